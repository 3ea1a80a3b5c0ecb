//! The user groups: listing, making, changing, ordering, deleting them.

use super::{
    form::{DeleteUserGroupForm, MoveUserGroupForm, OpenUserGroupForm, UserGroupForm},
    model::{SignsIn, UserGroupChoice, UserGroupPage, UserGroupSummary},
    policy,
    store::{self, NewUserGroup},
    usual,
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{PermissionGroupId, UserGroupId},
    permissions::{self, Rights, naming},
    staff,
};
use std::collections::BTreeSet;

/// All there are, in their order.
pub async fn user_groups(ctx: &Ctx, actor: &Actor) -> Result<Vec<UserGroupSummary>, AppError> {
    policy::may_manage_user_groups(actor)?;
    let db = ctx.db();
    let groups = permissions::store::groups::choices(db, actor.locale()).await?;
    let mut people = store::people(db).await?;
    let named = |id: PermissionGroupId| groups.iter().find(|group| group.id == id).map(|group| group.name.clone());
    let summary = |choice: UserGroupChoice| UserGroupSummary {
        people: people.remove(&choice.id).unwrap_or_default(),
        permission_group: choice.permission_group.and_then(named),
        id: choice.id,
        name: choice.name,
        signs_in: choice.signs_in,
    };
    Ok(store::choices(db, actor.locale()).await?.into_iter().map(summary).collect())
}

/// Those that can be chosen for somebody, in their order.
pub async fn choices(ctx: &Ctx, actor: &Actor) -> Result<Vec<UserGroupChoice>, AppError> {
    policy::may_choose(actor)?;
    store::choices(ctx.db(), actor.locale()).await
}

/// One as its form begins.
pub async fn open_user_group(ctx: &Ctx, actor: &Actor, form: &OpenUserGroupForm) -> Result<UserGroupPage, AppError> {
    policy::may_manage_user_groups(actor)?;
    let (db, locale) = (ctx.db(), actor.locale());
    let mut page = UserGroupPage {
        title: String::new(),
        version: 0,
        names: std::collections::BTreeMap::new(),
        signs_in: SignsIn::default(),
        permission_group: None,
        permission_groups: permissions::store::groups::choices(db, locale).await?,
        people: 0,
        others: store::choices(db, locale).await?,
    };
    if form.user_group.is_empty() {
        return Ok(page);
    }
    let id: UserGroupId = form.user_group.parse().map_err(|_| AppError::NotFound)?;
    let found = store::find(db, id).await?;
    page.title = page.others.iter().find(|choice| choice.id == id).map(|choice| choice.name.clone()).unwrap_or_default();
    page.others.retain(|choice| choice.id != id);
    page.people = store::people(db).await?.remove(&id).unwrap_or_default();
    page.names = found.names.into_iter().map(|(locale, named)| (locale, named.name)).collect();
    (page.version, page.signs_in, page.permission_group) = (found.version, found.signs_in, found.permission_group);
    Ok(page)
}

fn parse(actor: &Actor, form: &UserGroupForm) -> Result<NewUserGroup, AppError> {
    let mut faults = Faults::default();
    let names = naming::parse(&form.names, actor.locale(), |_| Vec::new(), &mut faults);
    let signs_in = faults.take(Field::SignsIn, SignsIn::parse(&form.signs_in).ok_or(Problem::NotAChoice));
    let group = match form.group.as_str() {
        "" => Some(None),
        id => faults.take(Field::Group, id.parse().map_err(|_| Problem::NotAChoice)).map(Some),
    };
    let whole = names.zip(signs_in).zip(group);
    faults.whole(whole.map(|((names, signs_in), permission_group)| NewUserGroup { names, signs_in, permission_group }))
}

