//! "The same access as …": a colleague is found by name.

use super::{
    address::{Asked, COLLEAGUE},
    choosing::{Choosing, Later, take_after},
    chosen::Chosen,
};
use crate::{
    site::{use_site, words},
    staff::{address, api::ListStaff},
    ui::{Awaited, ButtonLink, Details, SearchField, live},
    wire::ask,
};
use domain::{ids::AccountId, staff::StaffQuery};
use leptos::{ev::SubmitEvent, prelude::*};

/// As many as one looks through.
const SHOWN: usize = 6;

/// The search, and whom it has found. Without a script a plain form: it leads to the same page, which has to keep nothing that was typed.
#[component]
pub fn SameAs(
    /// What is chosen.
    choosing: Choosing,
) -> impl IntoView {
    let (words, later) = (words(), Later::after(250));
    let search = Signal::derive(move || choosing.asked.with(|asked| asked.colleague.clone()));
    let kept = Signal::derive(move || kept(choosing, |asked| asked.colleague.clear()));
    let is_open = search.with_untracked(|search| !search.is_empty());
    view! {
        <Details summary=words.access_like() open=is_open>
            <p class="hint">{words.access_like_hint()}</p>
            <SearchField
                label=words.access_like_search()
                action=choosing.list.path.get_untracked()
                submit=words.common_search()
                name=COLLEAGUE
                value=search
                hidden=kept
                on_input=move |text: String| later.run(move || choosing.go(|asked| text.trim().clone_into(&mut asked.colleague)))
                on:submit=move |ev: SubmitEvent| ev.prevent_default()
            />
            {live(move || search.with(|search| !search.is_empty()).then(|| view! { <Found choosing search/> }))}
        </Details>
    }
    .into_any()
}

/// What a plain search beside the list has to keep of the address.
pub fn kept(choosing: Choosing, without: impl FnOnce(&mut Asked)) -> Vec<(String, String)> {
    let mut asked = choosing.asked.get();
    without(&mut asked);
    let list = choosing.list.query.with(address::parameters);
    list.into_iter().chain(asked.parameters()).map(|(name, value)| (name.to_owned(), value)).collect()
}

#[component]
fn Found(choosing: Choosing, search: Signal<String>) -> impl IntoView {
    let words = words();
    let answer = ask::<ListStaff, _>(move || (0, StaffQuery { search: search.get(), ..StaffQuery::default() }));
    let own = choosing.account.get_value();
    let people = move || {
        let page = answer.get()?.ok()?;
        let found: Vec<_> =
            page.rows.into_iter().filter(|person| person.id.to_string() != own && !person.is_administrator).take(SHOWN).collect();
        Some(if found.is_empty() {
            view! { <p class="soft">{words.staff_nobody_found(&search.get_untracked())}</p> }.into_any()
        } else {
            let people =
                found.into_iter().map(|person| view! { <li>{offer(choosing, person.id, person.name)}</li> }).collect_view();
            view! { <ul class="flow-s">{people}</ul> }.into_any()
        })
    };
    view! { <Awaited>{live(people)}</Awaited> }.into_any()
}

fn offer(choosing: Choosing, account: AccountId, name: String) -> AnyView {
    let words = words();
    let label = words.access_like_take(&name);
    let press = move |()| {
        take_after(choosing, account, name.clone());
        choosing.said.set(words.access_selected());
    };
    let href = choosing.elsewhere(move |asked| (asked.like, asked.page) = (Some(account), 0));
    view! { <ButtonLink small=true href on_press=press>{label}</ButtonLink> }.into_any()
}

/// Whose access was taken over, and the way back.
#[component]
pub fn TakenAfter(
    /// What is chosen.
    choosing: Choosing,
) -> impl IntoView {
    let words = words();
    let is_like = move || choosing.chosen.with(|chosen| chosen.like().is_some());
    let name = move || Some(choosing.like_name.get()).filter(|name| !name.is_empty());
    let knows_all = use_site().actor().holds_every_right();
    let told = move || {
        let told = name().map_or_else(|| words.access_like_someone(), |name| words.access_like_set(&name));
        if knows_all { told } else { words.access_like_as_known(&told) }
    };
    move || {
        is_like().then(|| {
            view! {
                <p class="access-like">
                    <span>{live(told)}</span>
                    <ButtonLink
                        small=true
                        href=choosing.elsewhere(|asked| asked.like = None)
                        on_press=move |()| choosing.edit(|chosen| *chosen = Chosen::default())
                    >
                        {words.access_clear()}
                    </ButtonLink>
                </p>
            }
        })
    }
}
