//! The list's SQL: keyset pages over one index, whatever the filter.

use super::Account;
use crate::{
    db::{
        entities::{
            accounts::{Column, Entity},
            grants,
        },
        is_postgres,
        paging::{Paged, Start, counted},
        search,
    },
    errors::AppError,
    ids::AccountId,
    permissions::{
        Scope,
        store::{held_in, holders},
    },
    staff::{
        identity::fold,
        list::{COUNT_UP_TO, Direction, PAGE, Sort, StaffQuery, StateFilter},
    },
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Datelike as _, Utc};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
    prelude::Expr,
    sea_query::{Query, SimpleExpr, UnionType},
};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use uuid::Uuid;

/// Since when an account needs attention: the database's own column, of which the table's schema has the rule.
const ATTENTION_AT: &str = "attention_at";

/// A place in the list: the last row's key under this very order.
#[derive(Serialize, Deserialize)]
struct Place(Sort, Direction, String, Uuid);

impl Place {
    fn of(account: &Account, query: &StaffQuery) -> String {
        let key = match query.sort {
            Sort::Name => fold(&account.name()),
            Sort::Added => account.created_at.timestamp_micros().to_string(),
        };
        let place = Self(query.sort, query.direction, key, account.id.0);
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&place).unwrap_or_default())
    }

    /// A forged place, or one of another order, counts as none: the list starts at its beginning.
    fn read(text: Option<&str>, query: &StaffQuery) -> Option<(SimpleExpr, Uuid)> {
        let text = text.filter(|text| text.len() < 2_000)?;
        let Self(sort, direction, key, id) = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let key = match sort {
            // PostgreSQL takes no NUL.
            Sort::Name if key.contains('\0') => return None,
            Sort::Name => Expr::value(key),
            Sort::Added => Expr::value(instant(&key)?),
        };
        (sort == query.sort && direction == query.direction).then_some((key, id))
    }
}

/// An instant that both databases can hold: chrono's reach further back than PostgreSQL's.
pub(crate) fn instant(micros: &str) -> Option<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros.parse().ok()?).filter(|instant| (1970..10_000).contains(&instant.year()))
}

/// Whose people are listed.
#[derive(Clone, Debug)]
pub(in crate::staff) enum Among {
    /// Everybody.
    Everyone,
    /// Those who hold something in one of these scopes, and administrators.
    PeopleOf {
        /// The scopes.
        scopes: Vec<Scope>,
        /// Few hold something there: then it is quicker to look at each of them than to walk along everybody in the list's order.
        are_few: bool,
        /// For somebody who isn't an administrator: by their addresses administrators are not found, and of those who ask for help, these alone.
        is_for_manager: bool,
        /// On whom the reader may act, of those who ask for help ([`Among::told_of_asking`]).
        asking: HashSet<AccountId>,
    },
}

/// More than this are many.
const FEW: u32 = 4_000;

impl Among {
    /// Finds out how many they are.
    pub async fn of(
        db: &impl ConnectionTrait,
        scopes: Vec<Scope>,
        is_for_manager: bool,
        now: DateTime<Utc>,
    ) -> Result<Self, AppError> {
        let counted = counted(db, holders(&scopes, now), FEW).await?;
        Ok(Self::PeopleOf { are_few: counted <= FEW, scopes, is_for_manager, asking: HashSet::new() })
    }

    /// The same, for a reader who is told of these that they ask for help.
    pub fn told_of_asking(mut self, these: HashSet<AccountId>) -> Self {
        if let Self::PeopleOf { asking, .. } = &mut self {
            *asking = these;
        }
        self
    }

    fn condition(&self, now: DateTime<Utc>) -> Condition {
        let Self::PeopleOf { scopes, are_few, .. } = self else { return Condition::all() };
        if *are_few {
            let mut administrators = Query::select();
            // As the partial index has it, which SQLite takes for nothing else.
            administrators.column((Entity, Column::Id)).from(Entity).and_where(Expr::col((Entity, Column::IsAdministrator)));
            let few = holders(scopes, now).union(UnionType::All, administrators).to_owned();
            return Condition::all().add(Column::Id.in_subquery(few));
        }
        let mut held = Query::select();
        held.column((grants::Entity, grants::Column::AccountId)).from(grants::Entity).and_where(held_in(scopes, now));
        held.and_where(Expr::col((grants::Entity, grants::Column::AccountId)).equals((Entity, Column::Id)));
        Condition::any().add(Column::IsAdministrator.eq(true)).add(Expr::exists(held))
    }

    fn are_few(&self) -> bool {
        matches!(self, Self::PeopleOf { are_few: true, .. })
    }

    /// The people of whom it may be told that they are in this state.
    fn told_of(&self, state: Option<StateFilter>) -> Condition {
        match self {
            Self::PeopleOf { is_for_manager: true, asking, .. } if state == Some(StateFilter::Asking) => {
                Condition::all().add(Column::Id.is_in(asking.iter().map(|id| id.0)))
            }
            _ => Condition::all(),
        }
    }

    pub fn is_for_manager(&self) -> bool {
        matches!(self, Self::PeopleOf { is_for_manager: true, .. })
    }
}

