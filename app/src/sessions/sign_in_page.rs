//! `/login`.

use super::api::SignIn;
use crate::{
    address::parameter,
    forms::{FormHead, input_named, use_form},
    frame::{Letter, PageTitle},
    site::use_site,
    ui::{Button, FormActions, LetterTitle, Look, PasswordField, TextField, effect},
    wire::{Sending, ServerForm},
};
use domain::{fields::Field, local_path::LocalPath};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Name and password.
#[component]
pub fn SignInPage() -> impl IntoView {
    let (site, search) = (use_site(), use_location().search);
    let words = site.words();
    let action = Sending::<SignIn>::new();
    let form = use_form(action);
    let next = move || {
        let wanted = search.with_untracked(|search| parameter(search, "next")).or_else(|| form.typed("next")).unwrap_or_default();
        LocalPath::parse_or_home(&wanted).as_str().to_owned()
    };
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            site.welcome(person, &next());
        }
    });
    view! {
        <PageTitle page=words.sign_in_title()/>
        <Letter>
            <LetterTitle title=words.sign_in_title()/>
            <FormHead form/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <input type="hidden" name=input_named("next") value=next/>
                <TextField
                    entry=form.entry(Field::SignInName)
                    label=words.sign_in_name()
                    autocomplete="username"
                    verbatim=true
                    required=true
                />
                <PasswordField
                    entry=form.entry(Field::Password)
                    label=words.sign_in_password()
                    autocomplete="current-password"
                    show=words.common_show()
                    hide=words.common_hide()
                    required=true
                />
                <FormActions>
                    <Button look=Look::Primary wide=true busy=form.busy>
                        {words.common_sign_in()}
                    </Button>
                </FormActions>
            </ServerForm>
            <p class="aside-links">
                <a href="/forgot">{words.sign_in_forgotten()}</a>
                <a href="/activate">{words.sign_in_link_again()}</a>
                <a href="/card">{words.card_page_title()}</a>
            </p>
        </Letter>
    }
}
