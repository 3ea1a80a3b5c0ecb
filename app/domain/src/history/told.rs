//! Entries on their way to a page: what happened as a sentence.

use crate::ids::AccountId;
use locales::Moment;
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use super::{Entry, HistoryPage, store::serialised};
#[cfg(feature = "ssr")]
use locales::Words;

/// One row of the history in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// What happened, as a code.
    pub event: String,
    /// When.
    pub at: Moment,
    /// What happened.
    pub sentence: String,
    /// What was before and what is after, where that is kept.
    pub change: Option<String>,
    /// To whom it happened; empty when to nobody.
    pub subject: String,
    /// The account it happened to, for a link.
    pub subject_id: Option<AccountId>,
}

/// A page of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToldPage {
    /// At most 50.
    pub entries: Vec<Told>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<i64>,
}

#[cfg(feature = "ssr")]
impl Entry {
    /// Told in the reader's language.
    pub fn told(self, words: Words) -> Told {
        let change = self.detail.as_ref().and_then(|detail| match (&detail.from, &detail.to) {
            (Some(from), Some(to)) => Some(words.history_detail_change(from, to)),
            (Some(one), None) | (None, Some(one)) => Some(one.clone()),
            (None, None) => None,
        });
        Told {
            event: serialised(&self.event).map(|(code, _)| code).unwrap_or_default(),
            at: self.at,
            sentence: self.sentence(words),
            change,
            subject: self.subject,
            subject_id: self.subject_id,
        }
    }
}

#[cfg(feature = "ssr")]
impl HistoryPage {
    /// Told in the reader's language.
    pub fn told(self, words: Words) -> ToldPage {
        ToldPage { entries: self.entries.into_iter().map(|entry| entry.told(words)).collect(), next: self.next }
    }
}
