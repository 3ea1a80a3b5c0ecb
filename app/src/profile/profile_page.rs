//! `/profile`.

use crate::{
    errors::Refusal,
    forms::Nothing,
    frame::{LanguageSwitch, PageTitle, SignedOutLeads, ThemeSwitch},
    passwords::{ChangePasswordSection, api::OpenOwnSecret},
    site::use_site,
    ui::{Awaited, Description, DescriptionList, Page, PageHeader, Section, breakable, live},
    wire::ask,
};
use leptos::prelude::*;

/// Who I am here, my language, my password.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let secret = ask::<OpenOwnSecret, _>(|| (0, Nothing::default()));
    let person = move || site.person.get();
    // Administrators are who everybody else is sent to.
    let is_administrator = site.person.with_untracked(|person| person.as_ref().is_some_and(|person| person.is_administrator));
    let hint = if is_administrator { String::new() } else { words.profile_identity_hint() };
    view! {
        <PageTitle page=words.profile_title()/>
        <Page narrow=true>
            <PageHeader title=words.profile_title()/>
            <Section title=words.profile_identity() hint=hint>
                {live(move || {
                    person()
                        .map(|person| {
                            view! {
                                <DescriptionList>
                                    <Description term=words.profile_name()>{person.name}</Description>
                                    <Description term=words.sign_in_name()>{breakable(&person.sign_in_name)}</Description>
                                </DescriptionList>
                            }
                        })
                })}
            </Section>
            <Section title=words.common_language() hint=words.profile_language_hint()>
                <LanguageSwitch/>
            </Section>
            <Section title=words.common_theme()>
                <ThemeSwitch in_words=true/>
            </Section>
            <Awaited>
                {live(move || {
                    Some(match secret.get()? {
                        Ok(page) => view! { <ChangePasswordSection page/> }.into_any(),
                        Err(Refusal(error)) => view! { <SignedOutLeads error/> }.into_any(),
                    })
                })}
            </Awaited>
        </Page>
    }
}
