//! `/delivery`.

use super::{
    api::{ListBlocked, Unblock},
    unblocking::Unblocking,
};
use crate::{
    address::{parameter, with},
    errors::Refusal,
    frame::{NotForYou, PageTitle, SignedOutLeads},
    notices::DoneNotice,
    site::{use_site, words},
    staff::address::panel,
    ui::{
        Awaited, ButtonLink, Cell, Column, DataTable, Details, Drawing, EmptyState, Glyph, Keep, Loading, Look, Page, PageHeader,
        Pagination, Row, SearchField, Sheet, Toolbar, breakable, effect, hydrated, live,
    },
    wire::{Sending, ask},
};
use domain::{
    AppError,
    delivery::{self, BlockedEntry, BlockedPage, BlockedQuery},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The blocked list.
pub const DELIVERY: &str = "/delivery";

fn read(search: &str) -> BlockedQuery {
    let given = |name| parameter(search, name).unwrap_or_default();
    BlockedQuery { search: given("q").trim().to_owned(), after: given("after") }
}

fn href(query: &BlockedQuery) -> String {
    let parameters = [("q", query.search.clone()), ("after", query.after.clone())];
    let given: Vec<_> = parameters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    with(DELIVERY, &given)
}

/// The list, for those who may see it.
#[component]
pub fn DeliveryPage() -> impl IntoView {
    match delivery::policy::may_see_blocked(&use_site().actor()) {
        Ok(()) => view! { <BlockedList/> }.into_any(),
        Err(error) => view! { <NotForYou error/> }.into_any(),
    }
}

/// The table, the search above it, and the question about one of its rows.
#[component]
fn BlockedList() -> impl IntoView {
    let (words, address) = (words(), use_location().search);
    let asked = Memo::new(move |_| address.with(|address| read(address)));
    let question = Memo::new(move |_| address.with(|address| parameter(address, "confirm")).filter(|it| !it.is_empty()));
    let (again, action) = (RwSignal::new(0_u32), Sending::<Unblock>::new());
    effect(move || {
        if action.sent.answer.with(|answer| matches!(answer, Some(Ok(_)))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    let answer = ask::<ListBlocked, _>(move || (again.get(), asked.get()));
    let (pending, set_pending) = signal(false);
    // The server draws no table that waits.
    let awake = hydrated();
    let busy = Signal::derive(move || awake.get() && pending.get());
    let body = move || {
        let asked = asked.get_untracked();
        answer.get().map(|answer| match answer {
            Ok(page) if page.rows.is_empty() => view! { <Nothing asked/> }.into_any(),
            Ok(page) => view! { <Entries page asked busy/> }.into_any(),
            Err(Refusal(error)) => view! { <Unavailable error asked again/> }.into_any(),
        })
    };
    view! {
        <PageTitle page=words.delivery_title()/>
        <Page>
            <PageHeader title=words.delivery_title() subtitle=Some(words.delivery_subtitle())/>
            <DoneNotice/>
            <Toolbar>
                <SearchField
                    label=words.delivery_search()
                    action=DELIVERY
                    submit=words.common_search()
                    value=Signal::derive(move || asked.with(|asked| asked.search.clone()))
                    clear=words.delivery_search_clear()
                    clear_href=Signal::stored(DELIVERY.to_owned())
                />
            </Toolbar>
            <Awaited set_pending fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
            {live(move || question.get().map(|address| view! { <Unblocking address action/> }))}
        </Page>
    }
}

#[component]
fn Entries(page: BlockedPage, asked: BlockedQuery, busy: Signal<bool>) -> impl IntoView {
    let words = words();
    let newest = (!asked.after.is_empty()).then(|| href(&BlockedQuery { after: String::new(), ..asked.clone() }));
    let older = page.next.map(|after| href(&BlockedQuery { after, ..asked }));
    view! {
        <DataTable
            caption=words.delivery_caption()
            busy
            head=move || {
                view! {
                    <Column label=words.delivery_address()/>
                    <Column label=words.delivery_reason()/>
                    <Column label=words.delivery_since() keep=Keep::Medium/>
                    <Column label=words.delivery_person() keep=Keep::Medium/>
                    <Column label=words.delivery_actions() hidden=true/>
                }
            }
        >
            {page.rows.into_iter().map(|entry| view! { <Entry entry/> }).collect_view()}
        </DataTable>
        <Pagination
            label=words.common_pagination()
            summary=""
            previous=words.delivery_newest()
            previous_href=newest
            next=words.delivery_older()
            next_href=older
        />
    }
}

/// What came back, why, and what to do about it.
#[component]
fn Entry(entry: BlockedEntry) -> impl IntoView {
    let words = words();
    let BlockedEntry { address, reason, reply, since, account } = entry;
    let reply = (!reply.is_empty()).then(|| {
        view! {
            <Details summary=words.delivery_reply()>
                <code class="mono small">{reply}</code>
            </Details>
        }
    });
    let correct = account.as_ref().filter(|account| account.can_be_corrected).map(|account| {
        let label = words.delivery_correct_this(&address);
        view! {
            <ButtonLink small=true icon=Glyph::Edit href=format!("{}?confirm=correct-address", panel(&account.id.to_string())) attr:aria-label=label>
                {words.staff_correct_and_resend()}
            </ButtonLink>
        }
    });
    let may_unblock = delivery::policy::may_unblock(&use_site().actor()).is_ok();
    let unblock = may_unblock.then(|| {
        let label = words.delivery_unblock_this(&address);
        let href = with(DELIVERY, &[("confirm", address.clone())]);
        view! {
            <ButtonLink small=true look=Look::Bare href attr:aria-label=label attr:data-noscroll="">
                {words.delivery_unblock()}
            </ButtonLink>
        }
    });
    let moved_on = account.as_ref().is_some_and(|account| account.has_moved_on);
    let moved_on = moved_on.then(|| view! { <p class="soft small">{words.delivery_moved_on()}</p> });
    let person = account.map(|account| {
        if account.can_be_opened {
            view! { <a href=panel(&account.id.to_string())>{account.name}</a> }.into_any()
        } else {
            account.name.into_any()
        }
    });
    view! {
        <Row>
            <Cell lead=true>{breakable(&address)}</Cell>
            <Cell>
                <p>{reason.sentence(words)}</p>
                {moved_on}
                {reply}
            </Cell>
            <Cell keep=Keep::Medium>
                <time class="soft small nowrap" datetime=since.iso() title=words.date_time(since)>{words.date(since)}</time>
            </Cell>
            <Cell keep=Keep::Medium>{person}</Cell>
            <Cell>
                {correct} " " {unblock}
            </Cell>
        </Row>
    }
}

#[component]
fn Nothing(asked: BlockedQuery) -> impl IntoView {
    let words = words();
    let (drawing, title, text) = if asked.search.is_empty() {
        (Drawing::Letter, words.delivery_empty(), words.delivery_empty_text())
    } else {
        (Drawing::Magnifier, words.delivery_nothing_found(&asked.search), words.delivery_nothing_found_text())
    };
    let all =
        (asked != BlockedQuery::default()).then(|| view! { <ButtonLink href=DELIVERY>{words.delivery_show_all()}</ButtonLink> });
    view! {
        <Sheet>
            <EmptyState drawing title text actions=move || all.into_view()/>
        </Sheet>
    }
}

#[component]
fn Unavailable(error: AppError, asked: BlockedQuery, again: RwSignal<u32>) -> impl IntoView {
    let words = words();
    let ask_again = move |()| again.update(|times| *times = times.wrapping_add(1));
    view! {
        <SignedOutLeads error=error.clone()/>
        <Sheet>
            <EmptyState
                drawing=Drawing::Door
                title=words.error_title()
                text=error.sentence(words)
                actions=move || view! { <ButtonLink href=href(&asked) on_press=ask_again>{words.common_retry()}</ButtonLink> }
            />
        </Sheet>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_part_of_the_list_is_wanted_and_says_it_again() {
        let query = BlockedQuery { search: "zoé@example.org".into(), after: "MTIz".into() };
        assert_eq!(href(&query), "/delivery?q=zo%C3%A9%40example.org&after=MTIz");
        assert_eq!(read("q=zo%C3%A9%40example.org&after=MTIz"), query);
        assert_eq!(read("confirm=x&done=unblocked&q=%20"), BlockedQuery::default());
        assert_eq!(href(&BlockedQuery::default()), "/delivery");
    }
}
