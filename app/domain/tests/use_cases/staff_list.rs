//! The list: found, filtered, sorted, and walked page by page.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{
    AppError,
    actor::Actor,
    permissions::{BuiltIn, Level, Scope, groups},
    staff::{self, AccountState, Direction, NewStaffForm, Sort, StaffPage, StaffQuery, StateFilter, list::PAGE},
    testing::{Colleague, OTHER_PASSWORD, TestContext, on_both},
};
use proptest::{
    prelude::*,
    test_runner::{Config, TestRunner},
};
use std::collections::HashSet;

async fn page(t: &TestContext, ada: &Actor, query: &StaffQuery) -> StaffPage {
    staff::list(&t.ctx, ada, query.clone()).await.unwrap()
}

async fn found(t: &TestContext, ada: &Actor, search: &str) -> Vec<String> {
    let query = StaffQuery { search: search.into(), ..StaffQuery::default() };
    page(t, ada, &query).await.rows.into_iter().map(|row| row.name).collect()
}

async fn add(t: &TestContext, ada: &Actor, first_name: &str, last_name: &str, email: &str) {
    let form = NewStaffForm {
        first_name: first_name.into(),
        last_name: last_name.into(),
        email: email.into(),
        locale: "fr".into(),
        send: "later".into(),
        ..NewStaffForm::default()
    };
    staff::invite(&t.ctx, ada, form).await.unwrap_or_else(|refused| panic!("{first_name} {last_name}: {refused:?}"));
}

