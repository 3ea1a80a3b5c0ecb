//! `/settings`.

use super::api::{OpenSettings, SaveSettings};
use crate::{
    forms::{FormHead, Nothing, input_named, use_form},
    frame::PageTitle,
    listed::shown,
    site::words,
    ui::{
        Awaited, Button, CheckboxField, Choice, CopyButton, Entry, FormActions, Loading, Look, Page, PageHeader, Section,
        SelectField, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Locale, Words, fields::Field, settings};
use leptos::prelude::*;

/// Languages, PINs, notices, and the address to publish.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let words = words();
    let answer = ask::<OpenSettings, _>(|| (0, Nothing::default()));
    view! {
        <PageTitle page=words.settings_title()/>
        <Page narrow=true>
            <Awaited fallback=move || {
                view! { <Loading label=words.common_loading()/> }
            }>{live(move || shown(answer.get(), ("/", words.not_found_home()), |page| form(words, page)))}</Awaited>
        </Page>
    }
}

fn form(words: Words, page: settings::SettingsPage) -> AnyView {
    let action = Sending::<SaveSettings>::new();
    let state = use_form(action);
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    let present = Locale::ALL.iter().map(|locale| view! { <li lang=locale.code()>{locale.endonym()}</li> }).collect_view();
    let language = RwSignal::new(state.value_or(Field::DefaultLocale, page.default_locale.code()));
    let ticked = |name: &str, present: bool| state.typed("version").map_or(present, |_| state.typed(name).is_some());
    let may_type = ticked("may_type_pins", page.may_type_pins);
    let tells = ticked("tells_of_deactivation", page.tells_of_deactivation);
    let address = page.sign_in_address.clone();
    view! {
        <PageHeader title=words.settings_title()/>
        <FormHead form=state/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named(Field::Version.name()) value=page.version.to_string()/>
            <Section title=words.settings_languages() hint=words.settings_languages_hint()>
                <ul class="names">{present}</ul>
                <SelectField
                    entry=state.entry(Field::DefaultLocale)
                    label=words.set_up_default_language()
                    hint=words.settings_default_language_hint()
                    options=languages
                    bind=language
                    required=true
                />
            </Section>
            <Section title=words.settings_accounts()>
                <CheckboxField
                    entry=Entry::new(input_named("may_type_pins"))
                    checked=may_type
                    hint=words.settings_type_pins_hint()
                >
                    {words.settings_type_pins()}
                </CheckboxField>
                <CheckboxField
                    entry=Entry::new(input_named("tells_of_deactivation"))
                    checked=tells
                    hint=words.settings_tell_hint()
                >
                    {words.settings_tell()}
                </CheckboxField>
                <FormActions>
                    <Button look=Look::Primary busy=state.busy>
                        {words.common_save()}
                    </Button>
                </FormActions>
            </Section>
        </ServerForm>
        <Section title=words.settings_address() hint=words.settings_address_hint()>
            <p class="drawn">
                <code>{page.sign_in_address}</code>
                " "
                <CopyButton value=address label=words.common_copy() done=words.common_copied()/>
            </p>
        </Section>
    }
    .into_any()
}
