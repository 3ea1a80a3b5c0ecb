//! `/staff/{id}/access`: what one person holds, building by building, to be changed.

use super::{
    address::View,
    api::{ChangeAccess, ShowMatrix},
    choosing::Choosing,
    covers::{About, Covers},
    effective::Effective,
    matrix::AccessMatrix,
    summary::Summary,
};
use crate::{
    errors::Refusal,
    forms::{FormHead, FormState, use_form},
    frame::PageTitle,
    site::words,
    staff::{
        address,
        api::{OpenPanel, PanelForm},
        list::List,
        person_panel::{NobodyThere, NotNow, Waiting},
        place::start_at_top,
    },
    ui::{Awaited, Button, ButtonLink, Chip, ChipLinks, Look, Notice, PanelSection, SidePanel, Tone, effect, live},
    wire::{Inquiry, Sending, ServerForm, ask},
};
use domain::{AppError, staff::StaffPanel};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The form's id: its button stands at the panel's foot, and the matrix beside it.
const FORM: &str = "change-access";

/// Whoever stands in the address.
#[component]
pub fn AccessPanel() -> impl IntoView {
    let params = use_params_map();
    let account = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    live(move || view! { <Of account=account.get()/> })
}

#[component]
fn Of(account: String) -> impl IntoView {
    start_at_top();
    let (words, list) = (words(), List::beside());
    let action = Sending::<ChangeAccess>::new();
    let form = use_form(action);
    let choosing = Choosing::begin(&account, FORM, form);
    let answer = choosing.ask();
    let panel = ask::<OpenPanel, _>(move || (list.changes(), PanelForm { account: account.clone() }));
    let title = RwSignal::new(words.access_title());
    effect(move || {
        if matches!(action.answer(), Some(Ok(_))) {
            list.note_change();
        }
    });
    view! {
        <PageTitle page=title/>
        <Awaited fallback=move || view! { <Waiting/> }>
            {live(move || {
                panel
                    .get()
                    .map(|found| match found {
                        Ok(panel) => {
                            title.set(words.access_of(&panel.summary.name));
                            view! { <Access panel action form choosing answer/> }.into_any()
                        }
                        Err(Refusal(AppError::NotFound)) => view! { <NobodyThere list/> }.into_any(),
                        Err(Refusal(error)) => view! { <NotNow list error/> }.into_any(),
                    })
            })}
        </Awaited>
    }
}

#[component]
fn Access(
    panel: StaffPanel,
    action: Sending<ChangeAccess>,
    form: FormState,
    choosing: Choosing,
    answer: Inquiry<ShowMatrix>,
) -> impl IntoView {
    let words = words();
    let (may_change, id) = (panel.may.change_access, panel.summary.id.to_string());
    let version = Signal::stored(panel.version);
    let view = Memo::new(move |_| choosing.asked.with(|asked| asked.view));
    let views = Signal::derive(move || {
        let chip = |label, shown| {
            let href = choosing.elsewhere(move |asked| (asked.view, asked.page) = (shown, 0)).get();
            Chip::new(label, href, view.get() == shown)
        };
        vec![
            chip(words.access_view_held(), View::Given),
            chip(words.cover_title(), View::Covers),
            chip(words.access_view_effective(), View::Effective),
        ]
    });
    let back = Signal::derive(move || choosing.list.query.with(|query| address::href(&address::panel(&id), query)));
    view! {
        <SidePanel
            title=words.access_of(&panel.summary.name)
            avatar=panel.summary.name.clone()
            close=words.common_close()
            close_href=back
            actions=move || {
                live(move || {
                    (may_change && view.get() == View::Given)
                        .then(|| {
                            view! {
                                <Summary choosing/>
                                <Button look=Look::Primary form=FORM busy=form.busy>
                                    {words.access_save()}
                                </Button>
                                <ButtonLink look=Look::Bare href=back>
                                    {words.common_cancel()}
                                </ButtonLink>
                            }
                        })
                })
            }
        >
            <PanelSection>
                <ChipLinks label=words.access_view() chips=views/>
                <FormHead form/>
                {panel.summary.is_administrator.then(|| view! { <p>{words.access_of_administrator()}</p> })}
                {(!may_change).then(|| view! { <Notice tone=Tone::Quiet live=false>{words.access_read_only()}</Notice> })}
                <ServerForm action attr:id=FORM attr:novalidate=true>
                    <About version choosing/>
                </ServerForm>
                // What is typed in a view stays there while another is looked at.
                <div hidden=move || view.get() != View::Given>
                    <AccessMatrix answer choosing/>
                </div>
                <div class="flow" hidden=move || view.get() != View::Covers>
                    <Covers version answer choosing may_change/>
                </div>
                {live(move || (view.get() == View::Effective).then(|| view! { <Effective choosing/> }))}
            </PanelSection>
        </SidePanel>
    }
}
