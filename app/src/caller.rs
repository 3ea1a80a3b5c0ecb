//! Who asks. The first line of every server function.
//!
//! The server's layers resolve the request once (session, client address, language) and hand the result down as Leptos contexts;
//! of the headers only cookies are read here.

use crate::{
    cookies::{self, Cookies, Reach},
    errors::Refusal,
    site::Site,
};
use chrono::Duration;
use domain::{
    AppError, Ctx, Locale,
    actor::{Actor, SignedIn},
    sessions::{self, Client, NewSession},
};
use leptos::prelude::{expect_context, use_context};
use leptos_axum::ResponseOptions;

/// Somebody who need not be signed in.
pub struct Visitor {
    /// For use cases.
    pub ctx: Ctx,
    /// Who, as far as known.
    pub actor: Actor,
    /// From where.
    pub client: Client,
    /// The language of the page that asks.
    pub locale: Locale,
}

/// Anybody.
pub fn visitor() -> Visitor {
    let actor = use_context::<Actor>().unwrap_or(Actor::Visitor);
    Visitor {
        ctx: expect_context::<Ctx>(),
        client: Client {
            session: actor.signed_in().ok().map(|person| person.session),
            ..use_context::<Client>().unwrap_or_default()
        },
        actor,
        locale: use_context::<Site>().map(|site| site.locale).unwrap_or_default(),
    }
}

/// Somebody signed in, whatever they have still to do before anything else is open.
pub fn at_the_door() -> Result<Visitor, Refusal> {
    let visitor = visitor();
    visitor.actor.signed_in()?;
    Ok(visitor)
}

/// Somebody signed in with a secret of their own, who has accepted the policy or has yet to.
pub fn past_the_first_secret() -> Result<Visitor, Refusal> {
    let visitor = at_the_door()?;
    if visitor.actor.signed_in()?.must_change {
        return Err(AppError::MustChange.into());
    }
    Ok(visitor)
}

/// Somebody signed in who has a secret of their own and has accepted the policy: everything else refuses the others.
pub fn signed_in() -> Result<Visitor, Refusal> {
    let visitor = visitor();
    visitor.actor.must_be_past_the_door()?;
    Ok(visitor)
}

/// A cookie of the request.
pub fn cookie(base: &str) -> Option<String> {
    let headers = use_context::<http::request::Parts>().map(|parts| parts.headers).unwrap_or_default();
    expect_context::<Cookies>().read(&headers, base).map(str::to_owned)
}

/// Hands the browser the cookies of a session that has just begun, and tells the page who signed in.
pub fn begin_session(session: NewSession) -> SignedIn {
    let cookies = expect_context::<Cookies>();
    let response = expect_context::<ResponseOptions>();
    let session_cookie = cookies.set(cookies::SESSION, &session.secret.expose(), sessions::ABSOLUTE, Reach::ServerOnly);
    // When the session has ended, the page that asks to sign in again speaks the same language.
    let language_cookie = cookies.set(cookies::LANGUAGE, session.person.locale.code(), Duration::days(365), Reach::Page);
    for value in [session_cookie, language_cookie].into_iter().flatten() {
        response.append_header(http::header::SET_COOKIE, value);
    }
    remember_device(&session.device);
    session.person
}

/// Hands the browser the cookie by which it is a known device from now on.
pub fn remember_device(device: &str) {
    let device = expect_context::<Cookies>().set(cookies::DEVICE, device, Duration::days(365), Reach::ServerOnly);
    if let Some(value) = device {
        expect_context::<ResponseOptions>().append_header(http::header::SET_COOKIE, value);
    }
}

/// Takes the session's cookie away and asks the browser to forget what it has cached (ASVS 14.3.1).
pub fn end_session() {
    let cookies = expect_context::<Cookies>();
    let response = expect_context::<ResponseOptions>();
    // What a refused form brought back is this person's, not the next one's.
    for value in [cookies.clear(cookies::SESSION), cookies.clear(cookies::FORM)].into_iter().flatten() {
        response.append_header(http::header::SET_COOKIE, value);
    }
    let forget = http::HeaderValue::from_static("\"cache\", \"storage\"");
    response.insert_header(http::HeaderName::from_static("clear-site-data"), forget);
}

/// Where the browser goes next, with or without a script.
pub fn lead_to(path: &str) {
    leptos_axum::redirect(path);
}

/// Opens a link in this browser as following it would: the secret moves into the link's own cookie.
pub fn open_link(id: domain::ids::TokenId, secret: &domain::tokens::TokenSecret) {
    let name = format!("{}{id}", cookies::LINK);
    let cookie = expect_context::<Cookies>().set(&name, &secret.expose(), cookies::LINK_LIFE, Reach::ServerOnly);
    if let Some(value) = cookie {
        expect_context::<ResponseOptions>().append_header(http::header::SET_COOKIE, value);
    }
}

/// The secret of a mailed link that this browser has opened. `id` comes from an address: only a UUID can be part of a cookie's name.
pub fn link_cookie(id: &str) -> Option<String> {
    let id: domain::ids::TokenId = id.parse().ok()?;
    cookie(&format!("{}{id}", cookies::LINK))
}
