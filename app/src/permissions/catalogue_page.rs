//! `/permission-groups/capabilities`: what there is to be allowed.

use super::{
    CATALOGUE, GROUPS,
    api::{AddUsualCatalogue, ListCapabilities, MoveCapability},
};
use crate::{
    forms::{Nothing, input_named, use_form},
    frame::PageTitle,
    listed::{Moving, shown},
    notices::DoneNotice,
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Glyph, Loading, Look, Notice, Page,
        PageHeader, Row, RowLink, Sheet, Tag, Tone, effect, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Words, permissions::catalogue::Capability};
use leptos::prelude::*;

/// The product's own, and those of the organisation in its order.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let words = words();
    let adding = Sending::<AddUsualCatalogue>::new();
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListCapabilities, _>(move || (again.get(), Nothing::default()));
    let moving = Moving::<MoveCapability>::begin(move || answer.track());
    effect(move || {
        if [moving.action.answer(), adding.answer()].iter().any(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    let body = move || shown(answer.get(), (GROUPS, words.permission_groups()), |all| catalogue(words, all, moving, adding));
    view! {
        <PageTitle page=words.capabilities()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

fn catalogue(words: Words, all: Vec<Capability>, moving: Moving<MoveCapability>, adding: Sending<AddUsualCatalogue>) -> AnyView {
    let own = all.iter().filter(|capability| !capability.is_built_in).count();
    let mut at = 0;
    let rows = all.into_iter().map(|capability| {
        at += usize::from(!capability.is_built_in);
        row(words, capability, (at > 1, at < own), moving)
    });
    let rows = rows.collect_view();
    let refusal = moving.refusal();
    view! {
        <PageHeader
            title=words.capabilities()
            subtitle=Some(words.capabilities_subtitle())
            back_href=GROUPS
            back_label=words.permission_groups()
            actions=move || {
                view! {
                    <ButtonLink look=Look::Primary icon=Glyph::Plus href=format!("{CATALOGUE}/new")>
                        {words.capabilities_new()}
                    </ButtonLink>
                }
            }
        />
        <DoneNotice/>
        {live(move || refusal.get().map(|text| view! { <Notice tone=Tone::Bad>{text}</Notice> }))}
        <DataTable
            caption=words.capabilities()
            head=move || {
                view! {
                    <Column label=words.capabilities_capability()/>
                    <Column label=words.capabilities_toggles()/>
                    <Column label=words.common_order() hidden=true/>
                }
            }
        >
            {rows}
        </DataTable>
        {(own == 0).then(|| usual(words, adding))}
    }
    .into_any()
}

fn row(words: Words, capability: Capability, may: (bool, bool), moving: Moving<MoveCapability>) -> AnyView {
    let Capability { id, name, help, toggles, is_built_in } = capability;
    let toggles: Vec<String> = toggles.into_iter().map(|toggle| toggle.name).collect();
    let called = name.clone();
    let title = if is_built_in {
        view! { <span class="strong">{called}</span> " " <Tag text=words.capabilities_built_in()/> }.into_any()
    } else {
        view! { <RowLink href=format!("{CATALOGUE}/{id}")>{called}</RowLink> }.into_any()
    };
    let buttons = (!is_built_in).then(|| moving.row(("capability", id.to_string()), &name, may));
    view! {
        <Row>
            <Cell lead=true>
                <div>
                    <p>{title}</p>
                    <p class="soft small">{help}</p>
                </div>
            </Cell>
            <Cell>
                <span class="small">{toggles.join(", ")}</span>
            </Cell>
            <Cell actions=true>{buttons}</Cell>
        </Row>
    }
    .into_any()
}

/// What many organisations have, for one that has nothing of its own yet.
fn usual(words: Words, action: Sending<AddUsualCatalogue>) -> AnyView {
    let state = use_form(action);
    let refusal = state.refusal();
    view! {
        <div class="notice-slot"></div>
        <Sheet>
            <EmptyState
                drawing=Drawing::Keys
                title=words.capabilities_none()
                text=words.capabilities_none_text()
                actions=move || {
                    view! {
                        <ServerForm action>
                            {live(move || refusal.get().map(|text| view! { <Notice tone=Tone::Bad>{text}</Notice> }))}
                            <input type="hidden" name=input_named("sent") value="true"/>
                            <Button icon=Glyph::Plus busy=state.busy>
                                {words.capabilities_add_usual()}
                            </Button>
                        </ServerForm>
                    }
                }
            />
        </Sheet>
    }
    .into_any()
}
