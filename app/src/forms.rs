//! A form and its server function, with and without a script.
//!
//! With a script the refusal is the action's value and the fields keep what was typed by themselves. Without one the page is
//! loaded anew, and the refusal and the typed values come with it ([`PostedBack`](crate::site::PostedBack)). Pages need not know
//! which it was.

use crate::{
    errors::Refusal,
    notices::DoneNotice,
    site::{SiteContext, use_site},
    ui::{Entry, ErrorSummary, FieldLink, Notice, Tone, effect, live},
    wire::{Sending, Sent},
};
use domain::{
    AppError,
    fields::{Field, Problem},
};
use leptos::{html::Div, prelude::*, server_fn::ServerFn, web_sys::Element};
use serde::{Deserialize, Serialize};

/// What a page needs of its form.
#[derive(Clone, Copy)]
pub struct FormState {
    /// Why it was refused, until it is sent again.
    pub error: Signal<Option<AppError>>,
    /// Being sent.
    pub busy: Signal<bool>,
    site: SiteContext,
    typed: StoredValue<Vec<(String, String)>>,
    changed: Changed,
}

/// The inputs, by name, that hold something else by now.
#[derive(Clone, Copy)]
struct Changed {
    /// Than what was refused.
    since_refused: RwSignal<Vec<String>>,
    /// Than what is under way: when that comes back refused, these are not what it was about.
    since_sent: StoredValue<Vec<String>>,
}

impl Changed {
    fn note(self, name: String) {
        self.since_sent.update_value(|names| push_once(names, &name));
        if !self.since_refused.with_untracked(|names| names.contains(&name)) {
            self.since_refused.update(|names| names.push(name));
        }
    }
}

fn push_once(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|found| found == name) {
        names.push(name.to_owned());
    }
}

/// Ties a form to what its page shows.
pub fn use_form<S>(action: Sending<S>) -> FormState
where
    S: ServerFn<Error = Refusal>,
{
    form_state(S::PATH, action.sent)
}

fn form_state(path: &str, sent: Sent) -> FormState {
    let site = use_site();
    let posted_back = site.posted_back(path.trim_start_matches("/api/"));
    let before = posted_back.as_ref().map(|back| back.error.clone());
    let error = Signal::derive(move || match sent.answer.get() {
        Some(Err(error)) => Some(error),
        Some(Ok(_)) => None,
        None => before.clone(),
    });
    let changed = Changed { since_refused: RwSignal::new(Vec::new()), since_sent: StoredValue::new(Vec::new()) };
    effect(move || {
        if sent.under_way.get() > 0 {
            changed.since_sent.set_value(Vec::new());
        }
    });
    // Sent from here, the form is another one: opened again later, it doesn't come back with an answer from before.
    effect(move || {
        if sent.answer.with(Option::is_some) {
            site.forget_posted_back();
            changed.since_refused.set(changed.since_sent.get_value());
        }
    });
    // Another form of the page may have a field of the same name.
    let form = format!("form[action='{path}']");
    effect(move || {
        let form = form.clone();
        let listener = window_event_listener(leptos::ev::input, move |event| {
            let input = event_target::<Element>(&event);
            if let (Some(name), Ok(Some(_))) = (input.get_attribute("name"), input.closest(&form)) {
                changed.note(name);
            }
        });
        on_cleanup(move || listener.remove());
    });
    let busy = Signal::derive(move || sent.under_way.get() > 0);
    let typed = posted_back.map(|back| back.values).unwrap_or_default();
    FormState { error, busy, site, typed: StoredValue::new(typed), changed }
}

impl FormState {
    /// A field: what stood in it when the form was refused, and why it was.
    pub fn entry(self, field: Field) -> Entry {
        Entry { name: input_named(field.name()), id: field.id(), value: self.value(field), error: self.fault(field) }
    }

    /// What stood in this field when the form was refused, else `otherwise`.
    pub fn value_or(self, field: Field, otherwise: &str) -> String {
        self.typed(field.name()).unwrap_or_else(|| otherwise.to_owned())
    }

    /// What stood in this field when the form was refused.
    pub fn value(self, field: Field) -> String {
        self.value_or(field, "")
    }

    /// What stood in the input of this name when the form was refused.
    pub fn typed(self, name: &str) -> Option<String> {
        self.typed.with_value(|typed| typed.iter().find(|(found, _)| found == name).map(|(_, value)| value.clone()))
    }

    /// What a list held when the form was refused, in its order: [`input_of_list`], or any number in its brackets. `None`: nothing of it came
    /// back, because nothing was in it, because there was no room for it, or because nothing was refused.
    pub fn typed_list(self, name: &str) -> Option<Vec<String>> {
        let of_list = |found: &str| found.strip_prefix(name).is_some_and(|rest| rest.starts_with("]["));
        let held: Vec<_> = self
            .typed
            .with_value(|typed| typed.iter().filter(|(found, _)| of_list(found)).map(|(_, value)| value.clone()).collect());
        (!held.is_empty()).then_some(held)
    }

