//! The chain of hashes, and its check.
//!
//! Each row is hashed with a key of its own use ([`Keys::history`]): whoever holds the database, or a copy of it, but not the
//! root key can alter a row but not its hash, and so cannot make the chain fit again. The chain's end is sealed by the same key,
//! so that rows cut off its end are missed. (What nobody can see from within is something that was once true put back: an old
//! copy of the whole database, or an old end of the chain with all that came after it removed. `trousseau history verify` says so
//! beside its number of entries, which only ever grows: whoever keeps that number elsewhere notices. The rest is for backups kept
//! elsewhere.)

use super::store::reading;
use crate::{Ctx, errors::AppError, keys::Keys, settings};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// What stands before the first row.
pub(super) const GENESIS: [u8; 32] = [0; 32];

/// What stands before a row where the chain was found torn: the hash of none.
pub(super) const TORN: [u8; 32] = [0xff; 32];

/// How many rows are read at a time.
const BATCH: u64 = 2_000;

/// Where the chain ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct End {
    pub seq: i64,
    pub hash: Vec<u8>,
}

/// A row as it is hashed: every column but the hash itself.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub seq: i64,
    pub at: DateTime<Utc>,
    pub actor_kind: String,
    pub actor_id: Option<Uuid>,
    pub event: String,
    pub subject_id: Option<Uuid>,
    pub payload: String,
    pub detail_hash: Option<Vec<u8>>,
    pub key_id: String,
    pub previous: Vec<u8>,
}

/// A row's hash: over the previous hash and every column.
pub(super) fn hash(keys: &Keys, row: &Row) -> [u8; 32] {
    keys.history(&[
        b"row",
        &row.previous,
        &row.seq.to_be_bytes(),
        &row.at.timestamp_micros().to_be_bytes(),
        row.actor_kind.as_bytes(),
        row.actor_id.as_ref().map_or(&[], |id| id.as_bytes().as_slice()),
        row.event.as_bytes(),
        row.subject_id.as_ref().map_or(&[], |id| id.as_bytes().as_slice()),
        row.payload.as_bytes(),
        row.detail_hash.as_deref().unwrap_or_default(),
        row.key_id.as_bytes(),
    ])
}

/// The hash of what is personal about a row. Keyed as well: a plain hash that outlives an erased address would let it be guessed.
pub(super) fn detail_hash(keys: &Keys, seq: i64, detail: &str) -> [u8; 32] {
    keys.history(&[b"detail", &seq.to_be_bytes(), detail.as_bytes()])
}

/// The seal on the chain's end.
pub(super) fn seal(keys: &Keys, seq: i64, hash: &[u8]) -> [u8; 32] {
    keys.history(&[b"head", &seq.to_be_bytes(), hash])
}

/// What the check found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every row is as it was written.
    Whole {
        /// How many.
        rows: i64,
    },
    /// This row is the first that isn't as it was written: altered, or removed.
    Broken {
        /// Its place.
        seq: i64,
    },
    /// This row says that it was written under another root key than this installation's: nothing can be told from here on.
    OtherKey {
        /// Its place.
        seq: i64,
    },
}

/// Walks the whole chain. Rows are read in batches, so that memory stays flat however long the history is, and others may go on
/// writing.
pub async fn verify(ctx: &Ctx) -> Result<Verdict, AppError> {
    let mut walk = Walk { seq: 0, previous: GENESIS.to_vec() };
    loop {
        if let Some(verdict) = walk.go_on(ctx).await? {
            return Ok(verdict);
        }
        // Read after the last row: whatever it names has been committed, and lies behind us or ahead.
        let Some(head) = reading::head(ctx.db()).await? else {
            // Setting up is the first thing that is recorded: without it there is nothing to tell yet.
            let is_untouched = walk.seq == 0 && !settings::is_set_up(ctx.db()).await?;
            return Ok(if is_untouched { Verdict::Whole { rows: 0 } } else { Verdict::Broken { seq: walk.seq + 1 } });
        };
        let is_ours = seal(ctx.keys(), head.seq, &head.hash)[..] == head.seal;
        if is_ours && head.seq == walk.seq && head.hash == walk.previous {
            return Ok(Verdict::Whole { rows: walk.seq });
        }
        if head.seq <= walk.seq || reading::after(ctx.db(), walk.seq, 1).await?.is_empty() {
            return Ok(Verdict::Broken { seq: walk.seq + 1 });
        }
    }
}

/// How far the chain has been found whole.
struct Walk {
    seq: i64,
    previous: Vec<u8>,
}

impl Walk {
    /// Walks to the last row there is; the first one that isn't as it was written ends it.
    async fn go_on(&mut self, ctx: &Ctx) -> Result<Option<Verdict>, AppError> {
        loop {
            let kept = reading::after(ctx.db(), self.seq, BATCH).await?;
            if kept.is_empty() {
                return Ok(None);
            }
            for kept in kept {
                let seq = self.seq + 1;
                if kept.row.seq != seq || kept.row.previous != self.previous {
                    return Ok(Some(Verdict::Broken { seq }));
                }
                if hash(ctx.keys(), &kept.row)[..] != kept.hash {
                    return Ok(Some(if is_foreign(ctx, &kept).await? {
                        Verdict::OtherKey { seq }
                    } else {
                        Verdict::Broken { seq }
                    }));
                }
                if !detail_fits(ctx.keys(), &kept) {
                    return Ok(Some(Verdict::Broken { seq }));
                }
                (self.seq, self.previous) = (seq, kept.hash);
            }
        }
    }
}

/// Was all of it written under another root key? A row that only says so of itself was altered: the first and the seal don't
/// agree with it.
async fn is_foreign(ctx: &Ctx, kept: &reading::Kept) -> Result<bool, AppError> {
    if kept.row.seq != 1 || kept.row.key_id == ctx.keys().id() {
        return Ok(false);
    }
    let head = reading::head(ctx.db()).await?;
    Ok(head.is_none_or(|head| seal(ctx.keys(), head.seq, &head.hash)[..] != head.seal))
}

/// A detail may be gone (erased), but if it is there it is the one that was written.
fn detail_fits(keys: &Keys, kept: &reading::Kept) -> bool {
    match (&kept.row.detail_hash, &kept.detail) {
        (Some(hash), Some(detail)) => detail_hash(keys, kept.row.seq, detail)[..] == hash[..],
        (None, Some(_)) => false,
        (_, None) => true,
    }
}
