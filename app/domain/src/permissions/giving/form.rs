//! The forms about access, as typed.

use serde::{Deserialize, Serialize};

/// What is to change of somebody's access.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccessForm {
    /// The account; empty for somebody who has none yet.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// [`Line`](super::Line)s.
    #[serde(default)]
    pub access: Vec<String>,
}

/// Access for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CoverForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Where: [`Scope`](crate::permissions::Scope).
    #[serde(default)]
    pub scope: String,
    /// What: a permission group.
    #[serde(default)]
    pub group: String,
    /// From when, as `2026-12-01T08:00` on the giver's clock; empty: from now on.
    #[serde(default)]
    pub cover_from: String,
    /// Until when, likewise.
    #[serde(default)]
    pub cover_until: String,
}

/// Access for a while that ends now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndCoverForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The grant.
    #[serde(default)]
    pub grant: String,
}

/// Which part of the buildings is to be shown with what somebody holds there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatrixQuery {
    /// The account; empty for somebody who has none yet.
    #[serde(default)]
    pub account: String,
    /// Part of a building's name, code or portfolio; accents and case don't matter.
    #[serde(default)]
    pub search: String,
    /// Only buildings of this portfolio.
    #[serde(default)]
    pub portfolio: String,
    /// Which page, from 0.
    #[serde(default)]
    pub page: u32,
    /// Show what this other person holds instead.
    #[serde(default)]
    pub like: String,
}
