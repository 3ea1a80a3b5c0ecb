//! `/user-groups`: the list, in the order in which forms offer them.

use super::{
    USER_GROUPS,
    api::{AddUsualUserGroups, ListUserGroups, MoveUserGroup},
};
use crate::{
    forms::{FormState, Nothing, input_named, use_form},
    frame::PageTitle,
    notices::DoneNotice,
    permissions::shown,
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
    let (moving, adding) = (Sending::<MoveUserGroup>::new(), Sending::<AddUsualUserGroups>::new());
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListUserGroups, _>(move || (again.get(), Nothing::default()));
    effect(move || {
        if [moving.answer(), adding.answer()].iter().any(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    let (state, adding_state) = (use_form(moving), use_form(adding));
    let body = move || shown(answer.get(), |groups| list(words, groups, (moving, state), (adding, adding_state)));
    view! {
        <PageTitle page=words.user_groups()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

type Moving = (Sending<MoveUserGroup>, FormState);
type Adding = (Sending<AddUsualUserGroups>, FormState);

fn list(words: Words, groups: Vec<UserGroupSummary>, moving: Moving, adding: Adding) -> AnyView {
    let (count, refusal) = (groups.len(), moving.1.refusal());
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
                        <Column label=words.capabilities_order() hidden=true/>
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

fn row(words: Words, group: UserGroupSummary, may: (bool, bool), (action, state): Moving) -> AnyView {
    let UserGroupSummary { id, name, signs_in, permission_group, people } = group;
    let called = name.clone();
    let button = move |is_up: bool| {
        let (value, icon, label, spoken) = if is_up {
            ("true", Glyph::SortUp, words.capabilities_up(), words.capabilities_move_up(&name))
        } else {
            ("false", Glyph::SortDown, words.capabilities_down(), words.capabilities_move_down(&name))
        };
        view! {
            <Button
                small=true
                look=Look::Bare
                icon
                id=format!("move-{value}-{id}")
                name=input_named("up")
                value
                busy=state.busy
                attr:aria-label=spoken
            >
                {label}
            </Button>
        }
    };
    view! {
        <Row>
            <Cell lead=true>
                <RowLink href=format!("{USER_GROUPS}/{id}")>{called}</RowLink>
            </Cell>
            <Cell label=words.user_groups_signs_in()>
                <span class="small">{signs_in.name(words)}</span>
            </Cell>
            <Cell label=words.user_groups_begins_with()>
                <span class="small">{permission_group.unwrap_or_else(|| words.user_groups_begins_with_nothing())}</span>
            </Cell>
            <Cell label=words.home_people()>
                <span class="soft small">{words.staff_people(people.into())}</span>
            </Cell>
            <Cell actions=true>
                <ServerForm action>
                    <input type="hidden" name=input_named("user_group") value=id.to_string()/>
                    {may.0.then(|| button(true))}
                    {may.1.then(|| button(false))}
                </ServerForm>
            </Cell>
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
