//! Search and filters above the list. Both are links and a plain form; with a script the list follows as one types.

use super::{address, list::List, staff_page::Answer, status::filter_name};
use crate::{
    site::words,
    ui::{Awaited, Chip, ChipLinks, Glyph, Icon, SearchField, Toolbar, live},
};
use domain::staff::StateFilter;
use leptos::{ev::SubmitEvent, leptos_dom::helpers::TimeoutHandle, prelude::*};
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
            <ChipLinks label=words.staff_filter() chips/>
            <Awaited>
                {live(move || {
                    let name = answer.get().and_then(Result::ok).and_then(|page| page.building);
                    list.query
                        .with(|query| query.building.is_some())
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
