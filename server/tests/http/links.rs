//! Opening mailed links.

use crate::browser::{Answer, Browser, signed_in};
use axum::{body::Body, http::Method};
use domain::{
    Words,
    errors::LinkState,
    testing::{Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn ac_28_the_secret_moves_from_the_address_into_a_cookie() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, secret) = t.invited(&ada, Colleague::CAMILLE).await;
        let mut browser = Browser::new(t);
        let answer = browser.get(&format!("/activate/{secret}")).await;
        assert_eq!(answer.status.as_u16(), 303);
        let id = answer.location().strip_prefix("/activate/choose?id=").unwrap().to_owned();
        assert!(!answer.location().contains(&secret) && uuid::Uuid::try_parse(&id).is_ok());
        assert_eq!(browser.cookies[&format!("__Host-link-{id}")], secret);
        let flags = answer.header("set-cookie");
        assert!(flags.contains("HttpOnly; SameSite=Lax") && flags.contains("Max-Age=900"), "{flags}");
        let page = browser.follows(&answer).await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(!page.body.contains("https://") || !page.body.contains("src=\"https://"), "no third party");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_page_speaks_its_recipients_language_until_another_is_chosen_there() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (_, secret) = t.invited(&ada, Colleague::CAMILLE).await;
    let mut browser = Browser::new(&t);
    let opened = browser.get(&format!("/activate/{secret}")).await;
    let page = browser.follows(&opened).await;
    assert!(page.body.contains("<html lang=\"fr\""), "{}", &page.body[..200.min(page.body.len())]);
    let back = opened.location().to_owned();
    let request = browser
        .request(Method::POST, "/preferences/language")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("locale=en&back={}", back.replace('?', "%3F").replace('=', "%3D")).into())
        .unwrap();
    let answer = browser.send(request).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, back.as_str()));
    assert!(!browser.cookies.contains_key("__Host-lang"));
    assert!(browser.follows(&answer).await.body.contains("<html lang=\"en\""));
    browser.language = "fr";
    assert!(browser.get("/login").await.body.contains("<html lang=\"fr\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_27_ac_32_unknown_links_look_all_alike_and_are_counted() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (_, secret) = t.invited(&ada, Colleague::CAMILLE).await;
    let mut browser = Browser::new(&t);
    let wrong_purpose = browser.get(&format!("/reset/{secret}")).await;
    assert_eq!(wrong_purpose.location(), "/reset/choose?id=unknown");
    assert!(wrong_purpose.header("set-cookie").is_empty());
    for _ in 1..20 {
        assert_eq!(browser.get("/reset/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA").await.status.as_u16(), 303);
    }
    let refused = browser.get("/reset/nonsense").await;
    assert_eq!(refused.status.as_u16(), 429);
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(browser.get(&format!("/activate/{secret}")).await.status.as_u16(), 303, "who holds a real link is not held up");
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_20_a_mailed_link_answers_to_reading_only() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (_, secret) = t.invited(&ada, Colleague::CAMILLE).await;
    let mut browser = Browser::new(&t);
    for method in [Method::POST, Method::PUT, Method::OPTIONS, Method::DELETE] {
        let request = browser
            .request(method.clone(), &format!("/activate/{secret}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/x-www-form-urlencoded")
            .body(Body::empty())
            .unwrap();
        assert_eq!(browser.send(request).await.status.as_u16(), 405, "{method}");
    }
    let before = t.dump().await;
    for _ in 0..100 {
        for method in [Method::GET, Method::HEAD] {
            let request = browser.request(method, &format!("/activate/{secret}")).body(Body::empty()).unwrap();
            assert_eq!(browser.send(request).await.status.as_u16(), 303);
        }
    }
    // Its page as well, which is what a mail scanner that follows links comes to.
    let opened = browser.get(&format!("/activate/{secret}")).await;
    assert_eq!(browser.follows(&opened).await.status.as_u16(), 200);
    assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    assert!(t.activates(&secret, domain::testing::OTHER_PASSWORD).await.is_ok());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_form_behind_a_link_keeps_the_link_open() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (_, secret) = t.invited(&ada, Colleague::CAMILLE).await;
    let mut browser = Browser::new(&t);
    let opened = browser.get(&format!("/activate/{secret}")).await;
    let page = opened.location().to_owned();
    browser.cookies.clear();
    let fields = [("token", secret.as_str()), ("password", "too short"), ("locale", "fr")];
    let answer = browser.posts(&page, "/api/activation/activate", &fields).await;
    assert_eq!(answer.location(), page);
    let id = page.rsplit('=').next().unwrap();
    assert_eq!(browser.cookies[&format!("__Host-link-{id}")], secret);
}

/// Opens a link and follows it to its page.
async fn page_of(t: &TestContext, path: &str) -> Answer {
    let mut stranger = Browser::new(t);
    let opened = stranger.get(path).await;
    stranger.follows(&opened).await
}

/// Nothing of the person, of whoever invited them, of the account: not in the page, nor in what its program reads, nor in a header. (The
/// organisation and where to ask for help may stand there: they are the installation's.)
fn assert_nothing_personal(answer: &Answer, account: &str) {
    let told = format!("{:?} {}", answer.headers, answer.body);
    // Within what is sealed or drawn at random any three letters turn up one day.
    let goes_on = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    for personal in ["Camille", "Roy", "camille@", "camille%40", "Ada", "ada@", "ada%40", account] {
        let stands_alone = |(at, _)| {
            let (before, after) = (told[..at].chars().next_back(), told[at + personal.len()..].chars().next());
            !before.is_some_and(goes_on) && (personal.ends_with(['@', '0']) || !after.is_some_and(goes_on))
        };
        assert!(!told.match_indices(personal).any(stands_alone), "{personal}: {told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_09_the_page_of_a_link_that_can_not_be_used_says_why_and_nothing_of_anybody() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (camille, secret) = t.invited(&ada, Colleague::CAMILLE).await;
        let account = camille.to_string();
        let (path, guessed) = (format!("/activate/{secret}"), format!("/activate/{}", "A".repeat(43)));
        // What it would say of the person if it could be used: the test looks at the right things.
        assert!(page_of(t, &path).await.body.contains("camille@example.org"));
        let states = async |wanted: LinkState, path: &str| {
            let page = page_of(t, path).await;
            let languages = ["en", "fr"].map(|code| Words::new(t.locale(code)));
            let told = languages.iter().filter(|words| page.body.contains(&escaped(&wanted.title(**words)))).count();
            assert_eq!(told, 1, "{wanted:?}, in one language: {}", page.body);
            assert_nothing_personal(&page, &account);
            let endpoint = if path.starts_with("/reset") { "/api/passwords/reset" } else { "/api/activation/activate" };
            let fields = [("token", path.rsplit('/').next().unwrap()), ("password", OTHER_PASSWORD), ("locale", "fr")];
            let fields = if endpoint.contains("reset") { &fields[..2] } else { &fields[..] };
            let called = Browser::new(t).calls(endpoint, fields).await;
            assert!(called.status.is_client_error() && called.code() == "link", "{wanted:?}: {called:?}");
            assert_nothing_personal(&called, &account);
            let mut plain = Browser::new(t);
            let posted = plain.posts("/activate/choose?id=unknown", endpoint, fields).await;
            assert_nothing_personal(&posted, &account);
            assert_nothing_personal(&plain.follows(&posted).await, &account);
        };
        states(LinkState::Unknown, &guessed).await;
        // Another purpose is no better than a guess.
        states(LinkState::Unknown, &format!("/reset/{secret}")).await;
        t.advance(chrono::Duration::hours(25));
        states(LinkState::Expired, &path).await;
        t.resends(&ada, camille).await.unwrap();
        states(LinkState::Replaced, &path).await;
        t.cancel_links(camille).await;
        states(LinkState::Cancelled, &path).await;
        t.sql("UPDATE tokens SET used_at = created_at").await.unwrap();
        states(LinkState::Used, &path).await;
        t.deactivate(camille).await;
        states(LinkState::Inactive, &path).await;
    })
    .await;
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_30_a_password_is_set_by_the_token_in_the_form_and_by_nothing_else() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, camilles) = t.invited(&ada, Colleague::CAMILLE).await;
        let (_, junes) = t.invited(&ada, Colleague::JUNE).await;
        let reset = t.reset_link("ada@example.org").await;
        // A browser that is signed in as Ada and holds the cookies of every one of these links, whose pages stand open in it.
        let mut browser = signed_in(t).await;
        let mut pages = Vec::new();
        for link in [format!("/activate/{camilles}"), format!("/activate/{junes}"), format!("/reset/{reset}")] {
            let opened = browser.get(&link).await;
            assert_eq!(browser.follows(&opened).await.status.as_u16(), 200, "{link}");
            pages.push(opened.location().to_owned());
        }
        assert_eq!(browser.cookies.keys().filter(|name| name.starts_with("__Host-link-")).count(), 3);
        let session = browser.cookies["__Host-sid"].clone();
        let before = t.dump().await;
        // Altered in front: the last character carries four bits only, and one genuine secret in sixteen ends as the forged one would.
        let forged = format!("{}{}", if camilles.starts_with('A') { "B" } else { "A" }, &camilles[1..]);
        let tried = ["", " ", &forged, &session, &pages[0], "unknown", &camilles[1..], "\0"];
        for (endpoint, others) in [("/api/activation/activate", &reset), ("/api/passwords/reset", &camilles)] {
            for token in tried.into_iter().chain([others.as_str()]) {
                for page in &pages {
                    let mut fields = vec![("token", token), ("password", "nine larks above the mill")];
                    if endpoint.ends_with("activate") {
                        fields.push(("locale", "en"));
                    }
                    let called = browser.calls(endpoint, &fields).await;
                    assert!(called.status.is_client_error(), "{endpoint} with {token:?}: {called:?}");
                    let posted = browser.posts(page, endpoint, &fields).await;
                    assert!(!posted.location().starts_with("/welcome") && !posted.location().starts_with("/login"), "{posted:?}");
                    t.sql("DELETE FROM throttles").await.unwrap();
                }
            }
            // Without the field at all, or with all of them but it.
            let called = browser.calls(endpoint, &[("password", "nine larks above the mill")]).await;
            assert!(called.status.is_client_error(), "{called:?}");
        }
        assert_eq!(t.changed_since(&before, &["throttles"]).await, NOTHING, "neither a password nor anything else");
        assert_eq!(browser.cookies["__Host-sid"], session);
        // Whose cookie is there and who is signed in matters not: it is June's link, and June's password.
        let fields = [("token", junes.as_str()), ("password", OTHER_PASSWORD), ("locale", "en")];
        let done = browser.posts(&pages[0], "/api/activation/activate", &fields).await;
        assert!(done.location().starts_with("/welcome"), "{done:?}");
        t.deliver_mail().await;
        assert!(t.signs_in("june@example.org", OTHER_PASSWORD).await.is_ok());
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_err());
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
    })
    .await;
}
