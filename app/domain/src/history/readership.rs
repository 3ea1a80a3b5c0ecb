//! How much of the history somebody may read.
//!
//! Administrators: all of it. Whoever sees the history of some buildings: what happened to the people who work there and aren't
//! administrators; of the access that they were given, what was given there; and of their way in nothing, unless they may act on them.

use super::Event;
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    permissions::{
        BuiltIn, Level, Scope,
        giving::{Giver, Reach, working_in},
    },
    staff,
};
use chrono::{DateTime, Utc};
use std::collections::{BTreeSet, HashSet};

/// What of it.
pub(super) enum Readership {
    /// All.
    Everything,
    /// What happened to the people of some buildings.
    OfPeople {
        /// The buildings.
        reach: Reach,
        /// Whoever reads.
        giver: Giver,
        /// When it is read.
        at: DateTime<Utc>,
    },
}

impl Readership {
    /// Of this reader, who asks for one person's history or for everybody's. There is no such person for whoever may not read of them (AC-94).
    pub async fn of(ctx: &Ctx, actor: &Actor, account: Option<AccountId>) -> Result<Self, AppError> {
        let at = ctx.now();
        let giver = Giver::of(ctx.db(), actor, at).await?;
        if giver.holds_everything() {
            return Ok(Self::Everything);
        }
        let reach = Reach::of(&giver.places(ctx.db(), BuiltIn::History, Level::View).await?);
        if let Some(id) = account {
            let account = staff::store::find(ctx.db(), id).await?;
            let working = working_in(ctx.db(), &reach, std::iter::once(&account), at).await?;
            if account.is_administrator || working.is_empty() {
                return Err(AppError::NotFound);
            }
        }
        Ok(Self::OfPeople { reach, giver, at })
    }

    /// Of those who did something, whom this reader may know by name: a person who works in their buildings may have been acted on by somebody
    /// who works in others alone (AC-81).
    pub async fn known_among(&self, ctx: &Ctx, actors: BTreeSet<AccountId>) -> Result<BTreeSet<AccountId>, AppError> {
        let Self::OfPeople { giver, .. } = self else { return Ok(actors) };
        let people = staff::store::several(ctx.db(), &actors).await?;
        let seen = giver.seen_among(ctx.db(), people.iter()).await?;
        Ok(actors.into_iter().filter(|id| giver.is(*id) || seen.contains(id)).collect())
    }

    /// Of those to whom something happened that is about their way in, on whom this reader may act; `None`: on everybody.
    pub async fn acts_on(
        &self,
        ctx: &Ctx,
        actor: &Actor,
        subjects: BTreeSet<AccountId>,
    ) -> Result<Option<HashSet<AccountId>>, AppError> {
        let Self::OfPeople { at, .. } = self else { return Ok(None) };
        if subjects.is_empty() || staff::policy::may_invite(actor).is_err() {
            return Ok(Some(HashSet::new()));
        }
        let people = staff::store::several(ctx.db(), &subjects).await?;
        Ok(Some(staff::those_to_act_on(ctx.db(), actor, &people.iter().collect::<Vec<_>>(), *at).await?))
    }

    /// The event as this reader may know it; `None`: not at all.
    pub fn shown(&self, event: Event) -> Option<Event> {
        let Self::OfPeople { reach, .. } = self else { return Some(event) };
        if event.scopes().is_empty() {
            return Some(event);
        }
        let seen: Vec<Scope> = event.scopes().iter().copied().filter(|scope| reach.holds(*scope)).collect();
        (!seen.is_empty()).then(|| event.only_in(seen))
    }
}
