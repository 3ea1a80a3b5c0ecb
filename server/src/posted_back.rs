//! What a refused plain post brings back to its page: the error's codes and what was typed, sealed into a cookie that lives five minutes.
//!
//! Nobody else can read it (XChaCha20-Poly1305), forge it, or open it on another page: the path it is for is inside. It is gone once shown.
//! A cookie holds 4 kB at best and ours 3. What doesn't fit is kept on this side for whoever is signed in ([`domain::drafts`]); a stranger's
//! form gives up its longest fields first, lists as a whole: half of one would say something else than was chosen.

use crate::{security::refusal::wants_a_page, state::AppState};
use app::{
    cookies::{self, Reach},
    site::PostedBack,
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use chrono::Duration;
use domain::{AppError, Ctx, actor::Actor, clock::unix_ms, drafts, ids::DraftId};
use serde::{Deserialize, Serialize};
use std::{
    collections::{HashMap, HashSet},
    slice,
};

/// How long a person may take to be shown the page.
const LIFE: Duration = Duration::minutes(5);
/// Bytes of the cookie's value.
const LARGEST: usize = 3_000;
/// Bytes of names and values that fit into it, base64 and all, beside the page and the error.
const ROOM: usize = 2_000;
/// Quotes, commas and brackets around a name and its value.
const JSON_AROUND: usize = 8;
/// What the seal is bound to.
const SEALED_AS: &str = "form";

#[derive(Serialize, Deserialize)]
struct Kept {
    page: String,
    until_ms: i64,
    posted: PostedBack,
    /// Where the values are, if not here.
    draft: Option<DraftId>,
}

/// The cookie that brings it back to `page`.
pub async fn keep(
    state: &AppState,
    actor: &Actor,
    page: &str,
    endpoint: &str,
    error: AppError,
    values: Vec<(String, String)>,
) -> Option<HeaderValue> {
    let values = without_empty_entries(values);
    let draft = if weight(&values) > ROOM { drafted(state.ctx(), actor, &values).await } else { None };
    let values = if draft.is_some() { Vec::new() } else { fitting(values) };
    let posted = PostedBack { endpoint: endpoint.trim_start_matches("/api/").to_owned(), error, values };
    let mut kept = Kept { page: page.to_owned(), until_ms: unix_ms(state.ctx().now() + LIFE), posted, draft };
    loop {
        let value = sealed(state.ctx(), &kept)?;
        if value.len() <= LARGEST {
            return state.cookies().set(cookies::FORM, &value, LIFE, Reach::ServerOnly);
        }
        let longest = (0..kept.posted.values.len()).max_by_key(|index| kept.posted.values[*index].1.len())?;
        kept.posted.values.remove(longest);
    }
}

/// Keeps them on this side. A fault of the database is no reason to answer with another error than the form's own.
async fn drafted(ctx: &Ctx, actor: &Actor, values: &[(String, String)]) -> Option<DraftId> {
    let body = serde_json::to_string(values).ok()?;
    drafts::keep_form(ctx, actor, &body).await.unwrap_or_default()
}

/// A page of the matrix posts a field for each building, most of them empty: in a list that says nothing.
fn without_empty_entries(mut values: Vec<(String, String)>) -> Vec<(String, String)> {
    values.retain(|(name, value)| !value.is_empty() || list_of(name) == name);
    values
}

/// What a list's entries have in common: `access][` of `access][` and `access][3`; another field's own name.
fn list_of(name: &str) -> &str {
    name.split_once("][").map_or(name, |(list, _)| list)
}

fn weight(values: &[(String, String)]) -> usize {
    values.iter().map(|(name, value)| name.len() + value.len() + JSON_AROUND).sum()
}

/// The shortest of them that fit together, in their order; a list fits as a whole or not at all. Given up before anything is sealed: anybody may
/// post thousands of fields, and sealing all but one of them over and over again would keep a core busy for seconds.
fn fitting(values: Vec<(String, String)>) -> Vec<(String, String)> {
    let mut weights = HashMap::<&str, usize>::new();
    for pair in &values {
        *weights.entry(list_of(&pair.0)).or_default() += weight(slice::from_ref(pair));
    }
    let mut lists: Vec<(usize, &str)> = weights.into_iter().map(|(list, weight)| (weight, list)).collect();
    lists.sort_unstable();
    let mut room = ROOM;
    let fit = lists.into_iter().map_while(|(weight, list)| {
        room = room.checked_sub(weight)?;
        Some(list)
    });
    let fit: HashSet<String> = fit.map(str::to_owned).collect();
    values.into_iter().filter(|(name, _)| fit.contains(list_of(name))).collect()
}

fn sealed(ctx: &Ctx, kept: &Kept) -> Option<String> {
    ctx.keys().seal(ctx.rng(), SEALED_AS, &serde_json::to_vec(kept).ok()?)
}

async fn opened(ctx: &Ctx, actor: &Actor, value: &str, page: &str) -> Option<PostedBack> {
    let mut kept: Kept = serde_json::from_slice(&ctx.keys().open(SEALED_AS, value)?).ok()?;
    if kept.page != page || unix_ms(ctx.now()) >= kept.until_ms {
        return None;
    }
    if let Some(draft) = kept.draft
        && let Some(body) = drafts::take_form(ctx, actor, draft).await.unwrap_or_default()
    {
        kept.posted.values = serde_json::from_str(&body).unwrap_or_default();
    }
    Some(kept.posted)
}

/// Hands it to the page it is for, and takes the cookie away once that page was drawn.
pub async fn restore(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let is_page = *request.method() == Method::GET && wants_a_page(request.headers());
    let value = state.cookies().read(request.headers(), cookies::FORM).filter(|_| is_page);
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Visitor);
    let posted = match value {
        Some(value) => opened(state.ctx(), &actor, value, request.uri().path()).await,
        None => None,
    };
    let Some(posted) = posted else { return next.run(request).await };
    request.extensions_mut().insert(posted);
    let mut response = next.run(request).await;
    // On the way through the sign-in page it has to survive.
    if !response.status().is_redirection()
        && let Some(gone) = state.cookies().clear(cookies::FORM)
    {
        response.headers_mut().append(header::SET_COOKIE, gone);
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_87_of_thousands_of_fields_only_what_fits_is_ever_sealed() {
        let flood: Vec<_> = (0..6_500).map(|number| (format!("a{number}"), number.to_string())).collect();
        let kept = fitting(flood);
        assert!(kept.len() < 250 && kept.iter().any(|(_, value)| value == "7"), "{}", kept.len());
    }

    #[test]
    fn the_longest_fields_are_given_up_first() {
        let typed = [("first_name", "Camille"), ("notes", &"long ".repeat(600)), ("email", "camille@example.org")];
        let kept = fitting(typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        let names: Vec<_> = kept.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["first_name", "email"]);
        assert!(fitting(Vec::new()).is_empty());
    }

    #[test]
    fn a_list_comes_back_whole_or_not_at_all() {
        let exception = format!("building:{}={}", "1".repeat(36), "2".repeat(36));
        let list: Vec<_> = [("access][", "every=few")].into_iter().chain([("access][", exception.as_str()); 40]).collect();
        let typed: Vec<(String, String)> = [("email", "camille@example.org")]
            .into_iter()
            .chain(list)
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        assert_eq!(fitting(typed), [("email".to_owned(), "camille@example.org".to_owned())]);
        let page = [("access][", ""), ("access][", "every=few"), ("last_name", "")];
        let page = without_empty_entries(page.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
        assert_eq!(page.len(), 2, "{page:?}");
    }

    #[test]
    fn what_fits_keeps_its_order() {
        let typed = [("levels][0", "longer"), ("levels][1", "short"), ("toggles][", "b"), ("toggles][", "a")];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        assert_eq!(fitting(typed.clone()), typed);
    }
}
