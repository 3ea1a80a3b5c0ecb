//! How much of the history somebody may read.
//!
//! Administrators: all of it. Whoever sees the history of some buildings: what happened to the people who work there and aren't
//! administrators; of the access that they were given, what was given there.

use super::Event;
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    permissions::{
        BuiltIn, Level, Place, Scope,
        giving::Giver,
        store::{self, access_of},
    },
    staff,
};
use chrono::{DateTime, Utc};
use std::collections::BTreeSet;

/// What of it.
pub(super) enum Readership {
    /// All.
    Everything,
    /// What happened to the people of some buildings.
    OfPeople {
        /// By what they have access to one of them.
        scopes: Vec<Scope>,
        /// The buildings.
        places: Vec<Place>,
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
        let places = giver.places(ctx.db(), BuiltIn::History, Level::View).await?;
        if let Some(id) = account {
            let account = staff::store::find(ctx.db(), id).await?;
            let theirs = access_of(ctx.db(), id, at).await?;
            let works_there = places.iter().any(|place| theirs.reaches(*place, at.timestamp_micros()));
            if account.is_administrator || !works_there {
                return Err(AppError::NotFound);
            }
        }
        Ok(Self::OfPeople { scopes: store::scopes_reaching(&places), places, at })
    }

    /// The event as this reader may know it; `None`: not at all.
    pub fn shown(&self, event: Event) -> Option<Event> {
        let Self::OfPeople { places, .. } = self else { return Some(event) };
        if event.scopes().is_empty() {
            return Some(event);
        }
        let wide: BTreeSet<Scope> = event.scopes().iter().copied().filter(|scope| !matches!(scope, Scope::Building(_))).collect();
        let buildings: BTreeSet<Scope> = places.iter().filter_map(|place| place.building).map(Scope::Building).collect();
        let is_seen =
            |scope: &Scope| buildings.contains(scope) || wide.contains(scope) && places.iter().any(|place| place.is_in(*scope));
        let seen: Vec<Scope> = event.scopes().iter().copied().filter(is_seen).collect();
        (!seen.is_empty()).then(|| event.only_in(seen))
    }
}
