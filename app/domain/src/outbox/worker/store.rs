//! The worker's SQL: leasing a row, and writing down what became of it.
//!
//! Every write names row, attempt and worker. A worker whose lease has ended finds nothing to write to.

use crate::{
    Ctx,
    ctx::Tx,
    db::{entities::outbox, is_postgres, statement},
    errors::AppError,
    ids::{AccountId, LetterId, TokenId},
    mail::outcome::Reply,
    outbox::{LEASE, LetterState, store::LINK_REQUEST},
    staff,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, UpdateMany, prelude::Expr,
};
use uuid::Uuid;

/// A leased row.
#[derive(Clone, Debug)]
pub(super) struct Claimed {
    pub letter: LetterId,
    /// Which attempt this is, from 1. No other worker's attempt at this row has the same number.
    pub attempt: i32,
    /// A question instead of a letter.
    pub is_question: bool,
    account: Option<AccountId>,
    worker_id: String,
}

/// A row as its attempt needs it.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub id: LetterId,
    pub kind: String,
    pub account: Option<AccountId>,
    pub token: Option<TokenId>,
    pub address: String,
    pub locale: String,
    pub payload: String,
    pub message_id: String,
    pub enqueued_at: DateTime<Utc>,
    pub give_up_at: DateTime<Utc>,
}

/// Which rows are asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// Whatever is due.
    Anything,
    /// What can be dealt with while the relay is away: questions, and letters whose time is over.
    WithoutRelay,
}

/// Leases the row that has been due for longest. One statement, so that of several workers each gets another row.
pub(super) async fn claim(ctx: &Ctx, worker_id: &str, wanted: Wanted) -> Result<Option<Claimed>, AppError> {
    // Reading first costs nothing; on SQLite writing would take the one write lock for nothing, every few seconds.
    if !is_anything_due(ctx, wanted).await? {
        return Ok(None);
    }
    let only = match wanted {
        Wanted::Anything => String::new(),
        Wanted::WithoutRelay => format!("AND (kind = '{LINK_REQUEST}' OR give_up_at <= $3)"),
    };
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let lock = if is_postgres(&*tx) { "FOR UPDATE SKIP LOCKED" } else { "" };
    let sql = format!(
        "UPDATE outbox SET lease_until = $1, lease_by = $2, attempts = attempts + 1 WHERE id = (
            SELECT id FROM outbox
            WHERE state = 'queued' AND next_at <= $3 AND (lease_until IS NULL OR lease_until <= $3) {only}
            ORDER BY next_at, id LIMIT 1 {lock}
        ) RETURNING id, attempts, kind, account_id"
    );
    let leased = tx.query_one_raw(statement(&*tx, &sql, [(now + LEASE).into(), worker_id.into(), now.into()])).await?;
    let claimed = leased
        .map(|row| -> Result<Claimed, AppError> {
            let (letter, attempt) = (row.try_get::<Uuid>("", "id")?, row.try_get("", "attempts")?);
            let is_question = row.try_get::<String>("", "kind")? == LINK_REQUEST;
            let account = row.try_get::<Option<Uuid>>("", "account_id")?.map(AccountId);
            Ok(Claimed { letter: LetterId(letter), attempt, is_question, account, worker_id: worker_id.to_owned() })
        })
        .transpose()?;
    tx.commit().await?;
    Ok(claimed)
}

async fn is_anything_due(ctx: &Ctx, wanted: Wanted) -> Result<bool, AppError> {
    use outbox::Column::{GiveUpAt, Id, Kind, NextAt};
    let now = ctx.now();
    let mut due = free(now).filter(NextAt.lte(now)).select_only().column(Id);
    if wanted == Wanted::WithoutRelay {
        due = due.filter(Kind.eq(LINK_REQUEST).or(GiveUpAt.lte(now)));
    }
    Ok(due.into_tuple::<Uuid>().one(ctx.db()).await?.is_some())
}

/// When the next row is due that nobody holds.
pub(super) async fn next_due_at(ctx: &Ctx) -> Result<Option<DateTime<Utc>>, AppError> {
    use outbox::Column::NextAt;
    Ok(free(ctx.now()).order_by_asc(NextAt).select_only().column(NextAt).into_tuple().one(ctx.db()).await?)
}

