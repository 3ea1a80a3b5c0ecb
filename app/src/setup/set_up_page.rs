//! `/setup`.

use super::api::{SetUp, TimeZones};
use crate::{
    activation::{LinkGate, OpenPage},
    forms::{FormHead, FormState, Nothing, input_named, use_form},
    frame::{Letter, PageTitle},
    notices::Done,
    passwords::NewPasswordFields,
    site::{use_site, words},
    ui::{
        Awaited, Button, Choice, EmailField, FieldRow, FormActions, Glyph, LetterTitle, Look, Section, SelectField, TextField,
        effect, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Locale, fields::Field, passwords::Purpose};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{HtmlSelectElement, js_sys},
};
use leptos_router::hooks::use_query_map;

/// What is chosen at first.
const ANY_ZONE: &str = "Europe/Paris";

/// Without a link: where to find it. With one: the organisation and its first administrator.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let (site, query) = (use_site(), use_query_map());
    let words = site.words();
    let action = Sending::<SetUp>::new();
    let form = use_form(action);
    effect(move || {
        if let Some(Ok(person)) = action.answer() {
            site.welcome(person, &Done::SetUp.at("/"));
        }
    });
    let has_link = Memo::new(move |_| query.with(|query| query.get("id").is_some()));
    view! {
        <PageTitle page=words.set_up_title()/>
        {live(move || {
            if has_link.get() {
                view! {
                    <LinkGate
                        purpose=Purpose::SetUp
                        form
                        wide=true
                        children=move |page| view! { <SetUpForm page form action/> }.into_any()
                    />
                }
                    .into_any()
            } else {
                view! { <WhereIsTheLink/> }.into_any()
            }
        })}
    }
}

#[component]
fn WhereIsTheLink() -> impl IntoView {
    let words = words();
    view! {
        <Letter>
            <LetterTitle icon=Glyph::Key title=words.set_up_title() lead=Some(words.set_up_needs_link())/>
            <p>{words.set_up_link_how()}</p>
        </Letter>
    }
}

#[component]
fn SetUpForm(page: OpenPage, form: FormState, action: Sending<SetUp>) -> impl IntoView {
    let site = use_site();
    let words = site.words();
    let zones = ask::<TimeZones, _>(|| (0, Nothing::default()));
    let languages = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect::<Vec<_>>();
    view! {
        <LetterTitle title=words.set_up_title() lead=Some(words.set_up_lead())/>
        <FormHead form/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("token") value=page.token/>
            <Section title=words.set_up_organisation()>
                <TextField
                    entry=form.entry(Field::OrganisationName)
                    label=words.set_up_organisation_name()
                    autocomplete="organization"
                    required=true
                />
                <FieldRow>
                    <SelectField
                        entry=form.entry(Field::DefaultLocale).holding(site.locale.code())
                        label=words.set_up_default_language()
                        options=languages
                    />
                    <Awaited>
                        {live(move || {
                            zones
                                .get()
                                .map(|zones| {
                                    let zones = zones.unwrap_or_default().into_iter();
                                    let options = zones.map(|(name, label)| Choice::new(name, label)).collect();
                                    view! { <ZoneField form options/> }
                                })
                        })}
                    </Awaited>
                </FieldRow>
                <EmailField
                    entry=form.entry(Field::SupportAddress)
                    label=words.set_up_support_address()
                    hint=words.set_up_support_hint()
                    autocomplete="off"
                    required=true
                />
            </Section>
            <Section title=words.set_up_administrator()>
                <FieldRow>
                    <TextField
                        entry=form.entry(Field::FirstName)
                        label=words.staff_first_name()
                        autocomplete="given-name"
                        required=true
                    />
                    <TextField
                        entry=form.entry(Field::LastName)
                        label=words.staff_last_name()
                        autocomplete="family-name"
                    />
                </FieldRow>
                <EmailField
                    entry=form.entry(Field::Email)
                    label=words.staff_email()
                    hint=words.set_up_email_hint()
                    autocomplete="username"
                    required=true
                />
                <NewPasswordFields form drawn=page.drawn sign_in_name=""/>
            </Section>
            <p class="hint">{words.set_up_policy_note()}</p>
            <FormActions>
                <Button look=Look::Primary wide=true busy=form.busy>
                    {words.set_up_submit()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}

/// Until somebody chooses: the browser's own time zone; without a script, one of those where the product is at home.
#[component]
fn ZoneField(form: FormState, options: Vec<Choice>) -> impl IntoView {
    let entry = form.entry(Field::TimeZone);
    let (id, is_chosen) = (entry.id.clone(), !entry.value.is_empty());
    effect(move || {
        let select = document().get_element_by_id(&id).and_then(|select| select.dyn_into::<HtmlSelectElement>().ok());
        if let Some(select) = select.filter(|select| !is_chosen && select.value() == ANY_ZONE) {
            select.set_value(&zone_of_the_browser().unwrap_or_default());
            // A name that the list doesn't have leaves the list without a choice.
            if select.value().is_empty() {
                select.set_value(ANY_ZONE);
            }
        }
    });
    view! { <SelectField entry=entry.holding(ANY_ZONE) label=words().set_up_time_zone() options/> }
}

fn zone_of_the_browser() -> Option<String> {
    let options = js_sys::Intl::DateTimeFormat::default().resolved_options();
    js_sys::Reflect::get(&options, &"timeZone".into()).ok()?.as_string()
}
