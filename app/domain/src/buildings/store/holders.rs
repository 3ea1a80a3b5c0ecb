//! The SQL about people and a building: who has access there, and who of them may do something there.
//!
//! The rule is [`Access`](crate::permissions::Access)'s, written once more for the database, so that a page of a hundred is found without
//! reading everybody; a test holds the two against each other.

use crate::{
    buildings::{
        model::{COUNT_UP_TO, PAGE},
        store::Building,
    },
    db::{
        entities::{accounts, buildings, capabilities, grants, permission_levels},
        paging::{Paged, Start, counted},
        search,
    },
    errors::AppError,
    ids::{AccountId, BuildingId, CapabilityId, PermissionGroupId},
    permissions::{
        Holding, Level, Place, Scope,
        store::{Grant, names},
    },
    staff::{Account, store::listing},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
    prelude::Expr,
    sea_query::{Alias, IntoIden, Query, SelectStatement, SimpleExpr, UnionType},
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Who is wanted.
pub(in crate::buildings) struct Wanted<'a> {
    pub place: Place,
    /// Only those for whom one of these counts now; `None`: everybody who has something now or will.
    pub groups: Option<&'a BTreeSet<PermissionGroupId>>,
    pub search: &'a str,
    /// By their addresses administrators are not found.
    pub is_for_manager: bool,
    pub now: DateTime<Utc>,
}

/// The permission groups that allow at least this much.
pub(in crate::buildings) async fn groups_with(
    db: &impl ConnectionTrait,
    capability: CapabilityId,
    level: Level,
) -> Result<BTreeSet<PermissionGroupId>, AppError> {
    let ids: Vec<Uuid> = permission_levels::Entity::find()
        .select_only()
        .column(permission_levels::Column::GroupId)
        .filter(permission_levels::Column::CapabilityId.eq(capability.0))
        .filter(permission_levels::Column::Level.gte(level.number()))
        .into_tuple()
        .all(db)
        .await?;
    Ok(ids.into_iter().map(PermissionGroupId).collect())
}

/// The capabilities there are, in their order, by name.
pub(in crate::buildings) async fn capabilities(
    db: &impl ConnectionTrait,
    locale: Locale,
) -> Result<Vec<(CapabilityId, String)>, AppError> {
    let ids: Vec<Uuid> = capabilities::Entity::find()
        .select_only()
        .column(capabilities::Column::Id)
        .filter(capabilities::Column::ArchivedAt.is_null())
        .order_by_asc(capabilities::Column::Position)
        .order_by_asc(capabilities::Column::Id)
        .into_tuple()
        .all(db)
        .await?;
    let mut names = names::of_capabilities(db, locale).await?;
    Ok(ids.into_iter().map(CapabilityId).map(|id| (id, names.remove(&id).unwrap_or_default())).collect())
}

/// One page, by name.
pub(in crate::buildings) async fn page(
    db: &impl ConnectionTrait,
    wanted: &Wanted<'_>,
    after: Option<&str>,
    before: Option<&str>,
) -> Result<Paged<Account>, AppError> {
    let start = Start::of(read_place(after), read_place(before));
    let rows = ordered(wanted, &start).all(db).await?;
    Ok(Paged::cut(rows, PAGE, &start, place_of).map(Account::from))
}

fn ordered(wanted: &Wanted<'_>, start: &Start<(String, Uuid)>) -> Select<accounts::Entity> {
    let order = if start.backwards { Order::Desc } else { Order::Asc };
    let mut find = accounts::Entity::find().filter(people(wanted));
    if let Some((key, id)) = &start.place {
        let here = Expr::tuple([Expr::col(accounts::Column::SortKey), Expr::col(accounts::Column::Id)]);
        let there = Expr::tuple([Expr::value(key.clone()), Expr::value(*id)]);
        find = find.filter(if start.backwards { here.lt(there) } else { here.gt(there) });
    }
    find.order_by(accounts::Column::SortKey, order.clone()).order_by(accounts::Column::Id, order).limit(PAGE as u64 + 1)
}

/// A place in the list: the last row's key.
fn place_of(person: &accounts::Model) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_vec(&(&person.sort_key, person.id)).unwrap_or_default())
}

