//! Who has access to a building, by what, and who of them may do this or that there.

use super::{address, api::ListHolders, seeking::Seeking, table::part, trouble::Trouble};
use crate::{
    errors::Refusal,
    site::words,
    staff::{self, Status},
    ui::{
        Awaited, Button, ButtonLink, Cell, Choice, Column, DataTable, Drawing, EmptyState, Entry, Pagination, Row, SelectField,
        Sheet, Who, drawn_once, hydrated, live,
    },
    wire::ask,
};
use domain::{
    Words,
    buildings::{
        Holder, HoldersPage, HoldersQuery, Source,
        model::{COUNT_UP_TO, SourceScope},
    },
    ids::CapabilityId,
    permissions::Level,
    staff::StaffQuery,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The section.
#[component]
pub fn Holders(
    /// Which building's.
    building: String,
    /// What can be asked about.
    capabilities: Vec<(CapabilityId, String)>,
    /// The building's portfolio.
    portfolio: String,
) -> impl IntoView {
    let words = words();
    let (search, path) = (use_location().search, address::building(&building));
    let list =
        staff::address::href(staff::address::LIST, &StaffQuery { building: building.parse().ok(), ..StaffQuery::default() });
    let query = Memo::new(move |_| search.with(|search| address::read_holders(building.clone(), search)));
    let again = RwSignal::new(0);
    let answer = ask::<ListHolders, _>(move || (again.get(), query.get()));
    let (pending, set_pending) = signal(false);
    let awake = hydrated();
    let busy = Signal::derive(move || awake.get() && pending.get());
    let portfolio = StoredValue::new(portfolio);
    let people = move || {
        answer.get().map(|answer| match answer {
            Ok(page) => people(words, page, &query.get_untracked(), &portfolio.get_value(), busy),
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    let from_the_start = move |change: &dyn Fn(&mut HoldersQuery)| {
        let mut query = query.get();
        (query.after, query.before) = (None, None);
        change(&mut query);
        query
    };
    let kept = Signal::derive(move || address::holders_parameters(&from_the_start(&|query| query.search.clear())));
    let href = Callback::new(move |search: String| {
        address::holders_href(&from_the_start(&|query| search.clone_into(&mut query.search)))
    });
    view! {
        <section class="flow-s" aria-labelledby="holders">
            <h2 id="holders">{words.buildings_holders()}</h2>
            <p class="soft small">
                <a href=list>{words.buildings_in_staff_list()}</a>
            </p>
            <WhoCan path=path.clone() query capabilities/>
            <Seeking
                label=words.buildings_holders_search()
                action=path
                value=Signal::derive(move || query.with(|query| query.search.clone()))
                kept
                href
            />
            <Awaited set_pending fallback=|| ()>{live(people)}</Awaited>
        </section>
    }
}

/// "Who can do what here?": a question of two choices, put into the address.
#[component]
fn WhoCan(path: String, query: Memo<HoldersQuery>, capabilities: Vec<(CapabilityId, String)>) -> impl IntoView {
    let words = words();
    let HoldersQuery { capability, level, search, .. } = query.get_untracked();
    let capabilities = capabilities.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect::<Vec<_>>();
    let levels = [Level::View, Level::Manage].map(|level| Choice::new(level.code(), level.name(words)));
    view! {
        <form class="form" method="get" action=path aria-label=words.buildings_can()>
            <div class="field-row with-button">
                <SelectField
                    entry=Entry::new("can").holding(&capability)
                    label=words.buildings_can()
                    blank=words.buildings_can_anything()
                    options=capabilities
                />
                <SelectField entry=Entry::new("level").holding(level.code()) label=words.buildings_can_level() options=levels.to_vec()/>
                <div class="row-button">
                    <Button>{words.buildings_can_submit()}</Button>
                </div>
            </div>
            {(!search.is_empty()).then(|| view! { <input type="hidden" name="q" value=search/> })}
        </form>
    }
}

fn people(words: Words, page: HoldersPage, query: &HoldersQuery, portfolio: &str, busy: Signal<bool>) -> AnyView {
    if page.rows.is_empty() {
        let href = address::building(&query.building);
        return view! {
            <Sheet>
                <EmptyState
                    drawing=Drawing::People
                    title=words.buildings_nobody()
                    text=words.buildings_nobody_text()
                    actions=move || view! { <ButtonLink href>{words.buildings_everybody()}</ButtonLink> }
                />
            </Sheet>
        }
        .into_any();
    }
    let elsewhere = |after: Option<String>, before: Option<String>| {
        let place = after.is_some() || before.is_some();
        place.then(|| address::holders_href(&HoldersQuery { after, before, ..query.clone() }))
    };
    let many = match page.matching {
        more if more > COUNT_UP_TO => words.buildings_holders_more_than(i64::from(COUNT_UP_TO)),
        count => words.buildings_holders_count(i64::from(count)),
    };
    let is_whole = page.previous.is_none() && page.next.is_none();
    let summary = if is_whole { many } else { part(words, page.rows.len(), page.matching, page.previous.is_none()) };
    let (previous, next) = (elsewhere(None, page.previous), elsewhere(page.next, None));
    let (rows, portfolio) = (page.rows, portfolio.to_owned());
    view! {
        <DataTable
            caption=words.buildings_holders_caption()
            busy
            head=move || {
                view! {
                    <Column label=words.buildings_holder()/>
                    <Column label=words.buildings_access()/>
                    <Column label=words.staff_status()/>
                }
            }
        >
            {drawn_once(move || rows.into_iter().map(|holder| row(words, holder, &portfolio)).collect_view().into_any())}
        </DataTable>
        <Pagination
            label=words.common_pagination()
            summary
            previous=words.common_previous()
            previous_href=previous
            next=words.common_next()
            next_href=next
        />
    }
    .into_any()
}

fn row(words: Words, holder: Holder, portfolio: &str) -> AnyView {
    let Holder { who, sources } = holder;
    let star = who.is_administrator.then(|| words.common_administrator());
    let access = if who.is_administrator {
        vec![words.buildings_everything()]
    } else {
        sources.iter().map(|source| told(words, source, portfolio)).collect()
    };
    let (href, name) = (staff::address::panel(&who.id.to_string()), who.name.clone());
    let note = Some(who.sign_in_name.clone()).filter(|name| !name.is_empty());
    view! {
        <Row>
            <Cell lead=true>
                <Who href name note star/>
            </Cell>
            <Cell>
                <span class="small">
                    {access.into_iter().map(|line| view! { <span>{line}</span> <br/> }).collect_view()}
                </span>
            </Cell>
            <Cell>
                <Status summary=who words/>
            </Cell>
        </Row>
    }
    .into_any()
}

/// "Concierge, given for this building, until 12 March".
fn told(words: Words, source: &Source, portfolio: &str) -> String {
    let from = match source.from {
        SourceScope::Building => words.buildings_from_building(&source.group),
        SourceScope::Portfolio => words.buildings_from_portfolio(&source.group, portfolio),
        SourceScope::All => words.buildings_from_all(&source.group),
    };
    match source.term {
        None => from,
        Some((begins, ends)) if source.is_ahead => {
            format!("{from}, {}", words.buildings_from_until(&words.date_time(begins), &words.date_time(ends)))
        }
        Some((_, ends)) => format!("{from}, {}", words.buildings_until(&words.date_time(ends))),
    }
}
