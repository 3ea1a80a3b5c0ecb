//! `/permission-groups/{id}` and `/permission-groups/new`: what a group is called and what it allows.

use super::{
    COMPARE, GROUPS,
    api::{DeleteGroup, OpenGroup, SaveGroup},
    groups_page::touched,
    levels::Levels,
    names::NameFields,
};
use crate::{
    address::parameter,
    forms::{FormHead, input_named, use_form},
    frame::PageTitle,
    listed::{Removal, shown},
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Choice, FormActions, Loading, Look, Notice, Page, PageHeader, Section, SelectField, Tone,
        live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Words,
    fields::Field,
    permissions::{
        form::{NOTHING, OpenGroupForm},
        groups,
    },
};
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_params_map};

/// A group's form; `?from=` begins a new one as a copy.
#[component]
pub fn GroupPage() -> impl IntoView {
    let (words, params, search) = (words(), use_params_map(), use_location().search);
    let asked = Memo::new(move |_| OpenGroupForm {
        group: params.with(|params| params.get("id").unwrap_or_default()),
        from: search.with(|search| parameter(search, "from").unwrap_or_default()),
    });
    let answer = ask::<OpenGroup, _>(move || (0, asked.get()));
    let title = RwSignal::new(words.permission_groups_new());
    let body = move || {
        shown(answer.get(), (GROUPS, words.permission_groups()), |page| {
            if !page.title.is_empty() {
                title.set(page.title.clone());
            }
            form(words, asked.get_untracked().group, page)
        })
    };
    view! {
        <PageTitle page=title/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn form(words: Words, group: String, page: groups::GroupPage) -> AnyView {
    let action = Sending::<SaveGroup>::new();
    let state = use_form(action);
    let is_new = group.is_empty();
    let title = if is_new { words.permission_groups_new() } else { page.title.clone() };
    let links = (!is_new).then(|| {
        view! {
            <ButtonLink href=format!("{COMPARE}?a={group}")>{words.permission_groups_compare()}</ButtonLink>
            <ButtonLink href=format!("{GROUPS}/new?from={group}")>{words.permission_groups_duplicate()}</ButtonLink>
        }
    });
    let has_toggles = page.may.change_levels && page.offers.iter().any(|offer| !offer.capability.toggles.is_empty());
    let hint = if has_toggles { words.permission_groups_allows_hint() } else { String::new() };
    let allows = if page.may.change_levels {
        view! { <Levels form=state offers=page.offers.clone()/> }.into_any()
    } else {
        view! { <Notice tone=Tone::Quiet live=false>{words.permission_groups_everything_fixed()}</Notice> }.into_any()
    };
    let impact = page.impact;
    let touches = if impact.people == 0 {
        words.permission_groups_touches_nobody()
    } else {
        words.permission_groups_touches(&touched(words, impact))
    };
    let deletion = page.may.delete.then(|| deletion(words, &group, &page));
    view! {
        <PageHeader title back_href=GROUPS back_label=words.permission_groups() actions=move || links.into_view()/>
        <FormHead form=state/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("group") value=group/>
            <input type="hidden" name=input_named(Field::Version.name()) value=page.version.to_string()/>
            <Section title=words.permission_groups_name() hint=words.permission_groups_name_hint()>
                <NameFields form=state names=page.names/>
            </Section>
            <Section title=words.permission_groups_allows() hint>
                {allows}
                {(!is_new).then(|| view! { <p id="impact" class="soft">{touches}</p> })}
                <FormActions>
                    <Button look=Look::Primary busy=state.busy>
                        {words.common_save()}
                    </Button>
                    <ButtonLink look=Look::Bare href=GROUPS>
                        {words.common_cancel()}
                    </ButtonLink>
                </FormActions>
            </Section>
        </ServerForm>
        {deletion}
    }
    .into_any()
}

/// Whoever holds the group has to go somewhere.
fn deletion(words: Words, group: &str, page: &groups::GroupPage) -> AnyView {
    let action = Sending::<DeleteGroup>::new();
    let state = use_form(action);
    let (group, version, impact) = (group.to_owned(), page.version.to_string(), page.impact);
    let mut heirs: Vec<Choice> = page.others.iter().map(|other| Choice::new(other.id.to_string(), other.name.clone())).collect();
    heirs.push(Choice::new(NOTHING, words.permission_groups_instead_nothing()));
    // Whoever was given it since the page was drawn has to go somewhere as well.
    let is_held = Signal::derive(move || impact.people > 0 || state.fault(Field::Instead).with(Option::is_some));
    let text = if impact.people == 0 {
        words.permission_groups_delete_unused()
    } else {
        words.permission_groups_delete_used(&touched(words, impact))
    };
    let title = words.common_delete_question(&page.title);
    let heir = move || {
        is_held.get().then(|| {
            view! {
                <SelectField
                    entry=state.entry(Field::Instead)
                    label=words.permission_groups_instead()
                    blank=words.permission_groups_instead_choose()
                    options=heirs.clone()
                    required=true
                />
            }
        })
    };
    view! {
        <Removal
            action
            state
            label=words.common_delete_group()
            hint=words.common_delete_group_hint()
            title
            text
        >
            <input type="hidden" name=input_named("group") value=group/>
            <input type="hidden" name=input_named(Field::Version.name()) value=version/>
            {live(heir)}
        </Removal>
    }
    .into_any()
}
