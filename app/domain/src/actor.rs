//! Who asks. Every use case takes an [`Actor`] first and decides by it, so that pages, the command line, imports and tests all
//! pass the same door.

use crate::{
    errors::AppError,
    ids::{AccountId, SessionId},
};
use locales::Locale;
use serde::{Deserialize, Serialize};

/// Whoever asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Somebody in a browser who isn't signed in.
    Visitor,
    /// Somebody signed in.
    Staff(SignedIn),
    /// Whoever may run commands on the machine itself.
    Operator,
    /// Nobody: the program by itself.
    System,
}

/// A person with a living session, as the row read for this very request says: a right taken away is gone at the next request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SignedIn {
    /// The account.
    pub account: AccountId,
    /// The session that asks.
    pub session: SessionId,
    /// How the person is addressed.
    pub name: String,
    /// E-mail or username.
    pub sign_in_name: String,
    /// The person's language.
    pub locale: Locale,
    /// IANA name of the person's time zone, or the organisation's.
    pub time_zone: String,
    /// Holds every right in every building.
    pub is_administrator: bool,
    /// Has not accepted the policy in force: nothing else is open until then.
    pub policy_pending: bool,
}

impl Actor {
    /// The person, if it is one.
    pub fn signed_in(&self) -> Result<&SignedIn, AppError> {
        if let Self::Staff(person) = self { Ok(person) } else { Err(AppError::SignInRequired) }
    }

    /// Whether every right is held: an administrator, or whoever runs the machine.
    pub fn holds_every_right(&self) -> bool {
        match self {
            Self::Staff(person) => person.is_administrator && !person.policy_pending,
            Self::Operator | Self::System => true,
            Self::Visitor => false,
        }
    }

    /// Refuses everyone who doesn't hold every right: strangers are asked to sign in, others are told no.
    pub fn must_hold_every_right(&self) -> Result<(), AppError> {
        match self {
            Self::Visitor => Err(AppError::SignInRequired),
            Self::Staff(person) if person.policy_pending => Err(AppError::PolicyPending),
            actor if actor.holds_every_right() => Ok(()),
            _ => Err(AppError::Forbidden),
        }
    }
}
