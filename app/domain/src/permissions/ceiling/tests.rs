use super::*;
use crate::permissions::{BuiltIn, Level, Rights};
use crate::{
    ids::{BuildingId, CapabilityId, PortfolioId},
    permissions::Term,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

const NOW: i64 = 1_000;
const EAST: PortfolioId = PortfolioId(Uuid::from_u128(50));

fn building(number: u128) -> BuildingId {
    BuildingId(Uuid::from_u128(number))
}

fn group(number: u128) -> PermissionGroupId {
    PermissionGroupId(Uuid::from_u128(number))
}

/// Two buildings of their own, two in a portfolio.
fn places() -> Vec<Place> {
    (10..14).map(|number| Place { building: Some(building(number)), portfolio: (number > 11).then_some(EAST) }).collect()
}

fn scopes() -> Vec<Scope> {
    (10..14).map(|number| Scope::Building(building(number))).chain([Scope::Portfolio(EAST), Scope::All]).collect()
}

/// What the groups of these tests allow: from nothing to everything, and some that neither covers the other.
fn rights() -> BTreeMap<PermissionGroupId, Rights> {
    let staff = BuiltIn::StaffAccounts.id();
    let (fobs, doors) = (CapabilityId(Uuid::from_u128(70)), CapabilityId(Uuid::from_u128(71)));
    let of = |levels: &[(CapabilityId, Level)]| Rights { levels: levels.iter().copied().collect(), ..Rights::default() };
    BTreeMap::from([
        (group(0), Rights::default()),
        (group(1), of(&[(fobs, Level::View)])),
        (group(2), of(&[(staff, Level::Manage), (fobs, Level::Manage)])),
        (group(3), of(&[(staff, Level::Manage), (doors, Level::Manage)])),
        (group(4), of(&[(staff, Level::View), (doors, Level::View)])),
        (group(5), of(&[(staff, Level::Manage), (fobs, Level::Manage), (doors, Level::Manage)])),
    ])
}

fn holding(scope: Scope, number: u128) -> Holding {
    Holding { scope, group: group(number), term: None }
}

fn access(holdings: impl IntoIterator<Item = Holding>) -> Access {
    Access::new(holdings, rights())
}

fn may(own: &Access, before: &Access, after: &Access) -> bool {
    may_change(Power::Held(own), before, after, &places(), NOW).is_ok()
}

fn some_access() -> impl Strategy<Value = Access> {
    let term = prop::option::of((0..3_000_i64, 1..2_000_i64).prop_map(|(from, lasts)| Term { from, until: from + lasts }));
    let one = (prop::sample::select(scopes()), 0..6_u128, term).prop_map(|(scope, number, term)| Holding {
        scope,
        group: group(number),
        term,
    });
    prop::collection::vec(one, 0..5).prop_map(|all| {
        // At most one for good per scope, as the database has it.
        let mut kept: Vec<Holding> = Vec::new();
        for holding in all {
            if holding.term.is_some() || !kept.iter().any(|other| other.term.is_none() && other.scope == holding.scope) {
                kept.push(holding);
            }
        }
        access(kept)
    })
}

/// What is held already, and one thing more.
fn with(before: &Access, more: &Access) -> Access {
    let new = more.holdings().next().copied();
    let kept = before.holdings().copied().filter(|held| held.term.is_some() || new.is_none_or(|new| new.scope != held.scope));
    access(kept.collect::<Vec<_>>().into_iter().chain(new))
}

proptest! {
    // Most of what chance proposes is refused; looked at is what is allowed.
    #![proptest_config(ProptestConfig { cases: 300, max_global_rejects: 100_000, ..ProptestConfig::default() })]

    #[test]
    fn ac_75_whatever_is_given_or_taken_is_held_by_whoever_does_it_everywhere_and_at_every_instant(
        own in some_access(), before in some_access(), more in some_access(), takes in any::<bool>()
    ) {
        let after = if takes { access(before.holdings().copied().skip(1)) } else { with(&before, &more) };
        prop_assume!(after != before);
        prop_assume!(may(&own, &before, &after));
        let to_come = [Scope::All, Scope::Portfolio(EAST)].map(Place::to_come);
        for place in places().into_iter().chain(to_come) {
            for at in (NOW..6_000).step_by(7) {
                let changed = before.rights(place, at).difference(&after.rights(place, at));
                if changed != Rights::default() {
                    let held = own.rights(place, at);
                    prop_assert!(held.covers(&changed), "{place:?} at {at}: {changed:?} of {held:?}");
                    prop_assert!(held.manage_staff(), "{place:?} at {at}");
                }
            }
        }
        // Nor is anything written down that they don't hold, though it changes nothing yet.
        let former: BTreeSet<Holding> = before.holdings().copied().collect();
        for new in after.holdings().filter(|new| !former.contains(*new) && new.term.is_none()) {
            let place = places().into_iter().find(|place| place.building.is_some() && new.scope == Scope::Building(place.building.unwrap()));
            let held = own.rights(place.unwrap_or_else(|| Place::to_come(new.scope)), NOW);
            prop_assert!(held.covers(&rights()[&new.group]) && held.manage_staff(), "{new:?} of {held:?}");
        }
    }

    #[test]
    fn whoever_holds_everything_everywhere_may_do_what_an_administrator_may(before in some_access(), after in some_access()) {
        prop_assert!(may(&access([holding(Scope::All, 5)]), &before, &after));
        prop_assert_eq!(may_change(Power::Everything, &before, &after, &places(), NOW), Ok(()));
    }

    #[test]
    fn whoever_may_act_on_a_person_as_a_whole_holds_all_that_they_hold(own in some_access(), target in some_access()) {
        prop_assume!(may_act_on_the_whole(Power::Held(&own), &target, &places(), NOW).is_ok());
        for place in places() {
            for at in (NOW..6_000).step_by(7) {
                prop_assert!(own.rights(place, at).covers(&target.rights(place, at)), "{place:?} at {at}");
            }
        }
    }
}

#[test]
fn ac_75_a_manager_gives_what_they_hold_in_their_building_and_nothing_more_or_elsewhere() {
    let own = access([holding(Scope::Building(building(10)), 2)]);
    let gives = |scope, number| may(&own, &Access::default(), &access([holding(scope, number)]));
    assert!(gives(Scope::Building(building(10)), 1) && gives(Scope::Building(building(10)), 2));
    assert!(!gives(Scope::Building(building(10)), 5), "more than they hold");
    assert!(!gives(Scope::Building(building(11)), 1), "another building");
    assert!(!gives(Scope::Building(building(99)), 0), "one that isn't there");
    assert!(!gives(Scope::Portfolio(EAST), 1) && !gives(Scope::All, 0), "wider than they hold");
}

#[test]
fn b10_whoever_is_there_for_a_while_gives_nothing_that_outlasts_them() {
    let until = |until| Some(Term { from: 0, until });
    let own = access([Holding { term: until(2_000), ..holding(Scope::Building(building(10)), 2) }]);
    let gives = |term| may(&own, &Access::default(), &access([Holding { term, ..holding(Scope::Building(building(10)), 1) }]));
    assert!(gives(until(2_000)) && !gives(until(2_001)) && !gives(None));
}

#[test]
fn taking_a_narrow_grant_away_is_judged_by_the_wide_one_that_comes_back() {
    let wide = holding(Scope::All, 5);
    let before = access([wide, holding(Scope::Building(building(10)), 0)]);
    assert!(!may(&access([holding(Scope::Building(building(10)), 2)]), &before, &access([wide])));
    assert!(may(&access([holding(Scope::All, 5)]), &before, &access([wide])));
}

#[test]
fn where_a_wider_grant_covers_the_building_its_manager_does_not_cut_a_hole_in_it() {
    let wide = holding(Scope::Portfolio(EAST), 1);
    let after = access([wide, holding(Scope::Building(building(12)), 0)]);
    assert!(!may(&access([holding(Scope::Building(building(12)), 5)]), &access([wide]), &after));
    assert!(may(&access([holding(Scope::Portfolio(EAST), 5)]), &access([wide]), &after), "who manages the portfolio may");
}

#[test]
fn ac_73_ac_78_only_who_manages_all_of_a_person_and_holds_no_less_acts_on_them_as_a_whole() {
    let acts = |own: &[Holding], target: &[Holding]| {
        may_act_on_the_whole(Power::Held(&access(own.iter().copied())), &access(target.iter().copied()), &places(), NOW).is_ok()
    };
    let (here, there) = (Scope::Building(building(10)), Scope::Building(building(11)));
    assert!(acts(&[holding(here, 2)], &[holding(here, 1)]));
    assert!(!acts(&[holding(here, 2)], &[holding(here, 5)]), "the other holds more");
    assert!(!acts(&[holding(here, 2)], &[holding(here, 1), holding(there, 1)]), "also somewhere else");
    assert!(!acts(&[holding(here, 2)], &[holding(Scope::All, 0)]), "also wherever is built next");
    assert!(!acts(&[holding(here, 2)], &[]), "whoever is nowhere is the administrators'");
    let later = Holding { term: Some(Term { from: 5_000, until: 6_000 }), ..holding(there, 0) };
    assert!(!acts(&[holding(here, 2)], &[holding(here, 1), later]), "elsewhere from next month on");
    assert!(!acts(&[holding(here, 4)], &[holding(here, 4)]), "viewing is not managing");
}

#[test]
fn ac_87_buildings_that_stand_alike_are_looked_at_once_however_many_there_are() {
    let place = |number: u128| Place { building: Some(building(number)), portfolio: number.is_multiple_of(2).then_some(EAST) };
    let many: Vec<Place> = (1..=5_000).map(place).collect();
    let everywhere = |number| access((1..=5_000).map(|one| holding(Scope::Building(building(one)), number)));
    let own = access([holding(Scope::All, 5)]);
    let (before, after) = (everywhere(1), everywhere(2));
    let met = representatives(&many, [&own, &before, &after]);
    assert_eq!(met.iter().map(|place| place.portfolio).collect::<Vec<_>>(), [None, Some(EAST)]);
    assert!(may_change(Power::Held(&own), &before, &after, &many, NOW).is_ok());
    // One of them that stands by itself is looked at by itself, and one exception refuses the whole.
    let apart = access(before.holdings().copied().filter(|held| held.scope != Scope::Building(building(77))));
    assert_eq!(representatives(&many, [&own, &apart, &after]).len(), 3);
    let less = access([holding(Scope::All, 5), holding(Scope::Building(building(4_999)), 0)]);
    assert!(may_change(Power::Held(&less), &before, &after, &many, NOW).is_err());
}
