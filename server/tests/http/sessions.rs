//! Signing in and out, as seen from the browser.

use crate::browser::{Answer, Browser, signed_in};
use domain::{
    mail::Transport,
    outbox::worker::{self, Sender},
    testing::{
        EACH_STATE, OTHER_PASSWORD, PASSWORD, TestContext, on_both,
        smtp::{Act, Phase, SmtpServer},
    },
};
use std::time::Duration;

#[tokio::test(flavor = "multi_thread")]
async fn ac_53_signing_in_takes_over_no_session_that_was_there_before() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let planted = "A".repeat(43);
    browser.cookies.insert("__Host-sid".into(), planted.clone());
    browser.cookies.insert("sid".into(), planted.clone());
    let fields = [("sign_in_name", "ada@example.org"), ("password", PASSWORD)];
    let _ = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    let first = browser.cookies["__Host-sid"].clone();
    assert_ne!(first, planted);
    let _ = browser.calls("/api/sessions/sign-in", &fields).await;
    let second = browser.cookies["__Host-sid"].clone();
    assert_ne!(second, first);
    browser.cookies.insert("__Host-sid".into(), first);
    assert_eq!(browser.get("/staff").await.location(), "/login?next=%2Fstaff", "the session before is over");
    browser.cookies.insert("__Host-sid".into(), second);
    assert_eq!(browser.get("/staff").await.status.as_u16(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn row_64_whoever_signs_in_comes_to_the_very_page_that_was_asked_for() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let guarded = browser.get("/staff?q=Zo%C3%A9%20C%C3%B4t%C3%A9&state=active").await;
    let sign_in = guarded.location().to_owned();
    let page = browser.get(&sign_in).await;
    let wanted = "/staff?q=Zo%C3%A9%20C%C3%B4t%C3%A9&amp;state=active";
    assert!(page.body.contains(&format!("value=\"{wanted}\"")), "{sign_in}: {}", page.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_54_after_signing_out_the_old_cookie_opens_nothing() {
    on_both(async |t| {
        t.administrator().await;
        let mut browser = signed_in(t).await;
        let kept = browser.cookies.clone();
        let page = browser.get("/staff").await;
        assert_eq!((page.status.as_u16(), page.header("cache-control")), (200, "no-store"));
        let answer = browser.posts("/staff", "/api/sessions/sign-out", &[("sent", "true")]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/login?done=signed-out"));
        assert!(answer.header("clear-site-data").contains("\"cache\""));
        assert!(!browser.cookies.contains_key("__Host-sid"));
        browser.cookies = kept;
        assert_eq!(browser.get("/staff").await.location(), "/login?next=%2Fstaff");
        let answer = browser.calls("/api/staff/list", &[("search", "")]).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (401, "sign-in-required"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_55_the_sessions_secret_is_in_its_cookie_and_nowhere_else() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let fields = [("sign_in_name", "ada@example.org"), ("password", PASSWORD)];
    let answer = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    let set: Vec<&str> = answer.headers.get_all("set-cookie").iter().map(|cookie| cookie.to_str().unwrap()).collect();
    let sid = set.iter().find(|cookie| cookie.starts_with("__Host-sid=")).unwrap();
    for flag in ["; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax"] {
        assert!(sid.contains(flag), "{flag}: {sid}");
    }
    assert!(!sid.contains("Domain="));
    let secret = browser.cookies["__Host-sid"].clone();
    assert!(secret.len() >= 22, "128 bits are 22 characters");
    for path in ["/", "/staff", "/profile", "/history", "/help"] {
        let page = browser.get(path).await;
        assert_eq!(page.status.as_u16(), 200, "{path}");
        assert!(!page.body.contains(&secret) && !page.location().contains(&secret), "{path}");
        assert!(!page.body.contains("$argon2"), "{path}");
    }
    let answer = browser.calls("/api/sessions/sign-in", &fields).await;
    assert!(!answer.body.contains(&browser.cookies["__Host-sid"]));
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_56_changing_the_password_ends_every_other_session_and_renews_this_one() {
    on_both(async |t| {
        t.administrator().await;
        let (mut here, mut there) = (signed_in(t).await, signed_in(t).await);
        let before = here.cookies["__Host-sid"].clone();
        let fields = [("current_password", PASSWORD), ("password", OTHER_PASSWORD)];
        let answer = here.calls("/api/passwords/change", &fields).await;
        assert_eq!(answer.status.as_u16(), 200, "{answer:?}");
        assert_ne!(here.cookies["__Host-sid"], before);
        assert_eq!(here.get("/staff").await.status.as_u16(), 200);
        assert_eq!(there.get("/staff").await.status.as_u16(), 303);
        here.cookies.insert("__Host-sid".into(), before);
        assert_eq!(here.get("/staff").await.status.as_u16(), 303);
        assert_eq!(t.deliver_mail().await.addresses(), ["ada@example.org"]);
    })
    .await;
}

/// Everything of an answer that an observer could compare; what is drawn anew for each answer is masked.
fn comparable(answer: &Answer, typed: &str) -> String {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| *name != "date")
        .map(|(name, value)| {
            let value = value.to_str().unwrap();
            let is_drawn = name == "set-cookie" || name == "content-security-policy";
            if is_drawn { format!("{name}: {} characters", value.len()) } else { format!("{name}: {value}") }
        })
        .collect();
    headers.sort();
    format!("{}\n{}\n\n{}", answer.status, headers.join("\n"), answer.body.replace(typed, "TYPED"))
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_01_ac_10_a_refused_sign_in_looks_the_same_whoever_it_is() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        let names = EACH_STATE.map(|(_, name)| name);
        let first = refusals(t, names[0], 1).await;
        for name in &names[1..] {
            assert_eq!(refusals(t, name, 1).await, first, "{name}");
        }
        // Two are counted by now, and three more are what runs before the first pause.
        for name in [names[0], "active01@example.org"] {
            for _ in 0..3 {
                let _ = t.signs_in(name, "not the password").await;
            }
            assert_eq!(refusals(t, name, 0).await, first, "{name}, throttled");
        }
    })
    .await;
}

/// What the program, a plain form and the page after it get for a wrong password, which costs so many hashes.
async fn refusals(t: &TestContext, name: &str, hashes: u64) -> [String; 3] {
    let fields = [("sign_in_name", name), ("password", "not the password")];
    let before = t.ctx.hasher().operations();
    let called = Browser::new(t).calls("/api/sessions/sign-in", &fields).await;
    assert_eq!(t.ctx.hasher().operations() - before, hashes, "AC-02: {name}");
    let mut browser = Browser::new(t);
    let posted = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    let page = browser.follows(&posted).await;
    for answer in [&called, &posted, &page] {
        assert_eq!((answer.header("cache-control"), answer.header("etag")), ("no-store", ""));
    }
    let nonce = nonce(&page);
    [comparable(&called, name), comparable(&posted, name), comparable(&page, name).replace(&nonce, "NONCE")]
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_04_ac_10_asking_for_a_link_is_answered_the_same_whoever_it_is() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        assert_asked_alike(t, &mut None).await;
        t.deliver_mail().await;
    })
    .await;
}

/// With the mail worker at its work all the while, and a relay in every kind of trouble.
#[tokio::test(flavor = "multi_thread")]
async fn ac_05_asking_for_a_link_is_answered_the_same_and_at_once_whatever_the_relay_does() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        let mut seen = None;
        for act in [None, Some(Act::reply("421 4.3.2 closing")), Some(Act::reply("554 5.3.2 no service")), Some(Act::Hang)] {
            let relay = SmtpServer::start().await;
            match act {
                None => relay.go_down().await,
                Some(act) => relay.always(Phase::Greet, act),
            }
            let transport = Transport::from_smtp_url(&relay.url(), false).unwrap();
            let sender = Sender::new(transport, "keys@example.org", "one").unwrap();
            let (_stop, told) = tokio::sync::watch::channel(false);
            let worker = tokio::spawn(worker::run(t.ctx.clone(), sender, told));
            assert_asked_alike(t, &mut seen).await;
            worker.abort();
            let _ = worker.await;
        }
        // What the workers had in hand when they were cut off is free again when its lease is over.
        t.advance(chrono::Duration::hours(1));
        t.deliver_mail().await;
    })
    .await;
}

