use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{Glyph, Icon, button::is_plain, effect};

/// A question that stops everything else until it is answered: the native element, modal where there is a script.
///
/// Its content is a component of its own, so that the page that does the same without a script shows it too. A dialog that
/// the server draws open stands in the page until then; it needs a `close_href`.
#[component]
pub fn Dialog(
    /// Its id.
    #[prop(into)]
    id: String,
    /// The question.
    #[prop(into)]
    title: String,
    /// What the cross does.
    #[prop(into)]
    close: String,
    /// Whether it stands open.
    #[prop(into)]
    open: Signal<bool>,
    /// It was closed (cross, Esc): set the signal back here.
    #[prop(optional, into)]
    on_close: Option<Callback<()>>,
    /// The page without it.
    #[prop(optional, into)]
    close_href: Option<String>,
    /// The buttons at its foot, the main one last.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The content.
    children: Children,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    effect(move || {
        let wanted = open.get();
        let Some(dialog) = node.get() else { return };
        if !wanted {
            if dialog.open() {
                dialog.close();
            }
        } else if !dialog.matches(":modal").unwrap_or(false) {
            // Drawn open by the server: closed once, to be opened as a modal one.
            if dialog.open() {
                dialog.close();
            }
            drop(dialog.show_modal());
        }
    });
    let closed = move |_| {
        // The event comes later than the closing: by then the dialog may stand open again, as a modal one.
        if node.get_untracked().is_some_and(|dialog| !dialog.open())
            && let Some(listener) = on_close
        {
            listener.run(());
        }
    };
    let heading = format!("{id}-title");
    let named_by = heading.clone();
    let cross = match close_href {
        Some(href) => view! {
            <a
                class="button bare only-icon"
                href=href
                aria-label=close.clone()
                title=close
                on:click=move |ev| {
                    if let Some(dialog) = node.get_untracked().filter(|_| on_close.is_some() && is_plain(&ev)) {
                        ev.prevent_default();
                        dialog.close();
                    }
                }
            >
                <Icon glyph=Glyph::Close/>
            </a>
        }
        .into_any(),
        None => view! {
            <form method="dialog">
                <button class="button bare only-icon" aria-label=close.clone() title=close>
                    <Icon glyph=Glyph::Close/>
                </button>
            </form>
        }
        .into_any(),
    };
    view! {
        <dialog node_ref=node id=id class="dialog" aria-labelledby=named_by open=open.get_untracked() on:close=closed on:keydown=keep_escape>
            <div class="dialog-head">
                <h2 id=heading tabindex="-1" autofocus=true>{title}</h2>
                {cross}
            </div>
            <div class="dialog-body">{children()}</div>
            <div class="dialog-foot">{actions.run()}</div>
        </dialog>
    }
    .into_any()
}

/// Esc closes the dialog, and not the panel that it belongs to as well.
fn keep_escape(ev: KeyboardEvent) {
    if ev.key() == "Escape" {
        ev.stop_propagation();
    }
}
