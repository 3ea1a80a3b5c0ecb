//! The list: what is asked for and what is answered. The address of the page is the question.

use super::account::AccountSummary;
use crate::ids::BuildingId;
use serde::{Deserialize, Serialize};

/// What part of the list is wanted. Unreadable values count as not given, so that no address makes the page fail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StaffQuery {
    /// Part of a name or an address; accents and case don't matter.
    #[serde(default)]
    pub search: String,
    /// Only accounts in this state.
    #[serde(default)]
    pub state: Option<StateFilter>,
    /// Only people with access to this building.
    #[serde(default)]
    pub building: Option<BuildingId>,
    /// In which order.
    #[serde(default)]
    pub sort: Sort,
    /// Which way round.
    #[serde(default)]
    pub direction: Direction,
    /// Only what comes after this place (opaque).
    #[serde(default)]
    pub after: Option<String>,
    /// Only what comes before this place (opaque).
    #[serde(default)]
    pub before: Option<String>,
}

/// Which accounts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StateFilter {
    /// Can sign in.
    Active,
    /// Have a link that can still be used.
    Invited,
    /// Link expired or address blocked: somebody has to do something.
    Attention,
    /// Nothing sent yet.
    Created,
    /// Can't sign in any more.
    Inactive,
    /// Asked for help with signing in.
    Asking,
}

impl StateFilter {
    /// In the order in which they are offered.
    pub const ALL: [Self; 6] = [Self::Active, Self::Invited, Self::Attention, Self::Asking, Self::Created, Self::Inactive];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Invited => "invited",
            Self::Attention => "attention",
            Self::Created => "created",
            Self::Inactive => "inactive",
            Self::Asking => "asking",
        }
    }

    /// From the address.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|filter| filter.code() == code)
    }
}

/// By what the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Full name, accents folded.
    #[default]
    Name,
    /// When added.
    Added,
}

impl Sort {
    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Added => "added",
        }
    }

    /// From the address.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Name, Self::Added].into_iter().find(|sort| sort.code() == code)
    }
}

/// Which way round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// A to Z, oldest first.
    #[default]
    Up,
    /// Z to A, newest first.
    Down,
}

impl Direction {
    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }

    /// From the address.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Up, Self::Down].into_iter().find(|direction| direction.code() == code)
    }

    /// The other way.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Down => Self::Up,
        }
    }
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPage {
    /// The rows, at most [`PAGE`].
    pub rows: Vec<AccountSummary>,
    /// Where the page before starts; `None` on the first.
    pub previous: Option<String>,
    /// Where the page after starts; `None` on the last.
    pub next: Option<String>,
    /// How many match, counted up to [`COUNT_UP_TO`].
    pub matching: u32,
    /// How many need attention, counted likewise.
    pub attention: u32,
    /// The building asked for, by name.
    pub building: Option<String>,
}

/// How many accounts there are, and in which state. A number is what the list shows under that filter, counted up to [`COUNT_UP_TO`]; an
/// invitation whose address turned out to be blocked counts as invited and as needing attention.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffOverview {
    /// All of them.
    pub everyone: u32,
    /// State by state, in the order in which the filters are offered; those without anyone are left out.
    pub states: Vec<(StateFilter, u32)>,
}

/// Rows on a page.
pub const PAGE: usize = 100;

/// Counting stops here: beyond it the page says "more than".
pub const COUNT_UP_TO: u32 = 10_000;