/// Makes a user group, or changes one. Nobody's access changes by it, nor how anybody who is there already signs in.
pub async fn save_user_group(ctx: &Ctx, actor: &Actor, form: &UserGroupForm) -> Result<UserGroupId, AppError> {
    policy::may_manage_user_groups(actor)?;
    let new = parse(actor, form)?;
    let (is_new, now) = (form.user_group.is_empty(), ctx.now());
    let id = if is_new { UserGroupId(ctx.new_id()) } else { form.user_group.parse().map_err(|_| AppError::NotFound)? };
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    must_fit(&tx, &new).await?;
    let event = if is_new {
        store::insert(&tx, id, store::next_position(&tx).await?, &new, now).await?;
        Event::UserGroupCreated { user_group: id }
    } else {
        store::claim_version(&tx, id, form.version).await?;
        if store::find(&*tx, id).await?.is(&new) {
            return Ok(id);
        }
        must_have_addresses(&tx, id, new.signs_in).await?;
        store::update(&tx, id, &new).await?;
        Event::UserGroupChanged { user_group: id }
    };
    history::record(&tx, actor, event, None, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// The permission group exists; and where it includes managing staff, the people have addresses and passwords (AC-52).
async fn must_fit(tx: &Tx, new: &NewUserGroup) -> Result<(), AppError> {
    let Some(group) = new.permission_group else { return Ok(()) };
    let living = permissions::store::groups_held_still(tx, &BTreeSet::from([group])).await?;
    if living.is_empty() {
        return Err(AppError::field(Field::Group, Problem::NotAChoice));
    }
    let rights = permissions::store::rights_of(&**tx, living).await?;
    let manages_staff = rights.values().any(Rights::manage_staff);
    if manages_staff && new.signs_in != SignsIn::Address {
        return Err(AppError::field(Field::SignsIn, Problem::ManagesStaff));
    }
    Ok(())
}

/// Nobody in the group is without what it asks for.
async fn must_have_addresses(tx: &Tx, id: UserGroupId, signs_in: SignsIn) -> Result<(), AppError> {
    let without = if signs_in == SignsIn::Address { store::without_address(&**tx, id).await? } else { 0 };
    if without == 0 { Ok(()) } else { Err(AppError::field(Field::SignsIn, Problem::SomeHaveNoAddress { count: without })) }
}

/// Deletes a user group; its people go to another, or belong to none. Their access stays as it is.
pub async fn delete_user_group(ctx: &Ctx, actor: &Actor, form: &DeleteUserGroupForm) -> Result<(), AppError> {
    policy::may_manage_user_groups(actor)?;
    let id: UserGroupId = form.user_group.parse().map_err(|_| AppError::NotFound)?;
    let not_a_choice = || AppError::field(Field::Instead, Problem::NotAChoice);
    let heir: Option<UserGroupId> = match form.instead.as_str() {
        "" => None,
        heir => Some(heir.parse().ok().filter(|heir| *heir != id).ok_or_else(not_a_choice)?),
    };
    let tx = staff::begin_with_people_of(ctx, actor, id).await?;
    store::lock(&tx, [id].into_iter().chain(heir)).await?;
    store::claim_version(&tx, id, form.version).await?;
    if let Some(heir) = heir {
        let signs_in = store::hold(&tx, heir).await.map_err(|error| error.or_if_not_found(not_a_choice()))?;
        let without = if signs_in == SignsIn::Address { store::without_address(&*tx, id).await? } else { 0 };
        if without > 0 {
            return Err(AppError::field(Field::Instead, Problem::SomeHaveNoAddress { count: without }));
        }
    }
    store::move_people(&tx, id, heir).await?;
    store::delete(&tx, id, ctx.now()).await?;
    history::record(&tx, actor, Event::UserGroupDeleted { user_group: id }, None, ctx.now()).await?;
    tx.commit().await
}

/// Moves a user group past its neighbour. The first goes no further up, the last no further down. The order means nothing, so the history
/// doesn't tell of it.
pub async fn move_user_group(ctx: &Ctx, actor: &Actor, form: &MoveUserGroupForm) -> Result<(), AppError> {
    policy::may_manage_user_groups(actor)?;
    let id: UserGroupId = form.user_group.parse().map_err(|_| AppError::NotFound)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let mut order = store::lock_order(&tx).await?;
    let from = order.iter().position(|found| *found == id).ok_or(AppError::NotFound)?;
    let to = if form.up { from.checked_sub(1) } else { Some(from + 1).filter(|to| *to < order.len()) };
    let Some(to) = to else { return Ok(()) };
    order.swap(from, to);
    for (position, id) in (0..).zip(order) {
        store::set_position(&tx, id, position).await?;
    }
    tx.commit().await
}

/// Adds what many organisations have, named in every language. Only where there are none yet.
pub async fn add_usual_user_groups(ctx: &Ctx, actor: &Actor) -> Result<(), AppError> {
    policy::may_manage_user_groups(actor)?;
    let (tx, now) = (staff::begin_as_administrator(ctx, actor).await?, ctx.now());
    if !store::lock_order(&tx).await?.is_empty() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let mut added = Vec::new();
    for (position, mut new) in (0..).zip(usual::usual()) {
        let id = UserGroupId(ctx.new_id());
        match must_fit(&tx, &new).await {
            // Somebody has changed what the group allows: then nothing is chosen beforehand.
            Err(AppError::Invalid(_)) => new.permission_group = None,
            fits => fits?,
        }
        // Of two who press the button at once, the second finds the names taken.
        match store::insert(&tx, id, position, &new, now).await {
            Err(AppError::Invalid(_)) => return Err(AppError::Conflict(Conflict::Stale)),
            done => done?,
        }
        added.push(id);
    }
    for user_group in added {
        history::record(&tx, actor, Event::UserGroupCreated { user_group }, None, now).await?;
    }
    tx.commit().await
}
