//! What saving would change, in sentences, before it is saved.

use super::{
    api::PreviewAccess,
    choosing::{Choosing, Later},
    chosen::Chosen,
};
use crate::{
    site::words,
    ui::{effect, live},
    wire::ask_once,
};
use domain::{
    AppError, Words,
    permissions::{AccessChange, AccessForm},
};
use leptos::{prelude::*, task::spawn_local};

/// Asks the server when nothing has been changed for a moment: it alone knows what all the rules come to.
#[component]
pub fn Summary(
    /// What is chosen.
    choosing: Choosing,
) -> impl IntoView {
    let (words, later) = (words(), Later::after(300));
    let told = RwSignal::new(Vec::<String>::new());
    let is_somebody_new = choosing.account.with_value(String::is_empty);
    let has_none = Memo::new(move |_| is_somebody_new && choosing.chosen.with(|chosen| chosen.lines().is_empty()));
    let round = StoredValue::new(0_u32);
    effect(move || {
        let access = choosing.chosen.with(Chosen::lines);
        round.update_value(|round| *round = round.wrapping_add(1));
        let asked = round.get_value();
        if access.is_empty() {
            later.stop();
            return told.set(Vec::new());
        }
        let form = AccessForm { account: choosing.account.get_value(), version: 0, access };
        later.run(move || {
            spawn_local(async move {
                let found = ask_once::<PreviewAccess>(form.into()).await;
                if round.try_get_value() == Some(asked) {
                    told.set(match found {
                        Ok(preview) if preview.changes.is_empty() => vec![words.access_nothing_changes()],
                        Ok(preview) => preview.changes.iter().map(|change| sentence(change, words)).collect(),
                        Err(refusal) => vec![refused(&refusal.0, words)],
                    });
                }
            });
        });
    });
    view! {
        <div id="access-summary" class="access-summary" role="status" hidden=move || !choosing.awake.get()>
            {live(move || has_none.get().then(|| view! { <p class="soft small">{words.access_none_chosen()}</p> }))}
            {live(move || {
                let told = told.get();
                (!told.is_empty())
                    .then(|| {
                        let lines = told.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
                        view! {
                            <p class="strong">{words.access_summary()}</p>
                            <ul>{lines}</ul>
                        }
                    })
            })}
        </div>
    }
    .into_any()
}

fn refused(error: &AppError, words: Words) -> String {
    error.sentence(words)
}

/// One change, wherever it is the same.
fn sentence(change: &AccessChange, words: Words) -> String {
    let mut places = Vec::new();
    if change.everywhere {
        places.push(words.scope_all());
    }
    places.extend(change.portfolios.iter().map(|portfolio| words.scope_portfolio(portfolio)));
    if change.buildings > 0 {
        places.push(buildings(change, words));
    }
    let mut places = places.join(&words.access_and_there());
    if change.apart > 0 {
        places = words.access_apart(i64::from(change.apart), &places);
    }
    match (change.before.as_str(), change.after.as_str()) {
        (before, after) if before == after => words.access_change_same(after, &places),
        ("", after) => words.access_change_given(after, &places),
        (before, "") => words.access_change_taken(before, &places),
        (before, after) => words.access_change_turned(before, after, &places),
    }
}

fn buildings(change: &AccessChange, words: Words) -> String {
    let named = u32::try_from(change.names.len()).unwrap_or(u32::MAX);
    let (count, listed) = (i64::from(change.buildings), change.names.join(", "));
    match change.buildings.saturating_sub(named) {
        0 => words.access_in_buildings(count, &listed),
        more => words.access_in_buildings_and_more(count, &listed, i64::from(more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Locale;

    fn change(before: &str, after: &str, buildings: u32, names: &[&str]) -> AccessChange {
        AccessChange {
            before: before.into(),
            after: after.into(),
            buildings,
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            portfolios: Vec::new(),
            everywhere: false,
            apart: 0,
        }
    }

    fn said(code: &str, change: &AccessChange) -> String {
        sentence(change, Words::new(Locale::parse(code).unwrap()))
    }

    #[test]
    fn b5_what_would_change_is_told_in_sentences() {
        let given = change("", "Concierge", 12, &["A", "B", "C", "D"]);
        assert_eq!(said("en", &given), "Concierge in 12 buildings: A, B, C, D and 8 more; nothing before.");
        assert_eq!(said("fr", &given), "Concierge dans 12 immeubles (A, B, C, D et 8 autres), rien auparavant.");
        let turned = change("Default permissions", "Concierge", 3, &["A", "B", "C"]);
        assert_eq!(said("en", &turned), "Default permissions becomes Concierge in 3 buildings: A, B, C.");
        let taken = change("Concierge", "", 1, &["A"]);
        assert_eq!(said("en", &taken), "No longer Concierge in 1 building: A.");
        assert_eq!(said("fr", &taken), "Retiré\u{a0}: Concierge dans 1 immeuble (A).");
        let wide = AccessChange { everywhere: true, portfolios: vec!["East".into()], ..change("", "Concierge", 0, &[]) };
        assert_eq!(
            said("en", &wide),
            "Concierge in all buildings, present and future; all buildings of East, present and future; nothing before."
        );
        let apart = AccessChange { everywhere: true, apart: 2, ..change("Concierge", "Full access", 0, &[]) };
        assert_eq!(
            said("en", &apart),
            "Concierge becomes Full access in all buildings, present and future, but for 2 buildings with a permission group of their own."
        );
        let same = change("Concierge", "Concierge", 1, &["A"]);
        assert_eq!(said("en", &same), "Concierge in 1 building: A; as before.");
    }
}
