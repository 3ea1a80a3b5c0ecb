//! What somebody may do where: the rule by which several grants become one answer.
//!
//! Of what is held for good the most specific wins: what was given in a building over what was given in its portfolio over what was given
//! everywhere. What is held for a while adds to it. The same rule answers what a person sees, what a manager may give, and what the pages
//! show.

use super::{BuiltIn, Holding, Level, Place, Rights, Scope};
use crate::ids::PermissionGroupId;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that somebody holds, with what it amounts to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Access {
    holdings: BTreeMap<Scope, Vec<Holding>>,
    rights: BTreeMap<PermissionGroupId, Rights>,
}

impl Access {
    /// Out of what is held and what each permission group allows. A group without an entry allows nothing.
    pub fn new(holdings: impl IntoIterator<Item = Holding>, rights: BTreeMap<PermissionGroupId, Rights>) -> Self {
        let mut by_scope = BTreeMap::<Scope, Vec<Holding>>::new();
        for holding in holdings {
            by_scope.entry(holding.scope).or_default().push(holding);
        }
        Self { holdings: by_scope, rights }
    }

    /// All that is held, scope by scope.
    pub fn holdings(&self) -> impl Iterator<Item = &Holding> {
        self.holdings.values().flatten()
    }

    /// What is held for good in this very scope.
    pub fn permanent_in(&self, scope: Scope) -> Option<PermissionGroupId> {
        self.given_in(scope).iter().find(|holding| holding.term.is_none()).map(|holding| holding.group)
    }

    /// All that is held in this very scope.
    pub fn given_in(&self, scope: Scope) -> &[Holding] {
        self.holdings.get(&scope).map(Vec::as_slice).unwrap_or_default()
    }

    /// What is held for good around a building: in its portfolio, else everywhere. It counts there where nothing is held in the building itself.
    pub fn permanent_around(&self, place: Place) -> Option<PermissionGroupId> {
        Place { building: None, ..place }.scopes().find_map(|scope| self.permanent_in(scope))
    }

    /// Which holdings count in a place at an instant: the most specific of those for good, and each that is for a while.
    pub fn sources(&self, place: Place, at: i64) -> Vec<Holding> {
        let held = |scope: Scope| self.given_in(scope).iter();
        let permanent = place.scopes().find_map(|scope| held(scope).find(|holding| holding.term.is_none()));
        let temporary = place.scopes().flat_map(held).filter(|holding| holding.term.is_some() && holding.holds_at(at));
        permanent.into_iter().chain(temporary).copied().collect()
    }

    /// The permission groups that count in a place at an instant.
    pub fn groups(&self, place: Place, at: i64) -> BTreeSet<PermissionGroupId> {
        self.sources(place, at).into_iter().map(|holding| holding.group).collect()
    }

    /// What these groups allow together.
    pub fn rights_of(&self, groups: &BTreeSet<PermissionGroupId>) -> Rights {
        groups.iter().filter_map(|group| self.rights.get(group)).fold(Rights::default(), Rights::and)
    }

    /// What may be done in a place at an instant.
    pub fn rights(&self, place: Place, at: i64) -> Rights {
        self.rights_of(&self.groups(place, at))
    }

    /// How much of one of the product's own capabilities, there and then.
    pub fn level(&self, place: Place, at: i64, capability: BuiltIn) -> Level {
        self.rights(place, at).level(capability.id())
    }

    /// Is there anything at all in this place, there and then or later?
    pub fn reaches(&self, place: Place, at: i64) -> bool {
        let mut held = place.scopes().flat_map(|scope| self.given_in(scope));
        held.any(|holding| holding.term.is_none_or(|term| term.until > at))
    }

    /// Every instant from `at` on at which something may begin or end.
    pub(super) fn turns(&self, at: i64) -> impl Iterator<Item = i64> {
        let terms = self.holdings().filter_map(|holding| holding.term);
        terms.flat_map(|term| [term.from, term.until]).filter(move |turn| *turn > at)
    }

    /// Where anything is held.
    pub fn scopes(&self) -> Vec<Scope> {
        self.holdings.keys().copied().collect()
    }

    /// The scopes that are wider than a building.
    pub fn wide_scopes(&self) -> impl Iterator<Item = Scope> {
        self.holdings.keys().copied().filter(|scope| !matches!(scope, Scope::Building(_)))
    }
}
