//! How much of the blocked list somebody sees: all of it, or the addresses of the people who work in the buildings where they have the
//! capability. An address that is nobody's any more, or an administrator's, is for administrators.

use super::{list::BlockedAccount, store::Blocked};
use crate::{
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    permissions::{
        BuiltIn, Level, Scope,
        giving::{self, Giver, Reach},
    },
    staff::{Account, policy::may_correct_addresses},
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::HashSet;

/// Whoever looks at the list, or acts on it.
pub(super) struct Reader {
    giver: Giver,
    /// Where they have as much of the capability as it takes; not asked for where everything is held.
    reach: Reach,
}

impl Reader {
    pub async fn of(db: &impl ConnectionTrait, actor: &Actor, level: Level, now: DateTime<Utc>) -> Result<Self, AppError> {
        let giver = Giver::of(db, actor, now).await?;
        let places = if giver.holds_everything() { Vec::new() } else { giver.places(db, BuiltIn::Delivery, level).await? };
        Ok(Self { giver, reach: Reach::of(&places) })
    }

    /// The people are those who hold something in one of these; `None`: everybody, and nobody in particular.
    pub fn scopes(&self) -> Option<Vec<Scope>> {
        (!self.giver.holds_everything()).then(|| self.reach.scopes())
    }

    /// Refuses as if the address weren't on the list, unless everybody whom it concerns works in one of their buildings, wherever else besides.
    pub async fn must_reach(&self, db: &impl ConnectionTrait, people: &[Account], now: DateTime<Utc>) -> Result<(), AppError> {
        if self.giver.holds_everything() {
            return Ok(());
        }
        let working = giving::working_in(db, &self.reach, people.iter(), now).await?;
        let reached = |person: &Account| !person.is_administrator && working.contains(&person.id);
        if !people.is_empty() && people.iter().all(reached) { Ok(()) } else { Err(AppError::NotFound) }
    }

    /// Which of these people can be looked up in the staff list.
    pub async fn seen_among<'a>(
        &self,
        db: &impl ConnectionTrait,
        people: impl Iterator<Item = &'a Account> + Clone,
    ) -> Result<HashSet<AccountId>, AppError> {
        self.giver.seen_among(db, people).await
    }
}

/// Whose letter it was, and what its reader may do about it.
pub(super) fn described(actor: &Actor, seen: &HashSet<AccountId>, account: &Account, blocked: &Blocked) -> BlockedAccount {
    let has_moved_on = account.sign_in_key != blocked.key;
    let can_be_corrected = account.is_pending() && !has_moved_on && may_correct_addresses(actor).is_ok();
    BlockedAccount {
        id: account.id,
        name: account.name(),
        can_be_opened: seen.contains(&account.id),
        can_be_corrected,
        has_moved_on,
    }
}
