//! The sessions' SQL.

mod candidate;

pub(super) use candidate::{Candidate, find_candidate};

use crate::{
    actor::{Abilities, SignedIn},
    ctx::Tx,
    db::{
        entities::{accounts, hidden::HiddenBytes, sessions},
        statement,
    },
    errors::AppError,
    ids::{AccountId, BuildingId, SessionId},
    permissions::{BuiltIn, Level},
    staff::full_name,
};
use chrono::{DateTime, Utc};
use locales::Locale;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, ExprTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
    QueryTrait as _, Set, UpdateMany,
    prelude::Expr,
    sea_query::{LockBehavior, LockType, SelectStatement},
};
use uuid::Uuid;

/// A living session and its person.
pub(super) struct Found {
    pub person: SignedIn,
    pub last_seen_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
}

/// A person who may be signed in, of each query's `a`, `c` and `o`. `now` is where the query has the present instant.
fn person(now: &str) -> String {
    let abilities = abilities(now);
    format!(
        "
        a.id AS account, a.first_name, a.last_name, a.sign_in_name, a.locale, a.is_administrator,
        COALESCE(a.time_zone, o.time_zone) AS shown_time_zone,
        (a.accepted_policy IS NULL OR a.accepted_policy <> (SELECT id FROM policies ORDER BY version DESC LIMIT 1)) AS policy_pending,
        (c.ends_at IS NOT NULL) AS must_change, {abilities} AS abilities"
    )
}

/// The most that is held of each of the product's capabilities, as one number of as many digits: this is asked with every request, and whoever
/// has five thousand buildings has as many grants. Of each level a digit to the base of [`LEVELS`].
fn abilities(now: &str) -> String {
    let digit =
        |capability: BuiltIn| format!("COALESCE(MAX(CASE c.code WHEN '{}' THEN l.level ELSE 0 END), 0)", capability.code());
    let digits = BuiltIn::ALL.into_iter().rev().map(digit).reduce(|more, less| format!("({more}) * {LEVELS} + {less}"));
    let digits = digits.unwrap_or_default();
    format!(
        "(SELECT CAST({digits} AS integer)
            FROM capabilities c JOIN permission_levels l ON l.capability_id = c.id
            WHERE c.code IS NOT NULL AND l.group_id IN (SELECT g.group_id FROM grants g
                WHERE g.account_id = a.id AND (g.until_at IS NULL OR (g.from_at <= {now} AND g.until_at > {now}))))"
    )
}

/// How many levels there may be.
const LEVELS: i32 = 4;

/// What [`abilities`] has counted.
fn read_abilities(mut digits: i32) -> Abilities {
    let mut next = || {
        let level = Level::of_number(i16::try_from(digits % LEVELS).unwrap_or(0));
        digits /= LEVELS;
        level
    };
    let [staff_accounts, buildings, delivery, history] = BuiltIn::ALL.map(|_| next());
    Abilities { staff_accounts, buildings, delivery, history }
}

#[derive(FromQueryResult)]
struct Person {
    account: Uuid,
    first_name: String,
    last_name: String,
    sign_in_name: String,
    locale: String,
    is_administrator: bool,
    shown_time_zone: String,
    policy_pending: bool,
    must_change: bool,
    abilities: Option<i32>,
}

impl Person {
    fn signed_in(self, session: SessionId) -> SignedIn {
        SignedIn {
            account: AccountId(self.account),
            session,
            name: full_name(&self.first_name, &self.last_name),
            sign_in_name: self.sign_in_name,
            locale: Locale::parse(&self.locale).unwrap_or_default(),
            time_zone: self.shown_time_zone,
            is_administrator: self.is_administrator,
            policy_pending: self.policy_pending,
            must_change: self.must_change,
            abilities: if self.is_administrator { Abilities::ALL } else { read_abilities(self.abilities.unwrap_or(0)) },
        }
    }
}

#[derive(FromQueryResult)]
struct Row {
    session: Uuid,
    last_seen_at: DateTime<Utc>,
    expires_at: DateTime<Utc>,
    #[sea_orm(nested)]
    person: Person,
}

/// One query for everything that authorises a request. The epoch and the account's instants are conditions, not values: a session of an
/// earlier epoch or of an inactive account is simply not there.
pub(super) async fn find(
    db: &impl ConnectionTrait,
    token_sha256: [u8; 32],
    now: DateTime<Utc>,
) -> Result<Option<Found>, AppError> {
    let person = person("$2");
    let sql = format!(
        "
        SELECT s.id AS session, s.last_seen_at, s.expires_at, {person}
        FROM sessions s
        JOIN accounts a ON a.id = s.account_id AND a.session_epoch = s.epoch
        JOIN organisation o ON o.id = 1
        LEFT JOIN credentials c ON c.account_id = a.id
        WHERE s.token_sha256 = $1 AND a.activated_at IS NOT NULL AND a.deactivated_at IS NULL AND a.erased_at IS NULL"
    );
    let row = Row::find_by_statement(statement(db, &sql, [token_sha256.to_vec().into(), now.into()])).one(db).await?;
    Ok(row.map(|row| Found {
        person: row.person.signed_in(SessionId(row.session)),
        last_seen_at: row.last_seen_at,
        expires_at: row.expires_at,
    }))
}

