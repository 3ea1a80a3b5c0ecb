//! Which hosts are answered.

use crate::browser::{Browser, HOST};
use axum::{body::Body, http::Request};
use domain::testing::TestContext;

#[tokio::test(flavor = "multi_thread")]
async fn ac_31_a_request_for_another_host_is_misdirected_whatever_it_claims() {
    let t = TestContext::new().await;
    let mut browser = Browser::new(&t);
    let ask = |uri: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(Body::empty()).unwrap()
    };
    let foreign = [
        ask("/login", &[("host", "evil.example")]),
        ask("/login", &[("host", "evil.example"), ("x-forwarded-host", HOST)]),
        ask("/login", &[("host", HOST), ("host", "evil.example")]),
        ask("/login", &[("host", HOST), ("host", HOST)]),
        ask("/login", &[]),
        ask("https://evil.example/login", &[("host", HOST)]),
        ask("http://evil.example/login", &[("host", "evil.example")]),
        ask("/login", &[("host", "keys.example.org:8443")]),
    ];
    for request in foreign {
        let shown = format!("{:?} {:?}", request.uri(), request.headers());
        assert_eq!(browser.send(request).await.status.as_u16(), 421, "{shown}");
    }
    for exempt in ["/healthz", "/readyz"] {
        assert_eq!(browser.send(ask(exempt, &[("host", "10.0.0.7:3000")])).await.status.as_u16(), 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_31_no_header_enters_a_mailed_link() {
    let t = TestContext::new().await;
    t.administrator().await;
    let spoofs = [
        ("x-forwarded-host", "evil.example"),
        ("x-forwarded-proto", "http"),
        ("x-forwarded-port", "666"),
        ("forwarded", "host=evil.example;proto=http"),
        ("x-original-url", "//evil.example/"),
        ("x-rewrite-url", "//evil.example/"),
        ("x-host", "evil.example"),
        ("origin", "https://evil.example"),
        ("referer", "https://evil.example/forgot"),
    ];
    let mut browser = crate::browser::signed_in(&t).await;
    for (number, (name, value)) in spoofs.into_iter().enumerate() {
        // Three letters an hour per address, and this is not about that.
        t.advance(chrono::Duration::hours(2 * i64::try_from(number).unwrap()));
        let mut request = browser
            .request(axum::http::Method::POST, "/api/passwords/forgotten")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(crate::browser::form(&[("email", "ada@example.org")]))
            .unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        let answer = browser.send(request).await;
        assert_eq!(answer.status.as_u16(), 303, "{name}: {answer:?}");
        let letters = t.deliver_mail().await;
        let link = letters.link();
        assert!(link.starts_with("https://keys.example.org/reset/"), "{name}: {link}");
    }
}
