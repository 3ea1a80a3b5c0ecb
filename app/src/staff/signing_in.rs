//! In the panel of somebody without an address: what they were handed to sign in with, and that they ask for help with it.

use super::{
    address,
    questions::{Ask, Question, Questions},
};
use crate::{
    address::parameter,
    passwords::api::ShowPin,
    site::use_site,
    ui::{Awaited, CopyButton, Description, DescriptionList, Glyph, Look, Notice, PanelSection, Tone, live},
    wire::ask,
};
use domain::{
    Moment,
    passwords::{DisclosedForm, DisclosedPin},
    staff::{StaffPanel, account::PanelActions},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The PIN that was drawn a moment ago, for whoever had it drawn, to be handed over.
#[component]
pub fn ShownPin() -> impl IntoView {
    let search = use_location().search;
    let wanted = Memo::new(move |_| search.with(|search| parameter(search, address::PIN)));
    live(move || wanted.get().map(|id| view! { <Disclosed id/> }))
}

#[component]
fn Disclosed(id: String) -> impl IntoView {
    let words = use_site().words();
    let shown = ask::<ShowPin, _>(move || (0, DisclosedForm { id: id.clone() }));
    let told = move || {
        let DisclosedPin { sign_in_name, pin, deadline, .. } = shown.get()?.ok()??;
        let copied = pin.clone();
        Some(view! {
            <Notice tone=Tone::Good live=false title=words.staff_pin_shown()>
                <DescriptionList>
                    <Description term=words.staff_sign_in_name()>
                        <code class="mono">{sign_in_name}</code>
                    </Description>
                    <Description term=words.staff_pin()>
                        <span class="drawn">
                            <code class="pin" data-test="pin">{pin}</code>
                            " "
                            <CopyButton value=copied label=words.common_copy() done=words.common_copied()/>
                        </span>
                    </Description>
                </DescriptionList>
                <p class="small">{words.staff_pin_shown_text(&words.weekday_date_time(deadline))}</p>
            </Notice>
        })
    };
    view! { <Awaited>{live(told)}</Awaited> }
}

/// Somebody can't sign in and asks: first make sure that it is they, then hand them something.
#[component]
pub fn AsksForHelp(
    /// Since when.
    since: Moment,
    /// What can be done.
    may: PanelActions,
    /// The questions before it.
    questions: Questions,
) -> impl IntoView {
    let words = use_site().words();
    let actions = move || {
        view! {
            {may.print_card
                .then(|| {
                    view! {
                        <Ask question=Question::Card questions small=true icon=Glyph::Print>
                            {words.staff_card()}
                        </Ask>
                    }
                })}
            {may.hand_out_pin
                .then(|| {
                    view! {
                        <Ask question=Question::Pin questions small=true icon=Glyph::Key>
                            {words.staff_pin_new()}
                        </Ask>
                    }
                })}
            {may.dismiss_help
                .then(|| {
                    view! {
                        <Ask question=Question::Aside questions small=true look=Look::Bare>
                            {words.staff_aside()}
                        </Ask>
                    }
                })}
        }
    };
    view! {
        <Notice tone=Tone::Warn live=false title=words.staff_asks_for_help() actions>
            <p>{words.staff_asks_for_help_text(&words.weekday_date_time(since))}</p>
        </Notice>
    }
}

/// What somebody without an address was handed to sign in with, and how that stands.
#[component]
pub fn HandedOut(
    /// Whose.
    panel: StaffPanel,
) -> impl IntoView {
    let words = use_site().words();
    let StaffPanel { summary, handed_out, has_secret, may, .. } = panel;
    if summary.has_address || !may.hand_out_pin {
        return None;
    }
    let told = match handed_out {
        None if !has_secret => words.staff_handed_out_nothing(&summary.name),
        None => words.staff_handed_out_settled(),
        Some(what) => {
            let until = words.weekday_date_time(what.until);
            match (what.is_card, what.is_over) {
                (false, false) => words.staff_handed_out_pin(&until),
                (false, true) => words.staff_handed_out_pin_over(&until),
                (true, false) => words.staff_handed_out_card(&until),
                (true, true) => words.staff_handed_out_card_over(&until),
            }
        }
    };
    Some(view! {
        <PanelSection title=words.staff_signing_in()>
            <p class="soft">{told}</p>
        </PanelSection>
    })
}
