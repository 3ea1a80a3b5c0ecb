use super::*;
use crate::{
    permissions::{Access, BuiltIn, Term, store as permissions},
    testing::{TestContext, on_both},
};
use proptest::{
    prelude::*,
    strategy::ValueTree as _,
    test_runner::{Config, TestRunner},
};

/// What one of five people is given: whose, which scope, which group, and for how long.
type Given = (usize, usize, usize, Option<(i64, i64)>);

/// Around now, in seconds.
fn term(now: DateTime<Utc>, (from, length): (i64, i64)) -> Term {
    let from = now.timestamp_micros() + from * 1_000_000;
    Term { from, until: from + length * 1_000_000 }
}

async fn names(t: &TestContext, wanted: &Wanted<'_>) -> BTreeSet<AccountId> {
    let page = page(t.ctx.db(), wanted, None, None).await.unwrap();
    assert_eq!(count(t.ctx.db(), wanted).await.unwrap() as usize, page.rows.len());
    page.rows.into_iter().filter(|person| !person.is_administrator).map(|person| person.id).collect()
}

/// The database's answer to "who may do this here?" is the rule's.
async fn assert_equal(t: &TestContext, place: Place, people: &[AccountId]) {
    let now = t.ctx.now();
    for (capability, level) in
        [(BuiltIn::StaffAccounts, Level::View), (BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::View)]
    {
        let groups = groups_with(t.ctx.db(), capability.id(), level).await.unwrap();
        let wanted = Wanted { place, groups: Some(&groups), search: "", is_for_manager: false, now };
        let mut expected = BTreeSet::new();
        for account in people {
            let access: Access = permissions::access_of(t.ctx.db(), *account, now).await.unwrap();
            if access.level(place, now.timestamp_micros(), capability) >= level {
                expected.insert(*account);
            }
        }
        assert_eq!(names(t, &wanted).await, expected, "{capability:?}, {level:?}");
    }
    let mut expected = BTreeSet::new();
    for account in people {
        if permissions::access_of(t.ctx.db(), *account, now).await.unwrap().reaches(place, now.timestamp_micros()) {
            expected.insert(*account);
        }
    }
    assert_eq!(names(t, &Wanted { place, groups: None, search: "", is_for_manager: false, now }).await, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_do_something_in_a_building_is_the_same_in_the_database_as_in_the_rule() {
    on_both(async |t| {
        t.administrator().await;
        let (portfolio, elsewhere) = (t.portfolio("Nord").await, t.portfolio("Sud").await);
        let building = t.building_in(portfolio, "Laurier").await;
        let other = t.building_in(elsewhere, "Plaza").await;
        let alone = t.building("Rosemont").await;
        let groups = [
            t.permission_group("Nothing", &[]).await,
            t.permission_group("Viewer", &[(BuiltIn::StaffAccounts, Level::View)]).await,
            t.permission_group("Manager", &[(BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::View)]).await,
        ];
        let scopes = [
            Scope::Building(building),
            Scope::Portfolio(portfolio),
            Scope::All,
            Scope::Building(other),
            Scope::Portfolio(elsewhere),
            Scope::Building(alone),
        ];
        let people = t.many_accounts(4).await;
        let given = proptest::collection::vec(
            (0..people.len(), 0..scopes.len(), 0..groups.len(), proptest::option::of((-20_i64..20, 1_i64..20))),
            0..14,
        );
        let mut runner = TestRunner::new(Config { cases: 1, failure_persistence: None, ..Config::default() });
        for _ in 0..30 {
            let given: Vec<Given> = given.new_tree(&mut runner).unwrap().current();
            t.sql("DELETE FROM grants").await.unwrap();
            let mut permanent = BTreeSet::new();
            for &(person, scope, group, when) in &given {
                if when.is_some() || permanent.insert((person, scope)) {
                    let term = when.map(|when| term(t.ctx.now(), when));
                    t.holds_for(people[person], scopes[scope], groups[group], term).await;
                }
            }
            let place = Place { building: Some(building), portfolio: Some(portfolio) };
            assert_equal(t, place, &people).await;
            assert_equal(t, Place { building: Some(alone), portfolio: None }, &people).await;
            // And the numbers in the list are those of the pages.
            let mut those = Vec::new();
            for id in [building, other, alone] {
                those.push(crate::buildings::store::find(t.ctx.db(), id).await.unwrap());
            }
            let counts = count_in(t.ctx.db(), &those.iter().collect::<Vec<_>>(), t.ctx.now()).await.unwrap();
            for building in &those {
                let wanted =
                    Wanted { place: building.place(), groups: None, search: "", is_for_manager: false, now: t.ctx.now() };
                assert_eq!(counts[&building.id], count(t.ctx.db(), &wanted).await.unwrap());
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_read_who_has_no_access_there() {
    use sea_orm::{DatabaseBackend, QueryTrait as _};
    let t = TestContext::new().await;
    let building = t.building("Laurier").await;
    let people = t.many_accounts(300).await;
    t.holds(people[0], Scope::Building(building), crate::permissions::groups::DEFAULT).await;
    let place = Place { building: Some(building), portfolio: None };
    let groups = groups_with(t.ctx.db(), BuiltIn::Buildings.id(), Level::View).await.unwrap();
    for groups in [None, Some(&groups)] {
        let wanted = Wanted { place, groups, search: "", is_for_manager: false, now: t.ctx.now() };
        let page = ordered(&wanted, &Start::of(None, None)).build(DatabaseBackend::Sqlite);
        let sql = format!("EXPLAIN QUERY PLAN {}", page.sql);
        let explained = crate::db::statement(t.ctx.db(), &sql, page.values.into_iter().flat_map(|values| values.0));
        let rows = t.ctx.db().query_all_raw(explained).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
        assert!(
            plan.iter().any(|step| step.starts_with("SEARCH accounts USING INDEX sqlite_autoindex_accounts_1 (id=?)")),
            "{plan:?}"
        );
        assert!(plan.iter().any(|step| step.contains("accounts_administrators")), "{plan:?}");
        assert!(!plan.iter().any(|step| step == "SCAN grants" || step == "SCAN administrators"), "{plan:?}");
    }
}
