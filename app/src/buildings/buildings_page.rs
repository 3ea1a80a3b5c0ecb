//! `/buildings`: the list, for those who may see any.

use super::{
    address,
    api::ListBuildings,
    seeking::Seeking,
    table::{BuildingsTable, part},
};
use crate::{
    frame::{NotForYou, PageTitle},
    notices::DoneNotice,
    site::{use_site, words},
    ui::{Awaited, ButtonLink, Chip, ChipLinks, Drawing, EmptyState, Glyph, Look, Page, PageHeader, Pagination, Sheet, live},
    wire::{Inquiry, ask},
};
use domain::{
    Words,
    actor::Actor,
    buildings::{self, BuildingPage, BuildingQuery, model::COUNT_UP_TO, policy},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The answer to the list's question.
pub type Answer = Inquiry<ListBuildings>;

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct List {
    /// What part of the list is shown.
    pub query: Memo<BuildingQuery>,
    /// Changed to ask again.
    pub again: RwSignal<u32>,
}

impl List {
    /// Another part of the list.
    pub fn elsewhere(self, change: impl Fn(&mut BuildingQuery) + Send + Sync + 'static) -> Signal<String> {
        Signal::derive(move || {
            let mut query = self.query.get();
            change(&mut query);
            address::href(&query)
        })
    }

    /// The same from its first page on.
    pub fn first_page(self, change: impl Fn(&mut BuildingQuery) + Send + Sync + 'static) -> Signal<String> {
        self.elsewhere(move |query| {
            change(query);
            (query.after, query.before) = (None, None);
        })
    }
}

/// The list, for those who may see it.
#[component]
pub fn BuildingsPage() -> impl IntoView {
    let actor = use_site().person.get_untracked().map_or(Actor::Visitor, Actor::Staff);
    match policy::may_see_some(&actor) {
        Ok(()) => view! { <Buildings may_add=policy::may_administer(&actor).is_ok()/> }.into_any(),
        Err(error) => view! { <NotForYou error/> }.into_any(),
    }
}

#[component]
fn Buildings(may_add: bool) -> impl IntoView {
    let words = words();
    let search = use_location().search;
    let list = List { query: Memo::new(move |_| search.with(|search| address::read(search))), again: RwSignal::new(0) };
    let answer = ask::<ListBuildings, _>(move || (list.again.get(), list.query.get()));
    let kept = Signal::derive(move || {
        let mut query = list.query.get();
        (query.search, query.after, query.before) = (String::new(), None, None);
        address::parameters(&query)
    });
    let chips = Signal::derive(move || {
        let chip = |label, archived| {
            let href = list.first_page(move |query| query.archived = archived).get();
            Chip::new(label, href, list.query.with(|query| query.archived) == archived)
        };
        vec![chip(words.buildings_in_use(), false), chip(words.buildings_archived(), true)]
    });
    let href = Callback::new(move |search| {
        let mut query = list.query.get();
        (query.search, query.after, query.before) = (search, None, None);
        address::href(&query)
    });
    view! {
        <PageTitle page=words.buildings_title()/>
        <Page>
            <PageHeader
                title=words.buildings_title()
                about=move || view! { <HowMany answer list/> }
                actions=move || may_add.then(|| view! { <Additions/> })
            />
            <DoneNotice/>
            <Seeking
                label=words.buildings_search()
                action=address::LIST
                value=Signal::derive(move || list.query.with(|query| query.search.clone()))
                kept
                href
            >
                {may_add.then(|| view! { <ChipLinks label=words.buildings_filter() chips/> })}
            </Seeking>
            <BuildingsTable answer list/>
            <Awaited>
                {live(move || answer.get().and_then(Result::ok).map(|page| view! { <Foot page list may_add/> }))}
            </Awaited>
        </Page>
    }
}

/// What adds buildings, and the way to their portfolios.
#[component]
fn Additions() -> impl IntoView {
    let words = words();
    view! {
        <ButtonLink look=Look::Bare href=address::PORTFOLIOS>{words.buildings_portfolios()}</ButtonLink>
        <ButtonLink href=address::IMPORT>{words.buildings_paste()}</ButtonLink>
        <ButtonLink look=Look::Primary icon=Glyph::Plus href=address::NEW>
            {words.buildings_add()}
        </ButtonLink>
    }
}

#[component]
fn HowMany(answer: Answer, list: List) -> impl IntoView {
    let words = words();
    let said =
        move |page: BuildingPage| how_many(words, page.matching, list.query.with_untracked(|query| query.search.is_empty()));
    // The line keeps its height while there is nothing to say.
    let line = move || answer.get().map(|answer| answer.map_or_else(|_| "\u{a0}".to_owned(), said));
    view! { <Awaited fallback=|| "\u{a0}">{live(line)}</Awaited> }
}

fn how_many(words: Words, matching: u32, is_whole: bool) -> String {
    match (is_whole, matching > COUNT_UP_TO) {
        (_, true) => words.buildings_more_than(i64::from(COUNT_UP_TO)),
        (true, false) => words.buildings_count(i64::from(matching)),
        (false, false) => words.buildings_found(i64::from(matching)),
    }
}

/// The way to the pages before and after. Where there is nothing yet: what to do first.
#[component]
fn Foot(page: buildings::BuildingPage, list: List, may_add: bool) -> impl IntoView {
    let words = words();
    if page.matching == 0 && list.query.with_untracked(|query| *query == BuildingQuery::default()) {
        return view! {
            <Sheet>
                <EmptyState
                    drawing=Drawing::Keys
                    title=words.buildings_none()
                    text=if may_add { words.buildings_none_text() } else { String::new() }
                    actions=move || {
                        may_add
                            .then(|| {
                                view! {
                                    <ButtonLink look=Look::Primary icon=Glyph::Plus href=address::NEW>
                                        {words.buildings_add()}
                                    </ButtonLink>
                                    <ButtonLink href=address::IMPORT>{words.buildings_paste()}</ButtonLink>
                                }
                            })
                    }
                />
            </Sheet>
        }
        .into_any();
    }
    if page.rows.is_empty() {
        return ().into_any();
    }
    let summary = part(words, page.rows.len(), page.matching, page.previous.is_none());
    let (previous, next) = (page.previous, page.next);
    let previous = previous.map(|place| list.elsewhere(move |query| (query.before, query.after) = (Some(place.clone()), None)));
    let next = next.map(|place| list.elsewhere(move |query| (query.after, query.before) = (Some(place.clone()), None)));
    view! {
        <Pagination
            label=words.common_pagination()
            summary
            previous=words.common_previous()
            previous_href=Signal::derive(move || previous.map(|href| href.get()))
            next=words.common_next()
            next_href=Signal::derive(move || next.map(|href| href.get()))
        />
    }
    .into_any()
}
