//! How much of each capability: None, View or Manage, with help beside them, and what it may allow besides.

use crate::{
    forms::{FormState, input_named, input_of_list},
    site::words,
    ui::{Glyph, Icon},
};
use domain::{
    Words,
    permissions::{
        Level,
        catalogue::Toggle,
        form::{level_value, parse_level},
        groups::Offer,
    },
};
use leptos::prelude::*;

/// All of them.
#[component]
pub fn Levels(
    /// The form they stand in.
    form: FormState,
    /// What is offered, and what is allowed of it.
    offers: Vec<Offer>,
) -> impl IntoView {
    let words = words();
    let typed: Option<Vec<_>> =
        form.typed_list("levels").map(|typed| typed.iter().filter_map(|value| parse_level(value)).collect());
    // Where there was no room for everything typed, toggles went after the levels: if levels came back, then so did all toggles.
    let toggled = typed.is_some().then(|| form.typed_list("toggles").unwrap_or_default());
    let row = |(at, mut offer): (usize, Offer)| {
        let found = typed.iter().flatten().find(|(capability, _)| *capability == offer.capability.id);
        offer.level = found.map_or(offer.level, |(_, level)| *level);
        if let Some(toggled) = &toggled {
            offer.toggles = toggled.iter().filter_map(|id| id.parse().ok()).collect();
        }
        level(words, at, offer)
    };
    view! {
        <div class="levels">{offers.into_iter().enumerate().map(row).collect_view()}</div>
        // Shown by the style sheet while nothing above is chosen.
        <p class="allows-nothing">
            <Icon glyph=Glyph::Warning/>
            <span>{words.permission_groups_allows_nothing()}</span>
        </p>
    }
    .into_any()
}

fn level(words: Words, at: usize, offer: Offer) -> AnyView {
    let Offer { capability, level: held, toggles: allowed } = offer;
    let (title, note) = (format!("level-{at}"), format!("level-{at}-help"));
    let choice = |level: Level| {
        let id = format!("level-{at}-{}", level.code());
        view! {
            <span class="segment">
                <input
                    type="radio"
                    id=id.clone()
                    name=input_named(&format!("levels][{at}"))
                    value=level_value(capability.id, level)
                    checked=level == held
                />
                <label for=id>{level.name(words)}</label>
            </span>
        }
    };
    let choices = Level::ALL.map(choice).collect_view();
    let has_toggles = !capability.toggles.is_empty();
    let toggles = capability.toggles.into_iter().map(|found| toggle(&found, allowed.contains(&found.id))).collect_view();
    let [of_choices, of_toggles] = [title.clone(), title.clone()];
    let described_by = note.clone();
    view! {
        <div class="level">
            <div>
                <h3 id=title>{capability.name}</h3>
                <p id=note class="hint">{capability.help}</p>
            </div>
            <div class="segments" role="radiogroup" aria-labelledby=of_choices aria-describedby=described_by>
                {choices}
            </div>
            {has_toggles
                .then(|| {
                    view! {
                        <div class="level-toggles" role="group" aria-labelledby=of_toggles>
                            {toggles}
                        </div>
                    }
                })}
        </div>
    }
    .into_any()
}

fn toggle(Toggle { id, name }: &Toggle, allowed: bool) -> AnyView {
    let own = format!("toggle-{id}");
    view! {
        <div class="choice">
            <input type="checkbox" id=own.clone() name=input_of_list("toggles") value=id.to_string() checked=allowed/>
            <label for=own>{name.clone()}</label>
        </div>
    }
    .into_any()
}
