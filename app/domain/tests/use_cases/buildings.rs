//! Buildings: added, changed, archived, listed, and seen by those alone who have something to do with them.

use domain::{
    AppError,
    actor::Actor,
    buildings::{
        self, AboutBuildingForm, BuildingActions, BuildingForm, BuildingPage, BuildingPanel, BuildingQuery, ConfirmForm,
        HoldersPage, HoldersQuery, PortfolioForm, PreviewForm, PreviewPage, SheetQuery, Sort,
        model::{MOST_ROWS, SourceScope},
    },
    errors::Conflict,
    fields::{Fault, Field, Problem},
    history::{self, HistoryQuery},
    ids::{BuildingId, DraftId},
    permissions::{BuiltIn, Level, Scope, Term, groups},
    staff::AccountState,
    testing::{Colleague, NOTHING, TestContext, on_both},
};

fn form(name: &str, code: &str) -> BuildingForm {
    BuildingForm { name: name.into(), reference: code.into(), ..BuildingForm::default() }
}

async fn create(t: &TestContext, ada: &Actor, name: &str, code: &str) -> BuildingId {
    buildings::create(&t.ctx, ada, form(name, code)).await.unwrap()
}

async fn panel(t: &TestContext, actor: &Actor, id: BuildingId) -> Result<BuildingPanel, AppError> {
    buildings::panel(&t.ctx, actor, id).await
}

/// The form as it is filled in when the page is opened.
pub(super) async fn form_of(t: &TestContext, actor: &Actor, id: BuildingId) -> BuildingForm {
    let panel = panel(t, actor, id).await.unwrap();
    BuildingForm {
        building: id.to_string(),
        version: panel.version,
        name: panel.name,
        reference: panel.code,
        address: panel.address,
        time_zone: panel.time_zone,
        default_locale: panel.default_locale.map(|locale| locale.code().to_owned()).unwrap_or_default(),
        portfolio: panel.portfolio,
    }
}

async fn about(t: &TestContext, actor: &Actor, id: BuildingId) -> AboutBuildingForm {
    AboutBuildingForm { building: id.to_string(), version: panel(t, actor, id).await.unwrap().version }
}

async fn listed(t: &TestContext, actor: &Actor, query: &BuildingQuery) -> BuildingPage {
    buildings::list(&t.ctx, actor, query.clone()).await.unwrap()
}

async fn names(t: &TestContext, actor: &Actor, search: &str) -> Vec<String> {
    let query = BuildingQuery { search: search.into(), ..BuildingQuery::default() };
    listed(t, actor, &query).await.rows.into_iter().map(|row| row.name).collect()
}

