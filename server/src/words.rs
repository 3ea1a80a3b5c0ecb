//! The words that a page is woken with: a file for each language, of which a page fetches its reader's. They are in this program already, so
//! no build has to lay them anywhere.
//!
//! The name carries a hash of the content. Browsers may keep the file for ever, and the page of another build, whose messages may stand in
//! another order, doesn't find it: it stays a page that works by plain forms.

use crate::{
    router::WorthCompressing,
    security::refusal::{Asker, refuse},
    state::AppState,
};
use axum::{
    Extension, Router,
    extract::{Path, State, rejection::PathRejection},
    http::{HeaderMap, header},
    response::{IntoResponse as _, Response},
    routing::get,
};
use domain::{AppError, Locale};
use std::{
    collections::HashMap,
    hash::{DefaultHasher, Hasher as _},
    sync::LazyLock,
};

/// Where each language's file is.
pub fn addresses() -> HashMap<Locale, String> {
    Locale::ALL.iter().map(|&locale| (locale, format!("/words/{}", name(locale)))).collect()
}

/// The files.
pub fn routes() -> Router<AppState> {
    Router::new().route("/words/{name}", get(file))
}

async fn file(asked: Result<Path<String>, PathRejection>, State(state): State<AppState>, headers: HeaderMap) -> Response {
    let asked = asked.map(|Path(name)| name).unwrap_or_default();
    match Locale::ALL.iter().find(|locale| name(**locale) == asked) {
        Some(&locale) => {
            let lasting = [(header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (Extension(WorthCompressing), lasting, app::words::words(locale)).into_response()
        }
        None => refuse(&state, Asker::of(&headers, state.cookies()), &AppError::NotFound),
    }
}

/// Of a language's words as they are in this program, which don't change while it runs.
fn name(locale: Locale) -> &'static str {
    static NAMES: LazyLock<HashMap<Locale, String>> = LazyLock::new(|| {
        let named = |&locale: &Locale| {
            let mut hash = DefaultHasher::new();
            hash.write(app::words::words(locale).as_bytes());
            (locale, format!("{locale}.{:016x}.txt", hash.finish()))
        };
        Locale::ALL.iter().map(named).collect()
    });
    NAMES.get(&locale).map(String::as_str).unwrap_or_default()
}
