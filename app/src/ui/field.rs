use leptos::prelude::*;

use super::{Glyph, Icon};

/// One of several values to choose from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is posted.
    pub value: String,
    /// What is read.
    pub label: String,
    /// A line of explanation, where there is room for one.
    pub hint: Option<String>,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: None }
    }

    /// The same with a line of explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }
}

/// What a form knows of one of its fields.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Names the value when it is posted.
    pub name: String,
    /// Of the control: where its label and the error summary lead.
    pub id: String,
    /// What it holds at first.
    pub value: String,
    /// What is wrong with it.
    pub error: Signal<Option<String>>,
}

impl Entry {
    /// Empty and faultless. Its id is its name.
    pub fn new(name: impl Into<String>) -> Self {
        let name = name.into();
        Self { id: name.clone(), name, value: String::new(), error: Signal::default() }
    }

    /// The same, holding this unless it holds something already.
    #[must_use]
    pub fn holding(mut self, value: &str) -> Self {
        if self.value.is_empty() {
            value.clone_into(&mut self.value);
        }
        self
    }

    /// The same with this fault.
    #[must_use]
    pub fn wrong(mut self, fault: impl Into<String>) -> Self {
        self.error = Signal::stored(Some(fault.into()));
        self
    }
}

impl From<&str> for Entry {
    fn from(name: &str) -> Self {
        Self::new(name)
    }
}

/// What a control must carry so that readers tie it to its label, hint and fault.
#[derive(Clone)]
pub struct FieldIds {
    /// `id` of the control.
    pub control: String,
    /// `aria-describedby` of the control.
    pub describedby: Signal<Option<String>>,
    /// `aria-invalid` of the control.
    pub invalid: Signal<Option<&'static str>>,
}

/// The frame around a control: label, hint, control, fault.
#[component]
pub fn Field<F, V>(
    /// Its name, what it holds at first, what is wrong with it.
    #[prop(into)]
    entry: Entry,
    /// The label.
    #[prop(into)]
    label: String,
    /// What helps to fill it in.
    #[prop(optional, into)]
    hint: Option<String>,
    /// The word beside the label ("optional").
    #[prop(optional, into)]
    marker: Option<String>,
    /// The control, given what it must carry: `let:ids`.
    children: F,
) -> impl IntoView
where
    F: FnOnce(FieldIds) -> V + Send + 'static,
    V: IntoView + 'static,
{
    let Entry { id, error, .. } = entry;
    let frame = Frame { id, label, hint, error, marker };
    let control = children(frame.ids()).into_any();
    frame.around(control)
}

/// Fields side by side when there is room.
#[component]
pub fn FieldRow(
    /// The fields.
    children: Children,
) -> impl IntoView {
    view! { <div class="field-row">{children()}</div> }
}

/// The buttons under a form.
#[component]
pub fn FormActions(
    /// The buttons, the main one first.
    children: Children,
) -> impl IntoView {
    view! { <div class="form-actions">{children()}</div> }
}

/// What all fields have in common.
pub(super) struct Frame {
    pub id: String,
    pub label: String,
    pub hint: Option<String>,
    pub error: Signal<Option<String>>,
    pub marker: Option<String>,
}

impl Frame {
    pub fn ids(&self) -> FieldIds {
        FieldIds {
            control: self.id.clone(),
            describedby: described_by(&self.id, self.hint.is_some(), self.error),
            invalid: invalid(self.error),
        }
    }

    pub fn around(self, control: AnyView) -> AnyView {
        let Self { id, label, hint, error, marker } = self;
        view! {
            <div class="field">
                <label for=id.clone()>{label} {marker.map(marked)}</label>
                {hint.map(|text| hint_line(&id, text))}
                {control}
                {fault_line(&id, error)}
            </div>
        }
        .into_any()
    }
}

/// The word beside a label; the blank keeps the two apart when they are read out.
pub(super) fn marked(word: String) -> AnyView {
    view! { " " <span class="marker">{word}</span> }.into_any()
}

pub(super) fn hint_line(id: &str, text: String) -> AnyView {
    view! { <p class="hint" id=format!("{id}-hint")>{text}</p> }.into_any()
}

/// What is wrong, or nothing.
pub(super) fn fault_line(id: &str, error: Signal<Option<String>>) -> AnyView {
    let id = format!("{id}-error");
    (move || {
        error.get().map(|text| {
            view! {
                <p class="fault" id=id.clone()>
                    <Icon glyph=Glyph::Warning/>
                    <span>{text}</span>
                </p>
            }
        })
    })
    .into_any()
}

/// The ids of hint and fault, in the order they should be read: what is wrong comes first.
pub(super) fn described_by(id: &str, has_hint: bool, error: Signal<Option<String>>) -> Signal<Option<String>> {
    let hint = has_hint.then(|| format!("{id}-hint"));
    let fault = format!("{id}-error");
    Signal::derive(move || match (&hint, error.with(Option::is_some)) {
        (Some(hint), true) => Some(format!("{fault} {hint}")),
        (None, true) => Some(fault.clone()),
        (hint, false) => hint.clone(),
    })
}

pub(super) fn invalid(error: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.with(Option::is_some).then_some("true"))
}
