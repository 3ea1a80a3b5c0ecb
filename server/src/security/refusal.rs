//! How a layer says no: to a program as JSON, to a person as a short page.

use crate::state::AppState;
use app::{
    cookies::{self, Cookies},
    site::Theme,
};
use axum::{
    Json,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse as _, Response},
};
use domain::{AppError, Locale, Words};

/// Who is refused: what they can read, and in which language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asker {
    /// A browser that shows a page; otherwise the WebAssembly client.
    pub wants_a_page: bool,
    /// Before any session is known, the browser's own wishes decide.
    pub locale: Locale,
    /// Light or dark, if this browser was told.
    pub theme: Option<Theme>,
}

impl Asker {
    /// From the request's headers.
    pub fn of(headers: &HeaderMap, cookies: Cookies) -> Self {
        let chosen = cookies.read(headers, cookies::LANGUAGE).and_then(Locale::parse);
        let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Locale::negotiate);
        Self {
            wants_a_page: wants_a_page(headers),
            locale: chosen.or_else(asked).unwrap_or_default(),
            theme: cookies.read(headers, cookies::THEME).and_then(Theme::parse),
        }
    }
}

/// Leptos tells a plain form from its own client by the same header.
pub fn wants_a_page(headers: &HeaderMap) -> bool {
    headers.get_all(header::ACCEPT).iter().any(|value| value.to_str().is_ok_and(|value| value.contains("text/html")))
}

/// The refusal.
pub fn refuse(state: &AppState, asker: Asker, error: &AppError) -> Response {
    let status = StatusCode::from_u16(error.status()).unwrap_or(StatusCode::SERVICE_UNAVAILABLE);
    let mut response = if asker.wants_a_page {
        (status, Html(page(state, asker, error))).into_response()
    } else {
        (status, Json(error)).into_response()
    };
    let headers = response.headers_mut();
    if asker.wants_a_page {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(asker.locale.code()));
    }
    if let Some(seconds) = retry_after(error) {
        headers.insert(header::RETRY_AFTER, seconds);
    }
    response
}

/// When to come back, for what passes by itself.
pub fn retry_after(error: &AppError) -> Option<HeaderValue> {
    match error {
        AppError::Throttled { retry_after_s } => Some(HeaderValue::from(*retry_after_s)),
        AppError::Busy | AppError::Unavailable { .. } => Some(HeaderValue::from_static("5")),
        _ => None,
    }
}

/// A page that needs nothing but the stylesheet, in the frame of pages for those who aren't signed in (`app::ui::LetterShell`).
fn page(state: &AppState, asker: Asker, error: &AppError) -> String {
    let words = Words::new(asker.locale);
    let title = words.error_title();
    format!(
        "<!doctype html>\n<html lang=\"{lang}\"{theme}>\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{tab}</title>\n\
         <link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\">\n<link rel=\"stylesheet\" href=\"{css}\">\n</head>\n<body>\n\
         <div class=\"letter\"><div class=\"letter-card\">\n\
         <header class=\"letter-top\"><span class=\"brand\"><span>{product}</span></span></header>\n\
         <main class=\"letter-body\" id=\"main\">\n<div class=\"letter-title\"><h1>{heading}</h1><p>{sentence}</p></div>\n\
         <div class=\"form-actions\"><a class=\"button\" href=\"/\">{home}</a></div>\n</main>\n</div></div>\n</body>\n</html>\n",
        lang = asker.locale.code(),
        theme = asker.theme.map(|theme| format!(" data-theme=\"{}\"", theme.code())).unwrap_or_default(),
        tab = escaped(&words.common_page_title_bare(&title)),
        css = state.assets().css,
        product = escaped(&words.common_product()),
        heading = escaped(&title),
        sentence = escaped(&error.sentence(words)),
        home = escaped(&words.common_home()),
    )
}

/// Text between tags. Our sentences hold nothing from outside but an incident's number; that is no reason to rely on it.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
