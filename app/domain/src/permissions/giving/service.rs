//! Changing what somebody holds for good.

use super::{AccessForm, Line, Plan, plan::Likeness};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Field, Problem},
    history::{self, Event},
    ids::{AccountId, GrantId, PermissionGroupId},
    permissions::{
        Access, BuiltIn, Holding, Level, Place, Power, Rights, Scope, ceiling,
        store::{self, Grant},
    },
    staff,
};
use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Whoever gives access, as they stand where and when it is asked: rights that were taken away since the page was loaded count for nothing
/// (AC-76).
pub(crate) struct Giver {
    /// `None`: everything.
    own: Option<Access>,
    /// Who, for the log.
    account: Option<AccountId>,
    now: i64,
}

impl Giver {
    /// Reads them anew.
    pub async fn of(db: &impl ConnectionTrait, actor: &Actor, now: DateTime<Utc>) -> Result<Self, AppError> {
        let own = match actor {
            Actor::Operator | Actor::System => None,
            Actor::Visitor => return Err(AppError::SignInRequired),
            Actor::Staff(person) => {
                let account = staff::store::find(db, person.account).await?;
                if !account.may_sign_in() {
                    return Err(AppError::SignInRequired);
                }
                if account.is_administrator { None } else { Some(store::access_of(db, person.account, now).await?) }
            }
        };
        let account = actor.signed_in().ok().map(|person| person.account);
        Ok(Self { own, account, now: now.timestamp_micros() })
    }

    /// What they may give.
    pub fn power(&self) -> Power<'_> {
        self.own.as_ref().map_or(Power::Everything, Power::Held)
    }

    /// Do they hold every right?
    pub fn holds_everything(&self) -> bool {
        self.own.is_none()
    }

    /// How much of a capability they hold in a place.
    pub fn level(&self, place: Place, capability: BuiltIn) -> Level {
        self.own.as_ref().map_or(Level::Manage, |own| own.level(place, self.now, capability))
    }

    /// What they may do in a place; `None`: everything.
    pub fn rights(&self, place: Place) -> Option<Rights> {
        self.own.as_ref().map(|own| own.rights(place, self.now))
    }

    /// Is what somebody was given for good in this very building theirs to replace? Not where it exceeds what they hold there.
    pub fn may_replace(&self, place: Place, before: &Access) -> bool {
        let held = place.building.and_then(|building| before.permanent_in(Scope::Building(building)));
        let Some((own, held)) = self.rights(place).zip(held) else { return true };
        own.covers(&before.rights_of(&BTreeSet::from([held])))
    }

    /// The buildings in which they hold this much of a capability.
    pub async fn places(&self, db: &impl ConnectionTrait, capability: BuiltIn, level: Level) -> Result<Vec<Place>, AppError> {
        let Some(own) = &self.own else { return store::places(db).await };
        let places = store::places_in(db, &own.scopes()).await?;
        Ok(places.into_iter().filter(|place| self.level(*place, capability) >= level).collect())
    }

    /// The buildings whose staff they see.
    pub async fn sight(&self, db: &impl ConnectionTrait) -> Result<BTreeSet<Place>, AppError> {
        Ok(self.places(db, BuiltIn::StaffAccounts, Level::View).await?.into_iter().collect())
    }

    /// Do they see the whole of a scope: the building's staff, or everybody's in a wider one, in buildings to come as well?
    pub fn oversees(&self, sight: &BTreeSet<Place>, scope: Scope) -> bool {
        self.holds_everything()
            || match scope {
                Scope::Building(_) => sight.iter().any(|place| place.is_in(scope)),
                wide => self.level(Place::to_come(wide), BuiltIn::StaffAccounts) >= Level::View,
            }
    }

    /// May they know that something is given in a scope: does it reach a building whose staff they see?
    pub fn may_know(&self, sight: &BTreeSet<Place>, scope: Scope) -> bool {
        self.oversees(sight, scope) || sight.iter().any(|place| place.is_in(scope))
    }

    /// What of somebody's access is theirs to know as a whole.
    pub async fn seen(&self, db: &impl ConnectionTrait, theirs: &Access) -> Result<Vec<Holding>, AppError> {
        let sight = self.sight(db).await?;
        Ok(theirs.holdings().copied().filter(|holding| self.oversees(&sight, holding.scope)).collect())
    }

    /// Does somebody work in one of the buildings whose staff they see? Administrators work in all.
    pub async fn sees(&self, db: &impl ConnectionTrait, target: &staff::Account, theirs: &Access) -> Result<bool, AppError> {
        if target.is_administrator || self.holds_everything() {
            return Ok(true);
        }
        let places = self.places(db, BuiltIn::StaffAccounts, Level::View).await?;
        Ok(places.iter().any(|place| theirs.reaches(*place, self.now)))
    }

    /// The same of several people at once.
    pub async fn seen_among<'a>(
        &self,
        db: &impl ConnectionTrait,
        people: impl Iterator<Item = &'a staff::Account> + Clone,
        now: DateTime<Utc>,
    ) -> Result<HashSet<AccountId>, AppError> {
        if self.holds_everything() {
            return Ok(people.map(|person| person.id).collect());
        }
        let places = self.places(db, BuiltIn::StaffAccounts, Level::View).await?;
        let working = working_in(db, &places, people.clone(), now).await?;
        Ok(people.filter(|person| person.is_administrator || working.contains(&person.id)).map(|person| person.id).collect())
    }

    /// Refuses as if there were no such person where somebody works in none of the buildings whose staff they see (AC-71).
    pub async fn must_see(&self, db: &impl ConnectionTrait, target: &staff::Account, theirs: &Access) -> Result<(), AppError> {
        if self.sees(db, target, theirs).await? {
            return Ok(());
        }
        // The answer is the same as for nobody; whoever reads the log is told the difference.
        tracing::warn!(by = self.account.map(|by| by.to_string()), about = %target.id, "somebody of another building was asked for");
        Err(AppError::NotFound)
    }
}

