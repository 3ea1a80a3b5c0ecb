//! `/user-groups/{id}` and `/user-groups/new`: one user group.

use super::{
    USER_GROUPS,
    api::{DeleteUserGroup, OpenUserGroup, SaveUserGroup},
};
use crate::{
    forms::{FormHead, input_named, use_form},
    frame::PageTitle,
    listed::{Removal, shown},
    permissions::NameFields,
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Choice, FormActions, Loading, Look, Page, PageHeader, RadioGroup, Section, SelectField, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    Words,
    fields::Field,
    user_groups::{self, OpenUserGroupForm, SignsIn},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A user group's form.
#[component]
pub fn UserGroupPage() -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let asked = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let answer = ask::<OpenUserGroup, _>(move || (0, OpenUserGroupForm { user_group: asked.get() }));
    let title = RwSignal::new(words.user_groups_new());
    let body = move || {
        shown(answer.get(), (USER_GROUPS, words.user_groups()), |page| {
            if !page.title.is_empty() {
                title.set(page.title.clone());
            }
            form(words, asked.get_untracked(), page)
        })
    };
    view! {
        <PageTitle page=title/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn form(words: Words, id: String, page: user_groups::UserGroupPage) -> AnyView {
    let action = Sending::<SaveUserGroup>::new();
    let state = use_form(action);
    let is_new = id.is_empty();
    let title = if is_new { words.user_groups_new() } else { page.title.clone() };
    let hint = |signs_in| match signs_in {
        SignsIn::Address => words.user_groups_address_hint(),
        SignsIn::Pin => words.user_groups_pin_hint(),
        SignsIn::Passphrase => words.user_groups_passphrase_hint(),
    };
    let ways = SignsIn::ALL.map(|way| Choice::new(way.code(), way.name(words)).hint(hint(way))).to_vec();
    let groups = page.permission_groups.iter().map(|group| Choice::new(group.id.to_string(), group.name.clone())).collect();
    let begins_with = page.permission_group.map(|group| group.to_string()).unwrap_or_default();
    let begins_with = RwSignal::new(state.value_or(Field::Group, &begins_with));
    let deletion = (!is_new).then(|| deletion(words, &id, &page));
    view! {
        <PageHeader title back_href=USER_GROUPS back_label=words.user_groups()/>
        <FormHead form=state/>
        <ServerForm action attr:class="form" attr:novalidate=true>
            <input type="hidden" name=input_named("user_group") value=id/>
            <input type="hidden" name=input_named(Field::Version.name()) value=page.version.to_string()/>
            <Section title=words.permission_groups_name() hint=words.permission_groups_name_hint()>
                <NameFields form=state names=page.names/>
            </Section>
            <Section title=words.user_groups_signs_in() hint=words.user_groups_signs_in_hint()>
                <RadioGroup
                    entry=state.entry(Field::SignsIn).holding(page.signs_in.code())
                    legend=words.user_groups_signs_in()
                    options=ways
                />
            </Section>
            <Section title=words.user_groups_begins_with() hint=words.user_groups_begins_with_hint()>
                <SelectField
                    entry=state.entry(Field::Group)
                    label=words.access_group()
                    blank=words.user_groups_begins_with_nothing()
                    options=groups
                    bind=begins_with
                />
                <FormActions>
                    <Button look=Look::Primary busy=state.busy>
                        {words.common_save()}
                    </Button>
                    <ButtonLink look=Look::Bare href=USER_GROUPS>
                        {words.common_cancel()}
                    </ButtonLink>
                </FormActions>
            </Section>
        </ServerForm>
        {deletion}
    }
    .into_any()
}

/// Its people belong to another one from then on, or to none; their access stays.
fn deletion(words: Words, id: &str, page: &user_groups::UserGroupPage) -> AnyView {
    let action = Sending::<DeleteUserGroup>::new();
    let state = use_form(action);
    let (id, version, people) = (id.to_owned(), page.version.to_string(), page.people);
    let heirs: Vec<Choice> = page.others.iter().map(|other| Choice::new(other.id.to_string(), other.name.clone())).collect();
    let text = if people == 0 { words.user_groups_delete_unused() } else { words.user_groups_delete_used(people.into()) };
    let title = words.common_delete_question(&page.title);
    let heir = (people > 0).then(|| {
        view! {
            <SelectField
                entry=state.entry(Field::Instead)
                label=words.user_groups_instead()
                blank=words.user_groups_instead_none()
                options=heirs
            />
        }
    });
    view! {
        <Removal
            action
            state
            label=words.common_delete_group()
            hint=words.common_delete_group_hint()
            title
            text
        >
            <input type="hidden" name=input_named("user_group") value=id/>
            <input type="hidden" name=input_named(Field::Version.name()) value=version/>
            {heir}
        </Removal>
    }
    .into_any()
}
