//! What these pages show when they can't show what they were asked for.

use super::address;
use crate::{
    errors::answer,
    frame::{NotForYou, SignedOutLeads},
    site::words,
    ui::{ButtonLink, Drawing, EmptyState, Page, Sheet},
};
use domain::AppError;
use leptos::prelude::*;

/// A building that isn't there, or isn't the reader's; a page that isn't for them; or a fault, and the way to try again.
#[component]
pub fn Trouble(
    /// Why not.
    error: AppError,
    /// Pressed to try again.
    again: RwSignal<u32>,
) -> impl IntoView {
    let words = words();
    let try_again = move |()| again.update(|times| *times = times.wrapping_add(1));
    match error {
        AppError::Forbidden => view! { <NotForYou error/> }.into_any(),
        AppError::NotFound => {
            answer(&error);
            view! {
                <EmptyState
                    drawing=Drawing::Lost
                    title=words.buildings_unknown()
                    text=words.buildings_unknown_text()
                    level=1
                    actions=move || view! { <ButtonLink href=address::LIST>{words.buildings_back()}</ButtonLink> }
                />
            }
            .into_any()
        }
        error => view! {
            <SignedOutLeads error=error.clone()/>
            <Sheet>
                <EmptyState
                    drawing=Drawing::Door
                    title=words.buildings_unavailable()
                    text=error.sentence(words)
                    actions=move || view! { <ButtonLink href="" on_press=try_again>{words.common_retry()}</ButtonLink> }
                />
            </Sheet>
        }
        .into_any(),
    }
}

/// The same as a whole page.
#[component]
pub fn TroublePage(
    /// Why not.
    error: AppError,
) -> impl IntoView {
    if matches!(error, AppError::Forbidden) {
        return view! { <NotForYou error/> }.into_any();
    }
    view! {
        <Page narrow=true>
            <Trouble error again=RwSignal::new(0)/>
        </Page>
    }
    .into_any()
}
