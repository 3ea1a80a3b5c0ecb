//! Nobody gives or takes more than they hold.
//!
//! What counts is not what is written down but what changes by it: everywhere and at every instant at which somebody's effective access
//! becomes another, whoever changes it holds at least as much as what comes and what goes. Access is the same from one instant at which
//! something begins or ends to the next, so that looking at those instants is looking at all time; and what is given for buildings to come is
//! looked at in a building to come. Removing is judged like giving: taking a narrow grant away may bring a wider one back.

use super::{Access, BuiltIn, Holding, Level, Place, Rights, Scope};
use crate::{errors::AppError, ids::PermissionGroupId};
use std::collections::{BTreeSet, HashMap};

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
    let turns: BTreeSet<i64> =
        [now].into_iter().chain([own, before, after].into_iter().flat_map(|access| access.turns(now))).collect();
    let wide: BTreeSet<Scope> = [own, before, after].into_iter().flat_map(Access::wide_scopes).chain([Scope::All]).collect();
    let all: Vec<Place> = places.iter().copied().chain(wide.into_iter().map(Place::to_come)).collect();
    let allowed = turns
        .iter()
        .all(|&at| holds_what_is_written(own, before, after, places, at) && is_above_the_change(own, before, after, &all, at));
    if allowed { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Whoever writes a grant, or strikes one out, holds as much where it is given. Even one that changes nothing today, because a wider one covers
/// it, would be what is left when the wider one goes.
fn holds_what_is_written(own: &Access, before: &Access, after: &Access, places: &[Place], at: i64) -> bool {
    let [former, latter]: [BTreeSet<Holding>; 2] = [before, after].map(|access| access.holdings().copied().collect());
    let mut written = former.symmetric_difference(&latter).filter(|holding| holding.holds_at(at));
    let where_to = |scope: Scope| match scope {
        Scope::Building(building) => places.iter().copied().find(|place| place.building == Some(building)),
        Scope::All | Scope::Portfolio(_) => Some(Place::to_come(scope)),
    };
    written.all(|holding| {
        let access = if former.contains(holding) { before } else { after };
        let held = where_to(holding.scope).map(|place| own.rights(place, at));
        held.is_some_and(|held| manages_staff(&held) && held.covers(&access.rights_of(&BTreeSet::from([holding.group]))))
    })
}

fn is_above_the_change(own: &Access, before: &Access, after: &Access, places: &[Place], at: i64) -> bool {
    // Five thousand buildings bear a handful of different groups.
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
    manages_staff(&held) && held.covers(&changed)
}

fn manages_staff(rights: &Rights) -> bool {
    rights.level(BuiltIn::StaffAccounts.id()) >= Level::Manage
}

/// Whoever was given access to a whole portfolio was so by somebody who manages it: a single building's manager doesn't cut a hole in it.
fn is_above_all_that_is_wider(own: &Access, before: &Access, place: Place, at: i64) -> bool {
    let wider = before.holdings().map(|holding| holding.scope).filter(|scope| !matches!(scope, Scope::Building(_)));
    let wider: BTreeSet<Scope> = wider.filter(|scope| place.is_in(*scope)).collect();
    wider.into_iter().all(|scope| manages_staff(&own.rights(Place::to_come(scope), at)))
}

/// May whoever holds this act on a person as a whole: edit, send a link, deactivate? Only who manages staff wherever that person has access,
/// now or later, and holds no less there: else resetting somebody's password would be a way to more rights (AC-73, AC-78).
///
/// Whoever has no access anywhere belongs to no building, and so to the administrators.
pub fn may_act_on_the_whole(power: Power<'_>, target: &Access, places: &[Place], now: i64) -> Result<(), AppError> {
    let Power::Held(own) = power else { return Ok(()) };
    let to_come: Vec<Place> = target.wide_scopes().map(Place::to_come).collect();
    let touched: Vec<Place> = places.iter().chain(&to_come).copied().filter(|place| target.reaches(*place, now)).collect();
    let turns: BTreeSet<i64> = [now].into_iter().chain([own, target].into_iter().flat_map(|access| access.turns(now))).collect();
    let mut judged = HashMap::<[BTreeSet<PermissionGroupId>; 2], bool>::new();
    let mut is_above = |place: Place, at: i64| {
        let groups = [own, target].map(|access| access.groups(place, at));
        *judged.entry(groups).or_insert_with_key(|[mine, theirs]| {
            let held = own.rights_of(mine);
            manages_staff(&held) && held.covers(&target.rights_of(theirs))
        })
    };
    let allowed = !touched.is_empty() && touched.iter().all(|&place| turns.iter().all(|&at| is_above(place, at)));
    if allowed { Ok(()) } else { Err(AppError::Forbidden) }
}

#[cfg(test)]
mod tests;
