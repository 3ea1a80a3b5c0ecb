//! A page's answer, or why there is none.

use crate::{
    errors::{Refusal, answer},
    frame::{NotForYou, SignedOutLeads},
    site::words,
    ui::{ButtonLink, Drawing, EmptyState},
};
use domain::AppError;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Draws the answer when it has come. `list` is where one looks for what isn't there: an address, and what it is called.
pub fn shown<T>(
    found: Option<Result<T, Refusal>>,
    list: (&'static str, String),
    draw: impl FnOnce(T) -> AnyView,
) -> Option<AnyView> {
    found.map(|found| match found {
        Ok(found) => draw(found),
        Err(Refusal(error @ AppError::Forbidden)) => view! { <NotForYou error/> }.into_any(),
        Err(Refusal(error)) => instead(error, list),
    })
}

fn instead(error: AppError, list: (&str, String)) -> AnyView {
    let words = words();
    let is_lost = error == AppError::NotFound;
    if is_lost {
        answer(&error);
    }
    let (drawing, title) = if is_lost { (Drawing::Lost, words.not_found_title()) } else { (Drawing::Door, words.error_title()) };
    let text = error.sentence(words);
    let (href, label) =
        if is_lost { (list.0.to_owned(), list.1) } else { (use_location().pathname.get_untracked(), words.common_retry()) };
    view! {
        <SignedOutLeads error/>
        <EmptyState drawing title text level=1 actions=move || view! { <ButtonLink href attr:rel="external">{label}</ButtonLink> }/>
    }
    .into_any()
}
