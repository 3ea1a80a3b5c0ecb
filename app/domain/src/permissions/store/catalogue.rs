//! The catalogue's SQL: what there is to be allowed.

use super::names::{self, Reader};
use crate::{
    ctx::Tx,
    db::{
        entities::{
            capabilities, capability_names, capability_toggle_names, capability_toggles, permission_levels, permission_toggles,
        },
        is_postgres, versions,
    },
    errors::AppError,
    ids::{CapabilityId, ToggleId},
    permissions::{
        BuiltIn, Level,
        catalogue::{Capability, Toggle, ToggleNames},
        groups::FULL_ACCESS,
        naming::{Named, Names},
    },
};
use chrono::{DateTime, Utc};
use locales::{Locale, Words};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Set, prelude::Expr,
};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// All that is offered, in its order, named for this reader.
pub(crate) async fn offered(db: &impl ConnectionTrait, locale: Locale) -> Result<Vec<Capability>, AppError> {
    let (reader, words) = (Reader::of(db, locale).await?, Words::new(locale));
    let rows = capabilities::Entity::find()
        .filter(capabilities::Column::ArchivedAt.is_null())
        .order_by_asc(capabilities::Column::Position)
        .order_by_asc(capabilities::Column::Id)
        .all(db)
        .await?;
    let texts = capability_names::Entity::find().all(db).await?;
    let helps = texts.iter().filter(|row| !row.help.is_empty());
    let helps = reader.choose(helps.map(|row| (row.capability_id, row.locale.clone(), row.help.clone())));
    let names = reader.choose(texts.into_iter().map(|row| (row.capability_id, row.locale, row.name)));
    let mut toggles = toggles(db, reader).await?;
    let offer = |id: Uuid| {
        let built_in = BuiltIn::ALL.into_iter().find(|built_in| built_in.id().0 == id);
        let text = |of: &HashMap<Uuid, String>, usual: fn(BuiltIn, Words) -> String| {
            built_in.map_or_else(|| of.get(&id).cloned().unwrap_or_default(), |built_in| usual(built_in, words))
        };
        Capability {
            id: CapabilityId(id),
            name: text(&names, BuiltIn::name),
            help: text(&helps, BuiltIn::help),
            toggles: toggles.remove(&id).unwrap_or_default(),
            is_built_in: built_in.is_some(),
        }
    };
    Ok(rows.into_iter().map(|row| row.id).map(offer).collect())
}

/// The toggles of each capability, in their order.
async fn toggles(db: &impl ConnectionTrait, reader: Reader) -> Result<HashMap<Uuid, Vec<Toggle>>, AppError> {
    let rows = living_toggles().all(db).await?;
    let names = capability_toggle_names::Entity::find().all(db).await?;
    let mut names = reader.choose(names.into_iter().map(|row| (row.toggle_id, row.locale, row.name)));
    let mut by_capability = HashMap::<Uuid, Vec<Toggle>>::new();
    for row in rows {
        let toggle = Toggle { id: ToggleId(row.id), name: names.remove(&row.id).unwrap_or_default() };
        by_capability.entry(row.capability_id).or_default().push(toggle);
    }
    Ok(by_capability)
}

fn living_toggles() -> sea_orm::Select<capability_toggles::Entity> {
    capability_toggles::Entity::find()
        .filter(capability_toggles::Column::ArchivedAt.is_null())
        .order_by_asc(capability_toggles::Column::Position)
        .order_by_asc(capability_toggles::Column::Id)
}

/// A capability of the organisation's, whole.
pub(crate) struct OwnCapability {
    pub version: i32,
    pub names: Names,
    pub helps: BTreeMap<Locale, String>,
    pub toggles: Vec<ToggleNames>,
}

/// One of the organisation's that is still offered.
pub(crate) async fn find(db: &impl ConnectionTrait, id: CapabilityId) -> Result<OwnCapability, AppError> {
    let row = own().filter(capabilities::Column::Id.eq(id.0)).one(db).await?.ok_or(AppError::NotFound)?;
    let of_it = capability_names::Column::CapabilityId.eq(id.0);
    let (mut names, mut helps) = (Names::new(), BTreeMap::new());
    for row in capability_names::Entity::find().filter(of_it).all(db).await? {
        let Some(locale) = Locale::parse(&row.locale) else { continue };
        names.insert(locale, Named { name: row.name, key: row.name_key });
        if !row.help.is_empty() {
            helps.insert(locale, row.help);
        }
    }
    Ok(OwnCapability { version: row.version, names, helps, toggles: toggles_of(db, id).await? })
}

async fn toggles_of(db: &impl ConnectionTrait, id: CapabilityId) -> Result<Vec<ToggleNames>, AppError> {
    let rows = living_toggles().filter(capability_toggles::Column::CapabilityId.eq(id.0)).all(db).await?;
    let these = capability_toggle_names::Column::ToggleId.is_in(rows.iter().map(|row| row.id));
    let mut names = HashMap::<Uuid, BTreeMap<Locale, String>>::new();
    for row in capability_toggle_names::Entity::find().filter(these).all(db).await? {
        if let Some(locale) = Locale::parse(&row.locale) {
            names.entry(row.toggle_id).or_default().insert(locale, row.name);
        }
    }
    let with_names =
        |row: capability_toggles::Model| ToggleNames { id: ToggleId(row.id), names: names.remove(&row.id).unwrap_or_default() };
    Ok(rows.into_iter().map(with_names).collect())
}

