//! What somebody has begun and not finished, kept from one page to the next: a pasted list until it is confirmed, a form too large for the
//! cookie that brings refused ones back.
//!
//! A draft is its author's alone: whoever else knows its number finds nothing. It is there for a day, and used once. Of each kind only the
//! latest few of one person are kept, so that nobody fills the disk by pressing "check" again and again.

pub(crate) mod store;

use chrono::Duration;

/// How long a draft is kept.
pub(crate) const KEPT: Duration = Duration::days(1);

/// How many of one kind somebody may have at once, in tabs that don't know of each other.
pub(crate) const AT_ONCE: u64 = 5;

/// What it is a draft of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A list of buildings.
    Buildings,
}

impl Kind {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Buildings => "buildings",
        }
    }
}