/// Asks for a link for an address in each state, by the program and by a plain form, and compares every byte of the answers: with
/// each other, and with what was seen before.
async fn assert_asked_alike(t: &TestContext, seen: &mut Option<[String; 6]>) {
    for (state, name) in EACH_STATE {
        let mut answers = Vec::new();
        for (page, endpoint) in [("/forgot", "/api/passwords/forgotten"), ("/activate", "/api/activation/ask-again")] {
            // Each question is the first of its hour: none is left out because there have been too many.
            t.sql("DELETE FROM throttles").await.unwrap();
            let called = at_once(Browser::new(t).calls(endpoint, &[("email", name)])).await;
            let mut browser = Browser::new(t);
            let posted = at_once(browser.posts(page, endpoint, &[("email", name)])).await;
            let shown = browser.follows(&posted).await;
            assert!(called.status.is_success() && shown.status.is_success(), "{state}: {called:?} {shown:?}");
            for answer in [&called, &posted, &shown] {
                assert_eq!((answer.header("cache-control"), answer.header("etag")), ("no-store", ""), "{state}");
            }
            let nonce = nonce(&shown);
            answers.extend([
                comparable(&called, name),
                comparable(&posted, name),
                comparable(&shown, name).replace(&nonce, "NONCE"),
            ]);
        }
        let answers: [String; 6] = answers.try_into().unwrap();
        assert_eq!(&answers, seen.get_or_insert_with(|| answers.clone()), "{state}");
    }
}

