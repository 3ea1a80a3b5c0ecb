//! The part of the profile that changes the password.

use super::{ForManagers, NewPasswordFields, OwnSecretFields, api::ChangePassword};
use crate::{
    forms::{FormHead, FormState, use_form},
    site::use_site,
    ui::{Button, FormActions, Look, PasswordField, Section, effect, live},
    wire::{Sending, ServerForm},
};
use domain::{fields::Field, passwords::OwnSecretPage};
use leptos::{prelude::*, wasm_bindgen::JsCast as _, web_sys::HtmlFormElement};

/// The form's id.
const FORM: &str = "change-password";

/// The present password is asked again; the other browsers are signed out.
#[component]
pub fn ChangePasswordSection(
    /// What may be chosen.
    page: OwnSecretPage,
) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let may_be_pin = page.may_be_pin;
    let (title, hint) = if may_be_pin {
        (words.profile_secret(), words.profile_secret_hint())
    } else {
        (words.profile_password(), words.profile_password_hint())
    };
    let action = Sending::<ChangePassword>::new();
    let form = use_form(action);
    // Drawn anew after each change: neither password is to stay in its field.
    let changed = RwSignal::new(0_u32);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            site.person.set(Some(person));
            // The same inputs are used for the new fields, with what stands in them.
            empty(FORM);
            changed.update(|times| *times += 1);
        }
    });
    view! {
        <Section title=title hint=hint>
            <FormHead form/>
            <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
                {live(move || {
                    changed.track();
                    view! { <Fields form page=page.clone()/> }
                })}
                <FormActions>
                    <Button look=Look::Primary busy=form.busy>
                        {if may_be_pin { words.profile_secret_submit() } else { words.profile_password_submit() }}
                    </Button>
                </FormActions>
            </ServerForm>
        </Section>
    }
}

fn empty(form: &str) {
    if let Some(form) = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
        form.reset();
    }
}

#[component]
fn Fields(form: FormState, page: OwnSecretPage) -> impl IntoView {
    let words = use_site().words();
    let OwnSecretPage { sign_in_name, may_be_pin, drawn } = page;
    view! {
        <ForManagers sign_in_name=sign_in_name.clone()/>
        <PasswordField
            entry=form.entry(Field::CurrentPassword)
            label=if may_be_pin { words.profile_current_secret() } else { words.profile_current_password() }
            autocomplete="current-password"
            show=words.common_show()
            hide=words.common_hide()
            required=true
        />
        {if may_be_pin {
            view! { <OwnSecretFields form drawn sign_in_name may_be_pin/> }.into_any()
        } else {
            view! { <NewPasswordFields form drawn sign_in_name/> }.into_any()
        }}
    }
}
