//! A question that stands open when the page's address says so: asked by a link, answered by a form, left by going back to the page. With a
//! script it is a modal dialog, without one the same dialog within the page.

use crate::{
    site::words,
    ui::{ButtonLink, Dialog, Look},
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The dialog: its text, "cancel", and what to press.
#[component]
pub fn Question(
    /// Its id.
    id: &'static str,
    /// The question.
    title: String,
    /// Whether it is asked.
    open: Signal<bool>,
    /// The page without it.
    page: String,
    /// What to press.
    #[prop(into)]
    actions: ViewFnOnce,
    /// Its text.
    children: Children,
) -> impl IntoView {
    let words = words();
    let navigate = use_navigate();
    let (href, back) = (page.clone(), page.clone());
    let leave = move |()| {
        if open.get_untracked() {
            navigate(&back, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
        }
    };
    view! {
        <Dialog
            id
            title
            close=words.common_close()
            close_href=page
            open
            on_close=leave
            actions=move || {
                view! {
                    <ButtonLink look=Look::Bare href attr:data-noscroll="">
                        {words.common_cancel()}
                    </ButtonLink>
                    {actions.run()}
                }
            }
        >
            {children()}
        </Dialog>
    }
}
