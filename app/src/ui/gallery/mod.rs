//! The gallery: every component in every state, and whole pages made of them. Development only (`/dev/ui`).
//!
//! Its sample texts are the one exception to "no words in Rust": no user sees them, and they stand here in both languages to
//! show that French fits. Nothing outside of this folder may refer to them, and no page but the gallery to this folder.

mod fields;
mod lists;
mod pages;
mod parts;

use leptos::prelude::*;

use super::{Page, PageHeader};

/// Says it in the language of the gallery.
#[derive(Clone, Copy)]
struct Say {
    french: bool,
}

impl Say {
    fn it(self, english: &'static str, french: &'static str) -> &'static str {
        if self.french { french } else { english }
    }
}

/// The whole pages there are to see; anything else shows the components.
pub const SCENES: [&str; 9] = ["list", "panel", "empty", "loading", "form", "sign-in", "password", "expired", "policy"];

/// One scene of the gallery.
#[component]
pub fn Gallery(
    /// Which: one of [`SCENES`], else all components.
    #[prop(into)]
    scene: String,
    /// The sample texts in French rather than in English.
    #[prop(optional)]
    french: bool,
) -> impl IntoView {
    let say = Say { french };
    match scene.as_str() {
        "list" => pages::list(say, false),
        "panel" => pages::list(say, true),
        "empty" => pages::empty(say),
        "loading" => pages::loading(say),
        "form" => pages::form(say),
        "sign-in" => pages::sign_in(say),
        "password" => pages::password(say),
        "expired" => pages::expired(say),
        "policy" => pages::policy(say),
        _ => all(say),
    }
}

fn all(say: Say) -> AnyView {
    view! {
        <main id="main" class="main">
            <Page>
                <PageHeader title="Gallery" subtitle=Some("Every component in every state. Development only.".to_owned())/>
                {parts::colours()}
                {parts::icons()}
                {parts::buttons(say)}
                {parts::badges(say)}
                {fields::fields(say)}
                {parts::notices(say)}
                {lists::lists(say)}
                {parts::showing(say)}
                {parts::empties(say)}
                {parts::overlays(say)}
            </Page>
        </main>
    }
    .into_any()
}

/// A part of the gallery.
#[component]
fn Group(
    /// What it shows.
    title: &'static str,
    /// The samples.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="gallery-group">
            <h2>{title}</h2>
            <div class="gallery-samples">{children()}</div>
        </section>
    }
    .into_any()
}

/// Samples side by side.
#[component]
fn Samples(
    /// The samples.
    children: Children,
) -> impl IntoView {
    view! { <div class="gallery-row">{children()}</div> }.into_any()
}
