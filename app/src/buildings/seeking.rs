//! Search above a list: a plain form; with a script the list follows as one types.

use crate::{
    site::words,
    ui::{SearchField, Toolbar},
};
use leptos::{ev::SubmitEvent, leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

/// After the last keystroke, before the server is asked.
const PAUSE: Duration = Duration::from_millis(220);

/// The row above a list, with its search.
#[component]
pub fn Seeking(
    /// What can be searched.
    label: String,
    /// The list's path.
    #[prop(into)]
    action: Signal<String>,
    /// What is searched now.
    value: Signal<String>,
    /// What the address holds besides.
    kept: Signal<Vec<(&'static str, String)>>,
    /// The list's address with this search, from its first page on.
    href: Callback<String, String>,
    /// What else narrows the list.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let navigate = use_navigate();
    // Each letter replaces the address: "back" leads to the page before the list, not through a word letter by letter.
    let options = || NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
    let typed = StoredValue::new(None::<String>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let forget = move || {
        if let Some(timer) = timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    on_cleanup(forget);
    let send = Callback::new(move |()| {
        let wanted = typed.try_update_value(Option::take).flatten().map(|text| text.trim().to_owned());
        if let Some(wanted) = wanted.filter(|wanted| value.with_untracked(|value| value != wanted)) {
            navigate(&href.run(wanted), options());
        }
    });
    let later = move |text: String| {
        forget();
        typed.set_value(Some(text));
        timer.set_value(set_timeout_with_handle(move || send.run(()), PAUSE).ok());
    };
    let now = move |ev: SubmitEvent| {
        ev.prevent_default();
        forget();
        send.run(());
    };
    let hidden = Signal::derive(move || {
        kept.get().into_iter().map(|(name, value)| (name.to_owned(), value)).collect::<Vec<(String, String)>>()
    });
    view! {
        <Toolbar>
            <SearchField
                label
                action=action.get_untracked()
                submit=words.common_search()
                value
                hidden
                clear=words.buildings_search_clear()
                clear_href=Signal::derive(move || href.run(String::new()))
                on_input=later
                on:submit=now
            />
            {children.map(|children| children())}
        </Toolbar>
    }
}