/// The organisation's own that are offered, in their order.
fn own() -> sea_orm::Select<capabilities::Entity> {
    capabilities::Entity::find()
        .filter(capabilities::Column::ArchivedAt.is_null())
        .filter(capabilities::Column::Code.is_null())
        .order_by_asc(capabilities::Column::Position)
        .order_by_asc(capabilities::Column::Id)
}

/// The same, ours until the commit: where each stands.
pub(crate) async fn lock_own(tx: &Tx) -> Result<Vec<(CapabilityId, i32)>, AppError> {
    let wanted = if is_postgres(&**tx) { own().lock_exclusive() } else { own() };
    let rows = wanted.all(&**tx).await?;
    Ok(rows.into_iter().map(|row| (CapabilityId(row.id), row.position)).collect())
}

/// Where one that comes last stands.
pub(crate) async fn next_position(tx: &Tx) -> Result<i32, AppError> {
    let last = capabilities::Entity::find().order_by_desc(capabilities::Column::Position).one(&**tx).await?;
    Ok(last.map_or(0, |row| row.position.saturating_add(1)))
}

/// Puts a capability somewhere else.
pub(crate) async fn set_position(tx: &Tx, id: CapabilityId, position: i32) -> Result<(), AppError> {
    capabilities::Entity::update_many()
        .col_expr(capabilities::Column::Position, Expr::value(position))
        .filter(capabilities::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Writes a new capability. "Full access" has all of it.
pub(crate) async fn insert(tx: &Tx, id: CapabilityId, position: i32, now: DateTime<Utc>) -> Result<(), AppError> {
    let row = capabilities::ActiveModel {
        id: Set(id.0),
        code: Set(None),
        position: Set(position),
        version: Set(1),
        created_at: Set(Some(now)),
        archived_at: Set(None),
    };
    capabilities::Entity::insert(row).exec_without_returning(&**tx).await?;
    let all = permission_levels::ActiveModel {
        group_id: Set(FULL_ACCESS.0),
        capability_id: Set(id.0),
        level: Set(Level::Manage.number()),
    };
    permission_levels::Entity::insert(all).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Passes if nobody has changed the capability since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: CapabilityId, version: i32) -> Result<(), AppError> {
    let this = capabilities::Column::Id
        .eq(id.0)
        .and(capabilities::Column::Code.is_null())
        .and(capabilities::Column::ArchivedAt.is_null());
    versions::claim_or_missing::<capabilities::Entity, _>(tx, this, capabilities::Column::Version, version, async || {
        find(&**tx, id).await
    })
    .await
}

/// Writes its names and helps in place of those it has. Refused when another one is called that ([`names::replace`]).
pub(crate) async fn write_names(
    tx: &Tx,
    id: CapabilityId,
    new: &Names,
    helps: &BTreeMap<Locale, String>,
) -> Result<(), AppError> {
    names::replace(tx, capability_names::Column::CapabilityId.eq(id.0), new, |locale, named| capability_names::ActiveModel {
        capability_id: Set(id.0),
        locale: Set(locale.code().to_owned()),
        name: Set(named.name),
        name_key: Set(named.key),
        help: Set(helps.get(&locale).cloned().unwrap_or_default()),
    })
    .await
}

/// Writes a new toggle. "Full access" allows it.
pub(crate) async fn insert_toggle(tx: &Tx, capability: CapabilityId, id: ToggleId, position: i32) -> Result<(), AppError> {
    let row = capability_toggles::ActiveModel {
        id: Set(id.0),
        capability_id: Set(capability.0),
        position: Set(position),
        archived_at: Set(None),
    };
    capability_toggles::Entity::insert(row).exec_without_returning(&**tx).await?;
    let allowed = permission_toggles::ActiveModel { group_id: Set(FULL_ACCESS.0), toggle_id: Set(id.0) };
    permission_toggles::Entity::insert(allowed).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Writes a toggle's names in place of those it has.
pub(crate) async fn write_toggle_names(tx: &Tx, id: ToggleId, names: &BTreeMap<Locale, String>) -> Result<(), AppError> {
    let of_it = capability_toggle_names::Column::ToggleId.eq(id.0);
    capability_toggle_names::Entity::delete_many().filter(of_it).exec(&**tx).await?;
    let rows = names.iter().map(|(locale, name)| capability_toggle_names::ActiveModel {
        toggle_id: Set(id.0),
        locale: Set(locale.code().to_owned()),
        name: Set(name.clone()),
    });
    capability_toggle_names::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The toggle is no longer offered. What groups allow of it stays, for the history's sake, and counts for nothing.
pub(crate) async fn archive_toggle(tx: &Tx, id: ToggleId, now: DateTime<Utc>) -> Result<(), AppError> {
    capability_toggles::Entity::update_many()
        .col_expr(capability_toggles::Column::ArchivedAt, Expr::value(now))
        .filter(capability_toggles::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The capability is no longer offered, and another one may be called what it was called. Its key is one that no name folds to.
pub(crate) async fn archive(tx: &Tx, id: CapabilityId, now: DateTime<Utc>) -> Result<(), AppError> {
    capabilities::Entity::update_many()
        .col_expr(capabilities::Column::ArchivedAt, Expr::value(now))
        .filter(capabilities::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    capability_names::Entity::update_many()
        .col_expr(capability_names::Column::NameKey, Expr::value(format!("ARCHIVED {id}")))
        .filter(capability_names::Column::CapabilityId.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
