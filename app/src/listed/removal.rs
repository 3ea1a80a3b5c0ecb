//! What is asked before a thing is taken out of its list: deleted, or archived. With a script a dialog asks; without one the button leads to the same page with the dialog drawn
//! open (`?confirm=`).

use crate::{
    address::parameter,
    errors::Refusal,
    forms::{FormRefusal, FormState},
    site::words,
    ui::{Button, ButtonLink, Dialog, FormActions, Glyph, Look, Section},
    wire::{Sending, ServerForm},
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_router::hooks::use_location;

/// The id of the form that does it.
const FORM: &str = "remove";

/// At the foot of a page: the button that asks, and the question.
#[component]
pub fn Removal<S>(
    /// What does it.
    action: Sending<S>,
    /// Its form.
    state: FormState,
    /// What the buttons say, and the section is called.
    label: String,
    /// What it means, in short.
    hint: String,
    /// The question.
    title: String,
    /// What it means for whom.
    text: String,
    /// The form's fields.
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = Refusal>,
{
    let form = view! {
        <ServerForm action attr:id=FORM attr:class="form" attr:novalidate=true>
            {children()}
        </ServerForm>
    };
    question(state, label, hint, title, text, form.into_any())
}

/// The part that is the same for all functions.
fn question(state: FormState, label: String, hint: String, title: String, text: String, form: AnyView) -> AnyView {
    let (words, location) = (words(), use_location());
    let here = location.pathname.get_untracked();
    let open = RwSignal::new(location.search.with_untracked(|search| parameter(search, "confirm").is_some()));
    let leave = Callback::new(move |()| open.set(false));
    let (back, answer, asked) = (here.clone(), label.clone(), format!("{here}?confirm=1"));
    view! {
        <Section title=label.clone() hint>
            <FormActions>
                <ButtonLink look=Look::Danger icon=Glyph::Trash href=asked on_press=move |()| open.set(true)>
                    {label}
                </ButtonLink>
            </FormActions>
            <Dialog
                id="ask"
                title
                close=words.common_close()
                close_href=here
                open
                on_close=leave
                actions=move || {
                    view! {
                        <ButtonLink look=Look::Bare href=back on_press=leave>
                            {words.common_cancel()}
                        </ButtonLink>
                        <Button look=Look::Danger form=FORM busy=state.busy>
                            {answer}
                        </Button>
                    }
                }
            >
                <FormRefusal form=state/>
                <p>{text}</p>
                {form}
            </Dialog>
        </Section>
    }
    .into_any()
}
