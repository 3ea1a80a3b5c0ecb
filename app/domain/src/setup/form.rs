//! The set-up form.

use crate::passwords::form::secret_form;
use serde::{Deserialize, Serialize};

/// The organisation and its first administrator, as typed.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SetUpForm {
    /// The link's secret, from the hidden field.
    #[serde(default)]
    pub token: String,
    /// The organisation's name.
    #[serde(default)]
    pub organisation_name: String,
    /// The organisation's default language, as a code.
    #[serde(default)]
    pub default_locale: String,
    /// IANA time zone name.
    #[serde(default)]
    pub time_zone: String,
    /// Where staff ask for help.
    #[serde(default)]
    pub support_address: String,
    /// The administrator's given name.
    #[serde(default)]
    pub first_name: String,
    /// The administrator's family name; may be empty.
    #[serde(default)]
    pub last_name: String,
    /// The administrator's address, with which they sign in.
    #[serde(default)]
    pub email: String,
    /// The administrator's password.
    #[serde(default)]
    pub password: String,
}

secret_form!(SetUpForm);
