//! The outbox: letters are committed with the deed that causes them, and a worker hands them to the mail server afterwards.
//!
//! The promise: a letter whose transaction was committed is attempted until the relay has it, refuses it for good, or 72 hours have passed.
//! Nothing is lost by a crash, a restart or a relay that is down; a crash between the relay's answer and our note of it sends the same
//! letter once more, with the same `Message-ID` and the same link.
//!
//! A row holds what the letter is for, whom it goes to and in which language, never a link and never the words: the worker derives the one
//! and writes the other at the last moment ([`crate::mail`]).
//!
//! States: `queued` (due at `next_at`; leased while a worker holds it) → `sent` · `failed` (refused for good) · `expired` (72 hours) ·
//! `dropped` (what it was for is no longer so); and from `sent`, when the mail system reports that it couldn't be delivered, → `bounced`. A request for a link by somebody who may not exist is a row too (`link-request`): finding
//! out is the worker's business, so that the answer given at the door takes the same time for everybody; such a row is deleted when done.

mod store;
pub mod worker;

pub(crate) use store::bounced::{SentLetter, lock_sent, note_bounced, note_delayed};
pub(crate) use store::{drop_queued, enqueue, enqueue_link_request, is_queued, is_waiting_since, timeline, was_sent};

use crate::{
    delivery::Reason,
    history::LetterKind,
    ids::{AccountId, TokenId},
    staff::Account,
};
use chrono::{DateTime, Duration, Utc};
use locales::Locale;
use serde::{Deserialize, Serialize};

/// How long a letter is tried.
pub const GIVE_UP_AFTER: Duration = Duration::hours(72);

/// How long a worker may hold a letter: longer than a relay may take to answer after the final dot (RFC 5321 §4.5.3.2.6: 10 minutes).
pub const LEASE: Duration = Duration::minutes(15);

/// A letter to be sent.
#[derive(Clone, Debug)]
pub(crate) struct NewLetter {
    pub kind: LetterKind,
    pub account: Option<AccountId>,
    pub token: Option<TokenId>,
    /// The address at this moment: a letter goes where it was meant to go.
    pub address: String,
    /// The recipient's language at this moment.
    pub locale: Locale,
    pub payload: Payload,
}

impl NewLetter {
    /// To somebody, at their address and in their language as they are at this moment.
    pub fn to(person: &Account, kind: LetterKind) -> Self {
        let address = person.email.clone().unwrap_or_default();
        Self { kind, account: Some(person.id), token: None, address, locale: person.locale, payload: Payload::default() }
    }

    /// With a link in it, which this token opens.
    #[must_use]
    pub fn with_link(self, token: TokenId) -> Self {
        Self { token: Some(token), ..self }
    }
}

/// What a letter needs besides its kind. Holds no secrets.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payload {
    /// The same link goes out again: its deadline stays as it is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub keep_deadline: bool,
    /// Tried on behalf of somebody who forgot the password, on an account that was never activated.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub forgotten: bool,
    /// Whom it tells of, if not of whoever reads it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<AccountId>,
    /// Why somebody who was added waits for a decision.
    #[serde(default)]
    pub waiting: Waiting,
}

/// Why somebody whom a building's manager has added waits for an administrator's decision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Waiting {
    /// The account is inactive.
    #[default]
    Inactive,
    /// Its invitation has never been sent.
    Uninvited,
    /// The address was the account's before it was corrected: nobody knows who is meant.
    FormerAddress,
}

/// What is asked for by or for somebody, who has yet to be looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum LinkRequest {
    /// A link to choose a new password.
    Forgotten,
    /// The activation link again.
    ActivationAgain,
    /// "Ask my manager": whoever can't sign in and has no address to send a link to.
    Help,
    /// Somebody who manages a building has added a person who has yet to choose a password: the link again, beside the one they have.
    AddedElsewhere,
}

/// Where a row stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterState {
    /// Waits for its next attempt, or is being attempted.
    Queued,
    /// The relay has it.
    Sent,
    /// The relay had it, and the mail system sent it back.
    Bounced,
    /// Refused for good.
    Failed,
    /// Could not leave within 72 hours.
    Expired,
    /// No longer wanted: its link was replaced, or its account deactivated, before it left.
    Dropped,
}

impl LetterState {
    pub(crate) const ALL: [Self; 6] = [Self::Queued, Self::Sent, Self::Bounced, Self::Failed, Self::Expired, Self::Dropped];

    /// As it is stored.
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sent => "sent",
            Self::Bounced => "bounced",
            Self::Failed => "failed",
            Self::Expired => "expired",
            Self::Dropped => "dropped",
        }
    }

    /// From what is stored.
    pub(crate) fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A letter as its account's timeline tells it.
#[derive(Clone, Debug)]
pub(crate) struct LetterTrace {
    pub kind: LetterKind,
    pub state: LetterState,
    pub attempts: i32,
    /// A worker is speaking to the relay about it until then at the latest.
    pub lease_until: Option<DateTime<Utc>>,
    pub enqueued_at: DateTime<Utc>,
    /// When the latest attempt began to speak to the relay.
    pub started_at: Option<DateTime<Utc>>,
    pub finished_at: Option<DateTime<Utc>>,
    /// The last that was said of it was: not yet.
    pub is_delayed: bool,
    /// What the relay said the last time, if it said anything.
    pub reason: Option<Reason>,
}