/// Which of these people hold anything in one of these places, now or later; what administrators hold without being given it doesn't count.
pub(crate) async fn working_in<'a>(
    db: &impl ConnectionTrait,
    places: &[Place],
    people: impl Iterator<Item = &'a staff::Account>,
    now: DateTime<Utc>,
) -> Result<HashSet<AccountId>, AppError> {
    let scopes = store::scopes_of(db, people.map(|person| person.id), now).await?;
    let reaches = |scopes: Vec<Scope>| scopes.iter().any(|scope| places.iter().any(|place| place.is_in(*scope)));
    Ok(scopes.into_iter().filter_map(|(account, scopes)| reaches(scopes).then_some(account)).collect())
}

/// Somebody whose access is about to be changed, theirs and the giver's rows ours until the commit.
pub(super) struct Target {
    pub giver: Giver,
    pub before: Access,
    pub grants: Vec<Grant>,
}

/// Makes the rows of whoever gives and whoever is given to ours until the commit, before anything else is: always in the same order, so that
/// two who change each other's access don't wait for each other.
pub(crate) async fn hold_accounts(tx: &Tx, actor: &Actor, target: Option<AccountId>) -> Result<(), AppError> {
    let by = actor.signed_in().ok().map(|person| person.account);
    for account in by.into_iter().chain(target).collect::<BTreeSet<_>>() {
        staff::store::lock(tx, account).await?;
    }
    Ok(())
}

impl Target {
    /// Finds out whether this person's access may be changed by this actor at all: nobody's own, and no administrator's by anybody who isn't one.
    pub async fn of(tx: &Tx, actor: &Actor, id: AccountId, version: i32, now: DateTime<Utc>) -> Result<Self, AppError> {
        hold_accounts(tx, actor, Some(id)).await?;
        let giver = Giver::of(&**tx, actor, now).await?;
        let account = staff::store::find(&**tx, id).await?;
        let grants = store::grants_of(&**tx, id, now).await?;
        let before = store::access_by(&**tx, &grants).await?;
        if account.erased_at.is_some() {
            return Err(AppError::NotFound);
        }
        giver.must_see(&**tx, &account, &before).await?;
        let is_above = !account.is_administrator || giver.holds_everything();
        if giver.account == Some(id) || !is_above {
            return Err(AppError::Forbidden);
        }
        staff::store::claim_version(tx, id, version).await?;
        Ok(Self { giver, before, grants })
    }

