//! The accounts' SQL, apart from the list's ([`listing`]).

pub(crate) mod listing;

use super::{
    account::{AccountState, AccountSummary, Marks, full_name},
    identity::{EmailAddress, PersonName, SignInName, fold},
    username::Username,
};
use crate::{
    actor::Actor,
    clock,
    ctx::Tx,
    db::{
        OnUnique as _,
        entities::{accounts, address_claims, credentials, grants, policies, sign_in_names, submissions},
        is_postgres,
    },
    errors::{AppError, Conflict},
    fields::{Field, Problem},
    ids::{AccountId, BuildingId, TokenId, UserGroupId},
    passwords::{Choice, Context},
    settings,
    user_groups::{self, SignsIn},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Locale;
use sea_orm::{
    ActiveValue::NotSet, ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, PaginatorTrait as _,
    QueryFilter as _, QueryOrder as _, QuerySelect as _, Set, prelude::Expr, sea_query::OnConflict,
};
use std::collections::{BTreeSet, HashMap};
use uuid::Uuid;

/// So many of the newest accounts tell which domains are in use.
const IN_USE: u64 = 200;

/// An account, whole.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub id: AccountId,
    pub sign_in_name: String,
    pub sign_in_key: String,
    pub email: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub locale: Locale,
    /// The person's own; `None`: the organisation's.
    pub time_zone: Option<Tz>,
    pub is_administrator: bool,
    pub version: i32,
    pub session_epoch: i32,
    pub accepted_policy: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub invited_at: Option<DateTime<Utc>>,
    pub invitation_expires_at: Option<DateTime<Utc>>,
    pub activated_at: Option<DateTime<Utc>>,
    pub deactivated_at: Option<DateTime<Utc>>,
    pub erased_at: Option<DateTime<Utc>>,
    pub address_blocked_at: Option<DateTime<Utc>>,
    pub last_seen_at: Option<DateTime<Utc>>,
    pub user_group: Option<UserGroupId>,
    pub default_building: Option<BuildingId>,
    /// Since when the person waits for help with signing in.
    pub help_asked_at: Option<DateTime<Utc>>,
}

impl Account {
    /// Full name.
    pub fn name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }

    /// Is there a living account behind a right password?
    pub fn may_sign_in(&self) -> bool {
        self.activated_at.is_some() && self.deactivated_at.is_none() && self.erased_at.is_none()
    }

    /// Invited or to be invited: the first password has not been chosen.
    pub fn is_pending(&self) -> bool {
        self.activated_at.is_none() && self.deactivated_at.is_none() && self.erased_at.is_none()
    }

    /// Where it stands now.
    pub fn state(&self, now: DateTime<Utc>, zone: Tz) -> AccountState {
        if self.erased_at.is_some() {
            AccountState::Erased
        } else if let Some(since) = self.deactivated_at {
            AccountState::Inactive { since: clock::moment(since, zone) }
        } else if self.activated_at.is_some() {
            AccountState::Active
        } else if self.invited_at.is_none() {
            AccountState::Created
        } else {
            match self.invitation_expires_at {
                Some(deadline) if now >= deadline => AccountState::InvitationExpired { since: clock::moment(deadline, zone) },
                deadline => AccountState::Invited { left_s: deadline.map(|deadline| (deadline - now).num_seconds()) },
            }
        }
    }

    /// As a row of the list.
    pub fn summary(&self, now: DateTime<Utc>, zone: Tz, policy_in_force: Option<Uuid>) -> AccountSummary {
        AccountSummary {
            id: self.id,
            name: self.name(),
            sign_in_name: self.sign_in_name.clone(),
            locale: self.locale,
            is_administrator: self.is_administrator,
            state: self.state(now, zone),
            has_address: self.email.is_some(),
            marks: Marks { asks_for_help: self.help_asked_at.is_some(), ..Marks::default() },
            address_blocked: self.address_blocked_at.is_some(),
            policy_pending: self.may_sign_in() && self.accepted_policy != policy_in_force,
            last_seen: self.last_seen_at.map(|at| clock::moment(at, zone)),
            added: clock::moment(self.created_at, zone),
        }
    }
}

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
    reserve_name(tx, new.sign_in.key(), field, id, now).await
}

/// A username like this one that is nobody's and never was.
pub(crate) async fn free_username(db: &impl ConnectionTrait, wanted: &Username) -> Result<Username, AppError> {
    if find_owner_of_name(db, wanted.as_str()).await?.is_none() {
        return Ok(wanted.clone());
    }
    let mut number = 2;
    loop {
        let numbered = wanted.numbered(number);
        if find_owner_of_name(db, numbered.as_str()).await?.is_none() {
            return Ok(numbered);
        }
        number += 1;
    }
}

