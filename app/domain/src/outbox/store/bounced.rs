//! Letters that the relay had taken, and of which the mail system reports afterwards. What it said takes the place of what the relay said;
//! when the relay took the letter is told by the attempt's beginning from then on.

use crate::{
    ctx::Tx,
    db::{entities::outbox, is_postgres},
    errors::AppError,
    history::LetterKind,
    ids::{AccountId, LetterId},
    mail::outcome::Reply,
    outbox::LetterState,
    staff,
};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QuerySelect as _, prelude::Expr};

/// A letter that has left.
#[derive(Clone, Debug)]
pub(crate) struct SentLetter {
    pub kind: LetterKind,
    pub account: Option<AccountId>,
    pub address: String,
    pub state: LetterState,
    pub finished_at: Option<DateTime<Utc>>,
    /// That it is late was reported already.
    pub is_delayed: bool,
}

/// The letter, and its account before it, ours until the commit. `None` when there is none.
pub(crate) async fn lock_sent(tx: &Tx, letter: LetterId) -> Result<Option<SentLetter>, AppError> {
    let Some(row) = outbox::Entity::find_by_id(letter.0).one(&**tx).await? else { return Ok(None) };
    if let Some(account) = row.account_id {
        staff::store::lock(tx, AccountId(account)).await?;
    }
    let row = outbox::Entity::find_by_id(letter.0);
    let row = if is_postgres(&**tx) { row.lock_exclusive() } else { row };
    Ok(row.one(&**tx).await?.and_then(|row| {
        Some(SentLetter {
            kind: LetterKind::parse(&row.kind)?,
            account: row.account_id.map(AccountId),
            address: row.address,
            state: LetterState::parse(&row.state)?,
            finished_at: row.finished_at,
            is_delayed: row.reply_code.is_some_and(|code| (400..500).contains(&code)),
        })
    }))
}

/// It came back for good.
pub(crate) async fn note_bounced(tx: &Tx, letter: LetterId, reply: &Reply, now: DateTime<Utc>) -> Result<(), AppError> {
    note(tx, letter, LetterState::Bounced, reply, now).await
}

/// The mail system still tries.
pub(crate) async fn note_delayed(tx: &Tx, letter: LetterId, reply: &Reply, now: DateTime<Utc>) -> Result<(), AppError> {
    note(tx, letter, LetterState::Sent, reply, now).await
}

async fn note(tx: &Tx, letter: LetterId, state: LetterState, reply: &Reply, now: DateTime<Utc>) -> Result<(), AppError> {
    outbox::Entity::update_many()
        .col_expr(outbox::Column::State, Expr::value(state.code()))
        .col_expr(outbox::Column::FinishedAt, Expr::value(now))
        .col_expr(outbox::Column::ReplyCode, Expr::value(i32::from(reply.code)))
        .col_expr(outbox::Column::Reply, Expr::value(reply.text.as_str()))
        .filter(outbox::Column::Id.eq(letter.0))
        .filter(outbox::Column::State.eq(LetterState::Sent.code()))
        .exec(&**tx)
        .await?;
    Ok(())
}
