//! A building manager's session over HTTP: every server function with their own, with another building's and with an unknown id, and every
//! page looked through for what is not theirs to see.

use crate::browser::{Answer, Browser, signed_in};
use domain::{
    actor::Actor,
    ids::{AccountId, BuildingId, GrantId, PermissionGroupId},
    permissions::{BuiltIn, Level, Scope, groups::DEFAULT},
    testing::{Colleague, OTHER_PASSWORD, TestContext, on_both},
};

const MARC: Colleague = Colleague { first_name: "Marc", last_name: "Gagnon", email: "marc@example.org", locale: "en" };

/// What stands in no answer to a manager: another building, its code, whoever works there, and an administrator's address.
const CANARIES: [&str; 5] = ["Secret Tower", "SECRET TOWER", "Elsewhere", "elsewhere@example.org", "ada@example.org"];

/// What no page holds for anybody.
const SECRETS: [&str; 5] = ["$argon2", "token_sha256", "session_epoch", "key_id", "pepper"];

/// Two buildings with somebody in each, and Marc who manages the first.
struct House {
    ada: Actor,
    plaza: BuildingId,
    tower: BuildingId,
    own: AccountId,
    elsewhere: AccountId,
    caretakers: PermissionGroupId,
    grant: GrantId,
}

impl House {
    async fn new(t: &TestContext) -> Self {
        let ada = t.administrator().await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Secret Tower").await);
        let levels = BuiltIn::ALL.map(|capability| (capability, Level::Manage));
        let managers = t.permission_group("Managers", &levels).await;
        let caretakers = t.permission_group("Caretakers of the tower", &[(BuiltIn::Buildings, Level::View)]).await;
        t.colleague_with(&ada, MARC, Scope::Building(plaza), managers).await;
        let own = t.invites(&ada, Colleague::CAMILLE).await;
        t.holds(own, Scope::Building(plaza), DEFAULT).await;
        let other = Colleague { first_name: "Elsewhere", email: "elsewhere@example.org", ..Colleague::JUNE };
        let elsewhere = t.invites(&ada, other).await;
        let grant = t.holds(elsewhere, Scope::Building(tower), caretakers).await;
        t.deliver_mail().await;
        Self { ada, plaza, tower, own, elsewhere, caretakers, grant }
    }

    async fn marc(t: &TestContext) -> Browser {
        Browser::of(t, MARC.email, OTHER_PASSWORD).await
    }
}

fn told(answer: &Answer) -> (u16, String) {
    (answer.status.as_u16(), answer.code())
}

fn says_nothing_of_others(what: &str, body: &str) {
    for canary in CANARIES {
        assert!(!body.contains(canary), "{what}: {canary} in {body}");
    }
    for secret in SECRETS {
        assert!(!body.contains(secret), "{what}: {secret}");
    }
}

