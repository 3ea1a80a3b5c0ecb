//! Changing what somebody holds for good.

use super::{AccessForm, Giver, Line, Plan, plan::Likeness};
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
use std::collections::{BTreeMap, BTreeSet};

/// Somebody whose access is about to be changed, theirs and the giver's rows ours until the commit.
pub(super) struct Target {
    pub giver: Giver,
    pub before: Access,
    pub grants: Vec<Grant>,
    /// Has an address and a password, or will choose one behind a mailed link: nobody else manages staff (AC-52).
    pub may_manage_staff: bool,
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
        if giver.is(id) || !is_above {
            return Err(AppError::Forbidden);
        }
        staff::store::claim_version(tx, id, version).await?;
        Ok(Self { giver, before, grants, may_manage_staff: account.email.is_some() })
    }

    /// Refuses unless the giver may bring this about.
    pub async fn may_become(&self, tx: &Tx, after: &[Holding]) -> Result<(), AppError> {
        let own = self.giver.own();
        let judged = own.map(|own| own.holdings().chain(self.before.holdings())).into_iter().flatten().chain(after);
        let (scopes, groups): (BTreeSet<Scope>, BTreeSet<PermissionGroupId>) =
            judged.map(|holding| (holding.scope, holding.group)).unzip();
        let places = store::places_held_still(tx, &scopes.into_iter().collect::<Vec<_>>()).await?;
        let living = store::groups_held_still(tx, &groups).await?;
        must_be_there(tx, after, &places, &living, &self.giver).await?;
        // Only now, when nobody changes them any more: what was read before counts for nothing (AC-76).
        let rights = store::rights_of(&**tx, living).await?;
        let manages_staff = |holding: &Holding| rights.get(&holding.group).is_some_and(Rights::manage_staff);
        if !self.may_manage_staff && after.iter().any(manages_staff) {
            return Err(AppError::field(Field::Access, Problem::ManagesStaff));
        }
        let anew = |holdings: Vec<Holding>| Access::new(holdings, rights.clone());
        let own = own.map(|own| anew(own.holdings().copied().collect()));
        let power = own.as_ref().map_or(Power::Everything, Power::Held);
        let (before, after) = (anew(self.before.holdings().copied().collect()), anew(after.to_vec()));
        ceiling::may_change(power, &before, &after, &places, self.giver.at())
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

/// Whose access was saved, and whether anything is different by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saved {
    /// The account.
    pub account: AccountId,
    /// Something is.
    pub is_changed: bool,
}

/// Changes what somebody holds for good, building by building or by rules.
pub async fn change(ctx: &Ctx, actor: &Actor, form: AccessForm) -> Result<Saved, AppError> {
    staff::policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let lines = Line::read_all(&form.access)?;
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let target = Target::of(&tx, actor, id, form.version, now).await?;
    must_know_of(&*tx, &target.giver, &lines).await?;
    let plan = plan(&*tx, &target.giver, &target.before, &lines, now).await?;
    if plan.is_empty() {
        // As it was, and the version too.
        return Ok(Saved { account: id, is_changed: false });
    }
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
    Ok(Saved { account: id, is_changed: true })
}

/// Refuses what is said of a place whose staff the giver doesn't see, before it is looked at whether anything would change by it: else whoever asks
/// for what is so already would be told that it is (AC-71).
async fn must_know_of(db: &impl ConnectionTrait, giver: &Giver, lines: &[Line]) -> Result<(), AppError> {
    let mut named = lines.iter().filter_map(|line| match line {
        Line::Hold(super::Target::Scope(scope), _) => Some(*scope),
        _ => None,
    });
    if giver.holds_everything() {
        return Ok(());
    }
    let sight = giver.sight(db).await?;
    if named.all(|scope| giver.may_know(&sight, scope)) { Ok(()) } else { Err(AppError::Forbidden) }
}

/// What somebody new is to be given: it may be, and until the commit that stays so.
pub(crate) struct Gift {
    plan: Plan,
    after: Access,
}

impl Gift {
    /// Does any of it count in this building?
    pub fn reaches(&self, place: Place, at: DateTime<Utc>) -> bool {
        self.after.reaches(place, at.timestamp_micros())
    }

