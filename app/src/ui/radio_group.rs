use leptos::prelude::*;

use super::{
    Choice,
    field::{Entry, described_by, fault_line, hint_line, marked},
};

/// One value out of a few that all deserve to be seen.
#[component]
pub fn RadioGroup(
    /// Its name, the answer given at first, what is wrong. Its id is that of the first choice: where the error summary leads.
    #[prop(into)]
    entry: Entry,
    /// The question.
    #[prop(into)]
    legend: String,
    /// The answers.
    options: Vec<Choice>,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The word beside the question ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// Side by side, each as a card to press.
    #[prop(optional)]
    row: bool,
    /// Follows the answer.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let chosen = if value.is_empty() { bind.map_or(value, |signal| signal.get_untracked()) } else { value };
    let group = format!("{id}-group");
    let choices = options
        .into_iter()
        .enumerate()
        .map(|(at, choice)| {
            let own = if at == 0 { id.clone() } else { format!("{id}-{at}") };
            let note = choice.hint.as_ref().map(|_| format!("{own}-hint"));
            view! {
                <div class="choice">
                    <input
                        id=own.clone()
                        type="radio"
                        name=name.clone()
                        checked=choice.value == chosen
                        value=choice.value
                        aria-describedby=note
                        on:change=move |ev| {
                            if let Some(bind) = bind {
                                bind.set(event_target_value(&ev));
                            }
                        }
                    />
                    <label for=own.clone()>{choice.label}</label>
                    {choice.hint.map(|text| hint_line(&own, text))}
                </div>
            }
        })
        .collect_view();
    let describedby = described_by(&group, hint.is_some(), error);
    view! {
        <fieldset class="field" aria-describedby=describedby>
            <legend>{legend} {marker.map(marked)}</legend>
            {hint.map(|text| hint_line(&group, text))}
            <div class=if row { "choices row" } else { "choices" }>{choices}</div>
            {fault_line(&group, error)}
        </fieldset>
    }
    .into_any()
}
