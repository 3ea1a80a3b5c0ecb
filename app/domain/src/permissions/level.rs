//! How much of a capability somebody has, and what a permission group amounts to.

use crate::ids::{CapabilityId, ToggleId};
use locales::Words;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// How much of a capability. Each includes those before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Nothing of it is shown.
    #[default]
    None,
    /// To be seen, not to be changed.
    View,
    /// To be seen and changed.
    Manage,
}

impl Level {
    /// In the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::None, Self::View, Self::Manage];

    /// As it stands in a form.
    pub fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::View => "view",
            Self::Manage => "manage",
        }
    }

    /// From a form.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }

    /// As it is stored.
    pub fn number(self) -> i16 {
        match self {
            Self::None => 0,
            Self::View => 1,
            Self::Manage => 2,
        }
    }

    /// From what is stored. What this version doesn't know allows nothing.
    pub fn of_number(number: i16) -> Self {
        Self::ALL.into_iter().find(|level| level.number() == number).unwrap_or_default()
    }

    /// What to call it.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::None => words.level_none(),
            Self::View => words.level_view(),
            Self::Manage => words.level_manage(),
        }
    }
}

/// The capabilities of the product itself. An organisation adds its own beside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BuiltIn {
    /// The people of a building and their access.
    StaffAccounts,
    /// A building's own data.
    Buildings,
    /// What became of letters, and the blocked list.
    Delivery,
    /// Who did what.
    History,
}

impl BuiltIn {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::StaffAccounts, Self::Buildings, Self::Delivery, Self::History];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::StaffAccounts => "staff-accounts",
            Self::Buildings => "buildings",
            Self::Delivery => "delivery",
            Self::History => "history",
        }
    }

    /// The same in every installation.
    pub const fn id(self) -> CapabilityId {
        CapabilityId(Uuid::from_u128(match self {
            Self::StaffAccounts => 1,
            Self::Buildings => 2,
            Self::Delivery => 3,
            Self::History => 4,
        }))
    }

    /// What to call it where the organisation has no name of its own for it.
    pub fn name(self, words: Words) -> String {
        match self {
            Self::StaffAccounts => words.capability_staff_accounts(),
            Self::Buildings => words.capability_buildings(),
            Self::Delivery => words.capability_delivery(),
            Self::History => words.capability_history(),
        }
    }

    /// What it lets one do, level by level, in a sentence.
    pub fn help(self, words: Words) -> String {
        match self {
            Self::StaffAccounts => words.capability_staff_accounts_help(),
            Self::Buildings => words.capability_buildings_help(),
            Self::Delivery => words.capability_delivery_help(),
            Self::History => words.capability_history_help(),
        }
    }
}

/// What a permission group allows, or several together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// What isn't in it is [`Level::None`].
    pub levels: BTreeMap<CapabilityId, Level>,
    /// What is allowed besides.
    pub toggles: BTreeSet<ToggleId>,
}

impl Rights {
    /// Do they include deciding who works there and what they may do?
    pub fn manage_staff(&self) -> bool {
        self.level(BuiltIn::StaffAccounts.id()) >= Level::Manage
    }

    /// How much of a capability.
    pub fn level(&self, capability: CapabilityId) -> Level {
        self.levels.get(&capability).copied().unwrap_or_default()
    }

    /// Whatever one of the two allows.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        for (&capability, &level) in &other.levels {
            let held = self.levels.entry(capability).or_default();
            *held = level.max(*held);
        }
        self.toggles.extend(&other.toggles);
        self
    }

    /// Whatever only one of the two allows, or one allows more of.
    #[must_use]
    pub fn difference(&self, other: &Self) -> Self {
        let capabilities = self.levels.keys().chain(other.levels.keys());
        let differing = capabilities.filter(|capability| self.level(**capability) != other.level(**capability));
        Self {
            levels: differing.map(|&capability| (capability, self.level(capability).max(other.level(capability)))).collect(),
            toggles: self.toggles.symmetric_difference(&other.toggles).copied().collect(),
        }
    }

    /// Is all of the other in it?
    pub fn covers(&self, other: &Self) -> bool {
        other.levels.iter().all(|(&capability, &level)| self.level(capability) >= level) && other.toggles.is_subset(&self.toggles)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rights(levels: &[(u128, Level)], toggles: &[u128]) -> Rights {
        Rights {
            levels: levels.iter().map(|&(id, level)| (CapabilityId(Uuid::from_u128(id)), level)).collect(),
            toggles: toggles.iter().map(|&id| ToggleId(Uuid::from_u128(id))).collect(),
        }
    }

    #[test]
    fn rights_together_allow_what_either_does_and_cover_both() {
        let (viewer, payer) = (rights(&[(1, Level::View), (2, Level::Manage)], &[7]), rights(&[(1, Level::Manage)], &[8]));
        let both = viewer.clone().and(&payer);
        assert_eq!(both, rights(&[(1, Level::Manage), (2, Level::Manage)], &[7, 8]));
        assert!(both.covers(&viewer) && both.covers(&payer));
        assert!(!viewer.covers(&payer) && !payer.covers(&viewer));
    }

    #[test]
    fn what_differs_is_told_at_its_higher_level() {
        let (before, after) =
            (rights(&[(1, Level::Manage), (2, Level::View)], &[7, 8]), rights(&[(2, Level::View), (3, Level::View)], &[8]));
        assert_eq!(before.difference(&after), rights(&[(1, Level::Manage), (3, Level::View)], &[7]));
        assert_eq!(before.difference(&before), Rights::default());
        assert!(Rights::default().covers(&rights(&[(1, Level::None)], &[])), "nothing is no more than nothing");
    }
}
