//! The building that somebody has turned to.

use super::{OwnBuildings, TurnForm};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::BuildingId,
    permissions::{
        Scope,
        store::{self, names},
    },
    sessions, staff,
};

/// As many as can be chosen from at a glance.
const AT_A_GLANCE: u64 = 60;

/// The buildings that somebody works in now, and the one that they have turned to: in this session, else their default one, else the first. An
/// administrator works in all, and in none more than in another.
pub async fn own_buildings(ctx: &Ctx, actor: &Actor) -> Result<OwnBuildings, AppError> {
    actor.must_be_past_the_door()?;
    let (person, db, now) = (actor.signed_in()?, ctx.db(), ctx.now());
    let grants = store::grants_of(db, person.account, now).await?;
    let held = grants.iter().filter(|grant| grant.holding.holds_at(now.timestamp_micros()));
    let scopes: Vec<Scope> = held.map(|grant| grant.holding.scope).collect();
    if scopes.is_empty() {
        return Ok(OwnBuildings::default());
    }
    let choices = store::first_buildings_in(db, &scopes, AT_A_GLANCE).await?;
    let turned_to = sessions::building_of(db, person.session).await?;
    let usual = staff::store::find(db, person.account).await?.default_building;
    let mut current = None;
    for building in turned_to.into_iter().chain(usual) {
        if reaches(ctx, &scopes, building).await? {
            current = names::of_places(db, [building.0]).await?.remove(&building.0).map(|name| (building, name));
            break;
        }
    }
    Ok(OwnBuildings { current: current.or_else(|| choices.first().cloned()), choices })
}

async fn reaches(ctx: &Ctx, scopes: &[Scope], building: BuildingId) -> Result<bool, AppError> {
    let places = store::places_in(ctx.db(), &[Scope::Building(building)]).await?;
    Ok(places.iter().any(|place| place.scopes().any(|scope| scopes.contains(&scope))))
}

/// Turns to another of one's own buildings, for this session.
pub async fn turn_to(ctx: &Ctx, actor: &Actor, form: &TurnForm) -> Result<BuildingId, AppError> {
    actor.must_be_past_the_door()?;
    let (person, now) = (actor.signed_in()?, ctx.now());
    let building: BuildingId = form.building.parse().map_err(|_| AppError::NotFound)?;
    let grants = store::grants_of(ctx.db(), person.account, now).await?;
    let held = grants.iter().filter(|grant| grant.holding.holds_at(now.timestamp_micros()));
    let scopes: Vec<Scope> = held.map(|grant| grant.holding.scope).collect();
    if !reaches(ctx, &scopes, building).await? {
        return Err(AppError::NotFound);
    }
    let tx = ctx.begin().await?;
    sessions::turn_to(&tx, person.session, building).await?;
    tx.commit().await?;
    Ok(building)
}
