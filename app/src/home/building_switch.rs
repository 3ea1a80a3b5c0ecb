//! The building that somebody with several has turned to, above every page (row 37).
//!
//! A plain form, with a script or without: another building is another beginning, so the home page is loaded anew. By the mouse it is sent as soon as
//! one is chosen; whoever goes through the list by the keyboard passes buildings that aren't meant, and sends it by Enter or by the button (WCAG
//! 3.2.2).

use super::api::{ListOwnBuildings, TurnToBuilding};
use crate::{
    forms::{Nothing, input_named},
    site::{use_site, words},
    ui::{Awaited, Button, Glyph, Icon, hydrated, live},
    wire::{Inquiry, ask},
};
use domain::{home, ids::BuildingId};
use leptos::{ev::KeyboardEvent, prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast as _, web_sys::HtmlSelectElement};

/// One's own buildings, asked for once for the frame and the pages in it. `None`: an administrator works in all of them.
#[derive(Clone, Copy)]
pub struct TurnedTo(Option<Inquiry<ListOwnBuildings>>);

impl TurnedTo {
    /// Asks.
    pub fn begin() -> Self {
        let is_given = use_site().person.with_untracked(|person| person.as_ref().is_some_and(|person| !person.is_administrator));
        let own = Self(is_given.then(|| ask::<ListOwnBuildings, _>(|| (0, Nothing::default()))));
        provide_context(own);
        own
    }

    fn found(self) -> Option<home::OwnBuildings> {
        self.0?.get()?.ok()
    }

    /// What the building that one has turned to is called.
    pub fn current(self) -> Option<String> {
        self.found()?.current.map(|(_, name)| name)
    }
}

/// Nothing for whoever has one building or none.
#[component]
pub fn BuildingSwitch(
    /// One's own buildings.
    own: TurnedTo,
) -> impl IntoView {
    let switch = move || {
        let found = own.found().filter(|found| found.choices.len() > 1)?;
        Some(view! { <Switch current=found.current.map(|(id, _)| id) choices=found.choices/> })
    };
    view! { <Awaited>{live(switch)}</Awaited> }
}

#[component]
fn Switch(current: Option<BuildingId>, choices: Vec<(BuildingId, String)>) -> impl IntoView {
    let (words, awake) = (words(), hydrated());
    let options = choices
        .into_iter()
        .map(|(id, name)| view! { <option value=id.to_string() selected=current == Some(id)>{name}</option> })
        .collect_view();
    let by_keys = RwSignal::new(false);
    let send = |select: &HtmlSelectElement| {
        if let Some(form) = select.form() {
            drop(form.unchecked_into::<leptos::web_sys::HtmlFormElement>().request_submit());
        }
    };
    let changed = move |event| {
        if !by_keys.get_untracked() {
            send(&event_target::<HtmlSelectElement>(&event));
        }
    };
    let pressed = move |event: KeyboardEvent| {
        if event.key() == "Enter" && by_keys.get_untracked() {
            event.prevent_default();
            send(&event_target::<HtmlSelectElement>(&event));
        }
        by_keys.set(true);
    };
    view! {
        <form method="post" action=TurnToBuilding::PATH class="building-switch">
            <label for="building-now">
                <Icon glyph=Glyph::Building/>
                <span class="visually-hidden">{words.home_building_now()}</span>
            </label>
            <span class="select">
                <select
                    id="building-now"
                    class="input"
                    name=input_named("building")
                    on:change=changed
                    on:keydown=pressed
                    on:pointerdown=move |_| by_keys.set(false)
                >
                    {options}
                </select>
                <Icon glyph=Glyph::ChevronDown/>
            </span>
            <span hidden=move || awake.get() && !by_keys.get()>
                <Button small=true>{words.staff_show()}</Button>
            </span>
        </form>
    }
}
