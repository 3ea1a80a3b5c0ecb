//! How often each row has made this process panic.
//!
//! Kept in memory and not in the row: ordinary attempts (a relay that is away, a full mailbox) must not count, and a process that
//! starts anew may be one in which the fault is mended. A row that panics in several instances, or across restarts, costs a few
//! attempts more, and ends with its 72 hours at the latest.

use crate::ids::LetterId;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// After so many panics a row is given up.
const MOST: u32 = 5;

/// The rows at which this process has stumbled. There are few: each goes after [`MOST`] of them, or when the row has come to its end.
#[derive(Default)]
pub(super) struct Stumbles(Mutex<HashMap<LetterId, u32>>);

impl Stumbles {
    /// It panicked once more. Is that enough?
    pub fn again(&self, letter: LetterId) -> bool {
        let mut counted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let times = counted.entry(letter).or_default();
        *times += 1;
        let is_enough = *times >= MOST;
        if is_enough {
            counted.remove(&letter);
        }
        is_enough
    }

    /// It is done with.
    pub fn forget(&self, letter: LetterId) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&letter);
    }
}
