//! The blocked list: what is asked for and what is answered.

use super::Reason;
use crate::ids::AccountId;
use locales::Moment;
use serde::{Deserialize, Serialize};

/// What part of the list is wanted. Unreadable values count as not given, so that no address makes the page fail.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BlockedQuery {
    /// Part of an address or of a name.
    #[serde(default)]
    pub search: String,
    /// Only what comes after this place (opaque).
    #[serde(default)]
    pub after: String,
}

/// An address to be taken off the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnblockForm {
    /// The address.
    #[serde(default)]
    pub address: String,
}

/// An address on the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedEntry {
    /// The address, as the letter bore it.
    pub address: String,
    /// Why it is there.
    pub reason: Reason,
    /// What the mail server said, word for word.
    pub reply: String,
    /// Since when.
    pub since: Moment,
    /// Whose letter it was.
    pub account: Option<BlockedAccount>,
}

/// Whose letter came back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedAccount {
    /// The account.
    pub id: AccountId,
    /// Full name.
    pub name: String,
    /// The reader sees this person's panel.
    pub can_be_opened: bool,
    /// The reader may correct the address: it is still this account's, which waits for its first password.
    pub can_be_corrected: bool,
    /// The account has another address by now.
    pub has_moved_on: bool,
}

/// A page of the list, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedPage {
    /// At most [`PAGE`].
    pub rows: Vec<BlockedEntry>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<String>,
}

/// Rows on a page.
pub const PAGE: usize = 50;
