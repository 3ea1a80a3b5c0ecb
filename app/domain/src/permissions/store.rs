//! The SQL of access: who holds what where. What things are called is [`names`]; what there is to be held, [`catalogue`] and [`groups`].

pub(crate) mod catalogue;
pub(crate) mod groups;
pub(crate) mod impact;
pub(super) mod matrix;
pub(crate) mod names;

use super::{Access, Holding, Level, Place, Rights, Scope, Term};
use crate::{
    clock,
    ctx::Tx,
    db::{
        entities::{accounts, buildings, grants, permission_groups, permission_levels, permission_toggles, portfolios},
        is_postgres,
    },
    errors::AppError,
    ids::{AccountId, BuildingId, CapabilityId, GrantId, PermissionGroupId, PortfolioId, ToggleId},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, QueryTrait as _, Select, Set,
    sea_query::{LockBehavior, LockType, SelectStatement, SimpleExpr, UnionType},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use uuid::Uuid;

/// As many rows as are written in one statement: fewer values than any of the two databases takes.
const CHUNK: usize = 500;

/// A grant as it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Grant {
    pub id: GrantId,
    pub account: AccountId,
    pub holding: Holding,
}

/// Grants that have not come to their end.
pub(crate) fn unended(now: DateTime<Utc>) -> Condition {
    Condition::any().add(grants::Column::UntilAt.is_null()).add(grants::Column::UntilAt.gt(now))
}

/// What somebody holds now or will hold.
pub(crate) async fn grants_of(db: &impl ConnectionTrait, account: AccountId, now: DateTime<Utc>) -> Result<Vec<Grant>, AppError> {
    let rows = grants::Entity::find().filter(grants::Column::AccountId.eq(account.0)).filter(unended(now)).all(db).await?;
    Ok(rows.iter().map(Grant::from).collect())
}

