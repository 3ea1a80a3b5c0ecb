//! What a refused plain post brings back to its page: the error's codes and what was typed, sealed into a cookie that lives five minutes.
//!
//! Nobody else can read it (XChaCha20-Poly1305), forge it, or open it on another page: the path it is for is inside. It is gone once shown.
//! A cookie holds 4 kB at best and ours 3; forms that don't fit give up their longest fields first.

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
use domain::{AppError, Ctx, clock::unix_ms};
use serde::{Deserialize, Serialize};

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
}

/// The cookie that brings it back to `page`.
pub fn keep(state: &AppState, page: &str, endpoint: &str, error: AppError, values: Vec<(String, String)>) -> Option<HeaderValue> {
    let posted = PostedBack { endpoint: endpoint.trim_start_matches("/api/").to_owned(), error, values: fitting(values) };
    let mut kept = Kept { page: page.to_owned(), until_ms: unix_ms(state.ctx().now() + LIFE), posted };
    loop {
        let value = sealed(state.ctx(), &kept)?;
        if value.len() <= LARGEST {
            return state.cookies().set(cookies::FORM, &value, LIFE, Reach::ServerOnly);
        }
        let longest = (0..kept.posted.values.len()).max_by_key(|index| kept.posted.values[*index].1.len())?;
        kept.posted.values.remove(longest);
    }
}

/// The shortest of them that fit together. Given up before anything is sealed: anybody may post thousands of fields, and sealing all but one of
/// them over and over again would keep a core busy for seconds.
fn fitting(values: Vec<(String, String)>) -> Vec<(String, String)> {
    let weight = |(name, value): &(String, String)| name.len() + value.len() + JSON_AROUND;
    let mut numbered: Vec<_> = values.into_iter().enumerate().collect();
    numbered.sort_by_key(|(_, pair)| weight(pair));
    let mut room = ROOM;
    let fit = numbered.iter().take_while(|(_, pair)| match room.checked_sub(weight(pair)) {
        Some(left) => {
            room = left;
            true
        }
        None => false,
    });
    let count = fit.count();
    numbered.truncate(count);
    // Those of a list share a name, or nearly: they come back in their order.
    numbered.sort_by_key(|(number, _)| *number);
    numbered.into_iter().map(|(_, pair)| pair).collect()
}

fn sealed(ctx: &Ctx, kept: &Kept) -> Option<String> {
    ctx.keys().seal(ctx.rng(), SEALED_AS, &serde_json::to_vec(kept).ok()?)
}

fn opened(ctx: &Ctx, value: &str, page: &str) -> Option<PostedBack> {
    let kept: Kept = serde_json::from_slice(&ctx.keys().open(SEALED_AS, value)?).ok()?;
    (kept.page == page && unix_ms(ctx.now()) < kept.until_ms).then_some(kept.posted)
}

/// Hands it to the page it is for, and takes the cookie away once that page was drawn.
pub async fn restore(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let is_page = *request.method() == Method::GET && wants_a_page(request.headers());
    let value = state.cookies().read(request.headers(), cookies::FORM).filter(|_| is_page);
    let posted = value.and_then(|value| opened(state.ctx(), value, request.uri().path()));
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
        let flood: Vec<_> = (0..6_500).map(|number| ("a".to_owned(), number.to_string())).collect();
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
    fn what_fits_keeps_its_order() {
        let typed = [("levels][0", "longer"), ("levels][1", "short"), ("toggles][", "b"), ("toggles][", "a")];
        let typed = typed.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        assert_eq!(fitting(typed.clone()), typed);
    }
}
