//! Giving access: select all, copy, portfolios, the same as another, what is shown before it is saved, and five thousand buildings.

use domain::{
    AppError, Words,
    actor::Actor,
    errors::Conflict,
    fields::{Field, Problem},
    history::{self, HistoryQuery},
    ids::{AccountId, BuildingId, PermissionGroupId, PortfolioId},
    permissions::{
        AccessForm, BuiltIn, Level, MatrixQuery, Scope, Term,
        giving::{self, Matrix},
        groups::{DEFAULT, FULL_ACCESS},
    },
    staff::{self, NewStaffForm},
    testing::{Colleague, TestContext, on_both},
};

pub(super) fn building(id: BuildingId) -> String {
    Scope::Building(id).to_string()
}

pub(super) fn portfolio(id: PortfolioId) -> String {
    Scope::Portfolio(id).to_string()
}

pub(super) fn hold(scope: &str, group: PermissionGroupId) -> String {
    format!("{scope}={group}")
}

/// Changes somebody's access, from the page as it is now.
pub(super) async fn changes(t: &TestContext, by: &Actor, account: AccountId, lines: &[String]) -> Result<AccountId, AppError> {
    let version = shown(t, by, account).await.map_or(1, |matrix| matrix.version);
    let form = AccessForm { account: account.to_string(), version, access: lines.to_vec() };
    giving::change(&t.ctx, by, form).await.map(|saved| saved.account)
}

/// What the matrix shows.
pub(super) async fn shown(t: &TestContext, by: &Actor, account: AccountId) -> Result<Matrix, AppError> {
    giving::matrix(&t.ctx, by, MatrixQuery { account: account.to_string(), ..MatrixQuery::default() }).await
}

/// Building by building, what is held there, by name.
async fn held(t: &TestContext, by: &Actor, account: AccountId) -> Vec<(String, String)> {
    let matrix = shown(t, by, account).await.unwrap();
    let name = |id| matrix.groups.iter().find(|group| group.group == id).unwrap().name.clone();
    matrix.rows.iter().filter_map(|row| Some((row.name.clone(), name(row.held?)))).collect()
}

