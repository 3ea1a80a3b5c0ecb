//! On whom somebody may act as a whole: edit them, send them a link, hand them a PIN, deactivate them.

use super::store::{self as accounts, Account};
use crate::{
    actor::Actor,
    errors::AppError,
    ids::AccountId,
    permissions::{
        Access, Place, Scope, ceiling,
        giving::Giver,
        store::{self, accesses_of},
    },
    staff,
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Somebody as a whole, for whoever may act on them so. As if there were no such person for whoever doesn't see them (AC-71); refused to whoever
/// sees them but doesn't manage all that they have (AC-73, AC-78).
pub(crate) async fn may_act_on(
    db: &impl ConnectionTrait,
    actor: &Actor,
    target: &Account,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    staff::policy::may_invite(actor)?;
    let giver = Giver::of(db, actor, now).await?;
    if giver.holds_everything() {
        return Ok(());
    }
    let theirs = store::access_of(db, target.id, now).await?;
    giver.must_see(db, target, &theirs).await?;
    let is_only_theirs = !accounts::given_to_only_by(db, &[target.id], actor, now).await?.is_empty();
    decide(&giver, target, &theirs, is_only_theirs, &store::places_in(db, &theirs.scopes()).await?)
}

/// Those among several people on whom somebody may act: the same decision, in as many questions to the database for a hundred as for one.
pub(crate) async fn those_to_act_on(
    db: &impl ConnectionTrait,
    actor: &Actor,
    people: &[&Account],
    now: DateTime<Utc>,
) -> Result<HashSet<AccountId>, AppError> {
    staff::policy::may_invite(actor)?;
    let giver = Giver::of(db, actor, now).await?;
    if giver.holds_everything() || people.is_empty() {
        return Ok(people.iter().map(|person| person.id).collect());
    }
    let ids: Vec<AccountId> = people.iter().map(|person| person.id).collect();
    let seen = giver.seen_among(db, people.iter().copied()).await?;
    let only_theirs = accounts::given_to_only_by(db, &ids, actor, now).await?;
    let accesses = accesses_of(db, &ids, now).await?;
    let scopes: BTreeSet<_> = accesses.values().flat_map(Access::scopes).collect();
    let places = store::places_in(db, &scopes.into_iter().collect::<Vec<_>>()).await?;
    let mut within = HashMap::<Scope, Vec<Place>>::new();
    for place in places {
        for scope in place.scopes() {
            within.entry(scope).or_default().push(place);
        }
    }
    let may = |person: &&&Account| {
        let Some(theirs) = accesses.get(&person.id).filter(|_| seen.contains(&person.id)) else { return false };
        let reached: Vec<Place> = theirs.scopes().iter().filter_map(|scope| within.get(scope)).flatten().copied().collect();
        decide(&giver, person, theirs, only_theirs.contains(&person.id), &reached).is_ok()
    };
    Ok(people.iter().filter(may).map(|person| person.id).collect())
}

/// Somebody whom others added, and who has nothing but what this very manager or a colleague gave them, is not the manager's either: adding somebody
/// by their address would be a way to take their account over.
fn decide(giver: &Giver, target: &Account, theirs: &Access, is_only_theirs: bool, places: &[Place]) -> Result<(), AppError> {
    if target.is_administrator || giver.is(target.id) || is_only_theirs {
        return Err(AppError::Forbidden);
    }
    ceiling::may_act_on_the_whole(giver.power(), theirs, places, giver.at())
}
