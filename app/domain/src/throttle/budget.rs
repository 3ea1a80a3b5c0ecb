//! What may be tried how often: the rules, without the database.

use super::Reserved;
use crate::errors::AppError;
use chrono::{DateTime, Duration, Utc};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Budget {
    /// Sign-in per account, from unknown devices: 5, then a pause of a minute that doubles up to an hour; 100 in a row hold until a reset.
    SignInAccount,
    /// The same per known device: nobody can be locked out from outside.
    SignInDevice,
    /// Sign-in with a username, from unknown devices: 5, then a pause that doubles; 10 in a row hold until a manager decides.
    PinAccount,
    /// Sign-ins with a username per client address, from unknown devices: 50 an hour.
    PinClient,
    /// The same from all client addresses together: 1,000 an hour, so that no number of machines finds a PIN that many may have (AC-47).
    PinEverybody,
    /// Codes of access cards per sign-in name: 1,000 an hour. They have 55 bits, so that is few; and with what one client may guess, it keeps nobody
    /// else out.
    CardCode,
    /// Questions to whoever may help, per sign-in name: 3 a day.
    HelpName,
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
    /// Usernames that were taken, per whoever tried them: 20 an hour. Whoever works elsewhere isn't found out by trying.
    TakenName,
    /// Addresses taken off the blocked list per administrator: 30 an hour.
    Unblock,
    /// Bounces that are about no letter of ours and are noted in the history: 20 a day, whoever sends how many (AC-17).
    StrayBounce,
}

/// The longest of the doubling pauses.
const LONGEST_PAUSE: Duration = Duration::hours(1);
/// NIST SP 800-63B-4 §3.2.2: no more than 100 consecutive failures.
const HELD_AFTER: i32 = 100;
/// Six digits are a million possibilities: ten tries are one in a hundred thousand.
const PIN_HELD_AFTER: i32 = 10;
/// "Until a reset": longer than any installation lives.
const HELD_FOR: Duration = Duration::days(36_500);

impl Budget {
    /// As part of a row's name.
    pub(super) fn kind(self) -> &'static str {
        match self {
            Self::SignInAccount => "sign-in-account",
            Self::SignInDevice => "sign-in-device",
            Self::PinAccount => "pin-account",
            Self::PinClient => "pin-client",
            Self::PinEverybody => "pin-everybody",
            Self::CardCode => "card-code",
            Self::HelpName => "help-name",
            Self::SignInClient => "sign-in-client",
            Self::LinkAddress => "link-address",
            Self::LinkClient => "link-client",
            Self::LinkGuess => "link-guess",
            Self::LinkRefusal => "link-refusal",
            Self::OwnLanguage => "own-language",
            Self::OwnPassword => "own-password",
            Self::TakenName => "taken-name",
            Self::Unblock => "unblock",
            Self::StrayBounce => "stray-bounce",
        }
    }

    /// How many attempts fit in any window; for the doubling ones, how many run before the first pause.
    fn limit(self) -> i32 {
        match self {
            Self::SignInAccount | Self::SignInDevice | Self::PinAccount => 5,
            Self::SignInClient | Self::OwnLanguage | Self::Unblock => 30,
            Self::PinClient => 50,
            Self::PinEverybody | Self::CardCode => 1_000,
            Self::OwnPassword => 10,
            Self::LinkAddress | Self::HelpName => 3,
            Self::LinkClient | Self::LinkGuess | Self::StrayBounce | Self::TakenName => 20,
            Self::LinkRefusal => 1,
        }
    }

    /// For how long an attempt counts; `None` for those that only a success resets.
    fn window(self) -> Option<Duration> {
        match self {
            Self::SignInAccount | Self::SignInDevice | Self::PinAccount => None,
            Self::SignInClient | Self::LinkGuess => Some(Duration::minutes(1)),
            Self::LinkAddress
            | Self::LinkClient
            | Self::OwnLanguage
            | Self::OwnPassword
            | Self::Unblock
            | Self::TakenName
            | Self::PinClient
            | Self::PinEverybody
            | Self::CardCode => Some(Duration::hours(1)),
            Self::LinkRefusal | Self::StrayBounce | Self::HelpName => Some(Duration::days(1)),
        }
    }

    /// Until when the next attempt has to wait when this many in a row have been counted, for the doubling ones.
    fn pause(self, counted: i32, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        match counted {
            _ if counted >= self.held_after() => Some(now + HELD_FOR),
            _ if counted < self.limit() => None,
            _ => Some(now + Duration::minutes(1 << (counted - self.limit()).clamp(0, 6)).min(LONGEST_PAUSE)),
        }
    }

    /// After how many failures in a row nothing is let through until somebody decides so, for the doubling ones.
    fn held_after(self) -> i32 {
        if self == Self::PinAccount { PIN_HELD_AFTER } else { HELD_AFTER }
    }

    /// Is nothing let through until somebody decides so?
    pub(super) fn holds(self, row: &Counted) -> bool {
        self.window().is_none() && row.failures >= self.held_after()
    }

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
        let blocked_until = recent.iter().min().filter(|_| is_used_up).map(|oldest| *oldest + window);
        Counted { failures, recent, blocked_until }
    }

    /// Between which instants the end of a pause lies that is in force: nothing holds for longer than it was to hold, or the clock has been set
    /// back since.
    pub(super) fn pause_in_force(self, now: DateTime<Utc>) -> [DateTime<Utc>; 2] {
        [now, now + self.window().unwrap_or(LONGEST_PAUSE)]
    }

    /// Refuses while the pause lasts.
    pub(super) fn refuse_during_pause(self, row: &Counted, now: DateTime<Utc>) -> Result<(), AppError> {
        let [after, until] = self.pause_in_force(now);
        let holds = |end: &DateTime<Utc>| *end > after && (self.holds(row) || *end <= until);
        match row.blocked_until.filter(holds) {
            Some(until) => {
                let retry_after_s = u32::try_from((until - now).num_seconds().max(1)).unwrap_or(u32::MAX);
                Err(AppError::Throttled { retry_after_s })
            }
            None => Ok(()),
        }
    }

    /// Counts one attempt more, unless it is used up.
    pub(super) fn count(self, row: &mut Counted, now: DateTime<Utc>) -> Result<Reserved, AppError> {
        self.refuse_during_pause(row, now)?;
        *row = self.counting(std::mem::take(row), now);
        Ok(Reserved { was_last: row.blocked_until.is_some(), is_held: self.holds(row) })
    }
}

