//! `/buildings/import`: a list is pasted or read from a file, looked at, and taken.

use super::{address, api::PreviewList, preview::Preview, trouble::TroublePage, upload::Upload};
use crate::{
    address::parameter,
    forms::{FormRefusal, use_form},
    frame::PageTitle,
    notices::DoneNotice,
    site::{use_site, words},
    ui::{Button, FormActions, Look, Page, PageHeader, TextArea, live},
    wire::{Sending, ServerForm},
};
use domain::{actor::Actor, buildings::policy, fields::Field};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Without a draft in the address: where to paste. With one: what would be added.
#[component]
pub fn ImportPage() -> impl IntoView {
    let words = words();
    let actor = use_site().person.get_untracked().map_or(Actor::Visitor, Actor::Staff);
    if let Err(error) = policy::may_administer(&actor) {
        return view! { <TroublePage error/> }.into_any();
    }
    let search = use_location().search;
    let draft = Memo::new(move |_| search.with(|search| parameter(search, "draft")));
    let body = move || match draft.get() {
        Some(draft) => view! { <Preview draft/> }.into_any(),
        None => view! { <ListForm list=String::new()/> }.into_any(),
    };
    view! {
        <PageTitle page=words.buildings_import()/>
        <Page>
            <PageHeader
                title=words.buildings_import()
                subtitle=Some(words.buildings_import_lead())
                back_href=address::LIST
                back_label=words.buildings_back()
            />
            <DoneNotice/>
            {live(body)}
        </Page>
    }
    .into_any()
}

/// Where a list is pasted, or corrected.
#[component]
pub fn ListForm(
    /// What stands there already.
    list: String,
) -> impl IntoView {
    let words = words();
    let action = Sending::<PreviewList>::new();
    let form = use_form(action);
    let text = RwSignal::new(form.typed(Field::List.name()).unwrap_or(list));
    view! {
        <ServerForm action attr:class="form" attr:novalidate=true>
            <FormRefusal form/>
            <TextArea
                entry=form.entry(Field::List)
                label=words.buildings_import_list()
                hint=words.buildings_import_hint()
                rows=8
                bind=text
                required=true
            />
            <Upload text/>
            <FormActions>
                <Button look=Look::Primary busy=form.busy>
                    {words.buildings_import_check()}
                </Button>
            </FormActions>
        </ServerForm>
    }
}
