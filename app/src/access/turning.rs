//! From one page of the buildings to the next.

use super::choosing::Choosing;
use crate::site::words;
use domain::permissions::giving::ROWS;
use leptos::prelude::*;

/// The links. The list behind stays where it is.
#[component]
pub fn Turning(
    /// Which page this is, from 0.
    page: u32,
    /// Is there another?
    has_next: bool,
    /// How many buildings are on it.
    shown: usize,
    /// How many there are in all.
    matching: u32,
    /// Where one is.
    choosing: Choosing,
    /// Nowhere to go, without a script.
    #[prop(optional, into)]
    hidden: Signal<bool>,
) -> impl IntoView {
    let words = words();
    if page == 0 && !has_next {
        return None;
    }
    let from = i64::from(page) * i64::try_from(ROWS).unwrap_or(i64::MAX) + 1;
    let to = from + i64::try_from(shown).unwrap_or(i64::MAX) - 1;
    let turn = move |page: Option<u32>, label: String| {
        page.map(|page| {
            let href = choosing.elsewhere(move |asked| asked.page = page);
            view! { <a class="button small" href=href data-noscroll="">{label}</a> }
        })
    };
    Some(view! {
        <nav class="pagination" aria-label=words.access_pages()>
            <span>{words.staff_showing(&words.staff_part(from, to), i64::from(matching))}</span>
            <span class="pagination-links" hidden=hidden>
                {turn(page.checked_sub(1), words.common_previous())}
                {turn(page.checked_add(1).filter(|_| has_next), words.common_next())}
            </span>
        </nav>
    })
}
