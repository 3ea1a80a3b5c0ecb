//! Whose people a reader sees: everybody, or those who work in the reader's own buildings.

use super::{
    acting::those_to_act_on,
    store::listing::{self, Among},
};
use crate::{
    Ctx,
    actor::Actor,
    buildings,
    errors::AppError,
    ids::BuildingId,
    permissions::{
        BuiltIn, Level, Scope,
        giving::Giver,
        store::{self, AT_A_GLANCE, names},
    },
    staff::{self, identity::fold},
};
use chrono::{DateTime, Utc};

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

/// The same, for a question about those who ask for help: whoever may not act on somebody isn't told that they do.
pub(super) async fn told_of_asking(ctx: &Ctx, actor: &Actor, among: Among, now: DateTime<Utc>) -> Result<Among, AppError> {
    if !among.is_for_manager() || staff::policy::may_invite(actor).is_err() {
        return Ok(among);
    }
    let asking = listing::asking(ctx.db(), &among, now).await?;
    let theirs = those_to_act_on(ctx.db(), actor, &asking.iter().collect::<Vec<_>>(), now).await?;
    Ok(among.told_of_asking(theirs))
}

/// The buildings by which the list can be narrowed, by name: those whose staff the reader sees. None where there are more than can be chosen from
/// at a glance; from a building's own page the list is narrowed whatever their number.
pub async fn buildings_at_a_glance(ctx: &Ctx, actor: &Actor) -> Result<Vec<(BuildingId, String)>, AppError> {
    staff::policy::may_see(actor)?;
    let (db, now, most) = (ctx.db(), ctx.now(), usize::try_from(AT_A_GLANCE).unwrap_or(usize::MAX));
    let giver = Giver::of(db, actor, now).await?;
    let mut found = if giver.holds_everything() {
        buildings::store::first_by_name(db, AT_A_GLANCE + 1).await?
    } else {
        let places = giver.places(db, BuiltIn::StaffAccounts, Level::View).await?;
        let ids = places.into_iter().filter_map(|place| place.building).take(most + 1).map(|building| building.0);
        let named = names::of_places(db, ids).await?;
        let mut named: Vec<_> = named.into_iter().map(|(id, name)| (BuildingId(id), name)).collect();
        named.sort_by_cached_key(|(_, name)| fold(name));
        named
    };
    if found.len() > most {
        found.clear();
    }
    Ok(found)
}
