//! What somebody has chosen in the matrix and not yet saved.
//!
//! A few rules, and for some buildings an exception: what a row shows is its exception, else what the rules make of what is held there. So
//! selecting five thousand buildings is one rule, whatever part of them is on the screen. The rules are those that the server knows
//! ([`Line`]), in the same order, so that both come to the same.

use domain::{
    ids::{AccountId, BuildingId, PermissionGroupId, PortfolioId},
    permissions::{
        Matrix, MatrixRow, Scope,
        giving::{Line, Target, Wanted},
    },
};

/// A permission group, or none.
pub type Group = Option<PermissionGroupId>;

/// What is to change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    like: Option<AccountId>,
    rules: Vec<(Target, Group)>,
    wide: Vec<(Scope, Group)>,
    exceptions: Vec<Exception>,
}

/// A building that is said something of by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Exception {
    spot: Spot,
    /// Is it known where it belongs and what is held there? Not of what came back with a form, until it is changed.
    is_known: bool,
    group: Group,
}

/// A building, as far as rules are concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Which.
    pub building: BuildingId,
    /// Where it belongs.
    pub portfolio: Option<PortfolioId>,
    /// What is held there.
    pub held: Group,
    /// It isn't the reader's to change: rules leave it out.
    pub is_locked: bool,
}

impl From<&MatrixRow> for Spot {
    fn from(row: &MatrixRow) -> Self {
        Self { building: row.building, portfolio: row.portfolio, held: row.held, is_locked: !row.may_change }
    }
}

impl Chosen {
    /// What a form's lines say. Those that can't be read are left out.
    pub fn of(lines: &[String]) -> Self {
        let mut chosen = Self::default();
        for line in lines.iter().filter_map(|line| Line::read(line)) {
            match line {
                Line::Like(account) => chosen.like = Some(account),
                Line::Hold(Target::Scope(Scope::Building(building)), wanted) => {
                    let spot = Spot { building, portfolio: None, held: None, is_locked: false };
                    chosen.except(Exception { spot, is_known: false, group: group_of(wanted) });
                }
                Line::Hold(Target::Scope(scope), wanted) => chosen.set_scope(scope, group_of(wanted)),
                Line::Hold(target, wanted) => chosen.rules.push((target, group_of(wanted))),
            }
        }
        chosen
    }

    /// Says one thing more.
    pub fn add(&mut self, line: &str) {
        let mut lines = self.lines();
        if !lines.iter().any(|found| found == line) {
            lines.push(line.to_owned());
            *self = Self::of(&lines);
        }
    }

    /// The lines that say so.
    pub fn lines(&self) -> Vec<String> {
        let wide = self.wide.iter().map(|(scope, group)| (Target::Scope(*scope), *group));
        let buildings = self.exceptions.iter().map(|exception| {
            let scope = Scope::Building(exception.spot.building);
            (Target::Scope(scope), exception.group)
        });
        let holds = self.rules.iter().copied().chain(wide).chain(buildings);
        let like = self.like.map(Line::Like).into_iter();
        like.chain(holds.map(|(target, group)| Line::Hold(target, wanted(group)))).map(|line| line.to_string()).collect()
    }

    /// Whose access is to be the same.
    pub fn like(&self) -> Option<AccountId> {
        self.like
    }

    /// What is held in a building when this is saved, by itself.
    pub fn in_building(&self, spot: Spot) -> Group {
        match self.exceptions.iter().find(|exception| exception.spot.building == spot.building) {
            Some(exception) => exception.group,
            None => self.by_rules(spot),
        }
    }

    /// What is held in a portfolio or everywhere when this is saved.
    pub fn in_scope(&self, scope: Scope, held: Group) -> Group {
        self.wide.iter().find(|(found, _)| *found == scope).map_or(held, |(_, group)| *group)
    }

    /// Is anything said of this scope?
    pub fn says(&self, scope: Scope) -> bool {
        self.wide.iter().any(|(found, _)| *found == scope)
    }

    /// Chooses for one building.
    pub fn set_building(&mut self, spot: Spot, group: Group) {
        if self.by_rules(spot) == group {
            self.exceptions.retain(|exception| exception.spot.building != spot.building);
        } else {
            self.except(Exception { spot, is_known: true, group });
        }
    }

