//! Somebody who is in no database: for the rules, which need none.

use crate::{
    actor::{Abilities, Actor, SignedIn},
    ids::{AccountId, SessionId},
};
use locales::Locale;
use uuid::Uuid;

/// A person with a living session, made up.
pub fn somebody(is_administrator: bool, policy_pending: bool) -> Actor {
    let abilities = if is_administrator { Abilities::ALL } else { Abilities::default() };
    made_up(is_administrator, policy_pending, abilities)
}

/// The same, no administrator, who holds this somewhere.
pub fn holder(abilities: Abilities) -> Actor {
    made_up(false, false, abilities)
}

fn made_up(is_administrator: bool, policy_pending: bool, abilities: Abilities) -> Actor {
    Actor::Staff(SignedIn {
        account: AccountId(Uuid::nil()),
        session: SessionId(Uuid::nil()),
        name: "Ada".into(),
        sign_in_name: "ada@example.org".into(),
        locale: Locale::default(),
        time_zone: "UTC".into(),
        is_administrator,
        policy_pending,
        must_change: false,
        abilities,
    })
}
