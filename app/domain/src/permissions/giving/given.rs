//! What somebody holds, in a few lines: beside the staff list for whoever sees them, and on their own first page.

use super::{
    GivenAccess, GivenGrant, Giver,
    matrix::{id_of, seen},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::AccountId,
    permissions::{
        Access, Holding, Scope,
        store::{self, Grant, names},
    },
    settings,
    staff::identity::fold,
};
use chrono::DateTime;
use chrono_tz::Tz;
use std::collections::BTreeMap;

/// As many grants as a side panel has room for.
const BESIDE: usize = 8;
/// As many as a page of one's own has.
const OWN: usize = 50;

/// What one holds oneself, all of it known.
pub async fn own(ctx: &Ctx, actor: &Actor) -> Result<GivenAccess, AppError> {
    let (person, zone) = (actor.signed_in()?, settings::zone_of(ctx, actor).await?);
    told(ctx, actor, store::grants_of(ctx.db(), person.account, ctx.now()).await?, zone, OWN).await
}

/// What somebody holds, as far as this reader may know.
pub(crate) async fn given(
    ctx: &Ctx,
    actor: &Actor,
    giver: &Giver,
    account: AccountId,
    zone: Tz,
) -> Result<GivenAccess, AppError> {
    let grants = store::grants_of(ctx.db(), account, ctx.now()).await?;
    told(ctx, actor, seen(ctx, giver, &grants).await?, zone, BESIDE).await
}

/// For good first, and the widest of it; then as a list would have them, by permission group and by place.
async fn told(ctx: &Ctx, actor: &Actor, mut grants: Vec<Grant>, zone: Tz, room: usize) -> Result<GivenAccess, AppError> {
    let around = Access::new(grants.iter().map(|grant| grant.holding), BTreeMap::new());
    let groups = names::of_groups(ctx.db(), actor.locale()).await?;
    let group = |grant: &Grant| groups.get(&grant.holding.group).map(|name| fold(name)).unwrap_or_default();
    let wide_first = |grant: &Grant| match grant.holding.scope {
        Scope::All => 0,
        Scope::Portfolio(_) => 1,
        Scope::Building(_) => 2,
    };
    grants.sort_by_cached_key(|grant| (grant.holding.term.is_some(), wide_first(grant), group(grant)));
    let more = grants.len().saturating_sub(room);
    grants.truncate(room);
    let places = grants.iter().filter_map(|grant| id_of(grant.holding.scope));
    let places = names::of_places(ctx.db(), places).await?;
    let place = |scope: Scope| id_of(scope).and_then(|id| places.get(&id)).cloned().unwrap_or_default();
    grants.sort_by_cached_key(|grant| {
        (grant.holding.term.is_some(), wide_first(grant), group(grant), fold(&place(grant.holding.scope)))
    });
    let buildings = grants.iter().map(|grant| grant.holding.scope).filter(|scope| matches!(scope, Scope::Building(_)));
    let buildings = store::places_in(ctx.db(), &buildings.collect::<Vec<_>>()).await?;
    let is_exception = |holding: &Holding| match holding.scope {
        _ if holding.term.is_some() => false,
        Scope::All => false,
        Scope::Portfolio(_) => around.permanent_in(Scope::All).is_some(),
        Scope::Building(building) => {
            let stands = buildings.iter().find(|place| place.building == Some(building));
            stands.is_some_and(|place| around.permanent_around(*place).is_some())
        }
    };
    let moment = |micros| DateTime::from_timestamp_micros(micros).map(|at| clock::moment(at, zone));
    let grant = |grant: &Grant| GivenGrant {
        place: place(grant.holding.scope),
        building: if let Scope::Building(building) = grant.holding.scope { Some(building) } else { None },
        is_portfolio: matches!(grant.holding.scope, Scope::Portfolio(_)),
        group: groups.get(&grant.holding.group).cloned().unwrap_or_default(),
        from: grant.holding.term.and_then(|term| moment(term.from)),
        until: grant.holding.term.and_then(|term| moment(term.until)),
        is_exception: is_exception(&grant.holding),
    };
    Ok(GivenAccess { grants: grants.iter().map(grant).collect(), more: u32::try_from(more).unwrap_or(u32::MAX) })
}
