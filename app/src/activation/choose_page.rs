//! `/activate/choose`.

use super::{
    LinkGate, OpenPage,
    api::{Activate, NotePageUsed},
};
use crate::{
    forms::{FormHead, FormState, input_named, use_form},
    frame::PageTitle,
    notices::Done,
    passwords::{ForManagers, NewPasswordFields},
    site::use_site,
    ui::{Button, FormActions, LetterTitle, Look, effect},
    wire::{Sending, ServerForm},
};
use domain::{activation::PageUsedForm, fields::Field, passwords::Purpose};
use leptos::prelude::*;

/// The first password. The language of this page becomes the account's.
#[component]
pub fn ChoosePage() -> impl IntoView {
    let site = use_site();
    let action = Sending::<Activate>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            site.welcome(person, &Done::PasswordSet.at("/welcome"));
        }
    });
    view! {
        <PageTitle page=site.words().choose_title()/>
        <LinkGate purpose=Purpose::Activation form children=move |page| view! { <ChooseForm page form action/> }.into_any()/>
    }
}

#[component]
fn ChooseForm(page: OpenPage, form: FormState, action: Sending<Activate>) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let page_used = Sending::<NotePageUsed>::new();
    let token = StoredValue::new(page.token.clone());
    let note_once = move |_| {
        if !page_used.was_sent() {
            page_used.send(&NotePageUsed { form: PageUsedForm { token: token.get_value() } });
        }
    };
    view! {
        <LetterTitle
            title=words.choose_greeting(&site.title())
            lead=Some(words.choose_lead(&words.weekday_date_time(page.deadline)))
        />
        <FormHead form/>
        <ServerForm action attr:class="form" attr:novalidate=true on:input=note_once>
            <input type="hidden" name=input_named("token") value=page.token/>
            <input type="hidden" name=input_named(Field::Locale.name()) value=site.locale.code()/>
            <ForManagers sign_in_name=page.sign_in_name.clone()/>
            <NewPasswordFields form drawn=page.drawn sign_in_name=page.sign_in_name/>
            <p class="hint">{words.password_keep()}</p>
            <FormActions>
                <Button look=Look::Primary wide=true busy=form.busy>
                    {words.choose_submit()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}
