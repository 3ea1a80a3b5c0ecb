//! Somebody who is in no database: for the rules, which need none.

use crate::{
    actor::{Abilities, Actor, SignedIn},
    ids::{AccountId, SessionId},
};
use locales::Locale;
use uuid::Uuid;

/// A person with a living session, made up.
pub fn somebody(is_administrator: bool, policy_pending: bool) -> Actor {
    Actor::Staff(SignedIn {
        account: AccountId(Uuid::nil()),
        session: SessionId(Uuid::nil()),
        name: "Ada".into(),
        sign_in_name: "ada@example.org".into(),
        locale: Locale::default(),
        time_zone: "UTC".into(),
        is_administrator,
        policy_pending,
        abilities: if is_administrator { Abilities::ALL } else { Abilities::default() },
    })
}
