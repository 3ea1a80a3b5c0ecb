//! Buildings as pages show them.

use crate::{
    fields::Fault,
    ids::{BuildingId, CapabilityId, PortfolioId},
    staff::AccountSummary,
};
use locales::{Locale, Moment};
use serde::{Deserialize, Serialize};

/// Rows on a page of buildings or of people.
pub const PAGE: usize = 100;

/// Counting stops here: beyond it the page says "more than".
pub const COUNT_UP_TO: u32 = 10_000;

/// Rows on a page of a list's preview.
pub const PREVIEW_PAGE: usize = 250;

/// Rows that a list may have.
pub const MOST_ROWS: usize = MOST_ROWS_TOLD as usize;
/// The same, as it is told.
pub const MOST_ROWS_TOLD: u16 = 5_000;

/// Bytes that a list may have.
pub const LARGEST_LIST: usize = LARGEST_LIST_KB as usize * 1024;
/// The same in kilobytes, as it is told.
pub const LARGEST_LIST_KB: u16 = 512;

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildingSummary {
    /// Which.
    pub id: BuildingId,
    /// What people call it.
    pub name: String,
    /// Short and its own.
    pub code: String,
    /// The portfolio's name; empty: none.
    pub portfolio: String,
    /// How many people have access there, administrators among them; `None` for whoever may not see them, and for an archived one.
    pub people: Option<u32>,
    /// When it was archived; `None`: it is in use.
    pub archived: Option<Moment>,
}

/// A page of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildingPage {
    /// The rows, at most [`PAGE`].
    pub rows: Vec<BuildingSummary>,
    /// Where the page before starts; `None` on the first.
    pub previous: Option<String>,
    /// Where the page after starts; `None` on the last.
    pub next: Option<String>,
    /// How many match, counted up to [`COUNT_UP_TO`].
    pub matching: u32,
}

/// What may be done with a building by whoever looks at it.
#[expect(clippy::struct_excessive_bools, reason = "each is a button of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildingActions {
    /// Change name, address, time zone and language.
    pub change: bool,
    /// Change code and portfolio, archive.
    pub administer: bool,
    /// See who has access.
    pub see_people: bool,
    /// Take it back into use.
    pub restore: bool,
}

/// One building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BuildingPanel {
    /// Which.
    pub id: BuildingId,
    /// For the forms about it.
    pub version: i32,
    /// What people call it.
    pub name: String,
    /// Short and its own.
    pub code: String,
    /// Where it stands; may be empty.
    pub address: String,
    /// Its time zone; empty: the organisation's.
    pub time_zone: String,
    /// The language that comes first in mail in two languages; `None`: the organisation's.
    pub default_locale: Option<Locale>,
    /// The portfolio's name; empty: none.
    pub portfolio: String,
    /// When it was added.
    pub added: Moment,
    /// When it was archived; `None`: it is in use.
    pub archived: Option<Moment>,
    /// What may be done.
    pub may: BuildingActions,
    /// How many people were given access to this very building, and lose that when it is archived. Counted for administrators.
    pub losing: u32,
    /// What "who can do this here?" can be asked about; nothing for whoever may not see people.
    pub capabilities: Vec<(CapabilityId, String)>,
}

/// A portfolio.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Portfolio {
    /// Which.
    pub id: PortfolioId,
    /// For the form that renames it.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// How many buildings are in it.
    pub buildings: u32,
}

/// Where somebody's access comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The permission group's name.
    pub group: String,
    /// From how far.
    pub from: SourceScope,
    /// When it begins and ends; `None`: for good.
    pub term: Option<(Moment, Moment)>,
    /// It is still to begin.
    pub is_ahead: bool,
}

/// How far what somebody was given reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SourceScope {
    /// This building.
    Building,
    /// Its portfolio.
    Portfolio,
    /// All buildings.
    All,
}

/// Somebody who has access to a building.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Who, and where their account stands. Of administrators others know who they are, not where to reach them.
    pub who: AccountSummary,
    /// By what; an administrator needs none.
    pub sources: Vec<Source>,
}

/// A page of those who have access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HoldersPage {
    /// The rows, at most [`PAGE`].
    pub rows: Vec<Holder>,
    /// Where the page before starts; `None` on the first.
    pub previous: Option<String>,
    /// Where the page after starts; `None` on the last.
    pub next: Option<String>,
    /// How many match, counted up to [`COUNT_UP_TO`].
    pub matching: u32,
}

/// A row of a list, as it would be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewRow {
    /// Its line in what was pasted.
    pub line: u32,
    /// As written, without the blanks around it.
    pub name: String,
    /// The same.
    pub code: String,
    /// The same.
    pub portfolio: String,
    /// What is wrong with it; a row with anything wrong isn't taken.
    pub faults: Vec<Fault>,
}

/// A page of a list's preview.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PreviewPage {
    /// The rows, at most [`PREVIEW_PAGE`].
    pub rows: Vec<PreviewRow>,
    /// How many rows there are, or of those with something wrong when only they are asked for.
    pub matching: u32,
    /// How many buildings would be added.
    pub good: u32,
    /// How many rows have something wrong.
    pub faulty: u32,
    /// Portfolios that would be made.
    pub new_portfolios: Vec<String>,
    /// Columns of the list that are none of the three, by name: they are left out.
    pub left_out: Vec<String>,
    /// What was pasted, to be corrected.
    pub list: String,
}
