//! The user groups' SQL.

use super::model::{SignsIn, UserGroupChoice};
use crate::{
    ctx::Tx,
    db::{
        entities::{accounts, user_group_names, user_groups},
        is_postgres, versions,
    },
    errors::AppError,
    ids::{PermissionGroupId, UserGroupId},
    permissions::{naming::Names, store::names},
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, prelude::Expr,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A user group to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewUserGroup {
    pub names: Names,
    pub signs_in: SignsIn,
    pub permission_group: Option<PermissionGroupId>,
}

/// A user group, whole.
pub(crate) struct UserGroup {
    pub version: i32,
    pub names: Names,
    pub signs_in: SignsIn,
    pub permission_group: Option<PermissionGroupId>,
}

impl UserGroup {
    /// Is there nothing to change?
    pub fn is(&self, new: &NewUserGroup) -> bool {
        self.names == new.names && self.signs_in == new.signs_in && self.permission_group == new.permission_group
    }
}

fn living() -> sea_orm::Select<user_groups::Entity> {
    user_groups::Entity::find()
        .filter(user_groups::Column::DeletedAt.is_null())
        .order_by_asc(user_groups::Column::Position)
        .order_by_asc(user_groups::Column::Id)
}

/// All of them, in their order, named for this reader.
pub(crate) async fn choices(db: &impl ConnectionTrait, locale: Locale) -> Result<Vec<UserGroupChoice>, AppError> {
    let mut named = names::of_user_groups(db, locale).await?;
    let choice = |row: user_groups::Model| UserGroupChoice {
        id: UserGroupId(row.id),
        name: named.remove(&UserGroupId(row.id)).unwrap_or_default(),
        signs_in: SignsIn::parse(&row.sign_in).unwrap_or_default(),
        permission_group: row.permission_group_id.map(PermissionGroupId),
    };
    Ok(living().all(db).await?.into_iter().map(choice).collect())
}

/// How the people of each that is there sign in.
pub(crate) async fn sign_ins(db: &impl ConnectionTrait) -> Result<HashMap<UserGroupId, SignsIn>, AppError> {
    let rows = living().all(db).await?;
    Ok(rows.into_iter().map(|row| (UserGroupId(row.id), SignsIn::parse(&row.sign_in).unwrap_or_default())).collect())
}

/// How the people of one that is there sign in; it stays so until the commit.
pub(crate) async fn hold(tx: &Tx, id: UserGroupId) -> Result<SignsIn, AppError> {
    let this = living().filter(user_groups::Column::Id.eq(id.0));
    let row = if is_postgres(&**tx) { this.lock_shared() } else { this }.one(&**tx).await?;
    Ok(SignsIn::parse(&row.ok_or(AppError::NotFound)?.sign_in).unwrap_or_default())
}

/// One that is there.
pub(crate) async fn find(db: &impl ConnectionTrait, id: UserGroupId) -> Result<UserGroup, AppError> {
    let row = living().filter(user_groups::Column::Id.eq(id.0)).one(db).await?.ok_or(AppError::NotFound)?;
    let of_it = user_group_names::Column::UserGroupId.eq(id.0);
    let rows = user_group_names::Entity::find().filter(of_it).all(db).await?;
    Ok(UserGroup {
        version: row.version,
        names: names::read(rows.into_iter().map(|row| (row.locale, row.name, row.name_key))),
        signs_in: SignsIn::parse(&row.sign_in).unwrap_or_default(),
        permission_group: row.permission_group_id.map(PermissionGroupId),
    })
}

/// How many people there are in each that has any.
pub(crate) async fn people(db: &impl ConnectionTrait) -> Result<HashMap<UserGroupId, u32>, AppError> {
    let counted: Vec<(Uuid, i64)> = accounts::Entity::find()
        .select_only()
        .column(accounts::Column::UserGroupId)
        .column_as(accounts::Column::Id.count(), "people")
        .filter(accounts::Column::UserGroupId.is_not_null())
        .filter(accounts::Column::ErasedAt.is_null())
        .group_by(accounts::Column::UserGroupId)
        .into_tuple()
        .all(db)
        .await?;
    Ok(counted.into_iter().map(|(id, count)| (UserGroupId(id), u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// How many people of a group have no address.
pub(crate) async fn without_address(db: &impl ConnectionTrait, id: UserGroupId) -> Result<u32, AppError> {
    let without = accounts::Entity::find()
        .filter(accounts::Column::UserGroupId.eq(id.0))
        .filter(accounts::Column::Email.is_null())
        .filter(accounts::Column::ErasedAt.is_null());
    Ok(u32::try_from(without.count(db).await?).unwrap_or(u32::MAX))
}

/// Where a new one stands: last.
pub(crate) async fn next_position(tx: &Tx) -> Result<i32, AppError> {
    let last = user_groups::Entity::find().order_by_desc(user_groups::Column::Position).one(&**tx).await?;
    Ok(last.map_or(0, |row| row.position + 1))
}

/// Writes a new one.
pub(crate) async fn insert(
    tx: &Tx,
    id: UserGroupId,
    position: i32,
    new: &NewUserGroup,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = user_groups::ActiveModel {
        id: Set(id.0),
        position: Set(position),
        sign_in: Set(new.signs_in.code().to_owned()),
        permission_group_id: Set(new.permission_group.map(|group| group.0)),
        version: Set(1),
        created_at: Set(now),
        deleted_at: Set(None),
    };
    user_groups::Entity::insert(row).exec_without_returning(&**tx).await?;
    write_names(tx, id, &new.names).await
}

/// Writes what it is from now on.
pub(crate) async fn update(tx: &Tx, id: UserGroupId, new: &NewUserGroup) -> Result<(), AppError> {
    user_groups::Entity::update_many()
        .col_expr(user_groups::Column::SignIn, Expr::value(new.signs_in.code()))
        .col_expr(user_groups::Column::PermissionGroupId, Expr::value(new.permission_group.map(|group| group.0)))
        .filter(user_groups::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    write_names(tx, id, &new.names).await
}

/// Writes its names in place of those it has, unless another one is called that ([`names::replace`]).
async fn write_names(tx: &Tx, id: UserGroupId, new: &Names) -> Result<(), AppError> {
    names::replace(tx, user_group_names::Column::UserGroupId.eq(id.0), new, |locale, named| user_group_names::ActiveModel {
        user_group_id: Set(id.0),
        locale: Set(locale.code().to_owned()),
        name: Set(named.name),
        name_key: Set(Some(named.key)),
    })
    .await
}

/// Passes if nobody has changed the group since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: UserGroupId, version: i32) -> Result<(), AppError> {
    let this = user_groups::Column::Id.eq(id.0).and(user_groups::Column::DeletedAt.is_null());
    versions::claim_or_missing::<user_groups::Entity, _>(tx, this, user_groups::Column::Version, version, async || {
        find(&**tx, id).await
    })
    .await
}

/// All of them in their order, ours until the commit.
pub(crate) async fn lock_order(tx: &Tx) -> Result<Vec<UserGroupId>, AppError> {
    let mut rows = locked(tx, living_by_id()).await?;
    rows.sort_by_key(|row| (row.position, row.id));
    Ok(rows.into_iter().map(|row| UserGroupId(row.id)).collect())
}

/// These, ours until the commit, in the order in which user groups are always held, so that no two wait for each other.
pub(crate) async fn lock(tx: &Tx, ids: impl IntoIterator<Item = UserGroupId>) -> Result<(), AppError> {
    let these = user_groups::Column::Id.is_in(ids.into_iter().map(|id| id.0));
    locked(tx, living_by_id().filter(these)).await.map(drop)
}

fn living_by_id() -> sea_orm::Select<user_groups::Entity> {
    user_groups::Entity::find().filter(user_groups::Column::DeletedAt.is_null()).order_by_asc(user_groups::Column::Id)
}

async fn locked(tx: &Tx, these: sea_orm::Select<user_groups::Entity>) -> Result<Vec<user_groups::Model>, AppError> {
    let these = if is_postgres(&**tx) { these.lock_exclusive() } else { these };
    Ok(these.all(&**tx).await?)
}

/// Puts it there.
pub(crate) async fn set_position(tx: &Tx, id: UserGroupId, position: i32) -> Result<(), AppError> {
    user_groups::Entity::update_many()
        .col_expr(user_groups::Column::Position, Expr::value(position))
        .filter(user_groups::Column::Id.eq(id.0))
        .filter(user_groups::Column::Position.ne(position))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Its people belong to another one, or to none.
pub(crate) async fn move_people(tx: &Tx, from: UserGroupId, to: Option<UserGroupId>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::UserGroupId, Expr::value(to.map(|to| to.0)))
        .filter(accounts::Column::UserGroupId.eq(from.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Is a permission group what a building begins with for people who need no address?
pub(crate) async fn do_some_without_address_begin_with(tx: &Tx, group: PermissionGroupId) -> Result<bool, AppError> {
    let some = living()
        .filter(user_groups::Column::PermissionGroupId.eq(group.0))
        .filter(user_groups::Column::SignIn.ne(SignsIn::Address.code()));
    Ok(some.one(&**tx).await?.is_some())
}

/// Where one permission group was what a building begins with, another is, or none.
pub(crate) async fn replace_permission_group(
    tx: &Tx,
    from: PermissionGroupId,
    to: Option<PermissionGroupId>,
) -> Result<(), AppError> {
    user_groups::Entity::update_many()
        .col_expr(user_groups::Column::PermissionGroupId, Expr::value(to.map(|to| to.0)))
        .filter(user_groups::Column::PermissionGroupId.eq(from.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// It is there no longer; its names stay for the history, and others may take them.
pub(crate) async fn delete(tx: &Tx, id: UserGroupId, now: DateTime<Utc>) -> Result<(), AppError> {
    user_groups::Entity::update_many()
        .col_expr(user_groups::Column::DeletedAt, Expr::value(now))
        .filter(user_groups::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    user_group_names::Entity::update_many()
        .col_expr(user_group_names::Column::NameKey, Expr::value(Option::<String>::None))
        .filter(user_group_names::Column::UserGroupId.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
