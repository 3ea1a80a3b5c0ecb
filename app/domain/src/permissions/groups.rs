//! Permission groups: those that exist from the start, and how pages see them.

use super::{
    Level,
    catalogue::{Capability, DescribedRight},
};
use crate::ids::{PermissionGroupId, ToggleId};
use locales::{Locale, Words};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Has all of every capability, also of those that are added later. Its levels can't be changed; it may be renamed.
pub const FULL_ACCESS: PermissionGroupId = PermissionGroupId(Uuid::from_u128(0x101));

/// What somebody is given for a start: seeing the building. Its levels are the organisation's to change; it can't be deleted.
pub const DEFAULT: PermissionGroupId = PermissionGroupId(Uuid::from_u128(0x102));

/// What one of these is called while the organisation has no name of its own for it.
pub fn usual_name(group: PermissionGroupId, words: Words) -> Option<String> {
    match group {
        FULL_ACCESS => Some(words.permission_group_full_access()),
        DEFAULT => Some(words.permission_group_default()),
        _ => None,
    }
}

/// One to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupChoice {
    /// Which.
    pub id: PermissionGroupId,
    /// In the reader's language.
    pub name: String,
}

/// Whom and what a change touches: those who hold the group now or will, and the buildings where they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Impact {
    /// How many people.
    pub people: u32,
    /// How many buildings.
    pub buildings: u32,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupSummary {
    /// Which.
    pub id: PermissionGroupId,
    /// In the reader's language.
    pub name: String,
    /// What it allows, without what it doesn't.
    pub rights: Vec<DescribedRight>,
    /// Who holds it, where.
    pub impact: Impact,
}

/// A permission group as its form begins.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupPage {
    /// In the reader's language; empty for a new one.
    pub title: String,
    /// For "has somebody changed it meanwhile?".
    pub version: i32,
    /// Its names.
    pub names: BTreeMap<Locale, String>,
    /// All there is to be allowed, and how much of it this one allows.
    pub offers: Vec<Offer>,
    /// Whom a change touches.
    pub impact: Impact,
    /// What can be done with it.
    pub may: GroupActions,
    /// Where its holders could go if it were deleted.
    pub others: Vec<GroupChoice>,
}

/// What can be done with a permission group by those who manage them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupActions {
    /// Change what it allows.
    pub change_levels: bool,
    /// Delete it.
    pub delete: bool,
}

/// A capability, and what a permission group allows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Which.
    pub capability: Capability,
    /// How much of it.
    pub level: Level,
    /// Which of its toggles are allowed.
    pub toggles: BTreeSet<ToggleId>,
}

/// Two permission groups side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// All that could be compared.
    pub choices: Vec<GroupChoice>,
    /// Which are.
    pub compared: Option<[PermissionGroupId; 2]>,
    /// Capability by capability.
    pub rows: Vec<ComparedRight>,
}

/// A capability, or a toggle of the one before it, as two permission groups allow it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ComparedRight {
    /// What it is called.
    pub capability: String,
    /// How much of it each allows.
    pub levels: [Level; 2],
    /// What else: its name, and whether each allows it.
    pub toggles: Vec<(String, [bool; 2])>,
}

impl ComparedRight {
    /// Do the two differ in it?
    pub fn differs(&self) -> bool {
        self.levels[0] != self.levels[1] || self.toggles.iter().any(|(_, allowed)| allowed[0] != allowed[1])
    }
}
