//! Who asks. Every use case takes an [`Actor`] first and decides by it, so that pages, the command line, imports and tests all
//! pass the same door.

use crate::{
    errors::AppError,
    ids::{AccountId, SessionId},
    permissions::{BuiltIn, Level},
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
    /// Came in with a PIN that somebody handed out: another secret has to be chosen before anything else.
    pub must_change: bool,
    /// The most that is held of each of the product's own capabilities in any building.
    pub abilities: Abilities,
}

impl SignedIn {
    /// Where they go when they have just come in.
    pub fn next_page(&self) -> &'static str {
        if self.is_past_the_door() { "/" } else { "/welcome" }
    }

    /// Nothing is left to be done before everything else is open.
    pub fn is_past_the_door(&self) -> bool {
        !self.policy_pending && !self.must_change
    }
}

/// How much of each of the product's own capabilities somebody has somewhere. It says whether there is anything to be seen or done at all;
/// in which buildings, the use case finds out in its own transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Abilities {
    /// Staff accounts.
    pub staff_accounts: Level,
    /// Buildings.
    pub buildings: Level,
    /// Delivery.
    pub delivery: Level,
    /// History.
    pub history: Level,
}

impl Abilities {
    /// An administrator's.
    pub const ALL: Self =
        Self { staff_accounts: Level::Manage, buildings: Level::Manage, delivery: Level::Manage, history: Level::Manage };

    /// How much of this one.
    pub fn of(self, capability: BuiltIn) -> Level {
        match capability {
            BuiltIn::StaffAccounts => self.staff_accounts,
            BuiltIn::Buildings => self.buildings,
            BuiltIn::Delivery => self.delivery,
            BuiltIn::History => self.history,
        }
    }
}

impl Actor {
    /// The person, if it is one.
    pub fn signed_in(&self) -> Result<&SignedIn, AppError> {
        if let Self::Staff(person) = self { Ok(person) } else { Err(AppError::SignInRequired) }
    }

    /// The language in which they read; the product's for whoever isn't a person.
    pub fn locale(&self) -> Locale {
        self.signed_in().map(|person| person.locale).unwrap_or_default()
    }

    /// Refuses whoever isn't signed in, or has something to do before anything else is open.
    pub fn must_be_past_the_door(&self) -> Result<(), AppError> {
        match self.signed_in()? {
            SignedIn { must_change: true, .. } => Err(AppError::MustChange),
            SignedIn { policy_pending: true, .. } => Err(AppError::PolicyPending),
            _ => Ok(()),
        }
    }

    /// Is it this very person?
    pub fn is(&self, account: AccountId) -> bool {
        self.signed_in().is_ok_and(|person| person.account == account)
    }

    /// Whether every right is held: an administrator, or whoever runs the machine.
    pub fn holds_every_right(&self) -> bool {
        match self {
            Self::Staff(person) => person.is_administrator && person.is_past_the_door(),
            Self::Operator | Self::System => true,
            Self::Visitor => false,
        }
    }

    /// Refuses everyone who holds less of a capability in every building, as [`Actor::must_hold_every_right`] does. Passing says that there is
    /// something to be seen or done, not where.
    pub fn must_hold(&self, capability: BuiltIn, level: Level) -> Result<(), AppError> {
        match self {
            Self::Staff(person) if person.is_past_the_door() && person.abilities.of(capability) >= level => Ok(()),
            actor => actor.must_hold_every_right(),
        }
    }

    /// Refuses everyone who doesn't hold every right: strangers are asked to sign in, others are told no.
    pub fn must_hold_every_right(&self) -> Result<(), AppError> {
        match self {
            Self::Visitor => Err(AppError::SignInRequired),
            Self::Staff(_) => {
                self.must_be_past_the_door()?;
                if self.holds_every_right() { Ok(()) } else { Err(AppError::Forbidden) }
            }
            Self::Operator | Self::System => Ok(()),
        }
    }
}
