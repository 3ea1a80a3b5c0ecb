//! Asking for a link by address: `/activate` for an activation link, `/forgot` for a new password.
//!
//! Both pages say the same afterwards whatever the address, so both are drawn here.

use crate::{
    forms::{FormHead, FormState},
    frame::{Letter, PageTitle},
    notices::{Done, done},
    site::words,
    ui::{Button, EmailField, FormActions, Glyph, LetterTitle, Look, live},
};
use domain::fields::Field;
use leptos::prelude::*;

/// The frame of the page: its form first, and once it has been sent the one answer there is.
#[component]
pub fn AskingPage(
    /// Where the form stands.
    path: &'static str,
    /// What the page is called.
    #[prop(into)]
    title: String,
    /// What the form is for.
    #[prop(into)]
    lead: String,
    /// The form being sent.
    form: FormState,
    /// The form itself.
    children: ChildrenFn,
) -> impl IntoView {
    let done = done();
    let asked = Memo::new(move |_| done.get() == Some(Done::LinkAsked));
    let helped = Memo::new(move |_| done.get() == Some(Done::HelpAsked));
    let title = StoredValue::new(title);
    let asking = move || {
        view! {
            <LetterTitle title=title.get_value() lead=Some(lead.clone())/>
            <FormHead form/>
            {children()}
            <p class="aside-links">
                <a href="/login">{words().forgotten_back()}</a>
            </p>
        }
    };
    view! {
        <PageTitle page=title.get_value()/>
        <Letter>
            {live(move || if asked.get() {
                view! { <Asked path/> }.into_any()
            } else if helped.get() {
                view! { <HelpAsked/> }.into_any()
            } else {
                asking().into_any()
            })}
        </Letter>
    }
}

/// The address and the button.
#[component]
pub fn AskingFields(
    /// The form around them.
    form: FormState,
    /// What is typed as the address.
    email: RwSignal<String>,
    /// The button’s words.
    #[prop(into)]
    submit: String,
) -> impl IntoView {
    view! {
        <EmailField
            entry=form.entry(Field::Email)
            label=words().forgotten_email()
            autocomplete="username"
            bind=email
            required=true
        />
        <FormActions>
            <Button look=Look::Primary wide=true busy=form.busy>
                {submit}
            </Button>
        </FormActions>
    }
}

/// What is said whoever asked.
#[component]
fn Asked(path: &'static str) -> impl IntoView {
    let words = words();
    view! {
        <LetterTitle icon=Glyph::Mail title=words.asked_title() lead=Some(words.asked_lead())/>
        <p>{words.asked_nothing_came()}</p>
        <p class="aside-links">
            <a href=path>{words.asked_again()}</a>
            <a href="/help/activation-mail-missing-person">{words.asked_help()}</a>
            <a href="/login">{words.forgotten_back()}</a>
        </p>
    }
}

/// What is said whoever asked for help.
#[component]
fn HelpAsked() -> impl IntoView {
    let words = words();
    view! {
        <LetterTitle icon=Glyph::People title=words.help_asked_title() lead=Some(words.help_asked_lead())/>
        <p>{words.help_asked_next()}</p>
        <p class="aside-links">
            <a href="/card">{words.card_page_title()}</a>
            <a href="/login">{words.forgotten_back()}</a>
        </p>
    }
}
