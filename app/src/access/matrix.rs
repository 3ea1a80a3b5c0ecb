//! Buildings with a permission group each: to be searched, chosen one by one or many at once, and told before it is saved.
//!
//! It stands beside the form that sends it, not within: its own search is a form too. Until the program has arrived the controls of the rows
//! are what is sent, and what many buildings are given at once is a control as well; then the lines of [`Chosen`] take their place.

use super::{
    address::View,
    api::ShowMatrix,
    bulk::{Bulk, BulkChoice},
    choosing::Choosing,
    chosen::Chosen,
    finder::{Finder, MANY},
    like::{SameAs, TakenAfter},
    rows::{Rows, TABLE, count},
    turning::Turning,
};
use crate::{
    buildings,
    errors::Refusal,
    forms::input_of_list,
    frame::SignedOutLeads,
    site::words,
    staff::dialogs::focus,
    ui::{Awaited, Button, Glyph, Icon, Look, effect, live},
    wire::Inquiry,
};
use domain::{AppError, Words, fields::Field, permissions::Matrix};
use leptos::prelude::*;

/// The whole of it.
#[component]
pub fn AccessMatrix(
    /// The buildings.
    answer: Inquiry<ShowMatrix>,
    /// What is chosen.
    choosing: Choosing,
    /// The page would lose what was typed if another part of the buildings were loaded without a script.
    #[prop(optional)]
    holds_more: bool,
) -> impl IntoView {
    let (words, bulk) = (words(), Bulk::new());
    let fault = choosing.fault();
    let page = Memo::new(move |_| choosing.asked.with(|asked| asked.page));
    // The page that was turned begins at its top.
    let turned = StoredValue::new(false);
    Effect::new(move |before: Option<u32>| {
        let now = page.get();
        turned.set_value(before.is_some_and(|before| before != now));
        now
    });
    effect(move || {
        answer.track();
        if turned.get_value() {
            turned.set_value(false);
            request_animation_frame(|| focus(TABLE));
        }
    });
    let hidden = move || holds_more && !choosing.awake.get();
    let loaded = move || {
        answer.get().map(|found| match found {
            Ok(matrix) if matrix.all.buildings == 0 && matrix.everywhere.is_none() => view! { <NoBuildings/> }.into_any(),
            Ok(matrix) => {
                view! { <Loaded matrix=StoredValue::new(matrix) choosing bulk hidden=Signal::derive(hidden)/> }.into_any()
            }
            Err(Refusal(error)) => view! { <NotNow error/> }.into_any(),
        })
    };
    view! {
        <div id=Field::Access.name() class="access" tabindex="-1" role="group" aria-label=words.access_title() aria-describedby="access-error">
            {live(move || {
                fault
                    .get()
                    .map(|text| {
                        view! {
                            <p class="fault" id="access-error">
                                <Icon glyph=Glyph::Warning/>
                                <span>{text}</span>
                            </p>
                        }
                    })
            })}
            <div hidden=hidden>
                <SameAs choosing/>
            </div>
            <TakenAfter choosing/>
            <Awaited>{live(loaded)}</Awaited>
            <Lines choosing/>
            // Always there: readers announce what changes in a region that they know already.
            <p class="visually-hidden" role="status">{choosing.said}</p>
        </div>
    }
    .into_any()
}

/// What is sent: the lines, once the program is there; before, only what no control holds.
#[component]
fn Lines(choosing: Choosing) -> impl IntoView {
    let lines = move || {
        let (awake, lines) = (choosing.awake.get(), choosing.chosen.with(Chosen::lines));
        let sent = lines.into_iter().filter(|line| awake || line.starts_with("like:"));
        sent.map(|line| view! { <input type="hidden" name=input_of_list(Field::Access.name()) form=choosing.form value=line/> })
            .collect_view()
    };
    view! { <div hidden>{live(lines)}</div> }
}

#[component]
fn Loaded(matrix: StoredValue<Matrix>, choosing: Choosing, bulk: Bulk, hidden: Signal<bool>) -> impl IntoView {
    let words = words();
    let (may_change, is_long) = matrix.with_value(|matrix| (matrix.may_change, matrix.all.buildings > MANY));
    // Of the two views that search, the one looked at has the field.
    let is_shown = Memo::new(move |_| choosing.asked.with(|asked| asked.view == View::Given));
    let (page, has_next, shown, matching) =
        matrix.with_value(|matrix| (matrix.page, matrix.has_next, matrix.rows.len(), matrix.matching));
    view! {
        {may_change.then(|| view! { <BulkChoice matrix choosing bulk/> })}
        {live(move || (is_long && is_shown.get()).then(|| view! { <div hidden=hidden><Finder matrix choosing/></div> }))}
        <div class="access-line">
            <p class="soft small">{live(move || how_many(choosing, matrix, words))}</p>
            {may_change.then(|| view! { <Undo choosing/> })}
        </div>
        <Rows matrix choosing/>
        <Turning page has_next shown matching choosing hidden/>
    }
    .into_any()
}

/// "A permission group in 12 of 5,000 buildings", and what is found of them.
fn how_many(choosing: Choosing, matrix: StoredValue<Matrix>, words: Words) -> String {
    let chosen = i64::from(count(choosing, matrix));
    let (all, matching) = matrix.with_value(|matrix| (i64::from(matrix.all.buildings), i64::from(matrix.matching)));
    let said = words.access_chosen(all, chosen);
    let is_part = choosing.asked.with(|asked| !asked.search.is_empty() || asked.portfolio.is_some());
    if is_part { words.access_chosen_found(matching, &said) } else { said }
}

/// One step back, or all of them.
#[component]
fn Undo(choosing: Choosing) -> impl IntoView {
    let words = words();
    view! {
        <p class="access-undo" hidden=move || !(choosing.awake.get() && choosing.can_undo())>
            <Button small=true look=Look::Bare icon=Glyph::History on_press=move |()| undo(choosing)>
                {words.access_undo()}
            </Button>
            <Button small=true look=Look::Bare on_press=move |()| choosing.edit(|chosen| *chosen = Chosen::default())>
                {words.access_clear()}
            </Button>
        </p>
    }
}

/// The button goes with the last step, and the focus with it: to the table that has changed.
fn undo(choosing: Choosing) {
    choosing.undo();
    if !untrack(|| choosing.can_undo()) {
        focus(TABLE);
    }
}

/// There is nothing to choose from yet.
#[component]
fn NoBuildings() -> impl IntoView {
    let words = words();
    view! {
        <p class="soft">{words.access_no_buildings()} " " <a href=buildings::address::LIST>{words.access_to_buildings()}</a></p>
    }
}

/// The buildings can't be shown, and why.
#[component]
pub fn NotNow(
    /// Why.
    error: AppError,
) -> impl IntoView {
    let text = error.sentence(words());
    view! {
        <SignedOutLeads error/>
        <p class="soft">{text}</p>
    }
}
