//! The switches for language and appearance: plain forms, so that they work without JavaScript, and a reload that speaks the new language.

use crate::{
    links,
    security::refusal::{Asker, refuse},
    site,
    state::AppState,
};
use app::{
    cookies::{self, Reach},
    site::Theme,
};
use axum::{
    RequestExt as _, Router,
    extract::{Form, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
    routing::post,
};
use chrono::Duration;
use domain::{AppError, Locale, actor::Actor, local_path::LocalPath, staff};
use serde::Deserialize;

/// How long a browser remembers.
const LIFE: Duration = Duration::days(365);

/// The routes.
pub fn routes() -> Router<AppState> {
    Router::new().route("/preferences/language", post(language)).route("/preferences/theme", post(theme))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct LanguageForm {
    locale: String,
    #[serde(default)]
    back: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ThemeForm {
    theme: String,
    #[serde(default)]
    back: String,
}

async fn language(State(state): State<AppState>, request: Request) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    match choose_language(&state, request).await {
        Ok((back, cookie)) => led(&back, cookie),
        Err(error) => refuse(&state, asker, &error),
    }
}

async fn choose_language(state: &AppState, request: Request) -> Result<(LocalPath, Option<HeaderValue>), AppError> {
    let actor = request.extensions().get::<Actor>().cloned().unwrap_or(Actor::Visitor);
    let Form(form): Form<LanguageForm> = request.extract().await.map_err(|_| AppError::Malformed)?;
    let locale = Locale::parse(&form.locale).ok_or(AppError::Malformed)?;
    let back = LocalPath::parse_or_home(&form.back);
    let query = back.as_str().split_once('?').map(|(_, query)| query);
    // Behind a mailed link the choice is for that link alone: the browser may be somebody else's.
    if let Some(id) = links::of_page(back.path(), query) {
        let cookie = state.cookies().set(&site::chosen_for(id), locale.code(), links::LIFE, Reach::ServerOnly);
        return Ok((back, cookie));
    }
    if matches!(actor, Actor::Staff(_)) {
        staff::set_language(state.ctx(), &actor, locale).await?;
    }
    Ok((back, state.cookies().set(cookies::LANGUAGE, locale.code(), LIFE, Reach::Page)))
}

async fn theme(State(state): State<AppState>, request: Request) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    let Ok(Form(form)) = request.extract::<Form<ThemeForm>, _>().await else {
        return refuse(&state, asker, &AppError::Malformed);
    };
    let back = LocalPath::parse_or_home(&form.back);
    match Theme::parse(&form.theme) {
        Some(theme) => led(&back, state.cookies().set(cookies::THEME, theme.code(), LIFE, Reach::Page)),
        // As the device has it: then there is nothing to remember.
        None if form.theme == "system" => led(&back, state.cookies().clear(cookies::THEME)),
        None => refuse(&state, asker, &AppError::Malformed),
    }
}

fn led(back: &LocalPath, cookie: Option<HeaderValue>) -> Response {
    let mut response = (StatusCode::SEE_OTHER, [(header::LOCATION, back.as_str().to_owned())]).into_response();
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}
