//! Whose people a reader sees: everybody, or those who work in the reader's own buildings.

use super::store::listing::Among;
use crate::{
    Ctx,
    actor::Actor,
    buildings,
    errors::AppError,
    ids::{AccountId, BuildingId},
    permissions::{
        BuiltIn, Level, Scope, ceiling,
        giving::Giver,
        store::{self, names},
    },
    staff::{self, Account, identity::fold},
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;

/// Everybody whom this reader sees, or those of one building; and that building's name. There is no such building for whoever doesn't see its
/// staff.
pub(super) async fn among(
    ctx: &Ctx,
    giver: &Giver,
    building: Option<BuildingId>,
    now: DateTime<Utc>,
) -> Result<(Among, Option<String>), AppError> {
    let db = ctx.db();
    let Some(building) = building else {
        if giver.holds_everything() {
            return Ok((Among::Everyone, None));
        }
        let places = giver.places(db, BuiltIn::StaffAccounts, Level::View).await?;
        return Ok((Among::of(db, store::scopes_reaching(&places), true, now).await?, None));
    };
    let found = store::places_in(db, &[Scope::Building(building)]).await?;
    let place =
        found.first().filter(|place| giver.level(**place, BuiltIn::StaffAccounts) >= Level::View).ok_or(AppError::NotFound)?;
    let name = names::of_places(db, [building.0]).await?.remove(&building.0);
    Ok((Among::of(db, store::scopes_reaching(&[*place]), !giver.holds_everything(), now).await?, name))
}

/// As many buildings as can be chosen from at a glance.
const AT_A_GLANCE: usize = 60;

/// The buildings by which the list can be narrowed, by name: those whose staff the reader sees. None where there are more than can be chosen from
/// at a glance; from a building's own page the list is narrowed whatever their number.
pub async fn buildings_at_a_glance(ctx: &Ctx, actor: &Actor) -> Result<Vec<(BuildingId, String)>, AppError> {
    staff::policy::may_see(actor)?;
    let (db, now) = (ctx.db(), ctx.now());
    let giver = Giver::of(db, actor, now).await?;
    let mut found = if giver.holds_everything() {
        buildings::store::first_by_name(db, AT_A_GLANCE as u64 + 1).await?
    } else {
        let places = giver.places(db, BuiltIn::StaffAccounts, Level::View).await?;
        let ids = places.into_iter().filter_map(|place| place.building).take(AT_A_GLANCE + 1).map(|building| building.0);
        let named = names::of_places(db, ids).await?;
        let mut named: Vec<_> = named.into_iter().map(|(id, name)| (BuildingId(id), name)).collect();
        named.sort_by_cached_key(|(_, name)| fold(name));
        named
    };
    if found.len() > AT_A_GLANCE {
        found.clear();
    }
    Ok(found)
}

/// Somebody as a whole, for whoever may act on them so. As if there were no such person for whoever doesn't see them (AC-71); refused to whoever
/// sees them but doesn't manage all that they have (AC-73, AC-78). Somebody whom others added, and who has nothing but what this very manager
/// gave them, is not the manager's either: adding somebody by their address would be a way to take their account over.
pub(crate) async fn may_act_on(
    db: &impl ConnectionTrait,
    actor: &Actor,
    target: &Account,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    staff::policy::may_invite(actor)?;
    let giver = Giver::of(db, actor, now).await?;
    if giver.holds_everything() {
        return Ok(());
    }
    let theirs = store::access_of(db, target.id, now).await?;
    giver.must_see(db, target, &theirs).await?;
    if target.is_administrator || is_own(actor, target.id) {
        return Err(AppError::Forbidden);
    }
    if staff::store::is_only_of(db, target.id, actor).await? {
        return Err(AppError::Forbidden);
    }
    let places = store::places_in(db, &theirs.scopes()).await?;
    ceiling::may_act_on_the_whole(giver.power(), &theirs, &places, now.timestamp_micros())
}

pub(super) fn is_own(actor: &Actor, account: AccountId) -> bool {
    actor.signed_in().is_ok_and(|person| person.account == account)
}
