//! The first thing after the first sign-in: a secret of one's own in place of the PIN that was handed out.

use super::{
    ForManagers,
    api::{ChooseFirst, OpenOwnSecret},
    own_secret::OwnSecretFields,
};
use crate::{
    errors::Refusal,
    forms::{FormHead, FormState, Nothing, use_form},
    frame::load,
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
    let action = Sending::<ChooseFirst>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            // Loaded anew: were this page exchanged for the next one in the very step in which its form is answered, parts of the form would still be
            // told of the answer after their page has gone.
            load(&Done::SecretSet.at(person.next_page()));
        }
    });
    let page = ask::<OpenOwnSecret, _>(|| (0, Nothing::default()));
    let title = move || {
        let may_be_pin = page.get()?.ok()?.may_be_pin;
        let title = if may_be_pin { words.own_secret_title() } else { words.own_secret_title_passphrase() };
        Some(view! { <LetterTitle title lead=Some(words.own_secret_lead())/> })
    };
    let body = move || match page.get() {
        None => view! { <Loading label=words.common_loading()/> }.into_any(),
        Some(Err(Refusal(error))) => view! { <Notice tone=Tone::Bad>{error.sentence(words)}</Notice> }.into_any(),
        Some(Ok(page)) => view! { <Fields page form action/> }.into_any(),
    };
    view! {
        <Awaited>{live(title)}</Awaited>
        <FormHead form/>
        <Awaited>{live(body)}</Awaited>
    }
}

#[component]
fn Fields(page: OwnSecretPage, form: FormState, action: Sending<ChooseFirst>) -> impl IntoView {
    let OwnSecretPage { sign_in_name, may_be_pin, drawn } = page;
    view! {
        <ServerForm action attr:class="form" attr:novalidate=true>
            <ForManagers sign_in_name=sign_in_name.clone()/>
            <OwnSecretFields form drawn sign_in_name may_be_pin/>
            <FormActions>
                <Button look=Look::Primary wide=true busy=form.busy>
                    {use_site().words().own_secret_submit()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}
