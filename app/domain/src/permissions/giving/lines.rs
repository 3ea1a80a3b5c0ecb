//! What a form says about access, line by line.

use crate::{
    errors::AppError,
    ids::{AccountId, PermissionGroupId, PortfolioId},
    permissions::Scope,
};
use std::fmt;

/// No form of ours has more lines than there are buildings, and a few.
const MOST: usize = 20_000;

/// Each rule is about all buildings of its author; no page of ours sends more than a few.
const MOST_RULES: usize = 100;

/// One line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// This is to be held there. `building:<id>=<group>`
    Hold(Target, Wanted),
    /// The same as another person holds. `like:<account>`
    Like(AccountId),
}

/// What a line is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// One scope. `all`, `portfolio:<id>`, `building:<id>`
    Scope(Scope),
    /// Every building that there is, one by one: not those to come. `every`
    EveryBuilding,
    /// The same of a portfolio. `every:<id>`
    EveryBuildingOf(PortfolioId),
    /// Every building in which anything is to be held by now, after what the lines before it say. `chosen`
    ChosenBuildings,
}

/// What is to be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A permission group.
    Group(PermissionGroupId),
    /// Nothing. `none`
    Nothing,
}

impl Line {
    /// Reads a form's lines. Those that ask for nothing to be changed (nothing stands behind the `=`, as where nobody has touched a choice) are
    /// left out. [`AppError::Malformed`] for what no page of ours sends.
    pub fn read_all(lines: &[String]) -> Result<Vec<Self>, AppError> {
        if lines.len() > MOST {
            return Err(AppError::TooLarge);
        }
        let read = lines.iter().filter(|line| !line.is_empty() && !line.ends_with('='));
        let read: Vec<Self> = read.map(|line| Self::read(line).ok_or(AppError::Malformed)).collect::<Result<_, _>>()?;
        let rules = read.iter().filter(|line| !matches!(line, Self::Hold(Target::Scope(_), _))).count();
        if rules > MOST_RULES { Err(AppError::TooLarge) } else { Ok(read) }
    }

    /// Reads one line.
    pub fn read(line: &str) -> Option<Self> {
        if let Some(account) = line.strip_prefix("like:") {
            return account.parse().ok().map(Self::Like);
        }
        let (target, wanted) = line.split_once('=')?;
        let target = match (target, target.strip_prefix("every:")) {
            ("every", _) => Target::EveryBuilding,
            ("chosen", _) => Target::ChosenBuildings,
            (_, Some(portfolio)) => Target::EveryBuildingOf(portfolio.parse().ok()?),
            (scope, None) => Target::Scope(Scope::parse(scope)?),
        };
        let wanted = match wanted {
            "none" => Wanted::Nothing,
            group => Wanted::Group(group.parse().ok()?),
        };
        Some(Self::Hold(target, wanted))
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Hold(target, wanted) => write!(out, "{target}={wanted}"),
            Self::Like(account) => write!(out, "like:{account}"),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scope(scope) => scope.fmt(out),
            Self::EveryBuilding => out.write_str("every"),
            Self::EveryBuildingOf(portfolio) => write!(out, "every:{portfolio}"),
            Self::ChosenBuildings => out.write_str("chosen"),
        }
    }
}

impl fmt::Display for Wanted {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(group) => group.fmt(out),
            Self::Nothing => out.write_str("none"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::BuildingId;
    use uuid::Uuid;

    #[test]
    fn a_line_is_read_as_it_is_written_and_an_untouched_choice_asks_for_nothing() {
        let id = Uuid::from_u128(7);
        let group = Wanted::Group(PermissionGroupId(id));
        let lines = [
            Line::Hold(Target::Scope(Scope::All), group),
            Line::Hold(Target::Scope(Scope::Portfolio(PortfolioId(id))), Wanted::Nothing),
            Line::Hold(Target::Scope(Scope::Building(BuildingId(id))), group),
            Line::Hold(Target::EveryBuilding, group),
            Line::Hold(Target::EveryBuildingOf(PortfolioId(id)), Wanted::Nothing),
            Line::Hold(Target::ChosenBuildings, group),
            Line::Like(AccountId(id)),
        ];
        let written: Vec<String> = lines.iter().map(Line::to_string).collect();
        assert_eq!(Line::read_all(&written).as_deref(), Ok(&lines[..]));
        assert_eq!(Line::read_all(&[format!("building:{id}="), String::new()]), Ok(Vec::new()));
    }

    #[test]
    fn ac_75_what_no_page_sends_is_refused() {
        let id = Uuid::from_u128(7);
        for line in [
            "every",
            "like:",
            "like:x",
            "all=all",
            "every:=none",
            "everything=none",
            "chosen:=none",
            "building=none",
            &format!("tower:{id}=none"),
        ] {
            assert_eq!(Line::read_all(&[line.to_owned()]), Err(AppError::Malformed), "{line}");
        }
        assert_eq!(Line::read_all(&vec!["all=none".to_owned(); MOST + 1]), Err(AppError::TooLarge));
    }
}
