//! The document around every page, and the few lines that wake it. Only the server draws it: the browser wakes what stands in it.
//!
//! The scripts are our own rather than the framework's: those put the nonce where `crossorigin` belongs, read the file names from
//! disk for each page, and say nothing when waking fails (leptos issue 4843).

use crate::{
    pieces::Piece,
    routes::App,
    site::{Site, Theme},
};
use domain::Locale;
use leptos::{nonce::use_nonce, prelude::*};
use leptos_meta::MetaTags;
use std::{collections::HashMap, iter};

/// The files that the build made, as paths of this site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AssetNames {
    /// The script that loads the rest.
    pub js: String,
    /// The script that loads pieces of the program, if it came in pieces.
    pub pieces_js: Option<String>,
    /// The program, or what every page needs of it.
    pub wasm: String,
    /// The words of each language.
    pub words: HashMap<Locale, String>,
    /// The files of each piece, by its name.
    pub pieces: HashMap<String, Vec<String>>,
    /// The style sheet.
    pub css: String,
}

/// The whole document.
pub fn shell(assets: AssetNames) -> impl IntoView {
    let site = use_context::<Site>().unwrap_or_default();
    content_security_policy();
    view! {
        <!DOCTYPE html>
        <html lang=site.locale.code() data-theme=site.theme.map(Theme::code)>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <link rel="stylesheet" href=assets.css.clone()/>
                <Wake assets locale=site.locale/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Loads the program and wakes the page. A page that can't be woken stays a page: every form works without.
#[component]
fn Wake(assets: AssetNames, locale: Locale) -> impl IntoView {
    let nonce = use_nonce();
    let words = assets.words.get(&locale).cloned().unwrap_or_default();
    let script = format!(
        "Promise.all([fetch('{words}').then(r=>r.ok?r.text():Promise.reject()),\
         import('{js}').then(m=>m.default({{module_or_path:'{wasm}'}}).then(()=>m))]).then(([words,m])=>m.hydrate(words))\
         .catch(()=>document.documentElement.setAttribute('data-hydration-failed',''))",
        js = assets.js,
        wasm = assets.wasm,
    );
    // Otherwise the browser would learn of each only from the one before.
    let piece = use_context::<http::request::Parts>().and_then(|parts| Piece::of(parts.uri.path()));
    let pieces = piece.and_then(|piece| assets.pieces.get(piece.name())).cloned().unwrap_or_default();
    let scripts = iter::once(assets.js).chain(assets.pieces_js);
    let programs = iter::once(assets.wasm).chain(pieces);
    view! {
        {scripts.map(|href| view! { <link rel="modulepreload" href=href nonce=nonce.clone()/> }).collect_view()}
        {programs
            .map(|href| view! { <link rel="preload" r#as="fetch" r#type="application/wasm" crossorigin="anonymous" href=href/> })
            .collect_view()}
        <link rel="preload" r#as="fetch" crossorigin="anonymous" href=words/>
        <script type="module" nonce=nonce.clone() inner_html=script></script>
    }
}

/// The page's policy, with the nonce of this very page. Without `strict-dynamic`, so that `'self'` covers what the script imports.
fn content_security_policy() {
    let (Some(response), Some(nonce)) = (use_context::<leptos_axum::ResponseOptions>(), use_nonce()) else { return };
    let policy = format!(
        "default-src 'none'; script-src 'self' 'nonce-{nonce}' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    );
    if let Ok(value) = http::HeaderValue::from_str(&policy) {
        response.insert_header(http::header::CONTENT_SECURITY_POLICY, value);
    }
}
