use leptos::{html::H1, prelude::*};

use super::{Glyph, Icon, arrival::focus_on_arrival, live};

/// The room a page takes within the shell. The outermost element of a page, or the first child of a [`Split`].
#[component]
pub fn Page(
    /// The page.
    children: Children,
    /// For forms and for reading.
    #[prop(optional)]
    narrow: bool,
) -> impl IntoView {
    view! { <div class=if narrow { "page narrow" } else { "page" }>{children()}</div> }.into_any()
}

/// A page with a side panel: the panel stands beside the page, over its edge or in its place, by the room there is.
///
/// The panel is a second child and may be absent (a nested route that doesn't match).
#[component]
pub fn Split(
    /// The page, then the panel.
    children: Children,
) -> impl IntoView {
    view! { <div class="split">{children()}</div> }.into_any()
}

/// The title of a page, what it says in a word, and what can be done on it.
#[component]
pub fn PageHeader(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// A line under it.
    #[prop(optional, into)]
    subtitle: Signal<Option<String>>,
    /// The same for a line that has to be waited for or holds links.
    #[prop(optional, into)]
    about: Option<ViewFnOnce>,
    /// The page above this one.
    #[prop(optional, into)]
    back_href: Option<String>,
    /// Its name.
    #[prop(optional, into)]
    back_label: Option<String>,
    /// Buttons at the end.
    #[prop(optional, into)]
    actions: ViewFnOnce,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    focus_on_arrival(heading);
    view! {
        <header class="head">
            <div class="head-words">
                {back_href
                    .zip(back_label)
                    .map(|(href, label)| {
                        view! {
                            <a class="head-back" href=href>
                                <Icon glyph=Glyph::ChevronLeft/>
                                <span>{label}</span>
                            </a>
                        }
                    })}
                <h1 node_ref=heading tabindex="-1">{title}</h1>
                {live(move || subtitle.get().map(|text| view! { <p>{text}</p> }))}
                {about.map(|line| view! { <p>{line.run()}</p> })}
            </div>
            <div class="head-actions">{actions.run()}</div>
        </header>
    }
    .into_any()
}

/// A part of a long page or form: its title at the start, its content beside it when there is room.
#[component]
pub fn Section(
    /// The title.
    #[prop(into)]
    title: String,
    /// What it is about; nothing where it is empty.
    #[prop(optional, into)]
    hint: String,
    /// Buttons under the title.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The content.
    children: Children,
) -> impl IntoView {
    view! {
        <section class="section">
            <div class="section-words">
                <h2>{title}</h2>
                {(!hint.is_empty()).then(|| view! { <p>{hint}</p> })}
                <div class="section-actions">{actions.run()}</div>
            </div>
            <div class="section-body">{children()}</div>
        </section>
    }
    .into_any()
}
