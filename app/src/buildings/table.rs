//! The table of buildings.

use super::{
    address,
    buildings_page::{Answer, List},
    trouble::Trouble,
};
use crate::{
    errors::Refusal,
    site::{use_site, words},
    ui::{
        Awaited, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Keep, Look, Order, Row, RowLink, SkeletonRows,
        SortColumn, drawn_once, hydrated, live,
    },
};
use domain::{
    Words,
    buildings::{BuildingQuery, BuildingSummary, Sort, policy},
    staff::Direction,
};
use leptos::prelude::*;

/// How many columns there are.
const COLUMNS: u8 = 4;

/// "1–100 of 201": where a page begins is known of the first; another says how many are on it.
pub fn part(words: Words, shown: usize, matching: u32, is_first: bool) -> String {
    let (shown, all) = (i64::try_from(shown).unwrap_or(i64::MAX), i64::from(matching));
    if is_first { words.buildings_showing(1.min(shown), shown, all) } else { words.buildings_showing_some(shown, all) }
}

/// The header stays while the rows change, and with it the focus on a link that sorts.
#[component]
pub fn BuildingsTable(
    /// The rows.
    answer: Answer,
    /// What they answer.
    list: List,
) -> impl IntoView {
    let words = words();
    let (pending, set_pending) = signal(false);
    // The server draws no table that waits.
    let awake = hydrated();
    let archived = Memo::new(move |_| list.query.with(|query| query.archived));
    let rows = move || {
        answer.get().map(|answer| match answer {
            Ok(page) if page.rows.is_empty() => view! { <Nothing list/> }.into_any(),
            Ok(page) => drawn_once(move || page.rows.into_iter().map(|building| row(words, building)).collect_view().into_any()),
            Err(Refusal(error)) => view! { <Whole><Trouble error again=list.again/></Whole> }.into_any(),
        })
    };
    view! {
        <DataTable
            caption=words.buildings_caption()
            busy=Signal::derive(move || awake.get() && pending.get())
            head=move || {
                view! {
                    <Sorted list sort=Sort::Name label=words.buildings_name()/>
                    <Sorted list sort=Sort::Code label=words.buildings_code()/>
                    <Sorted list sort=Sort::Portfolio label=words.buildings_portfolio() keep=Keep::Medium/>
                    {live(move || {
                        let label = if archived.get() { words.buildings_archived_on() } else { words.buildings_people() };
                        view! { <Column label keep=Keep::Medium end=true/> }
                    })}
                }
            }
        >
            <Awaited set_pending fallback=move || view! { <SkeletonRows columns=COLUMNS/> }>{live(rows)}</Awaited>
        </DataTable>
    }
}

/// A column by which the list can be sorted; pressed again, the other way round.
#[component]
fn Sorted(list: List, sort: Sort, #[prop(into)] label: String, #[prop(optional)] keep: Keep) -> impl IntoView {
    let order = Signal::derive(move || match list.query.with(|query| (query.sort == sort).then_some(query.direction)) {
        None => Order::None,
        Some(Direction::Up) => Order::Ascending,
        Some(Direction::Down) => Order::Descending,
    });
    let href = list.first_page(move |query| {
        query.direction = if query.sort == sort { query.direction.turned() } else { Direction::Up };
        query.sort = sort;
    });
    view! { <SortColumn label href order keep/> }
}

fn row(words: Words, building: BuildingSummary) -> AnyView {
    let href = address::building(&building.id.to_string());
    let people = building.people.map(|people| words.number(i64::from(people)));
    let archived = building.archived.map(|at| words.date(at));
    view! {
        <Row>
            <Cell lead=true>
                <RowLink href>{building.name}</RowLink>
            </Cell>
            <Cell>
                <span class="soft small">{building.code}</span>
            </Cell>
            <Cell keep=Keep::Medium>{building.portfolio}</Cell>
            <Cell keep=Keep::Medium end=true>{archived.or(people)}</Cell>
        </Row>
    }
    .into_any()
}

/// Nothing matches: why, and the way back to something. (Where there is nothing at all, the page says what to do first.)
#[component]
fn Nothing(list: List) -> impl IntoView {
    let words = words();
    let BuildingQuery { archived, search, after, before, .. } = list.query.get_untracked();
    let (title, text) = if !search.is_empty() {
        (words.buildings_none_found(&search), words.buildings_none_found_text())
    } else if after.is_some() || before.is_some() {
        (words.buildings_none_on_page(), words.buildings_none_on_page_text())
    } else if archived {
        (words.buildings_none_archived(), words.buildings_none_archived_text())
    } else {
        return ().into_any();
    };
    let is_search = !archived && !search.is_empty();
    let elsewhere = (is_search && policy::may_administer(&use_site().actor()).is_ok()).then(|| {
        let href = list.first_page(|query| query.archived = true);
        view! { <ButtonLink href look=Look::Bare>{words.buildings_search_archived()}</ButtonLink> }
    });
    let href = list.first_page(|query| (query.search, query.archived) = (String::new(), false));
    view! {
        <Whole>
            <EmptyState
                drawing=Drawing::Magnifier
                title
                text
                actions=move || view! { <ButtonLink href>{words.buildings_show_all()}</ButtonLink> {elsewhere} }
            />
        </Whole>
    }
    .into_any()
}

/// One cell across the table.
#[component]
fn Whole(children: Children) -> impl IntoView {
    view! {
        <tr role="row">
            <td role="cell" colspan=i32::from(COLUMNS)>{children()}</td>
        </tr>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_page_says_which_part_it_is_as_far_as_that_is_known() {
        let said = |code, shown, is_first| part(Words::new(domain::Locale::parse(code).unwrap()), shown, 120, is_first);
        assert_eq!([said("en", 100, true), said("fr", 100, true)], ["1–100 of 120", "1 à 100 sur 120"]);
        assert_eq!(
            [said("en", 20, false), said("fr", 20, false)],
            ["20 on this page, 120 in all", "20 sur cette page, 120 en tout"]
        );
    }
}
