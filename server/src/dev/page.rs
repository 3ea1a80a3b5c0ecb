//! A document drawn on the server alone, with the components of the design system.

use crate::{
    security::refusal::{Asker, escaped},
    state::AppState,
};
use axum::{
    http::HeaderMap,
    response::{Html, IntoResponse as _, Response},
};
use domain::{Locale, Words};
use leptos::prelude::*;

/// A whole document around `body`.
pub fn document<V: IntoView>(
    state: &AppState,
    locale: Locale,
    theme: Option<&'static str>,
    title: &str,
    body: impl FnOnce() -> V,
) -> Response {
    // The components want an owner for their signals; it goes when the page is written.
    let owner = Owner::new();
    let body = owner.with(|| body().into_view().to_html());
    owner.cleanup();
    Html(format!(
        "<!doctype html>\n<html lang=\"{lang}\"{theme}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{css}\">\n\
         <title>{title}</title>\n</head>\n<body>{body}</body>\n</html>\n",
        lang = locale.code(),
        theme = theme.map(|theme| format!(" data-theme=\"{theme}\"")).unwrap_or_default(),
        css = state.assets().css,
        title = escaped(&Words::new(locale).common_page_title_bare(title)),
    ))
    .into_response()
}

/// The language and the form in which the asker wants to read.
pub fn asker(state: &AppState, headers: &HeaderMap) -> Asker {
    Asker::of(headers, state.cookies())
}
