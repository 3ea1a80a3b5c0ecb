//! The forms about permission groups and capabilities, as typed.
//!
//! What there is to be allowed differs from one organisation to another, so levels and toggles come as lists; and what is named in each
//! language comes as a map by language.

use super::Level;
use crate::ids::CapabilityId;
use locales::Locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A permission group, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub group: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Its names.
    #[serde(default)]
    pub names: BTreeMap<Locale, String>,
    /// How much of each capability: [`level_value`]. What isn't mentioned stays as it is.
    #[serde(default)]
    pub levels: Vec<String>,
    /// Which toggles of the capabilities mentioned are allowed.
    #[serde(default)]
    pub toggles: Vec<String>,
}

/// How a level stands in a form.
pub fn level_value(capability: CapabilityId, level: Level) -> String {
    format!("{capability}={}", level.code())
}

/// From a form.
pub fn parse_level(value: &str) -> Option<(CapabilityId, Level)> {
    let (capability, level) = value.split_once('=')?;
    Some((capability.parse().ok()?, Level::parse(level)?))
}

/// Which permission group a page is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenGroupForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub group: String,
    /// The one that the new one begins as.
    #[serde(default)]
    pub from: String,
}

/// Which two are to be compared.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompareForm {
    /// One.
    #[serde(default)]
    pub a: String,
    /// The other.
    #[serde(default)]
    pub b: String,
}

/// Delete a permission group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeleteGroupForm {
    /// Which.
    #[serde(default)]
    pub group: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// What its holders hold instead: a permission group, or [`NOTHING`]. Empty is no answer, which will do while nobody holds it.
    #[serde(default)]
    pub instead: String,
}

/// Those who held it lose this access.
pub const NOTHING: &str = "nothing";

/// A capability of the organisation's, new or changed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CapabilityForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub capability: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// Its names.
    #[serde(default)]
    pub names: BTreeMap<Locale, String>,
    /// What helps to decide.
    #[serde(default)]
    pub helps: BTreeMap<Locale, String>,
    /// What it may allow besides, row by row: which; empty for a new one.
    #[serde(default)]
    pub toggle_ids: Vec<String>,
    /// The names, row by row. A row without any is none, or is one no longer.
    #[serde(default)]
    pub toggle_names: BTreeMap<Locale, Vec<String>>,
}

/// Which capability a page is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenCapabilityForm {
    /// Which; empty for a new one.
    #[serde(default)]
    pub capability: String,
}

/// Take a capability out of the catalogue.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArchiveCapabilityForm {
    /// Which.
    #[serde(default)]
    pub capability: String,
    /// Its version when the page was loaded.
    #[serde(default)]
    pub version: i32,
}

/// Move a capability past the one before it, or the one after.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MoveCapabilityForm {
    /// Which.
    #[serde(default)]
    pub capability: String,
    /// Towards the first.
    #[serde(default)]
    pub up: bool,
}
