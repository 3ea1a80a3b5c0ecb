//! The catalogue: what there is to be allowed beside the product's own capabilities is for the organisation to say.

use super::usual;
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{CapabilityId, ToggleId},
    permissions::{
        catalogue::{Capability, CapabilityPage, ToggleNames},
        form::{ArchiveCapabilityForm, CapabilityForm, MoveCapabilityForm, OpenCapabilityForm},
        naming::{self, Names},
        policy,
        store::catalogue,
    },
    staff,
    unseen::is_unseen,
};
use locales::Locale;
use std::collections::{BTreeMap, BTreeSet};

/// The longest help, in code points: two or three sentences.
const LONGEST_HELP: u16 = 300;
/// As many toggles as a capability may have.
const MOST_TOGGLES: usize = 20;

/// All that is offered, in its order.
pub async fn capabilities(ctx: &Ctx, actor: &Actor) -> Result<Vec<Capability>, AppError> {
    policy::may_manage_groups(actor)?;
    catalogue::offered(ctx.db(), actor.locale()).await
}

/// One of the organisation's own as its form begins, or a new one.
pub async fn open_capability(ctx: &Ctx, actor: &Actor, form: &OpenCapabilityForm) -> Result<CapabilityPage, AppError> {
    policy::may_manage_groups(actor)?;
    if form.capability.is_empty() {
        return Ok(CapabilityPage::default());
    }
    let id: CapabilityId = form.capability.parse().map_err(|_| AppError::NotFound)?;
    let kept = catalogue::find(ctx.db(), id).await?;
    let offered = catalogue::offered(ctx.db(), actor.locale()).await?;
    let title = offered.into_iter().find(|capability| capability.id == id).map(|capability| capability.name);
    let names = kept.names.into_iter().map(|(locale, named)| (locale, named.name)).collect();
    Ok(CapabilityPage {
        title: title.unwrap_or_default(),
        version: kept.version,
        names,
        helps: kept.helps,
        toggles: kept.toggles,
    })
}

/// What is known of a capability, parsed.
pub(super) struct Described {
    pub names: Names,
    pub helps: BTreeMap<Locale, String>,
    /// Those that are there already have an id.
    pub toggles: Vec<(Option<ToggleId>, BTreeMap<Locale, String>)>,
}

impl Described {
    fn parse(actor: &Actor, form: &CapabilityForm) -> Result<Self, AppError> {
        let mut faults = Faults::default();
        let names = naming::parse(&form.names, actor.locale(), naming::of_built_in, &mut faults);
        let mut helps = BTreeMap::new();
        for &locale in Locale::ALL {
            let help = faults.take(Field::HelpIn(locale), help(form.helps.get(&locale).map_or("", String::as_str)));
            helps.extend(help.filter(|help| !help.is_empty()).map(|help| (locale, help)));
        }
        // Help stands beside a name.
        let homeless = helps.keys().find(|locale| names.as_ref().is_some_and(|names| !names.contains_key(locale)));
        if let Some(&locale) = homeless {
            faults.note(Field::NameIn(locale), Problem::Required);
        }
        let toggles = toggles(form)?;
        let toggles = faults.take(Field::Toggles, toggles);
        faults.whole(names.zip(toggles).map(|(names, toggles)| Self { names, helps, toggles }))
    }
}

/// A few sentences, in as many lines.
fn help(typed: &str) -> Result<String, Problem> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > usize::from(LONGEST_HELP) {
        Err(Problem::TooLong { max: LONGEST_HELP })
    } else if text.chars().any(is_unseen) {
        Err(Problem::ControlCharacters)
    } else {
        Ok(text)
    }
}

/// Row by row; rows without a name are left out.
#[expect(clippy::type_complexity, reason = "rows of a form, parsed once and used once")]
fn toggles(form: &CapabilityForm) -> Result<Result<Vec<(Option<ToggleId>, BTreeMap<Locale, String>)>, Problem>, AppError> {
    let mut rows = Vec::new();
    // No page of ours sends columns of different lengths, or so many.
    if form.toggle_names.values().any(|column| column.len() != form.toggle_ids.len()) || form.toggle_ids.len() > MOST_TOGGLES {
        return Err(AppError::Malformed);
    }
    for (at, id) in form.toggle_ids.iter().enumerate() {
        let id = if id.is_empty() { None } else { Some(id.parse().map_err(|_| AppError::Malformed)?) };
        let mut names = BTreeMap::new();
        for (&locale, column) in &form.toggle_names {
            match naming::optional(column.get(at)) {
                Ok(name) => names.extend(name.map(|name| (locale, name))),
                Err(problem) => return Ok(Err(problem)),
            }
        }
        if !names.is_empty() {
            rows.push((id, names));
        }
    }
    Ok(Ok(rows))
}

/// Adds a capability, or changes one.
pub async fn save_capability(ctx: &Ctx, actor: &Actor, form: &CapabilityForm) -> Result<CapabilityId, AppError> {
    if form.capability.is_empty() { add_capability(ctx, actor, form).await } else { change_capability(ctx, actor, form).await }
}

/// Adds a capability. "Full access" has all of it from now on, nobody else any.
pub async fn add_capability(ctx: &Ctx, actor: &Actor, form: &CapabilityForm) -> Result<CapabilityId, AppError> {
    policy::may_manage_groups(actor)?;
    let new = Described::parse(actor, form)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let capability = insert(ctx, &tx, &new).await?;
    history::record(&tx, actor, Event::CapabilityAdded { capability }, None, ctx.now()).await?;
    tx.commit().await?;
    Ok(capability)
}

