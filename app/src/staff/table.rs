//! The table of people.

use super::{
    address,
    list::List,
    questions::Question,
    staff_page::Answer,
    status::{Status, filter_name},
};
use crate::{
    errors::{self, Refusal},
    frame::SignedOutLeads,
    site::{use_site, words},
    ui::{
        Awaited, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Glyph, Keep, Menu, MenuLink, Order, Row, SkeletonRows,
        SortColumn, Who, drawn_once, hydrated, live,
    },
};
use domain::{
    AppError, Moment, Words,
    staff::{self, AccountSummary, Direction, Sort, StaffQuery},
};
use leptos::prelude::*;

/// How many columns there are.
const COLUMNS: u8 = 6;

/// The header stays while the rows change, and with it the focus on a link that sorts.
#[component]
pub fn StaffTable(
    /// The rows.
    answer: Answer,
    /// What they answer.
    list: List,
) -> impl IntoView {
    let (words, open) = (words(), list.open());
    let (pending, set_pending) = signal(false);
    // The server draws no table that waits.
    let awake = hydrated();
    let rows = move || {
        answer.get().map(|answer| match answer {
            Ok(page) if page.rows.is_empty() => view! { <Nobody list/> }.into_any(),
            Ok(page) => drawn_once(move || {
                page.rows.into_iter().map(|person| view! { <Person person list open words/> }).collect_view().into_any()
            }),
            Err(Refusal(error)) => {
                // There is no such building, or none that the reader may know.
                if error == AppError::NotFound {
                    errors::answer(&error);
                }
                view! { <Unavailable error list/> }.into_any()
            }
        })
    };
    view! {
        <DataTable
            caption=words.staff_caption()
            busy=Signal::derive(move || awake.get() && pending.get())
            head=move || {
                view! {
                    <Sorted list sort=Sort::Name label=words.staff_name()/>
                    <Column label=words.common_language() keep=Keep::Wide/>
                    <Column label=words.staff_status()/>
                    <Column label=words.staff_last_seen() keep=Keep::Medium/>
                    <Sorted list sort=Sort::Added label=words.staff_added() keep=Keep::Wide/>
                    <Column label=words.staff_actions() hidden=true/>
                }
            }
        >
            <Awaited set_pending fallback=move || view! { <SkeletonRows columns=COLUMNS/> }>{live(rows)}</Awaited>
        </DataTable>
    }
}

/// A column by which the list can be sorted: names from A, dates from the newest; pressed again, the other way round.
#[component]
fn Sorted(list: List, sort: Sort, #[prop(into)] label: String, #[prop(optional)] keep: Keep) -> impl IntoView {
    let first = match sort {
        Sort::Name => Direction::Up,
        Sort::Added => Direction::Down,
    };
    let now = move || list.query.with(|query| (query.sort == sort).then_some(query.direction));
    let order = Signal::derive(move || match now() {
        None => Order::None,
        Some(Direction::Up) => Order::Ascending,
        Some(Direction::Down) => Order::Descending,
    });
    let href = list.first_page(move |query| {
        query.direction = if query.sort == sort { query.direction.turned() } else { first };
        query.sort = sort;
    });
    view! { <SortColumn label href order keep/> }
}

#[component]
fn Person(person: AccountSummary, list: List, open: Memo<Option<String>>, words: Words) -> impl IntoView {
    let id = StoredValue::new(person.id.to_string());
    let is_open = Signal::derive(move || open.with(|open| id.with_value(|id| open.as_ref() == Some(id))));
    let href = Signal::derive(move || list.query.with(|query| id.with_value(|id| address::href(&address::panel(id), query))));
    let star = person.is_administrator.then(|| words.common_administrator());
    let (added, last_seen, language) = (person.added, person.last_seen, person.locale);
    // Of an administrator others learn neither.
    let (name, note) = (person.name.clone(), Some(person.sign_in_name.clone()).filter(|note| !note.is_empty()));
    let deeds = deeds(&person, list, words);
    let seen = note.as_ref().map(|_| last_seen.map_or_else(|| words.staff_never_seen().into_any(), |at| day(words, at)));
    view! {
        <Row current=is_open>
            <Cell lead=true>
                <Who href name note star current=is_open/>
            </Cell>
            <Cell keep=Keep::Wide>
                <span lang=language.code()>{language.endonym()}</span>
            </Cell>
            <Cell>
                <Status summary=person words/>
            </Cell>
            <Cell keep=Keep::Medium>
                <span class="soft small nowrap">{seen}</span>
            </Cell>
            <Cell keep=Keep::Wide>
                <span class="soft small nowrap">{day(words, added)}</span>
            </Cell>
            <Cell actions=true>{deeds}</Cell>
        </Row>
    }
}

