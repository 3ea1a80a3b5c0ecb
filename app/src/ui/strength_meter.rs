use leptos::prelude::*;

/// How strong a secret is, in four steps and a word. Without a script, which alone can measure, the style leaves it out.
#[component]
pub fn StrengthMeter(
    /// From 0 (nothing typed) to 4.
    #[prop(into)]
    level: Signal<u8>,
    /// What is measured, for readers.
    #[prop(into)]
    label: String,
    /// The level in a word; announced when the reader has finished.
    #[prop(into)]
    word: Signal<String>,
) -> impl IntoView {
    let level = move || level.get().min(4);
    view! {
        <div class="strength" data-level=level>
            <div
                class="strength-bar"
                role="meter"
                aria-label=label
                aria-valuemin="0"
                aria-valuemax="4"
                aria-valuenow=level
                aria-valuetext=word
            >
                <i></i>
                <i></i>
                <i></i>
                <i></i>
            </div>
            <span class="strength-word" aria-live="polite">{word}</span>
        </div>
    }
    .into_any()
}
