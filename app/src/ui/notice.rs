use leptos::prelude::*;

use super::{Glyph, Icon, Tone, button::is_plain};

/// A message within the page.
#[component]
pub fn Notice(
    /// What kind of news.
    tone: Tone,
    /// The message in a few words.
    #[prop(optional, into)]
    title: Option<String>,
    /// Announced when it appears: at once when it is bad, else when the reader has finished. False for what has always been
    /// part of the page.
    #[prop(default = true)]
    live: bool,
    /// What its cross does. No cross without it.
    #[prop(optional, into)]
    dismiss: Option<String>,
    /// It was dismissed.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    /// The page without it, where there is no script.
    #[prop(optional, into)]
    dismiss_href: Option<String>,
    /// Buttons under the message.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// The message.
    children: Children,
) -> impl IntoView {
    let role = live.then_some(if tone == Tone::Bad { "alert" } else { "status" });
    let cross = dismiss.map(|label| match dismiss_href {
        Some(href) => view! {
            <a
                class="button bare only-icon small dismiss"
                href=href
                aria-label=label.clone()
                title=label
                on:click=move |ev| {
                    if let Some(listener) = on_dismiss.filter(|_| is_plain(&ev)) {
                        ev.prevent_default();
                        listener.run(());
                    }
                }
            >
                <Icon glyph=Glyph::Close/>
            </a>
        }
        .into_any(),
        None => view! {
            <button
                class="button bare only-icon small dismiss"
                type="button"
                aria-label=label.clone()
                title=label
                on:click=move |_| {
                    if let Some(listener) = on_dismiss {
                        listener.run(());
                    }
                }
            >
                <Icon glyph=Glyph::Close/>
            </button>
        }
        .into_any(),
    });
    view! {
        <div class=format!("notice {}", tone.class()) role=role>
            <Icon glyph=tone.sign_of_notice()/>
            <div class="notice-body">
                {title.map(|text| view! { <p class="notice-title">{text}</p> })}
                <div>{children()}</div>
                <div class="notice-actions">{actions.run()}</div>
            </div>
            {cross}
        </div>
    }
    .into_any()
}
