//! What a page carries for the browser's program: the answers to what was asked while it was drawn.

use crate::browser::{Browser, signed_in};
use domain::{
    permissions::{BuiltIn, Level, Scope, groups::DEFAULT},
    testing::{Colleague, OTHER_PASSWORD, TestContext},
};

/// The answers, in the order in which they are written.
fn carried(body: &str) -> Vec<&str> {
    const BEGIN: &str = "__RESOLVED_RESOURCES[";
    body.split(BEGIN)
        .skip(1)
        .filter_map(|rest| rest.split_once("] = \"").map(|(_, text)| text))
        .filter_map(|text| text.split("\";").next())
        .collect()
}

/// Answers that say nothing may be the same by chance.
fn says_something(answer: &&str) -> bool {
    !["+null", "+[]"].contains(answer)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_twice_for_one_page() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
    let group = t.permission_group("Caretakers", &[(BuiltIn::Buildings, Level::View)]).await;
    let person = t.invites(&ada, Colleague::CAMILLE).await;
    t.holds(person, Scope::Building(plaza), group).await;
    t.holds(person, Scope::Building(tower), DEFAULT).await;
    t.deliver_mail().await;
    t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), group).await;
    let mut june = Browser::of(&t, Colleague::JUNE.email, OTHER_PASSWORD).await;
    let mut ada = signed_in(&t).await;

    let pages = [
        "/".to_owned(),
        "/profile".into(),
        "/staff".into(),
        "/staff/new".into(),
        "/staff/new?colleague=June".into(),
        format!("/staff/{person}"),
        format!("/staff/{person}?confirm=edit"),
        format!("/staff/{person}/access"),
        format!("/staff/{person}/access?view=effective"),
        format!("/staff/{person}/access?view=covers"),
        format!("/staff/{person}/access?colleague=June"),
        format!("/staff/cards?building={plaza}"),
        "/delivery".into(),
        "/buildings".into(),
        "/buildings/new".into(),
        "/buildings/portfolios".into(),
        format!("/buildings/{plaza}"),
        format!("/buildings/{plaza}/edit"),
        "/permission-groups".into(),
        format!("/permission-groups/{group}"),
        "/permission-groups/new".into(),
        "/permission-groups/compare".into(),
        "/permission-groups/capabilities".into(),
        "/user-groups".into(),
        "/user-groups/new".into(),
        "/settings".into(),
        "/history".into(),
        format!("/history?account={person}"),
        "/help".into(),
    ];
    let mut twice = Vec::new();
    for page in &pages {
        for (who, browser) in [("ada", &mut ada), ("june", &mut june)] {
            let answer = browser.get(page).await;
            let mut answers = carried(&answer.body);
            // Who reads it is on every page; an administrator's pages all ask for something besides.
            assert!(answers.len() > usize::from(who == "ada"), "{page} for {who} was looked at: {}", answer.body);
            answers.retain(says_something);
            answers.sort_unstable();
            for same in answers.chunk_by(|a, b| a == b).filter(|same| same.len() > 1) {
                twice.push(format!("{page} for {who}, {} times: {}", same.len(), same[0]));
            }
        }
    }
    assert!(twice.is_empty(), "{twice:#?}");
}
