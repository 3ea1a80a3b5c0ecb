//! Forms without a script.

use crate::browser::Browser;
use domain::testing::TestContext;

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_plain_post_leads_back_with_what_was_typed_but_for_secrets() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let fields = [("sign_in_name", "zoé@example.org"), ("password", "not the password"), ("next", "/staff")];
    let answer = browser.posts("/login?next=%2Fstaff", "/api/sessions/sign-in", &fields).await;
    assert_eq!((answer.status.as_u16(), answer.location()), (303, "/login?next=%2Fstaff"), "{answer:?}");
    assert_eq!(answer.body, "");
    let cookie = browser.cookies["__Host-form"].clone();
    assert!(cookie.len() <= 3_000 && !answer.header("set-cookie").contains("example"));
    assert!(answer.header("set-cookie").contains("HttpOnly") && answer.header("set-cookie").contains("Max-Age=300"));
    let page = browser.follows(&answer).await;
    assert_eq!(page.status.as_u16(), 200);
    assert!(page.body.contains("zoé@example.org"), "{}", page.body);
    assert!(!page.body.contains("not the password"));
    assert!(!browser.cookies.contains_key("__Host-form"), "it is shown once");
    assert!(!browser.get("/login").await.body.contains("zoé@example.org"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_forgotten_after_five_minutes_and_opens_on_its_own_page_only() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let fields = [("sign_in_name", "zoe@example.org"), ("password", "x")];
    let _ = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    assert!(!browser.get("/forgot").await.body.contains("zoe@example.org"));
    t.advance(chrono::Duration::minutes(5));
    assert!(!browser.get("/login").await.body.contains("zoe@example.org"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_too_large_for_its_cookie_gives_up_its_longest_fields_first() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let long = "x".repeat(20_000);
    let fields = [("sign_in_name", "zoe@example.org"), ("password", "x"), ("next", long.as_str())];
    let _ = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    assert!(browser.cookies["__Host-form"].len() <= 3_000);
    assert!(browser.get("/login").await.body.contains("zoe@example.org"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_or_altered_cookie_shows_nothing() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let _ = browser.posts("/login", "/api/sessions/sign-in", &[("sign_in_name", "zoe@example.org"), ("password", "x")]).await;
    let cookie = browser.cookies["__Host-form"].clone();
    for forged in
        [cookie.replacen(&cookie[40..41], if &cookie[40..41] == "A" { "B" } else { "A" }, 1), "AAAA".into(), String::new()]
    {
        browser.cookies.insert("__Host-form".into(), forged);
        let page = browser.get("/login").await;
        assert_eq!(page.status.as_u16(), 200);
        assert!(!page.body.contains("zoe@example.org"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_program_gets_the_refusal_as_json_with_its_status_and_people_get_303() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let wrong = [("sign_in_name", "ada@example.org"), ("password", "not the password")];
    let answer = browser.calls("/api/sessions/sign-in", &wrong).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (401, "sign-in-failed"), "{answer:?}");
    let answer = browser.calls("/api/sessions/sign-in", &[("sign_in_name", " "), ("password", "")]).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (422, "invalid"), "{answer:?}");
    let answer = browser.calls("/api/staff/list", &[("search", "")]).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (401, "sign-in-required"), "{answer:?}");
    let answer = browser.posts("/login", "/api/sessions/sign-in", &wrong).await;
    assert_eq!(answer.status.as_u16(), 303);
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_29_ac_74_a_field_that_the_form_does_not_have_is_refused_wherever_it_stands() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = crate::browser::signed_in(&t).await;
    for extra in ["role", "is_administrator", "password_hash", "id", "session_epoch"] {
        let fields = [("first_name", "Camille"), ("email", "camille@example.org"), ("locale", "fr"), (extra, "1")];
        let answer = browser.calls("/api/staff/invite", &fields).await;
        assert_eq!((answer.status.as_u16(), answer.code().as_str()), (400, "malformed"), "{extra}: {answer:?}");
    }
    let request = browser.request(axum::http::Method::POST, "/api/staff/invite").header("sec-fetch-site", "same-origin");
    let request =
        request.header("content-type", "application/x-www-form-urlencoded").body("form[email]=a%40b.c&role=1".into()).unwrap();
    assert_eq!(browser.send(request).await.status.as_u16(), 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_15_two_addresses_where_one_belongs_send_no_letter() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    for endpoint in ["/api/passwords/forgotten", "/api/activation/ask-again"] {
        for body in [
            "form[email]=ada%40example.org&form[email]=eve%40evil.example",
            "form[email][]=ada%40example.org&form[email][]=eve%40evil.example",
            "form[email][]=ada%40example.org",
            "form[email][0]=ada%40example.org",
            "form[email]=ada%40example.org&email=eve%40evil.example",
        ] {
            // Without a script a refusal may also be the form's page again.
            for (accept, statuses) in [("application/json", &[400][..]), ("text/html", &[303, 400])] {
                let request = browser.request(axum::http::Method::POST, endpoint).header("sec-fetch-site", "same-origin");
                let request = request.header("content-type", "application/x-www-form-urlencoded").body(body.into());
                let mut request = request.unwrap();
                request.headers_mut().insert("accept", accept.parse().unwrap());
                let answer = browser.send(request).await;
                assert!(statuses.contains(&answer.status.as_u16()), "{endpoint} {body}: {answer:?}");
                assert!(!answer.location().contains("done="), "{endpoint} {body}: {answer:?}");
            }
        }
    }
    t.deliver_mail().await.none();
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_38_a_body_that_is_too_large_is_refused_without_hashing() {
    let t = TestContext::new().await;
    t.administrator().await;
    let before = t.ctx.hasher().operations();
    let mut browser = Browser::new(&t);
    let long = "p".repeat(1 << 20);
    let answer = browser.calls("/api/sessions/sign-in", &[("sign_in_name", "ada@example.org"), ("password", &long)]).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str()), (413, "too-large"));
    assert_eq!(t.ctx.hasher().operations(), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_is_refused_by_a_layer_reads_it_in_their_language() {
    let t = TestContext::new().await;
    for (language, sentence) in [("fr", "Cette adresse"), ("en", "This address")] {
        let mut browser = Browser::new(&t);
        browser.language = language;
        let answer = browser.get("/api/sessions/sign-in").await;
        assert_eq!((answer.status.as_u16(), answer.header("content-language")), (405, language));
        assert!(
            answer.body.contains(&format!("<html lang=\"{language}\">")) && answer.body.contains(sentence),
            "{}",
            answer.body
        );
    }
}
