//! What every page knows of its reader and of the installation ([`Site`]), decided once for the request.
//!
//! The language: behind a mailed link, what was chosen there for this link, else the language of whoever the link was sent to.
//! Elsewhere the person's own, else the browser's choice (`lang` cookie), else what the browser asks for, else the organisation's.

use crate::{
    links,
    security::refusal::{Asker, refuse},
    state::AppState,
};
use app::{
    cookies,
    site::{PostedBack, Site, Theme},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::Response,
};
use domain::{
    AppError, Locale, activation,
    actor::{Actor, SignedIn},
    ids::TokenId,
    settings,
};

/// Puts a [`Site`] into the request, and says on the answer in which language it is.
pub async fn describe(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    match of(&state, &parts).await {
        Ok(site) => {
            let language = HeaderValue::from_static(site.locale.code());
            parts.extensions.insert(site);
            let mut response = next.run(Request::from_parts(parts, body)).await;
            response.headers_mut().insert(header::CONTENT_LANGUAGE, language);
            response
        }
        Err(error) => refuse(&state, Asker::of(&parts.headers, state.cookies()), &error),
    }
}

async fn of(state: &AppState, request: &Parts) -> Result<Site, AppError> {
    let organisation = settings::organisation(state.ctx().db()).await?;
    let organisation = organisation.map(|organisation| organisation.public_face()).unwrap_or_default();
    let person = request.extensions.get::<Actor>().and_then(|actor| actor.signed_in().ok()).cloned();
    let locale = match behind_a_link(state, request).await? {
        Some(locale) => locale,
        None => elsewhere(state, request, person.as_ref()).unwrap_or(organisation.default_locale),
    };
    Ok(Site {
        locale,
        organisation,
        person,
        theme: state.cookies().read(&request.headers, cookies::THEME).and_then(Theme::parse),
        posted_back: request.extensions.get::<PostedBack>().cloned(),
        development: state.development().is_some(),
    })
}

async fn behind_a_link(state: &AppState, request: &Parts) -> Result<Option<Locale>, AppError> {
    let Some(id) = links::of_page(request.uri.path(), request.uri.query()) else { return Ok(None) };
    if let Some(chosen) = state.cookies().read(&request.headers, &chosen_for(id)).and_then(Locale::parse) {
        return Ok(Some(chosen));
    }
    match links::secret(state.cookies(), &request.headers, id) {
        Some(secret) => activation::recipient_locale(state.ctx(), secret).await,
        None => Ok(None),
    }
}

fn elsewhere(state: &AppState, request: &Parts, person: Option<&SignedIn>) -> Option<Locale> {
    let headers = &request.headers;
    let asked = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).and_then(Locale::negotiate);
    let chosen = || state.cookies().read(headers, cookies::LANGUAGE).and_then(Locale::parse);
    person.map(|person| person.locale).or_else(chosen).or_else(asked)
}

/// The cookie that keeps what was chosen behind a link.
pub fn chosen_for(id: TokenId) -> String {
    format!("{}{id}", cookies::LINK_LANGUAGE)
}
