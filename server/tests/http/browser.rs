//! A browser for tests: cookies, forms with and without a script, and what came back.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use domain::testing::TestContext;
use http_body_util::BodyExt as _;
use server::{
    assets::Files,
    config::{Config, Settings},
    router::router,
    state::AppState,
};
use std::collections::BTreeMap;
use std::time::Duration;
use tokio::time::timeout;
use tower::ServiceExt as _;
use url::form_urlencoded;

/// The host of the tests' installation.
pub const HOST: &str = "keys.example.org";

/// The installation's configuration, with what a test wants different.
pub fn config<const N: usize>(variables: [(&str, &str); N]) -> Config {
    let mut all = BTreeMap::from([
        ("TROUSSEAU_BASE_URL", "https://keys.example.org"),
        ("SMTP_URL", "smtps://mail.example.org"),
        ("TROUSSEAU_MAIL_FROM", "trousseau@example.org"),
        ("TROUSSEAU_TRUSTED_PROXIES", "none"),
    ]);
    all.extend(variables);
    let all = all.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned()));
    let nowhere = tempfile::tempdir().unwrap();
    Config::read(&Settings::gather(all, nowhere.path()).unwrap()).unwrap()
}

/// The router around a test's context.
pub fn router_of(t: &TestContext) -> Router {
    router(&AppState::new(t.ctx.clone(), &config([]), files(t), None))
}

/// A site with a file in it.
pub fn files(t: &TestContext) -> Files {
    let root = t.folder().join("site");
    std::fs::create_dir_all(root.join("pkg")).unwrap();
    std::fs::write(root.join("pkg/trousseau.css"), "body { color: black; }").unwrap();
    std::fs::write(root.join("favicon.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").unwrap();
    Files::new(root, None)
}

/// An answer that takes longer will never come.
const PATIENCE: Duration = Duration::from_mins(1);

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    /// A header, or nothing.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// Where it leads.
    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The refusal's code in JSON.
    pub fn code(&self) -> String {
        let value: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        value["code"].as_str().unwrap_or_default().to_owned()
    }
}

/// One browser: it keeps cookies.
pub struct Browser {
    router: Router,
    pub cookies: BTreeMap<String, String>,
    pub language: &'static str,
}

impl Browser {
    /// A new one, without cookies, that asks for English.
    pub fn new(t: &TestContext) -> Self {
        Self::on(router_of(t))
    }

    /// The same on a router that is there already.
    pub fn on(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new(), language: "en" }
    }

    /// Of somebody who has signed in already.
    pub async fn of(t: &TestContext, sign_in_name: &str, password: &str) -> Self {
        let session = t.signs_in(sign_in_name, password).await.expect("a session");
        let mut browser = Self::new(t);
        browser.cookies.insert("__Host-sid".into(), session.secret.expose());
        browser
    }

    /// Opens a page.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Sends a form without a script, from the page `from`.
    pub async fn posts(&mut self, from: &str, endpoint: &str, fields: &[(&str, &str)]) -> Answer {
        let referer = format!("https://{HOST}{from}");
        let request =
            self.request(Method::POST, endpoint).header(header::REFERER, referer).header("sec-fetch-site", "same-origin");
        self.send(request.header(header::CONTENT_TYPE, FORM).body(form(fields)).unwrap()).await
    }

    /// Calls a server function as the program in the page does.
    pub async fn calls(&mut self, endpoint: &str, fields: &[(&str, &str)]) -> Answer {
        let request = self.request(Method::POST, endpoint).header("sec-fetch-site", "same-origin");
        let mut request = request.header(header::CONTENT_TYPE, FORM).body(form(fields)).unwrap();
        request.headers_mut().insert(header::ACCEPT, "application/json".parse().unwrap());
        self.send(request).await
    }

    /// Follows where an answer leads.
    pub async fn follows(&mut self, answer: &Answer) -> Answer {
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{answer:?}");
        let to = answer.location().to_owned();
        self.get(&to).await
    }

    /// A request as a browser begins it.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::HOST, HOST);
        let request = request
            .header(header::ACCEPT, "text/html,application/xhtml+xml,*/*;q=0.8")
            .header(header::ACCEPT_LANGUAGE, self.language);
        if cookies.is_empty() { request } else { request.header(header::COOKIE, cookies.join("; ")) }
    }

    /// Sends any request, and keeps the cookies of its answer.
    pub async fn send(&mut self, request: Request<Body>) -> Answer {
        let asked = format!("{} {}", request.method(), request.uri());
        let exchange = async {
            let (parts, body) = self.router.clone().oneshot(request).await.unwrap().into_parts();
            (parts, String::from_utf8_lossy(&body.collect().await.unwrap().to_bytes()).into_owned())
        };
        let (parts, body) = timeout(PATIENCE, exchange).await.unwrap_or_else(|_| panic!("no answer to {asked}"));
        for cookie in parts.headers.get_all(header::SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let (value, flags) = rest.split_once(';').unwrap();
            if flags.contains("Max-Age=0;") {
                self.cookies.remove(name)
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        Answer { status: parts.status, headers: parts.headers, body }
    }
}

const FORM: &str = "application/x-www-form-urlencoded";

/// The fields of a server function's one argument.
pub fn form(fields: &[(&str, &str)]) -> Body {
    let mut body = form_urlencoded::Serializer::new(String::new());
    for (field, value) in fields {
        body.append_pair(&format!("form[{field}]"), value);
    }
    Body::from(body.finish())
}

/// A browser in which the test's administrator has signed in, by the form.
pub async fn signed_in(t: &TestContext) -> Browser {
    let mut browser = Browser::new(t);
    let fields = [("sign_in_name", "ada@example.org"), ("password", domain::testing::PASSWORD)];
    let answer = browser.posts("/login", "/api/sessions/sign-in", &fields).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/"), "{answer:?}");
    assert!(browser.cookies.contains_key("__Host-sid"));
    browser
}