    /// Refuses unless the giver may bring this about.
    pub async fn may_become(&self, tx: &Tx, after: &[Holding]) -> Result<(), AppError> {
        let own = self.giver.own.as_ref();
        let judged = own.map(|own| own.holdings().chain(self.before.holdings())).into_iter().flatten().chain(after);
        let (scopes, groups): (BTreeSet<Scope>, BTreeSet<PermissionGroupId>) =
            judged.map(|holding| (holding.scope, holding.group)).unzip();
        let places = store::places_held_still(tx, &scopes.into_iter().collect::<Vec<_>>()).await?;
        let living = store::groups_held_still(tx, &groups).await?;
        must_be_there(tx, after, &places, &living, &self.giver).await?;
        // Only now, when nobody changes them any more: what was read before counts for nothing (AC-76).
        let rights = store::rights_of(&**tx, living).await?;
        let anew = |holdings: Vec<Holding>| Access::new(holdings, rights.clone());
        let own = own.map(|own| anew(own.holdings().copied().collect()));
        let power = own.as_ref().map_or(Power::Everything, Power::Held);
        let (before, after) = (anew(self.before.holdings().copied().collect()), anew(after.to_vec()));
        ceiling::may_change(power, &before, &after, &places, self.giver.now)
    }
}

/// What is given has to exist. Whoever doesn't hold every right learns nothing of what doesn't.
async fn must_be_there(
    tx: &Tx,
    after: &[Holding],
    places: &[Place],
    living: &BTreeSet<PermissionGroupId>,
    giver: &Giver,
) -> Result<(), AppError> {
    if after.iter().any(|holding| !living.contains(&holding.group)) {
        return Err(AppError::field(Field::Access, Problem::NotAChoice));
    }
    let buildings: BTreeSet<Scope> = places.iter().filter_map(|place| place.building).map(Scope::Building).collect();
    let scopes: BTreeSet<Scope> = after.iter().map(|holding| holding.scope).collect();
    let is_there = |scope: &Scope| !matches!(scope, Scope::Building(_)) || buildings.contains(scope);
    let portfolios: BTreeSet<Scope> = scopes.iter().copied().filter(|scope| matches!(scope, Scope::Portfolio(_))).collect();
    let is_whole = scopes.iter().all(is_there) && store::portfolios_that_exist(&**tx, &portfolios).await? == portfolios.len();
    match is_whole {
        true => Ok(()),
        false if giver.holds_everything() => Err(AppError::Conflict(Conflict::Stale)),
        false => Err(AppError::Forbidden),
    }
}

