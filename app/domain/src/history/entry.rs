//! The history as it is read: a page of it, and what each row holds.

use super::Event;
use crate::ids::AccountId;
use locales::Moment;
use serde::{Deserialize, Serialize};

/// One row of the history, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// What.
    pub event: Event,
    /// What kind of actor did it.
    pub by: By,
    /// The name of the member of staff who did it; empty when it was none.
    pub actor: String,
    /// To whom it happened; empty when to nobody.
    pub subject: String,
    /// The account it happened to, for a link.
    pub subject_id: Option<AccountId>,
    /// What was personal about it and has not been erased.
    pub detail: Option<DetailText>,
    /// What it names.
    pub named: Named,
}

/// What kind of actor did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Somebody signed in.
    Staff,
    /// Somebody who wasn't signed in: whoever holds a link or knows an address.
    Visitor,
    /// Whoever runs commands on the machine.
    Operator,
    /// The program by itself.
    System,
}

impl By {
    const ALL: [Self; 4] = [Self::Staff, Self::Visitor, Self::Operator, Self::System];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Visitor => "visitor",
            Self::Operator => "operator",
            Self::System => "system",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }
}

/// What an event names, in the reader's language and as the reader may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The building, portfolio, capability or permission group.
    pub thing: String,
    /// Some of the places, as many as there is room for.
    pub places: Vec<String>,
    /// How many places there are besides.
    pub more_places: u32,
    /// From when.
    pub from: Option<Moment>,
    /// Until when.
    pub until: Option<Moment>,
}

/// What is personal about an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailText {
    /// The value before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The value after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What part of the history is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryQuery {
    /// Only what happened to this account.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Only what lies before this place in the chain.
    #[serde(default)]
    pub before: Option<i64>,
}

/// A page of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// At most 50.
    pub entries: Vec<Entry>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<i64>,
}
