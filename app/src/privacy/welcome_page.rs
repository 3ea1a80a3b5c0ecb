//! `/welcome`.

use super::api::{AcceptPolicy, ReadPolicy};
use crate::{
    errors::Refusal,
    forms::{FormHead, Nothing, input_named, use_form},
    frame::{Letter, PageTitle},
    passwords::FirstSecret,
    sessions::SignOutButton,
    site::use_site,
    ui::{Awaited, Button, CheckboxField, FormActions, LetterTitle, Loading, Look, Notice, Tone, effect, live},
    wire::{Sending, ServerForm, ask},
};
use domain::fields::Field;
use leptos::prelude::*;

/// A secret of one's own where that is still to be chosen, then the policy.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let site = use_site();
    let must_change = Memo::new(move |_| site.person.with(|person| person.as_ref().is_some_and(|person| person.must_change)));
    view! {
        {live(move || if must_change.get() {
            view! {
                <PageTitle page=site.words().own_secret_page()/>
                <Letter>
                    <FirstSecret/>
                    <SignOutButton/>
                </Letter>
            }
            .into_any()
        } else {
            view! { <Policy/> }.into_any()
        })}
    }
}

/// The policy, with its box to tick.
#[component]
fn Policy() -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let action = Sending::<AcceptPolicy>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            site.person.set(Some(person));
        }
    });
    let policy = ask::<ReadPolicy, _>(|| (0, Nothing::default()));
    let body = move || match policy.get() {
        None => view! { <Loading label=words.common_loading()/> }.into_any(),
        Some(Err(Refusal(error))) => view! { <Notice tone=Tone::Bad>{error.sentence(words)}</Notice> }.into_any(),
        Some(Ok(policy)) => view! {
            <article class="policy" tabindex="0" aria-label=words.welcome_policy_label() inner_html=policy.html></article>
            <p class="hint">
                {words.welcome_policy_version(i64::from(policy.version), &words.date(policy.published_at))}
            </p>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <input type="hidden" name=input_named("version") value=policy.version.to_string()/>
                <CheckboxField
                    entry=form.entry(Field::Accepted)
                    required=true
                >
                    {words.welcome_accept()}
                </CheckboxField>
                <FormActions>
                    <Button look=Look::Primary wide=true busy=form.busy>
                        {words.common_continue()}
                    </Button>
                </FormActions>
            </ServerForm>
        }
        .into_any(),
    };
    view! {
        <PageTitle page=words.welcome_title()/>
        <Letter wide=true>
            <LetterTitle title=words.welcome_title() lead=Some(words.welcome_lead())/>
            <FormHead form/>
            <Awaited>{live(body)}</Awaited>
            <SignOutButton/>
        </Letter>
    }
}
