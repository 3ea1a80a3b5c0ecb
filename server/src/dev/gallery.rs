//! `/dev/ui`: every component in every state; `?scene=` a whole page, `?lang=` and `?theme=` how.

use super::page::{asker, document};
use crate::state::AppState;
use app::{site::Theme, ui::gallery::Gallery};
use axum::{
    Router,
    extract::{Query, State},
    http::HeaderMap,
    response::Response,
    routing::get,
};
use domain::{Locale, Words};
use leptos::prelude::*;
use serde::Deserialize;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/dev/ui", get(show))
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    scene: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    theme: String,
}

async fn show(State(state): State<AppState>, headers: HeaderMap, Query(wanted): Query<Wanted>) -> Response {
    let locale = Locale::parse(&wanted.lang).unwrap_or_else(|| asker(&state, &headers).locale);
    let theme = Theme::parse(&wanted.theme).map(Theme::code);
    // The gallery's samples stand in two languages only: the system's default one, and another.
    let french = locale != Locale::default();
    document(&state, locale, theme, &Words::new(locale).common_product(), move || view! { <Gallery scene=wanted.scene french/> })
}
