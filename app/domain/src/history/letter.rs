//! What letters are for.

#[cfg(feature = "ssr")]
use locales::Words;
use serde::{Deserialize, Serialize};

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The invitation with its activation link.
    Activation,
    /// A link to choose a new password.
    Reset,
    /// Tells that the account is active.
    Activated,
    /// Tells that the password was changed.
    PasswordChanged,
    /// The operator's test.
    Test,
    /// Tells that access to another building was given.
    AccessGiven,
    /// Tells an administrator that somebody inactive was added to a building.
    InactiveGivenAccess,
    /// Tells that the account was deactivated.
    Deactivated,
    /// A link to confirm an address, for somebody who had none.
    AddressAdded,
}

impl LetterKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Activation,
        Self::Reset,
        Self::Activated,
        Self::PasswordChanged,
        Self::Test,
        Self::AccessGiven,
        Self::InactiveGivenAccess,
        Self::Deactivated,
        Self::AddressAdded,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::Test => "test",
            Self::AccessGiven => "access-given",
            Self::InactiveGivenAccess => "inactive-given-access",
            Self::Deactivated => "deactivated",
            Self::AddressAdded => "address-added",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What to call it.
    #[cfg(feature = "ssr")]
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Activation => words.letter_activation(),
            Self::Reset => words.letter_reset(),
            Self::Activated => words.letter_activated(),
            Self::PasswordChanged => words.letter_password_changed(),
            Self::Test => words.letter_test(),
            Self::AccessGiven => words.letter_access_given(),
            Self::InactiveGivenAccess => words.letter_inactive_given_access(),
            Self::Deactivated => words.letter_deactivated(),
            Self::AddressAdded => words.letter_address_added(),
        }
    }
}
