//! The history's SQL, to write; to read it is [`reading`]'s.

mod draft;
pub(super) mod reading;

use super::{
    DetailText, Event,
    chain::{self, End},
};
use crate::{
    actor::Actor,
    ctx::Tx,
    db::{
        entities::{history, history_details, history_head},
        is_postgres,
    },
    errors::AppError,
    ids::AccountId,
};
use chrono::{DateTime, Utc};
use draft::{Draft, Rows};
use history_head::Column;
use sea_orm::{
    ActiveModelTrait, ColumnTrait as _, ConnectionTrait as _, EntityTrait, FromQueryResult as _, Iterable as _, QueryFilter as _,
    QueryTrait as _, Set,
    prelude::Expr,
    sea_query::{InsertStatement, OnConflict, Query, SelectStatement},
};

/// The one row of `history_head`.
const HEAD: i16 = 1;
/// What the answer about a condition is called.
const HOLDS: &str = "holds";

/// What is personal about an event: kept beside the chain, so that it can be erased.
pub(crate) type Detail = DetailText;

/// Records an event.
pub(crate) async fn record(
    tx: &Tx,
    actor: &Actor,
    event: Event,
    subject: impl Into<Option<AccountId>>,
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    record_with(tx, actor, event, subject, at, None).await
}

/// Records an event with something personal about it.
///
/// The row of `history_head` is locked from here to the commit, so call it late in a transaction.
pub(crate) async fn record_with(
    tx: &Tx,
    actor: &Actor,
    event: Event,
    subject: impl Into<Option<AccountId>>,
    at: DateTime<Utc>,
    detail: Option<Detail>,
) -> Result<(), AppError> {
    append(tx, &Draft::of(actor, &event, subject.into(), at, detail)?, None).await
}

/// What an event is recorded for only as long as it holds.
pub(crate) struct Provided {
    /// It holds if this finds anything, after all that the transaction has written.
    pub finds: SelectStatement,
    /// The refusal if it doesn't. Nothing of the transaction must be committed then.
    pub otherwise: AppError,
}

/// [`record`], on one errand with the question whether there is still a reason to.
pub(crate) async fn record_provided(
    tx: &Tx,
    provided: Provided,
    actor: &Actor,
    event: Event,
    subject: AccountId,
    at: DateTime<Utc>,
) -> Result<(), AppError> {
    append(tx, &Draft::of(actor, &event, Some(subject), at, None)?, Some(provided)).await
}

/// Does as much as [`record`] and changes nothing: stands in the same line, and writes as much. What is written is another value each time,
/// for SQLite leaves a page alone that stays as it is; after two exchanges all is as it was.
pub(crate) async fn record_nothing(tx: &Tx) -> Result<(), AppError> {
    for _ in 0..2 {
        let exchanged = history_head::Entity::update_many()
            .col_expr(Column::Hash, Expr::col(Column::Seal))
            .col_expr(Column::Seal, Expr::col(Column::Hash))
            .filter(Column::Id.eq(HEAD));
        tx.deferred().push(exchanged.build(tx.get_database_backend()));
    }
    lock_head(tx, None).await.map(drop)
}

/// Writes an event to the chain's end.
///
/// On SQLite that mostly is where this process has left it: then the event is written, and found to have been, on one errand. Otherwise it
/// is written to where the end was found. (PostgreSQL takes each statement on an errand of its own, so there is nothing to be gained; and
/// other instances move the end.)
async fn append(tx: &Tx, draft: &Draft, provided: Option<Provided>) -> Result<(), AppError> {
    let known = tx.known_history_end().filter(|_| !is_postgres(&**tx));
    let supposed = match known {
        Some(end) => Some(write_if_it_ends_at(tx, &end, draft.after(tx.keys(), Some(&end)))?),
        None => None,
    };
    let found = lock_head(tx, provided).await?;
    let end = match (supposed, found) {
        (Some(supposed), Some(found)) if found.seq == supposed.seq && found.hash == supposed.hash => supposed,
        (_, None) if draft.begins_history => write(tx, draft.after(tx.keys(), None)),
        (_, found) => write(tx, draft.after(tx.keys(), Some(&continued(tx, found)))),
    };
    tx.note_history_end(end);
    Ok(())
}

/// Where the chain is gone on with. Were an end taken as it is that we haven't sealed, the next event would seal what somebody has cut off, and
/// nobody would find out any more (AC-93): after such an end the chain goes on as a torn one, so that what happens now is kept and what was
/// done to it stays to be seen.
fn continued(tx: &Tx, head: Option<history_head::Model>) -> End {
    let seq = head.as_ref().map_or(0, |head| head.seq);
    let Some(head) = head.filter(|head| chain::seal(tx.keys(), head.seq, &head.hash)[..] == head.seal) else {
        tracing::error!(seq, "the history's end is not as it was written: see `trousseau history verify`");
        return End { seq, hash: chain::TORN.to_vec() };
    };
    End { seq, hash: head.hash }
}

