//! Throttles: budgets of attempts, in the database, so that instances share them and a restart forgets nothing.
//!
//! An attempt is counted *before* it is made and given back when it succeeds: of sixty-four parallel tries only as many run as
//! the budget has left (AC-45). "Three an hour" means three in any sixty minutes, wherever they begin: the instants of what still
//! counts are kept, so there is no edge of a window across which twice as many would fit. Rows are named by a keyed hash, so the
//! table tells nobody whose names were tried; unknown names have budgets like known ones, or the difference would tell (AC-06,
//! AC-07).

mod store;

pub(crate) use store::probe;

use crate::{Ctx, ctx::Tx, errors::AppError};
use chrono::{DateTime, Duration, Utc};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// Sign-in per account, from unknown devices: 5, then a pause of a minute that doubles up to an hour; 100 in a row hold until a reset.
    SignInAccount,
    /// The same per known device: nobody can be locked out from outside.
    SignInDevice,
    /// Sign-in per client address: 30 failures a minute. (A guessed set-up link counts as any guessed link.)
    SignInClient,
    /// Links asked for per address: 3 an hour.
    LinkAddress,
    /// Links asked for per client address: 20 an hour.
    LinkClient,
    /// Unknown links opened per client address: 20 a minute.
    LinkGuess,
    /// Refusals of one link for one reason that are noted in the history: one a day.
    LinkRefusal,
    /// Changes of one's own language per account: 30 an hour. Each one stays in the history for ever, where a script could bury
    /// what matters.
    OwnLanguage,
    /// Changes of one's own password per account: 10 an hour. Each one sends a letter, before which those of others would wait.
    OwnPassword,
}

impl Budget {
    fn kind(self) -> &'static str {
        match self {
            Self::SignInAccount => "sign-in-account",
            Self::SignInDevice => "sign-in-device",
            Self::SignInClient => "sign-in-client",
            Self::LinkAddress => "link-address",
            Self::LinkClient => "link-client",
            Self::LinkGuess => "link-guess",
            Self::LinkRefusal => "link-refusal",
            Self::OwnLanguage => "own-language",
            Self::OwnPassword => "own-password",
        }
    }

    /// How many attempts fit in any window; for the doubling ones, how many run before the first pause.
    fn limit(self) -> i32 {
        match self {
            Self::SignInAccount | Self::SignInDevice => 5,
            Self::SignInClient | Self::OwnLanguage => 30,
            Self::OwnPassword => 10,
            Self::LinkAddress => 3,
            Self::LinkClient | Self::LinkGuess => 20,
            Self::LinkRefusal => 1,
        }
    }

    /// For how long an attempt counts; `None` for those that only a success resets.
    fn window(self) -> Option<Duration> {
        match self {
            Self::SignInAccount | Self::SignInDevice => None,
            Self::SignInClient | Self::LinkGuess => Some(Duration::minutes(1)),
            Self::LinkAddress | Self::LinkClient | Self::OwnLanguage | Self::OwnPassword => Some(Duration::hours(1)),
            Self::LinkRefusal => Some(Duration::days(1)),
        }
    }

    /// Until when the next attempt has to wait when this many in a row have been counted, for the doubling ones.
    fn pause(self, counted: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match counted {
            HELD_AFTER.. => Some(now + HELD_FOR),
            _ if counted < self.limit() => None,
            _ => Some(now + Duration::minutes(1 << (counted - self.limit()).clamp(0, 6)).min(Duration::hours(1))),
        }
    }
}

/// What is kept of attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// How many count.
    failures: i32,
    /// When they were made, oldest first, where each counts only for a while.
    recent: Vec<DateTime<Utc>>,
    /// Until when no further one may be made.
    blocked_until: Option<DateTime<Utc>>,
}

impl Budget {
    /// With one attempt more.
    fn counting(self, before: Counted, now: DateTime<Utc>) -> Counted {
        let Some(window) = self.window() else {
            let failures = before.failures.saturating_add(1);
            return Counted { failures, recent: Vec::new(), blocked_until: self.pause(failures, now) };
        };
        // An instant far ahead was written before the clock was set back: it must not count for longer than a window either.
        let mut recent: Vec<_> = before.recent.into_iter().filter(|at| (now - *at).abs() < window).collect();
        recent.push(now);
        let failures = i32::try_from(recent.len()).unwrap_or(i32::MAX);
        let is_used_up = failures >= self.limit();
        let blocked_until = recent.first().filter(|_| is_used_up).map(|oldest| *oldest + window);
        Counted { failures, recent, blocked_until }
    }

    /// Counts one attempt more, unless it is used up.
    fn count(self, row: &mut Counted, now: DateTime<Utc>) -> Result<Reserved, AppError> {
        refuse_during_pause(self, row, now)?;
        *row = self.counting(std::mem::take(row), now);
        Ok(Reserved { was_last: row.blocked_until.is_some() })
    }
}

