//! Where somebody is reached, and the names that are theirs for good.

use super::{Account, search_key};
use crate::{
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{accounts, address_claims, sign_in_names},
    },
    errors::AppError,
    fields::{Field, Problem},
    ids::{AccountId, TokenId},
    staff::{identity::EmailAddress, username::Username},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Set, prelude::Expr, sea_query::OnConflict,
};
use std::collections::HashSet;

/// So many of the newest accounts tell which domains are in use.
const IN_USE: u64 = 200;

/// As many usernames are asked about at once.
const AT_ONCE: u32 = 50;

/// A username like this one that is nobody's and never was.
pub(crate) async fn free_username(db: &impl ConnectionTrait, wanted: &Username) -> Result<Username, AppError> {
    let mut first = 1;
    loop {
        let some: Vec<Username> = (first..first + AT_ONCE).map(|number| wanted.numbered(number)).collect();
        let some_are = sign_in_names::Column::Key.is_in(some.iter().map(Username::as_str));
        let taken = sign_in_names::Entity::find().select_only().column(sign_in_names::Column::Key).filter(some_are);
        let taken: HashSet<String> = taken.into_tuple::<String>().all(db).await?.into_iter().collect();
        if let Some(free) = some.into_iter().find(|name| !taken.contains(name.as_str())) {
            return Ok(free);
        }
        first += AT_ONCE;
    }
}

/// A name once given stays given; the same account may take its own former one again.
pub(super) async fn reserve_name(
    tx: &Tx,
    key: &str,
    field: Field,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = sign_in_names::ActiveModel { key: Set(key.to_owned()), account_id: Set(account.0), since: Set(now) };
    let keep = OnConflict::column(sign_in_names::Column::Key).do_nothing().to_owned();
    if sign_in_names::Entity::insert(row).on_conflict(keep).exec_without_returning(&**tx).await? == 1 {
        return Ok(());
    }
    let owner = sign_in_names::Entity::find_by_id(key).one(&**tx).await?;
    if owner.is_some_and(|row| row.account_id == account.0) { Ok(()) } else { Err(AppError::field(field, Problem::Taken)) }
}

/// Whose sign-in name this is, or once was.
pub(crate) async fn find_owner_of_name(db: &impl ConnectionTrait, key: &str) -> Result<Option<AccountId>, AppError> {
    Ok(sign_in_names::Entity::find_by_id(key).one(db).await?.map(|row| AccountId(row.account_id)))
}

/// The address was corrected, before the first activation. The database refuses it afterwards.
pub(crate) async fn correct_address(
    tx: &Tx,
    account: &Account,
    email: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::SignInName, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::SignInKey, Expr::value(email.key()))
        .col_expr(accounts::Column::Email, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::EmailKey, Expr::value(email.key()))
        .col_expr(accounts::Column::SearchKey, Expr::value(search_key(&account.name(), email.as_typed(), email.key())))
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(account.id.0))
        .exec(&**tx)
        .await
        .on_unique(Field::Email, Problem::Taken)?;
    reserve_name(tx, email.key(), Field::Email, account.id, now).await
}

/// Nothing more is sent to this account's address.
pub(crate) async fn mark_address_blocked(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(now))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Notes the address that somebody is to have, once they have used this link.
pub(crate) async fn claim_address(
    tx: &Tx,
    id: AccountId,
    token: TokenId,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = address_claims::ActiveModel {
        token_id: Set(token.0),
        account_id: Set(id.0),
        address: Set(address.to_owned()),
        claimed_at: Set(now),
    };
    address_claims::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The address that this link is about.
pub(crate) async fn claimed_by(db: &impl ConnectionTrait, token: TokenId) -> Result<Option<String>, AppError> {
    Ok(address_claims::Entity::find_by_id(token.0).one(db).await?.map(|row| row.address))
}

/// The address by which somebody who had none is reached from now on. It is reserved like a sign-in name, and found by a search.
pub(crate) async fn set_email(tx: &Tx, account: &Account, email: &EmailAddress, now: DateTime<Utc>) -> Result<(), AppError> {
    let key = format!("{} {}", search_key(&account.name(), &account.sign_in_name, &account.sign_in_key), email.key());
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Email, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::EmailKey, Expr::value(email.key()))
        .col_expr(accounts::Column::SearchKey, Expr::value(key))
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(account.id.0))
        .exec(&**tx)
        .await
        .on_unique(Field::Email, Problem::Taken)?;
    reserve_name(tx, email.key(), Field::Email, account.id, now).await
}

/// Mail may go to this account's address again.
pub(crate) async fn mark_address_free(tx: &Tx, id: AccountId) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The keys of the addresses at which somebody has activated an account: the newest, as many as tell which domains are ours.
pub(crate) async fn addresses_in_use(db: &impl ConnectionTrait) -> Result<Vec<String>, AppError> {
    let newest = accounts::Entity::find()
        .filter(accounts::Column::ActivatedAt.is_not_null())
        .filter(accounts::Column::DeactivatedAt.is_null())
        .filter(accounts::Column::ErasedAt.is_null())
        .order_by_desc(accounts::Column::CreatedAt)
        .order_by_desc(accounts::Column::Id)
        .limit(IN_USE)
        .select_only()
        .column(accounts::Column::EmailKey);
    let keys: Vec<Option<String>> = newest.into_tuple().all(db).await?;
    Ok(keys.into_iter().flatten().collect())
}