/// Writes it all, unless the chain ends elsewhere.
fn write_if_it_ends_at(tx: &Tx, end: &End, rows: Rows) -> Result<End, AppError> {
    let backend = tx.get_database_backend();
    let renewed = history_head::Entity::update_many()
        .col_expr(Column::Seq, Expr::value(rows.end.seq))
        .col_expr(Column::Hash, Expr::value(rows.end.hash.clone()))
        .col_expr(Column::Seal, Expr::value(rows.seal))
        .filter(Column::Id.eq(HEAD))
        .filter(Column::Seq.eq(end.seq))
        .filter(Column::Hash.eq(end.hash.clone()));
    tx.deferred().push(renewed.build(backend));
    tx.deferred().push(backend.build(&inserted_if_it_ends_at(&rows.end, rows.event)?));
    if let Some(detail) = rows.detail {
        tx.deferred().push(backend.build(&inserted_if_it_ends_at(&rows.end, detail)?));
    }
    Ok(rows.end)
}

/// Inserts this row if the chain ends here.
fn inserted_if_it_ends_at<A: ActiveModelTrait>(end: &End, row: A) -> Result<InsertStatement, AppError> {
    let mut values = Query::select();
    values.from(history_head::Entity).and_where(Column::Id.eq(HEAD)).and_where(Column::Hash.eq(end.hash.clone()));
    let mut columns = Vec::new();
    for column in <A::Entity as EntityTrait>::Column::iter() {
        if let Some(value) = row.get(column).into_value() {
            columns.push(column);
            values.expr(Expr::value(value));
        }
    }
    let mut insert = Query::insert();
    insert.into_table(A::Entity::default()).columns(columns);
    insert.select_from(values).map_err(|cause| AppError::fault("an event's row is not what its table holds", &cause))?;
    Ok(insert)
}

fn write(tx: &Tx, rows: Rows) -> End {
    let backend = tx.get_database_backend();
    tx.deferred().push(history::Entity::insert(rows.event).build(backend));
    if let Some(detail) = rows.detail {
        tx.deferred().push(history_details::Entity::insert(detail).build(backend));
    }
    let renew = OnConflict::column(Column::Id).update_columns([Column::Seq, Column::Hash, Column::Seal]).to_owned();
    let head = history_head::ActiveModel {
        id: Set(HEAD),
        seq: Set(rows.end.seq),
        hash: Set(rows.end.hash.clone()),
        seal: Set(rows.seal),
    };
    tx.deferred().push(history_head::Entity::insert(head).on_conflict(renew).build(backend));
    rows.end
}

/// The chain's end when everything of this transaction has been written, provided that what has to hold does by then. On PostgreSQL other
/// writers wait for it; SQLite has one writer at a time anyway.
async fn lock_head(tx: &Tx, provided: Option<Provided>) -> Result<Option<history_head::Model>, AppError> {
    let backend = tx.get_database_backend();
    let (condition, otherwise) = provided.map(|provided| (provided.finds, provided.otherwise)).unzip();
    let mut head = history_head::Entity::find().filter(Column::Id.eq(HEAD)).into_query();
    head.expr_as(condition.clone().map_or_else(|| Expr::value(true), Expr::exists), HOLDS);
    if is_postgres(&**tx) {
        head.lock_exclusive();
    }
    let row = tx.deferred().flush_and_find(tx, backend.build(&head)).await?;
    let holds = match (&row, condition) {
        (Some(row), _) => row.try_get("", HOLDS)?,
        // Somebody has removed the end: nobody is kept out for that.
        (None, Some(condition)) => tx.query_one_raw(backend.build(&condition)).await?.is_some(),
        (None, None) => true,
    };
    match otherwise {
        Some(refusal) if !holds => Err(refusal),
        _ => Ok(row.map(|row| history_head::Model::from_query_result(&row, "")).transpose()?),
    }
}

/// An event as code and values, the two columns that hold it.
pub(super) fn serialised(event: &Event) -> Result<(String, String), AppError> {
    let value = serde_json::to_value(event).map_err(|cause| not_serialised(&cause))?;
    let code = value.get("event").and_then(|code| code.as_str()).unwrap_or_default().to_owned();
    Ok((code, value.get("values").map_or_else(|| "{}".to_owned(), ToString::to_string)))
}

/// Back from code and values. `None` for an event that a newer version wrote.
pub(super) fn deserialised(code: &str, payload: &str) -> Option<Event> {
    let values: serde_json::Value = serde_json::from_str(payload).ok()?;
    let whole = if values.as_object().is_some_and(serde_json::Map::is_empty) {
        serde_json::json!({ "event": code })
    } else {
        serde_json::json!({ "event": code, "values": values })
    };
    serde_json::from_value(whole).ok()
}

fn not_serialised(cause: &serde_json::Error) -> AppError {
    AppError::fault("an event could not be written down", cause)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        db::{connect_to_write, statement},
        testing::TestContext,
    };

    #[tokio::test(flavor = "multi_thread")]
    async fn ac_07_recording_nothing_is_written_to_the_disk_as_well_and_changes_nothing() {
        let t = TestContext::new().await;
        t.administrator().await;
        // One connection, which is told of whatever another one has written.
        let beside = connect_to_write(t.url(), t.ctx.db()).await.unwrap();
        let version = async || -> i64 {
            let row = beside.query_one_raw(statement(&beside, "PRAGMA data_version", [])).await.unwrap();
            row.unwrap().try_get_by_index(0).unwrap()
        };
        let (before, dump) = (version().await, t.dump().await);
        let tx = t.ctx.begin().await.unwrap();
        record_nothing(&tx).await.unwrap();
        tx.commit().await.unwrap();
        assert_ne!(version().await, before);
        assert_eq!(t.dump().await, dump);
    }
}
