//! From lines to what is given and what is taken.

use super::{Line, Target, Wanted};
use crate::{
    ids::PermissionGroupId,
    permissions::{Access, Place, Scope},
};
use std::collections::BTreeMap;

/// The same access as another person's: both as far as whoever gives it may know of them. What they may not know stays as it is.
#[derive(Clone, Debug, Default)]
pub struct Likeness {
    /// What the other person holds.
    pub theirs: Access,
    /// What is held so far, and goes.
    pub own: Access,
}

/// What changes of what somebody holds for good, scope by scope.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Of each scope that changes: what was held there, and what is to be.
    pub changes: BTreeMap<Scope, (Option<PermissionGroupId>, Option<PermissionGroupId>)>,
}

impl Plan {
    /// Works the lines out. `places` are the buildings that rules are about: those in which their author gives access. Rules come first, in
    /// their order; what is said of a scope by itself is the exception, wherever it stands.
    pub fn new(before: &Access, lines: &[Line], places: &[Place], like: &Likeness) -> Self {
        let mut wanted = BTreeMap::<Scope, Wanted>::new();
        let buildings = || places.iter().filter_map(|place| place.building.map(|building| (Scope::Building(building), place)));
        for line in lines {
            match *line {
                Line::Like(_) => {
                    let own = like.own.holdings().filter(|holding| holding.term.is_none());
                    wanted.extend(own.map(|holding| (holding.scope, Wanted::Nothing)));
                    let theirs = like.theirs.holdings().filter(|holding| holding.term.is_none());
                    wanted.extend(theirs.map(|holding| (holding.scope, Wanted::Group(holding.group))));
                }
                Line::Hold(Target::EveryBuilding, group) => wanted.extend(buildings().map(|(scope, _)| (scope, group))),
                Line::Hold(Target::EveryBuildingOf(portfolio), group) => {
                    let there = buildings().filter(|(_, place)| place.portfolio == Some(portfolio));
                    wanted.extend(there.map(|(scope, _)| (scope, group)));
                }
                Line::Hold(Target::ChosenBuildings, group) => {
                    let is_chosen = |scope: &Scope| match wanted.get(scope) {
                        Some(wanted) => *wanted != Wanted::Nothing,
                        None => before.permanent_in(*scope).is_some(),
                    };
                    let chosen: Vec<Scope> = buildings().map(|(scope, _)| scope).filter(is_chosen).collect();
                    wanted.extend(chosen.into_iter().map(|scope| (scope, group)));
                }
                Line::Hold(Target::Scope(_), _) => {}
            }
        }
        for line in lines {
            if let Line::Hold(Target::Scope(scope), group) = *line {
                wanted.insert(scope, group);
            }
        }
        let changes = wanted.into_iter().filter_map(|(scope, wanted)| {
            let held = before.permanent_in(scope);
            let wanted = match wanted {
                Wanted::Group(group) => Some(group),
                Wanted::Nothing => None,
            };
            (held != wanted).then_some((scope, (held, wanted)))
        });
        Self { changes: changes.collect() }
    }

    /// Nothing changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// What is given, by permission group.
    pub fn given(&self) -> BTreeMap<PermissionGroupId, Vec<Scope>> {
        by_group(self.changes.iter().filter_map(|(scope, (_, after))| Some(((*after)?, *scope))))
    }

    /// What is taken, by permission group.
    pub fn taken(&self) -> BTreeMap<PermissionGroupId, Vec<Scope>> {
        by_group(self.changes.iter().filter_map(|(scope, (before, _))| Some(((*before)?, *scope))))
    }
}

