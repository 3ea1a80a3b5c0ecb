//! The circuit breaker: when the relay is away or unusable, letters wait together instead of failing one by one.
//!
//! While it is open nothing is attempted. When its pause is over, one letter may try; if it gets through, the others follow at once. The
//! pauses stay below a minute, so that the queue moves within a minute of the relay's return.

use chrono::{DateTime, Duration, Utc};
use std::sync::{Mutex, MutexGuard, PoisonError};

const PAUSES: [Duration; 5] =
    [Duration::seconds(5), Duration::seconds(10), Duration::seconds(20), Duration::seconds(40), Duration::seconds(60)];

/// Knows whether the relay is to be tried.
#[derive(Debug, Default)]
pub(super) struct Breaker(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    failures: usize,
    /// When the next attempt may be made; `None` while all is well.
    retry_at: Option<DateTime<Utc>>,
    /// Somebody is trying.
    probing: bool,
}

/// Permission to speak to the relay. Given back when dropped.
#[derive(Debug)]
pub(super) struct Permit<'a> {
    breaker: &'a Breaker,
    probes: bool,
}

impl Breaker {
    /// May the relay be spoken to now?
    pub fn permit(&self, now: DateTime<Utc>) -> Option<Permit<'_>> {
        let mut state = self.state();
        let Some(retry_at) = state.retry_at else { return Some(Permit { breaker: self, probes: false }) };
        // A clock that was set back must not hold letters longer than the longest pause.
        let waits = now < retry_at && retry_at - now <= PAUSES[PAUSES.len() - 1];
        if waits || state.probing {
            return None;
        }
        state.probing = true;
        Some(Permit { breaker: self, probes: true })
    }

    /// The relay answered, whatever it said about the letter.
    pub fn reached(&self) {
        let mut state = self.state();
        if state.retry_at.is_some() {
            tracing::info!(mail.failures = state.failures, "the mail relay can be used again; what waited leaves now");
        }
        state.failures = 0;
        state.retry_at = None;
    }

    /// The relay is away or unusable. Answers when to try again; says so in the log the first time.
    pub fn missed(&self, now: DateTime<Utc>, cause: &str) -> DateTime<Utc> {
        let mut state = self.state();
        if state.retry_at.is_none() {
            tracing::error!(cause, "the mail relay can't be used; letters wait in the outbox until it can");
        }
        let retry_at = now + PAUSES[state.failures.min(PAUSES.len() - 1)];
        state.failures += 1;
        state.retry_at = Some(retry_at);
        retry_at
    }

    /// When it is tried again; `None` while all is well.
    pub fn retry_at(&self) -> Option<DateTime<Utc>> {
        self.state().retry_at
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Permit<'_> {
    fn drop(&mut self) {
        if self.probes {
            self.breaker.state().probing = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000 + second, 0).unwrap()
    }

    #[test]
    fn while_all_is_well_everybody_may_speak() {
        let breaker = Breaker::default();
        let (one, other) = (breaker.permit(at(0)), breaker.permit(at(0)));
        assert!(one.is_some() && other.is_some());
    }

    #[test]
    fn after_a_miss_everybody_waits_and_then_one_tries() {
        let breaker = Breaker::default();
        assert_eq!(breaker.missed(at(0), "down"), at(5));
        assert!(breaker.permit(at(4)).is_none());
        let probe = breaker.permit(at(5));
        assert!(probe.is_some());
        assert!(breaker.permit(at(5)).is_none(), "a second one while the first tries");
        drop(probe);
        assert!(breaker.permit(at(5)).is_some(), "the first gave up without an answer");
    }

    #[test]
    fn ft_40_a_relay_that_returns_is_noticed_within_a_minute() {
        let breaker = Breaker::default();
        let mut now = at(0);
        for _ in 0..100 {
            let retry_at = breaker.missed(now, "down");
            assert!(retry_at - now <= Duration::seconds(60));
            now = retry_at;
        }
        breaker.reached();
        assert!(breaker.permit(now).is_some());
        assert_eq!(breaker.retry_at(), None);
    }

    #[test]
    fn ft_50_a_clock_set_back_does_not_hold_letters_for_hours() {
        let breaker = Breaker::default();
        breaker.missed(at(90_000), "down");
        assert!(breaker.permit(at(0)).is_some());
    }
}
