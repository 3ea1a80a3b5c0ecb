//! The panel's forms: those of the domain, and the list behind the panel, which is there again afterwards.

use domain::staff::{AccountForm, CorrectAddressForm};
use serde::{Deserialize, Serialize};

/// Send an invitation, the first or a new one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SendForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// Correct the address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectForm {
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
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

impl SendForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (AccountForm, String) {
        let Self { account, version, list } = self;
        (AccountForm { account, version }, list)
    }
}

impl CorrectForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (CorrectAddressForm, String) {
        let Self { account, version, email, not_meant, list } = self;
        (CorrectAddressForm { account, version, email, not_meant }, list)
    }
}
