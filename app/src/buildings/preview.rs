//! A list as it would be taken: every row, with what is wrong with it beside the cell that has it.

use super::{
    address,
    api::{ConfirmList, LookAtList},
    import_page::ListForm,
    table::part,
    trouble::Trouble,
};
use crate::{
    errors::Refusal,
    forms::{FormRefusal, input_named, use_form},
    site::words,
    ui::{
        Awaited, Button, ButtonLink, Cell, Column, DataTable, Details, Drawing, EmptyState, FormActions, Glyph, Icon, Loading,
        Look, Notice, Pagination, Row, Sheet, Tone, drawn_once, effect, hydrated, live,
    },
    wire::{Sending, ServerForm, ask},
};
use domain::{
    AppError, Words,
    buildings::{PreviewPage, PreviewRow, SheetQuery, model::PREVIEW_PAGE},
    errors::Conflict,
    fields::Field,
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The preview of a draft.
#[component]
pub fn Preview(
    /// Which.
    draft: String,
) -> impl IntoView {
    let words = words();
    let search = use_location().search;
    let query = Memo::new(move |_| search.with(|search| address::read_sheet(draft.clone(), search)));
    let again = RwSignal::new(0_u32);
    let answer = ask::<LookAtList, _>(move || (again.get(), query.get()));
    let (pending, set_pending) = signal(false);
    let awake = hydrated();
    let busy = Signal::derive(move || awake.get() && pending.get());
    let body = move || {
        answer.get().map(|answer| match answer {
            Ok(page) => view! { <Found page query=query.get_untracked() busy again/> }.into_any(),
            Err(Refusal(error @ AppError::Conflict(Conflict::DraftGone))) => view! {
                <Sheet>
                    <EmptyState
                        drawing=Drawing::Clock
                        title=words.error_title()
                        text=error.sentence(words)
                        actions=move || view! { <ButtonLink href=address::IMPORT>{words.buildings_preview_gone()}</ButtonLink> }
                    />
                </Sheet>
            }
            .into_any(),
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    view! { <Awaited set_pending fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited> }
}

#[component]
fn Found(page: PreviewPage, query: SheetQuery, busy: Signal<bool>, again: RwSignal<u32>) -> impl IntoView {
    let words = words();
    let PreviewPage { rows, matching, good, faulty, new_portfolios, left_out, list } = page;
    let (shown, is_filtered) = (rows.len(), query.faulty);
    let elsewhere =
        |from: Option<u32>, faulty| from.map(|from| address::sheet_href(&SheetQuery { from, faulty, ..query.clone() }));
    let step = u32::try_from(PREVIEW_PAGE).unwrap_or(u32::MAX);
    let previous = elsewhere((query.from > 0).then(|| query.from.saturating_sub(step)), is_filtered);
    let next = elsewhere(query.from.checked_add(step).filter(|from| *from < matching), is_filtered);
    let filter = elsewhere((faulty > 0 || is_filtered).then_some(0), !is_filtered).map(|href| {
        let label = if is_filtered { words.buildings_preview_all() } else { words.buildings_preview_only_faulty() };
        view! { " " <a href=href>{label}</a> }
    });
    view! {
        <div class="flow">
            <section class="flow-s" aria-labelledby="preview">
                <h2 id="preview">{words.buildings_preview()}</h2>
                <p>{words.buildings_preview_good(i64::from(good))}</p>
                {(faulty > 0).then(|| view! { <p>{words.buildings_preview_faulty(i64::from(faulty))} {filter}</p> })}
                {(!new_portfolios.is_empty())
                    .then(|| view! { <p class="soft">{words.buildings_preview_new_portfolios(&new_portfolios.join(", "))}</p> })}
                {(!left_out.is_empty())
                    .then(|| view! { <Notice tone=Tone::Warn live=false>{words.buildings_preview_left_out(&left_out.join(", "))}</Notice> })}
                <Confirm draft=query.draft.clone() good again/>
            </section>
            <div>
                <DataTable
                    caption=words.buildings_preview_caption()
                    busy
                    head=move || {
                        view! {
                            <Column label=words.buildings_preview_line()/>
                            <Column label=words.buildings_name()/>
                            <Column label=words.buildings_code()/>
                            <Column label=words.buildings_portfolio()/>
                        }
                    }
                >
                    {drawn_once(move || rows.into_iter().map(|written| row(words, written)).collect_view().into_any())}
                </DataTable>
                <Pagination
                    label=words.common_pagination()
                    summary=part(words, shown, matching, previous.is_none())
                    previous=words.common_previous()
                    previous_href=previous
                    next=words.common_next()
                    next_href=next
                />
            </div>
            <Details summary=words.buildings_preview_correct() open=good == 0>
                <ListForm list/>
            </Details>
        </div>
    }
}

/// Takes the list as it is shown.
#[component]
fn Confirm(draft: String, good: u32, again: RwSignal<u32>) -> impl IntoView {
    let words = words();
    let action = Sending::<ConfirmList>::new();
    let form = use_form(action);
    // What was shown no longer holds: it is shown anew.
    effect(move || {
        if matches!(action.answer(), Some(Err(Refusal(AppError::Conflict(Conflict::Stale))))) {
            again.update(|times| *times = times.wrapping_add(1));
        }
    });
    view! {
        <FormRefusal form/>
        {(good > 0)
            .then(|| {
                view! {
                    <ServerForm action attr:novalidate=true>
                        <input type="hidden" name=input_named("draft") value=draft/>
                        <input type="hidden" name=input_named("promised") value=good.to_string()/>
                        <FormActions>
                            <Button look=Look::Primary icon=Glyph::Plus busy=form.busy>
                                {words.buildings_preview_confirm(i64::from(good))}
                            </Button>
                        </FormActions>
                    </ServerForm>
                }
            })}
    }
}

fn row(words: Words, written: PreviewRow) -> AnyView {
    let PreviewRow { line, name, code, portfolio, faults } = written;
    let cells = [(Field::BuildingName, name), (Field::BuildingCode, code), (Field::Portfolio, portfolio)].map(|(field, text)| {
        let wrong = faults.iter().find(|fault| fault.field == field);
        cell(field.label(words), text, wrong.map(|fault| fault.problem.sentence(words)))
    });
    view! {
        <Row>
            <Cell label=words.buildings_preview_line()>
                <span class="soft small">{words.number(i64::from(line))}</span>
            </Cell>
            {cells.into_iter().collect_view()}
        </Row>
    }
    .into_any()
}

fn cell(label: String, text: String, wrong: Option<String>) -> AnyView {
    let wrong = wrong.map(|sentence| {
        view! {
            <span class="fault">
                <Icon glyph=Glyph::Warning/>
                <span>{sentence}</span>
            </span>
        }
    });
    view! { <Cell label><span>{text} {wrong}</span></Cell> }.into_any()
}