fn free(now: DateTime<Utc>) -> sea_orm::Select<outbox::Entity> {
    use outbox::Column::LeaseUntil;
    // Written out, not bound: the index of what waits covers only rows in this state, and is used only where the statement says so.
    outbox::Entity::find().filter(Expr::cust("state = 'queued'")).filter(LeaseUntil.is_null().or(LeaseUntil.lte(now)))
}

/// The letter's account is ours until the commit. Taken before the row itself, as everybody does (account, links, outbox, history): an
/// administrator who sends again holds the account and waits for this row, and would otherwise be waited for in turn.
pub(super) async fn lock_account(tx: &Tx, claimed: &Claimed) -> Result<(), AppError> {
    if let Some(account) = claimed.account {
        staff::store::lock(tx, account).await?;
    }
    Ok(())
}

/// The row, if it is still ours. On PostgreSQL nobody else changes it until the commit.
pub(super) async fn ours(tx: &Tx, claimed: &Claimed) -> Result<Option<Row>, AppError> {
    let row = outbox::Entity::find().filter(claimed.is_mine());
    let row = if is_postgres(&**tx) { row.lock_exclusive() } else { row };
    Ok(row.one(&**tx).await?.map(|row| Row {
        id: LetterId(row.id),
        kind: row.kind,
        account: row.account_id.map(AccountId),
        token: row.token_id.map(TokenId),
        address: row.address,
        locale: row.locale,
        payload: row.payload,
        message_id: row.message_id,
        enqueued_at: row.enqueued_at,
        give_up_at: row.give_up_at,
    }))
}

/// The letter is about to be spoken of to the relay.
pub(super) async fn mark_started(tx: &Tx, claimed: &Claimed, now: DateTime<Utc>) -> Result<bool, AppError> {
    claimed.write(tx, |row| row.col_expr(outbox::Column::StartedAt, Expr::value(now))).await
}

/// It is over. `false`: the row was not ours any more.
pub(super) async fn finish(
    tx: &Tx,
    claimed: &Claimed,
    state: LetterState,
    reply: Option<&Reply>,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    claimed
        .write(tx, |row| {
            with_reply(row, reply)
                .col_expr(outbox::Column::State, Expr::value(state.code()))
                .col_expr(outbox::Column::FinishedAt, Expr::value(now))
        })
        .await
}

/// It is tried again, at the latest when its time is over, to say so.
pub(super) async fn put_off(tx: &Tx, claimed: &Claimed, next_at: DateTime<Utc>, reply: Option<&Reply>) -> Result<bool, AppError> {
    let Some(row) = ours(tx, claimed).await? else { return Ok(false) };
    let next_at = Ord::min(next_at, row.give_up_at);
    claimed.write(tx, |row| with_reply(row, reply).col_expr(outbox::Column::NextAt, Expr::value(next_at))).await
}

/// The question has been answered.
pub(super) async fn delete(tx: &Tx, claimed: &Claimed) -> Result<(), AppError> {
    outbox::Entity::delete_many().filter(claimed.is_mine()).exec(&**tx).await?;
    Ok(())
}

fn with_reply(row: UpdateMany<outbox::Entity>, reply: Option<&Reply>) -> UpdateMany<outbox::Entity> {
    row.col_expr(outbox::Column::LeaseUntil, Expr::value(Option::<DateTime<Utc>>::None))
        .col_expr(outbox::Column::LeaseBy, Expr::value(Option::<String>::None))
        .col_expr(outbox::Column::ReplyCode, Expr::value(reply.map(|reply| i32::from(reply.code))))
        .col_expr(outbox::Column::Reply, Expr::value(reply.map(|reply| reply.text.clone())))
}

impl Claimed {
    async fn write(
        &self,
        tx: &Tx,
        what: impl FnOnce(UpdateMany<outbox::Entity>) -> UpdateMany<outbox::Entity>,
    ) -> Result<bool, AppError> {
        let done = what(outbox::Entity::update_many()).filter(self.is_mine()).exec(&**tx).await?;
        Ok(done.rows_affected == 1)
    }

    fn is_mine(&self) -> sea_orm::Condition {
        use outbox::Column::{Attempts, Id, LeaseBy, State};
        sea_orm::Condition::all()
            .add(Id.eq(self.letter.0))
            .add(Attempts.eq(self.attempt))
            .add(LeaseBy.eq(self.worker_id.as_str()))
            .add(State.eq(LetterState::Queued.code()))
    }
}
