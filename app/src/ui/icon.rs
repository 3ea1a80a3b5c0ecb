use leptos::prelude::*;

use super::Glyph;

/// An inline drawing, in the colour of the text around it.
///
/// Decorative unless it has a label: next to a word it would only be read twice.
#[component]
pub fn Icon(
    /// Which one.
    glyph: Glyph,
    /// What it means, where no word says so.
    #[prop(optional, into)]
    label: Option<String>,
    /// Filled instead of outlined (the star of administrators).
    #[prop(optional)]
    filled: bool,
    /// Further classes.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let class = format!("icon{}{}{class}", if filled { " filled" } else { "" }, if class.is_empty() { "" } else { " " });
    let hidden = label.is_none().then_some("true");
    let role = label.is_some().then_some("img");
    view! {
        <svg class=class viewBox="0 0 20 20" role=role aria-label=label aria-hidden=hidden>
            <path d=glyph.path()></path>
        </svg>
    }
    .into_any()
}
