//! A field for each language: whatever is named in each.

use crate::{
    forms::FormState,
    site::words,
    ui::{Entry, FieldRow, TextField},
};
use domain::{Locale, fields::Field};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Names in each language. One is enough.
#[component]
pub fn NameFields(
    /// The form they stand in.
    form: FormState,
    /// What it is called already.
    names: BTreeMap<Locale, String>,
) -> impl IntoView {
    let words = words();
    let field = |locale: Locale| {
        let field = Field::NameIn(locale);
        view! { <TextField entry=entry(form, field, names.get(&locale)) label=field.label(words) autocomplete="off"/> }
    };
    let fields = Locale::ALL.iter().map(|&locale| field(locale)).collect_view();
    view! { <FieldRow>{fields}</FieldRow> }.into_any()
}

/// A field with what was typed before it was refused, be it nothing; else with what there is.
pub fn entry(form: FormState, field: Field, present: Option<&String>) -> Entry {
    Entry { value: form.value_or(field, present.map_or("", String::as_str)), ..form.entry(field) }
}
