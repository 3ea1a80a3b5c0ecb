//! The throttles' SQL.

use super::Counted;
use crate::{ctx::Tx, db::entities::throttles, errors::AppError};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, Set, prelude::Expr, sea_query::OnConflict};

/// The row that nobody counts by: it is written to find out whether anything can be ([`probe`]).
const PROBE: &str = "readiness";

/// The row, made if it isn't there, and ours until the commit.
///
/// One statement on purpose: between "make it unless it is there" and "lock it" somebody's success could delete it.
pub(super) async fn lock(tx: &Tx, key: &str, now: DateTime<Utc>) -> Result<Counted, AppError> {
    let ours = OnConflict::column(throttles::Column::Key).update_column(throttles::Column::Key).to_owned();
    let row = throttles::Entity::insert(fresh(key, now)).on_conflict(ours).exec_with_returning(&**tx).await?;
    Ok(counted(row))
}

/// The row as it is, and nobody's.
pub(super) async fn find(db: &impl ConnectionTrait, key: &str) -> Result<Option<Counted>, AppError> {
    Ok(throttles::Entity::find_by_id(key).one(db).await?.map(counted))
}

pub(super) async fn save(tx: &Tx, key: &str, counted: &Counted, now: DateTime<Utc>) -> Result<(), AppError> {
    throttles::Entity::update_many()
        .col_expr(throttles::Column::Failures, Expr::value(counted.failures))
        .col_expr(throttles::Column::Recent, Expr::value(packed(&counted.recent)))
        .col_expr(throttles::Column::TouchedAt, Expr::value(now))
        .col_expr(throttles::Column::BlockedUntil, Expr::value(counted.blocked_until))
        .filter(throttles::Column::Key.eq(key))
        .exec(&**tx)
        .await?;
    Ok(())
}

pub(super) async fn delete(tx: &Tx, key: &str) -> Result<(), AppError> {
    throttles::Entity::delete_by_id(key).exec(&**tx).await?;
    Ok(())
}

/// Changes a row that counts nothing and grows nothing.
pub(crate) async fn probe(tx: &Tx, now: DateTime<Utc>) -> Result<(), AppError> {
    let renew = OnConflict::column(throttles::Column::Key).update_column(throttles::Column::TouchedAt).to_owned();
    throttles::Entity::insert(fresh(PROBE, now)).on_conflict(renew).exec_without_returning(&**tx).await?;
    Ok(())
}

fn fresh(key: &str, now: DateTime<Utc>) -> throttles::ActiveModel {
    throttles::ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(0),
        recent: Set(Vec::new()),
        touched_at: Set(now),
        blocked_until: Set(None),
    }
}

fn counted(row: throttles::Model) -> Counted {
    Counted { failures: row.failures, recent: unpacked(&row.recent), blocked_until: row.blocked_until }
}

fn packed(instants: &[DateTime<Utc>]) -> Vec<u8> {
    instants.iter().flat_map(|at| at.timestamp_micros().to_be_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<DateTime<Utc>> {
    let (instants, _) = bytes.as_chunks::<8>();
    instants.iter().filter_map(|at| DateTime::from_timestamp_micros(i64::from_be_bytes(*at))).collect()
}