async fn told(t: &TestContext, ada: &Actor, count: usize) -> Vec<String> {
    let page = history::list(&t.ctx, ada, HistoryQuery::default()).await.unwrap();
    let words = domain::Words::new(t.locale("en"));
    page.entries.iter().take(count).map(|entry| entry.sentence(words)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn row_33_a_building_is_added_found_and_changed_and_the_history_tells_of_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let id = buildings::create(
            &t.ctx,
            &ada,
            BuildingForm {
                address: "12, rue Laurier\nMontréal".into(),
                time_zone: "Europe/Paris".into(),
                default_locale: "fr".into(),
                portfolio: "Nord".into(),
                ..form("Résidence Laurier", "LAU-1")
            },
        )
        .await
        .unwrap();
        assert_eq!(
            told(t, &ada, 2).await,
            ["Ada Admin added the building Résidence Laurier.", "Ada Admin made the portfolio Nord.",]
        );
        let shown = panel(t, &ada, id).await.unwrap();
        assert_eq!((shown.code.as_str(), shown.portfolio.as_str(), shown.time_zone.as_str()), ("LAU-1", "Nord", "Europe/Paris"));
        assert!(shown.may.change && shown.may.administer && shown.may.see_people);
        for search in ["laurier", "LAURIER resid", "lau-1", "nord", "montreal rue", "nord residence"] {
            assert_eq!(names(t, &ada, search).await, ["Résidence Laurier"], "{search}");
        }
        assert!(names(t, &ada, "plaza").await.is_empty() && names(t, &ada, "%").await.is_empty());

        // The portfolio is found again whatever its case and accents.
        let changed = BuildingForm { name: "Le Laurier".into(), portfolio: " NORD ".into(), ..form_of(t, &ada, id).await };
        buildings::change(&t.ctx, &ada, changed).await.unwrap();
        assert_eq!(told(t, &ada, 1).await, ["Ada Admin changed the details of the building Le Laurier."]);
        let portfolios = buildings::portfolios(&t.ctx, &ada).await.unwrap();
        assert_eq!(portfolios.iter().map(|it| (it.name.as_str(), it.buildings)).collect::<Vec<_>>(), [("Nord", 1)]);

        // What is as it was is no change.
        let before = t.dump().await;
        let same = form_of(t, &ada, id).await;
        buildings::change(&t.ctx, &ada, same).await.unwrap();
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_one_buildings_and_a_form_from_before_somebody_elses_change_is_refused() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let id = create(t, &ada, "Laurier", "LAU").await;
        let other = create(t, &ada, "Plaza", "PLA").await;
        let taken = AppError::field(Field::BuildingCode, Problem::CodeTaken);
        assert_eq!(buildings::create(&t.ctx, &ada, form("Another", " lau ")).await, Err(taken.clone()));
        let wrong = BuildingForm { reference: "LÂU".into(), ..form_of(t, &ada, other).await };
        assert_eq!(buildings::change(&t.ctx, &ada, wrong).await, Err(taken));

        let stale = form_of(t, &ada, id).await;
        let changed = BuildingForm { name: "Le Laurier".into(), ..stale.clone() };
        buildings::change(&t.ctx, &ada, changed).await.unwrap();
        let late = BuildingForm { name: "Laurier Est".into(), ..stale.clone() };
        assert_eq!(buildings::change(&t.ctx, &ada, late).await, Err(AppError::Conflict(Conflict::Stale)));
        let late = AboutBuildingForm { building: id.to_string(), version: stale.version };
        assert_eq!(buildings::archive(&t.ctx, &ada, late).await, Err(AppError::Conflict(Conflict::Stale)));
        assert_eq!(panel(t, &ada, id).await.unwrap().name, "Le Laurier");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn archiving_ends_what_was_given_there_frees_the_code_and_leaves_the_history() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let id = create(t, &ada, "Laurier", "LAU").await;
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(id), groups::FULL_ACCESS).await;
        let account = camille.signed_in().unwrap().account;
        t.holds(account, Scope::All, groups::DEFAULT).await;
        let june = t.adds(&ada, Colleague::JUNE).await;
        t.holds(june, Scope::Building(id), groups::DEFAULT).await;
        assert_eq!(panel(t, &ada, id).await.unwrap().losing, 2);
        assert_eq!(panel(t, &camille, id).await.unwrap().losing, 0, "counted for administrators");

        buildings::archive(&t.ctx, &ada, about(t, &ada, id).await).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM grants").await, 1, "what was given everywhere stays");
        for (person, name) in [(account, "Camille Roy"), (june, "June Okafor")] {
            let words = domain::Words::new(t.locale("en"));
            let last = history::latest(&t.ctx, &ada, person).await.unwrap()[0].sentence(words);
            assert!(last.contains(name) && last.contains("Laurier") && last.starts_with("Ada Admin took"), "{last}");
        }
        assert_eq!(told(t, &ada, 1).await, ["Ada Admin archived the building Laurier. All access to it ended."]);
        let archived = panel(t, &ada, id).await.unwrap();
        assert!(archived.archived.is_some());
        assert_eq!(archived.may, BuildingActions { restore: true, ..BuildingActions::default() });
        assert_eq!(panel(t, &camille, id).await, Err(AppError::NotFound));
        assert!(names(t, &ada, "").await.is_empty() && names(t, &camille, "").await.is_empty());
        let again = AboutBuildingForm { building: id.to_string(), version: 2 };
        assert_eq!(buildings::archive(&t.ctx, &ada, again).await, Err(AppError::NotFound));
        create(t, &ada, "Laurier", "LAU").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_building_is_found_by_administrators_and_taken_back_into_use_without_what_was_given_there() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (other, id) = (create(t, &ada, "Plaza", "A-1").await, create(t, &ada, "Laurier", "LAU").await);
        let nord = t.portfolio("Nord").await;
        let manager = t.colleague_with(&ada, Colleague::CAMILLE, Scope::All, groups::FULL_ACCESS).await;
        let june = t.adds(&ada, Colleague::JUNE).await;
        t.holds(june, Scope::Building(id), groups::DEFAULT).await;
        for building in [id, other] {
            buildings::archive(&t.ctx, &ada, about(t, &ada, building).await).await.unwrap();
        }
        create(t, &ada, "Tower", "TOW").await;
        // Sorted by code as before, and for administrators alone.
        let archived =
            |sort, search: &str| BuildingQuery { archived: true, sort, search: search.into(), ..BuildingQuery::default() };
        let found = async |actor, query| listed(t, actor, &query).await.rows.into_iter().map(|row| row.name).collect::<Vec<_>>();
        assert_eq!(found(&ada, archived(Sort::Code, "")).await, ["Plaza", "Laurier"]);
        assert_eq!(found(&ada, archived(Sort::Name, "")).await, ["Laurier", "Plaza"]);
        assert_eq!(found(&ada, archived(Sort::Name, "plaz")).await, ["Plaza"]);
        assert_eq!(found(&manager, archived(Sort::Name, "")).await, ["Tower"], "asked by anybody else it counts as not given");
        assert!(
            listed(t, &ada, &archived(Sort::Name, ""))
                .await
                .rows
                .iter()
                .all(|row| row.archived.is_some() && row.people.is_none())
        );

        let restored = form_of(t, &ada, id).await;
        assert_eq!(buildings::restore(&t.ctx, &manager, restored.clone()).await, Err(AppError::Forbidden));
        // Nothing else is done with it meanwhile.
        assert_eq!(buildings::change(&t.ctx, &ada, restored.clone()).await, Err(AppError::NotFound));
        assert_eq!(buildings::archive(&t.ctx, &ada, about(t, &ada, id).await).await, Err(AppError::NotFound));
        // Its code may be another's by now.
        let newcomer = create(t, &ada, "Le Nouveau", "lau").await;
        let taken = Err(AppError::field(Field::BuildingCode, Problem::CodeTaken));
        assert_eq!(buildings::restore(&t.ctx, &ada, restored.clone()).await, taken);
        assert_eq!(found(&ada, archived(Sort::Name, "")).await.len(), 2, "and nothing is done by halves");

        let restored = BuildingForm { reference: "LAU-2".into(), portfolio: "Nord".into(), ..restored };
        buildings::restore(&t.ctx, &ada, restored.clone()).await.unwrap();
        assert_eq!(told(t, &ada, 1).await, ["Ada Admin restored the building Laurier."]);
        let shown = panel(t, &ada, id).await.unwrap();
        assert_eq!((shown.archived, shown.code.as_str(), shown.portfolio.as_str()), (None, "LAU-2", "Nord"));
        assert!(shown.may.administer && !shown.may.restore);
        assert_eq!(found(&ada, archived(Sort::Name, "")).await, ["Plaza"]);
        assert_eq!(names(t, &manager, "").await, ["Laurier", "Le Nouveau", "Tower"], "what is held everywhere holds there again");
        assert_eq!(shown.losing, 0, "what was given there has ended for good");
        assert_eq!(buildings::portfolios(&t.ctx, &ada).await.unwrap()[0].id, nord, "the portfolio is the one there was");
        // Sent twice, the second finds nothing to do; one in use can't be restored.
        assert_eq!(buildings::restore(&t.ctx, &ada, restored).await, Err(AppError::NotFound));
        let in_use = form_of(t, &ada, newcomer).await;
        assert_eq!(buildings::restore(&t.ctx, &ada, in_use).await, Err(AppError::NotFound));
        let stale = BuildingForm { version: 1, ..form_of(t, &ada, other).await };
        assert_eq!(buildings::restore(&t.ctx, &ada, stale).await, Err(AppError::Conflict(Conflict::Stale)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_a_manager_never_meets_the_name_of_a_building_that_is_not_theirs() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let canary = "Zanzibar";
        let (mine, theirs) = (create(t, &ada, "Laurier", "LAU").await, create(t, &ada, canary, "ZAN").await);
        let manager = t.permission_group("Manager", &[(BuiltIn::Buildings, Level::Manage)]).await;
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(mine), manager).await;
        for sort in Sort::ALL {
            for search in ["", "zanzibar", "zan", "laurier"] {
                let query = BuildingQuery { sort, search: search.into(), ..BuildingQuery::default() };
                let page = listed(t, &camille, &query).await;
                assert!(!format!("{page:?}").contains(canary), "{page:?}");
                assert_eq!(page.matching, u32::from(search.is_empty() || search == "laurier"), "{search}");
                assert!(page.rows.iter().all(|row| row.people.is_none()), "whose people are for those who see staff");
            }
        }
        // Theirs is as one that doesn't exist, whatever is asked.
        let unknown = BuildingId(t.ctx.new_id());
        for id in [theirs, unknown] {
            assert_eq!(panel(t, &camille, id).await, Err(AppError::NotFound));
            let change = BuildingForm { building: id.to_string(), version: 1, ..form("Mine now", "ZAN") };
            assert_eq!(buildings::change(&t.ctx, &camille, change).await, Err(AppError::NotFound));
            let query = HoldersQuery { building: id.to_string(), ..HoldersQuery::default() };
            assert_eq!(buildings::holders(&t.ctx, &camille, query).await, Err(AppError::NotFound));
        }
        let forbidden = Err(AppError::Forbidden);
        assert_eq!(buildings::create(&t.ctx, &camille, form(canary, "ZAN")).await, forbidden, "whether it is taken isn't told");
        let archive = AboutBuildingForm { building: mine.to_string(), version: 1 };
        assert_eq!(buildings::archive(&t.ctx, &camille, archive).await, forbidden);
        assert_eq!(buildings::portfolios(&t.ctx, &camille).await, Err(AppError::Forbidden));
        let list = PreviewForm { list: "Plaza,ZAN,".into() };
        assert_eq!(buildings::preview(&t.ctx, &camille, list).await, Err(AppError::Forbidden));

        // Their own they change, but for what decides who has access.
        let changed =
            BuildingForm { name: canary.into(), address: "1, place Laurier".into(), ..form_of(t, &camille, mine).await };
        buildings::change(&t.ctx, &camille, changed).await.unwrap();
        for wrong in [
            BuildingForm { reference: "ZAN".into(), ..form_of(t, &camille, mine).await },
            BuildingForm { portfolio: "Nord".into(), ..form_of(t, &camille, mine).await },
        ] {
            assert_eq!(buildings::change(&t.ctx, &camille, wrong).await, forbidden);
        }
        assert_eq!(names(t, &camille, "").await, [canary]);
        let query = HoldersQuery { building: mine.to_string(), ..HoldersQuery::default() };
        assert_eq!(buildings::holders(&t.ctx, &camille, query).await, Err(AppError::Forbidden), "who sees no staff");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_72_a_right_that_was_taken_away_is_refused_at_the_next_question() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let id = create(t, &ada, "Laurier", "LAU").await;
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(id), groups::FULL_ACCESS).await;
        let form = form_of(t, &camille, id).await;
        t.sql("DELETE FROM grants").await.unwrap();
        assert_eq!(panel(t, &camille, id).await, Err(AppError::NotFound));
        assert_eq!(buildings::change(&t.ctx, &camille, form).await, Err(AppError::NotFound));
        assert!(names(t, &camille, "").await.is_empty());
    })
    .await;
}