#[tokio::test(flavor = "multi_thread")]
async fn row_9_row_10_a_person_is_found_in_the_list_with_where_they_stand() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.adds(&ada, Colleague::CAMILLE).await;
        let state = async || {
            let rows = page(t, &ada, &StaffQuery { search: "camille".into(), ..StaffQuery::default() }).await.rows;
            assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [account]);
            rows[0].state
        };
        assert_eq!(state().await, AccountState::Created);
        let form = t.form_about(&ada, account).await;
        staff::activate(&t.ctx, &ada, form).await.unwrap();
        assert_eq!(state().await, AccountState::Invited { left_s: None }, "the letter has not left");
        let link = t.deliver_mail().await.secret();
        assert!(matches!(state().await, AccountState::Invited { left_s: Some(86_390..=86_400) }));
        t.advance(chrono::Duration::hours(24));
        assert!(matches!(state().await, AccountState::InvitationExpired { .. }));
        t.advance(chrono::Duration::hours(-1));
        t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(state().await, AccountState::Active);
        t.deactivate(account).await;
        assert!(matches!(state().await, AccountState::Inactive { .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_overview_counts_what_each_filter_shows() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let alone = staff::overview(&t.ctx, &ada).await.unwrap();
        assert_eq!((alone.everyone, alone.states), (1, vec![(StateFilter::Active, 1)]));

        t.adds(&ada, Colleague::CAMILLE).await;
        let left = t.adds(&ada, Colleague::JUNE).await;
        t.deactivate(left).await;
        let overview = staff::overview(&t.ctx, &ada).await.unwrap();
        assert_eq!(overview.everyone, 3);
        assert_eq!(overview.states, [(StateFilter::Active, 1), (StateFilter::Created, 1), (StateFilter::Inactive, 1)]);
        for (state, count) in overview.states {
            let shown = page(t, &ada, &StaffQuery { state: Some(state), ..StaffQuery::default() }).await.rows.len();
            assert_eq!(shown, count as usize, "{state:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_the_list_is_narrowed_by_the_buildings_whose_staff_the_reader_sees_and_by_no_others() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let [plaza, .., annex] = t.some_buildings(&["Plaza", "Tower", "Annex"], None).await[..] else {
            panic!("three buildings")
        };
        let managers = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::View)]).await;
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(plaza), managers).await;
        t.holds(camille.signed_in().unwrap().account, Scope::Building(annex), groups::DEFAULT).await;
        let names = async |by: &Actor| {
            let found = staff::buildings_at_a_glance(&t.ctx, by).await.unwrap();
            found.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(
            (names(&ada).await, names(&camille).await),
            (vec!["Annex".into(), "Plaza".into(), "Tower".into()], vec!["Plaza".into()])
        );
        let more: Vec<String> = (3..61).map(|number| format!("Building {number}")).collect();
        let more: Vec<&str> = more.iter().map(String::as_str).collect();
        t.some_buildings(&more[1..], None).await;
        assert_eq!(names(&ada).await.len(), 60);
        t.some_buildings(&more[..1], None).await;
        assert!(names(&ada).await.is_empty(), "more than one chooses from at a glance");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_folds_accents_case_and_ligatures_and_takes_words_in_any_order() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (first, last, email) in [
            ("Élodie", "Cœur", "elodie@example.org"),
            ("Zoë", "O’Neill", "zoe@example.org"),
            ("Łukasz", "Śliwiński", "lukasz@example.org"),
            ("Søren", "Großmann", "soren@bücher.example"),
        ] {
            add(t, &ada, first, last, email).await;
        }
        for (search, name) in [
            ("elodie", "Élodie Cœur"),
            ("ÉLODIE", "Élodie Cœur"),
            ("e\u{301}lod", "Élodie Cœur"),
            ("coeur", "Élodie Cœur"),
            ("cœur élo", "Élodie Cœur"),
            ("  COEUR   elodie  ", "Élodie Cœur"),
            ("o'neill", "Zoë O’Neill"),
            ("o’neill zoe", "Zoë O’Neill"),
            ("lukasz sliwinski", "Łukasz Śliwiński"),
            ("grossmann", "Søren Großmann"),
            ("soren@", "Søren Großmann"),
            ("@bücher", "Søren Großmann"),
            ("xn--bcher", "Søren Großmann"),
        ] {
            assert_eq!(found(t, &ada, search).await, [name], "{search}");
        }
        assert!(found(t, &ada, "elodie zoe").await.is_empty());
        assert_eq!(found(t, &ada, "").await.len(), 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_86_whatever_is_searched_for_means_itself() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (n, name) in
            ["100% Laine", "1000 Laines", "a_b", "axb", "c!d", "cd", "back\\slash", "quo\"te", "apo'strophe", "star*", "שלום"]
                .into_iter()
                .enumerate()
        {
            add(t, &ada, name, "", &format!("person{n}@example.org")).await;
        }
        for (search, names) in [
            ("%", ["100% Laine"].as_slice()),
            ("100%", &["100% Laine"]),
            ("_", &["a_b"]),
            ("a_b", &["a_b"]),
            ("!", &["c!d"]),
            ("\\", &["back\\slash"]),
            ("\"", &["quo\"te"]),
            ("'", &["apo'strophe"]),
            ("*", &["star*"]),
            ("שלום", &["שלום"]),
            ("NEAR(", &[]),
            ("' OR 1=1 --", &[]),
            ("\0", &[]),
            ("a\0b", &[]),
            ("\u{202e}", &[]),
            ("[a-z]", &[]),
        ] {
            assert_eq!(found(t, &ada, search).await, names, "{search:?}");
        }
        let (long, wild, words) = ("x".repeat(10_000), "%_".repeat(5_000), "laine ".repeat(2_000));
        assert!(found(t, &ada, &long).await.is_empty() && found(t, &ada, &wild).await.is_empty());
        assert_eq!(found(t, &ada, &words).await.len(), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_order_walks_through_everybody_once_forward_and_back() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let mut everybody: HashSet<_> = t.many_accounts(349).await.into_iter().collect();
        everybody.insert(ada.signed_in().unwrap().account);
        let mut orders = Vec::new();
        for sort in [Sort::Name, Sort::Added] {
            for direction in [Direction::Up, Direction::Down] {
                let query = StaffQuery { sort, direction, ..StaffQuery::default() };
                let forward = walk_forward(t, &ada, query.clone()).await;
                assert_eq!(forward.pages.len(), 4);
                let ids: Vec<_> = forward.pages.concat();
                assert_eq!(ids.len(), 350);
                assert_eq!(ids.iter().copied().collect::<HashSet<_>>(), everybody);
                let back = walk_back(t, &ada, StaffQuery { before: forward.last_previous, ..query }).await;
                assert_eq!([back.concat(), forward.pages[3].clone()].concat(), ids, "the same pages on the way back");
                orders.push(ids);
            }
        }
        assert!(orders[0].iter().eq(orders[1].iter().rev()), "downwards is upwards, turned");
        assert!(orders[2].iter().eq(orders[3].iter().rev()));
        assert_ne!(orders[0], orders[2]);
    })
    .await;
}