/// What is sent about somebody, or about a building: endpoint, and its fields without the id.
const ABOUT_ACCOUNTS: [(&str, &[(&str, &str)]); 11] = [
    ("staff/panel", &[]),
    ("staff/activate", &[("version", "1")]),
    ("staff/resend", &[("version", "1")]),
    ("history/latest", &[]),
    ("history/list", &[]),
    ("access/matrix", &[]),
    ("access/effective", &[]),
    ("access/preview", &[("access][0", "every=none")]),
    ("access/change", &[("version", "1"), ("access][0", "every=none")]),
    ("access/give-cover", &[("version", "1"), ("cover_until", "2126-01-01T08:00")]),
    ("access/end-cover", &[("version", "1")]),
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_ac_71_another_buildings_people_and_unknown_ones_are_answered_alike() {
    on_both(async |t| {
        let house = House::new(t).await;
        let mut marc = House::marc(t).await;
        let unknown = AccountId(t.ctx.new_id());
        let (plaza, tower) = (Scope::Building(house.plaza).to_string(), Scope::Building(house.tower).to_string());
        let mut calls = 0;
        for (endpoint, fields) in ABOUT_ACCOUNTS {
            let mut ask = async |account: AccountId, scope: &str| {
                let (id, grant) = (account.to_string(), house.grant.to_string());
                let mut all = fields.to_vec();
                all.push(("account", &id));
                let group = DEFAULT.to_string();
                match endpoint {
                    "access/give-cover" => all.extend([("scope", scope), ("group", &group)]),
                    "access/end-cover" => all.push(("grant", &grant)),
                    _ => {}
                }
                calls += 1;
                let answer = marc.calls(&format!("/api/{endpoint}"), &all).await;
                says_nothing_of_others(endpoint, &answer.body);
                told(&answer)
            };
            let other = ask(house.elsewhere, &tower).await;
            assert_eq!(other, (404, "not-found".to_owned()), "{endpoint}");
            assert_eq!(ask(unknown, &tower).await, other, "{endpoint}");
            assert_eq!(ask(house.elsewhere, &plaza).await, other, "{endpoint} with a building of their own");
            let own = ask(house.own, &plaza).await;
            assert_ne!(own.0, 404, "{endpoint}: {own:?}");
        }
        assert_eq!(calls, 4 * ABOUT_ACCOUNTS.len());
        for (building, expected) in [(&tower, 404), (&plaza, 200)] {
            let answer = marc.calls("/api/staff/list", &[("building", &building["building:".len()..])]).await;
            assert_eq!(answer.status, expected, "{}", answer.body);
            says_nothing_of_others("the list of one building", &answer.body);
        }
        assert_eq!(
            t.count("SELECT count(*) FROM grants WHERE account_id IN (SELECT id FROM accounts WHERE first_name = 'Elsewhere')")
                .await,
            1
        );
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_ac_71_another_building_and_an_unknown_one_are_answered_alike() {
    on_both(async |t| {
        let house = House::new(t).await;
        let mut marc = House::marc(t).await;
        let unknown = BuildingId(t.ctx.new_id());
        for endpoint in ["buildings/panel", "buildings/holders", "buildings/change"] {
            let mut ask = async |building: BuildingId| {
                let id = building.to_string();
                let more: &[(&str, &str)] =
                    if endpoint == "buildings/change" { &[("version", "1"), ("name", "Mine now")] } else { &[] };
                let fields: Vec<(&str, &str)> = [("building", id.as_str())].into_iter().chain(more.iter().copied()).collect();
                let answer = marc.calls(&format!("/api/{endpoint}"), &fields).await;
                says_nothing_of_others(endpoint, &answer.body);
                told(&answer)
            };
            assert_eq!(ask(house.tower).await, (404, "not-found".to_owned()), "{endpoint}");
            assert_eq!(ask(unknown).await, (404, "not-found".to_owned()), "{endpoint}");
            assert_ne!(ask(house.plaza).await.0, 404, "{endpoint}");
        }
        // Whatever is the administrators' alone is refused with a building of one's own too.
        let (plaza, group) = (house.plaza.to_string(), house.caretakers.to_string());
        for (endpoint, fields) in [
            ("buildings/create", [("name", "New"), ("reference", "N-1")]),
            ("buildings/archive", [("building", plaza.as_str()), ("version", "1")]),
            ("buildings/restore", [("building", plaza.as_str()), ("version", "1")]),
            ("permission-groups/save", [("group", group.as_str()), ("version", "1")]),
            ("permission-groups/delete", [("group", group.as_str()), ("version", "1")]),
            ("staff/name-administrator", [("account", &house.own.to_string()), ("version", "1")]),
            ("staff/dismiss-administrator", [("account", &house.ada.signed_in().unwrap().account.to_string()), ("version", "1")]),
        ] {
            let answer = marc.calls(&format!("/api/{endpoint}"), &fields).await;
            assert_eq!(told(&answer), (403, "forbidden".to_owned()), "{endpoint}: {}", answer.body);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_no_page_tells_a_manager_of_another_building_or_anybody_of_a_secret() {
    let t = TestContext::new().await;
    let house = House::new(&t).await;
    let mut marc = House::marc(&t).await;
    let mut ada = signed_in(&t).await;
    let own = [
        "/".to_owned(),
        "/profile".into(),
        "/staff".into(),
        "/staff?q=ada%40example".into(),
        "/staff?q=secret".into(),
        format!("/staff?building={}", house.plaza),
        "/staff/new".into(),
        format!("/staff/{}", house.own),
        format!("/staff/{}/access", house.own),
        format!("/staff/{}", house.ada.signed_in().unwrap().account),
        "/buildings".into(),
        "/buildings?q=secret".into(),
        format!("/buildings/{}", house.plaza),
        "/delivery".into(),
        "/history".into(),
        "/help".into(),
    ];
    let others = [
        format!("/staff/{}", house.elsewhere),
        format!("/staff/{}/access", house.elsewhere),
        format!("/staff?building={}", house.tower),
        format!("/buildings/{}", house.tower),
        format!("/history?account={}", house.elsewhere),
    ];
    let administrators =
        ["/permission-groups", "/permission-groups/new", "/buildings/new", "/buildings/import"].map(str::to_owned);
    for page in &own {
        let answer = marc.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        says_nothing_of_others(page, &answer.body);
    }
    for page in others.iter().chain(&administrators) {
        let answer = marc.get(page).await;
        assert!([403, 404].contains(&answer.status.as_u16()), "{page}: {}", answer.status);
        says_nothing_of_others(page, &answer.body);
    }
    for page in own.iter().chain(&others).chain(&administrators) {
        let answer = ada.get(page).await;
        assert_eq!(answer.status, 200, "{page}");
        for secret in SECRETS {
            assert!(!answer.body.contains(secret), "{page}: {secret}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_72_what_a_request_is_about_stands_in_its_form_alone() {
    let t = TestContext::new().await;
    let house = House::new(&t).await;
    let mut marc = House::marc(&t).await;
    let (own, elsewhere) = (house.own.to_string(), house.elsewhere.to_string());
    let fields = [("account", own.as_str()), ("version", "1")];
    let before = t.count("SELECT count(*) FROM history").await;
    for twice in [
        format!("/api/staff/resend?form[account]={elsewhere}"),
        format!("/api/staff/resend?account={elsewhere}"),
        format!("/api/staff/{elsewhere}/resend"),
    ] {
        let answer = marc.calls(&twice, &fields).await;
        assert!([400, 404].contains(&answer.status.as_u16()), "{twice}: {} {}", answer.status, answer.body);
    }
    let both = marc.calls("/api/staff/resend", &[("account", &own), ("account", &elsewhere), ("version", "1")]).await;
    assert_eq!(told(&both), (400, "malformed".to_owned()));
    assert_eq!(t.count("SELECT count(*) FROM history").await, before);
}
