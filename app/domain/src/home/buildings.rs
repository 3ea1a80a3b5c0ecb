//! The building that somebody has turned to.

use super::{OwnBuildings, TurnForm};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::{AccountId, BuildingId},
    permissions::{Scope, store},
    sessions, staff,
};

/// The buildings that somebody works in now, and the one that they have turned to: in this session, else their default one, else the first. An
/// administrator works in all, and in none more than in another.
pub async fn own_buildings(ctx: &Ctx, actor: &Actor) -> Result<OwnBuildings, AppError> {
    actor.must_be_past_the_door()?;
    let (person, db) = (actor.signed_in()?, ctx.db());
    let scopes = held_now(ctx, person.account).await?;
    let turned_to = sessions::building_of(db, person.session).await?;
    let usual = staff::store::find(db, person.account).await?.default_building;
    let mut current = None;
    for building in turned_to.into_iter().chain(usual) {
        if reaches(ctx, &scopes, building).await? {
            current = Some(building);
            break;
        }
    }
    let choices = store::first_buildings_in(db, &scopes, current).await?;
    let this = choices.iter().find(|(building, _)| current == Some(*building)).or(choices.first()).cloned();
    Ok(OwnBuildings { current: this, choices })
}

/// Where somebody holds anything at this moment.
async fn held_now(ctx: &Ctx, account: AccountId) -> Result<Vec<Scope>, AppError> {
    let (now, grants) = (ctx.now().timestamp_micros(), store::grants_of(ctx.db(), account, ctx.now()).await?);
    Ok(grants.iter().map(|grant| grant.holding).filter(|holding| holding.holds_at(now)).map(|holding| holding.scope).collect())
}

async fn reaches(ctx: &Ctx, scopes: &[Scope], building: BuildingId) -> Result<bool, AppError> {
    let places = store::places_in(ctx.db(), &[Scope::Building(building)]).await?;
    Ok(places.iter().any(|place| place.scopes().any(|scope| scopes.contains(&scope))))
}

/// Turns to another of one's own buildings, for this session.
pub async fn turn_to(ctx: &Ctx, actor: &Actor, form: &TurnForm) -> Result<BuildingId, AppError> {
    actor.must_be_past_the_door()?;
    let person = actor.signed_in()?;
    let building: BuildingId = form.building.parse().map_err(|_| AppError::NotFound)?;
    let scopes = held_now(ctx, person.account).await?;
    if !reaches(ctx, &scopes, building).await? {
        return Err(AppError::NotFound);
    }
    let tx = ctx.begin().await?;
    sessions::turn_to(&tx, person.session, building).await?;
    tx.commit().await?;
    Ok(building)
}
