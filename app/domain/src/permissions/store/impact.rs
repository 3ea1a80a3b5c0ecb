//! Whom and what each permission group touches.

use super::{places, unended};
use crate::{
    db::entities::grants,
    errors::AppError,
    ids::{BuildingId, PermissionGroupId, PortfolioId},
    permissions::{Place, Scope, groups::Impact},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QuerySelect as _,
    prelude::Expr,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// Of this one.
pub(crate) async fn of(db: &impl ConnectionTrait, group: PermissionGroupId, now: DateTime<Utc>) -> Result<Impact, AppError> {
    let mut found = of_those(db, Condition::all().add(grants::Column::GroupId.eq(group.0)), now).await?;
    Ok(found.remove(&group).unwrap_or_default())
}

/// Of each that anybody holds.
pub(crate) async fn of_all(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<HashMap<PermissionGroupId, Impact>, AppError> {
    of_those(db, Condition::all(), now).await
}

async fn of_those(
    db: &impl ConnectionTrait,
    wanted: Condition,
    now: DateTime<Utc>,
) -> Result<HashMap<PermissionGroupId, Impact>, AppError> {
    let held =
        || grants::Entity::find().select_only().column(grants::Column::GroupId).filter(wanted.clone()).filter(unended(now));
    let people: Vec<(Uuid, i64)> = held()
        .column_as(Expr::col(grants::Column::AccountId).count_distinct(), "people")
        .group_by(grants::Column::GroupId)
        .into_tuple()
        .all(db)
        .await?;
    let scopes: Vec<(Uuid, Option<Uuid>, Option<Uuid>)> =
        held().columns([grants::Column::BuildingId, grants::Column::PortfolioId]).distinct().into_tuple().all(db).await?;
    let mut reached = HashMap::<Uuid, Vec<Scope>>::new();
    for (group, building, portfolio) in scopes {
        reached.entry(group).or_default().push(scope_of(building, portfolio));
    }
    let places = if reached.is_empty() { Vec::new() } else { places(db).await? };
    let impact = |(group, people): (Uuid, i64)| {
        let scopes = reached.remove(&group).unwrap_or_default();
        (
            PermissionGroupId(group),
            Impact { people: u32::try_from(people).unwrap_or(u32::MAX), buildings: count(&places, &scopes) },
        )
    };
    Ok(people.into_iter().map(impact).collect())
}

fn scope_of(building: Option<Uuid>, portfolio: Option<Uuid>) -> Scope {
    match (building, portfolio) {
        (Some(building), _) => Scope::Building(BuildingId(building)),
        (None, Some(portfolio)) => Scope::Portfolio(PortfolioId(portfolio)),
        (None, None) => Scope::All,
    }
}

/// How many of the places that there are, are in one of these scopes.
fn count(places: &[Place], scopes: &[Scope]) -> u32 {
    let scopes: BTreeSet<Scope> = scopes.iter().copied().collect();
    let is_in = |place: &&Place| {
        let own = place.building.map(Scope::Building).into_iter().chain(place.portfolio.map(Scope::Portfolio));
        own.chain([Scope::All]).any(|scope| scopes.contains(&scope))
    };
    u32::try_from(places.iter().filter(is_in).count()).unwrap_or(u32::MAX)
}
