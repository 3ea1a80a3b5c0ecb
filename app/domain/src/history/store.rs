//! The history's SQL, to write; to read it is [`reading`]'s.

pub(super) mod reading;

use super::{By, Event, chain, event::DetailText};
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
use history_head::Column;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _, QuerySelect as _,
    QueryTrait as _, Set, Statement, sea_query::OnConflict,
};

/// The one row of `history_head`.
const HEAD: i16 = 1;

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
    let (code, payload) = serialised(&event)?;
    let detail = detail.map(|detail| serde_json::to_string(&detail)).transpose().map_err(|cause| not_serialised(&cause))?;
    let (by, actor_id) = who(actor);
    let previous = lock_head(tx).await?;
    let (keys, seq) = (tx.keys(), previous.as_ref().map_or(1, |head| head.seq + 1));
    let row = chain::Row {
        seq,
        at,
        actor_kind: by.code().to_owned(),
        actor_id: actor_id.map(|id| id.0),
        event: code,
        subject_id: subject.into().map(|id| id.0),
        payload,
        detail_hash: detail.as_ref().map(|detail| chain::detail_hash(keys, seq, detail).to_vec()),
        key_id: keys.id().to_owned(),
        previous: previous.as_ref().map_or_else(|| chain::GENESIS.to_vec(), |head| head.hash.clone()),
    };
    let hash = chain::hash(keys, &row);
    let head = history_head::ActiveModel {
        id: Set(HEAD),
        seq: Set(seq),
        hash: Set(hash.to_vec()),
        seal: Set(chain::seal(keys, seq, &hash).to_vec()),
    };
    let backend = tx.get_database_backend();
    tx.deferred().push(history::Entity::insert(written(row, hash)).build(backend));
    if let Some(detail) = detail {
        let row = history_details::ActiveModel { seq: Set(seq), detail: Set(detail) };
        tx.deferred().push(history_details::Entity::insert(row).build(backend));
    }
    tx.deferred().push(renewed(tx, head));
    Ok(())
}

/// Does as much as [`record`] and changes nothing: stands in the same line, and writes back what it has read.
pub(crate) async fn record_nothing(tx: &Tx) -> Result<(), AppError> {
    if let Some(head) = lock_head(tx).await? {
        let head = history_head::ActiveModel { id: Set(HEAD), seq: Set(head.seq), hash: Set(head.hash), seal: Set(head.seal) };
        tx.deferred().push(renewed(tx, head.clone()));
        tx.deferred().push(renewed(tx, head));
    }
    Ok(())
}

fn renewed(tx: &Tx, head: history_head::ActiveModel) -> Statement {
    let renew = OnConflict::column(Column::Id).update_columns([Column::Seq, Column::Hash, Column::Seal]).to_owned();
    history_head::Entity::insert(head).on_conflict(renew).build(tx.get_database_backend())
}

fn written(row: chain::Row, hash: [u8; 32]) -> history::ActiveModel {
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
        hash: Set(hash.to_vec()),
    }
}

/// The chain's end. On PostgreSQL other writers wait for it; SQLite has one writer at a time anyway.
async fn lock_head(tx: &Tx) -> Result<Option<history_head::Model>, AppError> {
    let head = history_head::Entity::find().filter(Column::Id.eq(HEAD));
    let head = if is_postgres(&**tx) { head.lock_exclusive() } else { head };
    // What this transaction has recorded already comes before.
    let found = tx.deferred().flush_and_find(tx, head.build(tx.get_database_backend())).await?;
    Ok(found.map(|row| history_head::Model::from_query_result(&row, "")).transpose()?)
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
