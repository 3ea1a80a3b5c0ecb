//! What a fault tells.

use crate::browser::{Browser, config, files};
use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode},
    routing::get,
};
use domain::testing::TestContext;
use http_body_util::BodyExt as _;
use server::{security::last_resort, state::AppState};
use tower::ServiceExt as _;

async fn boom() -> StatusCode {
    panic!("the secret of /root/x.rs")
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_95_a_panic_costs_one_answer_and_tells_an_incident_number_only() {
    let t = TestContext::new().await;
    let state = AppState::new(t.ctx.clone(), &config([]), files(&t), None);
    let router: Router = Router::new()
        .route("/boom", get(boom))
        .layer(axum::middleware::from_fn_with_state(state.clone(), last_resort::catch))
        .with_state(state);
    for accept in ["text/html", "application/json"] {
        let request = Request::builder().uri("/boom").header("accept", accept).body(Body::empty()).unwrap();
        let response = router.clone().oneshot(request).await.unwrap();
        assert_eq!(response.status().as_u16(), 503);
        let body = String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        assert!(!body.contains("secret") && !body.contains(".rs"), "{body}");
        assert!(body.contains("incident"), "{body}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_95_nothing_but_pages_is_served() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = crate::browser::signed_in(&t).await;
    for path in [
        "/.git/config",
        "/.env",
        "/pkg/",
        "/pkg/../favicon.svg",
        "/pkg/..%2f..%2fCargo.toml",
        "/pkg/%2e%2e/%2e%2e/etc/passwd",
        "/trousseau.toml",
        "/data/secret.key",
        "/hash.txt",
        "/dev/mailbox",
        "/dev/clock",
        "/dev/ui",
        "/metrics",
        "/api",
        "/api/",
    ] {
        let answer = browser.get(path).await;
        assert_eq!(answer.status.as_u16(), 404, "{path}");
        for telling in ["panicked", "sqlx", "SELECT", "/root/", ".rs:", "stack backtrace", env!("CARGO_PKG_VERSION")] {
            assert!(!answer.body.contains(telling), "{path} tells {telling}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_95_a_lost_database_is_an_incident_number_too() {
    let t = TestContext::new().await;
    t.administrator().await;
    let mut browser = Browser::new(&t);
    let _ = browser.get("/login").await;
    t.ctx.db().clone().close().await.unwrap();
    for (method, path) in [(Method::GET, "/login"), (Method::GET, "/staff"), (Method::GET, "/reset/AAAA")] {
        let answer = browser.send(browser.request(method, path).body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status.as_u16(), 503, "{path}");
        for telling in ["sqlx", "pool", "SELECT", ".rs"] {
            assert!(!answer.body.to_lowercase().contains(&telling.to_lowercase()), "{path} tells {telling}: {}", answer.body);
        }
    }
    let answer = browser.calls("/api/sessions/sign-in", &[("sign_in_name", "ada@example.org"), ("password", "x")]).await;
    assert_eq!((answer.status.as_u16(), answer.code().as_str(), answer.header("retry-after")), (503, "unavailable", "5"));
}
