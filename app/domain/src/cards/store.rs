//! The cards' SQL.

use crate::{
    ctx::Tx,
    db::entities::{accounts, cards, credentials, hidden::HiddenBytes},
    errors::AppError,
    ids::{AccountId, TokenId},
    keys::Secret,
    permissions::{Scope, store::holders},
    staff::Account,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _, Set, prelude::Expr, sea_query::Query,
};
use std::collections::BTreeSet;

/// Notes a card and what proves its code.
pub(crate) async fn insert(
    tx: &Tx,
    account: AccountId,
    token: TokenId,
    proof: &Secret,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = cards::ActiveModel {
        token_id: Set(token.0),
        account_id: Set(account.0),
        code_mac: Set(HiddenBytes(proof.expose().to_vec())),
        printed_at: Set(now),
    };
    cards::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// What proves a card's code.
pub(crate) async fn proof(db: &impl ConnectionTrait, token: TokenId) -> Result<Option<Secret>, AppError> {
    let row = cards::Entity::find_by_id(token.0).one(db).await?;
    Ok(row.and_then(|row| row.code_mac.0.try_into().ok()).map(Secret::new))
}

/// Those who hold something in these scopes, have no address, and have yet to choose a secret of their own, by name; of `these`, if they are named.
pub(crate) async fn waiting(
    db: &impl ConnectionTrait,
    scopes: &[Scope],
    these: Option<&BTreeSet<AccountId>>,
    most: u64,
    now: DateTime<Utc>,
) -> Result<Vec<Account>, AppError> {
    let own = (credentials::Entity, credentials::Column::AccountId);
    let mut settled = Query::select();
    settled
        .expr(Expr::value(1))
        .from(credentials::Entity)
        .and_where(Expr::col(own).equals((accounts::Entity, accounts::Column::Id)))
        .and_where(credentials::Column::EndsAt.is_null());
    let found = accounts::Entity::find()
        .apply_if(these, |find, these| find.filter(accounts::Column::Id.is_in(these.iter().map(|id| id.0))))
        .filter(accounts::Column::Id.in_subquery(holders(scopes, now)))
        .filter(accounts::Column::Email.is_null())
        .filter(accounts::Column::DeactivatedAt.is_null())
        .filter(accounts::Column::ErasedAt.is_null())
        .filter(Expr::exists(settled).not())
        .order_by_asc(accounts::Column::SortKey)
        .order_by_asc(accounts::Column::Id)
        .limit(most);
    Ok(found.all(db).await?.into_iter().map(Account::from).collect())
}
