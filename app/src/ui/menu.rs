use leptos::{
    ev::{FocusEvent, KeyboardEvent},
    html,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys,
};

use super::{Glyph, Icon, error_summary::focus};

/// The actions of a row, behind a button. `<details>`, so it opens without a script; with one, Esc and a press elsewhere
/// close it and the arrows move in it.
#[component]
pub fn Menu(
    /// What it holds, naming the row: a page may have many.
    #[prop(into)]
    label: String,
    /// Its button.
    #[prop(default = Glyph::More)]
    icon: Glyph,
    /// [`MenuLink`], [`MenuButton`] (or a form around one), [`MenuLine`].
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Details>::new();
    let summary = NodeRef::<html::Summary>::new();
    let close = move || {
        if let Some(details) = node.get_untracked() {
            details.set_open(false);
        }
    };
    let keys = move |ev: KeyboardEvent| match ev.key().as_str() {
        "Escape" if node.get_untracked().is_some_and(|details| details.open()) => {
            // Only the menu: a panel around it must not go as well.
            ev.prevent_default();
            close();
            if let Some(button) = summary.get_untracked() {
                drop(button.focus());
            }
        }
        "ArrowDown" => step(&ev, node, true),
        "ArrowUp" => step(&ev, node, false),
        _ => {}
    };
    let left = move |ev: FocusEvent| {
        let into = ev.related_target().and_then(|target| target.dyn_into::<web_sys::Node>().ok());
        if !node.get_untracked().is_some_and(|details| details.contains(into.as_ref())) {
            close();
        }
    };
    let opened = move |_| {
        // Some browsers give a pressed button no focus; without it, leaving could not be noticed.
        if let Some(button) = summary.get_untracked()
            && node.get_untracked().is_some_and(|details| details.open())
        {
            drop(button.focus());
        }
    };
    view! {
        <details node_ref=node class="menu" name="menu" on:keydown=keys on:focusout=left on:toggle=opened>
            <summary node_ref=summary class="button bare only-icon small" aria-label=label.clone() title=label>
                <Icon glyph=icon/>
            </summary>
            // A press in it must not take the focus away before it counts.
            <div class="menu-list" on:mousedown=|ev| ev.prevent_default() on:click=move |_| close()>
                {children()}
            </div>
        </details>
    }
    .into_any()
}

/// Moves the focus among the actions, around the ends.
fn step(ev: &KeyboardEvent, node: NodeRef<html::Details>, forwards: bool) {
    let Some(details) = node.get_untracked().filter(web_sys::HtmlDetailsElement::open) else { return };
    ev.prevent_default();
    let items = details.get_elements_by_class_name("menu-item");
    let count = items.length();
    if count == 0 {
        return;
    }
    let active = document().active_element();
    let at = (0..count).find(|at| items.item(*at).is_some_and(|item| item.is_same_node(active.as_deref())));
    let next = match (at, forwards) {
        (Some(at), true) => (at + 1) % count,
        (Some(at), false) => (at + count - 1) % count,
        (None, true) => 0,
        (None, false) => count - 1,
    };
    if let Some(item) = items.item(next) {
        focus(&item);
    }
}

/// An action that leads somewhere.
#[component]
pub fn MenuLink(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="menu-item" href=href>
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{children()}</span>
        </a>
    }
    .into_any()
}

/// An action that does something: submits the form around it unless it is given something else.
#[component]
pub fn MenuButton(
    /// What to do.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// The words.
    children: Children,
) -> impl IntoView {
    view! {
        <button
            class=if danger { "menu-item danger" } else { "menu-item" }
            type=if on_press.is_some() { "button" } else { "submit" }
            on:click=move |_| {
                if let Some(action) = on_press {
                    action.run(());
                }
            }
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{children()}</span>
        </button>
    }
    .into_any()
}

/// Sets the dangerous actions apart.
#[component]
pub fn MenuLine() -> impl IntoView {
    view! { <hr/> }
}