/// A session to be written.
pub(super) struct NewRow {
    pub id: SessionId,
    pub token_sha256: [u8; 32],
    pub account: AccountId,
    /// The account's, as it is within this transaction.
    pub epoch: i32,
}

/// Deferred: [`Tx::flush`] comes before whoever looks for it.
pub(super) fn insert(tx: &Tx, new: NewRow, now: DateTime<Utc>, expires_at: DateTime<Utc>) {
    let row = sessions::ActiveModel {
        id: Set(new.id.0),
        token_sha256: Set(HiddenBytes(new.token_sha256.to_vec())),
        account_id: Set(new.account.0),
        epoch: Set(new.epoch),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(expires_at),
        building_id: Set(None),
    };
    tx.deferred().push(sessions::Entity::insert(row).build(tx.get_database_backend()));
}

/// The epoch of the account's sessions, ours until the commit; and that the account is being seen.
pub(super) async fn present_epoch(tx: &Tx, account: AccountId, now: DateTime<Utc>) -> Result<i32, AppError> {
    let rows = seen_now(account, now).exec_with_returning(&**tx).await?;
    rows.first().map(|row| row.session_epoch).ok_or(AppError::NotFound)
}

/// Notes that an account is being seen, and makes it ours until the commit. Deferred.
pub(super) fn see(tx: &Tx, account: AccountId, now: DateTime<Utc>) {
    tx.deferred().push(seen_now(account, now).build(tx.get_database_backend()));
}

/// Finds the account if it is still alive, and its sessions' epoch the one that it was read with.
pub(super) fn admitted(account: AccountId, epoch: i32) -> SelectStatement {
    let admitted = accounts::Entity::find_by_id(account.0)
        .filter(accounts::Column::SessionEpoch.eq(epoch))
        .filter(accounts::Column::ActivatedAt.is_not_null())
        .filter(accounts::Column::DeactivatedAt.is_null())
        .filter(accounts::Column::ErasedAt.is_null());
    admitted.into_query()
}

fn seen_now(account: AccountId, now: DateTime<Utc>) -> UpdateMany<accounts::Entity> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::LastSeenAt, Expr::value(now))
        .filter(accounts::Column::Id.eq(account.0))
}

/// Notes that somebody has been seen, unless it was noted since `before` or somebody else holds the account: who only reads waits for nobody.
/// The account first, as everybody does who changes both: whoever ends the sessions of an account holds it already.
pub(super) async fn seen(
    tx: &Tx,
    session: SessionId,
    account: AccountId,
    now: DateTime<Utc>,
    before: DateTime<Utc>,
) -> Result<(), AppError> {
    let free = accounts::Entity::find_by_id(account.0).select_only().column(accounts::Column::Id);
    // SQLite has no such locks, and its only writer is this one.
    let free = free.lock_with_behavior(LockType::NoKeyUpdate, LockBehavior::SkipLocked);
    if free.into_tuple::<Uuid>().one(&**tx).await?.is_none() {
        return Ok(());
    }
    let noted = sessions::Entity::update_many()
        .col_expr(sessions::Column::LastSeenAt, Expr::value(now))
        .filter(sessions::Column::Id.eq(session.0))
        .filter(sessions::Column::LastSeenAt.lte(before))
        .exec(&**tx)
        .await?;
    if noted.rows_affected == 1 {
        seen_now(account, now).exec(&**tx).await?;
    }
    Ok(())
}

/// Ends the session that a browser had before, if it is there. Deferred: after the account, as everybody does who changes both.
pub(super) fn end_earlier(tx: &Tx, session: SessionId) {
    tx.deferred().push(sessions::Entity::delete_by_id(session.0).build(tx.get_database_backend()));
}

/// Ends one session. `false`: it had ended already.
pub(super) async fn end(tx: &Tx, session: SessionId) -> Result<bool, AppError> {
    Ok(sessions::Entity::delete_by_id(session.0).exec(&**tx).await?.rows_affected == 1)
}

/// Ends every session of the account, on every instance, from the commit on.
pub(crate) async fn end_all(tx: &Tx, account: AccountId) -> Result<(), AppError> {
    accounts::Entity::update_many()
        .col_expr(accounts::Column::SessionEpoch, Expr::col(accounts::Column::SessionEpoch).add(1))
        .filter(accounts::Column::Id.eq(account.0))
        .exec(&**tx)
        .await?;
    sessions::Entity::delete_many().filter(sessions::Column::AccountId.eq(account.0)).exec(&**tx).await?;
    Ok(())
}

/// The building that somebody has turned to in this session.
pub(crate) async fn building_of(db: &impl ConnectionTrait, session: SessionId) -> Result<Option<BuildingId>, AppError> {
    let row = sessions::Entity::find_by_id(session.0).one(db).await?;
    Ok(row.and_then(|row| row.building_id).map(BuildingId))
}

/// Turns to it.
pub(crate) async fn turn_to(tx: &Tx, session: SessionId, building: BuildingId) -> Result<(), AppError> {
    sessions::Entity::update_many()
        .col_expr(sessions::Column::BuildingId, Expr::value(building.0))
        .filter(sessions::Column::Id.eq(session.0))
        .exec(&**tx)
        .await?;
    Ok(())
}
