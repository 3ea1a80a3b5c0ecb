//! Search and filters above the list. Both are links and a plain form; with a script the list follows as one types.

use super::{address, list::List, staff_page::Answer, status::filter_name};
use crate::{
    site::words,
    ui::{Awaited, Button, Chip, ChipLinks, Glyph, Icon, SearchField, Toolbar, effect, form_id, hydrated, live},
};
use domain::{ids::BuildingId, staff::StateFilter};
use leptos::{ev::SubmitEvent, html::Select, leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{NavigateOptions, hooks::use_navigate};
use std::time::Duration;

/// After the last keystroke, before the server is asked.
const PAUSE: Duration = Duration::from_millis(220);

/// The row above the list.
#[component]
pub fn Finder(
    /// The list.
    list: List,
    /// Its rows, and the name of the building that it is about.
    answer: Answer,
) -> impl IntoView {
    let words = words();
    let typing = Typing::new(list);
    let chips = Signal::derive(move || {
        let chosen = list.query.with(|query| query.state);
        let chip = |state: Option<StateFilter>| {
            let href = list.first_page(move |query| query.state = state).get();
            Chip::new(filter_name(state, words), href, chosen == state)
        };
        std::iter::once(None).chain(StateFilter::ALL.map(Some)).map(chip).collect::<Vec<_>>()
    });
    // What the plain form has to keep beside what is typed.
    let kept = Signal::derive(move || {
        let mut query = list.query.get();
        query.search.clear();
        (query.after, query.before) = (None, None);
        let pairs = address::parameters(&query).into_iter();
        pairs.map(|(name, value)| (name.to_owned(), value)).collect::<Vec<_>>()
    });
    view! {
        <Toolbar>
            <SearchField
                label=words.staff_search()
                action=address::LIST
                submit=words.common_search()
                value=Signal::derive(move || list.query.with(|query| query.search.clone()))
                hidden=kept
                clear=words.staff_search_clear()
                clear_href=list.first_page(|query| query.search.clear())
                on_input=move |text: String| typing.later(text)
                on:submit=move |ev: SubmitEvent| typing.now(&ev)
            />
            <Awaited>
                {live(move || {
                    let buildings = list.buildings.get().and_then(Result::ok).unwrap_or_default();
                    (buildings.len() > 1).then(|| view! { <WhichBuilding list buildings/> })
                })}
            </Awaited>
            <ChipLinks label=words.staff_filter() chips/>
            <Awaited>
                {live(move || {
                    let name = answer.get().and_then(Result::ok).and_then(|page| page.building);
                    let chosen = list.query.with(|query| query.building);
                    let offered = list.buildings.get().and_then(Result::ok).unwrap_or_default();
                    let is_offered = offered.len() > 1 && offered.iter().any(|(building, _)| Some(*building) == chosen);
                    (chosen.is_some() && !is_offered)
                        .then(|| {
                            let label = words.staff_in_building(&name.unwrap_or_default());
                            let href = list.first_page(|query| query.building = None);
                            view! {
                                <a class="chip" aria-current="true" href=href title=words.staff_in_building_clear()>
                                    <span>{label}</span>
                                    <Icon glyph=Glyph::Close label=words.staff_in_building_clear()/>
                                </a>
                            }
                        })
                })}
            </Awaited>
        </Toolbar>
    }
}

/// One building or all: with a script the list follows at once; without one it is sent by a button, with the search.
#[component]
fn WhichBuilding(list: List, buildings: Vec<(BuildingId, String)>) -> impl IntoView {
    let (words, navigate, node) = (words(), use_navigate(), NodeRef::<Select>::new());
    let (chosen, awake) = (Memo::new(move |_| list.query.with(|query| query.building)), hydrated());
    let value = |building: Option<BuildingId>| building.map(|id| id.to_string()).unwrap_or_default();
    effect(move || {
        let wanted = value(chosen.get());
        if let Some(select) = node.get() {
            select.set_value(&wanted);
        }
    });
    let go = move |ev| {
        let building = event_target_value(&ev).parse().ok();
        let href = list.first_page(move |query| query.building = building).get_untracked();
        navigate(&href, NavigateOptions { scroll: false, ..NavigateOptions::default() });
    };
    let options = buildings.into_iter().map(|(id, name)| {
        view! { <option value=id.to_string() selected=chosen.get_untracked() == Some(id)>{name}</option> }
    });
    view! {
        <span class="select toolbar-select">
            <select node_ref=node class="input" name="building" form=form_id("q") aria-label=words.staff_building() on:change=go>
                <option value="">{words.staff_all_buildings()}</option>
                {options.collect_view()}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
        <span hidden=awake>
            <Button small=true form=form_id("q")>{words.staff_show()}</Button>
        </span>
    }
    .into_any()
}

/// What is being typed and not yet in the address.
#[derive(Clone, Copy)]
struct Typing {
    typed: StoredValue<Option<String>>,
    timer: StoredValue<Option<TimeoutHandle>>,
    go: Callback<String>,
}

impl Typing {
    fn new(list: List) -> Self {
        let navigate = use_navigate();
        // Each letter replaces the address: "back" leads to the page before the list, not through a word letter by letter.
        let options = || NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        let go = Callback::new(move |text: String| {
            let wanted = text.trim().to_owned();
            if list.query.with_untracked(|query| query.search != wanted) {
                let href = list.first_page(move |query| query.search.clone_from(&wanted)).get_untracked();
                navigate(&href, options());
            }
        });
        let typing = Self { typed: StoredValue::new(None), timer: StoredValue::new(None), go };
        on_cleanup(move || typing.forget());
        typing
    }

    fn later(self, text: String) {
        self.forget();
        self.typed.set_value(Some(text));
        let timer = set_timeout_with_handle(move || self.send(), PAUSE).ok();
        self.timer.set_value(timer);
    }

    /// Enter: at once, and without loading the page anew.
    fn now(self, ev: &SubmitEvent) {
        ev.prevent_default();
        self.forget();
        self.send();
    }

    fn send(self) {
        if let Some(text) = self.typed.try_update_value(Option::take).flatten() {
            self.go.run(text);
        }
    }

    fn forget(self) {
        if let Some(timer) = self.timer.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    }
}
