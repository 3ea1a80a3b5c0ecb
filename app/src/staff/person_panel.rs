//! `/staff/{id}`: one person beside the list.

use super::{
    address,
    api::{OpenPanel, PanelForm},
    dialogs::focus,
    list::List,
    news::follow,
    person::Person,
};
use crate::{
    errors::{Refusal, answer},
    frame::{PageTitle, SignedOutLeads},
    notices::done,
    site::words,
    ui::{Awaited, ButtonLink, Drawing, EmptyState, Loading, SidePanel, live},
    wire::ask,
};
use domain::AppError;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The list alone.
#[component]
pub fn NothingOpen() -> impl IntoView {}

/// Who it is, where the account stands, what can be done.
#[component]
pub fn PersonPanel() -> impl IntoView {
    let (words, list, params) = (words(), List::beside(), use_params_map());
    let account = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let panel = ask::<OpenPanel, _>(move || (list.changes(), PanelForm { account: account.get() }));
    let (title, on_screen) = (RwSignal::new(words.common_staff()), StoredValue::new(None));
    let spoken = follow(panel, on_screen, list);
    // What was just done is read out, also where the button that did it has gone: at once, and again when the panel has been drawn anew.
    let (done, is_drawn_anew) = (done(), StoredValue::new(true));
    Effect::new(move |before: Option<Option<_>>| {
        let now = done.get();
        panel.track();
        let is_news = now.is_some() && before.is_some_and(|before| before != now);
        if is_news || !is_drawn_anew.get_value() {
            is_drawn_anew.set_value(!is_news);
            request_animation_frame(|| focus(NEWS));
        }
        now
    });
    view! {
        <PageTitle page=title/>
        <Awaited fallback=move || view! { <Waiting/> }>
            {live(move || {
                panel
                    .get()
                    .map(|found| match found {
                        Ok(panel) => {
                            title.set(panel.summary.name.clone());
                            let panel = RwSignal::new(panel);
                            on_screen.set_value(Some(panel));
                            view! { <Person panel/> }.into_any()
                        }
                        Err(Refusal(AppError::NotFound)) => view! { <NobodyThere list/> }.into_any(),
                        Err(Refusal(error)) => view! { <NotNow list error/> }.into_any(),
                    })
            })}
        </Awaited>
        // Always there: readers announce what changes in a region that they know already.
        <p id="panel-spoken" class="visually-hidden" role="status">{spoken}</p>
    }
}

/// Where the panel says what was done.
pub const NEWS: &str = "panel-news";

/// The panel's place while its content is on the way. Without a heading: the one that comes is to take the focus.
#[component]
pub fn Waiting() -> impl IntoView {
    let words = words();
    view! {
        <aside class="panel" aria-label=words.common_loading()>
            <div class="panel-body">
                <div class="panel-section">
                    <Loading label=words.common_loading() rows=3/>
                </div>
            </div>
        </aside>
    }
}

/// The address names no account: the page says so, and so does its status.
#[component]
pub fn NobodyThere(
    /// The list behind.
    list: List,
) -> impl IntoView {
    answer(&AppError::NotFound);
    let words = words();
    let href = list.closed();
    view! {
        <SidePanel title=words.common_staff() close=words.common_close() close_href=href>
            <EmptyState
                drawing=Drawing::Lost
                title=words.staff_unknown()
                text=words.staff_unknown_text()
                actions=move || view! { <ButtonLink href>{words.staff_back_to_list()}</ButtonLink> }
            />
        </SidePanel>
    }
}

/// The panel can't be shown, and why.
#[component]
pub fn NotNow(
    /// The list behind.
    list: List,
    /// Why.
    error: AppError,
) -> impl IntoView {
    let words = words();
    let again = move |()| list.note_change();
    let href = Signal::derive(move || list.query.with(|query| list.path.with(|path| address::href(path, query))));
    view! {
        <SignedOutLeads error=error.clone()/>
        <SidePanel title=words.error_title() close=words.common_close() close_href=list.closed()>
            <EmptyState
                drawing=Drawing::Door
                title=words.error_title()
                text=error.sentence(words)
                actions=move || view! { <ButtonLink href on_press=again>{words.common_retry()}</ButtonLink> }
            />
        </SidePanel>
    }
}
