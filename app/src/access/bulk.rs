//! Many buildings at once: all that there are, a portfolio's, and those to come.

use super::{choosing::Choosing, chosen::Chosen};
use crate::{
    site::words,
    ui::{Button, CheckboxField, Choice, Entry, FieldRow, SelectField, effect, live},
};
use domain::{
    Words,
    ids::{PermissionGroupId, PortfolioId},
    permissions::{
        Matrix, Scope,
        giving::{Line, MatrixGroup, Target, Wanted},
        groups,
    },
};
use leptos::{html::Select, prelude::*};

/// What is chosen for many at once, before it is pressed. Kept while pages are turned.
#[derive(Clone, Copy)]
pub struct Bulk {
    group: RwSignal<String>,
    place: RwSignal<String>,
    is_future: RwSignal<bool>,
}

impl Bulk {
    /// Nothing yet: all buildings, and what is usual.
    pub fn new() -> Self {
        Self { group: RwSignal::new(String::new()), place: RwSignal::new(String::new()), is_future: RwSignal::new(false) }
    }
}

/// The controls. Without a script, one list of all that can be said.
#[component]
pub fn BulkChoice(
    /// The page.
    matrix: StoredValue<Matrix>,
    /// What is chosen.
    choosing: Choosing,
    /// What is set here.
    bulk: Bulk,
) -> impl IntoView {
    let words = words();
    let (groups, places, plain) = matrix.with_value(|matrix| {
        if bulk.group.with_untracked(String::is_empty) {
            bulk.group.set(usual(matrix));
        }
        (
            given(matrix).map(|group| Choice::new(group.group.to_string(), group.name.clone())).collect(),
            places(matrix, words),
            plain(matrix, choosing, words),
        )
    });
    // Row 38: what the user group says a building begins with is chosen here, until something else is.
    effect(move || {
        if let Some(group) =
            choosing.usual.get().filter(|id| matrix.with_value(|matrix| given(matrix).any(|one| one.group == *id)))
        {
            bulk.group.set(group.to_string());
        }
    });
    let has_portfolios = places.len() > 1;
    let portfolio = move || bulk.place.with(|place| place.parse::<PortfolioId>().ok());
    let may_future = move || {
        let of_portfolio =
            |id| matrix.with_value(|matrix| matrix.portfolios.iter().any(|one| one.portfolio == id && one.may_change));
        portfolio().map_or_else(|| matrix.with_value(|matrix| matrix.may_everywhere), of_portfolio)
    };
    let submit = move || {
        let name = |id| {
            matrix.with_value(|matrix| {
                matrix.portfolios.iter().find(|one| one.portfolio == id).map(|one| (one.name.clone(), one.tally.open))
            })
        };
        let group = bulk.group.with(|id| {
            matrix.with_value(|matrix| {
                given(matrix).find(|one| one.group.to_string() == *id).map(|one| one.name.clone()).unwrap_or_default()
            })
        });
        match portfolio().and_then(name) {
            Some((name, count)) => words.access_select_portfolio(i64::from(count), &group, &name),
            None => words.access_select_all(matrix.with_value(|matrix| i64::from(matrix.all.open)), &group),
        }
    };
    let press = move |()| {
        let (portfolio, group) = untrack(|| (portfolio(), bulk.group.with(|group| group.parse::<PermissionGroupId>().ok())));
        let is_future = untrack(|| bulk.is_future.get() && may_future());
        choosing.edit(|chosen| {
            if is_future { chosen.set_every_and_to_come(portfolio, group) } else { chosen.set_every(portfolio, group) }
        });
        choosing.said.set(words.access_selected());
    };
    view! {
        <div class="access-bulk" hidden=move || !choosing.awake.get()>
            <FieldRow>
                <SelectField entry="access-bulk-group" label=words.access_group() options=groups bind=bulk.group/>
                {has_portfolios
                    .then(|| view! { <SelectField entry="access-bulk-place" label=words.access_where() options=places bind=bulk.place/> })}
            </FieldRow>
            <div hidden=move || !may_future()>
                <CheckboxField entry=Entry::new("access-bulk-future") bind=bulk.is_future hint=words.access_future_hint()>
                    {words.access_future()}
                </CheckboxField>
            </div>
            <Button small=true on_press=press>{live(submit)}</Button>
            <p class="hint">{words.access_copy_hint()}</p>
        </div>
        {plain}
    }
    .into_any()
}

fn given(matrix: &Matrix) -> impl Iterator<Item = &MatrixGroup> {
    matrix.groups.iter().filter(|group| group.may_give)
}

/// Nobody is given more than what is usual by not looking.
fn usual(matrix: &Matrix) -> String {
    let first = || given(matrix).next();
    let usual = given(matrix).find(|group| group.group == groups::DEFAULT).or_else(first);
    usual.map(|group| group.group.to_string()).unwrap_or_default()
}

fn places(matrix: &Matrix, words: Words) -> Vec<Choice> {
    let all = Choice::new("", words.access_all_buildings(i64::from(matrix.all.open)));
    let portfolios = matrix
        .portfolios
        .iter()
        .map(|one| Choice::new(one.portfolio.to_string(), words.access_all_of_portfolio(i64::from(one.tally.open), &one.name)));
    std::iter::once(all).chain(portfolios).collect()
}

/// All that can be said for many at once, as one control of the form.
fn plain(matrix: &Matrix, choosing: Choosing, words: Words) -> AnyView {
    let mut targets = vec![(Target::EveryBuilding, words.access_all_buildings(i64::from(matrix.all.open)))];
    if matrix.may_everywhere {
        targets.push((Target::Scope(Scope::All), words.scope_all()));
    }
    for one in &matrix.portfolios {
        let (every, to_come) = (Target::EveryBuildingOf(one.portfolio), Target::Scope(Scope::Portfolio(one.portfolio)));
        targets.push((every, words.access_all_of_portfolio(i64::from(one.tally.open), &one.name)));
        if one.may_change {
            targets.push((to_come, words.scope_portfolio(&one.name)));
        }
    }
    let said = choosing.chosen.with_untracked(Chosen::lines);
    let groups = targets
        .into_iter()
        .map(|(target, label)| {
            let options = given(matrix)
                .map(|group| (group.name.clone(), Wanted::Group(group.group)))
                .chain([(words.access_none(), Wanted::Nothing)])
                .map(|(name, wanted)| {
                    let value = Line::Hold(target, wanted).to_string();
                    let selected = said.contains(&value);
                    view! { <option value=value selected=selected>{name}</option> }
                })
                .collect_view();
            view! { <optgroup label=label>{options}</optgroup> }
        })
        .collect_view();
    let node = NodeRef::<Select>::new();
    let is_first = !choosing.awake.get_untracked();
    // What was chosen before the program arrived counts.
    effect(move || {
        if let Some(line) = node.get().filter(|_| is_first).map(|select| select.value()).filter(|line| !line.is_empty()) {
            choosing.edit(|chosen| chosen.add(&line));
        }
    });
    view! {
        <div class="field" hidden=choosing.awake>
            <label for="access-bulk">{words.access_bulk()}</label>
            <p class="hint" id="access-bulk-hint">{words.access_bulk_hint()}</p>
            <select id="access-bulk" node_ref=node class="input" name=choosing.plain_name() form=choosing.form aria-describedby="access-bulk-hint">
                <option value="">{words.access_bulk_nothing()}</option>
                {groups}
            </select>
        </div>
    }
    .into_any()
}
