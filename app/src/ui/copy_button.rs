use std::time::Duration;

use leptos::{prelude::*, task::spawn_local, wasm_bindgen::JsValue};

use super::{Glyph, Icon, effect, live};

/// Copies a value to the clipboard and says so. Appears once hydrated, and only where the browser lets pages write there
/// (not over plain http, but on the machine itself).
#[component]
pub fn CopyButton(
    /// What is copied.
    #[prop(into)]
    value: Signal<String>,
    /// What it does.
    #[prop(into)]
    label: String,
    /// That it was done.
    #[prop(into)]
    done: String,
) -> impl IntoView {
    let (offered, set_offered) = signal(false);
    let (copied, set_copied) = signal(false);
    effect(move || {
        let clipboard = window().navigator().clipboard();
        set_offered.set(!AsRef::<JsValue>::as_ref(&clipboard).is_undefined());
    });
    let copy = move |_| {
        let text = value.get_untracked();
        spawn_local(async move {
            // Refused (no permission): the word doesn't change, and the value can still be selected by hand.
            if window().navigator().clipboard().write_text(&text).await.is_ok() {
                // The button may be gone by now, and its signal with it.
                set_copied.try_set(true);
                set_timeout(
                    move || {
                        set_copied.try_set(false);
                    },
                    Duration::from_secs(3),
                );
            }
        });
    };
    let words = move || if copied.get() { done.clone() } else { label.clone() };
    view! {
        <button type="button" class="button small" hidden=move || !offered.get() on:click=copy>
            {live(move || view! { <Icon glyph=if copied.get() { Glyph::Check } else { Glyph::Copy }/> })}
            <span aria-live="polite">{live(words)}</span>
        </button>
    }
    .into_any()
}