/// An answer for which nobody waited for the relay: one that hangs is given up after more than a minute.
async fn at_once(answer: impl Future<Output = Answer>) -> Answer {
    tokio::time::timeout(Duration::from_secs(20), answer).await.expect("somebody waited for the relay")
}

fn nonce(page: &Answer) -> String {
    page.header("content-security-policy").split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_82_the_first_run_happens_once() {
    on_both(async |t| {
        let mut browser = Browser::new(t);
        assert_eq!(browser.get("/").await.location(), "/setup");
        let link = domain::setup::link(&t.ctx, &domain::actor::Actor::Operator).await.unwrap();
        let token = link.rsplit('/').next().unwrap();
        let opened = browser.get(&format!("/setup/{token}")).await;
        let page = browser.follows(&opened).await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(page.body.contains("America – St Johns"), "no time zones to choose from: {page:?}");
        let fields = [
            ("token", token),
            ("organisation_name", "Résidences Laurier"),
            ("default_locale", "fr"),
            ("time_zone", "America/Montreal"),
            ("support_address", "help@example.org"),
            ("first_name", "Ada"),
            ("last_name", "Admin"),
            ("email", "ada@example.org"),
            ("password", PASSWORD),
        ];
        let done = browser.posts(opened.location(), "/api/setup/complete", &fields).await;
        assert_eq!(done.status.as_u16(), 303, "{done:?}");
        assert_eq!(browser.follows(&done).await.status.as_u16(), 200);
        let again = Browser::new(t).calls("/api/setup/complete", &fields).await;
        assert_eq!((again.status.as_u16(), again.code().as_str()), (409, "conflict"), "{again:?}");
        let zones = Browser::new(t).calls("/api/setup/time-zones", &[("sent", "true")]).await;
        assert_eq!((zones.status.as_u16(), zones.code().as_str()), (409, "conflict"), "{zones:?}");
        let mut other = Browser::new(t);
        assert_eq!(other.get("/setup").await.location(), "/login?done=already-set-up");
        assert_eq!(other.get(&format!("/setup/{token}")).await.status.as_u16(), 303);
        assert!(domain::setup::link(&t.ctx, &domain::actor::Actor::Operator).await.is_err());
    })
    .await;
}
