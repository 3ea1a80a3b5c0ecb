//! The tokens' SQL.

use super::{Token, TokenSecret};
use crate::{
    Ctx,
    ctx::Tx,
    db::entities::{accounts, hidden::HiddenBytes, tokens},
    errors::AppError,
    ids::{AccountId, TokenId},
    passwords::Purpose,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, prelude::Expr,
};
use std::collections::HashMap;
use uuid::Uuid;

/// Makes a token whose clock has not started.
pub(crate) async fn insert(
    ctx: &Ctx,
    tx: &Tx,
    purpose: Purpose,
    account: Option<AccountId>,
    expires_at: Option<DateTime<Utc>>,
) -> Result<Token, AppError> {
    let token = Token {
        id: TokenId(ctx.new_id()),
        purpose,
        account,
        generation: i32::from_be_bytes(ctx.random()),
        expires_at,
        created_at: ctx.now(),
        used_at: None,
        replaced_at: None,
        cancelled_at: None,
    };
    let row = tokens::ActiveModel {
        id: Set(token.id.0),
        purpose: Set(purpose.code().to_owned()),
        account_id: Set(account.map(|account| account.0)),
        generation: Set(token.generation),
        sha256: Set(HiddenBytes(token.secret(ctx.keys()).sha256().to_vec())),
        created_at: Set(token.created_at),
        expires_at: Set(expires_at),
        page_used_at: Set(None),
        used_at: Set(None),
        replaced_at: Set(None),
        cancelled_at: Set(None),
    };
    tokens::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(token)
}

/// By its public name.
pub(crate) async fn find(db: &impl ConnectionTrait, id: TokenId) -> Result<Option<Token>, AppError> {
    let row = tokens::Entity::find_by_id(id.0).one(db).await?;
    Ok(row.and_then(token))
}

/// By the secret in its link. The lookup is by hash, so its time says nothing about near misses.
pub(crate) async fn find_by_secret(db: &impl ConnectionTrait, secret: &TokenSecret) -> Result<Option<Token>, AppError> {
    let row = tokens::Entity::find().filter(tokens::Column::Sha256.eq(secret.sha256().to_vec())).one(db).await?;
    Ok(row.and_then(token))
}

/// The account's link that is neither used nor replaced nor cancelled; it may have expired.
pub(crate) async fn living(db: &impl ConnectionTrait, purpose: Purpose, account: AccountId) -> Result<Option<Token>, AppError> {
    let row = tokens::Entity::find()
        .filter(tokens::Column::AccountId.eq(account.0))
        .filter(tokens::Column::Purpose.eq(purpose.code()))
        .filter(unspent())
        .order_by_desc(tokens::Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.and_then(token))
}

/// These, by their public names, as far as they are there.
pub(crate) async fn several(db: &impl ConnectionTrait, ids: &[TokenId]) -> Result<Vec<Token>, AppError> {
    let rows = tokens::Entity::find().filter(tokens::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await?;
    Ok(rows.into_iter().filter_map(token).collect())
}

/// Since when each of these people has something of this kind that can still be used, as far as they have.
pub(crate) async fn living_of(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    accounts: impl Iterator<Item = AccountId>,
    now: DateTime<Utc>,
) -> Result<HashMap<AccountId, DateTime<Utc>>, AppError> {
    let found: Vec<(Option<Uuid>, DateTime<Utc>)> = tokens::Entity::find()
        .select_only()
        .columns([tokens::Column::AccountId, tokens::Column::CreatedAt])
        .filter(tokens::Column::AccountId.is_in(accounts.map(|account| account.0)))
        .filter(tokens::Column::Purpose.eq(purpose.code()))
        .filter(tokens::Column::ExpiresAt.gt(now))
        .filter(unspent())
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().filter_map(|(owner, since)| Some((AccountId(owner?), since))).collect())
}