fn pairs(pairs: &[(String, String)]) -> Vec<(&str, &str)> {
    pairs.iter().map(|(building, group)| (building.as_str(), group.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn row_33_row_34_row_35_row_36_access_is_given_building_by_building_and_copied_to_all() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let [plaza, ..] = t.some_buildings(&["Plaza", "Tower", "Villa"], None).await[..] else { panic!("three buildings") };
        let concierge = t.permission_group("Concierge", &[(BuiltIn::Buildings, Level::View)]).await;
        let form = NewStaffForm {
            access: vec!["every=".to_owned() + &DEFAULT.to_string(), hold(&building(plaza), concierge)],
            ..Colleague::CAMILLE.form()
        };
        let camille = staff::invite(&t.ctx, &ada, form).await.unwrap().unwrap();
        let given = held(t, &ada, camille).await;
        assert_eq!(
            pairs(&given),
            [("Plaza", "Concierge"), ("Tower", "Default permissions"), ("Villa", "Default permissions")],
            "each building has its own permission group"
        );
        changes(t, &ada, camille, &[hold("every", concierge)]).await.unwrap();
        let copied = held(t, &ada, camille).await;
        assert_eq!(pairs(&copied), [("Plaza", "Concierge"), ("Tower", "Concierge"), ("Villa", "Concierge")]);
        changes(t, &ada, camille, &[format!("{}=none", building(plaza))]).await.unwrap();
        assert_eq!(held(t, &ada, camille).await.len(), 2);
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_35_a_permission_group_is_copied_to_all_selected_buildings_and_the_matrix_counts_them() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let east = t.portfolio("East").await;
        let [plaza, _] = t.some_buildings(&["Plaza", "Tower"], None).await[..] else { panic!("two buildings") };
        let villa = t.building_in(east, "Villa").await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(plaza), FULL_ACCESS).await;
        t.holds(camille, Scope::Building(villa), FULL_ACCESS).await;
        let matrix = shown(t, &ada, camille).await.unwrap();
        assert_eq!((matrix.all.buildings, matrix.all.held, matrix.portfolios[0].tally.held), (3, 2, 1));
        let lines = [hold("chosen", DEFAULT), format!("{}=none", building(villa))];
        changes(t, &ada, camille, &lines).await.unwrap();
        assert_eq!(pairs(&held(t, &ada, camille).await), [("Plaza", "Default permissions")]);
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_what_is_given_with_buildings_to_come_holds_in_those_that_come() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let east = t.portfolio("East").await;
        t.building_in(east, "Plaza").await;
        let manager = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let marc = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let id = marc.signed_in().unwrap().account;
        changes(t, &ada, id, &[hold(&portfolio(east), manager)]).await.unwrap();
        t.building_in(east, "Tower").await;
        t.building("Elsewhere").await;
        let marc = t.as_they_are_now(&marc).await;
        let matrix = giving::matrix(&t.ctx, &marc, MatrixQuery::default()).await.unwrap();
        let names: Vec<_> = matrix.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["Plaza", "Tower"]);
        assert!(!format!("{matrix:?}").contains("Elsewhere"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_the_same_access_as_another_person_takes_what_they_hold_for_good() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let [plaza, tower] = t.some_buildings(&["Plaza", "Tower"], None).await[..] else { panic!("two buildings") };
        let (camille, june) = (t.adds(&ada, Colleague::CAMILLE).await, t.adds(&ada, Colleague::JUNE).await);
        t.holds(camille, Scope::Building(plaza), FULL_ACCESS).await;
        t.holds(june, Scope::Building(tower), DEFAULT).await;
        changes(t, &ada, june, &[format!("like:{camille}")]).await.unwrap();
        assert_eq!(pairs(&held(t, &ada, june).await), [("Plaza", "Full access")]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_what_will_change_is_told_before_it_is_saved_and_what_has_changed_in_the_history() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let ids = t.some_buildings(&["Annex", "Block", "Court", "Dome", "East", "Fort"], None).await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(ids[0]), DEFAULT).await;
        let access = vec![hold("every", FULL_ACCESS)];
        let form = AccessForm { account: camille.to_string(), version: 0, access: access.clone() };
        let preview = giving::preview(&t.ctx, &ada, form).await.unwrap();
        let told: Vec<_> =
            preview.changes.iter().map(|change| (change.before.as_str(), change.after.as_str(), change.buildings)).collect();
        assert_eq!(told, [("", "Full access", 5), ("Default permissions", "Full access", 1)]);
        assert_eq!(preview.changes[0].names, ["Block", "Court", "Dome", "East"]);
        changes(t, &ada, camille, &access).await.unwrap();
        let entries = history::latest(&t.ctx, &ada, camille).await.unwrap();
        let [en, fr] = ["en", "fr"].map(|code| Words::new(t.locale(code)));
        assert_eq!(entries[0].sentence(en), "Ada Admin gave Camille Roy Full access in Annex, Block, Court, Dome and 2 more.");
        assert!(entries[0].sentence(fr).starts_with("Ada Admin a donné un accès à Camille Roy"), "{}", entries[0].sentence(fr));
        assert_eq!(entries[1].sentence(en), "Ada Admin took Default permissions in Annex away from Camille Roy.");
        let whole = history::list(&t.ctx, &ada, HistoryQuery::default()).await.unwrap();
        assert_eq!(whole.entries[0], entries[0]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_has_changed_meanwhile_and_what_is_not_there_is_refused() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        let form = |version| AccessForm { account: camille.to_string(), version, access: vec![hold(&building(plaza), DEFAULT)] };
        giving::change(&t.ctx, &ada, form(1)).await.unwrap();
        assert_eq!(giving::change(&t.ctx, &ada, form(1)).await, Err(AppError::Conflict(Conflict::Stale)));
        let unknown = PermissionGroupId(t.ctx.new_id());
        let refused = changes(t, &ada, camille, &[hold(&building(plaza), unknown)]).await;
        assert_eq!(refused, Err(AppError::field(Field::Access, Problem::NotAChoice)));
        for gone in [building(BuildingId(t.ctx.new_id())), portfolio(PortfolioId(t.ctx.new_id()))] {
            assert_eq!(
                changes(t, &ada, camille, &[hold(&gone, DEFAULT)]).await,
                Err(AppError::Conflict(Conflict::Stale)),
                "{gone}"
            );
        }
        assert_eq!(held(t, &ada, camille).await.len(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_what_would_change_says_what_holds_there_because_it_is_given_more_widely() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let east = t.portfolio("East").await;
        let (plaza, villa) = (t.building("Plaza").await, t.building_in(east, "Villa").await);
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::All, DEFAULT).await;
        let told = async |line: String| {
            let form = AccessForm { account: camille.to_string(), version: 1, access: vec![line] };
            let changes = giving::preview(&t.ctx, &ada, form).await.unwrap().changes;
            changes.into_iter().map(|change| (change.before, change.after, change.apart)).collect::<Vec<_>>()
        };
        let both = ("Default permissions".to_owned(), "Full access".to_owned());
        assert_eq!(told(hold(&building(plaza), FULL_ACCESS)).await, [(both.0.clone(), both.1.clone(), 0)]);
        changes(t, &ada, camille, &[hold(&building(plaza), FULL_ACCESS), hold(&building(villa), FULL_ACCESS)]).await.unwrap();
        // Taken back, what is given everywhere counts again; and what is given everywhere doesn't count where something is given by itself.
        assert_eq!(told(format!("{}=none", building(plaza))).await, [(both.1.clone(), both.0.clone(), 0)]);
        assert_eq!(told(format!("all={FULL_ACCESS}")).await, [(both.0.clone(), both.1.clone(), 2)]);
        assert_eq!(told(hold(&portfolio(east), FULL_ACCESS)).await, [(String::new(), both.1.clone(), 1)]);
        // A portfolio's own counts in its buildings as well; given together with it, it is no exception.
        let west = t.portfolio("West").await;
        t.building_in(west, "Annex").await;
        t.holds(camille, Scope::Portfolio(west), DEFAULT).await;
        assert_eq!(told(format!("all={FULL_ACCESS}")).await, [(both.0.clone(), both.1.clone(), 3)]);
        t.sql("DELETE FROM grants WHERE portfolio_id IS NOT NULL").await.unwrap();
        let shown = staff::panel(&t.ctx, &ada, camille).await.unwrap().access.grants;
        let shown: Vec<_> = shown.iter().map(|grant| (grant.place.as_str(), grant.is_exception)).collect();
        assert_eq!(shown, [("", false), ("Plaza", true), ("Villa", true)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn saving_what_there_is_changes_nothing_and_says_so() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(plaza), DEFAULT).await;
        let before = t.dump().await;
        for access in [vec![], vec![hold(&building(plaza), DEFAULT)], vec![hold("chosen", DEFAULT)]] {
            let form = AccessForm { account: camille.to_string(), version: 1, access };
            assert!(!giving::change(&t.ctx, &ada, form).await.unwrap().is_changed);
        }
        assert_eq!(t.changed_since(&before, &[]).await, domain::testing::NOTHING);
        let form = AccessForm { account: camille.to_string(), version: 1, access: vec![hold("every", FULL_ACCESS)] };
        assert!(giving::change(&t.ctx, &ada, form).await.unwrap().is_changed);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_buildings_are_given_by_one_line() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let names: Vec<String> = (0..5_000).map(|number| format!("Building {number:04}")).collect();
        t.some_buildings(&names.iter().map(String::as_str).collect::<Vec<_>>(), None).await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        changes(t, &ada, camille, &[hold("every", DEFAULT)]).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM grants").await, 5_000);
        let matrix = shown(t, &ada, camille).await.unwrap();
        assert_eq!((matrix.rows.len(), matrix.matching, matrix.all.buildings), (100, 5_000, 5_000));
        assert!(matrix.rows.iter().all(|row| row.held == Some(DEFAULT)));
        let search = MatrixQuery { search: "0042".into(), account: camille.to_string(), ..MatrixQuery::default() };
        let found = giving::matrix(&t.ctx, &ada, search).await.unwrap();
        assert_eq!(found.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Building 0042"]);
        changes(t, &ada, camille, &["every=none".to_owned()]).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM grants").await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b5_what_somebody_may_do_is_told_building_by_building_and_from_which_grant_it_comes() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let east = t.portfolio("East").await;
        let (plaza, tower) = (t.building_in(east, "Plaza").await, t.building("Tower").await);
        t.building("Villa").await;
        let staff = t.permission_group("Staff", &[(BuiltIn::StaffAccounts, Level::View)]).await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Portfolio(east), DEFAULT).await;
        t.holds(camille, Scope::Building(tower), staff).await;
        let now = t.ctx.now().timestamp_micros();
        let term = Term { from: now, until: now + 60_000_000 };
        t.holds_for(camille, Scope::Building(plaza), staff, term).await;
        let asked = |t: &TestContext| {
            let (ctx, ada) = (t.ctx.clone(), ada.clone());
            let query = MatrixQuery { account: camille.to_string(), ..MatrixQuery::default() };
            async move { giving::effective(&ctx, &ada, query).await.unwrap() }
        };
        let told = asked(t).await;
        let rows: Vec<_> = told
            .rows
            .iter()
            .map(|row| {
                let sources: Vec<_> = row.sources.iter().map(|source| (source.place.as_str(), source.group.as_str())).collect();
                let rights = &told.rights[row.rights as usize];
                let may: Vec<_> = rights.iter().map(|right| (right.capability.as_str(), right.level)).collect();
                (row.name.as_str(), sources, may)
            })
            .collect();
        assert_eq!(
            rows,
            [
                (
                    "Plaza",
                    vec![("East", "Default permissions"), ("", "Staff")],
                    vec![("Staff accounts", Level::View), ("Buildings", Level::View)]
                ),
                ("Tower", vec![("", "Staff")], vec![("Staff accounts", Level::View)]),
            ]
        );
        assert!(told.rows[0].sources[1].until.is_some());
        t.advance(chrono::Duration::minutes(2));
        assert_eq!(asked(t).await.rows[0].sources.len(), 1, "what has ended is told no longer");
        let query = MatrixQuery { account: ada.signed_in().unwrap().account.to_string(), ..MatrixQuery::default() };
        assert!(giving::effective(&t.ctx, &ada, query).await.unwrap().is_administrator);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_55_everybody_sees_what_they_hold_themselves() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let concierge = t.permission_group("Concierge", &[(BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(t.building("Plaza").await), concierge).await;
        t.building("Tower").await;
        let own = giving::own(&t.ctx, &june).await.unwrap();
        let told: Vec<(&str, &str)> = own.grants.iter().map(|grant| (grant.group.as_str(), grant.place.as_str())).collect();
        assert_eq!((told, own.more), (vec![("Concierge", "Plaza")], 0));
        assert_eq!(giving::own(&t.ctx, &Actor::Visitor).await.err(), Some(AppError::SignInRequired));
    })
    .await;
}
