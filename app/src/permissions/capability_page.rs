//! `/permission-groups/capabilities/{id}` and `…/new`: what a capability of the organisation's is called, and what it may allow besides.

use super::{
    CATALOGUE,
    api::{ArchiveCapability, OpenCapability, SaveCapability},
    names::{NameFields, entry},
};
use crate::{
    forms::{FormHead, FormState, input_named, input_of_list, use_form},
    frame::PageTitle,
    listed::{Removal, shown},
    site::words,
    ui::{
        Awaited, Button, ButtonLink, FieldRow, FormActions, Glyph, Icon, Loading, Look, Page, PageHeader, Section, TextArea, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Locale, Words,
    fields::Field,
    permissions::{
        catalogue::{self, ToggleNames},
        form::OpenCapabilityForm,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Rows for toggles that aren't there yet.
const BLANK: usize = 3;

/// A capability's form.
#[component]
pub fn CapabilityPage() -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let asked = Memo::new(move |_| OpenCapabilityForm { capability: params.with(|params| params.get("id").unwrap_or_default()) });
    let answer = ask::<OpenCapability, _>(move || (0, asked.get()));
    let title = RwSignal::new(words.capabilities_new());
    let body = move || {
        shown(answer.get(), (CATALOGUE, words.capabilities()), |page| {
            if !page.title.is_empty() {
                title.set(page.title.clone());
            }
            form(words, asked.get_untracked().capability, page)
        })
    };
    view! {
        <PageTitle page=title/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn form(words: Words, capability: String, page: catalogue::CapabilityPage) -> AnyView {
    let action = Sending::<SaveCapability>::new();
    let state = use_form(action);
    let is_new = capability.is_empty();
    let title = if is_new { words.capabilities_new() } else { page.title.clone() };
    let help = |locale: Locale| {
        let field = Field::HelpIn(locale);
        view! { <TextArea entry=entry(state, field, page.helps.get(&locale)) label=field.label(words) rows=3/> }
    };
    let helps = Locale::ALL.iter().map(|&locale| help(locale)).collect_view();
    let archiving = (!is_new).then(|| archiving(words, &capability, &page));
    view! {
        <PageHeader title back_href=CATALOGUE back_label=words.capabilities()/>
        <FormHead form=state/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("capability") value=capability/>
            <input type="hidden" name=input_named(Field::Version.name()) value=page.version.to_string()/>
            <Section title=words.permission_groups_name() hint=words.permission_groups_name_hint()>
                <NameFields form=state names=page.names/>
            </Section>
            <Section title=words.capabilities_help() hint=words.capabilities_help_hint()>
                <FieldRow>{helps}</FieldRow>
            </Section>
            <Section title=words.capabilities_toggles() hint=words.capabilities_toggles_hint()>
                {toggles(words, state, page.toggles)}
                <FormActions>
                    <Button look=Look::Primary busy=state.busy>
                        {words.common_save()}
                    </Button>
                    <ButtonLink look=Look::Bare href=CATALOGUE>
                        {words.common_cancel()}
                    </ButtonLink>
                </FormActions>
            </Section>
        </ServerForm>
        {archiving}
    }
    .into_any()
}

/// Row by row, each in every language; the last ones are empty, for new ones.
fn toggles(words: Words, state: FormState, present: Vec<ToggleNames>) -> AnyView {
    let ids = present.iter().map(|toggle| toggle.id.to_string()).chain((0..BLANK).map(|_| String::new()));
    let ids: Vec<String> = state.typed_list("toggle_ids").unwrap_or_else(|| ids.collect());
    let columns: Vec<(Locale, Vec<String>)> = Locale::ALL
        .iter()
        .map(|&locale| {
            let stored = || present.iter().map(|toggle| toggle.names.get(&locale).cloned().unwrap_or_default()).collect();
            (locale, state.typed_list(&column(locale)).unwrap_or_else(stored))
        })
        .collect();
    let rows = ids.into_iter().enumerate().map(|(at, id)| {
        let cells = columns.iter().map(|(locale, names)| {
            let label = words.capabilities_toggle_in(
                i64::try_from(at + 1).unwrap_or(i64::MAX),
                &words.common_language_name(locale.code(), locale.endonym()),
            );
            let value = names.get(at).cloned().unwrap_or_default();
            view! {
                <label class="field">
                    <span class="small">{label}</span>
                    <input class="input" autocomplete="off" name=input_of_list(&column(*locale)) value=value/>
                </label>
            }
        });
        let cells = cells.collect_view();
        view! {
            <FieldRow>
                <input type="hidden" name=input_of_list("toggle_ids") value=id/>
                {cells}
            </FieldRow>
        }
    });
    let rows = rows.collect_view();
    let fault = state.fault(Field::Toggles);
    view! {
        <div id=Field::Toggles.id() class="form" role="group" aria-label=words.capabilities_toggles() tabindex="-1">
            {rows}
            {live(move || {
                fault
                    .get()
                    .map(|text| {
                        view! {
                            <p class="fault">
                                <Icon glyph=Glyph::Warning/>
                                <span>{text}</span>
                            </p>
                        }
                    })
            })}
        </div>
    }
    .into_any()
}

/// A language's names, in the order of the rows.
fn column(locale: Locale) -> String {
    format!("toggle_names][{}", locale.code())
}

fn archiving(words: Words, capability: &str, page: &catalogue::CapabilityPage) -> AnyView {
    let action = Sending::<ArchiveCapability>::new();
    let state = use_form(action);
    let (capability, version) = (capability.to_owned(), page.version.to_string());
    let title = words.capabilities_archive_question(&page.title);
    view! {
        <Removal
            action
            state
            label=words.capabilities_archive()
            hint=words.capabilities_archive_hint()
            title
            text=words.capabilities_archive_hint()
        >
            <input type="hidden" name=input_named("capability") value=capability/>
            <input type="hidden" name=input_named(Field::Version.name()) value=version/>
        </Removal>
    }
    .into_any()
}
