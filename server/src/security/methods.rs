//! Which methods there are at all: pages are read, forms are posted. The rest, `TRACE` and inventions included, is refused before anything
//! looks at it (AC-69). Nothing here reads the headers that pretend another method (AC-63).

use super::refusal::{Asker, refuse};
use crate::state::AppState;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, Method, header},
    middleware::Next,
    response::Response,
};
use domain::AppError;

/// Refuses every other method with 405.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::POST) {
        return next.run(request).await;
    }
    let mut response = refuse(&state, Asker::of(request.headers(), state.cookies()), &AppError::MethodNotAllowed);
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET, HEAD, POST"));
    response
}

/// What the router says where an address exists, but not for this method.
pub async fn not_here(State(state): State<AppState>, request: Request) -> Response {
    refuse(&state, Asker::of(request.headers(), state.cookies()), &AppError::MethodNotAllowed)
}
