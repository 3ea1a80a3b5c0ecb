//! Forms without JavaScript.
//!
//! Left to itself the framework answers a plain post with a redirect to the `Referer`, wherever that is, puts the refusal into
//! the address where anybody can forge it, and drops what was typed. So a plain post is made to look like the WebAssembly
//! client's on the way in (it asks for JSON and has no `Referer`), and its answer is turned on the way out:
//!
//! - done: 303 to where the function leads, else to the page it came from;
//! - refused: 303 to the page it came from. The codes and what was typed travel in [`crate::posted_back`]'s cookie.
//!
//! Whatever address comes out is a page of ours (AC-64).

use crate::{
    links, posted_back,
    security::{content, refusal::wants_a_page},
    state::AppState,
    status,
};
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{AppError, actor::Actor, local_path::LocalPath};
use http_body_util::{BodyExt as _, Collected};
use server_fn::redirect::REDIRECT_HEADER;
use url::{Url, form_urlencoded};

/// Serves both kinds of callers of the server functions.
pub async fn serve(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if *request.method() != Method::POST || !is_server_function(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    // The layer in front has read it already; this cannot fail, and an empty form is refused by whatever wants a field.
    let body = body.collect().await.map(Collected::to_bytes).unwrap_or_default();
    let origin = referring_page(state.base_url(), &parts.headers);
    let is_plain = wants_a_page(&parts.headers);
    if is_plain {
        parts.headers.insert(header::ACCEPT, HeaderValue::from_static("application/json"));
    }
    parts.headers.remove(header::REFERER);
    let actor = parts.extensions.get::<Actor>().cloned().unwrap_or(Actor::Visitor);
    let endpoint = parts.uri.path().to_owned();
    let answer = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    let (mut response, refusal) = status::told(answer).await;
    if refusal.is_some()
        && let Some(cookie) = origin.as_ref().and_then(|page| links::kept_open(&state, page, &body))
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    if is_plain { turned(&state, &actor, &endpoint, origin, &body, response, refusal).await } else { response }
}

fn is_server_function(path: &str) -> bool {
    path.starts_with("/api/") && server_fn::axum::server_fn_paths().any(|(known, method)| known == path && method == Method::POST)
}

/// The 303 that a browser without JavaScript gets.
async fn turned(
    state: &AppState,
    actor: &Actor,
    endpoint: &str,
    origin: Option<LocalPath>,
    body: &Bytes,
    response: Response,
    refusal: Option<AppError>,
) -> Response {
    let led = response.headers().get(header::LOCATION).and_then(|path| path.to_str().ok()).map(LocalPath::parse_or_home);
    let back = origin.unwrap_or_else(|| LocalPath::parse_or_home(home_of(endpoint)));
    let to = if refusal.is_some() { back } else { led.unwrap_or(back) };
    let mut headers = response.into_parts().0.headers;
    for name in [header::CONTENT_TYPE, header::CONTENT_LENGTH, header::LOCATION, header::RETRY_AFTER] {
        headers.remove(name);
    }
    headers.remove(REDIRECT_HEADER);
    headers.remove(status::FUNCTION_ERROR);
    if let Some(error) = refusal
        && let Some(cookie) = posted_back::keep(state, actor, to.path(), endpoint, error, typed(body)).await
    {
        headers.append(header::SET_COOKIE, cookie);
    }
    (StatusCode::SEE_OTHER, headers, [(header::LOCATION, to.as_str().to_owned())]).into_response()
}

/// The page of ours that the form stands on.
fn referring_page(base: &Url, headers: &HeaderMap) -> Option<LocalPath> {
    let referer = Url::parse(headers.get(header::REFERER)?.to_str().ok()?).ok()?;
    if referer.origin() != base.origin() {
        return None;
    }
    let query = referer.query().map(|query| format!("?{query}")).unwrap_or_default();
    LocalPath::parse(&format!("{}{query}", referer.path())).filter(|page| !page.path().starts_with("/api/"))
}

/// Where a form stands, for browsers that send no `Referer`.
fn home_of(endpoint: &str) -> &'static str {
    let name = endpoint.trim_start_matches("/api/");
    match name.split('/').next().unwrap_or_default() {
        "setup" => "/setup",
        "sessions" => "/login",
        "activation" => "/activate",
        "passwords" if name.ends_with("/change") => "/profile",
        "passwords" => "/forgot",
        "privacy" => "/welcome",
        "delivery" => "/delivery",
        "staff" if name.ends_with("/invite") => "/staff/new",
        "staff" => "/staff",
        "buildings" if name.ends_with("/create") => "/buildings/new",
        "buildings" if name.ends_with("/preview") || name.ends_with("/confirm") => "/buildings/import",
        "buildings" => "/buildings",
        "permission-groups" => "/permission-groups",
        "capabilities" => "/permission-groups/capabilities",
        _ => "/",
    }
}

/// What was typed, without what is secret.
fn typed(body: &[u8]) -> Vec<(String, String)> {
    let pairs = form_urlencoded::parse(body);
    let known = pairs.filter_map(|(key, value)| Some((content::field(&key)?.to_owned(), value.into_owned())));
    known.filter(|(field, _)| !is_secret(field)).collect()
}

/// Passwords, PINs and links never leave the request they came with. By parts of the name, so that a new `new_password` is covered.
fn is_secret(field: &str) -> bool {
    let field = field.to_ascii_lowercase();
    ["password", "passphrase", "secret", "token"].iter().any(|part| field.contains(part))
        || field.split(['_', '[', ']']).any(|word| matches!(word, "pin" | "code"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(base: &str, referer: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(header::REFERER, HeaderValue::from_str(referer).unwrap())]);
        referring_page(&Url::parse(base).unwrap(), &headers).map(|page| page.as_str().to_owned())
    }

    #[test]
    fn ac_64_a_plain_post_leads_back_to_pages_of_ours_only() {
        let base = "https://staff.example.org";
        assert_eq!(page(base, "https://staff.example.org/staff/new?x=1").as_deref(), Some("/staff/new?x=1"));
        for referer in [
            "https://evil.example/",
            "https://evil.example/staff.example.org",
            "https://staff.example.org.evil.example/",
            "https://staff.example.org@evil.example/",
            "https://staff.example.org:4433/",
            "http://staff.example.org/",
            "//staff.example.org/",
            "https://staff.example.org//evil.example",
            "https://staff.example.org/api/sessions/sign-in",
            "javascript:alert(1)",
            "null",
            "",
        ] {
            assert_eq!(page(base, referer), None, "{referer}");
        }
    }

    #[test]
    fn what_was_typed_comes_back_but_for_secrets() {
        let body = b"form%5Bemail%5D=a%40b.c&form%5Bpassword%5D=p&form[current_password]=q&form[token]=t&form[pin]=1&form[name]=Zo%C3%A9";
        assert_eq!(typed(body), [("email".to_owned(), "a@b.c".to_owned()), ("name".to_owned(), "Zoé".to_owned())]);
        let lists = b"form%5Blevels%5D%5B0%5D=a%3Dview&form[toggles][]=b&form[toggles][]=c&form[secrets][]=d";
        let pairs = [("levels][0", "a=view"), ("toggles][", "b"), ("toggles][", "c")];
        assert_eq!(typed(lists), pairs.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }
}
