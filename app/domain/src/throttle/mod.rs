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
use sea_orm::ConnectionTrait;

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
    /// Nothing more is let through until somebody decides so.
    pub is_held: bool,
}

/// Counts an attempt that is about to be made. [`AppError::Throttled`] when the budget is used up: then nothing more may be done, and
/// nothing was written.
pub async fn reserve(ctx: &Ctx, budget: Budget, whom: &str) -> Result<Reserved, AppError> {
    let (key, now) = (name(ctx, budget, whom), ctx.now());
    let before = store::find(ctx.db(), &key).await?;
    let mut after = before.clone();
    let reserved = budget.count(&mut after, now)?;
    let change = Change { key: &key, before, after };
    if store::swap(ctx, vec![change], now).await?.len() == 1 {
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

/// An attempt, counted in several budgets.
pub(crate) struct Attempt {
    /// How it stands in those that are shared.
    pub shared: Vec<Reserved>,
    /// How it stands in that of the account; `None`: that one is used up, and nothing may be tried.
    pub own: Option<Reserved>,
}

/// Counts one attempt in budgets that are shared, and in that of whoever is meant. Where a shared one is used up nothing is counted. Where only
/// the account's is, nothing will be tried, and only the first counts it.
///
/// Mostly nobody else counts in the same budgets at the same moment: then what was seen is exchanged for what follows from it, in one
/// statement. Otherwise all are counted under a lock.
pub(crate) async fn reserve_all(
    ctx: &Ctx,
    seen: &Seen,
    shared: &[(Budget, &str)],
    own: (Budget, &str),
) -> Result<Attempt, AppError> {
    let (budgets, now) = (shared.iter().copied().chain([own]).collect::<Vec<_>>(), ctx.now());
    let keys: Vec<String> = budgets.iter().map(|(budget, whom)| name(ctx, *budget, whom)).collect();
    let before: Vec<Counted> = keys.iter().map(|key| seen.row(key)).collect();
    let mut after = before.clone();
    let attempt = count_all(&budgets, &mut after, now)?;
    let wanted = if attempt.own.is_some() { keys.len() } else { 1 };
    let changes = keys.iter().zip(before).zip(after).map(|((key, before), after)| Change { key, before, after });
    let swapped = store::swap(ctx, changes.take(wanted).collect(), now).await?;
    if swapped.len() == wanted { Ok(attempt) } else { reserve_all_anew(ctx, &budgets, &keys, &swapped).await }
}

fn count_all(budgets: &[(Budget, &str)], rows: &mut [Counted], now: DateTime<Utc>) -> Result<Attempt, AppError> {
    let mut counted = Vec::new();
    let last = budgets.len().saturating_sub(1);
    for ((budget, _), row) in budgets.iter().zip(rows.iter_mut()).take(last) {
        counted.push(budget.count(row, now)?);
    }
    let own = budgets.iter().zip(rows.iter_mut()).nth(last).map(|((budget, _), row)| budget.count(row, now));
    Ok(Attempt { shared: counted, own: own.map_or(Ok(None), unless_used_up)? })
}

/// [`reserve_all`] where somebody came in between: what was counted already is taken back, then all are counted.
async fn reserve_all_anew(
    ctx: &Ctx,
    budgets: &[(Budget, &str)],
    keys: &[String],
    swapped: &[String],
) -> Result<Attempt, AppError> {
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let mut rows = store::lock(&tx, keys, now).await?;
    for (key, row) in keys.iter().zip(&mut rows) {
        if swapped.contains(key) {
            row.take_back();
        }
    }
    let mut after = rows.clone();
    let counted = count_all(budgets, &mut after, now);
    let kept = counted.as_ref().map_or(0, |attempt| if attempt.own.is_some() { keys.len() } else { 1 });
    after.truncate(kept);
    let saved = after.into_iter().chain(rows.into_iter().skip(kept));
    store::save(&tx, keys.iter().map(String::as_str).zip(saved), now).await?;
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
    let mut row = store::lock(tx, std::slice::from_ref(&key), now).await?.pop().unwrap_or_default();
    let reserved = budget.count(&mut row, now)?;
    store::save(tx, [(key.as_str(), row)].into_iter(), now).await?;
    Ok(reserved)
}

/// A line in the log when a client has just used its budget up: guesses spread over many names or links leave no other trace. The client is
/// named as its row is, by a keyed hash, which is the same from line to line and tells nobody an address. Where what all clients share is used
/// up, somebody has to look at once.
pub(crate) fn note_if_used_up(ctx: &Ctx, budget: Budget, whom: &str, reserved: Reserved) {
    if reserved.was_last && budget == Budget::PinEverybody {
        tracing::error!("no PIN is tried from unknown devices for a while: more failed within an hour than people do by mistake");
    } else if reserved.was_last {
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

/// The right secret was given: the attempt is given back to whoever shares a budget for any secret, and what failed before is forgotten.
pub(crate) fn succeed(ctx: &Ctx, tx: &Tx, given_back: &[(Budget, &str)], (forgiven, whom): (Budget, &str)) {
    let given_back: Vec<String> = given_back.iter().map(|(budget, by)| name(ctx, *budget, by)).collect();
    store::succeed(tx, &given_back, &name(ctx, forgiven, whom), ctx.now());
}

/// Is nothing let through until somebody who may decides so? Asked of several names at once.
pub(crate) async fn held_among(
    ctx: &Ctx,
    db: &impl ConnectionTrait,
    budget: Budget,
    whom: &[&str],
) -> Result<Vec<bool>, AppError> {
    let keys: Vec<String> = whom.iter().map(|whom| name(ctx, budget, whom)).collect();
    let rows = store::several(db, &keys).await?;
    Ok(keys.iter().map(|key| rows.iter().any(|(found, row)| found == key && budget.holds(row))).collect())
}

/// Forgets all failures: the right secret was given, or the person came by mail.
pub(crate) async fn forgive(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<(), AppError> {
    store::forgive(tx, &name(ctx, budget, whom), ctx.now()).await
}

fn name(ctx: &Ctx, budget: Budget, whom: &str) -> String {
    ctx.keys().throttle_name(budget.kind(), whom)
}
