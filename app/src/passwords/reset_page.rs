//! `/reset/choose`.

use super::{ForManagers, NewPasswordFields, api::ResetPassword};
use crate::{
    activation::{LinkGate, OpenPage},
    forms::{FormHead, FormState, input_named, use_form},
    frame::PageTitle,
    site::words,
    ui::{Button, FormActions, LetterTitle, Look},
    wire::{Sending, ServerForm},
};
use domain::passwords::Purpose;
use leptos::prelude::*;

/// Another password, through a mailed link.
#[component]
pub fn ResetPage() -> impl IntoView {
    let words = words();
    let action = Sending::<ResetPassword>::new();
    let form = use_form(action);
    view! {
        <PageTitle page=words.reset_title()/>
        <LinkGate purpose=Purpose::Reset form children=move |page| view! { <ResetForm page form action/> }.into_any()/>
    }
}

#[component]
fn ResetForm(page: OpenPage, form: FormState, action: Sending<ResetPassword>) -> impl IntoView {
    let words = words();
    view! {
        <LetterTitle title=words.reset_title() lead=Some(words.reset_lead(&words.weekday_date_time(page.deadline)))/>
        <FormHead form/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("token") value=page.token/>
            <ForManagers sign_in_name=page.sign_in_name.clone()/>
            <NewPasswordFields form drawn=page.drawn sign_in_name=page.sign_in_name/>
            <FormActions>
                <Button look=Look::Primary wide=true busy=form.busy>
                    {words.reset_submit()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}
