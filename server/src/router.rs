//! Every address there is, and the layers each request passes on its way to it. Read the layers from the outside in.

use crate::{
    assets, client, dev, guard, health, links, logging, plain_post, posted_back, preferences,
    security::{
        content, cross_site, headers, host, last_resort, methods,
        refusal::{Asker, refuse},
    },
    session, site,
    state::AppState,
    words,
};
use app::{App, shell, site::Site};
use axum::{
    Router,
    extract::{Request, State},
    http::{Extensions, HeaderMap, Method, StatusCode, Version, header, request::Parts, uri::PathAndQuery},
    middleware::{self, Next},
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{AppError, actor::Actor, sessions::Client};
use leptos::prelude::{provide_context, use_context};
use leptos_axum::{AxumRouteListing, ErrorHandler, LeptosRoutes as _, generate_route_list};
use std::sync::LazyLock;
use tokio::time::Instant;
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, compression::CompressionLayer};

/// The whole router.
pub fn router(state: &AppState) -> Router {
    let layer = ServiceBuilder::new()
        .layer(middleware::from_fn(log))
        .layer(middleware::from_fn_with_state(state.clone(), headers::protect))
        .layer(middleware::from_fn_with_state(state.clone(), last_resort::catch))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(is_worth_it))
        .layer(middleware::from_fn(mark_secrets))
        .layer(middleware::from_fn_with_state(state.clone(), host::check))
        .layer(middleware::from_fn_with_state(state.clone(), methods::check))
        .layer(middleware::from_fn_with_state(state.clone(), cross_site::check))
        .layer(middleware::from_fn_with_state(state.clone(), content::check));
    for_everyone(state)
        .merge(assets::routes(state))
        .merge(words::routes())
        .merge(health::routes())
        .method_not_allowed_fallback(methods::not_here)
        .layer(layer)
        .with_state(state.clone())
}

/// What has to know who asks.
fn for_everyone(state: &AppState) -> Router<AppState> {
    let who = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(state.clone(), client::identify))
        .layer(middleware::from_fn_with_state(state.clone(), session::resolve));
    pages(state).merge(links::routes()).merge(preferences::routes()).merge(dev::routes(state)).layer(who)
}

/// The pages of `app`, its server functions, and the page for addresses that lead nowhere.
fn pages(state: &AppState) -> Router<AppState> {
    let document = {
        let assets = state.assets().clone();
        move || shell(assets.clone())
    };
    let context = {
        let state = state.clone();
        move || provide(&state)
    };
    let drawn = ServiceBuilder::new()
        .layer(middleware::from_fn_with_state(state.clone(), posted_back::restore))
        .layer(middleware::from_fn_with_state(state.clone(), site::describe))
        .layer(middleware::from_fn_with_state(state.clone(), plain_post::serve));
    let lost = ErrorHandler::new_with_context(
        context.clone(),
        {
            let document = document.clone();
            move |_| document()
        },
        state.files().leptos_options(),
    );
    Router::new()
        .leptos_routes_with_context(state, route_list(), context, document)
        .route_layer(middleware::from_fn_with_state(state.clone(), guard::check))
        .fallback_service(ServiceBuilder::new().layer(middleware::from_fn_with_state(state.clone(), nowhere)).service(lost))
        .layer(drawn)
}

/// The addresses of `app`'s pages, found out once per process.
///
/// While the framework walks the pages to list them it keeps their data from being loaded, by a flag that all threads share: a page that is
/// drawn at that very moment would wait for its data for ever. One process has one router, but tests have many.
fn route_list() -> Vec<AxumRouteListing> {
    static LISTED: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));
    LISTED.clone()
}

/// What pages and server functions are told (`app::caller`, `app::site`): only what the layers have found out, never a header.
fn provide(state: &AppState) {
    provide_context(state.ctx().clone());
    provide_context(state.cookies());
    let Some(request) = use_context::<Parts>() else { return };
    provide_context(request.extensions.get::<Actor>().cloned().unwrap_or(Actor::Visitor));
    provide_context(request.extensions.get::<Client>().cloned().unwrap_or_default());
    provide_context(request.extensions.get::<Site>().cloned().unwrap_or_default());
}

/// An address that leads nowhere: the page that says so for people, an error for programs. What looks like a file gets nothing that is
/// about whoever asks (AC-69).
///
/// The pages' own router is more lenient than ours: it takes `/profile/` and `/profil%65` for `/profile`, and would draw it past
/// the guard. So a slash at the end leads to the address without it, and what is written in an odd way is no page.
async fn nowhere(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let asker = Asker::of(request.headers(), state.cookies());
    let path = request.uri().path();
    let is_odd = path.contains("//") || path.contains(['%', '\\']);
    let is_program = *request.method() == Method::POST || path.starts_with("/api/");
    if *request.method() == Method::GET && !is_program && !is_odd && path.len() > 1 && path.ends_with('/') {
        let address = request.uri().path_and_query().map_or(path, PathAndQuery::as_str);
        return Redirect::permanent(&address.replacen(path, path.trim_end_matches('/'), 1)).into_response();
    }
    let may_be_a_page = !is_program && !is_odd && !path.ends_with('/') && !path.contains('.');
    if asker.wants_a_page && may_be_a_page { next.run(request).await } else { refuse(&state, asker, &AppError::NotFound) }
}

/// Pages are worth compressing, but for those that hold a secret. Files come compressed already; answers of server functions are short, and
/// may hold secrets beside what somebody else has chosen.
fn is_worth_it(_: StatusCode, _: Version, headers: &HeaderMap, marks: &Extensions) -> bool {
    let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    (is_page || marks.get::<WorthCompressing>().is_some()) && marks.get::<HoldsASecret>().is_none()
}

/// No page, but the same for everybody and long.
#[derive(Clone, Copy)]
pub struct WorthCompressing;

/// A page with a link's secret or a drawn password in it. Compressed, its length would tell how much of a guess that stands in
/// the same page agrees with the secret, to whoever watches the wire (BREACH, AC-10).
#[derive(Clone, Copy)]
struct HoldsASecret;

/// By address: pages behind a link, pages where a password or a PIN is chosen or shown, sheets of cards, and the letters of the development mailbox.
async fn mark_secrets(request: Request, next: Next) -> Response {
    let uri = request.uri();
    let holds = match uri.path() {
        "/activate/choose" | "/reset/choose" | "/card/choose" | "/setup" | "/profile" | "/welcome" | "/staff/cards" => true,
        // A PIN that was drawn is shown beside the list.
        path if path.starts_with("/staff/") => uri.query().is_some_and(|query| query.contains("pin=")),
        path => path.starts_with("/dev/"),
    };
    let mut response = next.run(request).await;
    if holds {
        response.extensions_mut().insert(HoldsASecret);
    }
    response
}

/// One line per request for whoever asks for it (`RUST_LOG=server=debug`): never a query, never a mailed link's secret.
async fn log(request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), logging::masked(request.uri().path()).into_owned());
    let started = Instant::now();
    let response = next.run(request).await;
    let milliseconds = started.elapsed().as_millis();
    tracing::debug!(%method, path, status = response.status().as_u16(), milliseconds, "request");
    response
}
