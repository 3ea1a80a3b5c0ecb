//! Who asks: the session behind the cookie, read for this very request, so that a right taken away is gone at the next one.

use crate::{
    security::refusal::{Asker, refuse},
    state::AppState,
};
use app::cookies;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use domain::{
    actor::Actor,
    sessions::{self, SessionSecret},
};

/// Puts an [`Actor`] into the request.
pub async fn resolve(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let cookie = state.cookies().read(request.headers(), cookies::SESSION);
    let secret = cookie.and_then(SessionSecret::parse);
    let found = match &secret {
        Some(secret) => sessions::resolve(state.ctx(), secret).await,
        None => Ok(None),
    };
    match found {
        Ok(person) => {
            request.extensions_mut().insert(person.map_or(Actor::Visitor, Actor::Staff));
            next.run(request).await
        }
        Err(error) => refuse(&state, Asker::of(request.headers(), state.cookies()), &error),
    }
}
