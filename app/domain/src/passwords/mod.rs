//! Passwords: choosing, checking, forgetting.
//!
//! What a password has to be is in [`rules`] (shared with the page, which shows strength as one types; the dictionary speaks only
//! on the server). How it is kept is in [`hasher`]. Setting the first one belongs to [`crate::activation`]; here are the use
//! cases of those who have one: change it, forget it, choose another through a mailed link.

pub mod form;
pub mod rules;

#[cfg(feature = "ssr")]
mod blocklist;
#[cfg(feature = "ssr")]
mod drawn;
#[cfg(feature = "ssr")]
pub mod hasher;
#[cfg(feature = "ssr")]
mod password;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;

pub use form::{ChangePasswordForm, ForgottenForm, ResetForm};

#[cfg(feature = "ssr")]
pub use drawn::draw;
#[cfg(feature = "ssr")]
pub(crate) use password::{Context, Password};
#[cfg(feature = "ssr")]
pub use service::{change, forgotten, reset};

#[cfg(feature = "ssr")]
use locales::Words;
use serde::{Deserialize, Serialize};

/// What a mailed link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// The first run.
    SetUp,
    /// Choosing the first password.
    Activation,
    /// Choosing another one.
    Reset,
}

impl Purpose {
    /// As it is stored, and as it enters the secret's derivation. Never changes.
    pub fn code(self) -> &'static str {
        match self {
            Self::SetUp => "set-up",
            Self::Activation => "activation",
            Self::Reset => "reset",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        [Self::SetUp, Self::Activation, Self::Reset].into_iter().find(|purpose| purpose.code() == code)
    }

    /// What to call such a link.
    #[cfg(feature = "ssr")]
    pub fn name(self, words: Words) -> String {
        match self {
            Self::SetUp => words.link_purpose_set_up(),
            Self::Activation => words.link_purpose_activation(),
            Self::Reset => words.link_purpose_reset(),
        }
    }
}