/// Starts the link's clock, before its letter speaks to the relay. The account's row says the same, for the list. `false` when the link
/// has been spent or replaced meanwhile.
pub(crate) async fn start_clock(tx: &Tx, token: &Token, deadline: DateTime<Utc>) -> Result<bool, AppError> {
    let started = tokens::Entity::update_many()
        .col_expr(tokens::Column::ExpiresAt, Expr::value(deadline))
        .filter(tokens::Column::Id.eq(token.id.0))
        .filter(unspent())
        .exec(&**tx)
        .await?;
    if started.rows_affected == 0 {
        return Ok(false);
    }
    if let (Purpose::Activation, Some(account)) = (token.purpose, token.account) {
        accounts::Entity::update_many()
            .col_expr(accounts::Column::InvitationExpiresAt, Expr::value(deadline))
            .filter(accounts::Column::Id.eq(account.0))
            .exec(&**tx)
            .await?;
    }
    Ok(true)
}

/// Spends the token: one conditional UPDATE, so that of two clicks only one wins. `false` when it was not open.
pub(crate) async fn mark_used(tx: &Tx, id: TokenId, now: DateTime<Utc>) -> Result<bool, AppError> {
    let done = tokens::Entity::update_many()
        .col_expr(tokens::Column::UsedAt, Expr::value(now))
        .filter(tokens::Column::Id.eq(id.0))
        .filter(unspent())
        .filter(tokens::Column::ExpiresAt.gt(now))
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// Notes the first use of the page behind the link.
pub(crate) async fn mark_page_used(tx: &Tx, id: TokenId, now: DateTime<Utc>) -> Result<bool, AppError> {
    let done = tokens::Entity::update_many()
        .col_expr(tokens::Column::PageUsedAt, Expr::value(now))
        .filter(tokens::Column::Id.eq(id.0))
        .filter(tokens::Column::PageUsedAt.is_null())
        .exec(&**tx)
        .await?;
    Ok(done.rows_affected == 1)
}

/// When the page behind the account's latest link was first used.
pub(crate) async fn page_used_at(
    db: &impl ConnectionTrait,
    purpose: Purpose,
    account: AccountId,
) -> Result<Option<DateTime<Utc>>, AppError> {
    let row = tokens::Entity::find()
        .filter(tokens::Column::AccountId.eq(account.0))
        .filter(tokens::Column::Purpose.eq(purpose.code()))
        .order_by_desc(tokens::Column::CreatedAt)
        .one(db)
        .await?;
    Ok(row.and_then(|row| row.page_used_at))
}

/// A newer link takes the place of the account's living ones.
pub(crate) async fn replace_living(tx: &Tx, purpose: Purpose, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    end_living(tx, Some(purpose), account, now).await
}

/// A newer link takes the place of those that belong to no account.
pub(crate) async fn replace_unowned(tx: &Tx, purpose: Purpose, now: DateTime<Utc>) -> Result<(), AppError> {
    tokens::Entity::update_many()
        .col_expr(tokens::Column::ReplacedAt, Expr::value(now))
        .filter(tokens::Column::AccountId.is_null())
        .filter(tokens::Column::Purpose.eq(purpose.code()))
        .filter(unspent())
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Whatever links the account has, of any purpose, lead nowhere from now on.
pub(crate) async fn replace_all_living(tx: &Tx, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    end_living(tx, None, account, now).await
}

async fn end_living(tx: &Tx, purpose: Option<Purpose>, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    let mut update = tokens::Entity::update_many()
        .col_expr(tokens::Column::ReplacedAt, Expr::value(now))
        .filter(tokens::Column::AccountId.eq(account.0))
        .filter(unspent());
    if let Some(purpose) = purpose {
        update = update.filter(tokens::Column::Purpose.eq(purpose.code()));
    }
    update.exec(&**tx).await?;
    Ok(())
}

fn unspent() -> sea_orm::Condition {
    sea_orm::Condition::all()
        .add(tokens::Column::UsedAt.is_null())
        .add(tokens::Column::ReplacedAt.is_null())
        .add(tokens::Column::CancelledAt.is_null())
}

fn token(row: tokens::Model) -> Option<Token> {
    Some(Token {
        id: TokenId(row.id),
        purpose: Purpose::parse(&row.purpose)?,
        account: row.account_id.map(AccountId),
        generation: row.generation,
        expires_at: row.expires_at,
        created_at: row.created_at,
        used_at: row.used_at,
        replaced_at: row.replaced_at,
        cancelled_at: row.cancelled_at,
    })
}
