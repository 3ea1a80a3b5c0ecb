use leptos::{ev::MouseEvent, prelude::*};

use super::{Glyph, Icon};

/// How much a button asks to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Look {
    /// One of several things to do.
    #[default]
    Plain,
    /// The thing to do. One on a page.
    Primary,
    /// Least of all: cancel, secondary actions.
    Bare,
    /// Takes something away.
    Danger,
}

/// The classes of a button, shared by buttons and by links that look like them.
fn classes(look: Look, small: bool, wide: bool) -> String {
    let mut class = String::from(match look {
        Look::Plain => "button",
        Look::Primary => "button primary",
        Look::Bare => "button bare",
        Look::Danger => "button danger",
    });
    if small {
        class.push_str(" small");
    }
    if wide {
        class.push_str(" wide");
    }
    class
}

/// A button. Submits its form, unless it is given something else to do.
///
/// A busy button stays where it is and keeps its width and the focus (a disabled one would throw the keyboard back to the
/// top of the page), but a second press does nothing.
#[component]
pub fn Button(
    /// Its words.
    children: Children,
    /// How much it asks to be pressed.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// Something is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Cannot be pressed now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What to do instead of submitting a form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Posted with the form when this button submits it.
    #[prop(optional, into)]
    name: Option<String>,
    /// Its value.
    #[prop(optional, into)]
    value: Option<String>,
    /// The id of the form, for a button that stands outside of it (footers of panels and dialogs).
    #[prop(optional, into)]
    form: Option<String>,
    /// For tables and toolbars.
    #[prop(optional)]
    small: bool,
    /// As wide as there is room.
    #[prop(optional)]
    wide: bool,
    /// Its id.
    #[prop(optional, into)]
    id: Option<String>,
) -> impl IntoView {
    let kind = if on_press.is_some() { "button" } else { "submit" };
    view! {
        <button
            id=id
            type=kind
            class=classes(look, small, wide)
            name=name
            value=value
            form=form
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            aria-disabled=move || busy.get().then_some("true")
            on:click=move |ev| press(&ev, busy, on_press)
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{children()}</span>
        </button>
    }
    .into_any()
}

/// A link that looks like a button: it leads somewhere.
#[component]
pub fn ButtonLink(
    /// Where to.
    #[prop(into)]
    href: Signal<String>,
    /// Its words.
    children: Children,
    /// How much it asks to be pressed.
    #[prop(optional)]
    look: Look,
    /// An icon before the words.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// For tables and toolbars.
    #[prop(optional)]
    small: bool,
    /// As wide as there is room.
    #[prop(optional)]
    wide: bool,
    /// What a plain press does where there is a script, instead of following the link: without one, the link leads to a page
    /// that does the same.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <a
            class=classes(look, small, wide)
            href=href
            on:click=move |ev| {
                if let Some(action) = on_press.filter(|_| is_plain(&ev)) {
                    ev.prevent_default();
                    action.run(());
                }
            }
        >
            {icon.map(|glyph| view! { <Icon glyph/> })}
            <span>{children()}</span>
        </a>
    }
    .into_any()
}

/// A square button with an icon only. A link when it is given an address.
#[component]
pub fn IconButton(
    /// Which one.
    icon: Glyph,
    /// What it does: its name for readers and its tooltip.
    #[prop(into)]
    label: String,
    /// What to do instead of submitting a form or following the link.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    /// Where it leads.
    #[prop(optional, into)]
    href: Option<Signal<String>>,
    /// Something is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// For dense places.
    #[prop(optional)]
    small: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let classes = format!("{} only-icon {class}", classes(Look::Bare, small, false));
    let title = label.clone();
    match href {
        Some(href) => view! {
            <a
                class=classes
                href=href
                aria-label=label
                title=title
                on:click=move |ev| {
                    if let Some(action) = on_press.filter(|_| is_plain(&ev)) {
                        ev.prevent_default();
                        action.run(());
                    }
                }
            >
                <Icon glyph=icon/>
            </a>
        }
        .into_any(),
        None => view! {
            <button
                class=classes
                type=if on_press.is_some() { "button" } else { "submit" }
                aria-label=label
                title=title
                aria-busy=move || busy.get().then_some("true")
                aria-disabled=move || busy.get().then_some("true")
                on:click=move |ev| press(&ev, busy, on_press)
            >
                <Icon glyph=icon/>
            </button>
        }
        .into_any(),
    }
}

/// A press counts unless one is being answered; Enter in a field of the form comes this way too.
fn press(ev: &MouseEvent, busy: Signal<bool>, on_press: Option<Callback<()>>) {
    if busy.get_untracked() {
        ev.prevent_default();
        ev.stop_propagation();
    } else if let Some(action) = on_press {
        action.run(());
    }
}

/// Not a press that asks for another tab or window.
pub(super) fn is_plain(ev: &MouseEvent) -> bool {
    ev.button() == 0 && !(ev.ctrl_key() || ev.meta_key() || ev.shift_key() || ev.alt_key())
}
