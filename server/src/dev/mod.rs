//! Pages that only a development installation has: the mailbox, the clock, the gallery of components.
//!
//! They exist only where [`AppState::development`] says so; elsewhere their addresses are as unknown as any other. They are drawn on the
//! server alone, so that none of them weighs on the program that people's browsers load.

mod clock;
mod gallery;
mod mailbox;
mod page;

use crate::state::AppState;
use axum::Router;

/// The routes, if this is a development installation.
pub fn routes(state: &AppState) -> Router<AppState> {
    match state.development() {
        Some(development) => {
            mailbox::routes(&development.mailbox).merge(clock::routes(&development.clock)).merge(gallery::routes())
        }
        None => Router::new(),
    }
}
