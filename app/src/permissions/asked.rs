//! What is asked before something goes for good. With a script a dialog asks; without one the button leads to the same page with the dialog drawn
//! open (`?confirm=`).

use crate::{
    address::parameter,
    site::words,
    ui::{ButtonLink, Dialog, Glyph, Look},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The button that asks, and the question.
#[component]
pub fn Asked(
    /// What the button says.
    #[prop(into)]
    label: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// The answer that does it.
    #[prop(into)]
    actions: ViewFnOnce,
    /// What it means.
    children: Children,
) -> impl IntoView {
    let (words, location) = (words(), use_location());
    let here = location.pathname.get_untracked();
    let open = RwSignal::new(location.search.with_untracked(|search| parameter(search, "confirm").is_some()));
    let leave = Callback::new(move |()| open.set(false));
    let back = here.clone();
    view! {
        <ButtonLink look=Look::Danger icon=Glyph::Trash href=format!("{here}?confirm=1") on_press=move |()| open.set(true)>
            {label}
        </ButtonLink>
        <Dialog
            id="ask"
            title
            close=words.common_close()
            close_href=here
            open
            on_close=leave
            actions=move || {
                view! {
                    <ButtonLink look=Look::Bare href=back on_press=leave>
                        {words.common_cancel()}
                    </ButtonLink>
                    {actions.run()}
                }
            }
        >
            {children()}
        </Dialog>
    }
    .into_any()
}
