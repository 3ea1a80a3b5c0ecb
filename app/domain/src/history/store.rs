//! The history's SQL, to write; to read it is [`reading`]'s.

pub(super) mod reading;

use super::{
    By, Event,
    chain::{self, End},
    event::DetailText,
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
    keys::Keys,
};
use chrono::{DateTime, Utc};
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
    append(tx, &Draft::of(actor, &event, subject.into(), at, detail)?, None).await.map(drop)
}

/// [`record`], and whether this query finds anything after all that the transaction has written: asked on the same errand. Where it
/// doesn't, the transaction must not be committed.
pub(crate) async fn record_if(
    tx: &Tx,
    condition: SelectStatement,
    actor: &Actor,
    event: Event,
    subject: AccountId,
    at: DateTime<Utc>,
) -> Result<bool, AppError> {
    append(tx, &Draft::of(actor, &event, Some(subject), at, None)?, Some(condition)).await
}

/// Does as much as [`record`] and changes nothing: stands in the same line, and writes back what it has read.
pub(crate) async fn record_nothing(tx: &Tx) -> Result<(), AppError> {
    for column in [Column::Hash, Column::Seal] {
        let unchanged = history_head::Entity::update_many().col_expr(column, Expr::col(column)).filter(Column::Id.eq(HEAD));
        tx.deferred().push(unchanged.build(tx.get_database_backend()));
    }
    lock_end(tx, None).await.map(drop)
}

/// An event before it is known what it comes after.
struct Draft {
    by: By,
    actor_id: Option<AccountId>,
    code: String,
    payload: String,
    subject: Option<AccountId>,
    at: DateTime<Utc>,
    detail: Option<String>,
}

impl Draft {
    fn of(
        actor: &Actor,
        event: &Event,
        subject: Option<AccountId>,
        at: DateTime<Utc>,
        detail: Option<Detail>,
    ) -> Result<Self, AppError> {
        let (code, payload) = serialised(event)?;
        let detail = detail.map(|detail| serde_json::to_string(&detail)).transpose().map_err(|cause| not_serialised(&cause))?;
        let (by, actor_id) = who(actor);
        Ok(Self { by, actor_id, code, payload, subject, at, detail })
    }

    /// As it comes after this end of the chain.
    fn after(&self, keys: &Keys, end: Option<&End>) -> Link {
        let seq = end.map_or(1, |end| end.seq + 1);
        let row = chain::Row {
            seq,
            at: self.at,
            actor_kind: self.by.code().to_owned(),
            actor_id: self.actor_id.map(|id| id.0),
            event: self.code.clone(),
            subject_id: self.subject.map(|id| id.0),
            payload: self.payload.clone(),
            detail_hash: self.detail.as_ref().map(|detail| chain::detail_hash(keys, seq, detail).to_vec()),
            key_id: keys.id().to_owned(),
            previous: end.map_or_else(|| chain::GENESIS.to_vec(), |end| end.hash.clone()),
        };
        let hash = chain::hash(keys, &row).to_vec();
        let head = history_head::ActiveModel {
            id: Set(HEAD),
            seq: Set(seq),
            hash: Set(hash.clone()),
            seal: Set(chain::seal(keys, seq, &hash).to_vec()),
        };
        let detail = self.detail.clone().map(|detail| history_details::ActiveModel { seq: Set(seq), detail: Set(detail) });
        Link { end: End { seq, hash: hash.clone() }, row: written(row, hash), detail, head }
    }
}

/// What is written for an event, and where the chain ends by it.
struct Link {
    end: End,
    row: history::ActiveModel,
    detail: Option<history_details::ActiveModel>,
    head: history_head::ActiveModel,
}

