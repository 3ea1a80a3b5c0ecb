//! The throttles' SQL.

use super::Counted;
use crate::{
    ctx::Tx,
    db::{entities::throttles, statement},
    errors::AppError,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait as _, Set, sea_query::OnConflict};

/// The row that nobody counts by: it is written to find out whether anything can be ([`probe`]).
const PROBE: &str = "readiness";

/// The rows, made if they aren't there, in this order, and ours until the commit.
///
/// One statement on purpose: between "make it unless it is there" and "lock it" somebody's success could delete it.
pub(super) async fn lock<const N: usize>(tx: &Tx, keys: [&str; N], now: DateTime<Utc>) -> Result<[Counted; N], AppError> {
    let ours = OnConflict::column(throttles::Column::Key).update_column(throttles::Column::Key).to_owned();
    let fresh = keys.map(|key| row(key, &Counted::default(), now));
    let rows = throttles::Entity::insert_many(fresh).on_conflict(ours).exec_with_returning(&**tx).await?;
    // In which order they come back is the database's affair.
    let found = |key: &str| rows.iter().find(|row| row.key == key).cloned().map(counted).unwrap_or_default();
    Ok(keys.map(found))
}

/// The row as it is, and nobody's.
pub(super) async fn find(db: &impl ConnectionTrait, key: &str) -> Result<Option<Counted>, AppError> {
    Ok(throttles::Entity::find_by_id(key).one(db).await?.map(counted))
}

/// Writes rows that are locked.
pub(super) async fn save<const N: usize>(tx: &Tx, all: [(&str, &Counted); N], now: DateTime<Utc>) -> Result<(), AppError> {
    use throttles::Column::{BlockedUntil, Failures, Key, Recent, TouchedAt};
    let renew = OnConflict::column(Key).update_columns([Failures, Recent, TouchedAt, BlockedUntil]).to_owned();
    let rows = all.map(|(key, counted)| row(key, counted, now));
    throttles::Entity::insert_many(rows).on_conflict(renew).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Takes the newest attempt back, and with it the pause that it may have begun.
pub(super) async fn give_back(tx: &Tx, key: &str, now: DateTime<Utc>) -> Result<(), AppError> {
    let values = [key.into(), now.into()];
    tx.execute_raw(statement(&**tx, GIVE_BACK, values)).await?;
    Ok(())
}

/// `recent` holds eight bytes an instant ([`packed`]), the newest last.
const GIVE_BACK: &str = "
    UPDATE throttles SET failures = failures - 1, blocked_until = NULL, touched_at = $2,
        recent = CASE WHEN length(recent) >= 8 THEN substr(recent, 1, length(recent) - 8) ELSE recent END
    WHERE key = $1 AND failures > 0";

pub(super) async fn delete(tx: &Tx, key: &str) -> Result<(), AppError> {
    throttles::Entity::delete_by_id(key).exec(&**tx).await?;
    Ok(())
}

/// Changes a row that counts nothing and grows nothing.
pub(crate) async fn probe(tx: &Tx, now: DateTime<Utc>) -> Result<(), AppError> {
    let renew = OnConflict::column(throttles::Column::Key).update_column(throttles::Column::TouchedAt).to_owned();
    throttles::Entity::insert(row(PROBE, &Counted::default(), now)).on_conflict(renew).exec_without_returning(&**tx).await?;
    Ok(())
}

fn row(key: &str, counted: &Counted, now: DateTime<Utc>) -> throttles::ActiveModel {
    throttles::ActiveModel {
        key: Set(key.to_owned()),
        failures: Set(counted.failures),
        recent: Set(packed(&counted.recent)),
        touched_at: Set(now),
        blocked_until: Set(counted.blocked_until),
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
