use leptos::{html::Div, prelude::*};

use super::{Glyph, Icon, effect};

/// One fault and the control that has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldLink {
    /// The id of the control.
    pub id: String,
    /// What is wrong, naming the field.
    pub text: String,
}

/// All that is wrong with a form, above it, each fault leading to its field.
///
/// It takes the focus when it appears after a refused submit, so that nobody wonders why nothing happened. Where the server
/// draws it for a page without a script, `autofocus` does the same.
#[component]
pub fn ErrorSummary(
    /// Says that the form was not accepted.
    #[prop(into)]
    title: String,
    /// The faults. Nothing is shown while there are none.
    #[prop(into)]
    items: Signal<Vec<FieldLink>>,
) -> impl IntoView {
    let node = NodeRef::<Div>::new();
    effect(move || {
        // Each refusal counts, even one with the same faults as before.
        if items.with(|list| !list.is_empty())
            && let Some(summary) = node.get()
        {
            // A page whose summary cannot be focused still shows it.
            drop(summary.focus());
        }
    });
    move || {
        items.with(|list| !list.is_empty()).then(|| {
            view! {
                <div node_ref=node class="errors" role="group" aria-labelledby="errors-title" tabindex="-1" autofocus=true>
                    <p id="errors-title">
                        <Icon glyph=Glyph::Warning/>
                        <span>{title.clone()}</span>
                    </p>
                    <ul>{items.get().into_iter().map(link).collect_view()}</ul>
                </div>
            }
        })
    }
}

fn link(FieldLink { id, text }: FieldLink) -> AnyView {
    let href = format!("#{id}");
    view! {
        <li>
            <a
                href=href
                on:click=move |ev| {
                    // Following the address only scrolls; what one wants is to type.
                    if let Some(field) = document().get_element_by_id(&id) {
                        ev.prevent_default();
                        focus(&field);
                    }
                }
            >
                {text}
            </a>
        </li>
    }
    .into_any()
}

/// Focuses an element, where it can be.
pub(super) fn focus(element: &leptos::web_sys::Element) {
    use leptos::wasm_bindgen::JsCast;
    if let Some(element) = element.dyn_ref::<leptos::web_sys::HtmlElement>() {
        drop(element.focus());
    }
}