/// A forged place counts as none. PostgreSQL takes no NUL.
fn read_place(text: Option<&str>) -> Option<(String, Uuid)> {
    let text = text.filter(|text| text.len() < 2_000)?;
    let place: (String, Uuid) = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    (!place.0.contains('\0')).then_some(place)
}

/// How many match, counted up to [`COUNT_UP_TO`] and one.
pub(in crate::buildings) async fn count(db: &impl ConnectionTrait, wanted: &Wanted<'_>) -> Result<u32, AppError> {
    let mut rows = Query::select();
    rows.column((accounts::Entity, accounts::Column::Id)).from(accounts::Entity).cond_where(people(wanted));
    counted(db, rows, COUNT_UP_TO).await
}

/// What these people hold that reaches the place, now or later.
pub(in crate::buildings) async fn holdings(
    db: &impl ConnectionTrait,
    people: &[AccountId],
    place: Place,
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, Vec<Holding>>, AppError> {
    let rows = grants::Entity::find()
        .filter(grants::Column::AccountId.is_in(people.iter().map(|account| account.0)))
        .filter(place.scopes().fold(Condition::any(), |any, scope| any.add(is_in(grants::Entity, scope))))
        .filter(unended(now))
        .all(db)
        .await?;
    let mut held = HashMap::<AccountId, Vec<Holding>>::new();
    for grant in rows.iter().map(Grant::from) {
        held.entry(grant.account).or_default().push(grant.holding);
    }
    Ok(held)
}

/// How many people were given something in this very building, now or for later.
pub(in crate::buildings) async fn given_in(
    db: &impl ConnectionTrait,
    building: BuildingId,
    now: DateTime<Utc>,
) -> Result<u32, AppError> {
    let mut rows = granted(Scope::Building(building));
    rows.distinct().cond_where(unended(now));
    counted(db, rows, u32::MAX).await
}

/// How many people have access to each of these buildings, now or later: as many as [`page`] would find. Those of the building and of its
/// portfolio are counted building by building, and those of all buildings once.
pub(in crate::buildings) async fn count_in(
    db: &impl ConnectionTrait,
    those: &[&Building],
    now: DateTime<Utc>,
) -> Result<HashMap<BuildingId, u32>, AppError> {
    let mut everywhere = Query::select();
    everywhere.column((accounts::Entity, accounts::Column::Id)).from(accounts::Entity);
    everywhere.cond_where(alive()).and_where(accounts::Column::Id.in_subquery(of_all_buildings(now)));
    let everywhere = counted(db, everywhere, COUNT_UP_TO).await?;
    let row = db.query_all(&some_only(those, now)).await?;
    let mut counts: HashMap<BuildingId, u32> = those.iter().map(|building| (building.id, everywhere)).collect();
    for row in row {
        let (building, counted): (Uuid, i64) = (row.try_get("", "building_id")?, row.try_get("", "counted")?);
        *counts.entry(BuildingId(building)).or_default() += u32::try_from(counted).unwrap_or(u32::MAX);
    }
    Ok(counts)
}

/// Building by building, how many have access to it without having it to all.
fn some_only(those: &[&Building], now: DateTime<Utc>) -> SelectStatement {
    let ids = || those.iter().map(|building| building.id.0);
    let (pair, person) = (Alias::new("pair"), grants::Column::AccountId);
    let mut pairs = Query::select();
    pairs.column((grants::Entity, grants::Column::BuildingId)).column((grants::Entity, person)).from(grants::Entity);
    pairs.and_where(grants::Column::BuildingId.is_in(ids())).cond_where(unended(now));
    let mut of_portfolios = Query::select();
    let same =
        Expr::col((grants::Entity, grants::Column::PortfolioId)).equals((buildings::Entity, buildings::Column::PortfolioId));
    of_portfolios
        .expr_as(Expr::col((buildings::Entity, buildings::Column::Id)), "building_id")
        .column((grants::Entity, person))
        .from(buildings::Entity)
        .inner_join(grants::Entity, same)
        .and_where(buildings::Column::Id.is_in(ids()))
        .cond_where(unended(now));
    pairs.union(UnionType::Distinct, of_portfolios);
    let is_person = Expr::col((accounts::Entity, accounts::Column::Id)).equals((pair.clone(), person));
    Query::select()
        .column((pair.clone(), grants::Column::BuildingId))
        .expr_as(Expr::cust("COUNT(*)"), "counted")
        .from_subquery(pairs, pair.clone())
        .inner_join(accounts::Entity, is_person)
        .cond_where(alive())
        .and_where(accounts::Column::Id.not_in_subquery(of_all_buildings(now)))
        .group_by_col((pair, grants::Column::BuildingId))
        .to_owned()
}

/// Whoever has access to everything: administrators, and those it was given to.
fn of_all_buildings(now: DateTime<Utc>) -> SelectStatement {
    let mut all = granted(Scope::All);
    all.cond_where(unended(now)).union(UnionType::All, administrators());
    all
}

/// Bare, as the index's own condition is.
fn administrators() -> SelectStatement {
    let them = Alias::new("administrators");
    Query::select()
        .column((them.clone(), accounts::Column::Id))
        .from_as(accounts::Entity, them.clone())
        .and_where(Expr::col((them, accounts::Column::IsAdministrator)))
        .to_owned()
}

/// A condition on `accounts`.
fn people(wanted: &Wanted<'_>) -> Condition {
    let mut access = administrators();
    let scopes: Vec<Scope> = wanted.place.scopes().collect();
    match wanted.groups {
        None => {
            for scope in scopes {
                let mut some = granted(scope);
                some.cond_where(unended(wanted.now));
                access.union(UnionType::All, some);
            }
        }
        Some(groups) => {
            let one_of_them = || grants::Column::GroupId.is_in(groups.iter().map(|group| group.0));
            for (at, scope) in scopes.iter().enumerate() {
                // For good, with nothing for good that is narrower; and for a while, whatever else there is.
                let mut permanent = granted(*scope);
                permanent.and_where(one_of_them()).and_where(grants::Column::UntilAt.is_null());
                for narrower in &scopes[..at] {
                    permanent.and_where(Expr::exists(permanent_in(*narrower)).not());
                }
                let mut temporary = granted(*scope);
                temporary
                    .and_where(one_of_them())
                    .and_where(grants::Column::FromAt.lte(wanted.now))
                    .and_where(grants::Column::UntilAt.gt(wanted.now));
                access.union(UnionType::All, permanent).union(UnionType::All, temporary);
            }
        }
    }
    let mut people = alive().add(accounts::Column::Id.in_subquery(access));
    for word in search::words(wanted.search) {
        people = people.add(listing::found_by(&word, wanted.is_for_manager));
    }
    people
}

/// To whom something was given in this scope.
fn granted(scope: Scope) -> SelectStatement {
    let mut some = Query::select();
    some.column((grants::Entity, grants::Column::AccountId)).from(grants::Entity).and_where(is_in(grants::Entity, scope));
    some
}

/// Whether the same person has something for good in this scope.
fn permanent_in(scope: Scope) -> SelectStatement {
    let narrower = Alias::new("narrower");
    let same = Expr::col((narrower.clone(), grants::Column::AccountId)).equals((grants::Entity, grants::Column::AccountId));
    Query::select()
        .expr(Expr::value(1))
        .from_as(grants::Entity, narrower.clone())
        .and_where(same)
        .and_where(is_in(narrower.clone(), scope))
        .and_where(Expr::col((narrower, grants::Column::UntilAt)).is_null())
        .to_owned()
}

fn is_in(table: impl IntoIden, scope: Scope) -> SimpleExpr {
    let table = table.into_iden();
    let column = |column: grants::Column| Expr::col((table.clone(), column));
    match scope {
        Scope::Building(building) => column(grants::Column::BuildingId).eq(building.0),
        Scope::Portfolio(portfolio) => column(grants::Column::PortfolioId).eq(portfolio.0),
        Scope::All => column(grants::Column::BuildingId).is_null().and(column(grants::Column::PortfolioId).is_null()),
    }
}

fn unended(now: DateTime<Utc>) -> Condition {
    Condition::any().add(grants::Column::UntilAt.is_null()).add(grants::Column::UntilAt.gt(now))
}

/// Whoever can sign in, or will.
fn alive() -> Condition {
    Condition::all().add(accounts::Column::ErasedAt.is_null()).add(accounts::Column::DeactivatedAt.is_null())
}

#[cfg(test)]
mod tests;
