//! `/activate`.

use super::{AskingFields, AskingPage, api::AskAgain};
use crate::{
    forms::use_form,
    site::words,
    wire::{Sending, ServerForm},
};
use domain::fields::Field;
use leptos::prelude::*;

/// The address, and then the same answer for everybody.
#[component]
pub fn AskAgainPage() -> impl IntoView {
    let words = words();
    let action = Sending::<AskAgain>::new();
    let form = use_form(action);
    let email = RwSignal::new(form.value(Field::Email));
    view! {
        <AskingPage path="/activate" title=words.ask_again_title() lead=words.ask_again_lead() form>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <AskingFields form email submit=words.ask_again_submit()/>
            </ServerForm>
        </AskingPage>
    }
}
