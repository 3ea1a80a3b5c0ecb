//! The forms about access: those of the domain, and the list behind the panel, which is there again afterwards.

use domain::permissions::{AccessForm, CoverForm, EndCoverForm};
use serde::{Deserialize, Serialize};

/// What is to change of somebody's access.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// [`Line`](domain::permissions::giving::Line)s.
    #[serde(default)]
    pub access: Vec<String>,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// Access for a while.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GiveCoverForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Where.
    #[serde(default)]
    pub scope: String,
    /// What.
    #[serde(default)]
    pub group: String,
    /// From when.
    #[serde(default)]
    pub cover_from: String,
    /// Until when.
    #[serde(default)]
    pub cover_until: String,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

/// Access for a while that ends now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StopCoverForm {
    /// The account.
    #[serde(default)]
    pub account: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The grant.
    #[serde(default)]
    pub grant: String,
    /// The list's question, as it stands in the address.
    #[serde(default)]
    pub list: String,
}

impl ChangeForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (AccessForm, String) {
        let Self { account, version, access, list } = self;
        (AccessForm { account, version, access }, list)
    }
}

impl GiveCoverForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (CoverForm, String) {
        let Self { account, version, scope, group, cover_from, cover_until, list } = self;
        (CoverForm { account, version, scope, group, cover_from, cover_until }, list)
    }
}

impl StopCoverForm {
    /// What is to be done, and where to lead afterwards.
    pub fn parts(self) -> (EndCoverForm, String) {
        let Self { account, version, grant, list } = self;
        (EndCoverForm { account, version, grant }, list)
    }
}
