//! Whose name the request came by. Anything but the base URL's host is another installation's business, or an attempt to make us write a
//! foreign host into a link or a redirect (AC-31). Monitoring asks by address, so `/healthz` and `/readyz` are let through.

use super::refusal::{Asker, refuse};
use crate::state::AppState;
use axum::{
    extract::{Request, State},
    http::{Uri, header, uri::Authority},
    middleware::Next,
    response::Response,
};
use domain::AppError;
use url::Url;

/// Refuses requests for other hosts with 421.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let is_exempt = matches!(request.uri().path(), "/healthz" | "/readyz");
    if is_exempt || is_ours(state.base_url(), &request) {
        return next.run(request).await;
    }
    refuse(&state, Asker::of(request.headers(), state.cookies()), &AppError::UnknownHost)
}

/// Exactly one `Host`, and it is ours; where the request line names a host as well, that one too.
fn is_ours(base: &Url, request: &Request) -> bool {
    let mut hosts = request.headers().get_all(header::HOST).iter();
    let (Some(host), None) = (hosts.next(), hosts.next()) else { return false };
    let is_same = |authority: &str| {
        let authority: Option<Authority> = authority.parse().ok();
        authority.is_some_and(|authority| {
            let given_port = authority.port_u16().or_else(|| default_port(base, &authority));
            !authority.as_str().contains('@')
                && base.host_str().is_some_and(|ours| ours.eq_ignore_ascii_case(authority.host()))
                && given_port == base.port_or_known_default()
        })
    };
    host.to_str().is_ok_and(is_same)
        && request.uri().authority().is_none_or(|named| is_same(named.as_str()) && is_web(request.uri()))
}

/// A missing port means the scheme's own; an empty or unreadable one means nothing.
fn default_port(base: &Url, authority: &Authority) -> Option<u16> {
    let has_port = authority.as_str().rsplit_once(']').map_or(authority.as_str(), |(_, rest)| rest).contains(':');
    if has_port { None } else { Url::parse(&format!("{}://x/", base.scheme())).ok()?.port_or_known_default() }
}

fn is_web(uri: &Uri) -> bool {
    matches!(uri.scheme_str(), Some("http" | "https"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;

    fn ours(base: &str, uri: &str, hosts: &[&str]) -> bool {
        let mut request = Request::builder().uri(uri);
        for host in hosts {
            request = request.header("host", *host);
        }
        is_ours(&Url::parse(base).unwrap(), &request.body(Body::empty()).unwrap())
    }

    #[test]
    fn ac_31_only_the_base_urls_own_host_is_answered() {
        let base = "https://staff.example.org";
        for host in ["staff.example.org", "STAFF.example.org", "staff.example.org:443"] {
            assert!(ours(base, "/", &[host]), "{host}");
        }
        for hosts in [
            &[][..],
            &["evil.example"],
            &["staff.example.org.evil.example"],
            &["staff.example.org:80"],
            &["staff.example.org:"],
            &["staff.example.org:4433"],
            &["x@staff.example.org"],
            &[""],
            &["staff.example.org", "evil.example"],
            &["staff.example.org", "staff.example.org"],
        ] {
            assert!(!ours(base, "/", hosts), "{hosts:?}");
        }
        assert!(ours("http://localhost:3000", "/", &["localhost:3000"]));
        assert!(!ours("http://localhost:3000", "/", &["localhost"]));
        assert!(ours("http://[::1]:3000", "/", &["[::1]:3000"]));
        assert!(!ours("http://[::1]", "/", &["[::1]:3000"]));
    }

    #[test]
    fn ac_31_a_host_in_the_request_line_has_to_be_ours_too() {
        let base = "http://localhost:3000";
        assert!(ours(base, "http://localhost:3000/login", &["localhost:3000"]));
        assert!(!ours(base, "http://evil.example/login", &["localhost:3000"]));
        assert!(!ours(base, "http://localhost:3000/login", &["evil.example"]));
    }
}