    /// Gives it to somebody who has just been added.
    pub async fn give(&self, ctx: &Ctx, tx: &Tx, actor: &Actor, account: AccountId) -> Result<(), AppError> {
        write(ctx, tx, actor, account, &self.plan, ctx.now()).await
    }
}

/// What the form says for somebody new, if it may be given. Whoever doesn't hold every right adds people to their own buildings alone, so there
/// has to be one. To be called with the giver's row held ([`hold_accounts`]) and before anything is recorded: whoever changes a building or a
/// group holds that first and the end of the history last.
///
/// `may_manage_staff`: they will have a password.
pub(crate) async fn allowed_for_new(
    ctx: &Ctx,
    tx: &Tx,
    actor: &Actor,
    lines: &[Line],
    may_manage_staff: bool,
) -> Result<Gift, AppError> {
    let now = ctx.now();
    let giver = Giver::of(&**tx, actor, now).await?;
    let nothing = Access::default();
    let plan = plan(&**tx, &giver, &nothing, lines, now).await?;
    if plan.is_empty() && !giver.holds_everything() {
        return Err(AppError::field(Field::Access, Problem::NoBuildingChosen));
    }
    let after = holdings_after(&nothing, &plan);
    Target { giver, before: nothing, grants: Vec::new(), may_manage_staff }.may_become(tx, &after).await?;
    Ok(Gift { plan, after: Access::new(after, BTreeMap::new()) })
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
    match (Target { giver, before, grants: Vec::new(), may_manage_staff: true }).may_become(tx, &after).await {
        Ok(()) => {}
        Err(AppError::Forbidden) => return Ok(false),
        Err(other) => return Err(other),
    }
    write(ctx, tx, actor, known, &plan, now).await?;
    Ok(!plan.is_empty())
}

/// Takes from somebody who comes back what they aren't given back, as far as the actor may: less of what is narrow can be more of what is
/// wide. To be called with both rows held ([`hold_accounts`]).
pub(crate) async fn give_back(
    tx: &Tx,
    actor: &Actor,
    account: &staff::store::Account,
    kept: &BTreeSet<GrantId>,
    now: DateTime<Utc>,
) -> Result<Vec<Grant>, AppError> {
    let giver = Giver::of(&**tx, actor, now).await?;
    let grants = store::grants_of(&**tx, account.id, now).await?;
    let before = store::access_by(&**tx, &grants).await?;
    let (stay, go): (Vec<Grant>, Vec<Grant>) = grants.into_iter().partition(|grant| kept.contains(&grant.id));
    if !go.is_empty() {
        let after: Vec<Holding> = stay.iter().map(|grant| grant.holding).collect();
        let target = Target { giver, before, grants: stay, may_manage_staff: account.email.is_some() };
        target.may_become(tx, &after).await?;
        store::delete(tx, &go.iter().map(|grant| grant.id).collect::<Vec<_>>()).await?;
    }
    Ok(go)
}

/// What the lines come to. Rules, and the same access as another's, are about the buildings in which their author gives access and may replace
/// what is held: they leave out those that the matrix shows locked.
pub(super) async fn plan(
    db: &impl ConnectionTrait,
    giver: &Giver,
    before: &Access,
    lines: &[Line],
    now: DateTime<Utc>,
) -> Result<Plan, AppError> {
    let is_rule = |line: &Line| matches!(line, Line::Hold(target, _) if !matches!(target, super::Target::Scope(_)));
    let like_whom = lines.iter().rev().find_map(|line| if let Line::Like(account) = line { Some(*account) } else { None });
    let asks_for_places = like_whom.is_some() || lines.iter().any(is_rule);
    let places = if asks_for_places { giver.places(db, BuiltIn::StaffAccounts, Level::Manage).await? } else { Vec::new() };
    let (places, locked): (Vec<Place>, Vec<Place>) = places.into_iter().partition(|place| giver.may_replace(*place, before));
    let likeness = match like_whom {
        Some(account) => {
            let locked: BTreeSet<Scope> = locked.into_iter().filter_map(|place| place.building).map(Scope::Building).collect();
            let open = |holdings: Vec<Holding>| {
                let open = holdings.into_iter().filter(|holding| !locked.contains(&holding.scope));
                Access::new(open, BTreeMap::new())
            };
            let theirs = like(db, giver, account, now).await?;
            Likeness { theirs: open(theirs.holdings().copied().collect()), own: open(giver.seen(db, before).await?) }
        }
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
