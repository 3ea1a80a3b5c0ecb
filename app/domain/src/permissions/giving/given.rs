//! What somebody holds, in a few lines: beside the staff list for whoever sees them, and on their own first page.

use super::{
    GivenAccess, GivenGrant, Giver,
    matrix::{Places, seen},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::AccountId,
    permissions::{
        Scope,
        store::{self, Grant},
    },
    settings,
};
use chrono::DateTime;
use chrono_tz::Tz;

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

/// For good first, and the widest of it.
async fn told(ctx: &Ctx, actor: &Actor, mut grants: Vec<Grant>, zone: Tz, room: usize) -> Result<GivenAccess, AppError> {
    grants.sort_by_key(|grant| (grant.holding.term.is_some(), grant.holding.scope));
    let more = grants.len().saturating_sub(room);
    grants.truncate(room);
    let names = Places::of(ctx, actor.locale(), grants.iter().map(|grant| grant.holding)).await?;
    let moment = |micros| DateTime::from_timestamp_micros(micros).map(|at| clock::moment(at, zone));
    let grant = |grant: &Grant| GivenGrant {
        place: names.place(grant.holding.scope),
        building: if let Scope::Building(building) = grant.holding.scope { Some(building) } else { None },
        is_portfolio: matches!(grant.holding.scope, Scope::Portfolio(_)),
        group: names.group(grant.holding.group),
        from: grant.holding.term.and_then(|term| moment(term.from)),
        until: grant.holding.term.and_then(|term| moment(term.until)),
    };
    Ok(GivenAccess { grants: grants.iter().map(grant).collect(), more: u32::try_from(more).unwrap_or(u32::MAX) })
}
