//! Throttles: budgets of attempts, in the database, so that instances share them and a restart forgets nothing.
//!
//! An attempt is counted *before* it is made and given back when it succeeds: of sixty-four parallel tries only as many run as
//! the budget has left (AC-45). "Three an hour" means three in any sixty minutes, wherever they begin: the instants of what still
//! counts are kept, so there is no edge of a window across which twice as many would fit. Rows are named by a keyed hash, so the
//! table tells nobody whose names were tried; unknown names have budgets like known ones, or the difference would tell (AC-06,
//! AC-07).

mod budget;
mod store;

pub use budget::Budget;
pub(crate) use store::{Sought, probe};

use crate::{Ctx, ctx::Tx, errors::AppError};
use budget::Counted;
use chrono::{DateTime, Utc};

/// What a row becomes, if it still is what it was.
struct Change<'a> {
    key: &'a str,
    before: Counted,
    after: Counted,
}

/// How an attempt stands that was let through.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reserved {
    /// It was the one that used the budget up.
    pub was_last: bool,
}

/// Counts an attempt that is about to be made. [`AppError::Throttled`] when the budget is used up: then nothing more may be done, and
/// nothing was written.
pub async fn reserve(ctx: &Ctx, budget: Budget, whom: &str) -> Result<Reserved, AppError> {
    let (key, now) = (name(ctx, budget, whom), ctx.now());
    let before = store::find(ctx.db(), &key).await?;
    let mut after = before.clone();
    let reserved = budget.count(&mut after, now)?;
    let change = Change { key: &key, before, after };
    if store::swap(ctx, [change], now).await?.len() == 1 {
        return Ok(reserved);
    }
    let tx = ctx.begin().await?;
    let reserved = reserve_in(ctx, &tx, budget, whom).await?;
    tx.commit().await?;
    Ok(reserved)
}

/// What stood in some rows at an instant.
pub(crate) struct Seen {
    rows: Vec<(String, Counted)>,
    at: DateTime<Utc>,
}

impl Seen {
    /// Looks at the pause before anything is written: a flood of attempts that are refused anyway must not stand in line for the
    /// database's only writer, before everybody else's work. Whoever read it a moment too early is refused as if they had come that
    /// moment earlier; whoever read that there is none finds out when it is counted.
    pub fn refuse_during_pause(&self, ctx: &Ctx, budget: Budget, whom: &str) -> Result<(), AppError> {
        budget.refuse_during_pause(&self.row(&name(ctx, budget, whom)), self.at)
    }

    fn row(&self, key: &str) -> Counted {
        self.rows.iter().find(|(found, _)| found == key).map(|(_, counted)| counted.clone()).unwrap_or_default()
    }
}

/// Counts one attempt in two budgets. Where the first is used up nothing is counted; where only the second is, that one's answer is `None`.
///
/// Mostly nobody else counts in the same budget at the same moment: then what was seen is exchanged for what follows from it, in one
/// statement. Otherwise both are counted under a lock.
pub(crate) async fn reserve_both(
    ctx: &Ctx,
    seen: &Seen,
    [first, second]: [(Budget, &str); 2],
) -> Result<(Reserved, Option<Reserved>), AppError> {
    let (keys, now) = ([first, second].map(|(budget, whom)| name(ctx, budget, whom)), ctx.now());
    let [mut change, mut also] = [&keys[0], &keys[1]].map(|key| Change { key, before: seen.row(key), after: seen.row(key) });
    let at_first = first.0.count(&mut change.after, now)?;
    let at_second = unless_used_up(second.0.count(&mut also.after, now))?;
    let (swapped, wanted) = match at_second {
        Some(_) => (store::swap(ctx, [change, also], now).await?, 2),
        None => (store::swap(ctx, [change], now).await?, 1),
    };
    if swapped.len() == wanted { Ok((at_first, at_second)) } else { reserve_both_anew(ctx, [first, second], &swapped).await }
}