async fn insert(ctx: &Ctx, tx: &Tx, new: &Described) -> Result<CapabilityId, AppError> {
    let (capability, now) = (CapabilityId(ctx.new_id()), ctx.now());
    catalogue::insert(tx, capability, catalogue::next_position(tx).await?, now).await?;
    catalogue::write_names(tx, capability, &new.names, &new.helps).await?;
    for (position, (_, names)) in (0..).zip(&new.toggles) {
        insert_toggle(ctx, tx, capability, position, names).await?;
    }
    Ok(capability)
}

async fn insert_toggle(
    ctx: &Ctx,
    tx: &Tx,
    capability: CapabilityId,
    position: i32,
    names: &BTreeMap<Locale, String>,
) -> Result<(), AppError> {
    let toggle = ToggleId(ctx.new_id());
    catalogue::insert_toggle(tx, capability, toggle, position).await?;
    catalogue::write_toggle_names(tx, toggle, names).await
}

/// Changes what it is called, its help, and what it may allow besides.
pub async fn change_capability(ctx: &Ctx, actor: &Actor, form: &CapabilityForm) -> Result<CapabilityId, AppError> {
    policy::may_manage_groups(actor)?;
    let capability: CapabilityId = form.capability.parse().map_err(|_| AppError::NotFound)?;
    let new = Described::parse(actor, form)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    catalogue::claim_version(&tx, capability, form.version).await?;
    let before = catalogue::find(&*tx, capability).await?;
    catalogue::write_names(&tx, capability, &new.names, &new.helps).await?;
    write_toggles(ctx, &tx, capability, &before.toggles, &new).await?;
    history::record(&tx, actor, Event::CapabilityChanged { capability }, None, ctx.now()).await?;
    tx.commit().await?;
    Ok(capability)
}

async fn write_toggles(
    ctx: &Ctx,
    tx: &Tx,
    capability: CapabilityId,
    before: &[ToggleNames],
    new: &Described,
) -> Result<(), AppError> {
    let kept: BTreeSet<ToggleId> = new.toggles.iter().filter_map(|(id, _)| *id).collect();
    if kept.iter().any(|id| before.iter().all(|toggle| toggle.id != *id)) {
        return Err(AppError::NotFound);
    }
    for toggle in before.iter().filter(|toggle| !kept.contains(&toggle.id)) {
        catalogue::archive_toggle(tx, toggle.id, ctx.now()).await?;
    }
    // Those that were there stand before those that come; more than there is room for in all of time don't.
    let next = i32::try_from(before.len()).unwrap_or(i32::MAX);
    for (position, (id, names)) in (next..).zip(&new.toggles) {
        match id {
            Some(id) => catalogue::write_toggle_names(tx, *id, names).await?,
            None => insert_toggle(ctx, tx, capability, position, names).await?,
        }
    }
    Ok(())
}

/// Takes a capability out of the catalogue: it is no longer offered, and what groups allow of it counts for nothing.
pub async fn archive_capability(ctx: &Ctx, actor: &Actor, form: &ArchiveCapabilityForm) -> Result<(), AppError> {
    policy::may_manage_groups(actor)?;
    let capability: CapabilityId = form.capability.parse().map_err(|_| AppError::NotFound)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    catalogue::claim_version(&tx, capability, form.version).await?;
    catalogue::archive(&tx, capability, ctx.now()).await?;
    history::record(&tx, actor, Event::CapabilityArchived { capability }, None, ctx.now()).await?;
    tx.commit().await
}

/// Moves a capability past its neighbour. The first goes no further up, the last no further down. The order means nothing, so the history
/// doesn't tell of it.
pub async fn move_capability(ctx: &Ctx, actor: &Actor, form: &MoveCapabilityForm) -> Result<(), AppError> {
    policy::may_manage_groups(actor)?;
    let capability: CapabilityId = form.capability.parse().map_err(|_| AppError::NotFound)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let mut own = catalogue::lock_own(&tx).await?;
    let from = own.iter().position(|(id, _)| *id == capability).ok_or(AppError::NotFound)?;
    let to = if form.up { from.checked_sub(1) } else { Some(from + 1).filter(|to| *to < own.len()) };
    let Some(to) = to else { return Ok(()) };
    let positions: Vec<i32> = own.iter().map(|(_, position)| *position).collect();
    own.swap(from, to);
    for ((id, before), position) in own.into_iter().zip(positions) {
        if before != position {
            catalogue::set_position(&tx, id, position).await?;
        }
    }
    tx.commit().await
}

/// Adds what many organisations have, named in every language. Only to a catalogue that has nothing of its own yet.
pub async fn add_usual_catalogue(ctx: &Ctx, actor: &Actor) -> Result<(), AppError> {
    policy::may_manage_groups(actor)?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    if !catalogue::lock_own(&tx).await?.is_empty() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let mut added = Vec::new();
    for usual in usual::catalogue() {
        // Of two who press the button at once, the second finds the names taken: the catalogue is no longer empty.
        match insert(ctx, &tx, &usual).await {
            Err(AppError::Invalid(_)) => return Err(AppError::Conflict(Conflict::Stale)),
            done => added.push(done?),
        }
    }
    // Last of all: whoever waits for a name holds the end of the history no longer than that.
    for capability in added {
        history::record(&tx, actor, Event::CapabilityAdded { capability }, None, ctx.now()).await?;
    }
    tx.commit().await
}
