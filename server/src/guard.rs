//! Which pages open to whom, before anything is drawn: status and address are right at once, and nothing flashes by.
//!
//! This is about being led to the right page, not about rights: each server function asks again for itself.

use crate::{
    security::refusal::{Asker, refuse},
    state::AppState,
};
use app::notices::Done;
use axum::{
    extract::{Request, State},
    http::{Method, StatusCode, Uri, header, uri::PathAndQuery},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use domain::{AppError, actor::Actor, local_path::LocalPath};
use url::form_urlencoded;

/// Leads elsewhere with 303, or lets pass.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    // No address of a page has a dot in it, nor anything escaped. What has was made up so that some cache takes a page for a file (AC-69).
    if request.uri().path().contains(['.', '%']) {
        return refuse(&state, Asker::of(request.headers(), state.cookies()), &AppError::NotFound);
    }
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Visitor);
    match state.is_set_up().await {
        Ok(is_set_up) => match elsewhere(request.uri(), &actor, is_set_up) {
            Some(path) => (StatusCode::SEE_OTHER, [(header::LOCATION, path)]).into_response(),
            None => next.run(request).await,
        },
        Err(error) => refuse(&state, Asker::of(request.headers(), state.cookies()), &error),
    }
}

/// What a page asks of who opens it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opens {
    /// The first run; never again afterwards.
    SetUp,
    /// To everyone.
    ToEveryone,
    /// To those who aren't signed in yet.
    ToVisitors,
    /// To who is signed in, accepted policy or not.
    ToSignedIn,
    /// To who is signed in and has accepted the policy.
    ToStaff,
}

fn opens(path: &str) -> Opens {
    let first = path.trim_start_matches('/').split('/').next().unwrap_or_default();
    match first {
        "setup" => Opens::SetUp,
        "activate" | "reset" | "card" | "help" => Opens::ToEveryone,
        "login" | "forgot" => Opens::ToVisitors,
        "welcome" => Opens::ToSignedIn,
        _ => Opens::ToStaff,
    }
}

fn elsewhere(uri: &Uri, actor: &Actor, is_set_up: bool) -> Option<String> {
    let person = actor.signed_in().ok();
    match opens(uri.path()) {
        Opens::SetUp if !is_set_up => None,
        Opens::SetUp if person.is_some() => Some("/".to_owned()),
        Opens::SetUp => Some(format!("/login?done={}", Done::AlreadySetUp.code())),
        Opens::ToEveryone => None,
        _ if !is_set_up => Some("/setup".to_owned()),
        Opens::ToVisitors => person.map(|_| "/".to_owned()),
        Opens::ToSignedIn if person.is_none() => Some(sign_in(uri)),
        Opens::ToSignedIn => None,
        Opens::ToStaff => match person {
            None => Some(sign_in(uri)),
            Some(person) if !person.is_past_the_door() => Some("/welcome".to_owned()),
            Some(_) => None,
        },
    }
}

/// The sign-in page, which leads back here.
fn sign_in(uri: &Uri) -> String {
    let wanted = uri.path_and_query().map(PathAndQuery::as_str).and_then(LocalPath::parse);
    match wanted.filter(|wanted| wanted.as_str() != "/") {
        Some(wanted) => {
            format!("/login?next={}", form_urlencoded::byte_serialize(wanted.as_str().as_bytes()).collect::<String>())
        }
        None => "/login".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::testing::somebody;

    fn staff(policy_pending: bool) -> Actor {
        somebody(false, policy_pending)
    }

    fn led(path: &str, actor: &Actor) -> Option<String> {
        elsewhere(&path.parse().unwrap(), actor, true)
    }

    #[test]
    fn before_the_first_run_every_page_leads_to_it() {
        for path in ["/", "/staff", "/login", "/forgot", "/welcome"] {
            assert_eq!(elsewhere(&path.parse().unwrap(), &Actor::Visitor, false).as_deref(), Some("/setup"), "{path}");
        }
        assert_eq!(elsewhere(&"/setup?id=x".parse().unwrap(), &Actor::Visitor, false), None);
    }

    #[test]
    fn ac_82_afterwards_the_first_run_is_gone() {
        assert_eq!(led("/setup", &Actor::Visitor).as_deref(), Some("/login?done=already-set-up"));
        assert_eq!(led("/setup?id=x", &staff(false)).as_deref(), Some("/"));
    }

    #[test]
    fn a_visitor_is_asked_to_sign_in_and_led_back() {
        assert_eq!(led("/", &Actor::Visitor).as_deref(), Some("/login"));
        assert_eq!(led("/staff?q=a%20b", &Actor::Visitor).as_deref(), Some("/login?next=%2Fstaff%3Fq%3Da%2520b"));
        assert_eq!(led("/welcome", &Actor::Visitor).as_deref(), Some("/login?next=%2Fwelcome"));
        assert_eq!(led("//evil.example", &Actor::Visitor).as_deref(), Some("/login"));
        for open in ["/login", "/forgot", "/activate", "/activate/choose?id=x", "/reset/choose", "/help", "/help/x"] {
            assert_eq!(led(open, &Actor::Visitor), None, "{open}");
        }
    }

    #[test]
    fn whoever_has_not_accepted_the_policy_is_led_to_it() {
        for path in ["/", "/staff", "/profile", "/history"] {
            assert_eq!(led(path, &staff(true)).as_deref(), Some("/welcome"), "{path}");
            assert_eq!(led(path, &staff(false)), None, "{path}");
        }
        assert_eq!(led("/welcome", &staff(true)), None);
        assert_eq!(led("/login?next=%2Fstaff", &staff(false)).as_deref(), Some("/"));
    }
}
