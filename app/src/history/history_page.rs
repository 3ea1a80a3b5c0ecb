//! `/history`.

use super::api::{HistoryForm, ListHistory};
use crate::{
    address::{parameter, with},
    errors::{self, Refusal},
    frame::{NotForYou, PageTitle, SignedOutLeads},
    site::words,
    staff::address::panel,
    ui::{
        Awaited, ButtonLink, Cell, Column, DataTable, Drawing, EmptyState, Keep, Loading, Page, PageHeader, Pagination, Row,
        Sheet, hydrated, live,
    },
    wire::ask,
};
use domain::{
    AppError,
    history::{Told, ToldPage},
    ids::AccountId,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The history.
const HISTORY: &str = "/history";

/// What can't be read counts as not given.
fn read(search: &str) -> HistoryForm {
    let account = parameter(search, "account").filter(|account| account.parse::<AccountId>().is_ok());
    let before = parameter(search, "before").filter(|place| place.parse::<i64>().is_ok());
    HistoryForm { account: account.unwrap_or_default(), before: before.unwrap_or_default() }
}

/// The history of one account, or the whole; from this place back, or from today.
pub fn href(account: &str, before: &str) -> String {
    let parameters = [("account", account.to_owned()), ("before", before.to_owned())];
    let given: Vec<_> = parameters.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    with(HISTORY, &given)
}

/// A table of sentences.
#[component]
pub fn HistoryPage() -> impl IntoView {
    let words = words();
    let search = use_location().search;
    let asked = Memo::new(move |_| search.with(|search| read(search)));
    let again = RwSignal::new(0_u32);
    let answer = ask::<ListHistory, _>(move || (again.get(), asked.get()));
    let title = RwSignal::new(words.history_title());
    let (pending, set_pending) = signal(false);
    // The server draws no table that waits.
    let awake = hydrated();
    let busy = Signal::derive(move || awake.get() && pending.get());
    let body = move || {
        let asked = asked.get_untracked();
        answer.get().map(|answer| match answer {
            Ok(page) => view! { <Found page asked title busy/> }.into_any(),
            Err(Refusal(error @ AppError::Forbidden)) => view! { <NotForYou error/> }.into_any(),
            Err(Refusal(error)) => {
                // Of somebody whom the reader may not know there is no history.
                if error == AppError::NotFound {
                    errors::answer(&error);
                }
                view! { <Unavailable error asked again/> }.into_any()
            }
        })
    };
    view! {
        <PageTitle page=title/>
        <Page>
            <Awaited set_pending fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

/// Whose history it is is known from the history itself.
#[component]
fn Found(page: ToldPage, asked: HistoryForm, title: RwSignal<String>, busy: Signal<bool>) -> impl IntoView {
    let words = words();
    let subject = page.entries.iter().map(|entry| &entry.subject).find(|name| !name.is_empty());
    let person = subject.filter(|_| !asked.account.is_empty()).cloned();
    title.set(person.as_ref().map_or_else(|| words.history_title(), |name| words.history_of(name)));
    let account = asked.account.clone();
    let links = person.map(|name| {
        view! {
            <ButtonLink href=panel(&account)>{name}</ButtonLink>
            <ButtonLink href=HISTORY>{words.history_everything()}</ButtonLink>
        }
    });
    view! {
        <PageHeader title subtitle=Some(words.history_subtitle()) actions=move || links.into_view()/>
        {if page.entries.is_empty() {
            view! { <Nothing asked/> }.into_any()
        } else {
            view! { <Entries page asked busy/> }.into_any()
        }}
    }
}

#[component]
fn Entries(page: ToldPage, asked: HistoryForm, busy: Signal<bool>) -> impl IntoView {
    let words = words();
    let is_whole = asked.account.is_empty();
    let newest = (!asked.before.is_empty()).then(|| href(&asked.account, ""));
    let older = page.next.map(|place| href(&asked.account, &place.to_string()));
    view! {
        <DataTable
            caption=words.history_caption()
            busy
            head=move || {
                view! {
                    <Column label=words.history_column_when()/>
                    <Column label=words.history_column_what()/>
                    {is_whole.then(|| view! { <Column label=words.history_column_person() keep=Keep::Medium/> })}
                }
            }
        >
            {page.entries.into_iter().map(|entry| view! { <Sentence entry is_whole/> }).collect_view()}
        </DataTable>
        <Pagination
            label=words.common_pagination()
            summary=""
            previous=words.history_newest()
            previous_href=newest
            next=words.history_older()
            next_href=older
        />
    }
}

#[component]
fn Sentence(entry: Told, is_whole: bool) -> impl IntoView {
    let words = words();
    let person = entry.subject_id.filter(|_| is_whole && !entry.subject.is_empty());
    let link = person.map(|account| view! { <a class="small" href=panel(&account.to_string())>{entry.subject}</a> });
    view! {
        <Row>
            <Cell>
                <time class="soft small nowrap" datetime=entry.at.iso()>{words.date_time(entry.at)}</time>
            </Cell>
            <Cell>
                <span>{entry.sentence} {entry.change.map(|text| view! { <br/> <span class="soft small">{text}</span> })}</span>
            </Cell>
            {is_whole.then(|| view! { <Cell keep=Keep::Medium>{link}</Cell> })}
        </Row>
    }
}

#[component]
fn Nothing(asked: HistoryForm) -> impl IntoView {
    let words = words();
    let all =
        (asked != HistoryForm::default()).then(|| view! { <ButtonLink href=HISTORY>{words.history_everything()}</ButtonLink> });
    view! {
        <Sheet>
            <EmptyState
                drawing=Drawing::Keys
                title=words.history_empty_title()
                text=words.history_empty_text()
                actions=move || all.into_view()
            />
        </Sheet>
    }
}

#[component]
fn Unavailable(error: AppError, asked: HistoryForm, again: RwSignal<u32>) -> impl IntoView {
    let words = words();
    let here = href(&asked.account, &asked.before);
    let ask_again = move |()| again.update(|times| *times = times.wrapping_add(1));
    view! {
        <SignedOutLeads error=error.clone()/>
        <PageHeader title=words.history_title() subtitle=Some(words.history_subtitle())/>
        <Sheet>
            <EmptyState
                drawing=Drawing::Door
                title=words.error_title()
                text=error.sentence(words)
                actions=move || view! { <ButtonLink href=here on_press=ask_again>{words.common_retry()}</ButtonLink> }
            />
        </Sheet>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::history::HistoryQuery;

    #[test]
    fn what_cannot_be_read_of_the_address_counts_as_not_given() {
        for search in ["", "account=x", "account=&before=", "before=1e9", "before=%20", "account=%00"] {
            assert_eq!(read(search), HistoryForm::default(), "{search}");
        }
        let asked = read("account=00000000-0000-0000-0000-000000000001&before=42");
        assert_eq!(HistoryQuery::from(asked.clone()).before, Some(42));
        assert_eq!(href(&asked.account, &asked.before), "/history?account=00000000-0000-0000-0000-000000000001&before=42");
        assert_eq!(href("", ""), "/history");
    }
}
