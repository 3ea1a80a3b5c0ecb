//! What was typed for a new colleague and not yet saved.
//!
//! Leaving the form by Esc, its cross, the back button or the menu is no decision to throw away what stands in it: it is there
//! again when the form is opened the next time. Saving clears it, and so does "Cancel". It lives in this document's memory alone:
//! signing out loads another document (AC-54), and whoever signs in after a session that ended by itself sees nobody else's.
//! Where the document itself would go, the browser asks.

use crate::forms::{input_named, input_of_list};
use domain::{fields::Field, ids::AccountId};
use leptos::{
    ev,
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{FormData, HtmlFormElement},
};
use std::sync::Mutex;

/// The form's own name, so that sending it twice does it once (AC-89).
pub const SUBMISSION: &str = "submission";

/// Whose, and the fields with their values. Only ever set in a browser.
static DRAFT: Mutex<Option<Draft>> = Mutex::new(None);

struct Draft {
    author: AccountId,
    values: Vec<(String, String)>,
}

/// What this person had typed; empty when there is nothing.
pub fn of(author: AccountId) -> Vec<(String, String)> {
    let draft = DRAFT.lock().ok();
    draft
        .and_then(|draft| draft.as_ref().filter(|draft| draft.author == author).map(|draft| draft.values.clone()))
        .unwrap_or_default()
}

/// It was saved, or is not to be.
pub fn forget() {
    set(None);
}

/// Keeps what stands in the form now.
pub fn keep(author: AccountId, form: &str) {
    let form = document().get_element_by_id(form).and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else { return };
    let held = |name: &str| data.get(&input_named(name)).as_string().unwrap_or_default();
    let mut values: Vec<_> = names().map(|name| (name.to_owned(), held(name))).collect();
    let access = data.get_all(&input_of_list(Field::Access.name()));
    let access = access.iter().filter_map(|line| line.as_string()).filter(|line| !line.is_empty());
    let listed = format!("{}][", Field::Access.name());
    let chosen: Vec<_> = access.map(|line| (listed.clone(), line)).collect();
    // Neither a language nor a choice of when to send is worth keeping alone.
    let is_typed = |(name, value): &(String, String)| !value.is_empty() && TYPED.iter().any(|field| field.name() == name);
    let is_begun = values.iter().any(is_typed) || !chosen.is_empty();
    values.extend(chosen);
    set(is_begun.then_some(Draft { author, values }));
}

/// Has the browser ask before it throws the document away, reloading included.
pub fn guard() {
    let listener = window_event_listener(ev::beforeunload, |ev| {
        if DRAFT.lock().is_ok_and(|draft| draft.is_some()) {
            ev.prevent_default();
        }
    });
    on_cleanup(move || listener.remove());
}

const TYPED: [Field; 3] = [Field::FirstName, Field::LastName, Field::Email];

fn names() -> impl Iterator<Item = &'static str> {
    TYPED.iter().map(|field| field.name()).chain([Field::Locale.name(), Field::Send.name(), SUBMISSION])
}

fn set(draft: Option<Draft>) {
    if let Ok(mut place) = DRAFT.lock() {
        *place = draft;
    }
}
