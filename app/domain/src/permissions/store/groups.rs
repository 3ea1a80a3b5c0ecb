//! The permission groups' SQL.

use super::{CHUNK, names, unended};
use crate::{
    ctx::Tx,
    db::{
        entities::{accounts, grants, permission_group_names, permission_groups, permission_levels, permission_toggles},
        is_postgres, versions,
    },
    errors::AppError,
    ids::{CapabilityId, PermissionGroupId, ToggleId},
    permissions::{
        Level, Rights,
        groups::{FULL_ACCESS, GroupChoice},
        naming::Names,
    },
    staff::identity::fold,
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    Set, prelude::Expr, sea_query::Query,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// All that there are, by name; the one that allows all stands first.
pub(crate) async fn choices(db: &impl ConnectionTrait, locale: Locale) -> Result<Vec<GroupChoice>, AppError> {
    let mut named = names::of_groups(db, locale).await?;
    let ids: Vec<Uuid> = living().select_only().column(permission_groups::Column::Id).into_tuple().all(db).await?;
    let choice = |id| {
        let id = PermissionGroupId(id);
        GroupChoice { id, name: named.remove(&id).unwrap_or_default() }
    };
    let mut choices: Vec<GroupChoice> = ids.into_iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| (choice.id != FULL_ACCESS, fold(&choice.name), choice.id));
    Ok(choices)
}

fn living() -> sea_orm::Select<permission_groups::Entity> {
    permission_groups::Entity::find().filter(permission_groups::Column::DeletedAt.is_null())
}

/// Its version and names, if there is such a group.
pub(crate) async fn find(db: &impl ConnectionTrait, id: PermissionGroupId) -> Result<(i32, Names), AppError> {
    let row = living().filter(permission_groups::Column::Id.eq(id.0)).one(db).await?.ok_or(AppError::NotFound)?;
    let of_it = permission_group_names::Column::GroupId.eq(id.0);
    let rows = permission_group_names::Entity::find().filter(of_it).all(db).await?;
    Ok((row.version, names::read(rows.into_iter().map(|row| (row.locale, row.name, row.name_key)))))
}

/// Passes if all of these are there, and holds them alone until the commit: whoever gives one to somebody holds it as well, and one waits for the
/// other.
pub(crate) async fn lock(tx: &Tx, ids: &BTreeSet<PermissionGroupId>) -> Result<(), AppError> {
    let wanted = living().filter(permission_groups::Column::Id.is_in(ids.iter().map(|id| id.0)));
    let wanted = wanted.order_by_asc(permission_groups::Column::Id);
    let wanted = if is_postgres(&**tx) { wanted.lock_exclusive() } else { wanted };
    let found = wanted.all(&**tx).await?.len();
    if found == ids.len() { Ok(()) } else { Err(AppError::NotFound) }
}

/// Writes a new group.
pub(crate) async fn insert(tx: &Tx, id: PermissionGroupId, now: DateTime<Utc>) -> Result<(), AppError> {
    let row = permission_groups::ActiveModel {
        id: Set(id.0),
        code: Set(None),
        version: Set(1),
        created_at: Set(Some(now)),
        deleted_at: Set(None),
    };
    permission_groups::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// Passes if nobody has changed the group since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: PermissionGroupId, version: i32) -> Result<(), AppError> {
    let this = permission_groups::Column::Id.eq(id.0).and(permission_groups::Column::DeletedAt.is_null());
    versions::claim_or_missing::<permission_groups::Entity, _>(
        tx,
        this,
        permission_groups::Column::Version,
        version,
        async || find(&**tx, id).await,
    )
    .await
}

/// Writes its names in place of those it has. Refused when another one is called that ([`names::replace`]).
pub(crate) async fn write_names(tx: &Tx, id: PermissionGroupId, new: &Names) -> Result<(), AppError> {
    let of_it = permission_group_names::Column::GroupId.eq(id.0);
    names::replace(tx, of_it, new, |locale, named| permission_group_names::ActiveModel {
        group_id: Set(id.0),
        locale: Set(locale.code().to_owned()),
        name: Set(named.name),
        name_key: Set(Some(named.key)),
    })
    .await
}