/// Writes an event to the chain's end. Mostly that is where this process has left it: then the event is written, and found to have been,
/// on one errand. Otherwise it is written to where the end was found.
async fn append(tx: &Tx, draft: &Draft, condition: Option<SelectStatement>) -> Result<bool, AppError> {
    let supposed = tx.known_end().map(|end| (draft.after(tx.keys(), Some(&end)), end));
    if let Some((link, end)) = &supposed {
        write_if_it_ends_at(tx, end, link)?;
    }
    let (found, holds) = lock_end(tx, condition).await?;
    let written = supposed.map(|(link, _)| link.end).filter(|end| found.as_ref() == Some(end));
    tx.note_end(written.unwrap_or_else(|| write(tx, draft.after(tx.keys(), found.as_ref()))));
    Ok(holds)
}

/// Writes it all, unless the chain ends elsewhere. The head comes first: its row is the one that others wait for.
fn write_if_it_ends_at(tx: &Tx, end: &End, link: &Link) -> Result<(), AppError> {
    let backend = tx.get_database_backend();
    let renewed = history_head::Entity::update_many()
        .set(link.head.clone())
        .filter(Column::Id.eq(HEAD))
        .filter(Column::Seq.eq(end.seq))
        .filter(Column::Hash.eq(end.hash.clone()));
    tx.deferred().push(renewed.build(backend));
    tx.deferred().push(backend.build(&inserted_if_it_ends_at(&link.end, link.row.clone())?));
    if let Some(detail) = &link.detail {
        tx.deferred().push(backend.build(&inserted_if_it_ends_at(&link.end, detail.clone())?));
    }
    Ok(())
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

fn write(tx: &Tx, link: Link) -> End {
    let backend = tx.get_database_backend();
    tx.deferred().push(history::Entity::insert(link.row).build(backend));
    if let Some(detail) = link.detail {
        tx.deferred().push(history_details::Entity::insert(detail).build(backend));
    }
    let renew = OnConflict::column(Column::Id).update_columns([Column::Seq, Column::Hash, Column::Seal]).to_owned();
    tx.deferred().push(history_head::Entity::insert(link.head).on_conflict(renew).build(backend));
    link.end
}

fn written(row: chain::Row, hash: Vec<u8>) -> history::ActiveModel {
    history::ActiveModel {
        seq: Set(row.seq),
        at: Set(row.at),
        actor_kind: Set(row.actor_kind),
        actor_id: Set(row.actor_id),
        event: Set(row.event),
        subject_id: Set(row.subject_id),
        payload: Set(row.payload),
        detail_hash: Set(row.detail_hash),
        key_id: Set(row.key_id),
        previous: Set(row.previous),
        hash: Set(hash),
    }
}

/// The chain's end when everything of this transaction has been written, and whether the condition holds by then. On PostgreSQL other
/// writers wait for the end; SQLite has one writer at a time anyway.
async fn lock_end(tx: &Tx, condition: Option<SelectStatement>) -> Result<(Option<End>, bool), AppError> {
    let mut head = history_head::Entity::find().filter(Column::Id.eq(HEAD)).into_query();
    let is_unconditional = condition.is_none();
    let holds = condition.map_or_else(|| Expr::value(true), Expr::exists);
    head.expr_as(holds, HOLDS);
    if is_postgres(&**tx) {
        head.lock_exclusive();
    }
    let Some(row) = tx.deferred().flush_and_find(tx, tx.get_database_backend().build(&head)).await? else {
        // A condition without a history to ask it beside doesn't hold: nobody signs in before setting up was recorded.
        return Ok((None, is_unconditional));
    };
    let head = history_head::Model::from_query_result(&row, "")?;
    Ok((Some(End { seq: head.seq, hash: head.hash }), row.try_get("", HOLDS)?))
}

/// An event as code and values, the two columns that hold it.
fn serialised(event: &Event) -> Result<(String, String), AppError> {
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

fn who(actor: &Actor) -> (By, Option<AccountId>) {
    match actor {
        Actor::Visitor => (By::Visitor, None),
        Actor::Staff(person) => (By::Staff, Some(person.account)),
        Actor::Operator => (By::Operator, None),
        Actor::System => (By::System, None),
    }
}
