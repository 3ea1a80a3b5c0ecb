use leptos::{html::Input, prelude::*};

use super::{Glyph, Icon, live};

/// The row above a list: search, filters.
#[component]
pub fn Toolbar(
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    view! { <div class="toolbar">{children()}</div> }.into_any()
}

/// The id of the form that searches by this parameter: a control outside of it is sent with it by that name.
pub fn form_id(name: &str) -> String {
    format!("search-{name}-form")
}

/// Search in a list: a form that asks the server, so that the address holds the search and Enter works without a script.
#[component]
pub fn SearchField(
    /// What can be searched; also shown inside while it is empty.
    #[prop(into)]
    label: String,
    /// The list.
    #[prop(into)]
    action: String,
    /// The name of the button for readers and for those who don't press Enter.
    #[prop(into)]
    submit: String,
    /// The parameter in the address.
    #[prop(default = "q".into(), into)]
    name: String,
    /// What is searched now.
    #[prop(optional, into)]
    value: Signal<String>,
    /// The other parameters of the address, kept by the form.
    #[prop(optional, into)]
    hidden: Signal<Vec<(String, String)>>,
    /// The list without the search.
    #[prop(optional, into)]
    clear_href: Option<Signal<String>>,
    /// What that link does.
    #[prop(optional, into)]
    clear: Option<String>,
    /// Each keystroke, once hydrated.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
) -> impl IntoView {
    let (field, form) = (format!("search-{name}"), form_id(&name));
    let placeholder = label.clone();
    let initial = value.get_untracked();
    let node = NodeRef::<Input>::new();
    Effect::new(move |met: Option<()>| {
        let wanted = value.get();
        // The address may change without this field: back, forward, the clear link. While one types, the field is ahead of the
        // address and right; and so it is at first, when something was typed before the script arrived.
        if met.is_some()
            && let Some(input) = node.get_untracked()
            && !document().active_element().is_some_and(|active| active.is_same_node(Some(&input)))
        {
            input.set_value(&wanted);
        }
    });
    view! {
        <form id=form class="search" role="search" method="get" action=action>
            {live(move || hidden.get().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view())}
            <div class="search-frame">
                <Icon glyph=Glyph::Search/>
                <label class="visually-hidden" for=field.clone()>{label}</label>
                <input
                    node_ref=node
                    id=field
                    class="input"
                    type="search"
                    name=name
                    value=initial
                    placeholder=placeholder
                    autocomplete="off"
                    spellcheck="false"
                    enterkeyhint="search"
                    on:input=move |ev| {
                        if let Some(listener) = on_input {
                            listener.run(event_target_value(&ev));
                        }
                    }
                />
                {clear_href
                    .zip(clear)
                    .map(|(href, label)| {
                        view! {
                            <a class="search-clear" href=href aria-label=label.clone() title=label hidden=move || value.with(String::is_empty)>
                                <Icon glyph=Glyph::Close/>
                            </a>
                        }
                    })}
            </div>
            <button class="button small search-submit visually-hidden" type="submit">{submit}</button>
        </form>
    }
    .into_any()
}
