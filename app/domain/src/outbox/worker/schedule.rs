//! When a letter is tried again.

use crate::chance::{self, Chance};
use chrono::Duration;

/// After the first attempt, the second, …; after the last of these, every half hour. RFC 5321 §4.5.4.1 asks for half an hour and allows
/// less where the cause is known to be short: most first letters are put off for some minutes on purpose.
const STEPS: [Duration; 5] =
    [Duration::seconds(30), Duration::minutes(2), Duration::minutes(5), Duration::minutes(15), Duration::minutes(30)];

/// After a connection that was lost with the letter already handed over: by then the relay is done with the first copy.
const AFTER_UNKNOWN: Duration = Duration::minutes(10);

/// How long to wait after so many attempts, give or take a fifth: letters that failed together do not come back together.
pub(super) fn backoff(attempts: i32, chance: &dyn Chance) -> Duration {
    let step = usize::try_from(attempts - 1).unwrap_or(0).min(STEPS.len() - 1);
    let per_mille = 800 + i32::try_from(chance::below(chance, 401)).unwrap_or(200);
    STEPS[step] * per_mille / 1_000
}

/// The same when nobody knows whether the letter has left.
pub(super) fn backoff_after_unknown(attempts: i32, chance: &dyn Chance) -> Duration {
    backoff(attempts, chance).max(AFTER_UNKNOWN)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance::System;

    #[test]
    fn ft_42_retries_keep_to_the_schedule_within_a_fifth() {
        for (attempts, minutes) in [(1, 0.5), (2, 2.0), (3, 5.0), (4, 15.0), (5, 30.0), (6, 30.0), (100, 30.0)] {
            for _ in 0..200 {
                let seconds = f64::from(i32::try_from(backoff(attempts, &System).num_seconds()).unwrap());
                assert!((minutes * 48.0 - 1.0..=minutes * 72.0).contains(&seconds), "{attempts}: {seconds} s");
            }
        }
    }

    #[test]
    fn ft_41_after_a_lost_answer_ten_minutes_pass_at_least() {
        for attempts in 1..10 {
            assert!(backoff_after_unknown(attempts, &System) >= Duration::minutes(10));
        }
    }
}
