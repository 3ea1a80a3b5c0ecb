//! What somebody may do, building by building, and where it comes from.

use super::{
    Giver, MatrixQuery,
    matrix::Places,
    view::{EffectiveAccess, EffectiveRow, EffectiveSource, ROWS},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::{AccountId, PermissionGroupId},
    permissions::{
        BuiltIn, Holding, Level, Place, Scope, rights_described,
        store::{self, access_of},
    },
    settings, staff,
};
use chrono::DateTime;
use std::collections::BTreeSet;

/// A page of the buildings in which this person may do anything, as far as whoever asks sees their staff; what may be done, and by which grant.
/// Of the query, `search`, `portfolio` and `page` count.
pub async fn effective(ctx: &Ctx, actor: &Actor, query: MatrixQuery) -> Result<EffectiveAccess, AppError> {
    staff::policy::may_see(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let at = now.timestamp_micros();
    let id: AccountId = query.account.parse().map_err(|_| AppError::NotFound)?;
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let account = staff::store::find(ctx.db(), id).await?;
    let access = access_of(ctx.db(), id, now).await?;
    giver.must_see(ctx.db(), &account, &access).await?;
    if account.is_administrator {
        return Ok(EffectiveAccess { is_administrator: true, ..EffectiveAccess::default() });
    }
    let reached = store::places_in(ctx.db(), &access.scopes()).await?;
    let is_shown =
        |place: &Place| giver.level(*place, BuiltIn::StaffAccounts) >= Level::View && !access.sources(*place, at).is_empty();
    let shown: Vec<Place> = reached.into_iter().filter(is_shown).collect();
    let page = store::matrix::page(ctx.db(), &query, Some(&shown), ROWS).await?;
    let found: Vec<(Vec<Holding>, BTreeSet<PermissionGroupId>)> = page
        .rows
        .iter()
        .map(|(building, _, _, portfolio)| Place { building: Some(*building), portfolio: *portfolio })
        .map(|place| (access.sources(place, at), access.groups(place, at)))
        .collect();
    let locale = actor.locale();
    let names = Places::of(ctx, locale, found.iter().flat_map(|(sources, _)| sources.iter().copied())).await?;
    // A hundred buildings bear a handful of different groups.
    let distinct: Vec<BTreeSet<PermissionGroupId>> =
        found.iter().map(|(_, groups)| groups.clone()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut rights = Vec::with_capacity(distinct.len());
    for groups in &distinct {
        rights.push(rights_described(ctx, actor, groups).await?);
    }
    let source = |holding: &Holding| EffectiveSource {
        place: if matches!(holding.scope, Scope::Building(_)) { String::new() } else { names.place(holding.scope) },
        is_everywhere: holding.scope == Scope::All,
        group: names.group(holding.group),
        until: holding.term.and_then(|term| DateTime::from_timestamp_micros(term.until)).map(|until| clock::moment(until, zone)),
    };
    let rows = page.rows.into_iter().zip(&found).map(|((building, name, code, _), (sources, groups))| EffectiveRow {
        building,
        name,
        code,
        sources: sources.iter().map(source).collect(),
        rights: distinct.iter().position(|other| other == groups).and_then(|at| u32::try_from(at).ok()).unwrap_or_default(),
    });
    Ok(EffectiveAccess {
        is_administrator: false,
        rows: rows.collect(),
        matching: page.matching,
        page: query.page,
        has_next: page.has_next,
        rights,
    })
}
