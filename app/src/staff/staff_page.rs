//! `/staff`: the list, and beside it whatever panel is open.

use super::{address, api::ListStaff, finder::Finder, list::List, place::keep_place, table::StaffTable};
use crate::{
    frame::{NotForYou, PageTitle},
    notices::DoneNotice,
    site::{use_site, words},
    ui::{Awaited, ButtonLink, Drawing, EmptyState, Glyph, Look, Page, PageHeader, Pagination, Sheet, Split, live},
    wire::{Inquiry, ask},
};
use domain::{
    Words,
    staff::{self, StaffQuery, StateFilter, list::COUNT_UP_TO},
};
use leptos::prelude::*;
use leptos_router::components::Outlet;

/// The answer to the list's question.
pub type Answer = Inquiry<ListStaff>;

/// The list, for those who may see it.
#[component]
pub fn StaffPage() -> impl IntoView {
    let site = use_site();
    match staff::policy::may_see(&site.actor()) {
        Ok(()) => view! { <StaffList/> }.into_any(),
        Err(error) => view! { <NotForYou error/> }.into_any(),
    }
}

/// Header, search, filters, table, pages; and the panel.
#[component]
fn StaffList() -> impl IntoView {
    let (words, list) = (words(), List::provide());
    let (may_invite, open) = (may_invite(), list.open());
    let answer = ask::<ListStaff, _>(move || (list.changes().wrapping_add(list.moves()), list.query.get()));
    list.is_answered_by(answer);
    let remember_place = keep_place(list.open());
    view! {
        <PageTitle page=words.common_staff()/>
        <Split>
            // Whoever comes by keyboard needn't walk through the list.
            {live(move || open.with(Option::is_some).then(|| view! { <a class="skip" href="#panel-title">{words.staff_skip_to_panel()}</a> }))}
            <Page on:click=remember_place>
                <PageHeader
                    title=words.common_staff()
                    about=move || view! { <HowMany answer list/> }
                    actions=move || {
                        may_invite
                            .then(|| {
                                view! {
                                    <ButtonLink
                                        look=Look::Primary
                                        icon=Glyph::Plus
                                        href=Signal::derive(move || list.query.with(|query| address::href(address::NEW, query)))
                                    >
                                        {words.staff_add()}
                                    </ButtonLink>
                                }
                            })
                    }
                />
                // Where a panel is open, it says what was done.
                {live(move || open.with(Option::is_none).then(|| view! { <div class="notice-slot"><DoneNotice/></div> }))}
                <Finder list answer/>
                <StaffTable answer list/>
                <Awaited>
                    {live(move || answer.get().and_then(Result::ok).map(|page| view! { <Foot page list/> }))}
                </Awaited>
            </Page>
            <Outlet/>
        </Split>
    }
}

fn may_invite() -> bool {
    staff::policy::may_invite(&use_site().actor()).is_ok()
}

/// "212 people · 9 need attention". Of the few that a search has found, nobody says how many of all need it.
#[component]
fn HowMany(answer: Answer, list: List) -> impl IntoView {
    let words = words();
    let said = move |page: staff::StaffPage| {
        let is_whole = list.query.with_untracked(is_whole);
        let attention = if is_whole { i64::from(page.attention) } else { 0 };
        let href = list.first_page(|query| *query = StaffQuery { state: Some(StateFilter::Attention), ..StaffQuery::default() });
        view! {
            {how_many(words, page.matching, is_whole)}
            {(attention > 0).then(|| view! { " · " <a href=href>{words.staff_need_attention(attention)}</a> })}
        }
    };
    // The line keeps its height while there is nothing to say.
    let line = move || answer.get().map(|answer| answer.map_or_else(|_| "\u{a0}".into_any(), |page| said(page).into_any()));
    view! { <Awaited fallback=|| "\u{a0}">{live(line)}</Awaited> }
}

fn how_many(words: Words, matching: u32, is_whole: bool) -> String {
    match (is_whole, matching > COUNT_UP_TO) {
        (true, false) => words.staff_people(i64::from(matching)),
        (true, true) => words.staff_more_than(i64::from(COUNT_UP_TO)),
        (false, false) => words.staff_found(i64::from(matching)),
        (false, true) => words.staff_found_more_than(i64::from(COUNT_UP_TO)),
    }
}

