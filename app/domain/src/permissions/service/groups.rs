//! The permission groups as they are: the list, one of them, two side by side, and what they allow in words.

use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    ids::PermissionGroupId,
    permissions::{
        Level, Rights,
        catalogue::{Capability, DescribedRight},
        form::{CompareForm, OpenGroupForm},
        groups::{ComparedRight, Comparison, GroupActions, GroupChoice, GroupPage, GroupSummary, Impact, Offer, usual_name},
        policy,
        store::{self, catalogue, impact},
    },
};
use locales::{Locale, Words};
use sea_orm::ConnectionTrait;
use std::collections::{BTreeMap, BTreeSet};

/// All there are, with what each allows and whom it touches.
pub async fn groups(ctx: &Ctx, actor: &Actor) -> Result<Vec<GroupSummary>, AppError> {
    policy::may_manage_groups(actor)?;
    let (locale, now) = (actor.locale(), ctx.now());
    let (choices, offered, mut impacts) = tokio::try_join!(
        store::groups::choices(ctx.db(), locale),
        catalogue::offered(ctx.db(), locale),
        impact::of_all(ctx.db(), now),
    )?;
    let mut rights = store::rights_of(ctx.db(), choices.iter().map(|choice| choice.id).collect()).await?;
    let summary = |GroupChoice { id, name }| GroupSummary {
        id,
        name,
        rights: described(&offered, &rights.remove(&id).unwrap_or_default()),
        impact: impacts.remove(&id).unwrap_or_default(),
    };
    Ok(choices.into_iter().map(summary).collect())
}

/// What these permission groups allow together, in the reader's language and the catalogue's order, without what they don't.
pub async fn rights_described(
    ctx: &Ctx,
    actor: &Actor,
    groups: &BTreeSet<PermissionGroupId>,
) -> Result<Vec<DescribedRight>, AppError> {
    let rights = store::rights_of(ctx.db(), groups.clone()).await?;
    let together = rights.values().fold(Rights::default(), Rights::and);
    Ok(described(&catalogue::offered(ctx.db(), actor.locale()).await?, &together))
}

fn described(offered: &[Capability], rights: &Rights) -> Vec<DescribedRight> {
    let right = |capability: &Capability| {
        let level = rights.level(capability.id);
        let allowed = capability.toggles.iter().filter(|toggle| rights.toggles.contains(&toggle.id));
        (level > Level::None).then(|| DescribedRight {
            capability: capability.name.clone(),
            level,
            toggles: allowed.map(|toggle| toggle.name.clone()).collect(),
        })
    };
    offered.iter().filter_map(right).collect()
}

/// One as its form begins: as it is, or new, empty or as a copy.
pub async fn open_group(ctx: &Ctx, actor: &Actor, form: &OpenGroupForm) -> Result<GroupPage, AppError> {
    policy::may_manage_groups(actor)?;
    let (db, locale) = (ctx.db(), actor.locale());
    let [group, from] = [&form.group, &form.from].map(|id| id.parse::<PermissionGroupId>().ok());
    if group.is_none() && !form.group.is_empty() || from.is_none() && !form.from.is_empty() {
        return Err(AppError::NotFound);
    }
    let Some(group) = group else {
        let names = match from {
            Some(from) => copied(names_of(db, from).await?.1),
            None => BTreeMap::new(),
        };
        let rights = rights_of(db, from).await?;
        let offers = offers(catalogue::offered(db, locale).await?, &rights);
        let may = GroupActions { change_levels: true, delete: false };
        return Ok(GroupPage {
            title: String::new(),
            version: 0,
            names,
            offers,
            impact: Impact::default(),
            may,
            others: Vec::new(),
        });
    };
    let (version, names) = names_of(db, group).await?;
    let rights = rights_of(db, Some(group)).await?;
    let mut others = store::groups::choices(db, locale).await?;
    let title = others.iter().find(|choice| choice.id == group).map(|choice| choice.name.clone()).unwrap_or_default();
    others.retain(|choice| choice.id != group);
    Ok(GroupPage {
        title,
        version,
        names,
        offers: offers(catalogue::offered(db, locale).await?, &rights),
        impact: impact::of(db, group, ctx.now()).await?,
        may: policy::actions(group),
        others,
    })
}

/// Its version, and its own names, else those that the product gives it.
async fn names_of(db: &impl ConnectionTrait, group: PermissionGroupId) -> Result<(i32, BTreeMap<Locale, String>), AppError> {
    let (version, stored) = store::groups::find(db, group).await?;
    let mut names: BTreeMap<Locale, String> = stored.into_iter().map(|(locale, stored)| (locale, stored.name)).collect();
    if names.is_empty() {
        names.extend(Locale::ALL.iter().filter_map(|&locale| Some((locale, usual_name(group, Words::new(locale))?))));
    }
    Ok((version, names))
}

fn copied(names: BTreeMap<Locale, String>) -> BTreeMap<Locale, String> {
    names.into_iter().map(|(locale, name)| (locale, Words::new(locale).permission_groups_copy_of(&name))).collect()
}

async fn rights_of(db: &impl ConnectionTrait, group: Option<PermissionGroupId>) -> Result<Rights, AppError> {
    Ok(store::rights_of(db, group.into_iter().collect()).await?.into_values().next().unwrap_or_default())
}

fn offers(offered: Vec<Capability>, rights: &Rights) -> Vec<Offer> {
    let offer = |capability: Capability| {
        let toggles = capability.toggles.iter().map(|toggle| toggle.id).filter(|id| rights.toggles.contains(id)).collect();
        Offer { level: rights.level(capability.id), toggles, capability }
    };
    offered.into_iter().map(offer).collect()
}

/// Two side by side: those asked for, as far as they can be told; else nothing but the choices.
pub async fn compare_groups(ctx: &Ctx, actor: &Actor, form: &CompareForm) -> Result<Comparison, AppError> {
    policy::may_manage_groups(actor)?;
    let (db, locale) = (ctx.db(), actor.locale());
    let choices = store::groups::choices(db, locale).await?;
    let known = |id: &String| id.parse().ok().filter(|id| choices.iter().any(|choice| choice.id == *id));
    let [Some(a), Some(b)] = [&form.a, &form.b].map(known) else {
        return Ok(Comparison { choices, compared: None, rows: Vec::new() });
    };
    let rights = [rights_of(db, Some(a)).await?, rights_of(db, Some(b)).await?];
    let row = |capability: Capability| ComparedRight {
        levels: [0, 1].map(|at: usize| rights[at].level(capability.id)),
        toggles: capability
            .toggles
            .into_iter()
            .map(|toggle| (toggle.name, [0, 1].map(|at: usize| rights[at].toggles.contains(&toggle.id))))
            .collect(),
        capability: capability.name,
    };
    let rows = catalogue::offered(db, locale).await?.into_iter().map(row).collect();
    Ok(Comparison { choices, compared: Some([a, b]), rows })
}
