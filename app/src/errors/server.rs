//! What only the server can do about a refusal.

use domain::AppError;
use leptos::{prelude::use_context, server_fn::error::ServerFnErrorErr};

/// Nobody's doing: it is logged, and the caller gets its number.
pub(super) fn unexpected(fault: &ServerFnErrorErr) -> AppError {
    AppError::fault("a server function failed outside its use case", fault)
}

/// Gives the page being drawn the status of this refusal. In the browser a page has no status.
pub fn answer(error: &AppError) {
    let status = http::StatusCode::from_u16(error.status());
    if let (Some(response), Ok(status)) = (use_context::<leptos_axum::ResponseOptions>(), status) {
        response.set_status(status);
    }
}