/// The pages, first to last, and what leads back from the last.
struct Walk {
    pages: Vec<Vec<domain::ids::AccountId>>,
    last_previous: Option<String>,
}

async fn walk_forward(t: &TestContext, ada: &Actor, mut query: StaffQuery) -> Walk {
    let mut walk = Walk { pages: Vec::new(), last_previous: None };
    loop {
        let page = page(t, ada, &query).await;
        assert_eq!(page.previous.is_some(), !walk.pages.is_empty(), "only the first page has none before it");
        walk.pages.push(page.rows.iter().map(|row| row.id).collect());
        walk.last_previous = page.previous;
        query.after = page.next;
        if query.after.is_none() {
            return walk;
        }
        assert_eq!(page.rows.len(), PAGE);
    }
}

async fn walk_back(t: &TestContext, ada: &Actor, mut query: StaffQuery) -> Vec<Vec<domain::ids::AccountId>> {
    let mut pages = Vec::new();
    while query.before.is_some() {
        let page = page(t, ada, &query).await;
        assert!(page.next.is_some());
        pages.insert(0, page.rows.iter().map(|row| row.id).collect());
        query.before = page.previous;
    }
    pages
}

#[tokio::test(flavor = "multi_thread")]
async fn each_state_is_a_filter_and_together_they_are_everybody() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let ids = t.many_accounts(200).await;
        // The states come in turn: nothing sent, invited, expired, active, inactive.
        t.block_address(ids[0]).await;
        t.block_address(ids[4]).await;
        let mut sizes = Vec::new();
        for state in StateFilter::ALL {
            let query = StaffQuery { state: Some(state), ..StaffQuery::default() };
            let page = page(t, &ada, &query).await;
            assert_eq!(page.rows.len(), usize::try_from(page.matching).unwrap());
            for row in &page.rows {
                let fits = match state {
                    StateFilter::Active => row.state == AccountState::Active,
                    StateFilter::Invited => matches!(row.state, AccountState::Invited { .. }),
                    StateFilter::Attention => matches!(row.state, AccountState::InvitationExpired { .. }) || row.address_blocked,
                    StateFilter::Asking => row.marks.asks_for_help,
                    StateFilter::Created => row.state == AccountState::Created,
                    StateFilter::Inactive => matches!(row.state, AccountState::Inactive { .. }),
                };
                assert!(fits, "{state:?}: {row:?}");
            }
            sizes.push((state, page.matching));
            assert_eq!(page.attention, 41);
        }
        use StateFilter::{Active, Asking, Attention, Created, Inactive, Invited};
        assert_eq!(sizes, [(Active, 41), (Invited, 40), (Attention, 41), (Asking, 0), (Created, 40), (Inactive, 40)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filter_search_and_pages_go_together() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.many_accounts(1_100).await;
        let query = StaffQuery { search: "elodie".into(), state: Some(StateFilter::Active), ..StaffQuery::default() };
        let walk = walk_forward(t, &ada, query.clone()).await;
        let everything = walk_forward(t, &ada, StaffQuery { state: None, ..query.clone() }).await;
        assert_eq!(page(t, &ada, &query).await.matching, u32::try_from(walk.pages.concat().len()).unwrap());
        assert_eq!((walk.pages.concat().len(), everything.pages.concat().len()), (28, 138));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_that_is_gone_or_of_another_order_harms_nobody() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.many_accounts(150).await;
        let first = page(t, &ada, &StaffQuery::default()).await;
        let other = StaffQuery { sort: Sort::Added, after: first.next.clone(), ..StaffQuery::default() };
        let start = page(t, &ada, &StaffQuery { sort: Sort::Added, ..StaffQuery::default() }).await;
        assert_eq!(page(t, &ada, &other).await, start, "it starts at its beginning");
        let both = StaffQuery { after: first.next.clone(), before: first.next.clone(), ..StaffQuery::default() };
        assert_eq!(page(t, &ada, &both).await.rows.len(), 51, "what comes after counts");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_85_a_forged_place_is_no_fault_of_the_machine() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.many_accounts(5).await;
        let id = ada.signed_in().unwrap().account.0;
        let keys = [
            "",
            "\0",
            "x\0y",
            "-1",
            "99999999999999999999",
            "9223372036854775807",
            "-9223372036854775808",
            "-99999999999999",
            "🗝",
        ];
        for key in keys {
            for order in ORDERS {
                forged(t, &ada, order, key, id).await;
            }
        }
        let long = "A".repeat(100_000);
        for text in ["null", "[]", "{}", "[1,2,3,4]", r#"["name","up","a","no id"]"#, r#"["name","up","a"]"#, "\u{0}"] {
            ask(t, &ada, ORDERS[0], &URL_SAFE_NO_PAD.encode(text)).await;
        }
        for text in ["", "%", "é", "\0", "====", &long] {
            ask(t, &ada, ORDERS[0], text).await;
        }
        let runtime = tokio::runtime::Handle::current();
        tokio::task::block_in_place(|| {
            let mut runner = TestRunner::new(Config { cases: 64, failure_persistence: None, ..Config::default() });
            let outcome = runner.run(&(0..4_usize, any::<String>(), any::<[u8; 16]>()), |(order, key, id)| {
                runtime.block_on(forged(t, &ada, ORDERS[order], &key, uuid::Uuid::from_bytes(id)));
                Ok(())
            });
            outcome.unwrap_or_else(|failure| panic!("{failure}"));
        });
    })
    .await;
}