/// Rows 69 to 73: what can be done, behind three dots. Each leads to the panel with its question open. Whether all that the person has is the
/// reader's to manage, the panel finds out.
fn deeds(person: &AccountSummary, list: List, words: Words) -> Option<AnyView> {
    let (actor, account) = (use_site().actor(), person.id);
    let is_own = actor.signed_in().is_ok_and(|reader| reader.account == account);
    let is_above = person.is_administrator && !actor.holds_every_right();
    if staff::policy::may_invite(&actor).is_err() || is_own || is_above {
        return None;
    }
    let may = staff::policy::actions(person);
    let offered = [
        (may.edit, Question::Edit, Glyph::Edit, words.staff_edit()),
        (may.activate, Question::Activate, Glyph::Send, words.staff_activate()),
        (may.resend, Question::Resend, Glyph::Send, words.staff_resend()),
        (may.send_reset, Question::Reset, Glyph::Lock, words.staff_reset()),
        (may.hand_out_pin, Question::Pin, Glyph::Lock, words.staff_pin_new()),
        (may.print_card, Question::Card, Glyph::Print, words.staff_card()),
        (may.deactivate, Question::Deactivate, Glyph::Minus, words.staff_deactivate()),
        (may.reactivate, Question::Reactivate, Glyph::Check, words.staff_reactivate()),
    ];
    let items = offered
        .into_iter()
        .filter(|(is_offered, ..)| *is_offered)
        .map(|(_, question, icon, label)| {
            let panel = address::panel(&account.to_string());
            let href =
                Signal::derive(move || list.query.with(|query| address::href_with(&panel, query, "confirm", question.code())));
            view! {
                <MenuLink href icon>
                    {label}
                </MenuLink>
            }
        })
        .collect_view();
    Some(view! { <Menu label=words.staff_actions_of(&person.name)>{items}</Menu> }.into_any())
}

fn day(words: Words, at: Moment) -> AnyView {
    view! { <time datetime=at.iso() title=words.date_time(at)>{words.date(at)}</time> }.into_any()
}

/// Nobody matches: why, and the way back to somebody.
#[component]
fn Nobody(list: List) -> impl IntoView {
    let words = words();
    let StaffQuery { search, state, building, .. } = list.query.get_untracked();
    let filter = filter_name(state, words);
    let (title, text) = match (search.is_empty(), state.is_some()) {
        (false, false) => (words.staff_nobody_found(&search), words.staff_nobody_found_text()),
        (false, true) => (words.staff_nobody_found(&search), words.staff_nobody_found_filtered(&filter)),
        (true, true) => (words.staff_nobody_in_state(), words.staff_nobody_in_state_text(&filter)),
        (true, false) if building.is_some() => (words.staff_nobody_in_state(), words.staff_nobody_in_building_text()),
        (true, false) => (words.staff_nobody_on_page(), words.staff_nobody_on_page_text()),
    };
    let clear = (!search.is_empty()).then(|| {
        let href = list.first_page(|query| query.search.clear());
        view! { <ButtonLink href>{words.staff_search_clear()}</ButtonLink> }
    });
    let everyone = (search.is_empty() || state.is_some() || building.is_some()).then(|| {
        let href = list.first_page(|query| (query.search, query.state, query.building) = (String::new(), None, None));
        view! { <ButtonLink href>{words.staff_show_everyone()}</ButtonLink> }
    });
    view! {
        <Whole>
            <EmptyState drawing=Drawing::Magnifier title text actions=move || (clear, everyone).into_view()/>
        </Whole>
    }
}

#[component]
fn Unavailable(error: AppError, list: List) -> impl IntoView {
    let words = words();
    // Pressed with a script it asks again; without one the link does.
    let again = move |()| list.note_change();
    let href = list.elsewhere(|_| {});
    view! {
        <Whole>
            <SignedOutLeads error=error.clone()/>
            <EmptyState
                drawing=Drawing::Door
                title=words.staff_unavailable()
                text=error.sentence(words)
                actions=move || view! { <ButtonLink href on_press=again>{words.common_retry()}</ButtonLink> }
            />
        </Whole>
    }
}

/// One cell across the table.
#[component]
fn Whole(children: Children) -> impl IntoView {
    view! {
        <tr role="row">
            <td role="cell" colspan=i32::from(COLUMNS)>{children()}</td>
        </tr>
    }
}
