//! A list in an order that can be changed, row by row. After each step the list is drawn anew; whoever moves a row by the keyboard stays at its
//! button, or at its other one where it can go no further.

use crate::{
    errors::Refusal,
    forms::{FormState, input_named, use_form},
    site::words,
    ui::{Button, Glyph, Look, effect},
    wire::{Sending, ServerForm},
};
use leptos::{prelude::*, server_fn::ServerFn, wasm_bindgen::JsCast as _, web_sys::HtmlElement};

/// What the rows of a list are moved with.
pub struct Moving<S> {
    /// What does it.
    pub action: Sending<S>,
    buttons: Buttons,
}

#[derive(Clone, Copy)]
struct Buttons {
    state: FormState,
    /// The button that was pressed last: which row, and whether it was "up".
    pressed: StoredValue<Option<(String, bool)>>,
}

impl<S> Clone for Moving<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Moving<S> {}

impl<S> Moving<S>
where
    S: ServerFn<Error = Refusal> + 'static,
{
    /// For a list that is drawn anew whenever this changes.
    pub fn begin(drawn: impl Fn() + 'static) -> Self {
        let action = Sending::<S>::new();
        let buttons = Buttons { state: use_form(action), pressed: StoredValue::new(None) };
        buttons.keep_focus(drawn);
        Self { action, buttons }
    }

    /// Why a row was not moved.
    pub fn refusal(self) -> Signal<Option<String>> {
        self.buttons.state.refusal()
    }

    /// A row's buttons: past the one before it, past the one after it, as far as there are any.
    pub fn row(self, (input, id): (&str, String), name: &str, (up, down): (bool, bool)) -> Option<AnyView> {
        if !(up || down) {
            return None;
        }
        let hidden = view! { <input type="hidden" name=input_named(input) value=id.clone()/> };
        let [up, down] = [(true, up), (false, down)].map(|(is_up, may)| may.then(|| self.buttons.one(is_up, &id, name)));
        let form = view! {
            <ServerForm action=self.action attr:class="order">
                {hidden} {up} {down}
            </ServerForm>
        };
        Some(form.into_any())
    }
}

impl Buttons {
    fn keep_focus(self, drawn: impl Fn() + 'static) {
        effect(move || {
            drawn();
            let Some((id, is_up)) = self.pressed.try_update_value(Option::take).flatten() else { return };
            request_animation_frame(move || {
                let button = |is_up| document().get_element_by_id(&button_id(&id, is_up))?.dyn_into::<HtmlElement>().ok();
                drop(button(is_up).or_else(|| button(!is_up)).map(|button| button.focus()));
            });
        });
    }

    fn one(self, is_up: bool, id: &str, name: &str) -> AnyView {
        let words = words();
        let (value, icon, label, spoken) = if is_up {
            ("true", Glyph::SortUp, words.common_up(), words.common_move_up(name))
        } else {
            ("false", Glyph::SortDown, words.common_down(), words.common_move_down(name))
        };
        let pressed = Some((id.to_owned(), is_up));
        view! {
            <Button
                small=true
                look=Look::Bare
                icon
                id=button_id(id, is_up)
                name=input_named("up")
                value
                busy=self.state.busy
                attr:aria-label=spoken
                on:click=move |_| self.pressed.set_value(pressed.clone())
            >
                {label}
            </Button>
        }
        .into_any()
    }
}

fn button_id(row: &str, is_up: bool) -> String {
    format!("move-{is_up}-{row}")
}
