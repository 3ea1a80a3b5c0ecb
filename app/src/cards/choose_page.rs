//! `/card/choose`: what a card leads to.

use super::api::UseCard;
use crate::{
    activation::{LinkGate, OpenPage},
    forms::{FormHead, FormState, input_named, use_form},
    frame::PageTitle,
    notices::Done,
    passwords::{ForManagers, OwnSecretFields},
    site::use_site,
    ui::{Button, FormActions, LetterTitle, Look, effect},
    wire::{Sending, ServerForm},
};
use domain::{fields::Field, passwords::Purpose};
use leptos::prelude::*;

/// A PIN or a passphrase. The language of this page becomes the account's.
#[component]
pub fn CardChoosePage() -> impl IntoView {
    let site = use_site();
    let action = Sending::<UseCard>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            let next = Done::SecretSet.at(person.next_page());
            site.welcome(person, &next);
        }
    });
    view! {
        <PageTitle page=site.words().own_secret_page()/>
        <LinkGate purpose=Purpose::Card form children=move |page| view! { <ChooseForm page form action/> }.into_any()/>
    }
}

#[component]
fn ChooseForm(page: OpenPage, form: FormState, action: Sending<UseCard>) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let OpenPage { token, sign_in_name, deadline, drawn, may_be_pin } = page;
    view! {
        <LetterTitle
            title=words.choose_greeting(&site.title())
            lead=Some(words.card_choose_lead(&sign_in_name, &words.weekday_date_time(deadline)))
        />
        <FormHead form/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("token") value=token/>
            <input type="hidden" name=input_named(Field::Locale.name()) value=site.locale.code()/>
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