/// What is kept of attempts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counted {
    /// How many count.
    pub failures: i32,
    /// When they were made, oldest first, where each counts only for a while.
    pub recent: Vec<DateTime<Utc>>,
    /// Until when no further one may be made.
    pub blocked_until: Option<DateTime<Utc>>,
}

impl Counted {
    /// Takes the newest attempt back, and with it the pause that it may have begun.
    pub(super) fn take_back(&mut self) {
        self.failures = (self.failures - 1).max(0);
        self.recent.pop();
        self.blocked_until = None;
    }
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
        let of_a_pin = |counted| Budget::PinAccount.pause(counted, now).map(|until| (until - now).num_minutes());
        assert_eq!([4, 5, 6, 9].map(of_a_pin), [None, Some(1), Some(2), Some(16)]);
        assert!(of_a_pin(10) > Some(60 * 24 * 365));
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
            Budget::Unblock,
            Budget::StrayBounce,
            Budget::PinClient,
            Budget::CardCode,
            Budget::HelpName,
            Budget::TakenName,
        ] {
            let window = budget.window().unwrap();
            let mut row = Counted { failures: 0, recent: Vec::new(), blocked_until: None };
            let mut made: Vec<DateTime<Utc>> = Vec::new();
            // Somebody who tries all the time, more often than the budget allows, for eleven windows.
            let often = budget.limit().max(90) * 11 / 10;
            for step in 0..11 * often {
                let now = DateTime::UNIX_EPOCH + window / often * step;
                if row.blocked_until.is_some_and(|until| until > now) {
                    continue;
                }
                row = budget.counting(row, now);
                made.push(now);
                let within = made.iter().rev().take_while(|at| now - **at < window).count();
                assert!(within <= usize::try_from(budget.limit()).unwrap(), "{budget:?}: {within} within {window}");
            }
            assert!(made.len() > 10 * usize::try_from(budget.limit()).unwrap() - 10, "{budget:?}: it comes back: {}", made.len());
        }
    }
}
