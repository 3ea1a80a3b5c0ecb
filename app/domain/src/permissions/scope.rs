//! Where a permission group is given, for how long, and what is one place for this.

use crate::ids::{BuildingId, PermissionGroupId, PortfolioId};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where access is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    /// All buildings, present and future.
    All,
    /// All buildings of a portfolio, present and future.
    Portfolio(PortfolioId),
    /// One building.
    Building(BuildingId),
}

impl Scope {
    /// From `all`, `portfolio:…` or `building:…`, as it stands in forms and addresses.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':') {
            None => (text == "all").then_some(Self::All),
            Some(("portfolio", id)) => id.parse().ok().map(Self::Portfolio),
            Some(("building", id)) => id.parse().ok().map(Self::Building),
            Some(_) => None,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All => out.write_str("all"),
            Self::Portfolio(id) => write!(out, "portfolio:{id}"),
            Self::Building(id) => write!(out, "building:{id}"),
        }
    }
}

/// From an instant until just before another, in microseconds since 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Term {
    /// The first instant.
    pub from: i64,
    /// The first instant after it.
    pub until: i64,
}

impl Term {
    /// Is it then?
    pub fn holds_at(self, at: i64) -> bool {
        self.from <= at && at < self.until
    }
}

/// A permission group held somewhere: for good, or for a while.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Holding {
    /// Where.
    pub scope: Scope,
    /// What.
    pub group: PermissionGroupId,
    /// When; `None`: until it is taken away.
    pub term: Option<Term>,
}

impl Holding {
    /// Is it in force then?
    pub fn holds_at(&self, at: i64) -> bool {
        self.term.is_none_or(|term| term.holds_at(at))
    }
}

/// A building as far as access is concerned, or one that may be built: what is given for all buildings of a portfolio, or for all there are, is
/// given there too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// `None`: one that doesn't exist yet.
    pub building: Option<BuildingId>,
    /// The portfolio that it belongs to.
    pub portfolio: Option<PortfolioId>,
}

impl Place {
    /// The place that stands for all to come under this scope.
    pub fn to_come(scope: Scope) -> Self {
        match scope {
            Scope::All => Self { building: None, portfolio: None },
            Scope::Portfolio(portfolio) => Self { building: None, portfolio: Some(portfolio) },
            Scope::Building(building) => Self { building: Some(building), portfolio: None },
        }
    }

    /// The scopes that it is in, the narrowest first.
    pub fn scopes(self) -> impl Iterator<Item = Scope> {
        [self.building.map(Scope::Building), self.portfolio.map(Scope::Portfolio), Some(Scope::All)].into_iter().flatten()
    }

    /// Does what is given there hold here?
    pub fn is_in(self, scope: Scope) -> bool {
        match scope {
            Scope::All => true,
            Scope::Portfolio(portfolio) => self.portfolio == Some(portfolio),
            Scope::Building(building) => self.building == Some(building),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn a_scope_is_read_as_it_is_written() {
        for scope in
            [Scope::All, Scope::Portfolio(PortfolioId(Uuid::from_u128(3))), Scope::Building(BuildingId(Uuid::from_u128(4)))]
        {
            assert_eq!(Scope::parse(&scope.to_string()), Some(scope));
        }
        for text in ["", "All", "building", "building:", "building:x", "tower:00000000-0000-0000-0000-000000000004"] {
            assert_eq!(Scope::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_term_ends_just_before_its_end() {
        let term = Term { from: 10, until: 20 };
        assert!(!term.holds_at(9) && term.holds_at(10) && term.holds_at(19) && !term.holds_at(20));
    }
}
