//! The accounts' SQL: making, finding, holding and changing them. Apart from it stand the list's ([`listing`]), where somebody is reached
//! ([`addresses`]), the steps of an account's life ([`life`]), and who is an administrator ([`mod@administrators`]).

mod account;
mod addresses;
mod administrators;
mod life;
pub(crate) mod listing;

pub(crate) use account::Account;
pub(crate) use addresses::{
    addresses_in_use, claim_address, claimed_by, correct_address, find_owner_of_name, free_username, mark_address_blocked,
    mark_address_free, set_email,
};
pub(crate) use administrators::{administrators, count_administrators, given_to_only_by, lock_administrators, set_administrator};
pub(crate) use life::{mark_activated, mark_handed_out, mark_invited, set_deactivated, set_help_asked};

use super::identity::{EmailAddress, PersonName, SignInName, fold};
use crate::{
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{accounts, policies, submissions},
        is_postgres, versions,
    },
    errors::AppError,
    fields::Problem,
    ids::{AccountId, BuildingId, UserGroupId},
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Set, prelude::Expr, sea_query::OnConflict,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// An account to be written.
#[derive(Clone, Debug)]
pub(crate) struct NewAccount {
    pub name: PersonName,
    pub sign_in: SignInName,
    pub locale: Locale,
    pub is_administrator: bool,
    pub user_group: Option<UserGroupId>,
    pub default_building: Option<BuildingId>,
}

/// Writes a new account and reserves its sign-in name for good. [`Problem::Taken`] when it is or ever was somebody's.
pub(crate) async fn insert(
    tx: &Tx,
    id: AccountId,
    new: &NewAccount,
    created_by: Option<AccountId>,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = accounts::ActiveModel {
        id: Set(id.0),
        sign_in_name: Set(new.sign_in.as_typed().to_owned()),
        sign_in_key: Set(new.sign_in.key().to_owned()),
        email: Set(new.sign_in.address().map(|email| email.as_typed().to_owned())),
        email_key: Set(new.sign_in.address().map(|email| email.key().to_owned())),
        first_name: Set(new.name.first.clone()),
        last_name: Set(new.name.last.clone()),
        locale: Set(new.locale.code().to_owned()),
        time_zone: NotSet,
        is_administrator: Set(new.is_administrator),
        search_key: Set(search_key(&new.name.full(), new.sign_in.as_typed(), new.sign_in.key())),
        sort_key: Set(fold(&new.name.full())),
        version: Set(1),
        session_epoch: Set(0),
        accepted_policy: NotSet,
        created_at: Set(now),
        created_by: Set(created_by.map(|account| account.0)),
        invited_at: NotSet,
        invitation_expires_at: NotSet,
        activated_at: NotSet,
        deactivated_at: NotSet,
        erased_at: NotSet,
        address_blocked_at: NotSet,
        last_seen_at: NotSet,
        user_group_id: Set(new.user_group.map(|group| group.0)),
        default_building_id: Set(new.default_building.map(|building| building.0)),
        help_asked_at: NotSet,
    };
    let field = new.sign_in.field();
    accounts::Entity::insert(row).exec_without_returning(&**tx).await.on_unique(field, Problem::Taken)?;
    addresses::reserve_name(tx, new.sign_in.key(), field, id, now).await
}

/// What a search looks through: name and sign-in name, folded, and the latter as it counts.
pub(crate) fn search_key(name: &str, sign_in_name: &str, key: &str) -> String {
    format!("{} {} {key}", fold(name), fold(sign_in_name))
}

/// The account; [`AppError::NotFound`] when there is none.
pub(crate) async fn find(db: &impl ConnectionTrait, id: AccountId) -> Result<Account, AppError> {
    accounts::Entity::find_by_id(id.0).one(db).await?.map(Account::from).ok_or(AppError::NotFound)
}

/// The account, ours until the commit.
pub(crate) async fn lock(tx: &Tx, id: AccountId) -> Result<Account, AppError> {
    let wanted = accounts::Entity::find_by_id(id.0);
    let wanted = if is_postgres(&**tx) { wanted.lock_exclusive() } else { wanted };
    wanted.one(&**tx).await?.map(Account::from).ok_or(AppError::NotFound)
}

/// These accounts, ours until the commit, in the order in which accounts are always held, so that no two wait for each other.
pub(crate) async fn lock_several(tx: &Tx, ids: &BTreeSet<AccountId>) -> Result<(), AppError> {
    if is_postgres(&**tx) {
        let these = accounts::Entity::find().filter(accounts::Column::Id.is_in(ids.iter().map(|id| id.0)));
        these.order_by_asc(accounts::Column::Id).lock_exclusive().all(&**tx).await?;
    }
    Ok(())
}

/// Everybody of a user group, and whoever decides about it, in the same order.
pub(crate) async fn lock_people_of(tx: &Tx, group: UserGroupId, and: Option<AccountId>) -> Result<(), AppError> {
    if is_postgres(&**tx) {
        let these = accounts::Column::UserGroupId.eq(group.0).or(accounts::Column::Id.is_in(and.map(|id| id.0)));
        accounts::Entity::find().filter(these).order_by_asc(accounts::Column::Id).lock_exclusive().all(&**tx).await?;
    }
    Ok(())
}

