//! Making a permission group, changing it, deleting it.

use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{CapabilityId, PermissionGroupId, ToggleId},
    permissions::{
        Level, Rights,
        catalogue::Capability,
        form::{DeleteGroupForm, GroupForm, NOTHING, parse_level},
        groups::{DEFAULT, FULL_ACCESS, usual_name},
        naming::{self, Names},
        policy,
        store::{self, catalogue, groups},
    },
    staff, user_groups,
};
use std::collections::{BTreeMap, BTreeSet};

/// What was typed about a permission group, parsed.
struct Typed {
    names: Names,
    levels: BTreeMap<CapabilityId, Level>,
    toggles: BTreeSet<ToggleId>,
}

impl Typed {
    fn parse(actor: &Actor, group: Option<PermissionGroupId>, form: &GroupForm) -> Result<Self, AppError> {
        let mut faults = Faults::default();
        let others = || [FULL_ACCESS, DEFAULT].into_iter().filter(|other| Some(*other) != group);
        let reserved = |words| others().filter_map(|other| usual_name(other, words)).collect();
        let names = naming::parse(&form.names, actor.locale(), reserved, &mut faults);
        let levels: Option<_> = form.levels.iter().map(|value| parse_level(value)).collect();
        let toggles: Option<_> = form.toggles.iter().map(|value| value.parse().ok()).collect();
        // No page of ours sends any other.
        let (Some(levels), Some(toggles)) = (levels, toggles) else { return Err(AppError::Malformed) };
        faults.whole(names.map(|names| Self { names, levels, toggles }))
    }

    /// Of what is offered, that which the form speaks of: the rest stays as it is. A toggle counts where its capability is allowed at all.
    fn rights(&self, offered: &[Capability]) -> (BTreeSet<CapabilityId>, BTreeSet<ToggleId>, Rights) {
        let (mut capabilities, mut toggles, mut rights) = (BTreeSet::new(), BTreeSet::new(), Rights::default());
        for capability in offered {
            let Some(&level) = self.levels.get(&capability.id) else { continue };
            let all = || capability.toggles.iter().map(|toggle| toggle.id);
            capabilities.insert(capability.id);
            toggles.extend(all());
            if level > Level::None {
                rights.levels.insert(capability.id, level);
                rights.toggles.extend(all().filter(|toggle| self.toggles.contains(toggle)));
            }
        }
        (capabilities, toggles, rights)
    }
}

/// Makes a permission group, or changes one.
pub async fn save_group(ctx: &Ctx, actor: &Actor, form: &GroupForm) -> Result<PermissionGroupId, AppError> {
    if form.group.is_empty() { create_group(ctx, actor, form).await } else { change_group(ctx, actor, form).await }
}

/// Makes a permission group.
pub async fn create_group(ctx: &Ctx, actor: &Actor, form: &GroupForm) -> Result<PermissionGroupId, AppError> {
    policy::may_manage_groups(actor)?;
    let typed = Typed::parse(actor, None, form)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let (group, now) = (PermissionGroupId(ctx.new_id()), ctx.now());
    groups::insert(&tx, group, now).await?;
    groups::write_names(&tx, group, &typed.names).await?;
    write_rights(&tx, actor, group, &typed).await?;
    history::record(&tx, actor, Event::PermissionGroupCreated { group }, None, now).await?;
    tx.commit().await?;
    Ok(group)
}

/// Changes what it is called and what it allows: for everybody who holds it, at their next request.
pub async fn change_group(ctx: &Ctx, actor: &Actor, form: &GroupForm) -> Result<PermissionGroupId, AppError> {
    policy::may_manage_groups(actor)?;
    let group = form.group.parse().map_err(|_| AppError::NotFound)?;
    let typed = Typed::parse(actor, Some(group), form)?;
    let may_change_levels = policy::actions(group).change_levels;
    if !(may_change_levels || typed.levels.is_empty() && typed.toggles.is_empty()) {
        return Err(AppError::Forbidden);
    }
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    groups::claim_version(&tx, group, form.version).await?;
    let before = (groups::find(&*tx, group).await?.1, store::rights_of(&*tx, [group].into()).await?);
    if before.0 != typed.names {
        groups::write_names(&tx, group, &typed.names).await?;
    }
    if may_change_levels {
        write_rights(&tx, actor, group, &typed).await?;
    }
    if before == (typed.names, store::rights_of(&*tx, [group].into()).await?) {
        // Nothing was changed, so that nothing is told of it either.
        return Ok(group);
    }
    history::record(&tx, actor, Event::PermissionGroupChanged { group }, None, ctx.now()).await?;
    tx.commit().await?;
    Ok(group)
}

