use leptos::prelude::*;

use super::{Choice, Glyph, Icon, live};

/// A choice that holds at once: language, theme. A plain form of buttons, because what it changes is decided by the server
/// (the cookie, `<html lang>`) and needs a new page anyway.
#[component]
pub fn SegmentedForm(
    /// Where it is posted.
    #[prop(into)]
    action: String,
    /// The name each button posts its value under.
    #[prop(into)]
    name: String,
    /// What is chosen, for readers.
    #[prop(into)]
    legend: String,
    /// What can be chosen.
    options: Vec<Choice>,
    /// What holds.
    #[prop(into)]
    value: Signal<String>,
    /// Posted along: where to return to.
    #[prop(optional, into)]
    hidden: Signal<Vec<(String, String)>>,
    /// Icons instead of words, one for each choice; the words become names and tooltips.
    #[prop(optional)]
    icons: Vec<Glyph>,
    /// The choices are languages: each is marked as written in itself.
    #[prop(optional)]
    lang_tags: bool,
) -> impl IntoView {
    let mut icons = icons.into_iter();
    let buttons = options
        .into_iter()
        .map(|Choice { value: own, label, .. }| {
            let icon = icons.next();
            let lang = lang_tags.then(|| own.clone());
            let posted = own.clone();
            // Where an icon stands for the word, the word is the button's name.
            let name_of_icon = icon.is_some().then(|| label.clone());
            let tooltip = name_of_icon.clone();
            view! {
                <button
                    type="submit"
                    name=name.clone()
                    value=posted
                    lang=lang
                    aria-pressed=move || if value.with(|value| *value == own) { "true" } else { "false" }
                    aria-label=name_of_icon
                    title=tooltip
                >
                    {icon.map(|glyph| view! { <Icon glyph/> })}
                    {icon.is_none().then_some(label)}
                </button>
            }
        })
        .collect_view();
    view! {
        <form method="post" action=action>
            {live(move || hidden.get().into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view())}
            <div class="segments" role="group" aria-label=legend>{buttons}</div>
        </form>
    }
    .into_any()
}
