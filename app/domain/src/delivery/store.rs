//! The blocked list's SQL.

use super::{
    Bounce,
    list::{BlockedQuery, PAGE},
};
use crate::{
    ctx::Tx,
    db::{
        entities::{accounts, blocked_addresses as table},
        search,
    },
    errors::AppError,
    ids::AccountId,
    permissions::{Scope, store::staff_in},
    staff::{self, Account},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, prelude::Expr, sea_query::OnConflict,
};

/// A blocked address.
pub(crate) struct Blocked {
    pub key: String,
    pub address: String,
    pub account: Option<AccountId>,
    pub code: String,
    pub reply: String,
    pub since: DateTime<Utc>,
}

/// The address by its key, if it is blocked.
pub(crate) async fn blocked(db: &impl ConnectionTrait, email_key: &str) -> Result<Option<Blocked>, AppError> {
    Ok(table::Entity::find_by_id(email_key).one(db).await?.map(Blocked::from))
}

/// Is nothing to be sent there?
pub(crate) async fn is_blocked(db: &impl ConnectionTrait, email_key: &str) -> Result<bool, AppError> {
    Ok(blocked(db, email_key).await?.is_some())
}

/// A page, newest first, each with the account whose letter it was; and where the next page starts. `among`: only of the staff in these scopes.
pub(super) async fn page(
    db: &impl ConnectionTrait,
    query: &BlockedQuery,
    among: Option<&[Scope]>,
    now: DateTime<Utc>,
) -> Result<(Vec<(Blocked, Option<Account>)>, Option<String>), AppError> {
    let mut wanted = table::Entity::find().find_also_related(accounts::Entity);
    if let Some(scopes) = among {
        wanted = wanted.filter(accounts::Column::Id.in_subquery(staff_in(scopes, now)));
    }
    for word in search::words(&query.search) {
        let found = Condition::any()
            .add(search::holds((table::Entity, table::Column::EmailKey), &word))
            .add(search::holds((accounts::Entity, accounts::Column::SearchKey), &word));
        wanted = wanted.filter(found);
    }
    if let Some((since, key)) = place(&query.after) {
        let here = Expr::tuple([
            Expr::col((table::Entity, table::Column::BlockedAt)),
            Expr::col((table::Entity, table::Column::EmailKey)),
        ]);
        wanted = wanted.filter(here.lt(Expr::tuple([Expr::value(since), Expr::value(key)])));
    }
    let wanted = wanted.order_by_desc(table::Column::BlockedAt).order_by_desc(table::Column::EmailKey);
    let mut rows = wanted.limit(PAGE as u64 + 1).all(db).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|(last, _)| URL_SAFE_NO_PAD.encode(format!("{} {}", last.blocked_at.timestamp_micros(), last.email_key)));
    Ok((rows.into_iter().map(|(row, account)| (row.into(), account.map(Account::from))).collect(), next))
}

/// A forged place counts as none: the list starts at its beginning.
fn place(text: &str) -> Option<(DateTime<Utc>, String)> {
    let text = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
    let (micros, key) = text.split_once(' ')?;
    // PostgreSQL takes no NUL.
    (!key.contains('\0')).then_some((staff::store::listing::instant(micros)?, key.to_owned()))
}

/// Takes an address off the list.
pub(super) async fn delete(tx: &Tx, email_key: &str) -> Result<(), AppError> {
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

impl From<table::Model> for Blocked {
    fn from(row: table::Model) -> Self {
        Self {
            key: row.email_key,
            address: row.address,
            account: row.account_id.map(AccountId),
            code: row.code,
            reply: row.reply,
            since: row.blocked_at,
        }
    }
}
