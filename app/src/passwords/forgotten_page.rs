//! `/forgot`.

use super::api::AskReset;
use crate::{
    activation::{AskingFields, AskingPage, api::AskForHelp},
    forms::{FormRefusal, FormState, use_form},
    site::words,
    ui::{Button, Details, FormActions, TextField},
    wire::{Sending, ServerForm},
};
use domain::fields::Field;
use leptos::prelude::*;

/// The address, and then the same answer for everybody.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let words = words();
    let action = Sending::<AskReset>::new();
    let form = use_form(action);
    let help = Sending::<AskForHelp>::new();
    let help_form = use_form(help);
    view! {
        <AskingPage path="/forgot" title=words.forgotten_title() lead=words.forgotten_lead() form>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <AskingFields form submit=words.forgotten_submit()/>
            </ServerForm>
            <AskManager action=help form=help_form/>
        </AskingPage>
    }
}

/// For those who have no address: whoever may help them sees that they ask.
#[component]
fn AskManager(action: Sending<AskForHelp>, form: FormState) -> impl IntoView {
    let words = words();
    view! {
        <Details summary=words.help_ask_title() open=form.error.with_untracked(Option::is_some)>
            <p>{words.help_ask_text()}</p>
            <FormRefusal form/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <TextField
                    entry=form.entry(Field::SignInName)
                    label=words.card_sign_in_name()
                    autocomplete="username"
                    verbatim=true
                    required=true
                />
                <FormActions>
                    <Button wide=true busy=form.busy>
                        {words.help_ask_submit()}
                    </Button>
                </FormActions>
            </ServerForm>
        </Details>
    }
}
