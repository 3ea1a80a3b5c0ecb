//! Nobody gives or takes more than they hold.
//!
//! What counts is not what is written down but what changes by it: everywhere and at every instant at which somebody's effective access
//! becomes another, whoever changes it holds at least as much as what comes and what goes. Access is the same from one instant at which
//! something begins or ends to the next, so that looking at those instants is looking at all time; and what is given for buildings to come is
//! looked at in a building to come. Removing is judged like giving: taking a narrow grant away may bring a wider one back.

use super::{Access, Holding, Place, Scope, Term};
use crate::{errors::AppError, ids::PermissionGroupId};
use std::collections::{BTreeSet, HashMap, HashSet};

/// What whoever gives may give.
#[derive(Clone, Copy, Debug)]
pub enum Power<'a> {
    /// Everything: an administrator, or whoever runs the machine.
    Everything,
    /// What they hold themselves.
    Held(&'a Access),
}

/// The permission groups that count in a place: those of the giver, those before and those after.
type Groups = [BTreeSet<PermissionGroupId>; 3];

/// Refuses a change of somebody's access as a whole if any of it is more than its giver holds (AC-75).
///
/// `places` are all buildings that there are, and those to come are looked at too; a grant in a building that isn't among them is refused.
pub fn may_change(power: Power<'_>, before: &Access, after: &Access, places: &[Place], now: i64) -> Result<(), AppError> {
    let Power::Held(own) = power else { return Ok(()) };
    let [former, latter]: [BTreeSet<Holding>; 2] = [before, after].map(|access| access.holdings().copied().collect());
    let there: HashSet<Scope> = places.iter().filter_map(|place| place.building).map(Scope::Building).collect();
    let is_nowhere = |holding: &&Holding| matches!(holding.scope, Scope::Building(_)) && !there.contains(&holding.scope);
    if former.symmetric_difference(&latter).any(|holding| is_nowhere(&holding)) {
        return Err(AppError::Forbidden);
    }
    let places = representatives(places, [own, before, after]);
    // What is written, and where it counts: nowhere, if another building stands for its own.
    let written: Vec<(Holding, Vec<Place>)> = former
        .symmetric_difference(&latter)
        .map(|holding| {
            let to_come = (!matches!(holding.scope, Scope::Building(_))).then(|| Place::to_come(holding.scope));
            let reached = places.iter().copied().filter(|place| place.is_in(holding.scope)).chain(to_come);
            (*holding, reached.collect())
        })
        .collect();
    let turns: BTreeSet<i64> =
        [now].into_iter().chain([own, before, after].into_iter().flat_map(|access| access.turns(now))).collect();
    let wide: BTreeSet<Scope> = [own, before, after].into_iter().flat_map(Access::wide_scopes).chain([Scope::All]).collect();
    let all: Vec<Place> = places.iter().copied().chain(wide.into_iter().map(Place::to_come)).collect();
    // At the present instant all of it: whoever holds nothing there yet, or any more, decides nothing there.
    let is_due = |holding: &Holding, at: i64| at == now || holding.holds_at(at);
    let holds_what_is_written = |at: i64| {
        written.iter().filter(|(holding, _)| is_due(holding, at)).all(|(holding, reached)| {
            let access = if former.contains(holding) { before } else { after };
            holds(own, access, *holding, reached, at)
        })
    };
    let allowed = turns.iter().all(|&at| holds_what_is_written(at) && is_above_the_change(own, before, after, &all, at));
    if allowed { Ok(()) } else { Err(AppError::Forbidden) }
}

/// One building for all that stand alike: in the same portfolio, with the same given in each to everybody concerned. Whatever is true of it is true
/// of the others at any instant. Five thousand buildings given by one rule are a few of these, and each has to be looked at whenever somebody's
/// temporary access begins or ends; all of them would keep everybody waiting who wants to write (AC-87).
fn representatives<const N: usize>(places: &[Place], accesses: [&Access; N]) -> Vec<Place> {
    let mut met = HashSet::new();
    let given = |place: &Place, access: &Access| -> Vec<(PermissionGroupId, Option<Term>)> {
        let here = place.building.map(Scope::Building);
        here.into_iter().flat_map(|here| access.given_in(here)).map(|holding| (holding.group, holding.term)).collect()
    };
    let is_new =
        |place: &&Place| met.insert((place.building.is_some(), place.portfolio, accesses.map(|access| given(place, access))));
    places.iter().filter(is_new).copied().collect()
}

