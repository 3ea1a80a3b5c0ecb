//! The blocked list's SQL.

use super::Bounce;
use crate::{ctx::Tx, db::entities::blocked_addresses as table, errors::AppError};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait as _, Set, sea_query::OnConflict};

/// A blocked address.
pub(crate) struct Blocked {
    pub address: String,
    pub code: String,
    pub reply: String,
    pub since: DateTime<Utc>,
}

/// The address by its key, if it is blocked.
pub(crate) async fn blocked(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<Blocked>, AppError> {
    let row = table::Entity::find_by_id(email_key).one(db).await?;
    Ok(row.map(|row| Blocked { address: row.address, code: row.code, reply: row.reply, since: row.blocked_at }))
}

/// Is nothing to be sent there?
pub(crate) async fn is_blocked(db: &impl ConnectionTrait, email_key: &str) -> Result<bool, AppError> {
    Ok(blocked(db, email_key).await?.is_some())
}

/// Takes an address off the list: somebody has looked into it and says that it exists by now.
pub(crate) async fn unblock(tx: &Tx, email_key: &str) -> Result<(), AppError> {
    table::Entity::delete_by_id(email_key).exec(&**tx).await?;
    Ok(())
}

/// Writes the address down; an earlier entry is overwritten by what is known now.
pub(super) async fn put(tx: &Tx, email_key: &str, bounce: &Bounce<'_>, now: DateTime<Utc>) -> Result<(), AppError> {
    use table::Column::{AccountId, Address, BlockedAt, Code, EmailKey, LetterId, Reply};
    let row = table::ActiveModel {
        email_key: Set(email_key.to_owned()),
        address: Set(bounce.address.to_owned()),
        account_id: Set(bounce.account.map(|account| account.0)),
        letter_id: Set(Some(bounce.letter.0)),
        code: Set(bounce.code.clone()),
        reply: Set(bounce.reply.to_owned()),
        blocked_at: Set(now),
    };
    let newest = OnConflict::column(EmailKey).update_columns([Address, AccountId, LetterId, Code, Reply, BlockedAt]).to_owned();
    table::Entity::insert(row).on_conflict(newest).exec_without_returning(&**tx).await?;
    Ok(())
}
