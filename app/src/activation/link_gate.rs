//! The door behind every mailed link: the form while the link can be used, otherwise which of the six states it is in and what to do.

use super::api::{self, LookForm};
use crate::{
    errors::Refusal,
    forms::FormState,
    frame::Letter,
    site::words,
    ui::{Awaited, ButtonLink, FormActions, Glyph, LetterTitle, Loading, Look, Tone, live},
    wire::ask,
};
use domain::{AppError, Moment, activation::LinkPage, errors::LinkState, passwords::Purpose};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What the form behind an open link needs.
#[derive(Clone)]
pub struct OpenPage {
    /// For the hidden field.
    pub token: String,
    /// For the password manager.
    pub sign_in_name: String,
    /// Until when.
    pub deadline: Moment,
    /// A drawn password or PIN.
    pub drawn: String,
    /// A PIN will do.
    pub may_be_pin: bool,
}

/// Shows `children` for a link that can be used. A link that stops being usable while its form is open shows its state when the
/// form is sent.
#[component]
pub fn LinkGate(
    /// What the link is for.
    purpose: Purpose,
    /// The form behind it.
    form: FormState,
    /// More room.
    #[prop(optional)]
    wide: bool,
    /// What stands behind an open link.
    #[prop(into)]
    children: Callback<OpenPage, AnyView>,
) -> impl IntoView {
    let (query, words) = (use_query_map(), words());
    let id = move || query.with(|query| query.get("id").unwrap_or_default());
    let page = ask::<api::Look, _>(move || (0, LookForm { purpose, id: id() }));
    // A memo, so that a fault in a field leaves the form, and what was typed, where it is.
    let refused_when_sent = Memo::new(move |_| match form.error.get() {
        Some(AppError::Link(state)) => Some(state),
        _ => None,
    });
    let behind = move || match (refused_when_sent.get(), page.get()) {
        (Some(state), _) | (None, Some(Ok(LinkPage::Refused { state }))) => view! { <RefusedLink purpose state/> }.into_any(),
        (None, Some(Ok(LinkPage::Open { token, sign_in_name, deadline, drawn, may_be_pin }))) => {
            children.run(OpenPage { token, sign_in_name, deadline, drawn, may_be_pin })
        }
        (None, Some(Err(Refusal(error)))) => {
            view! { <LetterTitle icon=Glyph::Warning tone=Tone::Bad title=error.sentence(words)/> }.into_any()
        }
        (None, None) => view! { <Loading label=words.common_loading()/> }.into_any(),
    };
    view! {
        <Letter wide>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(behind)}</Awaited>
        </Letter>
    }
}

/// Why there is no form, and the way on. Says nothing about whose link it was (AC-09).
#[component]
fn RefusedLink(purpose: Purpose, state: LinkState) -> impl IntoView {
    let words = words();
    let (icon, tone) = match state {
        LinkState::Used => (Glyph::Check, Tone::Good),
        LinkState::Expired | LinkState::Replaced => (Glyph::Clock, Tone::Warn),
        LinkState::Inactive | LinkState::Cancelled => (Glyph::Ban, Tone::Quiet),
        LinkState::Unknown => (Glyph::Warning, Tone::Warn),
    };
    let sign_in = ("/login", words.common_sign_in());
    let again = match purpose {
        Purpose::SetUp => None,
        Purpose::Activation => Some(("/activate", words.link_ask_again())),
        Purpose::Reset => Some(("/forgot", words.link_ask_again())),
        Purpose::Card => Some(("/forgot", words.card_ask_again())),
    };
    let way_on = match state {
        LinkState::Used => Some(sign_in),
        LinkState::Inactive => None,
        LinkState::Cancelled | LinkState::Replaced | LinkState::Expired | LinkState::Unknown => again,
    };
    // Whoever has a newer link should look for its letter: yet another one would put an end to that too.
    let look = if state == LinkState::Replaced { Look::Plain } else { Look::Primary };
    let has_forgotten = state == LinkState::Used && purpose != Purpose::SetUp;
    let is_card = purpose == Purpose::Card;
    // A set-up link comes from the server's terminal: no mail to look into, no address to type.
    let lead = match (purpose, state) {
        (Purpose::SetUp, LinkState::Unknown) => None,
        (Purpose::Card, LinkState::Expired) => Some(words.card_expired_text()),
        (Purpose::Card, LinkState::Replaced) => Some(words.card_replaced_text()),
        (Purpose::Card, LinkState::Unknown) => Some(words.card_unknown_text()),
        _ => Some(state.sentence(words)),
    };
    view! {
        <LetterTitle icon tone title=state.title(words) lead/>
        {(purpose == Purpose::SetUp).then(|| view! { <p>{words.set_up_link_how()}</p> })}
        {way_on
            .map(|(href, label)| {
                view! {
                    <FormActions>
                        <ButtonLink href look wide=true>{label}</ButtonLink>
                    </FormActions>
                }
            })}
        {is_card
            .then(|| {
                view! {
                    <p class="aside-links">
                        <a href="/card">{words.card_page_title()}</a>
                    </p>
                }
            })}
        {has_forgotten
            .then(|| {
                view! {
                    <p class="aside-links">
                        <a href="/forgot">{words.sign_in_forgotten()}</a>
                    </p>
                }
            })}
    }
}
