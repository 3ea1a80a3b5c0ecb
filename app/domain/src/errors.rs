//! Everything that can be refused or go wrong, as one closed enum of codes: no free text, never a driver's message.
//!
//! The web half gives each variant its HTTP status, `locales` its sentence. A new variant compiles only once it has both.
//!
//! Faults of the machine are logged once, where they enter ([`AppError::fault`]), and leave only an incident number.

use crate::fields::{Fault, Field, Problem};
use crate::ids::IncidentId;
use locales::Words;
use serde::{Deserialize, Serialize};

/// Why something was not done. On the wire `{"code": …, "detail": …}`; the browser's reader of JSON knows that shape itself, because a derived
/// reader of it would bring a second copy of each type within.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[cfg_attr(feature = "ssr", serde(tag = "code", content = "detail"))]
pub enum AppError {
    /// Nobody is signed in, or the session has ended.
    SignInRequired,
    /// The person has to accept the privacy policy before anything else.
    PolicyPending,
    /// The person has to choose a PIN or a passphrase of their own before anything else.
    MustChange,
    /// Signed in, but not allowed to.
    Forbidden,
    /// There is no such thing, or the caller may not know that there is.
    NotFound,
    /// Wrong name, wrong secret, throttled, inactive, not yet activated: one answer for all, so that none can be told apart.
    SignInFailed,
    /// What was typed can't be taken; every fault at once, each with its field.
    Invalid(Vec<Fault>),
    /// The mailed link can't be used.
    Link(LinkState),
    /// It was well-formed and allowed, but the thing is in another state by now.
    Conflict(Conflict),
    /// Too many attempts from here; seconds until the next one counts.
    Throttled {
        /// Seconds.
        retry_after_s: u32,
    },
    /// The machine is busy hashing or writing for others. Trying again in a few seconds helps.
    Busy,
    /// A fault of the machine. Its cause is in the log under this number.
    Unavailable {
        /// What to tell whoever reads the log.
        incident: IncidentId,
    },
    /// The browser got no answer at all. Made in the browser only.
    Offline,
    /// The request is not one that any page of ours sends.
    Malformed,
    /// The request comes from another site.
    CrossSite,
    /// This address does not answer to this method.
    MethodNotAllowed,
    /// The request did not arrive in time.
    TimedOut,
    /// The request is larger than its address allows.
    TooLarge,
    /// The body is of a kind that its address does not take.
    UnsupportedMedia,
    /// The request names a host that is not this installation's.
    UnknownHost,
}

/// What was changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Conflict {
    /// The account is active already; there is nothing to activate or resend.
    AlreadyActive,
    /// Somebody else has changed it since the page was loaded.
    Stale,
    /// The installation has its organisation already.
    AlreadySetUp,
    /// The account has no invitation that could be sent again.
    NothingToSend,
    /// Nobody in the building has yet to choose a secret of their own.
    NobodyNeedsACard,
    /// It would leave nobody who holds every right.
    LastAdministrator,
    /// Whoever manages staff signs in with an e-mail address and a password.
    NeedsPassword,
    /// User groups whose people need no e-mail address begin with the permission group.
    BegunWithByPins,
    /// What was kept between two pages has been used already, or is older than a day.
    DraftGone,
}

/// Why a mailed link can't be used. When several apply, the first in this order is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkState {
    /// The account was deactivated.
    Inactive,
    /// It has done its work already.
    Used,
    /// What it belonged to was taken back.
    Cancelled,
    /// A newer link was sent.
    Replaced,
    /// Its time is over.
    Expired,
    /// We never sent such a link, or it is for something else.
    Unknown,
}

impl LinkState {
    /// All of them, in the order of precedence.
    pub const ALL: [Self; 6] = [Self::Inactive, Self::Used, Self::Cancelled, Self::Replaced, Self::Expired, Self::Unknown];

    /// As it stands in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Inactive => "inactive",
            Self::Used => "used",
            Self::Cancelled => "cancelled",
            Self::Replaced => "replaced",
            Self::Expired => "expired",
            Self::Unknown => "unknown",
        }
    }

    /// A few words, for a heading.
    pub fn title(self, words: Words) -> String {
        match self {
            Self::Inactive => words.link_inactive_title(),
            Self::Used => words.link_used_title(),
            Self::Cancelled => words.link_cancelled_title(),
            Self::Replaced => words.link_replaced_title(),
            Self::Expired => words.link_expired_title(),
            Self::Unknown => words.link_unknown_title(),
        }
    }

    /// What it means and what to do about it. Holds no personal data (AC-09).
    pub fn sentence(self, words: Words) -> String {
        match self {
            Self::Inactive => words.link_inactive_text(),
            Self::Used => words.link_used_text(),
            Self::Cancelled => words.link_cancelled_text(),
            Self::Replaced => words.link_replaced_text(),
            Self::Expired => words.link_expired_text(),
            Self::Unknown => words.link_unknown_text(),
        }
    }
}

