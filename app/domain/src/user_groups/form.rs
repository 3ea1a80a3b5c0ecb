//! The forms about user groups, as typed.

use locales::Locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A user group, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UserGroupForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub user_group: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Its names.
    #[serde(default)]
    pub names: BTreeMap<Locale, String>,
    /// How its people sign in ([`SignsIn`](super::SignsIn)).
    #[serde(default)]
    pub signs_in: String,
    /// The permission group that a building begins with; empty: none.
    #[serde(default)]
    pub group: String,
}

/// Which user group a page is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenUserGroupForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub user_group: String,
}

/// Delete a user group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteUserGroupForm {
    /// Which.
    #[serde(default)]
    pub user_group: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Where its people go; empty: they belong to none.
    #[serde(default)]
    pub instead: String,
}

/// Move a user group past the one before it, or the one after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveUserGroupForm {
    /// Which.
    #[serde(default)]
    pub user_group: String,
    /// Towards the first.
    #[serde(default)]
    pub up: bool,
}
