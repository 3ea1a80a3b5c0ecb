//! The forms about accounts, as typed.

use locales::Locale;
use serde::{Deserialize, Serialize};

/// A new colleague.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewStaffForm {
    /// Given name, or the only one.
    #[serde(default)]
    pub first_name: String,
    /// Family name; may be empty.
    #[serde(default)]
    pub last_name: String,
    /// Address.
    #[serde(default)]
    pub email: String,
    /// The person's language, as a code.
    #[serde(default)]
    pub locale: String,
    /// `now` or `later`.
    #[serde(default)]
    pub send: String,
    /// What was suggested instead of the address as typed, and is not meant.
    #[serde(default)]
    pub not_meant: String,
    /// Drawn with the page: the same form sent twice makes one account (AC-89).
    #[serde(default)]
    pub submission: String,
    /// Which permission group where ([`Line`](crate::permissions::giving::Line)).
    #[serde(default)]
    pub access: Vec<String>,
}

/// What the form for a new colleague begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnForm {
    /// The name of this very form ([`NewStaffForm::submission`]).
    pub submission: String,
    /// How the mail begins in each language, so that nobody picks the wrong one.
    pub greetings: Vec<(Locale, String)>,
}

/// Something to be done with an account as it was when the page was loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version then.
    #[serde(default)]
    pub version: i32,
}

/// The address was wrong: this is the right one, and the invitation goes there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectAddressForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The right address.
    #[serde(default)]
    pub email: String,
    /// What was suggested instead, and is not meant.
    #[serde(default)]
    pub not_meant: String,
}
