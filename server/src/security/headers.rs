//! Headers on every response, whatever made it: pages, files, refusals, redirects, panics (AC-66, AC-67).

use crate::state::AppState;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

/// For responses that don't bring their own: nothing may run, only our stylesheet may style.
const STATIC_POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; object-src 'none'; \
                             base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// A year (ASVS 3.4.1). Without `includeSubDomains`: neighbours on other names aren't ours to decide for.
const HSTS: &str = "max-age=31536000";

/// The installation needs nothing of all this; an injected script shall not get it either.
const PERMISSIONS: &str = "accelerometer=(), autoplay=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

/// Adds what is missing, and takes away what tells too much.
pub async fn protect(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in everywhere(state.is_https()) {
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.remove(header::SERVER);
    headers.remove("x-powered-by");
    response
}

fn everywhere(is_https: bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let always = [
        ("x-content-type-options", "nosniff"),
        // Not `no-referrer`: a plain form that was refused finds its way back by the Referer.
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", PERMISSIONS),
        ("content-security-policy", STATIC_POLICY),
        // Pages hold people's data, and the next person at this machine may press "back" (ASVS 14.3.2).
        ("cache-control", "no-store"),
    ];
    always.into_iter().chain(is_https.then_some(("strict-transport-security", HSTS)))
}

/// The same as they go over the wire, for answers that no layer sees.
pub fn lines(is_https: bool) -> String {
    everywhere(is_https).flat_map(|(name, value)| [name, ": ", value, "\r\n"]).collect()
}