async fn holders(t: &TestContext, actor: &Actor, query: HoldersQuery) -> HoldersPage {
    buildings::holders(&t.ctx, actor, query).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn row_34_a_buildings_page_says_who_has_access_from_where_and_who_can_do_what() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let portfolio = t.portfolio("Nord").await;
        let id = t.building_in(portfolio, "Laurier").await;
        let viewer =
            t.permission_group("Viewer", &[(BuiltIn::Buildings, Level::View), (BuiltIn::StaffAccounts, Level::View)]).await;
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Portfolio(portfolio), viewer).await;
        let june = t.adds(&ada, Colleague::JUNE).await;
        let now = t.ctx.now().timestamp_micros();
        t.holds_for(june, Scope::Building(id), groups::FULL_ACCESS, Term { from: now, until: now + 3_600_000_000 }).await;
        let leaver = t.adds(&ada, Colleague { first_name: "Noah", email: "noah@example.org", ..Colleague::JUNE }).await;
        t.holds(leaver, Scope::All, groups::FULL_ACCESS).await;
        t.deactivate(leaver).await;

        let all = HoldersQuery { building: id.to_string(), ..HoldersQuery::default() };
        let page = holders(t, &camille, all.clone()).await;
        let people: Vec<&str> = page.rows.iter().map(|row| row.who.name.as_str()).collect();
        assert_eq!((people.as_slice(), page.matching), (["Ada Admin", "Camille Roy", "June Okafor"].as_slice(), 3));
        assert!(page.rows[0].who.is_administrator && page.rows[0].sources.is_empty());
        assert_eq!(page.rows[0].who.sign_in_name, "", "where to reach administrators is for administrators");
        assert_eq!(page.rows[2].who.sign_in_name, "june@example.org");
        assert_eq!(page.rows[1].who.state, AccountState::Active);
        assert_eq!(
            page.rows[2].who.state,
            AccountState::Created,
            "who was never invited can do nothing yet, and the page says so"
        );
        let sources: Vec<_> = page.rows[1..].iter().map(|row| (row.sources[0].group.as_str(), row.sources[0].from)).collect();
        assert_eq!(sources, [("Viewer", SourceScope::Portfolio), ("Accès complet", SourceScope::Building)]);
        assert!(page.rows[2].sources[0].term.is_some());
        let listed = listed(t, &camille, &BuildingQuery::default()).await;
        assert_eq!(listed.rows.iter().map(|row| row.people).collect::<Vec<_>>(), [Some(3)]);

        let can = |level| HoldersQuery { capability: BuiltIn::StaffAccounts.id().to_string(), level, ..all.clone() };
        let who = async |query| holders(t, &ada, query).await.rows.into_iter().map(|row| row.who.name).collect::<Vec<_>>();
        assert_eq!(who(can(Level::View)).await, ["Ada Admin", "Camille Roy", "June Okafor"]);
        assert_eq!(who(can(Level::Manage)).await, ["Ada Admin", "June Okafor"]);
        assert_eq!(who(HoldersQuery { search: "okaf".into(), ..can(Level::View) }).await, ["June Okafor"]);
        assert_eq!(who(HoldersQuery { capability: "nonsense".into(), ..can(Level::View) }).await.len(), 3);
        t.advance(chrono::Duration::hours(1));
        assert_eq!(who(can(Level::Manage)).await, ["Ada Admin"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn those_who_have_access_are_walked_page_by_page() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let id = t.building("Laurier").await;
        for account in t.many_accounts(240).await {
            t.holds(account, Scope::Building(id), groups::DEFAULT).await;
        }
        let mut query = HoldersQuery { building: id.to_string(), ..HoldersQuery::default() };
        let first = holders(t, &ada, query.clone()).await;
        let mut met: Vec<_> = first.rows.iter().map(|row| row.who.id).collect();
        let mut next = first.next.clone();
        while let Some(place) = next {
            query.after = Some(place);
            let page = holders(t, &ada, query.clone()).await;
            met.extend(page.rows.iter().map(|row| row.who.id));
            next = page.next.clone();
            if let Some(previous) = page.previous {
                let back = HoldersQuery { after: None, before: Some(previous), ..query.clone() };
                assert_eq!(holders(t, &ada, back).await.rows.len(), 100);
            }
        }
        // A fifth is inactive; the administrator has access everywhere.
        assert_eq!((met.len(), first.matching), (193, 193));
        met.sort_unstable();
        met.dedup();
        assert_eq!(met.len(), 193);
        query.after = Some("nonsense".into());
        assert_eq!(holders(t, &ada, query).await.rows.len(), 100, "a made-up place counts as none");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_portfolio_is_renamed_unless_another_has_the_name() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (nord, _) = (t.portfolio("Nord").await, t.portfolio("Sud").await);
        t.building_in(nord, "Laurier").await;
        let rename = |version, name: &str| PortfolioForm { id: nord.to_string(), version, portfolio: name.into() };
        buildings::rename(&t.ctx, &ada, rename(1, "Île-des-Sœurs")).await.unwrap();
        assert_eq!(told(t, &ada, 1).await.len(), 1);
        assert_eq!(names(t, &ada, "ile soeurs").await, ["Laurier"], "a building is found by its portfolio's new name");
        for (form, refusal) in [
            (rename(2, "SUD"), AppError::field(Field::Portfolio, Problem::PortfolioTaken)),
            (rename(2, " "), AppError::field(Field::Portfolio, Problem::Required)),
            (rename(1, "Ouest"), AppError::Conflict(Conflict::Stale)),
            (PortfolioForm { id: t.ctx.new_id().to_string(), ..rename(1, "Ouest") }, AppError::NotFound),
        ] {
            assert_eq!(buildings::rename(&t.ctx, &ada, form).await, Err(refusal));
        }
    })
    .await;
}