/// One page.
pub(in crate::staff) async fn page(
    db: &impl ConnectionTrait,
    query: &StaffQuery,
    among: &Among,
    now: DateTime<Utc>,
) -> Result<Paged<Account>, AppError> {
    let start = Start::of(Place::read(query.after.as_deref(), query), Place::read(query.before.as_deref(), query));
    let found = filtered(query, among, now);
    let by_index = !among.are_few() || is_postgres(db);
    let rows = ordered(found, query, by_index, &start).limit(PAGE as u64 + 1).all(db).await?;
    Ok(Paged::cut(rows.into_iter().map(Account::from).collect(), PAGE, &start, |account| Place::of(account, query)))
}

/// `by_index`: else SQLite, which is fond of walking along an index in the right order, is kept from it by asking for the order of an expression.
fn ordered(find: Select<Entity>, query: &StaffQuery, by_index: bool, start: &Start<(SimpleExpr, Uuid)>) -> Select<Entity> {
    let column = match (query.sort, by_index) {
        (Sort::Name, true) => Expr::col((Entity, Column::SortKey)),
        (Sort::Added, true) => Expr::col((Entity, Column::CreatedAt)),
        (Sort::Name, false) => Expr::cust("accounts.sort_key || ''"),
        (Sort::Added, false) => Expr::cust("accounts.created_at || ''"),
    };
    let direction = if start.backwards { query.direction.turned() } else { query.direction };
    let order = match direction {
        Direction::Up => Order::Asc,
        Direction::Down => Order::Desc,
    };
    let find = match start.place.clone() {
        None => find,
        Some((key, id)) => {
            let here = Expr::tuple([column.clone(), Expr::col((Entity, Column::Id))]);
            let there = Expr::tuple([key, Expr::value(id)]);
            find.filter(match direction {
                Direction::Up => here.gt(there),
                Direction::Down => here.lt(there),
            })
        }
    };
    find.order_by(column, order.clone()).order_by(Column::Id, order)
}

/// How many match, counted up to [`COUNT_UP_TO`] and one.
pub(in crate::staff) async fn count(
    db: &impl ConnectionTrait,
    query: &StaffQuery,
    among: &Among,
    now: DateTime<Utc>,
) -> Result<u32, AppError> {
    let rows = sea_orm::QueryTrait::into_query(filtered(query, among, now).select_only().column(Column::Id));
    counted(db, rows, COUNT_UP_TO).await
}

fn filtered(query: &StaffQuery, among: &Among, now: DateTime<Utc>) -> Select<Entity> {
    let mut find = Entity::find().filter(match query.state {
        Some(state) => in_state(state, now),
        None => alive(),
    });
    for word in search::words(&query.search) {
        find = find.filter(found_by(&word, among.is_for_manager()));
    }
    find.filter(among.told_of(query.state)).filter(among.condition(now))
}

/// As many as are looked through of those who ask for help.
const ASKING: u64 = 2_000;

/// Those who ask for help, whoever may be told of it; those who have waited longest first.
pub(in crate::staff) async fn asking(
    db: &impl ConnectionTrait,
    among: &Among,
    now: DateTime<Utc>,
) -> Result<Vec<Account>, AppError> {
    let asking = Entity::find().filter(in_state(StateFilter::Asking, now)).filter(among.condition(now));
    let rows = asking.order_by_asc(Column::HelpAskedAt).order_by_asc(Column::Id).limit(ASKING).all(db).await?;
    Ok(rows.into_iter().map(Account::from).collect())
}

/// Whose name or address has this word in it. For somebody who isn't an administrator, by what they see: by their addresses administrators are not
/// found, nor whoever has an address beside a username by that.
pub(crate) fn found_by(word: &str, is_for_manager: bool) -> SimpleExpr {
    let found = search::holds((Entity, Column::SearchKey), word);
    if is_for_manager {
        let by_name = search::holds((Entity, Column::SortKey), word);
        let by_sign_in_name = search::holds((Entity, Column::SignInKey), word);
        found.and(by_name.or(Column::IsAdministrator.eq(false).and(by_sign_in_name)))
    } else {
        found
    }
}

fn alive() -> Condition {
    Condition::all().add(Column::ErasedAt.is_null())
}

fn pending() -> Condition {
    alive().add(Column::ActivatedAt.is_null()).add(Column::DeactivatedAt.is_null())
}

fn invited() -> Condition {
    pending().add(Column::InvitedAt.is_not_null())
}

/// Written as the partial indexes are, so that each is used.
fn in_state(state: StateFilter, now: DateTime<Utc>) -> Condition {
    match state {
        StateFilter::Created => pending().add(Column::InvitedAt.is_null()),
        StateFilter::Active => alive().add(Column::ActivatedAt.is_not_null()).add(Column::DeactivatedAt.is_null()),
        StateFilter::Inactive => alive().add(Column::DeactivatedAt.is_not_null()),
        StateFilter::Asking => alive().add(Column::HelpAskedAt.is_not_null()),
        StateFilter::Invited => {
            invited().add(Condition::any().add(Column::InvitationExpiresAt.is_null()).add(Column::InvitationExpiresAt.gt(now)))
        }
        // Of nobody who is inactive or erased: the database derives it.
        StateFilter::Attention => Condition::all().add(Expr::col(ATTENTION_AT).lte(now)),
    }
}

#[cfg(test)]
mod tests;
