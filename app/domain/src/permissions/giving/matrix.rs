//! The buildings with what somebody holds in each, page by page, and what a form would change.

use super::{
    AccessChange, AccessForm, AccessPreview, CoverView, Giver, Line, Matrix, MatrixPortfolio, MatrixQuery, MatrixRow, Tally,
    service::{holdings_after, like, plan},
    view::{MatrixGroup, ROWS},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::AppError,
    ids::{AccountId, BuildingId, PermissionGroupId, PortfolioId},
    permissions::{
        Access, BuiltIn, Holding, Level, Place, Rights, Scope,
        store::{self, Grant, names},
    },
    settings, staff,
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Locale;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// As many names as a sentence has room for.
const NAMES: usize = 4;
/// Of so many at most the names are looked at to find which come first.
const LOOKED_AT: usize = 1_000;

/// Whose access is looked at: somebody's, or nobody's yet.
struct Looked {
    version: i32,
    access: Access,
    grants: Vec<Grant>,
    may_change: bool,
}

impl Looked {
    async fn at(ctx: &Ctx, actor: &Actor, giver: &Giver, account: &str, now: DateTime<Utc>) -> Result<Self, AppError> {
        let may_invite = staff::policy::may_invite(actor).is_ok();
        if account.is_empty() {
            return Ok(Self { version: 0, access: Access::default(), grants: Vec::new(), may_change: may_invite });
        }
        let id: AccountId = account.parse().map_err(|_| AppError::NotFound)?;
        let account = staff::store::find(ctx.db(), id).await?;
        let grants = store::grants_of(ctx.db(), id, now).await?;
        let access = store::access_by(ctx.db(), &grants).await?;
        giver.must_see(ctx.db(), &account, &access).await?;
        let is_own = actor.is(id);
        let is_above = !account.is_administrator || giver.holds_everything();
        let may_change = may_invite && !is_own && is_above && account.erased_at.is_none();
        let may_change = may_change && giver.may_change_some(ctx.db(), &access).await?;
        Ok(Self { version: account.version, access, grants, may_change })
    }
}

/// A page of the buildings in which whoever asks gives access, with what this person holds there.
pub async fn matrix(ctx: &Ctx, actor: &Actor, query: MatrixQuery) -> Result<Matrix, AppError> {
    staff::policy::may_see(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let looked = Looked::at(ctx, actor, &giver, &query.account, now).await?;
    let shown = match query.like.parse() {
        Ok(other) => like(ctx.db(), &giver, other, now).await?,
        Err(_) => looked.access.clone(),
    };
    let level = if looked.may_change { Level::Manage } else { Level::View };
    let places = giver.places(ctx.db(), BuiltIn::StaffAccounts, level).await?;
    let within = if giver.holds_everything() { None } else { Some(places.as_slice()) };
    let page = store::matrix::page(ctx.db(), &query, within, ROWS).await?;
    let is_open = |place: &Place| looked.may_change && giver.may_replace(*place, &looked.access);
    let open: HashSet<Place> = places.iter().copied().filter(is_open).collect();
    // Where nothing may be changed, what another person holds there changes nothing either.
    let held_in = |place: Place| {
        let access = if open.contains(&place) { &shown } else { &looked.access };
        place.building.and_then(|building| access.permanent_in(Scope::Building(building)))
    };
    let tally = |place: &Place| {
        let (held, open) = (u32::from(held_in(*place).is_some()), u32::from(open.contains(place)));
        Tally { buildings: 1, held, open, held_locked: held * (1 - open) }
    };
    let row = |(building, name, code, portfolio): (BuildingId, String, String, Option<PortfolioId>)| MatrixRow {
        held: held_in(Place { building: Some(building), portfolio }),
        may_change: open.contains(&Place { building: Some(building), portfolio }),
        building,
        name,
        code,
        portfolio,
    };
    let may_give_in = |scope| giver.level(Place::to_come(scope), BuiltIn::StaffAccounts) >= Level::Manage;
    // What is held where the reader doesn't look is not named either.
    let seen = places.iter().filter_map(|place| place.building).map(Scope::Building);
    let seen = seen.chain(places.iter().filter_map(|place| place.portfolio).map(Scope::Portfolio)).chain([Scope::All]);
    let held = seen.flat_map(|scope| [&shown, &looked.access].map(|access| access.permanent_in(scope))).flatten().collect();
    let groups = groups(ctx, actor, &giver, &places, held).await?;
    Ok(Matrix {
        version: looked.version,
        matching: page.matching,
        all: places.iter().map(tally).sum(),
        page: query.page,
        has_next: page.has_next,
        rows: page.rows.into_iter().map(row).collect(),
        portfolios: portfolios(ctx, &places, tally, &shown, may_give_in).await?,
        everywhere: shown.permanent_in(Scope::All),
        may_everywhere: looked.may_change && may_give_in(Scope::All),
        groups,
        covers: covers(ctx, &giver, &looked, actor.locale(), now, zone).await?,
        may_change: looked.may_change,
    })
}

async fn portfolios(
    ctx: &Ctx,
    places: &[Place],
    tally: impl Fn(&Place) -> Tally,
    shown: &Access,
    may_give_in: impl Fn(Scope) -> bool,
) -> Result<Vec<MatrixPortfolio>, AppError> {
    let mut tallies = BTreeMap::<PortfolioId, Tally>::new();
    for place in places {
        if let Some(portfolio) = place.portfolio {
            *tallies.entry(portfolio).or_default() += tally(place);
        }
    }
    let names = names::of_places(ctx.db(), tallies.keys().map(|portfolio| portfolio.0)).await?;
    let mut all: Vec<MatrixPortfolio> = tallies
        .into_iter()
        .map(|(portfolio, tally)| MatrixPortfolio {
            portfolio,
            name: names.get(&portfolio.0).cloned().unwrap_or_default(),
            tally,
            held: shown.permanent_in(Scope::Portfolio(portfolio)),
            may_change: may_give_in(Scope::Portfolio(portfolio)),
        })
        .collect();
    all.sort_by_cached_key(|portfolio| staff::identity::fold(&portfolio.name));
    Ok(all)
}

/// What may be given somewhere, and what is held already, by name.
async fn groups(
    ctx: &Ctx,
    actor: &Actor,
    giver: &Giver,
    places: &[Place],
    held: BTreeSet<PermissionGroupId>,
) -> Result<Vec<MatrixGroup>, AppError> {
    let living = store::living_groups(ctx.db()).await?;
    let rights = store::rights_of(ctx.db(), living.iter().copied().collect()).await?;
    let mut own: Vec<Rights> = Vec::new();
    for place in places {
        if let Some(rights) = giver.rights(*place)
            && !own.contains(&rights)
        {
            own.push(rights);
        }
    }
    let names = names::of_groups(ctx.db(), actor.locale()).await?;
    let may_give = |group: &PermissionGroupId| {
        giver.holds_everything() || rights.get(group).is_some_and(|rights| own.iter().any(|own| own.covers(rights)))
    };
    let mut all: Vec<MatrixGroup> = living
        .into_iter()
        .map(|group| MatrixGroup { group, name: names.get(&group).cloned().unwrap_or_default(), may_give: may_give(&group) })
        .filter(|group| group.may_give || held.contains(&group.group))
        .collect();
    all.sort_by_cached_key(|group| staff::identity::fold(&group.name));
    Ok(all)
}

async fn covers(
    ctx: &Ctx,
    giver: &Giver,
    looked: &Looked,
    locale: Locale,
    now: DateTime<Utc>,
    zone: Tz,
) -> Result<Vec<CoverView>, AppError> {
    let seen = seen(ctx, giver, &looked.grants).await?;
    let temporary = seen.iter().filter_map(|grant| Some((grant, grant.holding.term?)));
    let names = Places::of(ctx, locale, temporary.clone().map(|(grant, _)| grant.holding)).await?;
    let moment = |micros| clock::moment(DateTime::from_timestamp_micros(micros).unwrap_or(now), zone);
    Ok(temporary
        .map(|(grant, term)| CoverView {
            grant: grant.id,
            place: names.place(grant.holding.scope),
            is_portfolio: matches!(grant.holding.scope, Scope::Portfolio(_)),
            group: names.group(grant.holding.group),
            from: moment(term.from),
            until: moment(term.until),
            is_running: term.holds_at(now.timestamp_micros()),
        })
        .collect())
}

/// The grants that this reader may know of: those in buildings whose staff they see, and those that reach one.
pub(super) async fn seen(ctx: &Ctx, giver: &Giver, grants: &[Grant]) -> Result<Vec<Grant>, AppError> {
    if giver.holds_everything() {
        return Ok(grants.to_vec());
    }
    let sight = giver.sight(ctx.db()).await?;
    Ok(grants.iter().filter(|grant| sight.holds(grant.holding.scope)).copied().collect())
}

/// What places and permission groups are called.
pub(super) struct Places {
    places: HashMap<uuid::Uuid, String>,
    groups: HashMap<PermissionGroupId, String>,
}

impl Places {
    pub async fn of(ctx: &Ctx, locale: Locale, holdings: impl Iterator<Item = Holding>) -> Result<Self, AppError> {
        let ids = holdings.filter_map(|holding| id_of(holding.scope));
        Ok(Self { places: names::of_places(ctx.db(), ids).await?, groups: names::of_groups(ctx.db(), locale).await? })
    }

    pub fn place(&self, scope: Scope) -> String {
        id_of(scope).and_then(|id| self.places.get(&id)).cloned().unwrap_or_default()
    }

    pub fn group(&self, group: PermissionGroupId) -> String {
        self.groups.get(&group).cloned().unwrap_or_default()
    }
}

pub(super) fn id_of(scope: Scope) -> Option<uuid::Uuid> {
    match scope {
        Scope::All => None,
        Scope::Portfolio(portfolio) => Some(portfolio.0),
        Scope::Building(building) => Some(building.0),
    }
}

/// What the form would change, told before it is saved. It promises nothing: what is allowed is decided when it is saved.
pub async fn preview(ctx: &Ctx, actor: &Actor, form: AccessForm) -> Result<AccessPreview, AppError> {
    staff::policy::may_invite(actor)?;
    let lines = Line::read_all(&form.access)?;
    let now = ctx.now();
    let giver = Giver::of(ctx.db(), actor, now).await?;
    let looked = Looked::at(ctx, actor, &giver, &form.account, now).await?;
    let plan = plan(ctx.db(), &giver, &looked.access, &lines, now).await?;
    let then = Access::new(holdings_after(&looked.access, &plan), BTreeMap::new());
    // Where each building stands decides what holds there because it is given more widely, and where that doesn't count.
    let narrow: BTreeSet<Scope> =
        plan.changes.keys().copied().chain(then.scopes()).filter(|scope| *scope != Scope::All).collect();
    let places = store::places_in(ctx.db(), &narrow.into_iter().collect::<Vec<_>>()).await?;
    let places: BTreeMap<Scope, Place> =
        places.into_iter().filter_map(|place| Some((Scope::Building(place.building?), place))).collect();
    // Saving would refuse the others; told of, they would name what this reader knows nothing of.
    let sight = giver.sight(ctx.db()).await?;
    let mut changes = BTreeMap::<_, Vec<Scope>>::new();
    for (scope, (before, after)) in plan.changes.iter().filter(|(scope, _)| giver.may_know(&sight, **scope)) {
        let wider = |access: &Access| places.get(scope).and_then(|place| access.permanent_around(*place));
        let change = (before.or_else(|| wider(&looked.access)), after.or_else(|| wider(&then)));
        changes.entry(change).or_default().push(*scope);
    }
    // The buildings in which something narrower counts instead.
    let apart = |scopes: &[Scope]| {
        let is_wide = |scope: &&Scope| !matches!(scope, Scope::Building(_));
        let is_apart = |place: &Place| {
            let is_reached = scopes.iter().filter(is_wide).any(|scope| place.is_in(*scope));
            let counts = place.scopes().find(|scope| then.permanent_in(*scope).is_some());
            is_reached && counts.is_some_and(|scope| !scopes.contains(&scope) && scope != Scope::All)
        };
        let known = places.iter().filter(|(building, _)| sight.holds(**building)).map(|(_, place)| place);
        u32::try_from(known.filter(|place| is_apart(place)).count()).unwrap_or(u32::MAX)
    };
    let told = changes.iter().flat_map(|((before, after), scopes)| {
        scopes.iter().take(LOOKED_AT).filter_map(|scope| Some(Holding { scope: *scope, group: after.or(*before)?, term: None }))
    });
    let told: Vec<Holding> = told.collect();
    let names = Places::of(ctx, actor.locale(), told.into_iter()).await?;
    let name = |group: Option<PermissionGroupId>| group.map(|group| names.group(group)).unwrap_or_default();
    let in_order = |scopes: Vec<&Scope>| {
        let mut sorted: Vec<String> = scopes.into_iter().take(LOOKED_AT).map(|scope| names.place(*scope)).collect();
        sorted.sort_by_cached_key(|name| staff::identity::fold(name));
        sorted
    };
    let mut changes: Vec<AccessChange> = changes
        .iter()
        .map(|((before, after), scopes)| {
            let (buildings, wide): (Vec<_>, Vec<_>) = scopes.iter().partition(|scope| matches!(scope, Scope::Building(_)));
            AccessChange {
                before: name(*before),
                after: name(*after),
                buildings: u32::try_from(buildings.len()).unwrap_or(u32::MAX),
                names: in_order(buildings).into_iter().take(NAMES).collect(),
                portfolios: in_order(wide.into_iter().filter(|scope| **scope != Scope::All).collect()),
                everywhere: scopes.contains(&Scope::All),
                apart: apart(scopes),
            }
        })
        .collect();
    changes.sort_by_key(|change| std::cmp::Reverse((change.everywhere, change.portfolios.len(), change.buildings)));
    Ok(AccessPreview { changes })
}