/// Whoever writes a grant, or strikes one out, holds as much where it is given. Even one that changes nothing today, because a wider one covers
/// it, would be what is left when the wider one goes.
/// So, too, of a wide one in each building that it reaches: a narrower grant covers it there only until somebody takes that away.
/// `reached` is where it counts.
fn holds(own: &Access, access: &Access, holding: Holding, reached: &[Place], at: i64) -> bool {
    let rights = access.rights_of(&BTreeSet::from([holding.group]));
    reached.iter().all(|&place| {
        let held = own.rights(place, at);
        held.manage_staff() && held.covers(&rights)
    })
}

fn is_above_the_change(own: &Access, before: &Access, after: &Access, places: &[Place], at: i64) -> bool {
    let mut judged = HashMap::<Groups, bool>::new();
    places.iter().all(|&place| {
        let groups = [own, before, after].map(|access| access.groups(place, at));
        if groups[1] == groups[2] {
            return true;
        }
        is_above_all_that_is_wider(own, before, place, at)
            && *judged.entry(groups).or_insert_with_key(|groups| is_within(own, before, after, groups))
    })
}

fn is_within(own: &Access, before: &Access, after: &Access, [mine, former, latter]: &Groups) -> bool {
    let held = own.rights_of(mine);
    let changed = before.rights_of(former).difference(&after.rights_of(latter));
    held.manage_staff() && held.covers(&changed)
}

/// Whoever was given access to a whole portfolio was so by somebody who manages it: a single building's manager doesn't cut a hole in it.
fn is_above_all_that_is_wider(own: &Access, before: &Access, place: Place, at: i64) -> bool {
    let wider = Place { building: None, ..place }.scopes();
    wider.filter(|scope| !before.given_in(*scope).is_empty()).all(|scope| own.rights(Place::to_come(scope), at).manage_staff())
}

/// Is what somebody holds for good in this very building to be replaced at all, whatever by? Only by who holds as much as that there, and manages
/// whatever is wider and reaches it: [`may_change`] refuses everybody else.
pub fn may_replace(power: Power<'_>, before: &Access, place: Place, now: i64) -> bool {
    let Power::Held(own) = power else { return true };
    let held = place.building.and_then(|building| before.permanent_in(Scope::Building(building)));
    let held = before.rights_of(&held.into_iter().collect());
    own.rights(place, now).covers(&held) && is_above_all_that_is_wider(own, before, place, now)
}

/// May whoever holds this act on a person as a whole: edit, send a link, deactivate? Only who manages staff wherever that person has access,
/// now or later, and holds no less there: else resetting somebody's password would be a way to more rights (AC-73, AC-78).
///
/// Whoever has no access anywhere belongs to no building, and so to the administrators.
pub fn may_act_on_the_whole(power: Power<'_>, target: &Access, places: &[Place], now: i64) -> Result<(), AppError> {
    let Power::Held(own) = power else { return Ok(()) };
    let to_come: Vec<Place> = target.wide_scopes().map(Place::to_come).collect();
    let places = representatives(places, [own, target]);
    let touched: Vec<Place> = places.iter().chain(&to_come).copied().filter(|place| target.reaches(*place, now)).collect();
    let turns: BTreeSet<i64> = [now].into_iter().chain([own, target].into_iter().flat_map(|access| access.turns(now))).collect();
    let is_above = |place: Place, at: i64| {
        let held = own.rights(place, at);
        held.manage_staff() && held.covers(&target.rights(place, at))
    };
    let allowed = !touched.is_empty() && touched.iter().all(|&place| turns.iter().all(|&at| is_above(place, at)));
    if allowed { Ok(()) } else { Err(AppError::Forbidden) }
}

#[cfg(test)]
mod tests;