async fn preview(t: &TestContext, ada: &Actor, list: &str) -> (DraftId, PreviewPage) {
    let draft = buildings::preview(&t.ctx, ada, PreviewForm { list: list.into() }).await.unwrap();
    let query = SheetQuery { draft: draft.to_string(), ..SheetQuery::default() };
    (draft, buildings::previewed(&t.ctx, ada, query).await.unwrap())
}

fn confirmation(draft: DraftId, promised: u32) -> ConfirmForm {
    ConfirmForm { draft: draft.to_string(), promised }
}

const LIST: &str =
    "Nom;Code;Portefeuille\nLaurier;LAU;Nord\nPlaza;PLA;nord\n;ROS;Sud\nLe Laurier;lau;Sud\nExistant;EX;\nRosemont;ROS-2;";

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_shown_with_what_is_wrong_in_it_and_what_is_right_is_added_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        create(t, &ada, "Existant", "ex").await;
        let (draft, page) = preview(t, &ada, LIST).await;
        assert_eq!((page.good, page.faulty, page.matching), (3, 3, 6));
        assert_eq!(page.new_portfolios, ["Nord"]);
        let fault = |field, problem| vec![Fault { field, problem }];
        let faults: Vec<_> =
            page.rows.iter().filter(|row| !row.faults.is_empty()).map(|row| (row.line, row.faults.clone())).collect();
        assert_eq!(
            faults,
            [
                (4, fault(Field::BuildingName, Problem::Required)),
                (5, fault(Field::BuildingCode, Problem::TwiceInList { row: 2 })),
                (6, fault(Field::BuildingCode, Problem::CodeTaken)),
            ]
        );
        let query = SheetQuery { draft: draft.to_string(), from: 1, faulty: true };
        let wrong = buildings::previewed(&t.ctx, &ada, query).await.unwrap();
        assert_eq!((wrong.matching, wrong.rows.len(), wrong.list.as_str()), (3, 2, LIST));

        let promise_broken = Err(AppError::Conflict(Conflict::Stale));
        assert_eq!(buildings::confirm(&t.ctx, &ada, confirmation(draft, 4)).await, promise_broken);
        let imported = buildings::confirm(&t.ctx, &ada, confirmation(draft, 3)).await.unwrap();
        assert_eq!(imported.count, 3);
        assert_eq!(names(t, &ada, "").await, ["Existant", "Laurier", "Plaza", "Rosemont"]);
        assert_eq!(names(t, &ada, "nord").await, ["Laurier", "Plaza"]);
        assert_eq!(told(t, &ada, 2).await, ["Ada Admin added 3 buildings from a list.", "Ada Admin made the portfolio Nord."]);
        // Sent twice it is done once, and the second is told why.
        assert_eq!(buildings::confirm(&t.ctx, &ada, confirmation(draft, 3)).await, Err(AppError::Conflict(Conflict::DraftGone)));
        assert_eq!(names(t, &ada, "").await.len(), 4);
        // The rows that couldn't be taken are still there, to be corrected.
        let query = SheetQuery { draft: imported.rest.unwrap().to_string(), ..SheetQuery::default() };
        let rest = buildings::previewed(&t.ctx, &ada, query).await.unwrap();
        assert_eq!((rest.good, rest.faulty), (0, 3));
        let rows: Vec<_> = rest.rows.iter().map(|row| [&*row.name, &*row.code, &*row.portfolio]).collect();
        assert_eq!(rows, [["", "ROS", "Sud"], ["Le Laurier", "lau", "Sud"], ["Existant", "EX", ""]]);
        let corrected = rest.list.replace("lau", "LAU-2");
        let (draft, page) = preview(t, &ada, &corrected).await;
        assert_eq!((page.good, page.faulty), (1, 2));
        assert!(buildings::confirm(&t.ctx, &ada, confirmation(draft, 1)).await.is_ok_and(|imported| imported.rest.is_some()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_77_a_list_confirmed_twice_at_once_is_added_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let other = t.second_instance().await;
        let (draft, page) = preview(t, &ada, LIST).await;
        let form = confirmation(draft, page.good);
        let (one, two) =
            tokio::join!(buildings::confirm(&t.ctx, &ada, form.clone()), buildings::confirm(&other, &ada, form.clone()));
        let done =
            [&one, &two].into_iter().filter(|answer| answer.as_ref().is_ok_and(|imported| imported.count == page.good)).count();
        let refused = [&one, &two].into_iter().filter(|answer| **answer == Err(AppError::Conflict(Conflict::DraftGone))).count();
        assert_eq!((done, refused), (1, 1), "{one:?}, {two:?}");
        assert_eq!(names(t, &ada, "").await.len(), page.good as usize);
        // And two lists with the same codes don't both get in.
        let (first, second) = (preview(t, &ada, "A,A\nB,B").await.0, preview(t, &ada, "C,C\nB,b").await.0);
        let (one, two) = tokio::join!(
            buildings::confirm(&t.ctx, &ada, confirmation(first, 2)),
            buildings::confirm(&other, &ada, confirmation(second, 2))
        );
        assert!(one.is_ok() != two.is_ok(), "{one:?}, {two:?}");
        assert!([one, two].contains(&Err(AppError::Conflict(Conflict::Stale))));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_is_its_authors_for_a_day_and_has_a_size() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (draft, _) = preview(t, &ada, LIST).await;
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let account = camille.signed_in().unwrap().account;
        t.sql("UPDATE accounts SET is_administrator = TRUE WHERE sign_in_name = 'camille@example.org'").await.unwrap();
        let Actor::Staff(person) = camille else { panic!("nobody") };
        let camille = Actor::Staff(domain::actor::SignedIn { is_administrator: true, account, ..person });
        let gone = Err(AppError::Conflict(Conflict::DraftGone));
        assert_eq!(buildings::confirm(&t.ctx, &camille, confirmation(draft, 4)).await, gone);
        t.advance(chrono::Duration::days(1));
        assert_eq!(buildings::confirm(&t.ctx, &ada, confirmation(draft, 4)).await, gone);

        let too_many = "A,A\n".repeat(MOST_ROWS + 1);
        for (list, problem) in [("\n;;\n", Problem::NoRows), (too_many.as_str(), Problem::TooManyRows { max: 5_000 })] {
            let answer = buildings::preview(&t.ctx, &ada, PreviewForm { list: list.into() }).await;
            assert_eq!(answer, Err(AppError::field(Field::List, problem)));
        }
        let too_large = PreviewForm { list: "A".repeat(512 * 1024 + 1) };
        assert_eq!(buildings::preview(&t.ctx, &ada, too_large).await, Err(AppError::TooLarge));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_thousand_buildings_are_added_from_one_list() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let rows: Vec<String> = (0..MOST_ROWS).map(|n| format!("Résidence {n},R-{n},Portefeuille {}", n % 40)).collect();
        let list = rows.join("\n");
        let (draft, page) = preview(t, &ada, &list).await;
        assert_eq!((page.good as usize, page.new_portfolios.len()), (MOST_ROWS, 40));
        let imported = buildings::confirm(&t.ctx, &ada, confirmation(draft, page.good)).await.unwrap();
        assert_eq!((imported.count, imported.rest), (page.good, None));
        assert_eq!(t.count("SELECT count(*) FROM buildings").await, i64::from(page.good));
    })
    .await;
}