impl AppError {
    /// One fault in one field.
    pub fn field(field: Field, problem: Problem) -> Self {
        Self::Invalid(vec![Fault { field, problem }])
    }

    /// What isn't there is told as this; every other error stays what it is.
    #[must_use]
    pub fn or_if_not_found(self, told: Self) -> Self {
        if self == Self::NotFound { told } else { self }
    }

    /// The status that tells a program the same (RFC 9110). People get it as a page.
    pub fn status(&self) -> u16 {
        match self {
            Self::Malformed => 400,
            Self::SignInRequired | Self::SignInFailed => 401,
            Self::PolicyPending | Self::MustChange | Self::Forbidden | Self::CrossSite => 403,
            Self::NotFound => 404,
            Self::MethodNotAllowed => 405,
            Self::TimedOut => 408,
            Self::Conflict(_) | Self::Link(_) => 409,
            Self::TooLarge => 413,
            Self::UnsupportedMedia => 415,
            Self::UnknownHost => 421,
            Self::Invalid(_) => 422,
            Self::Throttled { .. } => 429,
            Self::Busy | Self::Unavailable { .. } | Self::Offline => 503,
        }
    }

    /// What to say to the person.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::SignInRequired => words.error_sign_in_required(),
            Self::PolicyPending => words.error_policy_pending(),
            Self::MustChange => words.error_must_change(),
            Self::Forbidden => words.error_forbidden(),
            Self::NotFound => words.error_not_found(),
            Self::SignInFailed => words.error_sign_in_failed(),
            Self::Invalid(faults) => words.error_invalid(i64::try_from(faults.len()).unwrap_or(i64::MAX)),
            Self::Link(state) => state.sentence(words),
            Self::Conflict(Conflict::AlreadyActive) => words.error_conflict_already_active(),
            Self::Conflict(Conflict::Stale) => words.error_conflict_stale(),
            Self::Conflict(Conflict::AlreadySetUp) => words.error_conflict_already_set_up(),
            Self::Conflict(Conflict::NothingToSend) => words.error_conflict_nothing_to_send(),
            Self::Conflict(Conflict::NobodyNeedsACard) => words.error_conflict_nobody_needs_a_card(),
            Self::Conflict(Conflict::LastAdministrator) => words.error_conflict_last_administrator(),
            Self::Conflict(Conflict::BegunWithByPins) => words.error_conflict_begun_with_by_pins(),
            Self::Conflict(Conflict::NeedsPassword) => words.error_conflict_needs_password(),
            Self::Conflict(Conflict::DraftGone) => words.error_conflict_draft_gone(),
            Self::Throttled { retry_after_s } => words.error_throttled(i64::from(retry_after_s.div_ceil(60))),
            Self::Busy => words.error_busy(),
            Self::Unavailable { incident } => words.error_unavailable(&incident.to_string()),
            Self::Offline => words.error_offline(),
            Self::Malformed => words.error_malformed(),
            Self::CrossSite => words.error_cross_site(),
            Self::MethodNotAllowed => words.error_method_not_allowed(),
            Self::TimedOut => words.error_timeout(),
            Self::TooLarge => words.error_too_large(),
            Self::UnsupportedMedia => words.error_unsupported_media(),
            Self::UnknownHost => words.error_unknown_host(),
        }
    }

    /// The faults of one field; none for every other error.
    pub fn faults_of(&self, field: Field) -> impl Iterator<Item = &Fault> {
        let faults = if let Self::Invalid(faults) = self { faults.as_slice() } else { &[] };
        faults.iter().filter(move |fault| fault.field == field)
    }
}

#[cfg(feature = "ssr")]
mod faults_of_the_machine {
    use super::{AppError, IncidentId};
    use crate::{chance::System, clock};

    impl AppError {
        /// Logs a fault of the machine, once, where it enters, and leaves its number.
        ///
        /// The number's time comes from the system's clock on purpose: whoever reads the log searches real time, also where a
        /// test has moved ours.
        pub fn fault(what: &'static str, cause: &dyn std::fmt::Debug) -> Self {
            let incident = IncidentId(clock::uuid_v7(clock::system_now(), &System));
            tracing::error!(%incident, error = ?cause, "{what}");
            Self::Unavailable { incident }
        }
    }

    impl From<sea_orm::DbErr> for AppError {
        fn from(cause: sea_orm::DbErr) -> Self {
            Self::fault("the database refused", &crate::db::Told(&cause))
        }
    }
}
