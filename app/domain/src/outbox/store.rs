//! The outbox's SQL, apart from the worker's own.

pub(super) mod bounced;

use super::{GIVE_UP_AFTER, LetterState, LetterTrace, LinkRequest, NewLetter, Payload};
use crate::{
    Ctx,
    ctx::Tx,
    db::entities::outbox,
    delivery::{Enhanced, Reason, proof},
    errors::AppError,
    history::LetterKind,
    ids::{AccountId, LetterId, TokenId},
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, prelude::Expr,
};

/// The kind of a row that is a question, not a letter.
pub(super) const LINK_REQUEST: &str = "link-request";

/// Puts a letter in the outbox; it leaves after the commit.
pub(crate) async fn enqueue(ctx: &Ctx, tx: &Tx, letter: NewLetter) -> Result<LetterId, AppError> {
    insert(ctx, tx, letter.kind.code(), letter.account, letter.token, &letter.address, letter.locale, &to_json(&letter.payload)?)
        .await
}

/// Puts a question in the outbox: is there somebody at this address who is to get a link?
pub(crate) async fn enqueue_link_request(
    ctx: &Ctx,
    tx: &Tx,
    request: LinkRequest,
    address: &str,
    locale: Locale,
) -> Result<LetterId, AppError> {
    insert(ctx, tx, LINK_REQUEST, None, None, address, locale, &to_json(&request)?).await
}

#[expect(clippy::too_many_arguments, reason = "one column each; the two callers above name them")]
async fn insert(
    ctx: &Ctx,
    tx: &Tx,
    kind: &str,
    account: Option<AccountId>,
    token: Option<TokenId>,
    address: &str,
    locale: Locale,
    payload: &str,
) -> Result<LetterId, AppError> {
    let (id, now) = (ctx.new_id(), ctx.now());
    let row = outbox::ActiveModel {
        id: Set(id),
        kind: Set(kind.to_owned()),
        account_id: Set(account.map(|account| account.0)),
        token_id: Set(token.map(|token| token.0)),
        address: Set(address.to_owned()),
        locale: Set(locale.code().to_owned()),
        payload: Set(payload.to_owned()),
        message_id: Set(proof::message_id(ctx, LetterId(id))),
        state: Set(LetterState::Queued.code().to_owned()),
        attempts: Set(0),
        enqueued_at: Set(now),
        next_at: Set(now),
        give_up_at: Set(now + GIVE_UP_AFTER),
        lease_until: NotSet,
        lease_by: NotSet,
        started_at: NotSet,
        finished_at: NotSet,
        reply_code: NotSet,
        reply: NotSet,
    };
    outbox::Entity::insert(row).exec_without_returning(&**tx).await?;
    tx.note_mail();
    Ok(LetterId(id))
}

/// Takes back the account's letters of one kind that have not left: what they were for is no longer so.
pub(crate) async fn drop_queued(tx: &Tx, kind: LetterKind, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(LetterState::Dropped.code()))
        .col_expr(outbox::Column::FinishedAt, Expr::value(now))
        .filter(outbox::Column::AccountId.eq(account.0))
        .filter(outbox::Column::Kind.eq(kind.code()))
        .filter(outbox::Column::State.eq(LetterState::Queued.code()))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Does a letter of this kind wait for the relay?
pub(crate) async fn is_queued(db: &impl ConnectionTrait, kind: LetterKind, account: AccountId) -> Result<bool, AppError> {
    let waiting = outbox::Entity::find()
        .filter(outbox::Column::AccountId.eq(account.0))
        .filter(outbox::Column::Kind.eq(kind.code()))
        .filter(outbox::Column::State.eq(LetterState::Queued.code()));
    Ok(waiting.one(db).await?.is_some())
}

/// Has the relay taken a letter with this link?
pub(crate) async fn was_sent(db: &impl ConnectionTrait, token: TokenId) -> Result<bool, AppError> {
    let sent = outbox::Entity::find()
        .filter(outbox::Column::TokenId.eq(token.0))
        .filter(outbox::Column::State.is_in([LetterState::Sent, LetterState::Bounced].map(LetterState::code)));
    Ok(sent.one(db).await?.is_some())
}

/// Is there a row that has been due since then and that nobody holds?
pub(crate) async fn is_waiting_since(
    db: &impl ConnectionTrait,
    since: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    use outbox::Column::{Id, LeaseUntil, NextAt};
    // Written out, not bound: the index of what waits covers only rows in this state, and is used only where the statement says so.
    let waiting = outbox::Entity::find()
        .filter(Expr::cust("state = 'queued'"))
        .filter(NextAt.lte(since))
        .filter(LeaseUntil.is_null().or(LeaseUntil.lte(now)))
        .select_only()
        .column(Id);
    Ok(waiting.into_tuple::<uuid::Uuid>().one(db).await?.is_some())
}

/// The account's letters, newest first, at most 20.
pub(crate) async fn timeline(db: &impl ConnectionTrait, account: AccountId) -> Result<Vec<LetterTrace>, AppError> {
    let rows = outbox::Entity::find()
        .filter(outbox::Column::AccountId.eq(account.0))
        .order_by_desc(outbox::Column::EnqueuedAt)
        .limit(20)
        .all(db)
        .await?;
    Ok(rows.into_iter().filter_map(trace).collect())
}

fn trace(row: outbox::Model) -> Option<LetterTrace> {
    Some(LetterTrace {
        kind: LetterKind::parse(&row.kind)?,
        state: LetterState::parse(&row.state)?,
        attempts: row.attempts,
        lease_until: row.lease_until,
        enqueued_at: row.enqueued_at,
        started_at: row.started_at,
        finished_at: row.finished_at,
        is_delayed: row.reply_code.is_some_and(|code| (400..500).contains(&code)),
        reason: row.reply_code.map(|code| Reason::of(Some(code), row.reply.as_deref().and_then(Enhanced::leading))),
    })
}

fn to_json(value: &impl serde::Serialize) -> Result<String, AppError> {
    serde_json::to_string(value).map_err(|cause| AppError::fault("a letter's values could not be written down", &cause))
}

/// What a letter's row says, from its JSON; an unreadable one counts as empty.
pub(super) fn payload(json: &str) -> Payload {
    serde_json::from_str(json).unwrap_or_default()
}
