//! What is asked and sent about buildings, as typed.

use crate::{permissions::Level, staff::Direction};
use serde::{Deserialize, Serialize};

/// By what the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Name, accents folded.
    #[default]
    Name,
    /// Code.
    Code,
    /// Portfolio, then name.
    Portfolio,
}

impl Sort {
    /// In the order of the columns.
    pub const ALL: [Self; 3] = [Self::Name, Self::Code, Self::Portfolio];

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Code => "code",
            Self::Portfolio => "portfolio",
        }
    }

    /// From the address.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.code() == code)
    }
}

/// What part of the list is wanted. Unreadable values count as not given, so that no address makes the page fail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildingQuery {
    /// Those that were archived, instead of those in use. For administrators; it counts as not given for anybody else.
    #[serde(default)]
    pub archived: bool,
    /// Parts of a name, a code, a portfolio or an address; accents and case don't matter.
    #[serde(default)]
    pub search: String,
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

/// A building, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BuildingForm {
    /// The building; empty for a new one.
    #[serde(default)]
    pub building: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// What people call it.
    #[serde(default)]
    pub name: String,
    /// Short and its own.
    #[serde(default)]
    pub reference: String,
    /// Where it stands, in as many lines as it needs.
    #[serde(default)]
    pub address: String,
    /// IANA name; empty: the organisation's.
    #[serde(default)]
    pub time_zone: String,
    /// The language that comes first in mail in two languages, as a code; empty: the organisation's.
    #[serde(default)]
    pub default_locale: String,
    /// The portfolio's name: one there is, or a new one; empty: none.
    #[serde(default)]
    pub portfolio: String,
}

/// Something to be done with a building as it was when the page was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AboutBuildingForm {
    /// The building.
    #[serde(default)]
    pub building: String,
    /// Its version then.
    #[serde(default)]
    pub version: i32,
}

/// Another name for a portfolio.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PortfolioForm {
    /// The portfolio's id.
    #[serde(default)]
    pub id: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Its name from now on.
    #[serde(default)]
    pub portfolio: String,
}

/// Who has access to a building, and which of them are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HoldersQuery {
    /// The building.
    #[serde(default)]
    pub building: String,
    /// Parts of a name or an address.
    #[serde(default)]
    pub search: String,
    /// Only those who have something of this capability; empty: everybody.
    #[serde(default)]
    pub capability: String,
    /// At least this much of it.
    #[serde(default)]
    pub level: Level,
    /// Only what comes after this place (opaque).
    #[serde(default)]
    pub after: Option<String>,
    /// Only what comes before this place (opaque).
    #[serde(default)]
    pub before: Option<String>,
}

/// A list of buildings, to be looked at before it is taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PreviewForm {
    /// What was pasted, or read from a file.
    #[serde(default)]
    pub list: String,
}

/// What part of a list's preview is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SheetQuery {
    /// The draft that holds the list.
    #[serde(default)]
    pub draft: String,
    /// How many rows come before.
    #[serde(default)]
    pub from: u32,
    /// Only rows with something wrong.
    #[serde(default)]
    pub faulty: bool,
}

/// The list as it was shown is to be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConfirmForm {
    /// The draft that holds the list.
    #[serde(default)]
    pub draft: String,
    /// How many buildings the preview promised.
    #[serde(default)]
    pub promised: u32,
}
