//! The matrix's table: a building or several to a row, and what is held there.

use super::{
    choosing::{About, Choosing},
    chosen::{Chosen, Group, Spot, wanted},
};
use crate::{
    site::words,
    ui::{Glyph, Icon, drawn_once, effect, live},
};
use domain::{
    Words,
    ids::PermissionGroupId,
    permissions::{
        Matrix, MatrixPortfolio, Scope,
        giving::{Line, MatrixGroup, Target},
    },
};
use leptos::{html::Select, prelude::*};

/// What is held everywhere or in a portfolio, then a page of the buildings.
#[component]
pub fn Rows(
    /// The page.
    matrix: StoredValue<Matrix>,
    /// What is chosen.
    choosing: Choosing,
) -> impl IntoView {
    let words = words();
    let scopes = Memo::new(move |_| choosing.chosen.with(|chosen| matrix.with_value(|matrix| wide_rows(chosen, matrix))));
    let wide = move || {
        let rows = scopes.get().into_iter();
        rows.map(|(about, may_change)| wide_row(about, may_change, matrix, choosing, words)).collect_view()
    };
    let others = Memo::new(move |_| count(choosing, matrix) > 1);
    let buildings = move || {
        let spots = matrix.with_value(|matrix| matrix.rows.iter().map(Spot::from).collect::<Vec<_>>());
        let rows = spots.into_iter().enumerate();
        rows.map(|(at, spot)| building_row(at, spot, others, matrix, choosing, words)).collect_view().into_any()
    };
    view! {
        <table id=TABLE class="matrix" role="table" tabindex="-1">
            <caption class="visually-hidden">{words.access_caption()}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{words.access_building()}</th>
                    <th role="columnheader" scope="col" id=GROUP_HEAD>{words.access_group()}</th>
                    <th role="columnheader" scope="col">
                        <span class="visually-hidden">{words.access_copy()}</span>
                    </th>
                </tr>
            </thead>
            <tbody role="rowgroup">{live(wide)} {drawn_once(buildings)}</tbody>
        </table>
    }
    .into_any()
}

/// The table's id: where one goes on reading when a page has been turned.
pub const TABLE: &str = "access-table";
/// The column of permission groups, which names each control of it.
const GROUP_HEAD: &str = "access-groups";

/// In how many buildings anything is chosen.
pub fn count(choosing: Choosing, matrix: StoredValue<Matrix>) -> u32 {
    choosing.chosen.with(|chosen| matrix.with_value(|matrix| chosen.count(matrix)))
}

/// What is held or chosen for more than one building, and whether it may be changed.
fn wide_rows(chosen: &Chosen, matrix: &Matrix) -> Vec<(About, bool)> {
    wide_scopes(matrix)
        .filter(|(scope, held, _)| held.is_some() || chosen.says(*scope))
        .map(|(scope, held, may_change)| (About::Wide(scope, held), may_change && matrix.may_change))
        .collect()
}

/// Everything and each portfolio; what is held there, and whether that may be changed.
fn wide_scopes(matrix: &Matrix) -> impl Iterator<Item = (Scope, Group, bool)> {
    let portfolios = matrix.portfolios.iter().map(|one| (Scope::Portfolio(one.portfolio), one.held, one.may_change));
    std::iter::once((Scope::All, matrix.everywhere, matrix.may_everywhere)).chain(portfolios)
}

fn wide_row(about: About, may_change: bool, matrix: StoredValue<Matrix>, choosing: Choosing, words: Words) -> AnyView {
    let (id, name) = match about.scope() {
        Scope::Portfolio(portfolio) => {
            let named = |one: &&MatrixPortfolio| one.portfolio == portfolio;
            let name = matrix.with_value(|matrix| matrix.portfolios.iter().find(named).map(|one| one.name.clone()));
            (format!("access-{portfolio}"), words.scope_portfolio(&name.unwrap_or_default()))
        }
        Scope::All | Scope::Building(_) => ("access-everywhere".to_owned(), words.scope_all()),
    };
    let control = picker(about, &id, may_change, matrix, choosing, words);
    view! {
        <tr role="row" class="wide">
            <th role="rowheader" scope="row" id=id>{name}</th>
            <td role="cell">{control}</td>
            <td role="cell"></td>
        </tr>
    }
    .into_any()
}

