//! `/buildings/new` and `/buildings/{id}/edit`.

use super::{
    address,
    api::{ChangeBuilding, CreateBuilding, OpenBuilding, WhichForm},
    fields::BuildingFields,
    trouble::{Trouble, TroublePage},
};
use crate::{
    errors::Refusal,
    forms::{FormHead, FormState, use_form},
    frame::PageTitle,
    site::{use_site, words},
    ui::{Awaited, Button, ButtonLink, FormActions, Loading, Look, Page, PageHeader, live},
    wire::{Sending, ServerForm, ask},
};
use domain::{
    AppError,
    actor::Actor,
    buildings::{BuildingPanel, policy},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A new building.
#[component]
pub fn NewBuildingPage() -> impl IntoView {
    let words = words();
    let actor = use_site().person.get_untracked().map_or(Actor::Visitor, Actor::Staff);
    if let Err(error) = policy::may_administer(&actor) {
        return view! { <TroublePage error/> }.into_any();
    }
    let action = Sending::<CreateBuilding>::new();
    let form = use_form(action);
    view! {
        <PageTitle page=words.buildings_new()/>
        <Page narrow=true>
            <PageHeader title=words.buildings_new() back_href=address::LIST back_label=words.buildings_back()/>
            <ServerForm action attr:class="form" attr:novalidate=true>
                <FormHead form/>
                <BuildingFields form building=None administers=true/>
                <Buttons form submit=words.buildings_add() back=address::LIST.to_owned()/>
            </ServerForm>
        </Page>
    }
    .into_any()
}

/// A building's details.
#[component]
pub fn ChangeBuildingPage() -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let (title, again) = (RwSignal::new(words.buildings_edit()), RwSignal::new(0));
    let answer = ask::<OpenBuilding, _>(move || (again.get(), WhichForm { building: id.get() }));
    let body = move || {
        answer.get().map(|answer| match answer {
            Ok(building) if building.may.change => {
                title.set(words.buildings_change(&building.name));
                view! { <Change building/> }.into_any()
            }
            Ok(_) => view! { <Trouble error=AppError::Forbidden again/> }.into_any(),
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    view! {
        <PageTitle page=title/>
        <Page narrow=true>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(body)}</Awaited>
        </Page>
    }
}

#[component]
fn Change(building: BuildingPanel) -> impl IntoView {
    let words = words();
    let action = Sending::<ChangeBuilding>::new();
    let form = use_form(action);
    let back = address::building(&building.id.to_string());
    let administers = building.may.administer;
    view! {
        <PageHeader
            title=words.buildings_change(&building.name)
            back_href=back.clone()
            back_label=building.name.clone()
        />
        <ServerForm action attr:class="form" attr:novalidate=true>
            <FormHead form/>
            <BuildingFields form building=Some(building) administers/>
            <Buttons form submit=words.buildings_save() back/>
        </ServerForm>
    }
}

#[component]
fn Buttons(form: FormState, submit: String, back: String) -> impl IntoView {
    let words = words();
    view! {
        <FormActions>
            <Button look=Look::Primary busy=form.busy>
                {submit}
            </Button>
            <ButtonLink look=Look::Bare href=back>
                {words.common_cancel()}
            </ButtonLink>
        </FormActions>
    }
}
