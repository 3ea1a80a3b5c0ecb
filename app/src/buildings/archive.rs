//! Whether a building is to be archived: what ends by it, and what stays.

use super::{address, api::ArchiveBuilding, question::Question};
use crate::{
    forms::{FormRefusal, input_named, use_form},
    site::words,
    ui::{Button, Look},
    wire::{Sending, ServerForm},
};
use domain::{buildings::BuildingPanel, fields::Field};
use leptos::prelude::*;

/// The question.
#[component]
pub fn Archive(
    /// Which building.
    building: BuildingPanel,
    /// Whether it is asked.
    open: Signal<bool>,
) -> impl IntoView {
    let words = words();
    let action = Sending::<ArchiveBuilding>::new();
    let form = use_form(action);
    let (id, version) = (building.id.to_string(), building.version.to_string());
    let page = address::building(&id);
    view! {
        <Question
            id="archive"
            title=words.buildings_archive_question(&building.name)
            open
            page
            actions=move || {
                view! {
                    <ServerForm action attr:novalidate=true>
                        <input type="hidden" name=input_named("building") value=id/>
                        <input type="hidden" name=input_named(Field::Version.name()) value=version/>
                        <Button look=Look::Danger busy=form.busy>
                            {words.buildings_archive()}
                        </Button>
                    </ServerForm>
                }
            }
        >
            <FormRefusal form/>
            <p>{words.buildings_archive_text(i64::from(building.losing))}</p>
            <p class="soft">{words.buildings_archive_history()}</p>
        </Question>
    }
}
