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
    let posted = PostedBack { endpoint: endpoint.trim_start_matches("/api/").to_owned(), error, values };
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
