//! Passwords and PINs: choosing, checking, forgetting.
//!
//! What a password has to be is in [`rules`] (shared with the page, which shows strength as one types; the dictionary speaks only
//! on the server). How it is kept is in [`hasher`]. Setting the first one belongs to [`crate::activation`]; here are the use
//! cases of those who have one: change it, forget it, choose another through a mailed link.
//!
//! Whoever has no e-mail address comes in with a PIN that somebody hands them ([`issued`]): six digits that the server draws, shown once, good
//! for a day. At the first sign-in they choose what counts from then on ([`first`]): six digits of their own ([`pin`]), or a passphrase. A PIN is
//! a secret of its own kind, never a short password: it has its own budgets ([`crate::throttle::Budget::PinAccount`]), and nobody who manages
//! staff has one.

pub mod form;
pub mod pin;
pub mod rules;

#[cfg(feature = "ssr")]
mod blocklist;
#[cfg(feature = "ssr")]
mod chosen;
#[cfg(feature = "ssr")]
mod drawn;
#[cfg(feature = "ssr")]
mod first;
#[cfg(feature = "ssr")]
pub mod hasher;
#[cfg(feature = "ssr")]
pub(crate) mod issued;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;

pub use form::{ChangePasswordForm, DisclosedForm, DisclosedPin, FirstSecretForm, ForgottenForm, OwnSecretPage, ResetForm};

#[cfg(feature = "ssr")]
pub(crate) use chosen::{Choice, NewSecret};
#[cfg(feature = "ssr")]
pub use drawn::{draw, draw_pin};
#[cfg(feature = "ssr")]
pub use first::{choose_first, own_secret};
#[cfg(feature = "ssr")]
pub use issued::disclosed;
#[cfg(feature = "ssr")]
pub(crate) use password::{Context, Password};
#[cfg(feature = "ssr")]
pub use service::{change, forgotten, reset};
#[cfg(feature = "ssr")]
pub(crate) use store::Credential;

#[cfg(feature = "ssr")]
use locales::Words;
use serde::{Deserialize, Serialize};

/// What somebody signs in with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SecretKind {
    /// A password, or a passphrase as it is called where there is a PIN beside it.
    #[default]
    Password,
    /// Six digits.
    Pin,
}

impl SecretKind {
    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Password => "password",
            Self::Pin => "pin",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Password, Self::Pin].into_iter().find(|kind| kind.code() == code)
    }
}

/// What a link is for: a mailed one, or that of an access card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The first run.
    SetUp,
    /// Choosing the first password.
    Activation,
    /// Choosing another one.
    Reset,
    /// Choosing a PIN or a passphrase, with an access card in hand.
    Card,
}

impl Purpose {
    /// As it is stored, and as it enters the secret's derivation. Never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::Card => "card",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::SetUp, Self::Activation, Self::Reset, Self::Card].into_iter().find(|purpose| purpose.code() == code)
    }

    /// What to call such a link.
    #[cfg(feature = "ssr")]
    pub fn name(self, words: Words) -> String {
        match self {
            Self::SetUp => words.link_purpose_set_up(),
            Self::Activation => words.link_purpose_activation(),
            Self::Reset => words.link_purpose_reset(),
            Self::Card => words.link_purpose_card(),
        }
    }
}
