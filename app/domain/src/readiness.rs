//! Can this installation work right now? What `/readyz` and `trousseau doctor` ask (FT-65).

use crate::{Ctx, clock, db, errors::AppError, outbox, passwords, throttle};
use chrono::Duration;
use sea_orm::{DatabaseConnection, DbErr};

/// A letter that has been due for longer, and that nobody has in hand, is waiting for a worker that isn't there.
const STALLED_AFTER: Duration = Duration::minutes(15);

/// What is missing for this installation to work; the first that is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The database doesn't answer.
    Database,
    /// The schema is older than the program.
    Migrations,
    /// The database answers, but takes no changes: a full disk, a lost folder, a replica.
    Writing,
    /// Letters don't leave.
    Mail,
}

/// Looks at everything that a request may need.
pub async fn missing(ctx: &Ctx) -> Option<Missing> {
    match db::pending(ctx.db()).await {
        Err(_) => return Some(Missing::Database),
        Ok(1..) => return Some(Missing::Migrations),
        Ok(0) => {}
    }
    match try_writing(ctx).await {
        // Others are being written for: it is slow, but not broken.
        Ok(()) | Err(AppError::Busy) => {}
        Err(_) => return Some(Missing::Writing),
    }
    match is_stalled(ctx).await {
        Ok(false) => None,
        Ok(true) => Some(Missing::Mail),
        Err(_) => Some(Missing::Database),
    }
}

/// Commits a change. Nothing less proves that changes can be committed; the row counts nothing and grows nothing.
pub async fn try_writing(ctx: &Ctx) -> Result<(), AppError> {
    let tx = ctx.begin().await?;
    throttle::probe(&tx, ctx.now()).await?;
    tx.commit().await
}

/// Are there letters that should have been tried long ago?
pub async fn is_stalled(ctx: &Ctx) -> Result<bool, AppError> {
    let now = ctx.now();
    outbox::is_waiting_since(ctx.db(), now - STALLED_AFTER, now).await
}

/// Does the root key fit the database? It doesn't when passwords are kept and none was hashed with it.
pub async fn key_fits(ctx: &Ctx) -> Result<bool, AppError> {
    let hashed_with = passwords::store::some_key_id(ctx.db(), ctx.keys().id()).await?;
    Ok(hashed_with.is_none_or(|key_id| key_id == ctx.keys().id()))
}

/// Are there passwords already? All were hashed with a key derived from the root key, so that a new one would fit none of them.
pub async fn has_passwords(db: &DatabaseConnection) -> Result<bool, AppError> {
    Ok(passwords::store::some_key_id(db, "").await?.is_some())
}

/// How far this machine's clock is from the database's; `None` where both are the same machine's. The answer is taken to be from the middle
/// of the time that it took.
pub async fn clock_offset(db: &DatabaseConnection) -> Result<Option<Duration>, DbErr> {
    let asked = clock::system_now();
    let theirs = db::server_time(db).await?;
    Ok(theirs.map(|theirs| theirs - (asked + (clock::system_now() - asked) / 2)))
}
