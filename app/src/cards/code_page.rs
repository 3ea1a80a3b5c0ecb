//! `/card`: the code on a card, typed where nothing can be scanned.

use super::api::OpenCard;
use crate::{
    forms::{FormHead, use_form},
    frame::{Letter, PageTitle},
    site::words,
    ui::{Button, FormActions, LetterTitle, Look, TextField},
    wire::{Sending, ServerForm},
};
use domain::fields::Field;
use leptos::prelude::*;

/// Sign-in name and code.
#[component]
pub fn CardCodePage() -> impl IntoView {
    let words = words();
    let action = Sending::<OpenCard>::new();
    let form = use_form(action);
    view! {
        <PageTitle page=words.card_page_title()/>
        <Letter>
            <LetterTitle title=words.card_page_title() lead=Some(words.card_page_lead())/>
            <FormHead form/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <TextField
                    entry=form.entry(Field::SignInName)
                    label=words.card_sign_in_name()
                    autocomplete="username"
                    verbatim=true
                    required=true
                />
                <TextField
                    entry=form.entry(Field::CardCode)
                    label=words.card_code()
                    hint=words.card_page_hint()
                    autocomplete="one-time-code"
                    mono=true
                    verbatim=true
                    required=true
                />
                <FormActions>
                    <Button look=Look::Primary wide=true busy=form.busy>
                        {words.common_continue()}
                    </Button>
                </FormActions>
            </ServerForm>
            <p class="aside-links">
                <a href="/login">{words.forgotten_back()}</a>
            </p>
        </Letter>
    }
}
