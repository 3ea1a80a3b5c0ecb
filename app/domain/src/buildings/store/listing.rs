//! The list's SQL: keyset pages. By name and by code they are read along an index; by portfolio the buildings are sorted, of which there are
//! never more than some thousands.

use super::Building;
use crate::{
    buildings::{
        form::{BuildingQuery, Sort},
        model::{COUNT_UP_TO, PAGE},
        sight::Sight,
    },
    db::{
        entities::{
            buildings::{Column, Entity},
            portfolios,
        },
        paging::{Paged, Start, counted},
        search,
    },
    errors::AppError,
    staff::{Direction, identity::fold},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait, EntityTrait as _, ExprTrait as _, Order, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, SelectTwo,
    prelude::Expr,
    sea_query::{Func, Query, SimpleExpr},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A place in the list: the last row's keys under this very order.
#[derive(Serialize, Deserialize)]
struct Place(Sort, Direction, Vec<String>, Uuid);

impl Place {
    fn of(building: &Building, query: &BuildingQuery) -> String {
        let keys = match query.sort {
            Sort::Name => vec![fold(&building.name)],
            Sort::Code => vec![building.code_key.clone()],
            Sort::Portfolio => vec![building.portfolio_key.clone(), fold(&building.name)],
        };
        let place = Self(query.sort, query.direction, keys, building.id.0);
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&place).unwrap_or_default())
    }

    /// A forged place, or one of another order, counts as none: the list starts at its beginning.
    fn read(text: Option<&str>, query: &BuildingQuery) -> Option<Self> {
        let text = text.filter(|text| text.len() < 2_000)?;
        let place: Self = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let Self(sort, direction, keys, _) = &place;
        // PostgreSQL takes no NUL.
        let is_whole = keys.len() == columns(query.sort).len() && !keys.iter().any(|key| key.contains('\0'));
        (is_whole && *sort == query.sort && *direction == query.direction).then_some(place)
    }
}

/// By what the rows are ordered, apart from their ids.
fn columns(sort: Sort) -> Vec<SimpleExpr> {
    let column = |column: Column| Expr::col((Entity, column));
    match sort {
        Sort::Name => vec![column(Column::SortKey)],
        Sort::Code => vec![column(Column::CodeKey)],
        // Those without a portfolio come first.
        Sort::Portfolio => {
            let name = Expr::col((portfolios::Entity, portfolios::Column::NameKey));
            vec![Func::coalesce([name, Expr::value("")]).into(), column(Column::SortKey)]
        }
    }
}

/// One page of the buildings that may be seen.
pub(in crate::buildings) async fn page(
    db: &impl ConnectionTrait,
    query: &BuildingQuery,
    sight: &Sight,
) -> Result<Paged<Building>, AppError> {
    let start = Start::of(Place::read(query.after.as_deref(), query), Place::read(query.before.as_deref(), query));
    let rows = ordered(query, sight, &start).all(db).await?;
    Ok(Paged::cut(rows.into_iter().map(Building::from).collect(), PAGE, &start, |building| Place::of(building, query)))
}

fn ordered(query: &BuildingQuery, sight: &Sight, start: &Start<Place>) -> SelectTwo<Entity, portfolios::Entity> {
    let direction = if start.backwards { query.direction.turned() } else { query.direction };
    let order = match direction {
        Direction::Up => Order::Asc,
        Direction::Down => Order::Desc,
    };
    let (columns, id) = (columns(query.sort), Expr::col((Entity, Column::Id)));
    let mut find = Entity::find().filter(wanted(query, sight));
    if let Some(Place(_, _, keys, place)) = &start.place {
        let here = Expr::tuple(columns.iter().cloned().chain([id.clone()]));
        let there = Expr::tuple(keys.iter().cloned().map(Expr::value).chain([Expr::value(*place)]));
        find = find.filter(match direction {
            Direction::Up => here.gt(there),
            Direction::Down => here.lt(there),
        });
    }
    let mut find = find.find_also_related(portfolios::Entity);
    for column in columns.into_iter().chain([id]) {
        find = find.order_by(column, order.clone());
    }
    find.limit(PAGE as u64 + 1)
}

/// How many match, counted up to [`COUNT_UP_TO`] and one.
pub(in crate::buildings) async fn count(
    db: &impl ConnectionTrait,
    query: &BuildingQuery,
    sight: &Sight,
) -> Result<u32, AppError> {
    let mut rows = Query::select();
    rows.column((Entity, Column::Id)).from(Entity).cond_where(wanted(query, sight));
    counted(db, rows, COUNT_UP_TO).await
}

fn wanted(query: &BuildingQuery, sight: &Sight) -> Condition {
    let mut wanted = Condition::all();
    wanted = wanted.add(if query.archived { Column::ArchivedAt.is_not_null() } else { Column::ArchivedAt.is_null() });
    if let Sight::Some(seen) = sight {
        wanted = wanted.add(Column::Id.is_in(seen.keys().map(|building| building.0)));
    }
    for word in search::words(&query.search) {
        let of_that_name = Query::select()
            .column((portfolios::Entity, portfolios::Column::Id))
            .from(portfolios::Entity)
            .and_where(search::holds((portfolios::Entity, portfolios::Column::NameKey), &word))
            .to_owned();
        let anywhere = Condition::any()
            .add(search::holds((Entity, Column::SearchKey), &word))
            .add(Column::PortfolioId.in_subquery(of_that_name));
        wanted = wanted.add(anywhere);
    }
    wanted
}

#[cfg(test)]
mod tests;