fn by_group(pairs: impl Iterator<Item = (PermissionGroupId, Scope)>) -> BTreeMap<PermissionGroupId, Vec<Scope>> {
    let mut groups = BTreeMap::<PermissionGroupId, Vec<Scope>>::new();
    for (group, scope) in pairs {
        groups.entry(group).or_default().push(scope);
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        ids::{BuildingId, PortfolioId},
        permissions::Holding,
    };
    use uuid::Uuid;

    const CONCIERGE: PermissionGroupId = PermissionGroupId(Uuid::from_u128(1));
    const MANAGER: PermissionGroupId = PermissionGroupId(Uuid::from_u128(2));
    const EAST: PortfolioId = PortfolioId(Uuid::from_u128(50));

    fn building(number: u128) -> Scope {
        Scope::Building(BuildingId(Uuid::from_u128(number)))
    }

    /// Three buildings, the third in a portfolio.
    fn places() -> Vec<Place> {
        let place = |number, portfolio| Place { building: Some(BuildingId(Uuid::from_u128(number))), portfolio };
        vec![place(10, None), place(11, None), place(12, Some(EAST))]
    }

    fn holding(pairs: &[(Scope, PermissionGroupId)]) -> Access {
        let holdings = pairs.iter().map(|&(scope, group)| Holding { scope, group, term: None });
        Access::new(holdings, BTreeMap::new())
    }

    fn hold(target: Target, group: PermissionGroupId) -> Line {
        Line::Hold(target, Wanted::Group(group))
    }

    fn changes(plan: &Plan) -> Vec<(Scope, Option<PermissionGroupId>)> {
        plan.changes.iter().map(|(scope, (_, after))| (*scope, *after)).collect()
    }

    #[test]
    fn row_36_select_all_is_one_line_and_exceptions_stand_out_wherever_they_stand() {
        let lines = [hold(Target::Scope(building(11)), MANAGER), hold(Target::EveryBuilding, CONCIERGE)];
        let plan = Plan::new(&Access::default(), &lines, &places(), &Likeness::default());
        assert_eq!(
            changes(&plan),
            [(building(10), Some(CONCIERGE)), (building(11), Some(MANAGER)), (building(12), Some(CONCIERGE))]
        );
    }

    #[test]
    fn row_35_copying_to_all_changes_only_where_something_else_is_held() {
        let before = holding(&[(building(10), CONCIERGE), (building(12), MANAGER)]);
        let plan = Plan::new(&before, &[hold(Target::EveryBuilding, CONCIERGE)], &places(), &Likeness::default());
        assert_eq!(plan.given(), BTreeMap::from([(CONCIERGE, vec![building(11), building(12)])]));
        assert_eq!(plan.taken(), BTreeMap::from([(MANAGER, vec![building(12)])]));
    }

    #[test]
    fn row_35_copying_to_all_selected_leaves_the_others_as_they_are() {
        let before = holding(&[(building(10), MANAGER)]);
        let lines = [
            Line::Hold(Target::EveryBuildingOf(EAST), Wanted::Group(MANAGER)),
            hold(Target::ChosenBuildings, CONCIERGE),
            Line::Hold(Target::Scope(building(12)), Wanted::Nothing),
        ];
        let plan = |lines| changes(&Plan::new(&before, lines, &places(), &Likeness::default()));
        assert_eq!(plan(&lines[..2]), [(building(10), Some(CONCIERGE)), (building(12), Some(CONCIERGE))]);
        assert_eq!(plan(&lines), [(building(10), Some(CONCIERGE))]);
    }

    #[test]
    fn b5_a_portfolio_can_be_selected_building_by_building_or_with_those_to_come() {
        let plan = |target| Plan::new(&Access::default(), &[hold(target, CONCIERGE)], &places(), &Likeness::default());
        assert_eq!(changes(&plan(Target::EveryBuildingOf(EAST))), [(building(12), Some(CONCIERGE))]);
        assert_eq!(changes(&plan(Target::Scope(Scope::Portfolio(EAST)))), [(Scope::Portfolio(EAST), Some(CONCIERGE))]);
    }

    #[test]
    fn b5_the_same_access_as_another_takes_away_what_they_do_not_have() {
        let before = holding(&[(building(10), MANAGER)]);
        let like = holding(&[(building(11), CONCIERGE), (Scope::All, CONCIERGE)]);
        let like = Likeness { theirs: like, own: before.clone() };
        let plan = Plan::new(&before, &[Line::Like(crate::ids::AccountId(Uuid::nil()))], &places(), &like);
        assert_eq!(changes(&plan), [(Scope::All, Some(CONCIERGE)), (building(10), None), (building(11), Some(CONCIERGE))]);
    }

    #[test]
    fn asking_for_what_is_so_already_changes_nothing() {
        let before = holding(&[(building(10), CONCIERGE)]);
        let lines = [hold(Target::Scope(building(10)), CONCIERGE), Line::Hold(Target::Scope(building(11)), Wanted::Nothing)];
        assert!(Plan::new(&before, &lines, &places(), &Likeness::default()).is_empty());
    }
}
