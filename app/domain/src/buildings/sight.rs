//! Which buildings somebody knows of, found out anew with each question.

use super::{
    policy::{self, Held},
    store::{self, Building},
};
use crate::{
    actor::Actor,
    errors::AppError,
    ids::BuildingId,
    permissions::{Access, BuiltIn, Level, Place, Scope, store as permissions},
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap};

/// Which buildings the caller may see, and what they hold in each.
pub(super) enum Sight {
    /// All of them, as one who holds every right.
    All,
    /// These.
    Some(HashMap<BuildingId, Held>),
}

impl Sight {
    pub async fn of(db: &impl ConnectionTrait, actor: &Actor, now: DateTime<Utc>) -> Result<Self, AppError> {
        policy::may_see_some(actor)?;
        if actor.holds_every_right() {
            return Ok(Self::All);
        }
        let access = permissions::access_of(db, actor.signed_in()?.account, now).await?;
        let scopes: BTreeSet<Scope> = access.holdings().map(|holding| holding.scope).collect();
        let places = permissions::places_in(db, &scopes.into_iter().collect::<Vec<_>>()).await?;
        let seen = places.into_iter().filter_map(|place| Some((place.building?, held(&access, place, now))));
        Ok(Self::Some(seen.filter(|(_, held)| held.buildings >= Level::View).collect()))
    }

    /// What is held in a building that may be seen.
    pub fn held(&self, building: BuildingId) -> Held {
        match self {
            Self::All => Held::ALL,
            Self::Some(seen) => seen.get(&building).copied().unwrap_or_default(),
        }
    }
}

fn held(access: &Access, place: Place, now: DateTime<Utc>) -> Held {
    let level = |capability| access.level(place, now.timestamp_micros(), capability);
    Held { buildings: level(BuiltIn::Buildings), staff_accounts: level(BuiltIn::StaffAccounts) }
}

/// What the caller holds in this building.
async fn held_in(db: &impl ConnectionTrait, actor: &Actor, building: &Building, now: DateTime<Utc>) -> Result<Held, AppError> {
    if actor.holds_every_right() {
        return Ok(Held::ALL);
    }
    let access = permissions::access_of(db, actor.signed_in()?.account, now).await?;
    Ok(held(&access, building.place(), now))
}

/// A building that the caller may see, and what they hold there. One that they may not is as one that doesn't exist.
pub(super) async fn seen(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: BuildingId,
    now: DateTime<Utc>,
) -> Result<(Building, Held), AppError> {
    policy::may_see_some(actor)?;
    let building = store::find(db, id).await?;
    let held = held_in(db, actor, &building, now).await?;
    policy::may_see(actor, held)?;
    Ok((building, held))
}

/// The same, or one that was archived: administrators still see what it was.
pub(super) async fn seen_or_archived(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: BuildingId,
    now: DateTime<Utc>,
) -> Result<(Building, Held), AppError> {
    match seen(db, actor, id, now).await {
        Err(AppError::NotFound) if policy::may_administer(actor).is_ok() => {
            Ok((store::find_archived(db, id).await?, Held::default()))
        }
        found => found,
    }
}
