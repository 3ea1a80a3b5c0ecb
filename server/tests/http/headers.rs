//! Headers on every answer.

use crate::browser::{Answer, Browser, HOST, config, files, form};
use axum::{
    body::Body,
    http::{Method, header},
};
use domain::testing::TestContext;
use server::{router::router, state::AppState};
use std::collections::HashSet;

const EVERYWHERE: [(&str, &str); 6] = [
    ("strict-transport-security", "max-age=31536000"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=()"),
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_67_every_answer_carries_the_protecting_headers_and_no_version() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let get = |path: &str| browser.request(Method::GET, path).body(Body::empty()).unwrap();
    let post = |path: &str| browser.request(Method::POST, path).header("sec-fetch-site", "same-origin");
    let form_kind = "application/x-www-form-urlencoded";
    let requests = vec![
        (200, get("/login")),
        (200, get("/pkg/trousseau.css")),
        (200, get("/favicon.svg")),
        (200, get("/healthz")),
        (200, get("/readyz")),
        (303, get("/staff")),
        (303, get("/activate/unknown-token")),
        (404, get("/nowhere")),
        (404, get("/pkg/nothing.js")),
        (404, get("/words/en.0000000000000000.txt")),
        (404, get("/words/%ff")),
        (404, get("/pkg/")),
        (404, get("/staff/x.css")),
        (404, post("/api/unknown").header(header::CONTENT_TYPE, form_kind).body(Body::empty()).unwrap()),
        (405, browser.request(Method::TRACE, "/login").body(Body::empty()).unwrap()),
        (405, browser.request(Method::OPTIONS, "/login").body(Body::empty()).unwrap()),
        (405, get("/api/sessions/sign-in")),
        (403, browser.request(Method::POST, "/api/sessions/sign-in").body(Body::empty()).unwrap()),
        (415, post("/api/sessions/sign-in").body(Body::empty()).unwrap()),
        (
            413,
            post("/api/sessions/sign-in").header(header::CONTENT_TYPE, form_kind).body(Body::from(vec![b'a'; 65_537])).unwrap(),
        ),
        (400, post("/api/sessions/sign-in").header(header::CONTENT_TYPE, form_kind).body(Body::from("x=1")).unwrap()),
        (303, post("/api/sessions/sign-in").header(header::CONTENT_TYPE, form_kind).body(form(&[])).unwrap()),
        (421, axum::http::Request::builder().uri("/login").header(header::HOST, "evil.example").body(Body::empty()).unwrap()),
    ];
    for (status, request) in requests {
        let (method, uri) = (request.method().clone(), request.uri().clone());
        let answer = browser.send(request).await;
        assert_eq!(answer.status.as_u16(), status, "{method} {uri}: {}", answer.body);
        for (name, value) in EVERYWHERE {
            assert!(answer.header(name).contains(value), "{name} on {method} {uri}: {:?}", answer.headers);
        }
        let policy = answer.header("content-security-policy");
        for rule in ["default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'"]
        {
            assert!(policy.contains(rule), "{rule} on {method} {uri}: {policy}");
        }
        assert!(
            !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains("strict-dynamic"),
            "{policy}"
        );
        for gone in ["server", "x-powered-by", "access-control-allow-origin"] {
            assert!(!answer.headers.contains_key(gone), "{gone} on {method} {uri}");
        }
        let is_file = uri.path() == "/pkg/trousseau.css" || uri.path() == "/favicon.svg";
        assert_eq!(answer.header("cache-control"), if is_file { "no-cache" } else { "no-store" }, "{method} {uri}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pt_23_a_page_fetches_the_words_of_its_own_language_and_keeps_them() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let mut fetched = HashSet::new();
    for (language, said) in [("en", "Permission group"), ("fr", "Groupe de permissions")] {
        browser.language = language;
        let page = browser.get("/login").await;
        let at = page.body.find("/words/").expect("the address of the words");
        let address = page.body[at..].split(['\'', '"']).next().unwrap().to_owned();
        assert_eq!(page.body.matches("/words/").count(), page.body.matches(&address).count(), "of one language");
        let words = browser.get(&address).await;
        assert_eq!((words.status.as_u16(), words.header("cache-control")), (200, "public, max-age=31536000, immutable"));
        assert!(words.body.contains(said), "{address}");
        assert!(fetched.insert(words.body), "another text for each language");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_66_each_page_has_a_nonce_of_its_own_that_its_scripts_bear() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let mut nonces = HashSet::new();
    for _ in 0..1_000 {
        assert!(nonces.insert(nonce_of(&browser.get("/login").await)));
    }
    let link = format!("/reset/{}", t.reset_link("ada@example.org").await);
    let mut browser = crate::browser::signed_in(&t).await;
    let link = browser.get(&link).await.location().to_owned();
    for (path, status) in [(link.as_str(), 200), ("/staff", 200), ("/profile", 200), ("/nowhere", 404)] {
        for _ in 0..2 {
            let answer = browser.get(path).await;
            assert_eq!(answer.status.as_u16(), status, "{path}");
            assert!(answer.body.contains("<script") && nonces.insert(nonce_of(&answer)), "{path}");
        }
    }
}

/// The nonce of a page, which all its scripts bear.
fn nonce_of(page: &Answer) -> String {
    let policy = page.header("content-security-policy");
    let nonce = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or_default().to_owned();
    assert!(nonce.len() >= 16, "{policy}");
    assert!(policy.contains("script-src 'self'") && policy.contains("'wasm-unsafe-eval'"), "{policy}");
    for script in page.body.split("<script").skip(1) {
        let tag = script.split('>').next().unwrap();
        assert!(tag.contains(&format!("nonce=\"{nonce}\"")), "<script{tag}>");
    }
    assert!(!page.body.contains(" style=\""), "an inline style");
    nonce
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_10_pages_that_hold_a_secret_are_not_compressed_and_others_are() {
    let t = TestContext::new().await;
    let set_up = domain::setup::link(&t.ctx, &domain::actor::Actor::Operator).await.unwrap();
    let mut stranger = Browser::new(&t);
    let encoding = async |browser: &mut Browser, path: &str| {
        let request = browser.request(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip, br").body(Body::empty());
        let answer = browser.send(request.unwrap()).await;
        assert_eq!(answer.status.as_u16(), 200, "{path}: {answer:?}");
        answer.header("content-encoding").to_owned()
    };
    let page = stranger.get(&format!("/setup/{}", set_up.rsplit('/').next().unwrap())).await.location().to_owned();
    assert_eq!(encoding(&mut stranger, &page).await, "");
    let ada = t.administrator().await;
    let (_, activation) = t.invited(&ada, domain::testing::Colleague::CAMILLE).await;
    let reset = t.reset_link("ada@example.org").await;
    for link in [format!("/activate/{activation}"), format!("/reset/{reset}")] {
        let page = stranger.get(&link).await.location().to_owned();
        assert_eq!(encoding(&mut stranger, &page).await, "", "{page}");
    }
    let mut browser = crate::browser::signed_in(&t).await;
    let (awa, _) = t.awa(&ada).await;
    let (printed, sheet) = t.prints_card(&ada, awa).await;
    let form = domain::cards::CardCodeForm { sign_in_name: "awa.diallo".into(), code: sheet.cards[0].code.clone() };
    let (_, card) = domain::cards::open_by_code(&t.ctx, &t.client(), form).await.unwrap();
    let page = stranger.get(&format!("/card/{}", card.expose())).await.location().to_owned();
    assert_eq!(encoding(&mut stranger, &page).await, "", "{page}");
    assert_eq!(encoding(&mut browser, &format!("/staff/cards?id={}", printed.sheet)).await, "");
    let pin = t.hands_out_pin(&ada, awa).await.unwrap().pin.unwrap();
    assert_eq!(encoding(&mut browser, &format!("/staff/{awa}?pin={pin}")).await, "");
    assert_eq!(encoding(&mut browser, "/profile").await, "");
    for path in ["/staff", "/history"] {
        assert_eq!(encoding(&mut browser, path).await, "gzip", "{path}");
    }
    assert_eq!(encoding(&mut stranger, "/login").await, "gzip");
}

/// What could be kept, compared or measured from outside, on every page that has to do with who somebody is.
#[tokio::test(flavor = "multi_thread")]
async fn ac_10_pages_about_somebody_are_kept_nowhere_and_answer_no_question_of_a_cache() {
    let t = TestContext::new().await;
    let ada = t.administrator().await;
    let (_, activation) = t.invited(&ada, domain::testing::Colleague::CAMILLE).await;
    let reset = t.reset_link("ada@example.org").await;
    let mut browser = crate::browser::signed_in(&t).await;
    let mut pages = ["/login", "/forgot", "/activate", "/", "/staff", "/profile", "/history", "/setup", "/nowhere"]
        .map(str::to_owned)
        .to_vec();
    for link in [format!("/activate/{activation}"), format!("/reset/{reset}")] {
        let opened = browser.get(&link).await;
        assert_eq!((opened.header("cache-control"), opened.header("etag")), ("no-store", ""), "{link}");
        pages.push(opened.location().to_owned());
    }
    for path in pages {
        let mut lengths = HashSet::new();
        for asks in [
            None,
            Some(("if-none-match", "*")),
            Some(("if-modified-since", "Fri, 01 Jan 2100 00:00:00 GMT")),
            Some(("range", "bytes=0-9")),
        ] {
            let request = browser.request(Method::GET, &path);
            let request = match asks {
                Some((name, value)) => request.header(name, value),
                None => request,
            };
            let answer = browser.send(request.body(Body::empty()).unwrap()).await;
            assert!(![206, 304, 412, 416].contains(&answer.status.as_u16()), "{path}, {asks:?}: {}", answer.status);
            assert_eq!(answer.header("cache-control"), "no-store", "{path}");
            for kept in ["etag", "last-modified", "expires", "age", "accept-ranges"] {
                assert!(!answer.headers.contains_key(kept), "{kept} on {path}");
            }
            // What is drawn for a page (nonce, password, number) is as long each time.
            lengths.insert(answer.body.len());
        }
        assert_eq!(lengths.len(), 1, "{path}: {lengths:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_67_what_fails_or_is_held_back_carries_the_protecting_headers_too_and_each_once() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let sign_in = [("sign_in_name", "ada@example.org"), ("password", "not the password")];
    let mut answers = vec![(200, browser.get("/login").await), (200, browser.get("/pkg/trousseau.css").await)];
    for _ in 0..20 {
        browser.get("/reset/guessed").await;
    }
    answers.push((429, browser.get("/reset/guessed").await));
    t.advance(chrono::Duration::minutes(1));
    t.break_table("throttles").await;
    answers.push((503, browser.calls("/api/sessions/sign-in", &sign_in).await));
    let posted = browser.posts("/login", "/api/sessions/sign-in", &sign_in).await;
    answers.extend([(303, posted), (503, browser.get("/activate/unknown-token").await)]);
    t.mend_table("throttles").await;
    let not_a_page = browser.request(Method::GET, "/%ff%00").body(Body::empty()).unwrap();
    answers.push((404, browser.send(not_a_page).await));
    for (status, answer) in answers {
        assert_eq!(answer.status.as_u16(), status, "{answer:?}");
        for (name, value) in EVERYWHERE.into_iter().chain([("content-security-policy", "frame-ancestors 'none'")]) {
            let all: Vec<_> = answer.headers.get_all(name).iter().collect();
            assert!(all.len() == 1 && all[0].to_str().unwrap().contains(value), "{name} on {status}: {all:?}");
        }
        // HSTS has to hold for a year at least; a zero more or less is read over easily.
        let hsts = answer.header("strict-transport-security");
        let age = hsts.split(['=', ';']).nth(1).and_then(|age| age.trim().parse::<u32>().ok());
        assert!(age.is_some_and(|age| age >= 31_536_000), "{hsts}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_69_an_address_made_up_to_look_like_a_file_is_not_found_and_not_kept() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = crate::browser::signed_in(&t).await;
    for path in ["/staff/x.css", "/staff/x.js", "/profile/a.png", "/staff/0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42.css", "/x.css"] {
        let answer = browser.get(path).await;
        assert_eq!((answer.status.as_u16(), answer.header("cache-control")), (404, "no-store"), "{path}");
        assert!(!answer.body.contains("ada@example.org"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_69_no_other_origin_is_allowed_to_read() {
    let t = TestContext::new().await;
    let mut browser = Browser::new(&t);
    let request =
        browser.request(Method::GET, "/login").header(header::ORIGIN, "https://evil.example").body(Body::empty()).unwrap();
    let answer = browser.send(request).await;
    assert!(!answer.headers.keys().any(|name| name.as_str().starts_with("access-control-")));
}

#[tokio::test(flavor = "multi_thread")]
async fn over_http_on_this_machine_nothing_is_said_of_https() {
    let t = TestContext::new().await;
    let config = config([("TROUSSEAU_BASE_URL", "http://localhost:3000")]);
    let mut browser = Browser::on(router(&AppState::new(t.ctx.clone(), &config, files(&t), None)));
    let request = axum::http::Request::builder().uri("/healthz").header(header::HOST, HOST).body(Body::empty()).unwrap();
    assert_eq!(browser.send(request).await.header("strict-transport-security"), "");
}