/// Changes what somebody holds for good, building by building or by rules.
pub async fn change(ctx: &Ctx, actor: &Actor, form: AccessForm) -> Result<AccountId, AppError> {
    staff::policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let lines = Line::read_all(&form.access)?;
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let target = Target::of(&tx, actor, id, form.version, now).await?;
    let plan = plan(&*tx, &target.giver, &target.before, &lines, now).await?;
    let after = holdings_after(&target.before, &plan);
    target.may_become(&tx, &after).await?;
    let struck: Vec<GrantId> = target
        .grants
        .iter()
        .filter(|grant| grant.holding.term.is_none() && plan.changes.contains_key(&grant.holding.scope))
        .map(|grant| grant.id)
        .collect();
    store::delete(&tx, &struck).await?;
    write(ctx, &tx, actor, id, &plan, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// What somebody new is to be given: it may be, and until the commit that stays so.
pub(crate) struct Gift(Plan);

impl Gift {
    /// Gives it to somebody who has just been added.
    pub async fn give(&self, ctx: &Ctx, tx: &Tx, actor: &Actor, account: AccountId) -> Result<(), AppError> {
        write(ctx, tx, actor, account, &self.0, ctx.now()).await
    }
}

/// What the form says for somebody new, if it may be given. Whoever doesn't hold every right adds people to their own buildings alone, so there
/// has to be one. To be called with the giver's row held ([`hold_accounts`]) and before anything is recorded: whoever changes a building or a
/// group holds that first and the end of the history last.
pub(crate) async fn allowed_for_new(ctx: &Ctx, tx: &Tx, actor: &Actor, lines: &[Line]) -> Result<Gift, AppError> {
    let now = ctx.now();
    let giver = Giver::of(&**tx, actor, now).await?;
    let nothing = Access::default();
    let plan = plan(&**tx, &giver, &nothing, lines, now).await?;
    if plan.is_empty() && !giver.holds_everything() {
        return Err(AppError::field(Field::Access, Problem::NoBuildingChosen));
    }
    let after = holdings_after(&nothing, &plan);
    Target { giver, before: nothing, grants: Vec::new() }.may_become(tx, &after).await?;
    Ok(Gift(plan))
}

/// Gives somebody who has an account already what somebody new would get, wherever they hold nothing yet. `false`: there was nothing to give, or
/// this giver may not. To be called with both rows held ([`hold_accounts`]).
pub(crate) async fn add_to_known(ctx: &Ctx, tx: &Tx, actor: &Actor, known: AccountId, lines: &[Line]) -> Result<bool, AppError> {
    let now = ctx.now();
    if actor.signed_in().is_ok_and(|person| person.account == known) {
        return Ok(false);
    }
    let giver = Giver::of(&**tx, actor, now).await?;
    let before = store::access_of(&**tx, known, now).await?;
    let mut plan = plan(&**tx, &giver, &before, lines, now).await?;
    plan.changes.retain(|_, (before, after)| before.is_none() && after.is_some());
    let after = holdings_after(&before, &plan);
    match (Target { giver, before, grants: Vec::new() }).may_become(tx, &after).await {
        Ok(()) => {}
        Err(AppError::Forbidden) => return Ok(false),
        Err(other) => return Err(other),
    }
    write(ctx, tx, actor, known, &plan, now).await?;
    Ok(!plan.is_empty())
}

/// What the lines come to. Rules are about the buildings in which their author gives access and may replace what is held: "all buildings" leaves
/// out those that the matrix shows locked.
pub(super) async fn plan(
    db: &impl ConnectionTrait,
    giver: &Giver,
    before: &Access,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<Plan, AppError> {
    let is_rule = |line: &Line| matches!(line, Line::Hold(target, _) if !matches!(target, super::Target::Scope(_)));
    let has_rule = lines.iter().any(is_rule);
    let mut places = if has_rule { giver.places(db, BuiltIn::StaffAccounts, Level::Manage).await? } else { Vec::new() };
    places.retain(|place| giver.may_replace(*place, before));
    let likeness = match lines.iter().rev().find_map(|line| if let Line::Like(account) = line { Some(*account) } else { None }) {
        Some(account) => Likeness {
            theirs: like(db, giver, account, now).await?,
            own: Access::new(giver.seen(db, before).await?, BTreeMap::new()),
        },
        None => Likeness::default(),
    };
    Ok(Plan::new(before, lines, &places, &likeness))
}

/// What another person holds, as far as the giver may know of it.
pub(super) async fn like(
    db: &impl ConnectionTrait,
    giver: &Giver,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Access, AppError> {
    let other = staff::store::find(db, account).await?;
    let theirs = store::access_of(db, account, now).await?;
    giver.must_see(db, &other, &theirs).await?;
    Ok(if giver.holds_everything() { theirs } else { Access::new(giver.seen(db, &theirs).await?, BTreeMap::new()) })
}

/// Everything that is held when the plan has been carried out.
pub(super) fn holdings_after(before: &Access, plan: &Plan) -> Vec<Holding> {
    let kept = before.holdings().copied().filter(|holding| holding.term.is_some() || !plan.changes.contains_key(&holding.scope));
    let given =
        plan.changes.iter().filter_map(|(scope, (_, after))| Some(Holding { scope: *scope, group: (*after)?, term: None }));
    kept.chain(given).collect()
}

async fn write(ctx: &Ctx, tx: &Tx, actor: &Actor, account: AccountId, plan: &Plan, now: DateTime<Utc>) -> Result<(), AppError> {
    let given = plan.given();
    let new: Vec<Grant> = given
        .iter()
        .flat_map(|(group, scopes)| scopes.iter().map(|scope| Holding { scope: *scope, group: *group, term: None }))
        .map(|holding| Grant { id: GrantId(ctx.new_id()), account, holding })
        .collect();
    store::insert(tx, &new, actor.signed_in().ok().map(|person| person.account), now).await?;
    for (group, scopes) in plan.taken() {
        history::record(tx, actor, Event::AccessTaken { group, scopes }, account, now).await?;
    }
    for (group, scopes) in given {
        history::record(tx, actor, Event::AccessGiven { group, scopes, term: None }, account, now).await?;
    }
    Ok(())
}
