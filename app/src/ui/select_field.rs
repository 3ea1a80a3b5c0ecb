use leptos::{html::Select, prelude::*};

use super::{
    Choice, Glyph, Icon,
    field::{Entry, Frame},
};

/// One value out of a short list: the native control, so that phones show their own.
#[component]
pub fn SelectField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What can be chosen.
    options: Vec<Choice>,
    /// A first option with an empty value.
    #[prop(optional, into)]
    blank: Option<String>,
    /// What helps to choose.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be chosen. Told to readers only.
    #[prop(optional)]
    required: bool,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// Follows what is chosen, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<String>>,
    /// The kind of value, in HTML's words ("language").
    #[prop(optional, into)]
    autocomplete: Option<String>,
) -> impl IntoView {
    let Entry { name, id, value, error } = entry;
    let frame = Frame { id, label, hint, error, marker };
    let ids = frame.ids();
    let chosen = if value.is_empty() { bind.map_or(value, |signal| signal.get_untracked()) } else { value };
    let node = NodeRef::<Select>::new();
    if let Some(bind) = bind {
        // As for text fields: what was chosen before the script arrived wins the first time. Drawn anew by the script itself, the control may
        // still stand where another choice stood before.
        let is_waking = Owner::current_shared_context().is_some_and(|context| context.during_hydration());
        Effect::new(move |met: Option<bool>| {
            let wanted = bind.get();
            let Some(select) = node.get() else { return false };
            if select.value() != wanted {
                if met == Some(true) || !is_waking {
                    select.set_value(&wanted);
                } else {
                    bind.set(select.value());
                }
            }
            true
        });
    }
    let control = view! {
        <span class="select">
            <select
                node_ref=node
                id=ids.control
                class="input"
                name=name
                autocomplete=autocomplete
                aria-required=required.then_some("true")
                aria-describedby=ids.describedby
                aria-invalid=ids.invalid
                on:change=move |ev| {
                    if let Some(bind) = bind {
                        bind.set(event_target_value(&ev));
                    }
                }
            >
                {blank.map(|text| view! { <option value="">{text}</option> })}
                {options
                    .into_iter()
                    .map(|choice| {
                        let selected = choice.value == chosen;
                        view! { <option value=choice.value selected=selected>{choice.label}</option> }
                    })
                    .collect_view()}
            </select>
            <Icon glyph=Glyph::ChevronDown/>
        </span>
    };
    frame.around(control.into_any())
}