/// Writes what it allows in place of what it allows of these.
pub(crate) async fn write_rights(
    tx: &Tx,
    id: PermissionGroupId,
    of: (&BTreeSet<CapabilityId>, &BTreeSet<ToggleId>),
    rights: &Rights,
) -> Result<(), AppError> {
    let levels = permission_levels::Column::CapabilityId.is_in(of.0.iter().map(|id| id.0));
    let levels = levels.and(permission_levels::Column::GroupId.eq(id.0));
    permission_levels::Entity::delete_many().filter(levels).exec(&**tx).await?;
    let toggles = permission_toggles::Column::ToggleId.is_in(of.1.iter().map(|id| id.0));
    let toggles = toggles.and(permission_toggles::Column::GroupId.eq(id.0));
    permission_toggles::Entity::delete_many().filter(toggles).exec(&**tx).await?;
    let allowed: Vec<_> = rights.levels.iter().filter(|(_, level)| **level > Level::None).collect();
    for some in allowed.chunks(CHUNK) {
        let rows = some.iter().map(|(capability, level)| permission_levels::ActiveModel {
            group_id: Set(id.0),
            capability_id: Set(capability.0),
            level: Set(level.number()),
        });
        permission_levels::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    let allowed: Vec<_> = rights.toggles.iter().collect();
    for some in allowed.chunks(CHUNK) {
        let rows = some.iter().map(|toggle| permission_toggles::ActiveModel { group_id: Set(id.0), toggle_id: Set(toggle.0) });
        permission_toggles::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

/// Does anybody hold it, now or later?
pub(crate) async fn is_held(db: &impl ConnectionTrait, id: PermissionGroupId, now: DateTime<Utc>) -> Result<bool, AppError> {
    let held = grants::Entity::find().filter(grants::Column::GroupId.eq(id.0)).filter(unended(now));
    Ok(held.one(db).await?.is_some())
}

/// Is it given to anybody who has no address, be it for a while that has not begun?
pub(crate) async fn is_held_without_address(db: &impl ConnectionTrait, id: PermissionGroupId) -> Result<bool, AppError> {
    let mut without = Query::select();
    without.column(accounts::Column::Id).from(accounts::Entity).and_where(accounts::Column::Email.is_null());
    without.and_where(accounts::Column::ErasedAt.is_null());
    let held =
        grants::Entity::find().filter(grants::Column::GroupId.eq(id.0)).filter(grants::Column::AccountId.in_subquery(without));
    Ok(held.one(db).await?.is_some())
}

/// Whoever holds one of the two holds the other instead, in the same places for the same time.
pub(crate) async fn move_holders(
    tx: &Tx,
    from: PermissionGroupId,
    to: PermissionGroupId,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    grants::Entity::update_many()
        .col_expr(grants::Column::GroupId, Expr::value(to.0))
        .filter(grants::Column::GroupId.eq(from.0))
        .filter(unended(now))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Nobody holds it any more.
pub(crate) async fn take_from_all(tx: &Tx, id: PermissionGroupId, now: DateTime<Utc>) -> Result<(), AppError> {
    let held = grants::Entity::delete_many().filter(grants::Column::GroupId.eq(id.0)).filter(unended(now));
    held.exec(&**tx).await?;
    Ok(())
}

/// It is there no longer; its names stay for the history, and others may take them.
pub(crate) async fn delete(tx: &Tx, id: PermissionGroupId, now: DateTime<Utc>) -> Result<(), AppError> {
    permission_groups::Entity::update_many()
        .col_expr(permission_groups::Column::DeletedAt, Expr::value(now))
        .filter(permission_groups::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    permission_group_names::Entity::update_many()
        .col_expr(permission_group_names::Column::NameKey, Expr::value(Option::<String>::None))
        .filter(permission_group_names::Column::GroupId.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
