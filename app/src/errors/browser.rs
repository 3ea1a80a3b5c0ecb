//! The same in the browser, which has neither a log nor a status to give.

use domain::AppError;
use leptos::server_fn::error::ServerFnErrorErr;

/// The call did not get through.
pub(super) fn unexpected(_: &ServerFnErrorErr) -> AppError {
    AppError::Offline
}

/// In the browser a page has no status.
pub fn answer(_: &AppError) {}
