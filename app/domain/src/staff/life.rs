//! The life of an account: its details, deactivation and return.
//!
//! Deactivating ends every session at once and every link with it; nothing is lost. What the person held stays noted, counts for nothing while
//! they can't sign in, and whoever takes the account back into use decides what of it is given back.

use super::{
    account::FormerGrant,
    acting::may_act_on,
    form::{AccountForm, EditChoices, EditStaffForm, ReactivateForm},
    identity::PersonName,
    policy,
    store::{self, Account, Details},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Faults, Field, Problem},
    history::{self, Detail, Event, LetterKind},
    ids::{AccountId, GrantId, PermissionGroupId, UserGroupId},
    outbox::{self, NewLetter},
    passwords,
    permissions::{self, Scope, giving, store::names},
    sessions, settings, tokens,
    user_groups::{self, SignsIn},
};
use chrono::{DateTime, Utc};
use locales::{Locale, Words};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// Somebody who may be acted on as a whole, theirs and the actor's rows ours until the commit, as they were when the page was loaded.
pub(super) async fn begin(ctx: &Ctx, actor: &Actor, account: &str, version: i32) -> Result<(Tx, Account), AppError> {
    begin_in(ctx.begin().await?, ctx, actor, account, version).await
}

async fn begin_in(tx: Tx, ctx: &Ctx, actor: &Actor, account: &str, version: i32) -> Result<(Tx, Account), AppError> {
    policy::may_invite(actor)?;
    let id: AccountId = account.parse().map_err(|_| AppError::NotFound)?;
    giving::hold_accounts(&tx, actor, Some(id)).await?;
    let account = store::find(&*tx, id).await?;
    if account.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    may_act_on(&*tx, actor, &account, ctx.now()).await?;
    store::claim_version(&tx, id, version).await?;
    Ok((tx, account))
}

/// [`begin`] for whoever acts on a person from elsewhere.
pub(crate) async fn begin_acting_on(ctx: &Ctx, actor: &Actor, form: &AccountForm) -> Result<(Tx, Account), AppError> {
    begin(ctx, actor, &form.account, form.version).await
}

/// What was typed about somebody who is there, parsed. What wasn't sent stays as it is.
fn parse(form: &EditStaffForm, present: &Account) -> Result<Details, AppError> {
    let mut faults = Faults::default();
    let name = PersonName::parse(&form.first_name, &form.last_name, &mut faults);
    let locale = faults.take(Field::Locale, Locale::parse(&form.locale).ok_or(Problem::NotAChoice));
    let user_group = match form.user_group.as_deref() {
        None => Some(present.user_group),
        Some("") => Some(None),
        Some(id) => faults.take(Field::UserGroup, id.parse().map_err(|_| Problem::NotAChoice)).map(Some),
    };
    let default_building = match form.default_building.as_deref() {
        None => Some(present.default_building),
        Some("") => Some(None),
        Some(id) => faults.take(Field::DefaultBuilding, id.parse().map_err(|_| Problem::NotAChoice)).map(Some),
    };
    let whole = name.zip(locale).zip(user_group).zip(default_building);
    faults.whole(whole.map(|(((name, locale), user_group), default_building)| Details {
        name,
        locale,
        user_group,
        default_building,
    }))
}

/// Changes names, language, user group and the building seen first. The sign-in name is none of it: it never changes (row 23).
pub async fn edit(ctx: &Ctx, actor: &Actor, form: EditStaffForm) -> Result<AccountId, AppError> {
    policy::may_invite(actor)?;
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    let new = parse(&form, &account)?;
    let now = ctx.now();
    if new.user_group != account.user_group {
        must_fit(&tx, &account, new.user_group).await?;
    }
    if let Some(building) = new.default_building.filter(|building| Some(*building) != account.default_building) {
        let theirs = permissions::store::access_of(&*tx, account.id, now).await?;
        let places = permissions::store::places_in(&*tx, &[Scope::Building(building)]).await?;
        if !places.iter().any(|place| theirs.reaches(*place, now.timestamp_micros())) {
            return Err(AppError::field(Field::DefaultBuilding, Problem::NoAccessThere));
        }
    }
    let before = Details::of(&account);
    if before == new {
        return Ok(account.id);
    }
    store::write_details(&tx, &account, &new).await?;
    let differences = differences(&tx, &before, &new).await?;
    if differences.is_empty() {
        history::record(&tx, actor, Event::AccountChanged, account.id, now).await?;
    }
    for detail in differences {
        history::record_with(&tx, actor, Event::AccountChanged, account.id, now, Some(detail)).await?;
    }
    tx.commit().await?;
    Ok(account.id)
}

/// Of name, language and user group each that was changed, as it was and as it is, the user group in the organisation's language. Each by itself:
/// a name with commas in it must not read like a change of something else. Not the building seen first: who reads of somebody in one building isn't
/// to learn where else they work (AC-71).
async fn differences(tx: &Tx, before: &Details, after: &Details) -> Result<Vec<Detail>, AppError> {
    let locale = settings::required(&**tx).await?.default_locale;
    let groups = names::of_user_groups(&**tx, locale).await?;
    let group = |id: Option<UserGroupId>| id.and_then(|id| groups.get(&id)).map_or("–", String::as_str).to_owned();
    let told = |details: &Details| [details.name.full(), details.locale.endonym().to_owned(), group(details.user_group)];
    let both = told(before).into_iter().zip(told(after));
    Ok(both.filter(|(from, to)| from != to).map(|(from, to)| Detail { from: Some(from), to: Some(to) }).collect())
}

