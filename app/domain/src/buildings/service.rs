//! The list, one building, adding, changing, archiving, taking back into use.

use super::{
    form::{AboutBuildingForm, BuildingForm, BuildingQuery},
    model::{BuildingPage, BuildingPanel, BuildingSummary},
    parse::Details,
    policy,
    sight::{self, Sight},
    store::{self, Building, holders, listing, portfolios},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    ctx::Tx,
    errors::AppError,
    history::{self, Event},
    ids::{BuildingId, PortfolioId},
    permissions::{self, Level, Scope, store::Grant},
    settings, staff,
    staff::identity::fold,
};
use locales::Words;
use std::collections::HashMap;

/// A page of the list: all buildings, or those that the caller knows of.
pub async fn list(ctx: &Ctx, actor: &Actor, mut query: BuildingQuery) -> Result<BuildingPage, AppError> {
    query.archived &= policy::may_administer(actor).is_ok();
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let sight = Sight::of(ctx.db(), actor, now).await?;
    let listing = listing::page(ctx.db(), &query, &sight).await?;
    let matching = listing.matching(listing::count(ctx.db(), &query, &sight)).await?;
    let shows_people =
        |building: &Building| building.archived_at.is_none() && sight.held(building.id).staff_accounts >= Level::View;
    let counted: Vec<&Building> = listing.rows.iter().filter(|building| shows_people(building)).collect();
    let people = if counted.is_empty() { HashMap::new() } else { holders::count_in(ctx.db(), &counted, now).await? };
    let row = |building: &Building| BuildingSummary {
        id: building.id,
        name: building.name.clone(),
        code: building.code.clone(),
        portfolio: building.portfolio_name.clone(),
        people: people.get(&building.id).copied(),
        archived: building.archived_at.map(|at| clock::moment(at, zone)),
    };
    Ok(BuildingPage { rows: listing.rows.iter().map(row).collect(), previous: listing.previous, next: listing.next, matching })
}

/// The time zones that a building's form offers: each name with what is read of it.
pub fn time_zones(ctx: &Ctx, actor: &Actor) -> Result<Vec<(String, String)>, AppError> {
    policy::may_see_some(actor)?;
    Ok(settings::time_zones(Words::new(actor.locale()), ctx.now()))
}

/// One building, as its page shows it; to administrators also one that was archived.
pub async fn panel(ctx: &Ctx, actor: &Actor, id: BuildingId) -> Result<BuildingPanel, AppError> {
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let (building, held) = sight::seen_or_archived(ctx.db(), actor, id, now).await?;
    let archived = building.archived_at.map(|at| clock::moment(at, zone));
    let may = if archived.is_some() { policy::actions_when_archived(actor) } else { policy::actions(actor, held) };
    let capabilities = if may.see_people { holders::capabilities(ctx.db(), actor.locale()).await? } else { Vec::new() };
    let losing = if may.administer { holders::given_in(ctx.db(), id, now).await? } else { 0 };
    Ok(BuildingPanel {
        id,
        version: building.version,
        name: building.name,
        code: building.code,
        address: building.address,
        time_zone: building.time_zone.map(|zone| zone.name().to_owned()).unwrap_or_default(),
        default_locale: building.default_locale,
        portfolio: building.portfolio_name,
        added: clock::moment(building.created_at, zone),
        archived,
        may,
        losing,
        capabilities,
    })
}