async fn write_rights(tx: &Tx, actor: &Actor, group: PermissionGroupId, typed: &Typed) -> Result<(), AppError> {
    let offered = catalogue::offered(&**tx, actor.locale()).await?;
    let (capabilities, toggles, rights) = typed.rights(&offered);
    groups::write_rights(tx, group, (&capabilities, &toggles), &rights).await?;
    must_not_put_pins_in_charge(tx, group, group).await
}

/// Whoever manages staff signs in with an address and a password: what a group allows, or the heir of one, isn't given to people who have none
/// (AC-52), and no user group begins with it whose people need none. Call it with the group held: whoever gives it to somebody waits.
async fn must_not_put_pins_in_charge(tx: &Tx, held: PermissionGroupId, heir: PermissionGroupId) -> Result<(), AppError> {
    if !store::rights_of(&**tx, [heir].into()).await?.values().any(Rights::manage_staff) {
        return Ok(());
    }
    if groups::is_held_without_address(&**tx, held).await? {
        return Err(AppError::Conflict(Conflict::NeedsPassword));
    }
    if user_groups::store::do_some_without_address_begin_with(tx, held).await? {
        return Err(AppError::Conflict(Conflict::BegunWithByPins));
    }
    Ok(())
}

/// Where those go who hold a group that is deleted.
enum Heir {
    Group(PermissionGroupId),
    Nothing,
}

impl Heir {
    fn parse(typed: &str, group: PermissionGroupId) -> Result<Option<Self>, AppError> {
        match typed {
            "" => Ok(None),
            NOTHING => Ok(Some(Self::Nothing)),
            id => match id.parse() {
                Ok(heir) if heir != group => Ok(Some(Self::Group(heir))),
                _ => Err(AppError::field(Field::Instead, Problem::NotAChoice)),
            },
        }
    }
}

/// Deletes a permission group. If anybody holds it, it has to be said what they hold instead: another one, in the same places for the same
/// time, or nothing. Whoever is given it meanwhile counts as well: giving holds the group, and deleting waits for it.
pub async fn delete_group(ctx: &Ctx, actor: &Actor, form: &DeleteGroupForm) -> Result<(), AppError> {
    policy::may_manage_groups(actor)?;
    let group: PermissionGroupId = form.group.parse().map_err(|_| AppError::NotFound)?;
    if !policy::actions(group).delete {
        return Err(AppError::Forbidden);
    }
    let heir = Heir::parse(&form.instead, group)?;
    let instead = if let Some(Heir::Group(heir)) = heir { Some(heir) } else { None };
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    groups::lock(&tx, &[group].into_iter().chain(instead).collect()).await?;
    groups::claim_version(&tx, group, form.version).await?;
    let now = ctx.now();
    let is_held = groups::is_held(&*tx, group, now).await?;
    match heir {
        None if is_held => return Err(AppError::field(Field::Instead, Problem::Required)),
        Some(Heir::Group(heir)) => {
            must_not_put_pins_in_charge(&tx, group, heir).await?;
            groups::move_holders(&tx, group, heir, now).await?;
        }
        None | Some(Heir::Nothing) => groups::take_from_all(&tx, group, now).await?,
    }
    user_groups::store::replace_permission_group(&tx, group, instead).await?;
    groups::delete(&tx, group, now).await?;
    let instead = instead.filter(|_| is_held);
    history::record(&tx, actor, Event::PermissionGroupDeleted { group, instead }, None, now).await?;
    tx.commit().await
}
