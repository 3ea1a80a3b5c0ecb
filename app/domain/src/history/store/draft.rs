//! An event as rows, wherever the chain ends.

use super::{Detail, not_serialised, serialised};
use crate::{
    actor::Actor,
    db::entities::{history, history_details},
    errors::AppError,
    history::{
        By, Event,
        chain::{self, End},
    },
    ids::AccountId,
    keys::Keys,
};
use chrono::{DateTime, Utc};
use sea_orm::Set;

/// An event before it is known what it comes after.
pub(super) struct Draft {
    /// Setting up is the first thing that is ever recorded.
    pub begins_history: bool,
    by: By,
    actor_id: Option<AccountId>,
    code: String,
    payload: String,
    subject: Option<AccountId>,
    at: DateTime<Utc>,
    detail: Option<String>,
}

impl Draft {
    pub fn of(
        actor: &Actor,
        event: &Event,
        subject: Option<AccountId>,
        at: DateTime<Utc>,
        detail: Option<Detail>,
    ) -> Result<Self, AppError> {
        let (code, payload) = serialised(event)?;
        let detail = detail.map(|detail| serde_json::to_string(&detail)).transpose().map_err(|cause| not_serialised(&cause))?;
        let (by, actor_id) = who(actor);
        let begins_history = matches!(event, Event::OrganisationSetUp);
        Ok(Self { begins_history, by, actor_id, code, payload, subject, at, detail })
    }

    /// As it comes after this end of the chain.
    pub fn after(&self, keys: &Keys, end: Option<&End>) -> Rows {
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
        let seal = chain::seal(keys, seq, &hash).to_vec();
        let detail = self.detail.clone().map(|detail| history_details::ActiveModel { seq: Set(seq), detail: Set(detail) });
        Rows { event: written(row, hash.clone()), detail, seal, end: End { seq, hash } }
    }
}

/// What is written for an event, and where the chain ends by it.
pub(super) struct Rows {
    pub event: history::ActiveModel,
    pub detail: Option<history_details::ActiveModel>,
    pub seal: Vec<u8>,
    pub end: End,
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

fn who(actor: &Actor) -> (By, Option<AccountId>) {
    match actor {
        Actor::Visitor => (By::Visitor, None),
        Actor::Staff(person) => (By::Staff, Some(person.account)),
        Actor::Operator => (By::Operator, None),
        Actor::System => (By::System, None),
    }
}
