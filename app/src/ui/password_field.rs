use super::live;
use leptos::{html::Input, prelude::*};

use super::{
    Glyph, Icon,
    field::{Entry, Frame},
    hydrated,
    text_field::follow,
};

/// A secret. Can be pasted, filled in by a password manager, and shown while typing.
///
/// The server never writes a value into it: what was typed is lost on a plain post, on purpose.
#[component]
pub fn PasswordField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// "current-password" or "new-password": tells password managers what to do.
    #[prop(into)]
    autocomplete: String,
    /// What the eye does while the secret is hidden.
    #[prop(into)]
    show: String,
    /// What the eye does while the secret is shown.
    #[prop(into)]
    hide: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be filled in. Told to readers only.
    #[prop(optional)]
    required: bool,
    /// The word beside the label.
    #[prop(optional, into)]
    marker: Option<String>,
    /// Follows what is typed, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
    /// Whether it is shown. Give one to show a secret that the system has just chosen.
    #[prop(optional)]
    shown: Option<RwSignal<bool>>,
    /// Which keyboard a phone shows.
    #[prop(optional, into)]
    inputmode: Option<String>,
    /// Takes the focus when the page opens.
    #[prop(optional)]
    autofocus: bool,
    /// What stands right under the control: the strength.
    #[prop(optional, into)]
    below: ViewFnOnce,
) -> impl IntoView {
    let Entry { name, id, error, .. } = entry;
    let frame = Frame { id, label, hint, error, marker };
    let ids = frame.ids();
    let shown = shown.unwrap_or_else(|| RwSignal::new(false));
    let ready = hydrated();
    let node = NodeRef::<Input>::new();
    if let Some(bind) = bind {
        follow(node, bind);
    }
    let controls = ids.control.clone();
    let control = view! {
        <div class="reveal-frame">
            <input
                node_ref=node
                id=ids.control
                class="input"
                type=move || if shown.get() { "text" } else { "password" }
                name=name
                autocomplete=autocomplete
                inputmode=inputmode
                autofocus=autofocus
                spellcheck="false"
                autocapitalize="none"
                aria-required=required.then_some("true")
                aria-describedby=ids.describedby
                aria-invalid=ids.invalid
                on:input=move |ev| {
                    if let Some(bind) = bind {
                        bind.set(event_target_value(&ev));
                    }
                }
            />
            <button
                type="button"
                class="reveal"
                aria-label=move || if shown.get() { hide.clone() } else { show.clone() }
                aria-controls=controls
                hidden=move || !ready.get()
                on:click=move |_| shown.update(|on| *on = !*on)
            >
                {live(move || view! { <Icon glyph=if shown.get() { Glyph::EyeOff } else { Glyph::Eye }/> })}
            </button>
        </div>
        {below.run()}
    };
    frame.around(control.into_any())
}
