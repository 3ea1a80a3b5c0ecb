//! What may be posted: a form of at most 64 KiB (a pasted list, and what is given in thousands of buildings, may be larger) that arrives in time
//! and holds the fields of one argument (AC-29, AC-69, AC-74). What it is about stands in it alone, not in the address as well (AC-72).
//!
//! The body is read here, whole, before anything further in runs: so a slow or oversized one never reaches a function, and the layers
//! behind find it ready.

use super::refusal::{Asker, refuse};
use crate::state::AppState;
use axum::{
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use domain::AppError;
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use std::{collections::HashSet, time::Duration};
use url::form_urlencoded;

/// Design §3, "Limits per route".
pub const LARGEST: usize = 64 * 1024;
/// A list of 512 KiB as forms write it: a letter with an accent becomes six characters.
const LARGEST_LIST: usize = 2 * 1024 * 1024;
/// Access in five thousand buildings, one by one.
const LARGEST_ACCESS: usize = 1024 * 1024;
/// How long a body may take to arrive.
const PATIENCE: Duration = Duration::from_secs(10);
/// The only kind of body that a page of ours sends.
const FORM: &str = "application/x-www-form-urlencoded";
/// Every server function takes one argument of this name.
const ARGUMENT: &str = "form";

/// Refuses with 415, 413, 408 or 400; otherwise the request goes on with its body in memory.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if *request.method() != Method::POST {
        return next.run(request).await;
    }
    let asker = Asker::of(request.headers(), state.cookies());
    let (parts, body) = request.into_parts();
    let checked = match checked(&parts.headers, body, largest(parts.uri.path())).await {
        Ok(bytes) if parts.uri.path().starts_with("/api/") && (parts.uri.query().is_some() || !holds_one_argument(&bytes)) => {
            Err(AppError::Malformed)
        }
        other => other,
    };
    match checked {
        Ok(bytes) => next.run(Request::from_parts(parts, Body::from(bytes))).await,
        Err(error) => {
            let mut response = refuse(&state, asker, &error);
            if matches!(error, AppError::TooLarge | AppError::TimedOut) {
                // What is still to come on this connection is the rest of the body, and nobody waits for it.
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            response
        }
    }
}

/// How large a body may be that is sent there.
fn largest(path: &str) -> usize {
    match path {
        "/api/buildings/preview" => LARGEST_LIST,
        "/api/access/change" | "/api/access/preview" | "/api/staff/invite" => LARGEST_ACCESS,
        _ => LARGEST,
    }
}

async fn checked(headers: &HeaderMap, body: Body, largest: usize) -> Result<Bytes, AppError> {
    if !is_form(headers) {
        return Err(AppError::UnsupportedMedia);
    }
    let announced = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if announced.is_some_and(|length| length > largest) {
        return Err(AppError::TooLarge);
    }
    match tokio::time::timeout(PATIENCE, Limited::new(body, largest).collect()).await {
        Ok(Ok(whole)) => Ok(whole.to_bytes()),
        Ok(Err(cause)) if cause.is::<LengthLimitError>() => Err(AppError::TooLarge),
        // The other end has gone; whatever is answered, nobody reads it.
        Ok(Err(_)) => Err(AppError::Malformed),
        Err(_) => Err(AppError::TimedOut),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let mut kinds = headers.get_all(header::CONTENT_TYPE).iter();
    let (Some(kind), None) = (kinds.next(), kinds.next()) else { return false };
    let kind = kind.to_str().unwrap_or_default().split(';').next().unwrap_or_default();
    kind.trim().eq_ignore_ascii_case(FORM) && !headers.contains_key(header::CONTENT_ENCODING)
}

/// The macro behind server functions drops what it doesn't know; here it is refused, like a field that is given twice (AC-15).
fn holds_one_argument(body: &[u8]) -> bool {
    let mut seen = HashSet::new();
    form_urlencoded::parse(body).all(|(key, _)| field(&key).is_some() && (key.ends_with("[]") || seen.insert(key)))
}

/// `email` of `form[email]`; `address][city` of `form[address][city]`.
pub fn field(key: &str) -> Option<&str> {
    let field = key.strip_prefix(ARGUMENT)?.strip_prefix('[')?.strip_suffix(']')?;
    let is_name = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let mut parts = field.split("][");
    let is_named = parts.next().is_some_and(|first| !first.is_empty() && is_name(first)) && parts.all(is_name);
    is_named.then_some(field)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_one_argument_pass() {
        for body in
            ["", "form[email]=a%40b", "form%5Bemail%5D=a&form%5Bname%5D=b", "form[tags][]=a&form[tags][]=b", "form[a][b]=c"]
        {
            assert!(holds_one_argument(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn ac_29_ac_74_anything_beside_them_is_refused() {
        for body in [
            "email=a",
            "form[email]=a&role=administrator",
            "form=a",
            "form[]=a",
            "form[email=a",
            "formemail]=a",
            "form[email]x=a",
            "form[email][",
            "forms[email]=a",
            "form[email]]=a",
            "form[[email]]=a",
            "form%255Bemail%255D=a",
            "=a",
            "id=1&form[id]=2",
        ] {
            assert!(!holds_one_argument(body.as_bytes()), "{body}");
        }
    }

    #[test]
    fn ac_15_a_field_that_is_given_twice_is_refused() {
        assert!(!holds_one_argument(b"form[email]=a&form[email]=b"));
        assert!(!holds_one_argument(b"form[email]=a&form%5Bemail%5D=b"));
    }

    #[test]
    fn ac_69_only_a_pasted_list_may_be_larger() {
        assert_eq!(largest("/api/buildings/preview"), LARGEST_LIST);
        for path in ["/api/buildings/create", "/api/buildings/preview/", "/api/sessions/sign-in", "/preferences/language"] {
            assert_eq!(largest(path), LARGEST, "{path}");
        }
    }

    #[test]
    fn ac_62_only_a_plain_form_is_a_form() {
        let is = |kind: &str| is_form(&HeaderMap::from_iter([(header::CONTENT_TYPE, HeaderValue::from_str(kind).unwrap())]));
        assert!(is("application/x-www-form-urlencoded") && is("Application/X-WWW-Form-Urlencoded; charset=UTF-8"));
        for kind in [
            "",
            "text/plain",
            "multipart/form-data; boundary=x",
            "application/json",
            "application/cbor",
            "application/x-www-form-urlencodedx",
        ] {
            assert!(!is(kind), "{kind}");
        }
        assert!(!is_form(&HeaderMap::new()));
    }
}
