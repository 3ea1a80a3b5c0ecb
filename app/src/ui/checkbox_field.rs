use leptos::{html::Input, prelude::*};

use super::field::{Entry, described_by, fault_line, hint_line, invalid};

/// A box to tick. Its children are the label; links are allowed in it.
#[component]
pub fn CheckboxField(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    children: Children,
    /// What is posted when it is ticked (nothing is posted otherwise).
    #[prop(default = "true".into(), into)]
    value: String,
    /// Whether it is ticked at first.
    #[prop(optional)]
    checked: bool,
    /// What helps to decide.
    #[prop(optional, into)]
    hint: Option<String>,
    /// Must be ticked. Told to readers only.
    #[prop(optional)]
    required: bool,
    /// Follows the tick, and sets it.
    #[prop(optional)]
    bind: Option<RwSignal<bool>>,
) -> impl IntoView {
    let Entry { name, id, error, .. } = entry;
    let describedby = described_by(&id, hint.is_some(), error);
    let ticked = checked || bind.is_some_and(|signal| signal.get_untracked());
    let node = NodeRef::<Input>::new();
    if let Some(bind) = bind {
        // As for text fields: a tick set before the script arrived wins the first time.
        Effect::new(move |met: Option<bool>| {
            let wanted = bind.get();
            let Some(input) = node.get() else { return false };
            if input.checked() != wanted {
                if met == Some(true) {
                    input.set_checked(wanted);
                } else {
                    bind.set(input.checked());
                }
            }
            true
        });
    }
    view! {
        <div class="choice">
            <input
                node_ref=node
                id=id.clone()
                type="checkbox"
                name=name
                value=value
                checked=ticked
                aria-required=required.then_some("true")
                aria-describedby=describedby
                aria-invalid=invalid(error)
                on:change=move |ev| {
                    if let Some(bind) = bind {
                        bind.set(event_target_checked(&ev));
                    }
                }
            />
            <label for=id.clone()>{children()}</label>
            {hint.map(|text| hint_line(&id, text))}
            {fault_line(&id, error)}
        </div>
    }
    .into_any()
}