fn building_row(
    at: usize,
    spot: Spot,
    others: Memo<bool>,
    matrix: StoredValue<Matrix>,
    choosing: Choosing,
    words: Words,
) -> AnyView {
    let (about, id) = (About::Building(spot), format!("access-{at}"));
    let (name, note) = matrix.with_value(|matrix| {
        let portfolio = matrix.portfolios.iter().find(|one| Some(one.portfolio) == spot.portfolio).map(|one| &one.name);
        let (name, code) = matrix.rows.get(at).map(|row| (row.name.clone(), &row.code)).unzip();
        let note = code.into_iter().chain(portfolio).filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>();
        (name.unwrap_or_default(), note.join(" · "))
    });
    let may_change = !spot.is_locked;
    // Where nothing may be changed at all, the page says so once.
    let is_noted = spot.is_locked && matrix.with_value(|matrix| matrix.may_change);
    let locked = is_noted.then(|| view! { <span class="note">{words.access_locked()}</span> });
    let copy = move |_| {
        let group = choosing.chosen.with_untracked(|chosen| about.shown(chosen));
        choosing.edit(|chosen| chosen.copy_to_chosen(group));
        // Neither this one, nor those that are locked.
        let others = untrack(|| count(choosing, matrix)).saturating_sub(1 + matrix.with_value(|matrix| matrix.all.held_locked));
        choosing.said.set(words.access_copied(i64::from(others)));
    };
    let is_offered = move || {
        let is_chosen = choosing.chosen.with(|chosen| about.shown(chosen).is_some());
        is_chosen && may_change && others.get() && choosing.awake.get()
    };
    // Row 38: one press gives what the user group says a building begins with.
    let usual = move || {
        let group = choosing.usual.get().filter(|_| may_change && choosing.awake.get())?;
        if choosing.chosen.with(|chosen| about.shown(chosen).is_some()) {
            return None;
        }
        let offered = |one: &&MatrixGroup| one.group == group && one.may_give;
        let name = matrix.with_value(|matrix| matrix.groups.iter().find(offered).map(|one| one.name.clone()))?;
        Some(view! {
            <button type="button" class="button bare small" on:click=move |_| choosing.choose(about, Some(group))>
                <Icon glyph=Glyph::Plus/>
                <span>{name}</span>
            </button>
        })
    };
    let (control, label) = (picker(about, &id, may_change, matrix, choosing, words), words.access_copy_of(&name));
    view! {
        <tr role="row">
            <th role="rowheader" scope="row" id=id>
                {name} " " <span class="note">{note}</span>
                {locked}
            </th>
            <td role="cell">{control}</td>
            <td role="cell">
                <button
                    type="button"
                    class="button bare small"
                    title=label.clone()
                    aria-label=label
                    hidden=move || !is_offered()
                    on:click=copy
                >
                    <Icon glyph=Glyph::Copy/>
                    <span>{words.access_copy()}</span>
                </button>
                {live(usual)}
            </td>
        </tr>
    }
    .into_any()
}

/// The control of a row. Its values are whole lines, so that it can be sent as it is; what is held already asks for nothing.
fn picker(about: About, row: &str, may_change: bool, matrix: StoredValue<Matrix>, choosing: Choosing, words: Words) -> AnyView {
    let shown = choosing.chosen.with_untracked(|chosen| about.shown(chosen));
    let offered = matrix.with_value(|matrix| {
        let is_offered = |group: &&MatrixGroup| group.may_give || [about.held(), shown].contains(&Some(group.group));
        matrix.groups.iter().filter(is_offered).map(|group| (group.group, group.name.clone())).collect::<Vec<_>>()
    });
    let options = offered
        .into_iter()
        .map(|(group, name)| {
            let group = Some(group);
            view! { <option value=value_of(about, group) selected=group == shown>{name}</option> }
        })
        .collect_view();
    let node = NodeRef::<Select>::new();
    // What was chosen before the program arrived is chosen; afterwards the control follows.
    let is_first = StoredValue::new(!choosing.awake.get_untracked());
    effect(move || {
        let wanted = choosing.chosen.with(|chosen| value_of(about, about.shown(chosen)));
        let Some(select) = node.get() else { return };
        if is_first.get_value() && select.value() != wanted {
            choosing.choose(about, read(about, &select.value()));
        } else {
            select.set_value(&wanted);
        }
        is_first.set_value(false);
    });
    let nothing = move || inherited(about, matrix, choosing, words).unwrap_or_else(|| words.access_none());
    view! {
        <span class="select">
            <select
                node_ref=node
                class="input"
                name=choosing.plain_name()
                form=choosing.form
                disabled=!may_change
                aria-labelledby=format!("{GROUP_HEAD} {row}")
                on:change=move |ev| choosing.choose(about, read(about, &event_target_value(&ev)))
            >
                <option value=value_of(about, None) selected=shown.is_none()>{live(nothing)}</option>
                {options}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
    }
    .into_any()
}

/// The permission group that holds in a building because it is given in its portfolio or everywhere.
fn inherited(about: About, matrix: StoredValue<Matrix>, choosing: Choosing, words: Words) -> Option<String> {
    let About::Building(spot) = about else { return None };
    matrix.with_value(|matrix| {
        let reach = |scope: Scope| scope == Scope::All || Some(scope) == spot.portfolio.map(Scope::Portfolio);
        let given = wide_scopes(matrix).filter(|(scope, ..)| reach(*scope));
        // The portfolio comes last, and is the more specific.
        let group = choosing.chosen.with(|chosen| given.filter_map(|(scope, held, _)| chosen.in_scope(scope, held)).last())?;
        let name = matrix.groups.iter().find(|one| one.group == group).map(|one| one.name.as_str());
        Some(words.access_inherited(name.unwrap_or_default()))
    })
}

fn value_of(about: About, group: Group) -> String {
    if group == about.held() {
        return String::new();
    }
    Line::Hold(Target::Scope(about.scope()), wanted(group)).to_string()
}

fn read(about: About, value: &str) -> Group {
    match value.split_once('=') {
        None => about.held(),
        Some((_, group)) => group.parse::<PermissionGroupId>().ok(),
    }
}
