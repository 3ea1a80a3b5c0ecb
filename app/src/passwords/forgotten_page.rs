//! `/forgot`.

use super::api::AskReset;
use crate::{
    activation::{AskingFields, AskingPage, api::AskForHelp},
    forms::{FormRefusal, FormState, use_form},
    site::words,
    ui::{Button, Details, Entry, FormActions, TextField, live},
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
    let email = RwSignal::new(form.value(Field::Email));
    let fault = form.fault(Field::Email);
    // Refused as an address, and may well be a username: what to do with one stands below.
    let username = Memo::new(move |_| {
        let typed = email.get();
        Some(typed).filter(|typed| fault.with(Option::is_some) && !typed.trim().is_empty() && !typed.contains('@'))
    });
    let ask_manager = move || {
        let username = username.get();
        view! { <AskManager action=help form=help_form username/> }
    };
    view! {
        <AskingPage path="/forgot" title=words.forgotten_title() lead=words.forgotten_lead() form>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <AskingFields form email submit=words.forgotten_submit()/>
            </ServerForm>
            {live(ask_manager)}
        </AskingPage>
    }
}

/// For those who have no address: whoever may help them sees that they ask.
#[component]
fn AskManager(
    action: Sending<AskForHelp>,
    form: FormState,
    /// What was taken for an address.
    username: Option<String>,
) -> impl IntoView {
    let words = words();
    let open = username.is_some() || form.error.with_untracked(Option::is_some);
    let entry = form.entry(Field::SignInName);
    let entry = Entry { value: username.unwrap_or(entry.value), ..entry };
    view! {
        <Details summary=words.help_ask_title() open>
            <p>{words.help_ask_text()}</p>
            <FormRefusal form/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <TextField
                    entry
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
