use super::*;
use crate::{db::statement, staff::store::find_by_email_key, testing::TestContext};
use sea_orm::{DatabaseBackend, QueryTrait as _};

/// The index in whose order the rows of a state come, by name and by age.
fn indexes(state: Option<StateFilter>) -> [(Sort, &'static str); 2] {
    let (by_name, by_age) = match state {
        None => ("accounts_by_name", "accounts_by_age"),
        Some(StateFilter::Created) => ("accounts_created", "accounts_created_by_age"),
        Some(StateFilter::Invited) => ("accounts_invited", "accounts_invited_by_age"),
        Some(StateFilter::Active) => ("accounts_active", "accounts_active_by_age"),
        Some(StateFilter::Inactive) => ("accounts_inactive", "accounts_inactive_by_age"),
        Some(StateFilter::Asking) => ("accounts_asking", "accounts_asking_by_age"),
        Some(StateFilter::Attention) => ("accounts_attention_by_name", "accounts_attention_by_age"),
    };
    [(Sort::Name, by_name), (Sort::Added, by_age)]
}

fn column(sort: Sort) -> &'static str {
    match sort {
        Sort::Name => "sort_key",
        Sort::Added => "created_at",
    }
}

/// How SQLite goes about a page, in its own words.
async fn plan(t: &TestContext, page: &Select<Entity>) -> String {
    let page = page.build(DatabaseBackend::Sqlite);
    let explained =
        statement(t.ctx.db(), &format!("EXPLAIN QUERY PLAN {}", page.sql), page.values.into_iter().flat_map(|values| values.0));
    let rows = t.ctx.db().query_all_raw(explained).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", "detail").unwrap()).collect::<Vec<_>>().join("; ")
}

async fn assert_each_page_walks_its_index(t: &TestContext) {
    let account = find_by_email_key(t.ctx.db(), "person0@example.org").await.unwrap().unwrap();
    for state in [None].into_iter().chain(StateFilter::ALL.map(Some)) {
        for (sort, index) in indexes(state) {
            for direction in [Direction::Up, Direction::Down] {
                let query = StaffQuery { state, sort, direction, ..StaffQuery::default() };
                let place = Place::of(&account, &query);
                for (after, before) in [(None, None), (Some(place.as_str()), None), (None, Some(place.as_str()))] {
                    let start = Start::of(Place::read(after, &query), Place::read(before, &query));
                    // From the index's end where the page is the first, else from a place in it on; and nothing is sorted.
                    let (column, sign) = (column(sort), if (direction == Direction::Up) == start.backwards { '<' } else { '>' });
                    let expected = match start.place {
                        None => format!("SCAN accounts USING INDEX {index}"),
                        Some(_) => format!("SEARCH accounts USING INDEX {index} (({column},id){sign}(?,?))"),
                    };
                    let page =
                        ordered(filtered(&query, &Among::Everyone, t.ctx.now()), &query, true, &start).limit(PAGE as u64 + 1);
                    assert_eq!(
                        plan(t, &page).await,
                        expected,
                        "{state:?}, {sort:?}, {direction:?}, backwards: {}",
                        start.backwards
                    );
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_search_each_page_is_read_along_an_index_in_its_order() {
    let t = TestContext::new().await;
    t.many_accounts(500).await;
    assert_each_page_walks_its_index(&t).await;
    // Nor does it depend on whether SQLite has counted what there is.
    t.sql("ANALYZE").await.unwrap();
    assert_each_page_walks_its_index(&t).await;
}
