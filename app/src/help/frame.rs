//! The same page in two frames: in the console for who is signed in, on a card for everybody else.

use crate::{
    frame::PageTitle,
    site::{use_site, words},
    ui::{Glyph, Icon, LetterTitle, Page, PageHeader},
};
use leptos::prelude::*;

/// A page of help.
#[component]
pub fn HelpFrame(
    /// Its title.
    #[prop(into)]
    title: Signal<String>,
    /// A line under it.
    #[prop(into)]
    lead: Signal<Option<String>>,
    /// The page above it.
    #[prop(optional, into)]
    back: Option<(&'static str, String)>,
    /// The page.
    children: Children,
) -> impl IntoView {
    let is_guest = use_site().person.with_untracked(Option::is_none);
    let framed = match (is_guest, back) {
        (true, back) => view! {
            {back.map(|(href, label)| view! { <Above href label/> })}
            <LetterTitle title lead/>
            {children()}
            <p class="aside-links">
                <a href="/login">{words().common_sign_in()}</a>
            </p>
        }
        .into_any(),
        (false, None) => view! {
            <Page narrow=true>
                <PageHeader title subtitle=lead/>
                {children()}
            </Page>
        }
        .into_any(),
        (false, Some((href, label))) => view! {
            <Page narrow=true>
                <PageHeader title subtitle=lead back_href=href back_label=label/>
                {children()}
            </Page>
        }
        .into_any(),
    };
    view! {
        <PageTitle page=title/>
        {framed}
    }
}

/// The page above, where no header shows it.
#[component]
fn Above(href: &'static str, label: String) -> impl IntoView {
    view! {
        <nav aria-label=words().common_breadcrumb()>
            <a class="head-back" href=href>
                <Icon glyph=Glyph::ChevronLeft/>
                <span>{label}</span>
            </a>
        </nav>
    }
}
