//! The throttles' SQL.

mod sought;

pub(crate) use sought::Sought;

use super::{Change, Counted};
use crate::{Ctx, ctx::Tx, db::entities::throttles, errors::AppError};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryTrait as _, Set,
    UpdateMany,
    prelude::Expr,
    sea_query::{Func, OnConflict},
};
use throttles::Column::{BlockedUntil, Failures, Key, Recent, TouchedAt};

/// The row that nobody counts by: it is written to find out whether anything can be ([`probe`]).
const PROBE: &str = "readiness";

/// The rows, made if they aren't there, in this order, and ours until the commit.
///
/// One statement, and so one errand.
pub(super) async fn lock(tx: &Tx, keys: &[String], now: DateTime<Utc>) -> Result<Vec<Counted>, AppError> {
    let ours = OnConflict::column(Key).update_column(Key).to_owned();
    let fresh = keys.iter().map(|key| row(key, &Counted::default(), now));
    let rows = throttles::Entity::insert_many(fresh).on_conflict(ours).exec_with_returning(&**tx).await?;
    // In which order they come back is the database's affair.
    let found = |key: &String| rows.iter().find(|row| row.key == *key).map(counted).unwrap_or_default();
    Ok(keys.iter().map(found).collect())
}

/// What these rows count, as far as they are there.
pub(super) async fn several(db: &impl ConnectionTrait, keys: &[String]) -> Result<Vec<(String, Counted)>, AppError> {
    let rows = throttles::Entity::find().filter(Key.is_in(keys)).all(db).await?;
    Ok(rows.into_iter().map(|row| (row.key.clone(), counted(&row))).collect())
}

/// What a row counts, locked by nobody.
pub(super) async fn find(db: &impl ConnectionTrait, key: &str) -> Result<Counted, AppError> {
    let row = throttles::Entity::find_by_id(key).one(db).await?;
    Ok(row.as_ref().map(counted).unwrap_or_default())
}

/// Writes those that are still as they were read, and says which; the others somebody has changed. In one statement, in this order, and for
/// good.
///
/// What was counted says it all: a row that has been counted up and given back meanwhile is as it was.
pub(super) async fn swap(ctx: &Ctx, changes: Vec<Change<'_>>, now: DateTime<Utc>) -> Result<Vec<String>, AppError> {
    let unchanged = changes.iter().fold(Condition::any(), |any, change| {
        any.add(
            before(Key)
                .eq(change.key)
                .and(before(Failures).eq(change.before.failures))
                .and(before(Recent).eq(packed(&change.before.recent))),
        )
    });
    let renew = OnConflict::column(Key)
        .update_columns([Failures, Recent, TouchedAt, BlockedUntil])
        .action_cond_where(unchanged)
        .to_owned();
    let rows = changes.iter().map(|change| row(change.key, &change.after, now));
    let once = ctx.to_write_once().await?;
    let written = throttles::Entity::insert_many(rows).on_conflict(renew).exec_with_returning(&*once).await?;
    Ok(written.into_iter().map(|row| row.key).collect())
}

/// Writes rows that are locked.
pub(super) async fn save<'a>(tx: &Tx, all: impl Iterator<Item = (&'a str, Counted)>, now: DateTime<Utc>) -> Result<(), AppError> {
    let renew = OnConflict::column(Key).update_columns([Failures, Recent, TouchedAt, BlockedUntil]).to_owned();
    let rows: Vec<_> = all.map(|(key, counted)| row(key, &counted, now)).collect();
    throttles::Entity::insert_many(rows).on_conflict(renew).exec_without_returning(&**tx).await?;
    Ok(())
}

/// How many bytes of `recent` an instant takes ([`packed`]). The newest comes last.
const AN_INSTANT: i32 = 8;

/// [`Counted::take_back`].
pub(super) async fn give_back(tx: &Tx, key: &str, now: DateTime<Utc>) -> Result<(), AppError> {
    changed(key, now).col_expr(Failures, one_failure_less()).col_expr(Recent, one_instant_less()).exec(&**tx).await?;
    Ok(())
}

/// Forgets what has failed. The row stays: whoever read it before must find out that it is another one now ([`swap`]), or what is forgotten
/// comes back.
pub(super) async fn forgive(tx: &Tx, key: &str, now: DateTime<Utc>) -> Result<(), AppError> {
    changed(key, now).col_expr(Failures, 0.into()).col_expr(Recent, nothing()).exec(&**tx).await?;
    Ok(())
}

/// Gives one attempt back in each of the first rows and forgets all of the last, at the latest when it is committed. The rows are named in the
/// order in which they are locked.
pub(super) fn succeed(tx: &Tx, given_back: &[String], forgiven: &str, now: DateTime<Utc>) {
    let is_given_back = || before(Key).is_in(given_back);
    let failures = Expr::case(is_given_back(), one_failure_less()).finally(0);
    let recent = Expr::case(is_given_back(), one_instant_less()).finally(nothing());
    let renew = OnConflict::column(Key)
        .values([(Failures, failures.into()), (Recent, recent.into())])
        .update_columns([TouchedAt, BlockedUntil])
        .to_owned();
    let all = given_back.iter().map(String::as_str).chain([forgiven]);
    let rows = all.map(|key| row(key, &Counted::default(), now));
    tx.deferred().push(throttles::Entity::insert_many(rows).on_conflict(renew).build(tx.get_database_backend()));
}

fn changed(key: &str, now: DateTime<Utc>) -> UpdateMany<throttles::Entity> {
    throttles::Entity::update_many()
        .col_expr(TouchedAt, Expr::value(now))
        .col_expr(BlockedUntil, Expr::value(None::<DateTime<Utc>>))
        .filter(Key.eq(key))
}

fn before(column: throttles::Column) -> Expr {
    Expr::col((throttles::Entity, column))
}

fn one_failure_less() -> Expr {
    Expr::case(before(Failures).gt(0), before(Failures).sub(1)).finally(0).into()
}

fn one_instant_less() -> Expr {
    let length = || Expr::from(Func::cust("length").arg(before(Recent)));
    let shorter = Func::cust("substr").args([before(Recent), 1.into(), length().sub(AN_INSTANT)]);
    Expr::case(length().gte(AN_INSTANT), shorter).finally(nothing()).into()
}

fn nothing() -> Expr {
    Expr::value(packed(&[]))
}

/// Changes a row that counts nothing and grows nothing.
pub(crate) async fn probe(tx: &Tx, now: DateTime<Utc>) -> Result<(), AppError> {
    let renew = OnConflict::column(Key).update_column(TouchedAt).to_owned();
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

fn counted(row: &throttles::Model) -> Counted {
    Counted { failures: row.failures, recent: unpacked(&row.recent), blocked_until: row.blocked_until }
}

fn packed(instants: &[DateTime<Utc>]) -> Vec<u8> {
    instants.iter().flat_map(|at| at.timestamp_micros().to_be_bytes()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<DateTime<Utc>> {
    let (instants, _) = bytes.as_chunks::<8>();
    instants.iter().filter_map(|at| DateTime::from_timestamp_micros(i64::from_be_bytes(*at))).collect()
}