/// Adds a building; makes the portfolio if it is a new one.
pub async fn create(ctx: &Ctx, actor: &Actor, form: BuildingForm) -> Result<BuildingId, AppError> {
    policy::may_administer(actor)?;
    let details = Details::parse(&form)?;
    let (id, now) = (BuildingId(ctx.new_id()), ctx.now());
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let (portfolio, is_new) = portfolios::of(ctx, &tx, details.portfolio.as_ref(), now).await?;
    store::insert(&tx, &[(id, &details, portfolio)], now).await?;
    record_portfolio(&tx, actor, portfolio.filter(|_| is_new), ctx).await?;
    history::record(&tx, actor, Event::BuildingCreated { building: id }, None, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes a building's details. Code and portfolio are not for everybody who may: whoever may not leaves them as they are.
pub async fn change(ctx: &Ctx, actor: &Actor, form: BuildingForm) -> Result<BuildingId, AppError> {
    let (id, now) = (form.building.parse().map_err(|_| AppError::NotFound)?, ctx.now());
    let (seen, held) = sight::seen(ctx.db(), actor, id, now).await?;
    policy::may_change(actor, held)?;
    let administers = policy::may_administer(actor).is_ok();
    let typed = if administers { Details::parse(&form)? } else { of_a_manager(form.clone(), &seen)? };
    let tx = if administers { staff::begin_as_administrator(ctx, actor).await? } else { ctx.begin().await? };
    store::claim_version(&tx, id, form.version).await?;
    // What is held is looked at again: it may have gone while this one stood in line.
    let (building, held) = sight::seen(&*tx, actor, id, now).await?;
    policy::may_change(actor, held)?;
    // So is what isn't a manager's to change: another code may have come meanwhile.
    let details = if administers { typed } else { of_a_manager(form, &building)? };
    let (portfolio, is_new) =
        if administers { portfolios::of(ctx, &tx, details.portfolio.as_ref(), now).await? } else { (building.portfolio, false) };
    if building.is(&details, portfolio) {
        // Nothing has changed, the version neither.
        return Ok(id);
    }
    store::change(&tx, id, &details, portfolio).await?;
    record_portfolio(&tx, actor, portfolio.filter(|_| is_new), ctx).await?;
    history::record(&tx, actor, Event::BuildingChanged { building: id }, None, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Somebody who may change the details alone. What else the form holds has to be what it is already.
fn of_a_manager(form: BuildingForm, building: &Building) -> Result<Details, AppError> {
    let is_left = |typed: &str, present: &str| typed.trim().is_empty() || fold(typed) == fold(present);
    if !is_left(&form.reference, &building.code) || !is_left(&form.portfolio, &building.portfolio_name) {
        return Err(AppError::Forbidden);
    }
    Details::parse(&BuildingForm { reference: building.code.clone(), portfolio: building.portfolio_name.clone(), ..form })
}

/// Archives a building: everything that was given in it ends, and administrators alone still see it.
pub async fn archive(ctx: &Ctx, actor: &Actor, form: AboutBuildingForm) -> Result<BuildingId, AppError> {
    policy::may_administer(actor)?;
    let (id, now) = (form.building.parse().map_err(|_| AppError::NotFound)?, ctx.now());
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let building = store::find(&*tx, id).await?;
    store::claim_version(&tx, id, form.version).await?;
    store::archive(&tx, &building, now).await?;
    let scope = Scope::Building(id);
    for Grant { account, holding, .. } in permissions::store::take_all_in(&tx, scope, now).await? {
        history::record(&tx, actor, Event::AccessTaken { group: holding.group, scopes: vec![scope] }, account, now).await?;
    }
    history::record(&tx, actor, Event::BuildingArchived { building: id }, None, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes an archived building back into use, as the form says it is from now on: its code may be another's meanwhile. What was given in this
/// very building has ended and stays so; what is held in its portfolio or everywhere holds here again.
pub async fn restore(ctx: &Ctx, actor: &Actor, form: BuildingForm) -> Result<BuildingId, AppError> {
    policy::may_administer(actor)?;
    let (id, now) = (form.building.parse().map_err(|_| AppError::NotFound)?, ctx.now());
    let details = Details::parse(&form)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    store::find_archived(&*tx, id).await?;
    store::claim_version(&tx, id, form.version).await?;
    let (portfolio, is_new) = portfolios::of(ctx, &tx, details.portfolio.as_ref(), now).await?;
    store::restore(&tx, id, &details, portfolio).await?;
    record_portfolio(&tx, actor, portfolio.filter(|_| is_new), ctx).await?;
    history::record(&tx, actor, Event::BuildingRestored { building: id }, None, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// A portfolio that came with a building.
async fn record_portfolio(tx: &Tx, actor: &Actor, made: Option<PortfolioId>, ctx: &Ctx) -> Result<(), AppError> {
    match made {
        Some(portfolio) => history::record(tx, actor, Event::PortfolioCreated { portfolio }, None, ctx.now()).await,
        None => Ok(()),
    }
}
