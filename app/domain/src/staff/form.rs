//! The forms about accounts, as typed.

use crate::{ids::BuildingId, passwords::form::secret_form, user_groups::UserGroupChoice};
use locales::Locale;
use serde::{Deserialize, Serialize};

/// A new colleague.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
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
    /// The user group; empty: none.
    #[serde(default)]
    pub user_group: String,
    /// The sign-in name of somebody without an address; empty: the one that their name suggests.
    #[serde(default)]
    pub username: String,
    /// A PIN to hand out, where the organisation lets people type them; empty: one is drawn.
    #[serde(default)]
    pub pin: String,
    /// The building that they see first; empty: none.
    #[serde(default)]
    pub default_building: String,
}

/// What the form for a new colleague begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawnForm {
    /// The name of this very form ([`NewStaffForm::submission`]).
    pub submission: String,
    /// How the mail begins in each language, so that nobody picks the wrong one.
    pub greetings: Vec<(Locale, String)>,
    /// The user groups to choose from.
    pub user_groups: Vec<UserGroupChoice>,
    /// The organisation lets people type the first PIN themselves.
    pub may_type_pin: bool,
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

/// Change somebody's details.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EditStaffForm {
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
}

/// What the form for somebody's details offers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditChoices {
    /// The user groups.
    pub user_groups: Vec<UserGroupChoice>,
    /// The buildings that the person works in, as many as can be chosen from at a glance.
    pub buildings: Vec<(BuildingId, String)>,
}

/// Take an account back into use.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReactivateForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// What of their access is given back.
    #[serde(default)]
    pub keep: Vec<String>,
}

/// Hand out another PIN.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewPinForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The PIN, where the organisation lets people type them; empty: one is drawn.
    #[serde(default)]
    pub pin: String,
}

secret_form!(NewPinForm, NewStaffForm);

/// An address for an account: the right one where the invitation went to a wrong one, or one for somebody who has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AddressForm {
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
