//! The credentials' SQL.

use super::hasher::Hash;
use crate::{
    ctx::Tx,
    db::entities::{credentials, hidden::HiddenText},
    errors::AppError,
    ids::AccountId,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryTrait as _, Set, sea_query::OnConflict,
};

/// The stored hash.
pub(crate) async fn find(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<Hash>, AppError> {
    let row = credentials::Entity::find_by_id(account.0).one(db).await?;
    Ok(row.map(Hash::from))
}

impl From<credentials::Model> for Hash {
    fn from(row: credentials::Model) -> Self {
        Self { phc: row.phc.0, key_id: row.key_id }
    }
}

/// The id of a key that a password was hashed with; this one if there is such a password. `None`: there are no passwords.
pub(crate) async fn some_key_id(db: &impl ConnectionTrait, wanted: &str) -> Result<Option<String>, AppError> {
    use credentials::Column::KeyId;
    let fitting = credentials::Entity::find().filter(KeyId.eq(wanted)).one(db).await?;
    let any = if fitting.is_some() { fitting } else { credentials::Entity::find().one(db).await? };
    Ok(any.map(|row| row.key_id))
}

/// Sets or replaces it. Deferred: [`Tx::flush`] comes before whoever looks for it.
pub(crate) fn save(tx: &Tx, account: AccountId, hash: Hash, now: DateTime<Utc>) {
    let row = credentials::ActiveModel {
        account_id: Set(account.0),
        phc: Set(HiddenText(hash.phc)),
        key_id: Set(hash.key_id),
        changed_at: Set(now),
    };
    let replace = OnConflict::column(credentials::Column::AccountId)
        .update_columns([credentials::Column::Phc, credentials::Column::KeyId, credentials::Column::ChangedAt])
        .to_owned();
    tx.deferred().push(credentials::Entity::insert(row).on_conflict(replace).build(tx.get_database_backend()));
}

/// Is this still the hash that counts? Asked under the account's lock, after hashing outside of it.
pub(crate) async fn is_in_force(tx: &Tx, account: AccountId, hash: &Hash) -> Result<bool, AppError> {
    Ok(find(&**tx, account).await?.is_some_and(|stored| stored.phc == hash.phc))
}
