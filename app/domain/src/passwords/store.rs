//! The credentials' SQL, and that of what was drawn a moment ago.

use super::{SecretKind, hasher::Hash};
use crate::{
    ctx::Tx,
    db::entities::{credentials, disclosures, hidden::HiddenText},
    errors::AppError,
    ids::{AccountId, DisclosureId, SessionId, TokenId},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, QueryTrait as _,
    Set, sea_query::OnConflict,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What somebody signs in with.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    pub hash: Hash,
    pub kind: SecretKind,
    /// Of one that was handed out: it ends then, and another has to be chosen at the first sign-in.
    pub ends_at: Option<DateTime<Utc>>,
}

impl Credential {
    /// A password that its owner chose.
    pub fn password(hash: Hash) -> Self {
        Self { hash, kind: SecretKind::Password, ends_at: None }
    }
}

/// What is stored for an account.
pub(crate) async fn find(db: &impl ConnectionTrait, account: AccountId) -> Result<Option<Credential>, AppError> {
    let row = credentials::Entity::find_by_id(account.0).one(db).await?;
    Ok(row.map(Credential::from))
}

impl From<credentials::Model> for Credential {
    fn from(row: credentials::Model) -> Self {
        Self {
            hash: Hash { phc: row.phc.0, key_id: row.key_id },
            kind: SecretKind::parse(&row.kind).unwrap_or_default(),
            ends_at: row.ends_at,
        }
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
pub(crate) fn save(tx: &Tx, account: AccountId, credential: Credential, now: DateTime<Utc>) {
    use credentials::Column::{AccountId, ChangedAt, EndsAt, KeyId, Kind, Phc};
    let row = credentials::ActiveModel {
        account_id: Set(account.0),
        phc: Set(HiddenText(credential.hash.phc)),
        key_id: Set(credential.hash.key_id),
        changed_at: Set(now),
        kind: Set(credential.kind.code().to_owned()),
        ends_at: Set(credential.ends_at),
    };
    let replace = OnConflict::column(AccountId).update_columns([Phc, KeyId, ChangedAt, Kind, EndsAt]).to_owned();
    tx.deferred().push(credentials::Entity::insert(row).on_conflict(replace).build(tx.get_database_backend()));
}

/// Is this still the hash that counts? Asked under the account's lock, after hashing outside of it.
pub(crate) async fn is_in_force(tx: &Tx, account: AccountId, hash: &Hash) -> Result<bool, AppError> {
    Ok(find(&**tx, account).await?.is_some_and(|stored| stored.hash.phc == hash.phc))
}

/// Takes an account's secret away: nothing opens it until another is set.
pub(crate) async fn remove(tx: &Tx, account: AccountId) -> Result<(), AppError> {
    credentials::Entity::delete_by_id(account.0).exec(&**tx).await?;
    Ok(())
}

/// Those among these whose secret is one that was handed out.
pub(crate) async fn who_has_handed_out(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeSet<AccountId>, AppError> {
    let found: Vec<Uuid> = credentials::Entity::find()
        .select_only()
        .column(credentials::Column::AccountId)
        .filter(credentials::Column::AccountId.is_in(ids.into_iter().map(|id| id.0)))
        .filter(credentials::Column::EndsAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().map(AccountId).collect())
}

/// What was drawn a moment ago: from what it is derived, and who may look at it.
pub(crate) struct Disclosure {
    pub id: DisclosureId,
    pub session: SessionId,
    pub account: AccountId,
    /// Of an access card.
    pub token: Option<TokenId>,
    pub generation: i32,
}

/// Notes it.
pub(crate) async fn insert_disclosure(tx: &Tx, new: &Disclosure, now: DateTime<Utc>) -> Result<(), AppError> {
    let row = disclosures::ActiveModel {
        id: Set(new.id.0),
        session_id: Set(new.session.0),
        account_id: Set(new.account.0),
        token_id: Set(new.token.map(|token| token.0)),
        generation: Set(new.generation),
        made_at: Set(now),
    };
    disclosures::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What was drawn under this name, and when.
pub(crate) async fn disclosed(db: &impl ConnectionTrait, id: DisclosureId) -> Result<Vec<(Disclosure, DateTime<Utc>)>, AppError> {
    let rows = disclosures::Entity::find().filter(disclosures::Column::Id.eq(id.0)).all(db).await?;
    let found = |row: disclosures::Model| {
        let disclosure = Disclosure {
            id: DisclosureId(row.id),
            session: SessionId(row.session_id),
            account: AccountId(row.account_id),
            token: row.token_id.map(TokenId),
            generation: row.generation,
        };
        (disclosure, row.made_at)
    };
    Ok(rows.into_iter().map(found).collect())
}

/// The latest that this session had drawn for somebody.
pub(crate) async fn latest_disclosure(
    db: &impl ConnectionTrait,
    session: SessionId,
    account: AccountId,
) -> Result<Option<DisclosureId>, AppError> {
    let latest = disclosures::Entity::find()
        .filter(disclosures::Column::SessionId.eq(session.0))
        .filter(disclosures::Column::AccountId.eq(account.0))
        .order_by_desc(disclosures::Column::MadeAt)
        .order_by_desc(disclosures::Column::Id);
    Ok(latest.one(db).await?.map(|row| DisclosureId(row.id)))
}