    /// Chooses for a portfolio or everywhere, present and future.
    pub fn set_scope(&mut self, scope: Scope, group: Group) {
        self.wide.retain(|(found, _)| *found != scope);
        self.wide.push((scope, group));
    }

    /// Chooses for every building that there is, or every one of a portfolio. What was chosen for them before no longer counts.
    pub fn set_every(&mut self, portfolio: Option<PortfolioId>, group: Group) {
        match portfolio {
            None => {
                self.rules = vec![(Target::EveryBuilding, group)];
                self.exceptions.clear();
            }
            Some(portfolio) => {
                let rule = Target::EveryBuildingOf(portfolio);
                self.rules.retain(|(target, _)| *target != rule);
                self.rules.push((rule, group));
                self.exceptions.retain(|exception| exception.spot.portfolio != Some(portfolio));
            }
        }
    }

    /// The same for those to come as well: given once for all of them, and no longer one by one.
    pub fn set_every_and_to_come(&mut self, portfolio: Option<PortfolioId>, group: Group) {
        self.set_every(portfolio, None);
        self.set_scope(portfolio.map_or(Scope::All, Scope::Portfolio), group);
    }

    /// Row 35: gives what is chosen here in all other buildings in which anything is.
    pub fn copy_to_chosen(&mut self, group: Group) {
        if matches!(self.rules.last(), Some((Target::ChosenBuildings, _))) {
            self.rules.pop();
        }
        self.rules.push((Target::ChosenBuildings, group));
        for exception in self.exceptions.iter_mut().filter(|exception| exception.group.is_some()) {
            exception.group = group;
        }
        let exceptions = std::mem::take(&mut self.exceptions);
        let is_one = |exception: &Exception| !exception.is_known || self.by_rules(exception.spot) != exception.group;
        self.exceptions = exceptions.into_iter().filter(is_one).collect();
    }

    /// The same access as somebody else's, instead of what was chosen so far.
    pub fn set_like(&mut self, account: AccountId) {
        *self = Self { like: Some(account), ..Self::default() };
    }

    /// In how many buildings anything is held when this is saved, building by building.
    pub fn count(&self, matrix: &Matrix) -> u32 {
        let mut rest = matrix.all;
        let mut parts = Vec::new();
        for portfolio in &matrix.portfolios {
            rest -= portfolio.tally;
            parts.push((Some(portfolio.portfolio), portfolio.tally));
        }
        parts.push((None, rest));
        for (target, group) in &self.rules {
            for (portfolio, tally) in &mut parts {
                let is_about = match target {
                    Target::EveryBuilding => true,
                    Target::EveryBuildingOf(wanted) => *portfolio == Some(*wanted),
                    Target::ChosenBuildings | Target::Scope(_) => false,
                };
                if is_about {
                    *tally = tally.choosing(group.is_some());
                }
            }
        }
        let by_rules: u32 = parts.iter().map(|(_, tally)| tally.held).sum();
        self.exceptions.iter().fold(by_rules, |count, exception| {
            match (self.by_rules(exception.spot).is_some(), exception.group.is_some()) {
                (false, true) => count + 1,
                (true, false) => count.saturating_sub(1),
                _ => count,
            }
        })
    }

    /// What the rules make of what is held there.
    fn by_rules(&self, spot: Spot) -> Group {
        if spot.is_locked {
            return spot.held;
        }
        self.rules.iter().fold(spot.held, |group, (target, wanted)| {
            let is_about = match target {
                Target::EveryBuilding => true,
                Target::EveryBuildingOf(portfolio) => spot.portfolio == Some(*portfolio),
                Target::ChosenBuildings => group.is_some(),
                Target::Scope(_) => false,
            };
            if is_about { *wanted } else { group }
        })
    }

    fn except(&mut self, exception: Exception) {
        match self.exceptions.iter_mut().find(|found| found.spot.building == exception.spot.building) {
            Some(found) => *found = exception,
            None => self.exceptions.push(exception),
        }
    }
}

fn group_of(wanted: Wanted) -> Group {
    match wanted {
        Wanted::Group(group) => Some(group),
        Wanted::Nothing => None,
    }
}

/// The same as a line says it.
pub fn wanted(group: Group) -> Wanted {
    group.map_or(Wanted::Nothing, Wanted::Group)
}

#[cfg(test)]
mod tests;
