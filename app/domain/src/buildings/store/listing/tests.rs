use super::*;
use crate::{
    buildings::store::find,
    db::statement,
    ids::BuildingId,
    testing::{Backend, TestContext, on_both},
};
use sea_orm::{DatabaseBackend, QueryTrait as _};

/// How SQLite goes about a page, in its own words.
async fn plan(t: &TestContext, page: &SelectTwo<Entity, portfolios::Entity>) -> String {
    let page = page.build(DatabaseBackend::Sqlite);
    let explained =
        statement(t.ctx.db(), &format!("EXPLAIN QUERY PLAN {}", page.sql), page.values.into_iter().flat_map(|values| values.0));
    let rows = t.ctx.db().query_all_raw(explained).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
}

async fn many(t: &TestContext, count: usize) -> Vec<BuildingId> {
    let portfolio = t.portfolio("Nord").await;
    let names: Vec<String> = (0..count).map(|n| format!("Résidence {n:04}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    t.some_buildings(&names, Some(portfolio)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn by_name_and_by_code_each_page_is_read_along_an_index_in_its_order() {
    let t = TestContext::new().await;
    let ids = many(&t, 500).await;
    for analysed in [false, true] {
        if analysed {
            t.sql("ANALYZE").await.unwrap();
        }
        let building = find(t.ctx.db(), ids[100]).await.unwrap();
        // A code is unique, so that the index which keeps it so serves as well.
        for (sort, indexes) in
            [(Sort::Name, ["buildings_by_name"; 2]), (Sort::Code, ["buildings_by_code", "sqlite_autoindex_buildings_2"])]
        {
            for direction in [Direction::Up, Direction::Down] {
                let query = BuildingQuery { sort, direction, ..BuildingQuery::default() };
                let place = Place::of(&building, &query);
                for (after, before) in [(None, None), (Some(place.as_str()), None), (None, Some(place.as_str()))] {
                    let start = Start::of(Place::read(after, &query), Place::read(before, &query));
                    let walk = if start.place.is_some() { "SEARCH" } else { "SCAN" };
                    let plan = plan(&t, &ordered(&query, &Sight::All, &start)).await;
                    let is_walked =
                        indexes.iter().any(|index| plan.starts_with(&format!("{walk} buildings USING INDEX {index}")));
                    assert!(is_walked && !plan.contains("TEMP B-TREE"), "{sort:?}, {direction:?}: {plan}");
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_buildings_are_walked_page_by_page_in_every_order() {
    on_both(async |t| {
        let ids = many(t, if t.backend == Backend::Sqlite { 5_000 } else { 1_000 }).await;
        for sort in Sort::ALL {
            for direction in [Direction::Up, Direction::Down] {
                let mut query = BuildingQuery { sort, direction, ..BuildingQuery::default() };
                let mut met = Vec::new();
                loop {
                    let listing = page(t.ctx.db(), &query, &Sight::All).await.unwrap();
                    met.extend(listing.rows.iter().map(|building| building.id));
                    let Some(next) = listing.next else { break };
                    query.after = Some(next);
                }
                let mut expected = ids.clone();
                if direction == Direction::Down {
                    expected.reverse();
                }
                assert!(met == expected, "{sort:?}, {direction:?}: {} met", met.len());
            }
        }
        assert_eq!(count(t.ctx.db(), &BuildingQuery::default(), &Sight::All).await.unwrap() as usize, ids.len());
    })
    .await;
}