    /// Has the fields begin with these values, unless a refusal has brought its own.
    pub fn begin_with(self, values: Vec<(String, String)>) {
        self.typed.update_value(|typed| {
            if typed.is_empty() {
                *typed = values;
            }
        });
    }

    /// The sentence beside this field, until the field changes: then nobody knows whether it still holds. It goes without a word, so that
    /// readers are not interrupted while typing; the summary above stays, as what was said of the form that was sent.
    pub fn fault(self, field: Field) -> Signal<Option<String>> {
        let (error, changed, words, name) =
            (self.error, self.changed.since_refused, self.site.words(), input_named(field.name()));
        Signal::derive(move || {
            let is_out_of_date = changed.with(|names| names.contains(&name));
            error.with(|error| {
                let fault = error.as_ref()?.faults_of(field).next().filter(|_| !is_out_of_date)?;
                Some(fault.problem.sentence(words))
            })
        })
    }

    /// What is wrong with this field, as long as [`FormState::fault`] says so.
    pub fn problem(self, field: Field) -> Memo<Option<Problem>> {
        let (error, fault) = (self.error, self.fault(field));
        Memo::new(move |_| {
            fault.with(Option::is_some).then(|| error.get()?.faults_of(field).next().map(|fault| fault.problem.clone())).flatten()
        })
    }

    /// This field holds something else now, though nobody has typed it.
    pub fn note_change(self, field: Field) {
        self.changed.note(input_named(field.name()));
    }

    /// Whoever began to fill it in was signed in, and is no longer.
    pub fn has_lost_its_session(self) -> bool {
        let was_signed_in = self.site.person.with(Option::is_some);
        was_signed_in && self.error.with(|error| matches!(error, Some(AppError::SignInRequired)))
    }

    /// Every fault, as links to the fields, for the summary above the form.
    pub fn faults(self) -> Signal<Vec<FieldLink>> {
        let (error, words) = (self.error, self.site.words());
        Signal::derive(move || {
            error.with(|error| match error {
                Some(AppError::Invalid(faults)) => faults
                    .iter()
                    .map(|fault| FieldLink {
                        id: fault.field.id(),
                        text: words.common_error_item(&fault.field.label(words), &fault.problem.sentence(words)),
                    })
                    .collect(),
                _ => Vec::new(),
            })
        })
    }

    /// The sentence above the form, when the refusal is about no field.
    pub fn refusal(self) -> Signal<Option<String>> {
        let (error, words) = (self.error, self.site.words());
        Signal::derive(move || {
            error.with(|error| match error {
                None | Some(AppError::Invalid(_)) => None,
                Some(error) => Some(error.sentence(words)),
            })
        })
    }
}

/// What stands between the title of a page's form and its fields: what was done before, and why it was refused.
#[component]
pub fn FormHead(
    /// Which form.
    form: FormState,
) -> impl IntoView {
    view! {
        <DoneNotice/>
        <FormRefusal form/>
    }
}

/// Why it was refused: for one form of several, where the page says what was done before.
#[component]
pub fn FormRefusal(
    /// Which form.
    form: FormState,
) -> impl IntoView {
    let (words, refusal) = (form.site.words(), form.refusal());
    view! {
        {live(move || form.has_lost_its_session().then(|| view! { <SessionEnded/> }))}
        {live(move || {
            refusal
                .get()
                .filter(|_| !form.has_lost_its_session())
                .map(|text| view! { <Notice tone=Tone::Bad>{text}</Notice> })
        })}
        <ErrorSummary title=words.common_error_summary() items=form.faults()/>
    }
}

/// What was typed stays where it is: another tab signs in, and this one sends again. Takes the focus: a long form is sent from its foot, where
/// nobody sees what has appeared at its head.
#[component]
pub fn SessionEnded() -> impl IntoView {
    let words = use_site().words();
    let node = NodeRef::<Div>::new();
    effect(move || {
        if let Some(notice) = node.get() {
            drop(notice.focus());
        }
    });
    let sign_in = move || {
        view! {
            <a class="button small" href="/login" target="_blank">
                {words.session_over_sign_in()}
            </a>
        }
    };
    view! {
        <div node_ref=node tabindex="-1">
            <Notice tone=Tone::Bad title=words.session_over_title() actions=sign_in>
                {words.session_over_text()}
            </Notice>
        </div>
    }
}

/// The `name` of an input: server functions take one argument, `form`.
pub fn input_named(name: &str) -> String {
    format!("form[{name}]")
}

/// The `name` of the inputs whose values make up a list. Radio buttons have a number of their question between the last brackets instead.
pub fn input_of_list(name: &str) -> String {
    format!("form[{name}][]")
}

/// A form without fields.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {
    /// Plain forms have to send something.
    #[serde(default)]
    pub sent: bool,
}
