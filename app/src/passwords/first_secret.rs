//! The first thing after the first sign-in: a secret of one's own in place of the PIN that was handed out.

use super::{
    ForManagers,
    api::{ChooseFirst, OpenOwnSecret},
    own_secret::OwnSecretFields,
};
use crate::{
    errors::Refusal,
    forms::{FormHead, Nothing, use_form},
    notices::Done,
    site::use_site,
    ui::{Awaited, Button, FormActions, LetterTitle, Loading, Look, Notice, Tone, effect, live},
    wire::{Sending, ServerForm, ask},
};
use domain::passwords::OwnSecretPage;
use leptos::prelude::*;

/// The form, and where it leads.
#[component]
pub fn FirstSecret() -> impl IntoView {
    let words = use_site().words();
    let page = ask::<OpenOwnSecret, _>(|| (0, Nothing::default()));
    let body = move || match page.get() {
        None => view! { <Loading label=words.common_loading()/> }.into_any(),
        Some(Err(Refusal(error))) => view! { <Notice tone=Tone::Bad>{error.sentence(words)}</Notice> }.into_any(),
        Some(Ok(page)) => view! { <ChooseForm page/> }.into_any(),
    };
    view! { <Awaited>{live(body)}</Awaited> }
}

/// The form, and what becomes of it: all of it goes at once when it has been answered.
#[component]
fn ChooseForm(page: OwnSecretPage) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let action = Sending::<ChooseFirst>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            let next = Done::SecretSet.at(person.next_page());
            site.welcome(person, &next);
        }
    });
    let OwnSecretPage { sign_in_name, may_be_pin, drawn } = page;
    let title = if may_be_pin { words.own_secret_title() } else { words.own_secret_title_passphrase() };
    view! {
        <LetterTitle title lead=Some(words.own_secret_lead())/>
        <FormHead form/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <ForManagers sign_in_name=sign_in_name.clone()/>
            <OwnSecretFields form drawn sign_in_name may_be_pin/>
            <FormActions>
                <Button look=Look::Primary wide=true busy=form.busy>
                    {words.own_secret_submit()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}
