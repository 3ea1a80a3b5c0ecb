//! The portfolios' SQL.

use crate::{
    Ctx,
    buildings::{model::Portfolio, parse::PortfolioName},
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{
            buildings,
            portfolios::{ActiveModel, Column, Entity},
        },
    },
    errors::{AppError, Conflict},
    fields::{Field, Problem},
    ids::PortfolioId,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Set, prelude::Expr, sea_query::OnConflict,
};
use std::collections::HashMap;
use uuid::Uuid;

/// All of them, by name, with how many buildings are in each.
pub(in crate::buildings) async fn all(db: &impl ConnectionTrait) -> Result<Vec<Portfolio>, AppError> {
    let rows = Entity::find().order_by_asc(Column::NameKey).all(db).await?;
    let counts: Vec<(Option<Uuid>, i64)> = buildings::Entity::find()
        .select_only()
        .column(buildings::Column::PortfolioId)
        .column_as(buildings::Column::Id.count(), "counted")
        .filter(buildings::Column::ArchivedAt.is_null())
        .filter(buildings::Column::PortfolioId.is_not_null())
        .group_by(buildings::Column::PortfolioId)
        .into_tuple()
        .all(db)
        .await?;
    let counts: HashMap<Option<Uuid>, i64> = counts.into_iter().collect();
    let portfolio = |row: crate::db::entities::portfolios::Model| Portfolio {
        id: PortfolioId(row.id),
        version: row.version,
        buildings: counts.get(&Some(row.id)).map_or(0, |count| u32::try_from(*count).unwrap_or(u32::MAX)),
        name: row.name,
    };
    Ok(rows.into_iter().map(portfolio).collect())
}

/// Those of these names that there are.
pub(in crate::buildings) async fn by_key<'a>(
    db: &impl ConnectionTrait,
    names: impl Iterator<Item = &'a PortfolioName>,
) -> Result<HashMap<String, PortfolioId>, AppError> {
    let mut keys: Vec<&str> = names.map(|name| name.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    let mut found = HashMap::new();
    for chunk in keys.chunks(super::CHUNK) {
        let rows = Entity::find().filter(Column::NameKey.is_in(chunk.iter().copied())).all(db).await?;
        found.extend(rows.into_iter().map(|row| (row.name_key, PortfolioId(row.id))));
    }
    Ok(found)
}

/// Makes those that aren't there yet; answers which were made. Somebody else may make one of the same name at the same time: then there is one.
pub(in crate::buildings) async fn make(
    ctx: &Ctx,
    tx: &Tx,
    names: &[&PortfolioName],
    now: DateTime<Utc>,
) -> Result<Vec<PortfolioId>, AppError> {
    let mut made = Vec::new();
    for name in names {
        let id = PortfolioId(ctx.new_id());
        let row = ActiveModel {
            id: Set(id.0),
            name: Set(name.text.clone()),
            name_key: Set(name.key.clone()),
            version: Set(1),
            created_at: Set(now),
        };
        let keep = OnConflict::column(Column::NameKey).do_nothing().to_owned();
        if Entity::insert(row).on_conflict(keep).exec_without_returning(&**tx).await? == 1 {
            made.push(id);
        }
    }
    Ok(made)
}

/// The portfolio of this name, made unless there is one; and whether it was.
pub(in crate::buildings) async fn of(
    ctx: &Ctx,
    tx: &Tx,
    name: Option<&PortfolioName>,
    now: DateTime<Utc>,
) -> Result<(Option<PortfolioId>, bool), AppError> {
    let Some(name) = name else { return Ok((None, false)) };
    let is_new = !make(ctx, tx, &[name], now).await?.is_empty();
    Ok((by_key(&**tx, [name].into_iter()).await?.remove(&name.key), is_new))
}

/// Gives it another name, if nobody has meanwhile. [`Problem::PortfolioTaken`] when another has it.
pub(in crate::buildings) async fn rename(tx: &Tx, id: PortfolioId, version: i32, name: &PortfolioName) -> Result<(), AppError> {
    let done = Entity::update_many()
        .col_expr(Column::Name, Expr::value(name.text.clone()))
        .col_expr(Column::NameKey, Expr::value(name.key.clone()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .filter(Column::Id.eq(id.0))
        .filter(Column::Version.eq(version))
        .exec(&**tx)
        .await
        .on_unique(Field::Portfolio, Problem::PortfolioTaken)?;
    match done.rows_affected {
        1 => outdate_forms(tx, id).await,
        _ if Entity::find_by_id(id.0).one(&**tx).await?.is_none() => Err(AppError::NotFound),
        _ => Err(AppError::Conflict(Conflict::Stale)),
    }
}

/// A building's form names its portfolio: one that was opened before the renaming would put the building back into a portfolio of the old name.
async fn outdate_forms(tx: &Tx, id: PortfolioId) -> Result<(), AppError> {
    buildings::Entity::update_many()
        .col_expr(buildings::Column::Version, Expr::col(buildings::Column::Version).add(1))
        .filter(buildings::Column::PortfolioId.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
