//! Opening a link: `GET /activate/{token}`, `/reset/{token}`, `/setup/{token}`, and an access card's `/card/{token}`.
//!
//! Mail scanners open links too, so nothing is spent here (AC-20). The secret moves from the address, which ends up in histories
//! and logs, into a cookie that lives 15 minutes; the page's own address names the link by its public id. The cookie is called
//! after that id, so that two links open in two tabs don't mix. A refused post sets it anew from its hidden field
//! ([`kept_open`]): who takes long over a password can still reload the page.

use crate::{
    security::{
        content,
        refusal::{Asker, refuse},
    },
    state::AppState,
};
use app::cookies::{self, Cookies, Reach};
use axum::{
    Router,
    extract::{Path, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{activation, ids::TokenId, local_path::LocalPath, passwords::Purpose, sessions::Client};
use url::form_urlencoded;

/// How long the secret stays in its cookie.
pub const LIFE: chrono::Duration = cookies::LINK_LIFE;

/// The routes.
pub fn routes() -> Router<AppState> {
    let open = |purpose| get(move |state, path, request| open(purpose, state, path, request));
    Router::new()
        .route("/activate/{token}", open(Purpose::Activation))
        .route("/reset/{token}", open(Purpose::Reset))
        .route("/setup/{token}", open(Purpose::SetUp))
        .route("/card/{token}", open(Purpose::Card))
}

async fn open(purpose: Purpose, State(state): State<AppState>, Path(token): Path<String>, request: Request) -> Response {
    let client = request.extensions().get::<Client>().cloned().unwrap_or_default();
    match activation::open_link(state.ctx(), &client, purpose, &token).await {
        Ok(opened) => match opened.id {
            Some(id) => led(&format!("{}?id={id}", page(purpose)), cookie(state.cookies(), id, &token)),
            None => led(&format!("{}?id=unknown", page(purpose)), None),
        },
        Err(error) => refuse(&state, Asker::of(request.headers(), state.cookies()), &error),
    }
}

/// The page behind a link.
fn page(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Activation => "/activate/choose",
        Purpose::Reset => "/reset/choose",
        Purpose::SetUp => "/setup",
        Purpose::Card => "/card/choose",
    }
}

fn led(to: &str, cookie: Option<HeaderValue>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_owned())]).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}

fn cookie(cookies: Cookies, id: TokenId, token: &str) -> Option<HeaderValue> {
    cookies.set(&format!("{}{id}", cookies::LINK), token, LIFE, Reach::ServerOnly)
}

/// The link whose page this is.
pub fn of_page(path: &str, query: Option<&str>) -> Option<TokenId> {
    if !matches!(path, "/activate/choose" | "/reset/choose" | "/setup" | "/card/choose") {
        return None;
    }
    let (_, id) = form_urlencoded::parse(query?.as_bytes()).find(|(name, _)| name == "id")?;
    id.parse().ok()
}

/// The link's secret, kept by its cookie.
pub fn secret(cookies: Cookies, headers: &HeaderMap, id: TokenId) -> Option<&str> {
    cookies.read(headers, &format!("{}{id}", cookies::LINK))
}

/// The cookie anew, when a form behind a link was refused.
pub fn kept_open(state: &AppState, page: &LocalPath, body: &[u8]) -> Option<HeaderValue> {
    let id = of_page(page.path(), page.as_str().split_once('?').map(|(_, query)| query))?;
    let (_, token) = form_urlencoded::parse(body).find(|(key, _)| content::field(key) == Some("token"))?;
    let is_plausible = token.len() == 43 && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    is_plausible.then(|| cookie(state.cookies(), id, &token)).flatten()
}