impl Counted {
    /// Takes the newest attempt back, and with it the pause that it may have begun.
    fn take_back(&mut self) {
        self.failures = (self.failures - 1).max(0);
        self.recent.pop();
        self.blocked_until = None;
    }
}

/// NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failures.
const HELD_AFTER: i32 = 100;
/// "Until a reset": longer than any installation lives.
const HELD_FOR: Duration = Duration::days(36_500);

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
    let [before] = store::find_all(ctx.db(), [&key]).await?;
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

/// Counts one attempt in two budgets. Where the first is used up nothing is counted; where only the second is, that one's answer is `None`.
///
/// Mostly nobody else counts in the same budget at the same moment: then what was read is exchanged for what follows from it, in one
/// statement. Otherwise both are counted under a lock.
pub(crate) async fn reserve_both(
    ctx: &Ctx,
    [first, second]: [(Budget, &str); 2],
) -> Result<(Reserved, Option<Reserved>), AppError> {
    let (keys, now) = ([first, second].map(|(budget, whom)| name(ctx, budget, whom)), ctx.now());
    let [before_first, before_second] = store::find_all(ctx.db(), [&keys[0], &keys[1]]).await?;
    let (mut after_first, mut after_second) = (before_first.clone(), before_second.clone());
    let at_first = first.0.count(&mut after_first, now)?;
    let at_second = unless_used_up(second.0.count(&mut after_second, now))?;
    let change = Change { key: &keys[0], before: before_first, after: after_first };
    let also = Change { key: &keys[1], before: before_second, after: after_second };
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

/// Looks at the pause before anything is written: a flood of attempts that are refused anyway must not stand in line for the
/// database's only writer, before everybody else's work. Whoever read it a moment too early is refused as if they had come that
/// moment earlier; whoever read that there is none finds out under the lock.
pub(crate) async fn refuse_early(ctx: &Ctx, budget: Budget, whom: &str) -> Result<(), AppError> {
    let [counted] = store::find_all(ctx.db(), [&name(ctx, budget, whom)]).await?;
    refuse_during_pause(budget, &counted, ctx.now())
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

fn refuse_during_pause(budget: Budget, row: &Counted, now: DateTime<Utc>) -> Result<(), AppError> {
    // Nothing holds for longer than a window where there is one: then the clock has been set back since.
    let holds = |until: &DateTime<Utc>| *until > now && budget.window().is_none_or(|window| *until - now <= window);
    match row.blocked_until.filter(holds) {
        Some(until) => {
            let retry_after_s = u32::try_from((until - now).num_seconds().max(1)).unwrap_or(u32::MAX);
            Err(AppError::Throttled { retry_after_s })
        }
        None => Ok(()),
    }
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

/// Writes as much as [`reserve_in`] and changes nothing.
pub(crate) async fn touch(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<(), AppError> {
    let (key, now) = (name(ctx, budget, whom), ctx.now());
    let [row] = store::lock(tx, [&key], now).await?;
    store::save(tx, [(&key, &row)], now).await
}

/// Forgets all failures: the right secret was given, or the person came by mail.
pub(crate) async fn forgive(ctx: &Ctx, tx: &Tx, budget: Budget, whom: &str) -> Result<(), AppError> {
    store::delete(tx, &name(ctx, budget, whom)).await
}

fn name(ctx: &Ctx, budget: Budget, whom: &str) -> String {
    ctx.keys().throttle_name(budget.kind(), whom)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_doubles_from_a_minute_to_an_hour_and_then_holds() {
        let now = DateTime::UNIX_EPOCH;
        let minutes = |counted| Budget::SignInAccount.pause(counted, now).map(|until| (until - now).num_minutes());
        assert_eq!([4, 5, 6, 7, 10, 11, 99].map(minutes), [None, Some(1), Some(2), Some(4), Some(32), Some(60), Some(60)]);
        assert!(minutes(100) > Some(60 * 24 * 365));
    }

    #[test]
    fn no_more_than_the_budget_fits_in_any_stretch_as_long_as_its_window() {
        for budget in [
            Budget::LinkAddress,
            Budget::SignInClient,
            Budget::LinkGuess,
            Budget::LinkClient,
            Budget::LinkRefusal,
            Budget::OwnLanguage,
            Budget::OwnPassword,
        ] {
            let window = budget.window().unwrap();
            let mut row = Counted { failures: 0, recent: Vec::new(), blocked_until: None };
            let mut made: Vec<DateTime<Utc>> = Vec::new();
            // Somebody who tries all the time, a little more often than the budget allows.
            for step in 0..1_000 {
                let now = DateTime::UNIX_EPOCH + window / 97 * step;
                if row.blocked_until.is_some_and(|until| until > now) {
                    continue;
                }
                row = budget.counting(row, now);
                made.push(now);
                let within = made.iter().filter(|at| now - **at < window).count();
                assert!(within <= usize::try_from(budget.limit()).unwrap(), "{budget:?}: {within} within {window}");
            }
            assert!(made.len() > 10 * usize::try_from(budget.limit()).unwrap() - 10, "{budget:?}: it comes back: {}", made.len());
        }
    }
}