/// [`reserve_both`] where somebody came in between: what was counted already is taken back, then both are counted.
async fn reserve_both_anew(
    ctx: &Ctx,
    [first, second]: [(Budget, &str); 2],
    swapped: &[String],
) -> Result<(Reserved, Option<Reserved>), AppError> {
    let (keys, now) = ([first, second].map(|(budget, whom)| name(ctx, budget, whom)), ctx.now());
    let tx = ctx.begin().await?;
    let mut rows = store::lock(&tx, [&keys[0], &keys[1]], now).await?;
    for (key, row) in keys.iter().zip(&mut rows) {
        if swapped.contains(key) {
            row.take_back();
        }
    }
    let counted = first.0.count(&mut rows[0], now).and_then(|at_first| {
        let at_second = unless_used_up(second.0.count(&mut rows[1], now))?;
        Ok((at_first, at_second))
    });
    store::save(&tx, [(&keys[0], &rows[0]), (&keys[1], &rows[1])], now).await?;
    tx.commit().await?;
    counted
}

/// [`Seen::refuse_during_pause`] for one budget.
pub(crate) async fn refuse_early(ctx: &Ctx, budget: Budget, whom: &str) -> Result<(), AppError> {
    let row = store::find(ctx.db(), &name(ctx, budget, whom)).await?;
    budget.refuse_during_pause(&row, ctx.now())
}

/// [`refuse_early`] where a used-up budget is no error, but a reason to do nothing.
pub(crate) async fn is_paused(ctx: &Ctx, budget: Budget, whom: &str) -> Result<bool, AppError> {
    Ok(unless_used_up(refuse_early(ctx, budget, whom).await)?.is_none())
}

/// [`reserve`] within a transaction, for whoever has looked at the pause before.
pub(crate) async fn reserve_in(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<Reserved, AppError> {
    let (key, now) = (name(ctx, budget, whom), ctx.now());
    let [mut row] = store::lock(tx, [&key], now).await?;
    let reserved = budget.count(&mut row, now)?;
    store::save(tx, [(&key, &row)], now).await?;
    Ok(reserved)
}

/// A line in the log when a client has just used its budget up: guesses spread over many names or links leave no other trace. The client is
/// named as its row is, by a keyed hash, which is the same from line to line and tells nobody an address.
pub(crate) fn note_if_used_up(ctx: &Ctx, budget: Budget, whom: &str, reserved: Reserved) {
    if reserved.was_last {
        tracing::warn!(budget = budget.kind(), client = name(ctx, budget, whom), "a client has used up its attempts");
    }
}

/// [`reserve_in`] where a used-up budget is no error, but a reason to do nothing.
pub(crate) async fn allows(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<bool, AppError> {
    Ok(unless_used_up(reserve_in(ctx, tx, budget, whom).await)?.is_some())
}

/// `None` where a budget was used up; any other refusal stays one.
pub(crate) fn unless_used_up<T>(counted: Result<T, AppError>) -> Result<Option<T>, AppError> {
    match counted {
        Ok(counted) => Ok(Some(counted)),
        Err(AppError::Throttled { .. }) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// Gives one attempt back: it succeeded, and success does not count; or it was not made after all.
pub(crate) async fn give_back(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<(), AppError> {
    store::give_back(tx, &name(ctx, budget, whom), ctx.now()).await
}

/// The right secret was given: the attempt is given back to whoever has a budget for any secret, and what failed before is forgotten.
pub(crate) fn succeed(ctx: &Ctx, tx: &Tx, (given_back, by): (Budget, &str), (forgiven, whom): (Budget, &str)) {
    store::succeed(tx, &name(ctx, given_back, by), &name(ctx, forgiven, whom), ctx.now());
}

/// Forgets all failures: the right secret was given, or the person came by mail.
pub(crate) async fn forgive(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<(), AppError> {
    store::forgive(tx, &name(ctx, budget, whom), ctx.now()).await
}

fn name(ctx: &Ctx, budget: Budget, whom: &str) -> String {
    ctx.keys().throttle_name(budget.kind(), whom)
}
