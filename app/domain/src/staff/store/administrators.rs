//! Who is an administrator, and who was brought in by whom.

use super::Account;
use crate::{
    actor::Actor,
    ctx::Tx,
    db::{
        entities::{accounts, grants},
        is_postgres,
    },
    errors::AppError,
    ids::AccountId,
    permissions::store::unended,
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, prelude::Expr,
};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Whoever decides who is an administrator does so one after the other. With the account that it is about, and in the order in which accounts
/// are always held, so that nobody waits for somebody who waits for them.
pub(crate) async fn lock_administrators(tx: &Tx, target: AccountId) -> Result<(), AppError> {
    if is_postgres(&**tx) {
        let theirs = Condition::any().add(accounts::Column::IsAdministrator.eq(true)).add(accounts::Column::Id.eq(target.0));
        let all = accounts::Entity::find().filter(theirs).order_by_asc(accounts::Column::Id);
        all.lock_exclusive().all(&**tx).await?;
    }
    Ok(())
}

/// Those among these people who were added by others, and hold nothing but what this person gave them, or somebody who is none but a colleague of
/// theirs: by a helper's hand nobody becomes somebody's to act on.
pub(crate) async fn given_to_only_by(
    db: &impl ConnectionTrait,
    ids: &[AccountId],
    by: &Actor,
    now: DateTime<Utc>,
) -> Result<HashSet<AccountId>, AppError> {
    let by = by.signed_in()?.account.0;
    let ids = || ids.iter().map(|id| id.0);
    let columns = [accounts::Column::Id, accounts::Column::CreatedBy];
    let added = accounts::Entity::find().select_only().columns(columns).filter(accounts::Column::Id.is_in(ids()));
    let added: HashMap<Uuid, Option<Uuid>> = added.into_tuple::<(Uuid, Option<Uuid>)>().all(db).await?.into_iter().collect();
    let given = grants::Entity::find().select_only().columns([grants::Column::AccountId, grants::Column::GivenBy]).distinct();
    let given = given.filter(grants::Column::AccountId.is_in(ids())).filter(unended(now));
    let given: Vec<(Uuid, Option<Uuid>)> = given.into_tuple().all(db).await?;
    let givers: HashSet<Uuid> = given.iter().filter_map(|(_, giver)| *giver).collect();
    let above = accounts::Entity::find().select_only().column(accounts::Column::Id);
    let above = above.filter(accounts::Column::Id.is_in(givers)).filter(accounts::Column::IsAdministrator.eq(true));
    let above: HashSet<Uuid> = above.into_tuple::<Uuid>().all(db).await?.into_iter().collect();
    let counts = |id: Uuid, giver: Option<Uuid>| {
        giver.is_none_or(|giver| above.contains(&giver) || added.get(&id).is_some_and(|creator| *creator == Some(giver)))
    };
    let of_others: HashSet<Uuid> = given.into_iter().filter(|(id, giver)| counts(*id, *giver)).map(|(id, _)| id).collect();
    let is_own = |id: &Uuid| added.get(id).is_some_and(|creator| *creator == Some(by));
    Ok(ids().filter(|id| !is_own(id) && !of_others.contains(id)).map(AccountId).collect())
}

/// Administrators who can sign in.
pub(crate) async fn administrators(db: &impl ConnectionTrait) -> Result<Vec<Account>, AppError> {
    let rows = accounts::Entity::find()
        .filter(accounts::Column::IsAdministrator.eq(true))
        .order_by_asc(accounts::Column::Id)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(Account::from).filter(Account::may_sign_in).collect())
}

/// Administrators who can sign in, but for this one.
pub(crate) async fn count_administrators(tx: &Tx, without: AccountId) -> Result<u64, AppError> {
    let others = accounts::Entity::find()
        .filter(accounts::Column::IsAdministrator.eq(true))
        .filter(accounts::Column::Id.ne(without.0))
        .filter(accounts::Column::ActivatedAt.is_not_null())
        .filter(accounts::Column::DeactivatedAt.is_null())
        .filter(accounts::Column::ErasedAt.is_null());
    Ok(others.count(&**tx).await?)
}

/// Makes the person an administrator, or not.
pub(crate) async fn set_administrator(tx: &Tx, id: AccountId, is_administrator: bool) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::IsAdministrator, Expr::value(is_administrator))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
