//! Only our own pages may post (AC-62). Browsers say where a request comes from and scripts can't make them lie:
//! `Sec-Fetch-Site` where there is one, else `Origin`. A request with neither comes from no browser's page and has no business here.

use super::refusal::{Asker, refuse};
use crate::state::AppState;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use domain::AppError;
use url::Url;

/// Refuses with 403 what another site made a browser send.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let only_reads = matches!(*request.method(), Method::GET | Method::HEAD);
    if only_reads || is_same_site(state.base_url(), request.headers()) {
        return next.run(request).await;
    }
    refuse(&state, Asker::of(request.headers(), state.cookies()), &AppError::CrossSite)
}

fn is_same_site(base: &Url, headers: &HeaderMap) -> bool {
    let said: Vec<&[u8]> = headers.get_all("sec-fetch-site").iter().map(HeaderValue::as_bytes).collect();
    match said.as_slice() {
        [] => {}
        // `none`: the person did it, not a page.
        [b"same-origin" | b"none"] => return true,
        _ => return false,
    }
    let mut origins = headers.get_all(header::ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else { return false };
    origin.to_str().is_ok_and(|origin| origin == base.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderName;

    fn same_site(lines: &[(&'static str, &'static str)]) -> bool {
        let lines = lines.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        is_same_site(&Url::parse("https://staff.example.org").unwrap(), &lines.collect())
    }

    #[test]
    fn ac_62_what_the_browser_says_of_the_site_decides() {
        assert!(same_site(&[("sec-fetch-site", "same-origin")]));
        assert!(same_site(&[("sec-fetch-site", "none")]));
        assert!(!same_site(&[("sec-fetch-site", "same-site")]));
        assert!(!same_site(&[("sec-fetch-site", "cross-site"), ("origin", "https://staff.example.org")]));
        assert!(!same_site(&[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")]));
    }

    #[test]
    fn ac_62_older_browsers_have_to_name_our_origin() {
        assert!(same_site(&[("origin", "https://staff.example.org")]));
        for origin in [
            "https://evil.example",
            "null",
            "http://staff.example.org",
            "https://staff.example.org:444",
            "https://staff.example.org/",
            "",
        ] {
            assert!(!same_site(&[("origin", origin)]), "{origin}");
        }
        assert!(!same_site(&[]));
        assert!(!same_site(&[("referer", "https://staff.example.org/login")]));
    }
}
