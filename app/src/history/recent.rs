//! The latest about one person, for the panel.

use super::{
    api::{LatestForm, LatestHistory},
    history_page::href,
};
use crate::{
    site::words,
    ui::{Awaited, PanelSection, live},
    wire::ask,
};
use domain::{history::Told, ids::AccountId};
use leptos::prelude::*;

/// The last entries, and the way to all of them. A history that can't be read leaves the panel as it is.
#[component]
pub fn RecentHistory(
    /// Whose.
    account: AccountId,
    /// The name, for the link.
    #[prop(into)]
    name: String,
) -> impl IntoView {
    let words = words();
    let form = LatestForm { account: account.to_string() };
    let whole = href(&form.account, "");
    let answer = ask::<LatestHistory, _>(move || (0, form.clone()));
    let told = move |entries: Vec<Told>| {
        entries
            .into_iter()
            .map(|entry| {
                view! {
                    <li class="small">
                        <p>{entry.sentence}</p>
                        <time class="soft" datetime=entry.at.iso()>{words.date_time(entry.at)}</time>
                    </li>
                }
            })
            .collect_view()
    };
    view! {
        <PanelSection title=words.history_title()>
            <ul class="flow-s">
                <Awaited>{live(move || answer.get().and_then(Result::ok).map(told))}</Awaited>
            </ul>
            <p class="small">
                <a href=whole>{words.history_of(&name)}</a>
            </p>
        </PanelSection>
    }
}
