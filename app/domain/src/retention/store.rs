//! The sweep's SQL.

use crate::{Ctx, db::statement, errors::AppError};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait as _;

/// Rows that go in one transaction.
const CHUNK: u64 = 500;

/// Transactions in one sweep.
const MOST: u32 = 200;

/// What goes from a table; `$1` is the instant before which it goes.
pub(super) struct What {
    table: &'static str,
    key: &'static str,
    condition: &'static str,
}

pub(super) const SESSIONS: What = What { table: "sessions", key: "id", condition: "last_seen_at <= $1" };

pub(super) const LETTERS: What = What { table: "outbox", key: "id", condition: "finished_at <= $1 AND state <> 'queued'" };

/// The first condition is what the index knows; the second says when its time was over.
pub(super) const TOKENS: What = What {
    table: "tokens",
    key: "id",
    condition: "created_at <= $1 AND COALESCE(used_at, cancelled_at, replaced_at, expires_at, created_at) <= $1
        AND NOT EXISTS (SELECT 1 FROM outbox WHERE outbox.token_id = tokens.id)",
};

pub(super) const THROTTLES: What =
    What { table: "throttles", key: "key", condition: "touched_at <= $1 AND (blocked_until IS NULL OR blocked_until <= $1)" };

pub(super) const SUBMISSIONS: What = What { table: "submissions", key: "key", condition: "made_at <= $1" };

pub(super) const DRAFTS: What = What { table: "drafts", key: "id", condition: "made_at <= $1" };

pub(super) const DISCLOSURES: What = What { table: "disclosures", key: "id", condition: "made_at <= $1" };

pub(super) const CARDS: What = What { table: "cards", key: "token_id", condition: "printed_at <= $1" };

pub(super) const CLAIMS: What = What { table: "address_claims", key: "token_id", condition: "claimed_at <= $1" };

/// Deletes chunk by chunk; how many rows went.
pub(super) async fn delete(ctx: &Ctx, what: &What, until: DateTime<Utc>) -> Result<u64, AppError> {
    let What { table, key, condition } = what;
    let sql = format!("DELETE FROM {table} WHERE {key} IN (SELECT {key} FROM {table} WHERE {condition} LIMIT {CHUNK})");
    let mut gone = 0;
    for _ in 0..MOST {
        let tx = ctx.begin().await?;
        let chunk = tx.execute_raw(statement(&*tx, &sql, [until.into()])).await?.rows_affected();
        tx.commit().await?;
        gone += chunk;
        if chunk < CHUNK {
            break;
        }
    }
    Ok(gone)
}
