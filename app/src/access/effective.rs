//! What all that is held comes to: what a person can do in each building, and from which grant.

use super::{api::ShowEffective, choosing::Choosing, matrix::NotNow, turning::Turning};
use crate::{
    errors::Refusal,
    site::words,
    ui::{Awaited, live},
    wire::ask,
};
use domain::{
    Words,
    permissions::{
        DescribedRight,
        giving::{EffectiveAccess, EffectiveRow, EffectiveSource},
    },
};
use leptos::prelude::*;

/// Building by building.
#[component]
pub fn Effective(
    /// Whose.
    choosing: Choosing,
) -> impl IntoView {
    let answer = ask::<ShowEffective, _>(move || (choosing.list.changes(), choosing.query()));
    let told = move || {
        answer.get().map(|found| match found {
            Ok(access) => view! { <Told access choosing/> }.into_any(),
            Err(Refusal(error)) => view! { <NotNow error/> }.into_any(),
        })
    };
    view! { <Awaited>{live(told)}</Awaited> }
}

#[component]
fn Told(access: EffectiveAccess, choosing: Choosing) -> impl IntoView {
    let words = words();
    let EffectiveAccess { is_administrator, rows, matching, page, has_next, rights } = access;
    if is_administrator {
        return view! { <p>{words.access_of_administrator()}</p> }.into_any();
    }
    if rows.is_empty() {
        return view! { <p class="soft">{words.access_nothing()}</p> }.into_any();
    }
    let shown = rows.len();
    let row = |row: EffectiveRow| {
        let may = usize::try_from(row.rights).ok().and_then(|at| rights.get(at)).map(Vec::as_slice).unwrap_or_default();
        let may = may.iter().map(|right| view! { <li>{said(right, words)}</li> }).collect_view();
        let from = row.sources.iter().map(|source| view! { <p class="given-when">{origin(source, words)}</p> }).collect_view();
        view! {
            <li>
                <h4 class="given-what">{row.name} " " <span class="soft small">{row.code}</span></h4>
                {from}
                <ul class="effective-rights">{may}</ul>
            </li>
        }
    };
    view! {
        <ul class="given">{rows.into_iter().map(row).collect_view()}</ul>
        <Turning page has_next shown matching choosing/>
    }
    .into_any()
}

fn said(right: &DescribedRight, words: Words) -> String {
    let level = words.effective_right(&right.capability, &right.level.name(words));
    if right.toggles.is_empty() { level } else { words.effective_with_toggles(&level, &right.toggles.join(", ")) }
}

fn origin(source: &EffectiveSource, words: Words) -> String {
    let given = match (source.is_everywhere, source.place.as_str()) {
        (true, _) => words.effective_everywhere(&source.group),
        (false, "") => words.effective_here(&source.group),
        (false, portfolio) => words.effective_in_portfolio(&source.group, portfolio),
    };
    match source.until {
        Some(until) => words.effective_until(&given, &words.date_time(until)),
        None => given,
    }
}