/// A name once given stays given; the same account may take its own former one again.
async fn reserve_name(tx: &Tx, key: &str, field: Field, account: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    let row = sign_in_names::ActiveModel { key: Set(key.to_owned()), account_id: Set(account.0), since: Set(now) };
    let keep = OnConflict::column(sign_in_names::Column::Key).do_nothing().to_owned();
    if sign_in_names::Entity::insert(row).on_conflict(keep).exec_without_returning(&**tx).await? == 1 {
        return Ok(());
    }
    let owner = sign_in_names::Entity::find_by_id(key).one(&**tx).await?;
    if owner.is_some_and(|row| row.account_id == account.0) { Ok(()) } else { Err(AppError::field(field, Problem::Taken)) }
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

/// By what is typed to sign in.
pub(crate) async fn find_by_sign_in_key(db: &impl ConnectionTrait, key: &str) -> Result<Option<Account>, AppError> {
    let row = accounts::Entity::find().filter(accounts::Column::SignInKey.eq(key)).one(db).await?;
    Ok(row.map(Account::from))
}

/// Whose sign-in name this is, or once was.
pub(crate) async fn find_owner_of_name(db: &impl ConnectionTrait, key: &str) -> Result<Option<AccountId>, AppError> {
    Ok(sign_in_names::Entity::find_by_id(key).one(db).await?.map(|row| AccountId(row.account_id)))
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

/// What this person's password must not be built from.
pub(crate) async fn password_context(db: &impl ConnectionTrait, id: AccountId) -> Result<Context, AppError> {
    let account = find(db, id).await?;
    let organisation = settings::required(db).await?;
    Ok(Context { words: vec![account.first_name, account.last_name, account.sign_in_name, organisation.name] })
}

/// What this person may choose to sign in with. A PIN is for those who have no address, unless their user group has them choose a passphrase;
/// never for an administrator (AC-52).
pub(crate) async fn secret_choice(db: &impl ConnectionTrait, id: AccountId) -> Result<Choice, AppError> {
    let account = find(db, id).await?;
    let signs_in = match account.user_group {
        Some(group) => user_groups::store::find(db, group).await?.signs_in,
        None => SignsIn::Pin,
    };
    Ok(Choice {
        may_be_pin: account.email.is_none() && !account.is_administrator && signs_in == SignsIn::Pin,
        context: password_context(db, id).await?,
        sign_in_name: account.sign_in_name,
    })
}

/// Passes if nobody has changed the account since the page was loaded; then nobody else can.
pub(crate) async fn claim_version(tx: &Tx, id: AccountId, version: i32) -> Result<(), AppError> {
    let done = accounts::Entity::update_many()
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(id.0))
        .filter(accounts::Column::Version.eq(version))
        .exec(&**tx)
        .await?;
    if done.rows_affected == 1 { Ok(()) } else { Err(AppError::Conflict(Conflict::Stale)) }
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

/// An invitation is in the outbox; its link's clock has not started.
pub(crate) async fn mark_invited(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::InvitedAt, Expr::value(now))
        .col_expr(accounts::Column::InvitationExpiresAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// A PIN or a card was handed out; it can be used until then.
pub(crate) async fn mark_handed_out(tx: &Tx, id: AccountId, now: DateTime<Utc>, until: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::InvitedAt, Expr::value(now))
        .col_expr(accounts::Column::InvitationExpiresAt, Expr::value(until))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The first password has been chosen.
pub(crate) async fn mark_activated(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::ActivatedAt, Expr::value(now))
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The address was corrected, before the first activation. The database refuses it afterwards.
pub(crate) async fn correct_address(
    tx: &Tx,
    account: &Account,
    email: &EmailAddress,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::SignInName, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::SignInKey, Expr::value(email.key()))
        .col_expr(accounts::Column::Email, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::EmailKey, Expr::value(email.key()))
        .col_expr(accounts::Column::SearchKey, Expr::value(search_key(&account.name(), email.as_typed(), email.key())))
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(account.id.0))
        .exec(&**tx)
        .await
        .on_unique(Field::Email, Problem::Taken)?;
    reserve_name(tx, email.key(), Field::Email, account.id, now).await
}

/// Nothing more is sent to this account's address.
pub(crate) async fn mark_address_blocked(tx: &Tx, id: AccountId, now: DateTime<Utc>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(now))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

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

/// Was somebody added by others, and holds nothing but what this person gave them?
pub(crate) async fn is_only_of(db: &impl ConnectionTrait, id: AccountId, by: &Actor) -> Result<bool, AppError> {
    let by = by.signed_in()?.account.0;
    let added = accounts::Entity::find_by_id(id.0).filter(accounts::Column::CreatedBy.eq(by)).one(db).await?;
    if added.is_some() {
        return Ok(false);
    }
    let by_others = Condition::any().add(grants::Column::GivenBy.is_null()).add(grants::Column::GivenBy.ne(by));
    let others = grants::Entity::find().filter(grants::Column::AccountId.eq(id.0)).filter(by_others).one(db).await?;
    Ok(others.is_none())
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

/// Notes the address that somebody is to have, once they have used this link.
pub(crate) async fn claim_address(
    tx: &Tx,
    id: AccountId,
    token: TokenId,
    address: &str,
    now: DateTime<Utc>,
) -> Result<(), AppError> {
    let row = address_claims::ActiveModel {
        token_id: Set(token.0),
        account_id: Set(id.0),
        address: Set(address.to_owned()),
        claimed_at: Set(now),
    };
    address_claims::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The address that this link is about.
pub(crate) async fn claimed_by(db: &impl ConnectionTrait, token: TokenId) -> Result<Option<String>, AppError> {
    Ok(address_claims::Entity::find_by_id(token.0).one(db).await?.map(|row| row.address))
}

/// The address by which somebody who had none is reached from now on. It is reserved like a sign-in name, and found by a search.
pub(crate) async fn set_email(tx: &Tx, account: &Account, email: &EmailAddress, now: DateTime<Utc>) -> Result<(), AppError> {
    let key = format!("{} {}", search_key(&account.name(), &account.sign_in_name, &account.sign_in_key), email.key());
    accounts::Entity::update_many()
        .col_expr(accounts::Column::Email, Expr::value(email.as_typed()))
        .col_expr(accounts::Column::EmailKey, Expr::value(email.key()))
        .col_expr(accounts::Column::SearchKey, Expr::value(key))
        .col_expr(accounts::Column::Version, Expr::col(accounts::Column::Version).add(1))
        .filter(accounts::Column::Id.eq(account.id.0))
        .exec(&**tx)
        .await
        .on_unique(Field::Email, Problem::Taken)?;
    reserve_name(tx, email.key(), Field::Email, account.id, now).await
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
    /// Is there nothing to change?
    pub fn are_those_of(&self, account: &Account) -> bool {
        let name = PersonName { first: account.first_name.clone(), last: account.last_name.clone() };
        let (user_group, default_building) = (account.user_group, account.default_building);
        *self == Self { name, locale: account.locale, user_group, default_building }
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

/// Nothing opens the account from then on; `None`: it opens again.
pub(crate) async fn set_deactivated(tx: &Tx, id: AccountId, since: Option<DateTime<Utc>>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::DeactivatedAt, Expr::value(since))
        .col_expr(accounts::Column::HelpAskedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The person waits for help since then; `None`: no longer.
pub(crate) async fn set_help_asked(tx: &Tx, id: AccountId, since: Option<DateTime<Utc>>) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::HelpAskedAt, Expr::value(since))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// Mail may go to this account's address again.
pub(crate) async fn mark_address_free(tx: &Tx, id: AccountId) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::AddressBlockedAt, Expr::value(Option::<DateTime<Utc>>::None))
        .filter(accounts::Column::Id.eq(id.0))
        .exec(&**tx)
        .await?;
    Ok(())
}

/// The keys of the addresses at which somebody has activated an account: the newest, as many as tell which domains are ours.
pub(crate) async fn addresses_in_use(db: &impl ConnectionTrait) -> Result<Vec<String>, AppError> {
    let newest = accounts::Entity::find()
        .filter(accounts::Column::ActivatedAt.is_not_null())
        .filter(accounts::Column::DeactivatedAt.is_null())
        .filter(accounts::Column::ErasedAt.is_null())
        .order_by_desc(accounts::Column::CreatedAt)
        .order_by_desc(accounts::Column::Id)
        .limit(IN_USE)
        .select_only()
        .column(accounts::Column::EmailKey);
    let keys: Vec<Option<String>> = newest.into_tuple().all(db).await?;
    Ok(keys.into_iter().flatten().collect())
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

/// Those among these whose secret is one that was handed out.
pub(crate) async fn with_handed_out(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeSet<AccountId>, AppError> {
    let found: Vec<Uuid> = credentials::Entity::find()
        .select_only()
        .column(credentials::Column::AccountId)
        .filter(credentials::Column::AccountId.is_in(ids.into_iter().map(|id| id.0)))
        .filter(credentials::Column::EndsAt.is_not_null())
        .into_tuple()
        .all(db)
        .await?;
    Ok(found.into_iter().map(AccountId).collect())
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

impl From<accounts::Model> for Account {
    fn from(row: accounts::Model) -> Self {
        Self {
            id: AccountId(row.id),
            sign_in_name: row.sign_in_name,
            sign_in_key: row.sign_in_key,
            email: row.email,
            first_name: row.first_name,
            last_name: row.last_name,
            locale: Locale::parse(&row.locale).unwrap_or_default(),
            time_zone: row.time_zone.and_then(|zone| zone.parse().ok()),
            is_administrator: row.is_administrator,
            version: row.version,
            session_epoch: row.session_epoch,
            accepted_policy: row.accepted_policy,
            created_at: row.created_at,
            invited_at: row.invited_at,
            invitation_expires_at: row.invitation_expires_at,
            activated_at: row.activated_at,
            deactivated_at: row.deactivated_at,
            erased_at: row.erased_at,
            address_blocked_at: row.address_blocked_at,
            last_seen_at: row.last_seen_at,
            user_group: row.user_group_id.map(UserGroupId),
            default_building: row.default_building_id.map(BuildingId),
            help_asked_at: row.help_asked_at,
        }
    }
}
