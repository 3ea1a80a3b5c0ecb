//! A page's answer, or why there is none.

use super::GROUPS;
use crate::{
    errors::{Refusal, answer},
    frame::{NotForYou, SignedOutLeads},
    site::words,
    ui::{ButtonLink, Drawing, EmptyState},
    user_groups::USER_GROUPS,
};
use domain::AppError;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Draws the answer when it has come.
pub fn shown<T>(found: Option<Result<T, Refusal>>, draw: impl FnOnce(T) -> AnyView) -> Option<AnyView> {
    found.map(|found| match found {
        Ok(found) => draw(found),
        Err(Refusal(error @ AppError::Forbidden)) => view! { <NotForYou error/> }.into_any(),
        Err(Refusal(error)) => instead(error),
    })
}

fn instead(error: AppError) -> AnyView {
    let words = words();
    let is_lost = error == AppError::NotFound;
    if is_lost {
        answer(&error);
    }
    let (drawing, title) = if is_lost { (Drawing::Lost, words.not_found_title()) } else { (Drawing::Door, words.error_title()) };
    let text = error.sentence(words);
    let path = use_location().pathname.get_untracked();
    // The list that the page belongs to.
    let list =
        if path.starts_with(USER_GROUPS) { (USER_GROUPS, words.user_groups()) } else { (GROUPS, words.permission_groups()) };
    let (href, label) = if is_lost { (list.0.to_owned(), list.1) } else { (path, words.common_retry()) };
    view! {
        <SignedOutLeads error/>
        <EmptyState drawing title text level=1 actions=move || view! { <ButtonLink href attr:rel="external">{label}</ButtonLink> }/>
    }
    .into_any()
}
