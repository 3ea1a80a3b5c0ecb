//! The panel's forms: those of the domain, and the list behind the panel, which is there again afterwards.

use domain::staff::{AccountForm, AddressForm, EditStaffForm, NewPinForm, ReactivateForm};
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

/// Change somebody's details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Given name, or the only one.
    #[serde(default)]
    pub first_name: String,
    /// Family name; may be empty.
    #[serde(default)]
    pub last_name: String,
    /// The person's language, as a code.
    #[serde(default)]
    pub locale: String,
    /// The user group; empty: none. Not sent: as it is.
    #[serde(default)]
    pub user_group: Option<String>,
    /// The building that they see first; empty: none. Not sent: as it is.
    #[serde(default)]
    pub default_building: Option<String>,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// Take an account back into use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReturnForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// What of their access is given back.
    #[serde(default)]
    pub keep: Vec<String>,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// Hand out another PIN.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The PIN, where the organisation lets people type them; empty: one is drawn.
    #[serde(default)]
    pub pin: String,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// What it holds belongs in no log.
impl std::fmt::Debug for PinForm {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("PinForm(…)")
    }
}

impl EditForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (EditStaffForm, String) {
        let Self { account, version, first_name, last_name, locale, user_group, default_building, list } = self;
        (EditStaffForm { account, version, first_name, last_name, locale, user_group, default_building }, list)
    }
}

impl ReturnForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (ReactivateForm, String) {
        let Self { account, version, keep, list } = self;
        (ReactivateForm { account, version, keep }, list)
    }
}

impl PinForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (NewPinForm, String) {
        let Self { account, version, pin, list } = self;
        (NewPinForm { account, version, pin }, list)
    }
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
    pub fn parts(self) -> (AddressForm, String) {
        let Self { account, version, email, not_meant, list } = self;
        (AddressForm { account, version, email, not_meant }, list)
    }
}
