use leptos::prelude::*;

use super::{Glyph, Icon, IconButton, Tone, live};

/// What a toast says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastWords {
    /// What kind of news.
    pub tone: Tone,
    /// One sentence.
    pub text: String,
}

/// The confirmation of what was just done, at the foot of the window until it is dismissed or replaced: nobody has to read
/// against a clock.
///
/// The live region is always there, because readers only announce what changes in a region they already know.
#[component]
pub fn Toast(
    /// What it says now.
    #[prop(into)]
    message: Signal<Option<ToastWords>>,
    /// What its cross does.
    #[prop(into)]
    dismiss: String,
    /// It was dismissed: set the signal to none.
    #[prop(into)]
    on_dismiss: Callback<()>,
) -> impl IntoView {
    view! {
        <div class="toasts" role="status">
            {live(move || {
                message
                    .get()
                    .map(|ToastWords { tone, text }| {
                        view! {
                            <div class=format!("toast {}", tone.class())>
                                <Icon glyph=tone.sign_of_notice()/>
                                <p>{text}</p>
                                <IconButton icon=Glyph::Close label=dismiss.clone() on_press=on_dismiss small=true/>
                            </div>
                        }
                    })
            })}
        </div>
    }
    .into_any()
}
