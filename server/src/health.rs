//! Whether the process lives (`/healthz`) and whether it can work (`/readyz`, which names what is missing). For load balancers
//! and monitoring: a few fixed words for machines, the same in every language, and nothing that helps a stranger (FT-65).
//!
//! Finding out costs a commit, and anybody may ask. So the answer holds for two seconds, and however many ask, one at a time finds out.

use crate::state::AppState;
use axum::{
    Router,
    extract::State,
    http::StatusCode,
    response::{IntoResponse as _, Response},
    routing::get,
};
use chrono::{DateTime, Duration, Utc};
use domain::{
    Ctx,
    readiness::{self, Missing},
};
use std::sync::Arc;
use tokio::{sync::Mutex, time::timeout};

/// A database that takes longer than this is as good as none.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// For how long an answer holds.
const HOLDS: Duration = Duration::seconds(2);

/// The routes.
pub fn routes() -> Router<AppState> {
    let known = Known::default();
    let readiness = move |State(state): State<AppState>| async move { readiness(known, state.ctx().clone()).await };
    Router::new().route("/healthz", get(|| async { "alive\n" })).route("/readyz", get(readiness))
}

/// When it was last found out, and what.
type Known = Arc<Mutex<Option<(DateTime<Utc>, Option<Missing>)>>>;

async fn readiness(known: Known, ctx: Ctx) -> Response {
    // A task of its own: whoever asks and goes away at once must not make the next one begin anew.
    let looked = tokio::spawn(async move {
        let mut known = known.lock().await;
        let now = ctx.now();
        match *known {
            Some((at, missing)) if (now - at).abs() < HOLDS => missing,
            _ => {
                let found = timeout(PATIENCE, readiness::missing(&ctx)).await.unwrap_or(Some(Missing::Database));
                *known = Some((ctx.now(), found));
                found
            }
        }
    });
    match looked.await.unwrap_or(Some(Missing::Database)) {
        None => "ready\n".into_response(),
        Some(missing) => (StatusCode::SERVICE_UNAVAILABLE, cause(missing)).into_response(),
    }
}

fn cause(missing: Missing) -> &'static str {
    match missing {
        Missing::Database => "database unreachable\n",
        Missing::Migrations => "migrations pending\n",
        Missing::Writing => "database not writable\n",
        Missing::Mail => "outbox stalled\n",
    }
}