/// Where each of several people holds anything, now or later.
pub(crate) async fn scopes_of(
    db: &impl ConnectionTrait,
    accounts: impl Iterator<Item = AccountId>,
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, Vec<Scope>>, AppError> {
    let theirs = grants::Column::AccountId.is_in(accounts.map(|account| account.0));
    let mut scopes = HashMap::<AccountId, Vec<Scope>>::new();
    for grant in grants::Entity::find().filter(theirs).filter(unended(now)).all(db).await?.iter().map(Grant::from) {
        scopes.entry(grant.account).or_default().push(grant.holding.scope);
    }
    Ok(scopes)
}

/// What somebody holds, with what it amounts to.
pub(crate) async fn access_of(db: &impl ConnectionTrait, account: AccountId, now: DateTime<Utc>) -> Result<Access, AppError> {
    access_by(db, &grants_of(db, account, now).await?).await
}

/// The same of several people at once; each of them is there, whoever holds nothing too.
pub(crate) async fn accesses_of(
    db: &impl ConnectionTrait,
    accounts: &[AccountId],
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, Access>, AppError> {
    let theirs = grants::Column::AccountId.is_in(accounts.iter().map(|account| account.0));
    let rows = grants::Entity::find().filter(theirs).filter(unended(now)).all(db).await?;
    let mut held: HashMap<AccountId, Vec<Holding>> = accounts.iter().map(|account| (*account, Vec::new())).collect();
    for grant in rows.iter().map(Grant::from) {
        held.entry(grant.account).or_default().push(grant.holding);
    }
    let rights = rights_of(db, held.values().flatten().map(|holding| holding.group).collect()).await?;
    Ok(held.into_iter().map(|(account, held)| (account, Access::new(held, rights.clone()))).collect())
}

/// What these grants amount to.
pub(crate) async fn access_by(db: &impl ConnectionTrait, grants: &[Grant]) -> Result<Access, AppError> {
    let holdings: Vec<Holding> = grants.iter().map(|grant| grant.holding).collect();
    let rights = rights_of(db, holdings.iter().map(|holding| holding.group).collect()).await?;
    Ok(Access::new(holdings, rights))
}

/// What these groups allow.
pub(crate) async fn rights_of(
    db: &impl ConnectionTrait,
    groups: BTreeSet<PermissionGroupId>,
) -> Result<BTreeMap<PermissionGroupId, Rights>, AppError> {
    let mut rights: BTreeMap<PermissionGroupId, Rights> = groups.iter().map(|group| (*group, Rights::default())).collect();
    let ids = || groups.iter().map(|group| group.0);
    let levels = permission_levels::Entity::find().filter(permission_levels::Column::GroupId.is_in(ids())).all(db).await?;
    for row in levels {
        let held = rights.entry(PermissionGroupId(row.group_id)).or_default();
        held.levels.insert(CapabilityId(row.capability_id), Level::of_number(row.level));
    }
    let toggles = permission_toggles::Entity::find().filter(permission_toggles::Column::GroupId.is_in(ids())).all(db).await?;
    for row in toggles {
        rights.entry(PermissionGroupId(row.group_id)).or_default().toggles.insert(ToggleId(row.toggle_id));
    }
    Ok(rights)
}

/// All buildings that there are.
pub(crate) async fn places(db: &impl ConnectionTrait) -> Result<Vec<Place>, AppError> {
    read_places(db, living_buildings()).await
}

/// The buildings that what is held in these scopes reaches: for whoever holds a few, reading five thousand would be too much.
pub(crate) async fn places_in(db: &impl ConnectionTrait, scopes: &[Scope]) -> Result<Vec<Place>, AppError> {
    read_places(db, living_buildings().filter(within(scopes))).await
}

/// As many buildings as can be chosen from at a glance.
pub(crate) const AT_A_GLANCE: u64 = 60;

/// The first buildings by name that what is held in these scopes reaches, as many as can be chosen from at a glance, and what they are called.
/// `and` stands first where it is reached and not among them: what is chosen can be chosen.
pub(crate) async fn first_buildings_in(
    db: &impl ConnectionTrait,
    scopes: &[Scope],
    and: Option<BuildingId>,
) -> Result<Vec<(BuildingId, String)>, AppError> {
    if scopes.is_empty() {
        return Ok(Vec::new());
    }
    let named = || {
        let reached = living_buildings().filter(within(scopes)).select_only();
        let reached = reached.columns([buildings::Column::Id, buildings::Column::Name]);
        reached.order_by_asc(buildings::Column::SortKey).order_by_asc(buildings::Column::Id)
    };
    let mut rows: Vec<(Uuid, String)> = named().limit(AT_A_GLANCE).into_tuple().all(db).await?;
    if let Some(and) = and.filter(|and| !rows.iter().any(|(id, _)| *id == and.0)) {
        let this = named().filter(buildings::Column::Id.eq(and.0)).into_tuple().one(db).await?;
        rows.splice(0..0, this);
    }
    Ok(rows.into_iter().map(|(id, name)| (BuildingId(id), name)).collect())
}

fn within(scopes: &[Scope]) -> Condition {
    let (mut some, mut portfolios) = (Vec::new(), Vec::new());
    for scope in scopes {
        match scope {
            Scope::All => return Condition::all(),
            Scope::Portfolio(portfolio) => portfolios.push(portfolio.0),
            Scope::Building(building) => some.push(building.0),
        }
    }
    Condition::any().add(buildings::Column::Id.is_in(some)).add(buildings::Column::PortfolioId.is_in(portfolios))
}

fn living_buildings() -> Select<buildings::Entity> {
    buildings::Entity::find().filter(buildings::Column::ArchivedAt.is_null())
}

/// The buildings that these scopes reach, which until the commit nobody archives or moves to another portfolio.
pub(crate) async fn places_held_still(tx: &Tx, scopes: &[Scope]) -> Result<Vec<Place>, AppError> {
    let there = living_buildings().filter(within(scopes)).order_by_asc(buildings::Column::Id);
    read_places(&**tx, if is_postgres(&**tx) { there.lock_shared() } else { there }).await
}

/// Those of these permission groups that there are; until the commit nobody changes or deletes them. In the order in which whoever deletes one
/// takes them too, so that no two wait for each other.
pub(crate) async fn groups_held_still(
    tx: &Tx,
    groups: &BTreeSet<PermissionGroupId>,
) -> Result<BTreeSet<PermissionGroupId>, AppError> {
    let these = permission_groups::Entity::find()
        .filter(permission_groups::Column::Id.is_in(groups.iter().map(|group| group.0)))
        .filter(permission_groups::Column::DeletedAt.is_null())
        .order_by_asc(permission_groups::Column::Id);
    let these = if is_postgres(&**tx) { these.lock_shared() } else { these };
    Ok(these.all(&**tx).await?.into_iter().map(|row| PermissionGroupId(row.id)).collect())
}

/// How many of these scopes are portfolios that there are.
pub(crate) async fn portfolios_that_exist(db: &impl ConnectionTrait, scopes: &BTreeSet<Scope>) -> Result<usize, AppError> {
    let ids = scopes.iter().filter_map(|scope| if let Scope::Portfolio(id) = scope { Some(id.0) } else { None });
    Ok(portfolios::Entity::find().filter(portfolios::Column::Id.is_in(ids)).all(db).await?.len())
}

async fn read_places(db: &impl ConnectionTrait, wanted: Select<buildings::Entity>) -> Result<Vec<Place>, AppError> {
    let columns = [buildings::Column::Id, buildings::Column::PortfolioId];
    let rows: Vec<(Uuid, Option<Uuid>)> = wanted.select_only().columns(columns).into_tuple().all(db).await?;
    let place = |(building, portfolio): (Uuid, Option<Uuid>)| Place {
        building: Some(BuildingId(building)),
        portfolio: portfolio.map(PortfolioId),
    };
    Ok(rows.into_iter().map(place).collect())
}

/// Writes grants, all of them or none.
pub(crate) async fn insert(tx: &Tx, new: &[Grant], by: Option<AccountId>, now: DateTime<Utc>) -> Result<(), AppError> {
    for chunk in new.chunks(CHUNK) {
        let rows = chunk.iter().map(|grant| {
            let (building_id, portfolio_id) = columns(grant.holding.scope);
            let term = grant.holding.term;
            grants::ActiveModel {
                id: Set(grant.id.0),
                account_id: Set(grant.account.0),
                building_id: Set(building_id),
                portfolio_id: Set(portfolio_id),
                group_id: Set(grant.holding.group.0),
                from_at: Set(term.and_then(|term| instant(term.from))),
                until_at: Set(term.and_then(|term| instant(term.until))),
                given_at: Set(now),
                given_by: Set(by.map(|account| account.0)),
            }
        });
        grants::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Takes grants away. What they were is told by the history.
pub(crate) async fn delete(tx: &Tx, ids: &[GrantId]) -> Result<(), AppError> {
    for chunk in ids.chunks(CHUNK) {
        let these = grants::Column::Id.is_in(chunk.iter().map(|id| id.0));
        grants::Entity::delete_many().filter(these).exec(&**tx).await?;
    }
    Ok(())
}

/// Deletes grants that have come to their end, at most so many, and answers what they were.
pub(crate) async fn take_ended(tx: &Tx, now: DateTime<Utc>, most: u64) -> Result<Vec<Grant>, AppError> {
    let ended = grants::Entity::find().filter(grants::Column::UntilAt.lte(now)).order_by_asc(grants::Column::UntilAt).limit(most);
    // Several instances may sweep at once; a grant ends once.
    let ended = if is_postgres(&**tx) { ended.lock_with_behavior(LockType::Update, LockBehavior::SkipLocked) } else { ended };
    let ended: Vec<Grant> = ended.all(&**tx).await?.iter().map(Grant::from).collect();
    delete(tx, &ended.iter().map(|grant| grant.id).collect::<Vec<_>>()).await?;
    Ok(ended)
}

/// Strikes out all that is given in a scope, to whomever, and says what of it was in force or to come.
pub(crate) async fn take_all_in(tx: &Tx, scope: Scope, now: DateTime<Utc>) -> Result<Vec<Grant>, AppError> {
    let given = || held_in(&[scope], now);
    let taken = grants::Entity::find().filter(given()).order_by_asc(grants::Column::Id).all(&**tx).await?;
    grants::Entity::delete_many().filter(given()).exec(&**tx).await?;
    Ok(taken.iter().map(Grant::from).collect())
}

/// The permission groups that there are.
pub(crate) async fn living_groups(db: &impl ConnectionTrait) -> Result<Vec<PermissionGroupId>, AppError> {
    let living = permission_groups::Entity::find().filter(permission_groups::Column::DeletedAt.is_null()).all(db).await?;
    Ok(living.into_iter().map(|row| PermissionGroupId(row.id)).collect())
}

fn columns(scope: Scope) -> (Option<Uuid>, Option<Uuid>) {
    match scope {
        Scope::All => (None, None),
        Scope::Portfolio(portfolio) => (None, Some(portfolio.0)),
        Scope::Building(building) => (Some(building.0), None),
    }
}

fn instant(micros: i64) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros)
}

/// By what somebody may have access to one of these buildings: the buildings, their portfolios, everywhere.
pub(crate) fn scopes_reaching(places: &[Place]) -> Vec<Scope> {
    let buildings = places.iter().filter_map(|place| place.building).map(Scope::Building);
    let portfolios: BTreeSet<Scope> = places.iter().filter_map(|place| place.portfolio).map(Scope::Portfolio).collect();
    buildings.chain(portfolios).chain((!places.is_empty()).then_some(Scope::All)).collect()
}

/// The accounts of those who hold something in these scopes, some of them several times. A part for each kind of scope: SQLite finds each part by
/// its own index, and would look at every grant there is for all of them at once.
pub(crate) fn holders(scopes: &[Scope], now: DateTime<Utc>) -> SelectStatement {
    let kinds: [fn(&Scope) -> bool; 3] = [
        |scope| matches!(scope, Scope::Building(_)),
        |scope| matches!(scope, Scope::Portfolio(_)),
        |scope| matches!(scope, Scope::All),
    ];
    let part = |scopes: &[Scope]| {
        let held = grants::Entity::find().select_only().column(grants::Column::AccountId).filter(held_in(scopes, now));
        held.into_query()
    };
    let parts = kinds.into_iter().map(|is_such| scopes.iter().copied().filter(is_such).collect::<Vec<_>>());
    let parts = parts.filter(|scopes| !scopes.is_empty()).map(|scopes| part(&scopes));
    let nobody = || {
        grants::Entity::find().select_only().column(grants::Column::AccountId).filter(grants::Column::Id.is_null()).into_query()
    };
    parts.reduce(|mut all, part| all.union(UnionType::All, part).to_owned()).unwrap_or_else(nobody)
}

/// The accounts of those who hold something in these scopes and are no administrators.
pub(crate) fn staff_in(scopes: &[Scope], now: DateTime<Utc>) -> SelectStatement {
    let holders = accounts::Column::Id.in_subquery(holders(scopes, now));
    let staff = accounts::Entity::find().select_only().column(accounts::Column::Id).filter(holders);
    staff.filter(accounts::Column::IsAdministrator.eq(false)).into_query()
}

/// A condition on grants: is something held in one of these scopes?
pub(crate) fn held_in(scopes: &[Scope], now: DateTime<Utc>) -> SimpleExpr {
    let (mut some, mut portfolios, mut all) = (Vec::new(), Vec::new(), false);
    for scope in scopes {
        match scope {
            Scope::All => all = true,
            Scope::Portfolio(portfolio) => portfolios.push(portfolio.0),
            Scope::Building(building) => some.push(building.0),
        }
    }
    let mut there = Condition::any();
    if !some.is_empty() {
        there = there.add(grants::Column::BuildingId.is_in(some));
    }
    if !portfolios.is_empty() {
        there = there.add(grants::Column::PortfolioId.is_in(portfolios));
    }
    if all {
        there = there.add(grants::Column::BuildingId.is_null().and(grants::Column::PortfolioId.is_null()));
    }
    Condition::all().add(there).add(unended(now)).into()
}

impl From<&grants::Model> for Grant {
    fn from(row: &grants::Model) -> Self {
        let scope = match (row.building_id, row.portfolio_id) {
            (Some(building), _) => Scope::Building(BuildingId(building)),
            (None, Some(portfolio)) => Scope::Portfolio(PortfolioId(portfolio)),
            (None, None) => Scope::All,
        };
        let micros = |at: DateTime<Utc>| clock::to_micros(at).timestamp_micros();
        let term = row.from_at.zip(row.until_at).map(|(from, until)| Term { from: micros(from), until: micros(until) });
        let holding = Holding { scope, group: PermissionGroupId(row.group_id), term };
        Self { id: GrantId(row.id), account: AccountId(row.account_id), holding }
    }
}
