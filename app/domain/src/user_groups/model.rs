//! A user group as pages see it.

use crate::{
    ids::{PermissionGroupId, UserGroupId},
    permissions::groups::GroupChoice,
};
use locales::{Locale, Words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the people of a user group sign in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SignsIn {
    /// With an e-mail address, which everybody of the group needs, and a password.
    Address,
    /// Whoever has no address: with a username and a PIN, or a passphrase if they prefer one.
    #[default]
    Pin,
    /// Whoever has no address: with a username and a passphrase.
    Passphrase,
}

impl SignsIn {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Address, Self::Pin, Self::Passphrase];

    /// As it is stored and as it stands in forms.
    pub fn code(self) -> &'static str {
        match self {
            Self::Address => "address",
            Self::Pin => "pin",
            Self::Passphrase => "passphrase",
        }
    }

    /// From a form or the database.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|signs_in| signs_in.code() == code)
    }

    /// Told in a few words.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Address => words.user_groups_address(),
            Self::Pin => words.user_groups_pin(),
            Self::Passphrase => words.user_groups_passphrase(),
        }
    }
}

/// One to choose, and what choosing it brings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserGroupChoice {
    /// Which.
    pub id: UserGroupId,
    /// In the reader's language.
    pub name: String,
    /// How its people sign in.
    pub signs_in: SignsIn,
    /// What a building begins with when it is ticked.
    pub permission_group: Option<PermissionGroupId>,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserGroupSummary {
    /// Which.
    pub id: UserGroupId,
    /// In the reader's language.
    pub name: String,
    /// How its people sign in.
    pub signs_in: SignsIn,
    /// The permission group that the form begins with, in the reader's language.
    pub permission_group: Option<String>,
    /// How many people are in it.
    pub people: u32,
}

/// A user group as its form begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UserGroupPage {
    /// In the reader's language; empty for a new one.
    pub title: String,
    /// For "has somebody changed it meanwhile?".
    pub version: i32,
    /// Its names.
    pub names: BTreeMap<Locale, String>,
    /// How its people sign in.
    pub signs_in: SignsIn,
    /// What a building begins with.
    pub permission_group: Option<PermissionGroupId>,
    /// The permission groups to choose from.
    pub permission_groups: Vec<GroupChoice>,
    /// How many people are in it.
    pub people: u32,
    /// Where its people could go if it were deleted.
    pub others: Vec<UserGroupChoice>,
}
