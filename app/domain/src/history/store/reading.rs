//! The history's SQL, to read.

use super::super::{HistoryQuery, chain, readership::Readership};
use crate::{
    db::entities::{history, history_details, history_head},
    errors::AppError,
    permissions::store::staff_in,
};
use sea_orm::{ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select};
use std::collections::HashMap;

/// A row as it is kept, with what is personal about it as long as that is there.
pub(in crate::history) struct Kept {
    pub row: chain::Row,
    pub hash: Vec<u8>,
    pub detail: Option<String>,
}

/// The chain's end.
pub(in crate::history) struct Head {
    pub seq: i64,
    pub hash: Vec<u8>,
    pub seal: Vec<u8>,
}

/// Newest first, of the people whom the reader may read of.
pub(in crate::history) async fn page(
    db: &impl ConnectionTrait,
    query: &HistoryQuery,
    readership: &Readership,
    limit: u64,
) -> Result<Vec<Kept>, AppError> {
    let mut wanted = history::Entity::find().order_by_desc(history::Column::Seq).limit(limit);
    if let (Readership::OfPeople { reach, at, .. }, None) = (readership, query.account) {
        wanted = wanted.filter(history::Column::SubjectId.in_subquery(staff_in(&reach.scopes(), *at)));
    }
    if let Some(account) = query.account {
        wanted = wanted.filter(history::Column::SubjectId.eq(account.0));
    }
    if let Some(before) = query.before {
        wanted = wanted.filter(history::Column::Seq.lt(before));
    }
    with_details(db, wanted).await
}

/// What comes after this place, oldest first.
pub(in crate::history) async fn after(db: &impl ConnectionTrait, seq: i64, limit: u64) -> Result<Vec<Kept>, AppError> {
    let ahead = history::Entity::find().filter(history::Column::Seq.gt(seq)).order_by_asc(history::Column::Seq).limit(limit);
    with_details(db, ahead).await
}

/// The chain's end, if anything was ever written.
pub(in crate::history) async fn head(db: &impl ConnectionTrait) -> Result<Option<Head>, AppError> {
    let row = history_head::Entity::find().one(db).await?;
    Ok(row.map(|row| Head { seq: row.seq, hash: row.hash, seal: row.seal }))
}

async fn with_details(db: &impl ConnectionTrait, wanted: Select<history::Entity>) -> Result<Vec<Kept>, AppError> {
    let rows = wanted.all(db).await?;
    let mut details = details(db, &rows).await?;
    Ok(rows.into_iter().map(|row| kept(row, &mut details)).collect())
}

/// By range, and not row by row: a batch of the check is larger than a statement's list of values may be.
async fn details(db: &impl ConnectionTrait, rows: &[history::Model]) -> Result<HashMap<i64, String>, AppError> {
    let seqs = || rows.iter().map(|row| row.seq);
    let (Some(first), Some(last)) = (seqs().min(), seqs().max()) else { return Ok(HashMap::new()) };
    let details = history_details::Entity::find().filter(history_details::Column::Seq.between(first, last));
    let details = if rows.len() > 100 { details } else { details.filter(history_details::Column::Seq.is_in(seqs())) };
    Ok(details.all(db).await?.into_iter().map(|row| (row.seq, row.detail)).collect())
}

fn kept(row: history::Model, details: &mut HashMap<i64, String>) -> Kept {
    Kept {
        detail: details.remove(&row.seq),
        hash: row.hash,
        row: chain::Row {
            seq: row.seq,
            at: row.at,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id,
            event: row.event,
            subject_id: row.subject_id,
            payload: row.payload,
            detail_hash: row.detail_hash,
            key_id: row.key_id,
            previous: row.previous,
        },
    }
}
