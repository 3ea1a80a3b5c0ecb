//! Pages of buildings for the matrix.

use crate::{
    db::{
        entities::{buildings, portfolios},
        search,
    },
    errors::AppError,
    ids::{BuildingId, PortfolioId},
    permissions::{MatrixQuery, Place},
};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait, EntityTrait as _, PaginatorTrait as _, QueryFilter as _, QueryOrder as _,
    QuerySelect as _, Select,
};
use uuid::Uuid;

/// Building, name, code, portfolio.
type Row = (BuildingId, String, String, Option<PortfolioId>);

/// A page.
pub(in crate::permissions) struct Page {
    pub rows: Vec<Row>,
    pub matching: u32,
    pub has_next: bool,
}

/// One page of the buildings that match, of those within or of all. There are some thousand at most, so pages are counted.
pub(in crate::permissions) async fn page(
    db: &impl ConnectionTrait,
    query: &MatrixQuery,
    within: Option<&[Place]>,
    size: usize,
) -> Result<Page, AppError> {
    let matching = filtered(query, within).count(db).await?;
    let columns = [buildings::Column::Id, buildings::Column::Name, buildings::Column::Code, buildings::Column::PortfolioId];
    let rows: Vec<(Uuid, String, String, Option<Uuid>)> = filtered(query, within)
        .select_only()
        .columns(columns)
        .order_by_asc(buildings::Column::SortKey)
        .order_by_asc(buildings::Column::Id)
        .offset(u64::from(query.page) * size as u64)
        .limit(size as u64)
        .into_tuple()
        .all(db)
        .await?;
    let shown = u64::from(query.page) * size as u64 + rows.len() as u64;
    Ok(Page {
        has_next: shown < matching,
        matching: u32::try_from(matching).unwrap_or(u32::MAX),
        rows: rows
            .into_iter()
            .map(|(id, name, code, portfolio)| (BuildingId(id), name, code, portfolio.map(PortfolioId)))
            .collect(),
    })
}

fn filtered(query: &MatrixQuery, within: Option<&[Place]>) -> Select<buildings::Entity> {
    let mut find = buildings::Entity::find().filter(buildings::Column::ArchivedAt.is_null());
    if let Some(places) = within {
        find =
            find.filter(buildings::Column::Id.is_in(places.iter().filter_map(|place| place.building).map(|building| building.0)));
    }
    if let Ok(portfolio) = query.portfolio.parse::<PortfolioId>() {
        find = find.filter(buildings::Column::PortfolioId.eq(portfolio.0));
    }
    for word in search::words(&query.search) {
        let named = portfolios::Entity::find()
            .select_only()
            .column(portfolios::Column::Id)
            .filter(search::holds((portfolios::Entity, portfolios::Column::NameKey), &word));
        let in_portfolio = buildings::Column::PortfolioId.in_subquery(sea_orm::QueryTrait::into_query(named));
        find = find.filter(
            sea_orm::Condition::any()
                .add(search::holds((buildings::Entity, buildings::Column::SearchKey), &word))
                .add(in_portfolio),
        );
    }
    find
}
