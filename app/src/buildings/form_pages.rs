//! `/buildings/new`, `/buildings/{id}/edit` and `/buildings/{id}/restore`.

use super::{
    address,
    api::{ChangeBuilding, CreateBuilding, OpenBuilding, RestoreBuilding, WhichForm},
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
    let words = words();
    // Of an archived one, what can be done is taking it back into use.
    let body = move |building: BuildingPanel| match (building.may.change, building.may.restore) {
        (true, _) => Some(view! { <Change building/> }.into_any()),
        (false, true) => Some(view! { <Restore building/> }.into_any()),
        (false, false) => None,
    };
    view! { <AboutBuilding usual=words.buildings_edit() title=move |name: String| words.buildings_change(&name) body/> }
}

/// An archived building, to be taken back into use.
#[component]
pub fn RestoreBuildingPage() -> impl IntoView {
    let words = words();
    let body = move |building: BuildingPanel| building.may.restore.then(|| view! { <Restore building/> }.into_any());
    view! { <AboutBuilding usual=words.buildings_restore() title=move |name: String| words.buildings_restore_title(&name) body/> }
}

/// A page with a form about a building.
#[component]
fn AboutBuilding(
    /// Its title until the building is known.
    usual: String,
    /// Its title, of the building's name.
    #[prop(into)]
    title: Callback<String, String>,
    /// The form; `None` for whoever may not.
    #[prop(into)]
    body: Callback<BuildingPanel, Option<AnyView>>,
) -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let (page, again) = (RwSignal::new(usual), RwSignal::new(0));
    let answer = ask::<OpenBuilding, _>(move || (again.get(), WhichForm { building: id.get() }));
    let form = move || {
        answer.get().map(|answer| match answer {
            Ok(building) => {
                let name = building.name.clone();
                body.run(building).map_or_else(
                    || view! { <Trouble error=AppError::Forbidden again/> }.into_any(),
                    |form| {
                        page.set(title.run(name));
                        form
                    },
                )
            }
            Err(Refusal(error)) => view! { <Trouble error again/> }.into_any(),
        })
    };
    view! {
        <PageTitle page/>
        <Page narrow=true>
            <Awaited fallback=move || view! { <Loading label=words.common_loading()/> }>{live(form)}</Awaited>
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
fn Restore(building: BuildingPanel) -> impl IntoView {
    let words = words();
    let action = Sending::<RestoreBuilding>::new();
    let form = use_form(action);
    let back = address::building(&building.id.to_string());
    view! {
        <PageHeader
            title=words.buildings_restore_title(&building.name)
            back_href=back.clone()
            back_label=building.name.clone()
        />
        <ServerForm action attr:class="form" attr:novalidate=true>
            <FormHead form/>
            <p>{words.buildings_restore_text()}</p>
            <BuildingFields form building=Some(building) administers=true/>
            <Buttons form submit=words.buildings_restore() back/>
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
