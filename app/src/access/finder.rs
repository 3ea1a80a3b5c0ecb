//! Search and portfolios above many buildings, for whichever view of somebody's access is looked at.

use super::{
    address::FIND,
    choosing::{Choosing, Later},
    like::kept,
};
use crate::{
    site::words,
    ui::{Chip, ChipLinks, SearchField},
};
use domain::permissions::Matrix;
use leptos::{ev::SubmitEvent, prelude::*};

/// More than this are searched rather than read.
pub const MANY: u32 = 10;

/// Search, and one portfolio or all.
#[component]
pub fn Finder(
    /// The page.
    matrix: StoredValue<Matrix>,
    /// Where one is.
    choosing: Choosing,
) -> impl IntoView {
    let (words, later) = (words(), Later::after(220));
    let search = Signal::derive(move || choosing.asked.with(|asked| asked.search.clone()));
    let find = move |text: String| {
        later.run(move || choosing.go(|asked| (asked.search, asked.page) = (text.trim().to_owned(), 0)));
    };
    let chips = Signal::derive(move || {
        let now = choosing.asked.with(|asked| asked.portfolio);
        let chip = |portfolio, name: String| {
            let href = choosing.elsewhere(move |asked| (asked.portfolio, asked.page) = (portfolio, 0)).get();
            Chip::new(name, href, now == portfolio)
        };
        let named = matrix
            .with_value(|matrix| matrix.portfolios.iter().map(|one| (Some(one.portfolio), one.name.clone())).collect::<Vec<_>>());
        let all = std::iter::once((None, words.access_all_portfolios()));
        all.chain(named).map(|(portfolio, name)| chip(portfolio, name)).collect::<Vec<_>>()
    });
    let has_portfolios = matrix.with_value(|matrix| !matrix.portfolios.is_empty());
    view! {
        <SearchField
            label=words.access_find()
            action=choosing.list.path.get_untracked()
            submit=words.common_search()
            name=FIND
            value=search
            hidden=Signal::derive(move || kept(choosing, |asked| (asked.search, asked.page) = (String::new(), 0)))
            on_input=find
            on:submit=move |ev: SubmitEvent| ev.prevent_default()
        />
        {has_portfolios.then(|| view! { <ChipLinks label=words.access_portfolio() chips/> })}
    }
    .into_any()
}
