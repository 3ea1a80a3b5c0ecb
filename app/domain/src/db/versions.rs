//! Rows that are changed by whoever saw them last: each has a version, which every page carries back.

use crate::{
    ctx::Tx,
    errors::{AppError, Conflict},
};
use sea_orm::{ColumnTrait, EntityTrait, ExprTrait as _, QueryFilter as _, prelude::Expr, sea_query::IntoCondition};

/// Passes if nobody has changed the row since the page was loaded; then nobody else can until the commit. [`Conflict::Stale`] otherwise, also
/// where there is no such row.
pub(crate) async fn claim<E: EntityTrait>(
    tx: &Tx,
    row: impl IntoCondition,
    column: E::Column,
    version: i32,
) -> Result<(), AppError> {
    let done =
        E::update_many().col_expr(column, Expr::col(column).add(1)).filter(row).filter(column.eq(version)).exec(&**tx).await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(AppError::Conflict(Conflict::Stale)) }
}

/// The same where a page may be about something that isn't there any more: then that is what is told.
pub(crate) async fn claim_or_missing<E: EntityTrait, T>(
    tx: &Tx,
    row: impl IntoCondition,
    column: E::Column,
    version: i32,
    find: impl AsyncFnOnce() -> Result<T, AppError>,
) -> Result<(), AppError> {
    match claim::<E>(tx, row, column, version).await {
        Err(stale @ AppError::Conflict(Conflict::Stale)) => {
            find().await?;
            Err(stale)
        }
        claimed => claimed,
    }
}
