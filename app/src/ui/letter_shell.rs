use leptos::{html::H1, prelude::*};

use super::{Glyph, Icon, Mark, Tone, arrival::focus_on_arrival, live, shell::skip_to_main};

/// The frame around pages for people who aren't signed in: one card, one decision.
#[component]
pub fn LetterShell(
    /// The link that jumps over the head.
    #[prop(into)]
    skip: String,
    /// Who writes: the organisation, or the product's name before it has one.
    #[prop(into)]
    organisation: Signal<String>,
    /// The language switch.
    #[prop(optional, into)]
    language: ViewFnOnce,
    /// What stands under the card: help, whom to ask.
    #[prop(optional, into)]
    footer: ViewFnOnce,
    /// For set-up and policies, which need more room.
    #[prop(optional)]
    wide: bool,
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <a class="skip" href="#main" on:click=skip_to_main>{skip}</a>
        <div class=if wide { "letter wide" } else { "letter" }>
            <div class="letter-card">
                <header class="letter-top">
                    <span class="brand">
                        <Mark/>
                        <span>{organisation}</span>
                    </span>
                    {language.run()}
                </header>
                <main id="main" class="letter-body" tabindex="-1">{children()}</main>
            </div>
            <footer class="letter-foot">{footer.run()}</footer>
        </div>
    }
    .into_any()
}

/// The title of a letter. With an icon it becomes an outcome: a link that expired, something that is done.
#[component]
pub fn LetterTitle(
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// A sentence under it.
    #[prop(optional, into)]
    lead: Signal<Option<String>>,
    /// The sign of an outcome.
    #[prop(optional)]
    icon: Option<Glyph>,
    /// Its colour.
    #[prop(optional)]
    tone: Tone,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    focus_on_arrival(heading);
    view! {
        <div class="letter-title">
            {icon
                .map(|glyph| {
                    view! {
                        <span class=format!("letter-sign {}", tone.class())>
                            <Icon glyph/>
                        </span>
                    }
                })}
            <h1 node_ref=heading tabindex="-1">{title}</h1>
            {live(move || lead.get().map(|text| view! { <p>{text}</p> }))}
        </div>
    }
    .into_any()
}