/// What the form for somebody's details offers, to whoever may change them.
pub async fn edit_choices(ctx: &Ctx, actor: &Actor, id: AccountId) -> Result<EditChoices, AppError> {
    policy::may_invite(actor)?;
    let (db, now) = (ctx.db(), ctx.now());
    let account = store::find(db, id).await?;
    may_act_on(db, actor, &account, now).await?;
    let scopes: Vec<Scope> = permissions::store::access_of(db, id, now).await?.scopes();
    let buildings = permissions::store::first_buildings_in(db, &scopes, account.default_building).await?;
    Ok(EditChoices { user_groups: user_groups::choices(ctx, actor).await?, buildings })
}

/// Whoever has no address belongs to no user group whose people need one: across that line an address and a password come first.
async fn must_fit(tx: &Tx, account: &Account, group: Option<UserGroupId>) -> Result<(), AppError> {
    let Some(group) = group else { return Ok(()) };
    let signs_in = user_groups::store::hold(tx, group).await;
    let no_choice = AppError::field(Field::UserGroup, Problem::NotAChoice);
    let signs_in = signs_in.map_err(|error| error.or_if_not_found(no_choice))?;
    if signs_in == SignsIn::Address && account.email.is_none() {
        return Err(AppError::field(Field::UserGroup, Problem::AddressFirst));
    }
    Ok(())
}

/// Nothing opens the account any more, from the very next request on, on every instance. Mail about it stops, but for a notice where the
/// organisation wants one.
pub async fn deactivate(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    if actor.is(id) {
        return Err(AppError::Forbidden);
    }
    let tx = ctx.begin().await?;
    if store::find(&*tx, id).await?.is_administrator {
        // Before their rows are held: nobody else makes administrators wait.
        if !actor.holds_every_right() {
            return Err(AppError::Forbidden);
        }
        // Theirs first, in one step with this one: whoever holds this one and then waits for them could be waited for by them.
        store::lock_administrators(&tx, id).await?;
    }
    let (tx, account) = begin_in(tx, ctx, actor, &form.account, form.version).await?;
    if account.deactivated_at.is_some() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    if account.is_administrator {
        super::administrators::must_leave_an_administrator(&tx, id).await?;
    }
    let now = ctx.now();
    store::set_deactivated(&tx, id, Some(now)).await?;
    sessions::end_all(&tx, id).await?;
    tokens::replace_all_living(&tx, id, now).await?;
    // What was handed out and not used opens nothing, also when the account comes back.
    if passwords::store::find(&*tx, id).await?.is_some_and(|credential| credential.ends_at.is_some()) {
        passwords::store::remove(&tx, id).await?;
    }
    if settings::required(&*tx).await?.tells_of_deactivation && account.email.is_some() && account.may_sign_in() {
        outbox::enqueue(ctx, &tx, NewLetter::to(&account, LetterKind::Deactivated)).await?;
    }
    history::record(&tx, actor, Event::AccountDeactivated, id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The account opens again with the secret that it had, and holds of its access what is given back.
pub async fn reactivate(ctx: &Ctx, actor: &Actor, form: ReactivateForm) -> Result<AccountId, AppError> {
    policy::may_invite(actor)?;
    let kept: Option<BTreeSet<GrantId>> = form.keep.iter().map(|id| id.parse().ok()).collect();
    // No page of ours sends any other.
    let kept = kept.ok_or(AppError::Malformed)?;
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    if account.deactivated_at.is_none() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let (id, now) = (account.id, ctx.now());
    let mut gone = BTreeMap::<PermissionGroupId, Vec<Scope>>::new();
    for grant in giving::give_back(&tx, actor, &account, &kept, now).await? {
        gone.entry(grant.holding.group).or_default().push(grant.holding.scope);
    }
    store::set_deactivated(&tx, id, None).await?;
    history::record(&tx, actor, Event::AccountReactivated, id, now).await?;
    for (group, scopes) in gone {
        history::record(&tx, actor, Event::AccessTaken { group, scopes }, id, now).await?;
    }
    tx.commit().await?;
    Ok(id)
}

/// What an inactive person held, to choose from when they come back.
pub(super) async fn former_grants(
    db: &impl ConnectionTrait,
    locale: Locale,
    account: &Account,
    now: DateTime<Utc>,
) -> Result<Vec<FormerGrant>, AppError> {
    if account.deactivated_at.is_none() {
        return Ok(Vec::new());
    }
    let (grants, words) = (permissions::store::grants_of(db, account.id, now).await?, Words::new(locale));
    let wanted = grants.iter().filter_map(|grant| match grant.holding.scope {
        Scope::All => None,
        Scope::Portfolio(id) => Some(id.0),
        Scope::Building(id) => Some(id.0),
    });
    let (places, groups) = (names::of_places(db, wanted).await?, names::of_groups(db, locale).await?);
    let name = |id: uuid::Uuid| places.get(&id).cloned().unwrap_or_default();
    let former = |grant: &permissions::store::Grant| FormerGrant {
        id: grant.id,
        place: match grant.holding.scope {
            Scope::All => words.scope_all(),
            Scope::Portfolio(id) => words.scope_portfolio(&name(id.0)),
            Scope::Building(id) => name(id.0),
        },
        group: groups.get(&grant.holding.group).cloned().unwrap_or_default(),
    };
    let mut former: Vec<FormerGrant> = grants.iter().map(former).collect();
    former.sort_by_cached_key(|grant| super::identity::fold(&grant.place));
    Ok(former)
}
