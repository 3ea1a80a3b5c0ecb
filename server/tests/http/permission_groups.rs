//! Permission groups without a script: lists of a form arrive, and come back where it was refused.

use crate::browser::signed_in;
use domain::{
    permissions::{self, BuiltIn, Level, form::level_value},
    testing::{TestContext, on_both},
};

async fn capability_with_toggles(t: &TestContext) -> (String, Vec<String>) {
    let offered = permissions::capabilities(&t.ctx, &domain::actor::Actor::Operator).await.expect("the catalogue");
    let fobs = offered.into_iter().find(|offered| offered.name == "Fobs").expect("fobs");
    (level_value(fobs.id, Level::Manage), fobs.toggles.iter().map(|toggle| toggle.id.to_string()).collect())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_group_is_made_by_a_plain_form_and_a_refused_one_comes_back_as_it_was_chosen() {
    on_both(async |t| {
        let ada = t.administrator().await;
        permissions::add_usual_catalogue(&t.ctx, &ada).await.unwrap();
        let (fobs, toggles) = capability_with_toggles(t).await;
        let history = level_value(BuiltIn::History.id(), Level::View);
        let mut browser = signed_in(t).await;
        let page = browser.get("/permission-groups/new").await;
        assert!(page.body.contains(&format!("value=\"{fobs}\"")), "{}", page.body);
        let mut fields = vec![
            ("group", ""),
            ("version", "0"),
            ("names][en", " "),
            ("names][fr", "Accès complet"),
            ("levels][3", history.as_str()),
            ("levels][5", fobs.as_str()),
            ("toggles][", toggles[2].as_str()),
            ("toggles][", toggles[0].as_str()),
        ];
        let refused = browser.posts("/permission-groups/new", "/api/permission-groups/save", &fields).await;
        assert_eq!((refused.status.as_u16(), refused.location()), (303, "/permission-groups/new"), "{refused:?}");
        let page = browser.follows(&refused).await;
        assert!(page.body.contains("id=\"names-fr-error\""), "the fault stands beside its language’s field");
        assert!(page.body.contains("value=\"Accès complet\""));
        for chosen in [&history, &fobs, &toggles[0], &toggles[2]] {
            let input = page.body.split("<input").find(|input| input.contains(&format!("value=\"{chosen}\""))).unwrap();
            assert!(input.split('>').next().unwrap().contains("checked"), "{input}");
        }
        let unticked = page.body.split("<input").find(|input| input.contains(&toggles[1])).unwrap();
        assert!(!unticked.split('>').next().unwrap().contains("checked"));
        fields[3].1 = "Conciergerie";
        let made = browser.posts("/permission-groups/new", "/api/permission-groups/save", &fields).await;
        assert_eq!((made.status.as_u16(), made.location()), (303, "/permission-groups?done=group-saved"), "{made:?}");
        assert!(browser.follows(&made).await.body.contains("Conciergerie"));
        assert_eq!(t.count("SELECT count(*) FROM permission_toggles").await, 6 + 2, "those of full access, and two");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_each_page_is_there_for_administrators_and_for_nobody_else() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = signed_in(&t).await;
    let full = permissions::groups::FULL_ACCESS;
    for path in [
        "/permission-groups",
        "/permission-groups/new",
        &format!("/permission-groups/new?from={full}"),
        &format!("/permission-groups/{full}"),
        "/permission-groups/compare",
        &format!("/permission-groups/compare?a={full}&b={}", permissions::groups::DEFAULT),
        "/permission-groups/capabilities",
        "/permission-groups/capabilities/new",
    ] {
        let page = browser.get(path).await;
        assert_eq!(page.status.as_u16(), 200, "{path}");
        assert!(page.body.contains("<h1"), "{path}: {}", page.body);
    }
    let nobody = "0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42";
    for path in [
        format!("/permission-groups/{nobody}"),
        format!("/permission-groups/capabilities/{nobody}"),
        "/permission-groups/x".into(),
    ] {
        assert_eq!(browser.get(&path).await.status.as_u16(), 404, "{path}");
    }
}
