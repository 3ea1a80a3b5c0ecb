//! `/user-groups`: the list, in the order in which forms offer them.

use super::{
    USER_GROUPS,
    api::{AddUsualUserGroups, ListUserGroups, MoveUserGroup},
};
use crate::{
    forms::{FormState, Nothing, input_named, use_form},
    frame::PageTitle,
    listed::{Moving, shown},
    notices::DoneNotice,
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Glyph, Loading, Look, Notice, Page,
        PageHeader, Row, RowLink, Sheet, Tone, effect, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Words, user_groups::UserGroupSummary};
use leptos::prelude::*;

/// What each is called, how its people sign in, what a building begins with, and how many they are.
#[component]
pub fn UserGroupsPage() -> impl IntoView {
    let words = words();
    let adding = Sending::<AddUsualUserGroups>::new();
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListUserGroups, _>(move || (again.get(), Nothing::default()));
    let moving = Moving::<MoveUserGroup>::begin(move || answer.track());
    effect(move || {
        if [moving.action.answer(), adding.answer()].iter().any(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    let adding = (adding, use_form(adding));
    let body = move || shown(answer.get(), (USER_GROUPS, words.user_groups()), |groups| list(words, groups, moving, adding));
    view! {
        <PageTitle page=words.user_groups()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

type Adding = (Sending<AddUsualUserGroups>, FormState);

fn list(words: Words, groups: Vec<UserGroupSummary>, moving: Moving<MoveUserGroup>, adding: Adding) -> AnyView {
    let (count, refusal) = (groups.len(), moving.refusal());
    let rows =
        groups.into_iter().enumerate().map(|(at, group)| row(words, group, (at > 0, at + 1 < count), moving)).collect_view();
    let table = if count == 0 {
        none(words, adding)
    } else {
        view! {
            <DataTable
                caption=words.user_groups()
                head=move || {
                    view! {
                        <Column label=words.permission_groups_name()/>
                        <Column label=words.user_groups_signs_in()/>
                        <Column label=words.user_groups_begins_with()/>
                        <Column label=words.home_people()/>
                        <Column label=words.common_order() hidden=true/>
                    }
                }
            >
                {rows}
            </DataTable>
        }
        .into_any()
    };
    view! {
        <PageHeader
            title=words.user_groups()
            subtitle=Some(words.user_groups_subtitle())
            actions=move || {
                view! {
                    <ButtonLink look=Look::Primary icon=Glyph::Plus href=format!("{USER_GROUPS}/new")>
                        {words.user_groups_new()}
                    </ButtonLink>
                }
            }
        />
        <DoneNotice/>
        {live(move || refusal.get().map(|text| view! { <Notice tone=Tone::Bad>{text}</Notice> }))}
        {table}
    }
    .into_any()
}

fn row(words: Words, group: UserGroupSummary, may: (bool, bool), moving: Moving<MoveUserGroup>) -> AnyView {
    let UserGroupSummary { id, name, signs_in, permission_group, people } = group;
    let buttons = moving.row(("user_group", id.to_string()), &name, may);
    view! {
        <Row>
            <Cell lead=true>
                <RowLink href=format!("{USER_GROUPS}/{id}")>{name}</RowLink>
            </Cell>
            <Cell label=words.user_groups_signs_in()>
                <span class="small">{signs_in.name(words)}</span>
            </Cell>
            <Cell label=words.user_groups_begins_with()>
                <span class="small">{permission_group.unwrap_or_else(|| words.user_groups_begins_with_nothing())}</span>
            </Cell>
            <Cell label=words.home_people()>
                <span class="soft small">{words.number(people.into())}</span>
            </Cell>
            <Cell actions=true>{buttons}</Cell>
        </Row>
    }
    .into_any()
}

/// What many organisations have, for one that has none yet.
fn none(words: Words, (action, state): Adding) -> AnyView {
    let refusal = state.refusal();
    view! {
        <Sheet>
            <EmptyState
                drawing=Drawing::Keys
                title=words.user_groups_none()
                text=words.user_groups_none_text()
                actions=move || {
                    view! {
                        <ServerForm action>
                            {live(move || refusal.get().map(|text| view! { <Notice tone=Tone::Bad>{text}</Notice> }))}
                            <input type="hidden" name=input_named("sent") value="true"/>
                            <Button icon=Glyph::Plus busy=state.busy>
                                {words.user_groups_add_usual()}
                            </Button>
                        </ServerForm>
                    }
                }
            />
        </Sheet>
    }
    .into_any()
}