const ORDERS: [(Sort, Direction); 4] =
    [(Sort::Name, Direction::Up), (Sort::Name, Direction::Down), (Sort::Added, Direction::Up), (Sort::Added, Direction::Down)];

/// A place as the list itself would name it, with another key.
async fn forged(t: &TestContext, ada: &Actor, order: (Sort, Direction), key: &str, id: uuid::Uuid) {
    let place = serde_json::to_vec(&(order.0, order.1, key, id)).unwrap();
    ask(t, ada, order, &URL_SAFE_NO_PAD.encode(place)).await;
}

async fn ask(t: &TestContext, ada: &Actor, (sort, direction): (Sort, Direction), place: &str) {
    for (after, before) in [(Some(place.to_owned()), None), (None, Some(place.to_owned()))] {
        let query = StaffQuery { sort, direction, after, before, ..StaffQuery::default() };
        let answer = staff::list(&t.ctx, ada, query).await;
        assert!(answer.is_ok(), "{place:?}: {:?}", answer.err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_erased_account_is_in_no_list() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.sql("UPDATE accounts SET erased_at = created_at, deactivated_at = created_at WHERE NOT is_administrator")
            .await
            .unwrap();
        assert_eq!(found(t, &ada, "").await, ["Ada Admin"]);
        assert_eq!(staff::panel(&t.ctx, &ada, camille).await.err(), Some(AppError::NotFound));
        for state in StateFilter::ALL {
            let query = StaffQuery { state: Some(state), ..StaffQuery::default() };
            assert!(page(t, &ada, &query).await.rows.iter().all(|row| row.id != camille), "{state:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_not_accepted_the_policy_is_marked() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let pending = async || {
            page(t, &ada, &StaffQuery { search: "camille".into(), ..StaffQuery::default() }).await.rows[0].policy_pending
        };
        assert!(!pending().await, "nobody is asked before the activation");
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert!(pending().await);
        t.accepts_policy(&t.actor(&session).await).await.unwrap();
        assert!(!pending().await);
    })
    .await;
}
