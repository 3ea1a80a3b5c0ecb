//! `/forgot`.

use super::api::AskReset;
use crate::{
    activation::{AskingFields, AskingPage},
    forms::use_form,
    site::words,
    wire::{Sending, ServerForm},
};
use leptos::prelude::*;

/// The address, and then the same answer for everybody.
#[component]
pub fn ForgottenPage() -> impl IntoView {
    let words = words();
    let action = Sending::<AskReset>::new();
    let form = use_form(action);
    view! {
        <AskingPage path="/forgot" title=words.forgotten_title() lead=words.forgotten_lead() form>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <AskingFields form submit=words.forgotten_submit()/>
            </ServerForm>
        </AskingPage>
    }
}