/// Nobody is left out.
fn is_whole(query: &StaffQuery) -> bool {
    query.search.is_empty() && query.state.is_none() && query.building.is_none()
}

/// "1–100 of 201". Where a page begins is known of the first and, counted from the end, of the last: a page in between is reached
/// by the name it begins with, and says how many are on it.
fn showing(words: Words, shown: i64, matching: u32, is_first: bool, is_last: bool) -> String {
    let (is_counted, all) = (matching <= COUNT_UP_TO, i64::from(matching.min(COUNT_UP_TO)));
    let part = |from: i64, to: i64| if from < to { words.staff_part(from, to) } else { words.number(to) };
    match (is_first, is_last) {
        (true, _) if is_counted => words.staff_showing(&part(1, shown), all),
        (true, _) => words.staff_showing_more_than(&part(1, shown), all),
        (false, true) if is_counted => words.staff_showing(&part((all - shown + 1).max(1), all), all),
        _ if is_counted => words.staff_showing_some(shown, all),
        _ => words.staff_showing_some_more_than(shown, all),
    }
}

/// The way to the pages before and after. For an administrator who is still alone: what to do next.
#[component]
fn Foot(page: staff::StaffPage, list: List) -> impl IntoView {
    let words = words();
    let shown = i64::try_from(page.rows.len()).unwrap_or(i64::MAX);
    let summary = showing(words, shown, page.matching, page.previous.is_none(), page.next.is_none());
    let (previous, next) = (page.previous, page.next);
    let previous_href =
        previous.map(|place| list.elsewhere(move |query| (query.before, query.after) = (Some(place.clone()), None)));
    let next_href = next.map(|place| list.elsewhere(move |query| (query.after, query.before) = (Some(place.clone()), None)));
    let is_alone = page.matching <= 1 && may_invite() && list.query.with_untracked(is_whole);
    view! {
        {(shown > 0 && !is_alone)
            .then(|| {
                view! {
                    <Pagination
                        label=words.common_pagination()
                        summary
                        previous=words.common_previous()
                        previous_href=Signal::derive(move || previous_href.map(|href| href.get()))
                        next=words.common_next()
                        next_href=Signal::derive(move || next_href.map(|href| href.get()))
                    />
                }
            })}
        {is_alone
            .then(|| {
                view! {
                    <div class="notice-slot"></div>
                    <Sheet>
                        <EmptyState
                            drawing=Drawing::People
                            title=words.staff_alone()
                            text=words.staff_alone_text()
                            actions=move || view! { <ButtonLink href=address::NEW icon=Glyph::Plus>{words.staff_add()}</ButtonLink> }
                        />
                    </Sheet>
                }
            })}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_9_each_page_says_which_part_it_is_as_far_as_that_is_known() {
        let (most, more) = (COUNT_UP_TO, COUNT_UP_TO + 1);
        for ((shown, matching, is_first, is_last), en, fr) in [
            ((100, 201, true, false), "1–100 of 201", "1 à 100 sur 201"),
            ((100, 201, false, false), "100 people on this page, 201 in all", "100 personnes sur cette page, 201 en tout"),
            ((1, 201, false, true), "201 of 201", "201 sur 201"),
            ((20, 120, false, true), "101–120 of 120", "101 à 120 sur 120"),
            ((2, 2, true, true), "1–2 of 2", "1 à 2 sur 2"),
            ((100, most, true, false), "1–100 of 10,000", "1 à 100 sur 10\u{202f}000"),
            ((100, more, true, false), "1–100 of more than 10,000", "1 à 100 sur plus de 10\u{202f}000"),
            (
                (7, more, false, true),
                "7 people on this page, more than 10,000 in all",
                "7 personnes sur cette page, plus de 10\u{202f}000 en tout",
            ),
        ] {
            let said = |code| showing(Words::new(domain::Locale::parse(code).unwrap()), shown, matching, is_first, is_last);
            assert_eq!([said("en"), said("fr")], [en, fr]);
        }
    }
}
