//! `/permission-groups/capabilities`: what there is to be allowed.

use super::{
    CATALOGUE, GROUPS,
    api::{AddUsualCatalogue, ListCapabilities, MoveCapability},
    shown::shown,
};
use crate::{
    forms::{FormState, Nothing, input_named, use_form},
    frame::PageTitle,
    notices::DoneNotice,
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Glyph, Loading, Look, Notice, Page,
        PageHeader, Row, RowLink, Sheet, Tag, Tone, effect, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{Words, permissions::catalogue::Capability};
use leptos::{prelude::*, wasm_bindgen::JsCast as _, web_sys::HtmlElement};

/// The product's own, and those of the organisation in its order.
#[component]
pub fn CataloguePage() -> impl IntoView {
    let words = words();
    let (moving, adding) = (Sending::<MoveCapability>::new(), Sending::<AddUsualCatalogue>::new());
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListCapabilities, _>(move || (again.get(), Nothing::default()));
    let pressed = StoredValue::new(String::new());
    effect(move || {
        if [moving.answer(), adding.answer()].iter().any(|answer| matches!(answer, Some(Ok(())))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    // The row stands elsewhere now, and was drawn anew: whoever moves it again by the keyboard is still at its button.
    effect(move || {
        answer.track();
        let id = pressed.get_value();
        request_animation_frame(move || {
            let button = document().get_element_by_id(&id).and_then(|found| found.dyn_into::<HtmlElement>().ok());
            drop(button.map(|button| button.focus()));
        });
    });
    let state = use_form(moving);
    let body = move || shown(answer.get(), |all| catalogue(words, all, (moving, state, pressed), adding));
    view! {
        <PageTitle page=words.capabilities()/>
        <Page>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

/// What a row is moved with.
type Moving = (Sending<MoveCapability>, FormState, StoredValue<String>);

fn catalogue(words: Words, all: Vec<Capability>, moving: Moving, adding: Sending<AddUsualCatalogue>) -> AnyView {
    let own = all.iter().filter(|capability| !capability.is_built_in).count();
    let mut at = 0;
    let rows = all.into_iter().map(|capability| {
        at += usize::from(!capability.is_built_in);
        row(words, capability, (at > 1, at < own), moving)
    });
    let rows = rows.collect_view();
    let refusal = moving.1.refusal();
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
                    <Column label=words.capabilities_order() hidden=true/>
                }
            }
        >
            {rows}
        </DataTable>
        {(own == 0).then(|| usual(words, adding))}
    }
    .into_any()
}

fn row(words: Words, capability: Capability, may: (bool, bool), moving: Moving) -> AnyView {
    let Capability { id, name, help, toggles, is_built_in } = capability;
    let toggles: Vec<String> = toggles.into_iter().map(|toggle| toggle.name).collect();
    let called = name.clone();
    let title = if is_built_in {
        view! { <span class="strong">{called}</span> " " <Tag text=words.capabilities_built_in()/> }.into_any()
    } else {
        view! { <RowLink href=format!("{CATALOGUE}/{id}")>{called}</RowLink> }.into_any()
    };
    let button = move |is_up: bool| {
        let (value, icon, label, spoken) = if is_up {
            ("true", Glyph::SortUp, words.capabilities_up(), words.capabilities_move_up(&name))
        } else {
            ("false", Glyph::SortDown, words.capabilities_down(), words.capabilities_move_down(&name))
        };
        let own = format!("move-{value}-{id}");
        let remember = own.clone();
        view! {
            <Button
                small=true
                look=Look::Bare
                icon
                id=own
                name=input_named("up")
                value
                busy=moving.1.busy
                attr:aria-label=spoken
                on:click=move |_| moving.2.set_value(remember.clone())
            >
                {label}
            </Button>
        }
    };
    let buttons = (may.0 || may.1).then(|| {
        view! {
            <ServerForm action=moving.0>
                <input type="hidden" name=input_named("capability") value=id.to_string()/>
                {may.0.then(|| button(true))}
                {may.1.then(|| button(false))}
            </ServerForm>
        }
    });
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
            <Cell actions=true>{buttons.filter(|_| !is_built_in)}</Cell>
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
