//! The net below everything: a panic costs one answer, not the process, and tells the person no more than an incident number (AC-95).

use super::refusal::{Asker, refuse};
use crate::state::AppState;
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use domain::{
    AppError,
    panics::{Panicked, caught},
};

/// Turns a panic further in into a refusal.
pub async fn catch(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    match caught(next.run(request)).await {
        Ok(response) => response,
        Err(Panicked(said)) => refuse(&state, asker, &AppError::fault("a request panicked", &said)),
    }
}