/// By what is typed to sign in.
pub(crate) async fn find_by_sign_in_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Account>, AppError> {
    let row = accounts::Entity::find().filter(accounts::Column::SignInKey.eq(key)).one(db).await?;
    Ok(row.map(Account::from))
}

/// By where its mail goes.
pub(crate) async fn find_by_email_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Account>, AppError> {
    let row = accounts::Entity::find().filter(accounts::Column::EmailKey.eq(key)).one(db).await?;
    Ok(row.map(Account::from))
}

/// The id of the policy in force, to tell who hasn't accepted it.
pub(crate) async fn policy_in_force(db: &impl ConnectionTrait) -> Result<Option<Uuid>, AppError> {
    let newest = policies::Entity::find().order_by_desc(policies::Column::Version).one(db).await?;
    Ok(newest.map(|row| row.id))
}

/// These accounts, as far as they are there.
pub(crate) async fn several(db: &impl ConnectionTrait, ids: &BTreeSet<AccountId>) -> Result<Vec<Account>, AppError> {
    let found = accounts::Entity::find().filter(accounts::Column::Id.is_in(ids.iter().map(|id| id.0))).all(db).await?;
    Ok(found.into_iter().map(Account::from).collect())
}

/// Is anybody there besides the first?
pub(crate) async fn are_there_several(db: &impl ConnectionTrait) -> Result<bool, AppError> {
    let people = accounts::Entity::find().select_only().column(accounts::Column::Id).filter(accounts::Column::ErasedAt.is_null());
    Ok(people.limit(2).into_tuple::<Uuid>().all(db).await?.len() > 1)
}

/// Passes if nobody has changed the account since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: AccountId, version: i32) -> Result<(), AppError> {
    versions::claim::<accounts::Entity>(tx, accounts::Column::Id.eq(id.0), accounts::Column::Version, version).await
}

/// Whatever page shows the account is out of date.
pub(crate) async fn bump_version(tx: &Tx, id: AccountId) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// What may be changed of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    pub name: PersonName,
    pub locale: Locale,
    pub user_group: Option<UserGroupId>,
    pub default_building: Option<BuildingId>,
}

impl Details {
    /// As they are.
    pub fn of(account: &Account) -> Self {
        Self {
            name: PersonName { first: account.first_name.clone(), last: account.last_name.clone() },
            locale: account.locale,
            user_group: account.user_group,
            default_building: account.default_building,
        }
    }
}

/// Writes them.
pub(crate) async fn write_details(tx: &Tx, account: &Account, new: &Details) -> Result<(), AppError> {
    use accounts::Column::{DefaultBuildingId, FirstName, Id, LastName, Locale, SearchKey, SortKey, UserGroupId};
    let full = new.name.full();
    let mut searched = search_key(&full, &account.sign_in_name, &account.sign_in_key);
    if let Some(email) = account.email.as_deref().filter(|email| *email != account.sign_in_name) {
        searched = format!("{searched} {}", EmailAddress::key_of(email));
    }
    accounts::Entity::update_many()
        .col_expr(FirstName, Expr::value(new.name.first.as_str()))
        .col_expr(LastName, Expr::value(new.name.last.as_str()))
        .col_expr(Locale, Expr::value(new.locale.code()))
        .col_expr(UserGroupId, Expr::value(new.user_group.map(|group| group.0)))
        .col_expr(DefaultBuildingId, Expr::value(new.default_building.map(|building| building.0)))
        .col_expr(SearchKey, Expr::value(searched))
        .col_expr(SortKey, Expr::value(fold(&full)))
        .filter(Id.eq(account.id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Sets the person's language. `false`: it was that one already.
pub(crate) async fn set_locale(tx: &Tx, id: AccountId, locale: Locale) -> Result<bool, AppError> {
    let changed = accounts::Entity::update_many()
        .col_expr(accounts::Column::Locale, Expr::value(locale.code()))
        .filter(accounts::Column::Id.eq(id.0))
        .filter(accounts::Column::Locale.ne(locale.code()))
        .exec(&**tx)
        .await?;
    Ok(changed.rows_affected == 1)
}

/// Full names, for as many of these as there are.
pub(crate) async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<HashMap<AccountId, String>, AppError> {
    let wanted = accounts::Column::Id.is_in(ids.into_iter().map(|id| id.0));
    let rows = accounts::Entity::find().filter(wanted).all(db).await?;
    Ok(rows.into_iter().map(Account::from).map(|account| (account.id, account.name())).collect())
}

/// A sending of a form: all of it in one keyed hash ([`Keys::submission`](crate::keys::Keys::submission)).
pub(crate) type Submission = [u8; 32];

/// What an earlier sending of the same form made, if there was one.
pub(crate) async fn submitted(db: &impl ConnectionTrait, submission: Submission) -> Result<Option<AccountId>, AppError> {
    let row = submissions::Entity::find_by_id(submission.to_vec()).one(db).await?;
    Ok(row.map(|row| AccountId(row.account_id)))
}

/// Notes what a form made. `false` when the same form has made something already.
pub(crate) async fn note_submission(
    tx: &Tx,
    submission: Submission,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<bool, AppError> {
    let row = submissions::ActiveModel { key: Set(submission.to_vec()), account_id: Set(account.0), made_at: Set(now) };
    let keep = OnConflict::column(submissions::Column::Key).do_nothing().to_owned();
    Ok(submissions::Entity::insert(row).on_conflict(keep).exec_without_returning(&**tx).await? == 1)
}
