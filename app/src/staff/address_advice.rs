//! What can be done about an address that the server has doubts about: take what was perhaps meant, or look why it is blocked.

use crate::{
    forms::{FormState, input_named},
    site::words,
    ui::{Button, Glyph, hydrated, live},
};
use domain::fields::{Field, Problem};
use leptos::prelude::*;

/// Stands below the field for the address. The suggestion is turned down by sending the form once more, which tells the server so, with
/// a script or without one.
#[component]
pub fn AddressAdvice(
    /// Which form.
    form: FormState,
    /// What stands in the field.
    email: RwSignal<String>,
) -> impl IntoView {
    let (words, awake, problem) = (words(), hydrated(), form.problem(Field::Email));
    let suggested = Memo::new(move |before: Option<&String>| match problem.get() {
        Some(Problem::PerhapsMeant { address }) => address,
        // Once turned down it stays so, whatever else is wrong with the form.
        _ => before.cloned().unwrap_or_default(),
    });
    let advice = move || match problem.get()? {
        Problem::PerhapsMeant { address } if awake.get() => {
            let take = {
                let address = address.clone();
                move |()| {
                    email.set(address.clone());
                    form.note_change(Field::Email);
                }
            };
            Some(
                view! { <Button small=true icon=Glyph::Check on_press=take>{words.staff_use_suggestion(&address)}</Button> }
                    .into_any(),
            )
        }
        Problem::AddressBlocked { .. } => Some(
            view! {
                <p class="small">
                    <a href="/delivery">{words.delivery_open()}</a>
                </p>
            }
            .into_any(),
        ),
        _ => None,
    };
    view! {
        <input type="hidden" name=input_named("not_meant") value=suggested/>
        {live(advice)}
    }
}
