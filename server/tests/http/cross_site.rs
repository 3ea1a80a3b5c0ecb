//! Posts from other sites, and posts in disguise. They go through every server function there is, so that new ones are covered by
//! being there.

use crate::browser::{Browser, form};
use axum::{
    body::Body,
    http::{Method, header},
};
use domain::testing::TestContext;

fn endpoints() -> Vec<&'static str> {
    // The router registers them all.
    server_fn::axum::server_fn_paths().map(|(path, _)| path).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_62_what_another_site_sends_reaches_no_server_function() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = crate::browser::signed_in(&t).await;
    let origins: [&[(&str, &str)]; 6] = [
        &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
        &[("origin", "https://keys.example.org"), ("sec-fetch-site", "same-site")],
        &[("referer", "https://keys.example.org/staff")],
    ];
    let kinds = [
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/plain",
        "application/json",
        "application/cbor",
    ];
    assert!(endpoints().len() >= 15, "the registry is empty");
    let before = browser.cookies.clone();
    for endpoint in endpoints().into_iter().chain(["/preferences/language", "/preferences/theme"]) {
        for origin in origins {
            for kind in kinds {
                let mut request = browser.request(Method::POST, endpoint).header(header::CONTENT_TYPE, kind);
                for (name, value) in origin {
                    request = request.header(*name, *value);
                }
                let answer = browser.send(request.body(form(&[])).unwrap()).await;
                assert_eq!(answer.status.as_u16(), 403, "{endpoint} {origin:?} {kind}");
            }
        }
    }
    assert!(browser.get("/").await.status.is_success(), "still signed in: nothing was done");
    assert_eq!(browser.cookies, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_62_bodies_that_no_page_of_ours_sends_are_refused() {
    let t = TestContext::new().await;
    let mut browser = Browser::new(&t);
    let _ = browser.get("/login").await;
    for endpoint in endpoints() {
        for kind in ["multipart/form-data; boundary=x", "text/plain", "application/json", "application/cbor", ""] {
            let request = browser
                .request(Method::POST, endpoint)
                .header("sec-fetch-site", "same-origin")
                .header(header::CONTENT_TYPE, kind);
            assert_eq!(browser.send(request.body(form(&[])).unwrap()).await.status.as_u16(), 415, "{endpoint} {kind}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_63_a_server_function_answers_to_post_alone() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let _ = browser.get("/login").await;
    for endpoint in endpoints() {
        for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND"] {
            let mut request = browser.request(method.parse().unwrap(), endpoint).header("sec-fetch-site", "same-origin");
            for disguise in ["x-http-method-override", "x-http-method", "x-method-override"] {
                request = request.header(disguise, "POST");
            }
            assert_eq!(browser.send(request.body(Body::empty()).unwrap()).await.status.as_u16(), 405, "{method} {endpoint}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_64_no_plain_post_leads_away_from_the_site() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = crate::browser::signed_in(&t).await;
    let referers = [
        "https://evil.example/",
        "https://evil.example/keys.example.org/staff",
        "https://keys.example.org.evil.example/",
        "//evil.example/",
        "",
    ];
    for endpoint in endpoints() {
        for referer in referers {
            let request = browser
                .request(Method::POST, endpoint)
                .header("sec-fetch-site", "same-origin")
                .header(header::REFERER, referer)
                .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            let request = request.body(form(&[("next", "//evil.example"), ("back", "https://evil.example")]));
            let answer = browser.send(request.unwrap()).await;
            let location = answer.location();
            assert_eq!(answer.status.as_u16(), 303, "{endpoint}: {answer:?}");
            assert!(
                location.starts_with('/') && !location.starts_with("//") && !location.contains("evil"),
                "{endpoint}: {location}"
            );
            assert!(!location.contains("__err") && !location.contains("__path"), "{endpoint}: {location}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_64_whoever_signs_in_by_a_link_of_somebody_elses_making_comes_home() {
    let t = TestContext::new().await;
    t.administrator().await;
    for next in ["//evil.example", "https://evil.example/staff", "/\\evil.example", "/%2F/evil.example\t"] {
        let mut browser = Browser::new(&t);
        let request = browser
            .request(Method::POST, "/api/sessions/sign-in")
            .header("sec-fetch-site", "same-origin")
            .header(header::REFERER, "https://evil.example/login")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let fields = [("sign_in_name", "ada@example.org"), ("password", domain::testing::PASSWORD), ("next", next)];
        let answer = browser.send(request.body(form(&fields)).unwrap()).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/"), "{next}");
        assert!(browser.cookies.contains_key("__Host-sid"), "{next}: signed in");
    }
}
