//! A clock that moves only when told to.

use crate::clock::{Clock, system_now};
use chrono::{DateTime, Duration, Utc};
use std::sync::atomic::{AtomicI64, Ordering};

/// Stands still but for a microsecond each time it is asked: what happens one after the other has instants in that order, and however slow
/// the machine is, a deadline is met to the second.
#[derive(Debug)]
pub struct TestClock {
    started_at: DateTime<Utc>,
    moved_us: AtomicI64,
}

impl Default for TestClock {
    fn default() -> Self {
        Self { started_at: system_now(), moved_us: AtomicI64::new(0) }
    }
}

impl TestClock {
    /// Moves it. Negative goes back.
    pub fn advance(&self, by: Duration) {
        self.moved_us.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        self.started_at + Duration::microseconds(self.moved_us.fetch_add(1, Ordering::Relaxed))
    }
}
