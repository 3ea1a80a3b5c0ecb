//! What there is to be allowed, as pages see it: the product's own capabilities, and those of the organisation's catalogue beside them.

use super::Level;
use crate::ids::{CapabilityId, ToggleId};
use locales::Locale;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A thing one may be allowed, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Capability {
    /// Which.
    pub id: CapabilityId,
    /// What it is called.
    pub name: String,
    /// What helps to decide how much of it somebody needs; may be empty.
    pub help: String,
    /// What it may allow besides.
    pub toggles: Vec<Toggle>,
    /// The product's own: what it means is not the organisation's to change.
    pub is_built_in: bool,
}

/// Something more that a capability may allow, beside its level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toggle {
    /// Which.
    pub id: ToggleId,
    /// What it is called.
    pub name: String,
}

/// A capability of the organisation's, as its form begins.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CapabilityPage {
    /// In the reader's language; empty for a new one.
    pub title: String,
    /// For "has somebody changed it meanwhile?".
    pub version: i32,
    /// Its names.
    pub names: BTreeMap<Locale, String>,
    /// Its help, where there is any.
    pub helps: BTreeMap<Locale, String>,
    /// What it may allow besides, in their order.
    pub toggles: Vec<ToggleNames>,
}

/// A toggle with all its names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ToggleNames {
    /// Which.
    pub id: ToggleId,
    /// What it is called.
    pub names: BTreeMap<Locale, String>,
}

/// What is allowed of a capability, in the reader's words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DescribedRight {
    /// What it is called.
    pub capability: String,
    /// How much of it.
    pub level: Level,
    /// What is allowed besides.
    pub toggles: Vec<String>,
}
