//! Forms, and what became of them.

use super::{Written, side};
use crate::errors::Refusal;
use domain::AppError;
use leptos::{ev::SubmitEvent, form::form_data_from_event, prelude::*, server_fn::ServerFn, task::spawn_local};
use serde::{Serialize, de::DeserializeOwned};
use std::marker::PhantomData;
use web_sys::UrlSearchParams;

/// A server function that a page sends something to.
pub struct Sending<S> {
    /// The part that is the same for all functions.
    pub(crate) sent: Sent,
    of: PhantomData<fn() -> S>,
}

impl<S> Clone for Sending<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Sending<S> {}

/// What was sent, and what came back.
#[derive(Clone, Copy)]
pub(crate) struct Sent {
    /// The latest answer.
    pub(crate) answer: RwSignal<Option<Written>>,
    /// How many are under way.
    pub(crate) under_way: RwSignal<u32>,
    is_begun: StoredValue<bool>,
}

impl<S> Sending<S>
where
    S: ServerFn<Error = Refusal>,
{
    /// Nothing has been sent yet.
    pub fn new() -> Self {
        let sent = Sent { answer: RwSignal::new(None), under_way: RwSignal::new(0), is_begun: StoredValue::new(false) };
        Self { sent, of: PhantomData }
    }

    /// The latest answer; none before the first.
    pub fn answer(self) -> Option<Result<S::Output, Refusal>>
    where
        S::Output: DeserializeOwned,
    {
        self.sent.answer.with(|answer| answer.as_ref().map(side::read))
    }

    /// Was anything sent, whether answered yet or not?
    pub fn was_sent(self) -> bool {
        self.sent.is_begun.get_value()
    }

    /// Sends this, without a form.
    pub fn send(self, argument: &S)
    where
        S: Serialize,
    {
        self.sent.send(S::PATH, side::body(argument));
    }
}

impl<S> Default for Sending<S>
where
    S: ServerFn<Error = Refusal>,
{
    fn default() -> Self {
        Self::new()
    }
}

impl Sent {
    fn send(self, path: &'static str, body: String) {
        self.is_begun.set_value(true);
        self.under_way.update(|count| *count += 1);
        spawn_local(async move {
            let answer = side::send(path, body).await;
            // The page may be gone by now.
            self.answer.try_set(Some(answer));
            self.under_way.try_update(|count| *count -= 1);
        });
    }

    fn submit(self, path: &'static str, event: &SubmitEvent) {
        if event.default_prevented() {
            return;
        }
        event.prevent_default();
        let fields = form_data_from_event(event).ok();
        match fields.and_then(|fields| UrlSearchParams::new_with_str_sequence_sequence(&fields).ok()) {
            Some(fields) => {
                // The button that was pressed, when it has no name.
                fields.delete("");
                self.send(path, fields.to_string().into());
            }
            None => self.answer.set(Some(Err(AppError::Offline))),
        }
    }
}

/// A form that is sent to its server function: with a script in place, without one as browsers send forms.
#[component]
pub fn ServerForm<S>(
    /// Where to, and what comes back.
    action: Sending<S>,
    /// Its fields.
    children: Children,
) -> impl IntoView
where
    S: ServerFn<Error = Refusal>,
{
    form(S::PATH, action.sent, children())
}

fn form(path: &'static str, sent: Sent, children: AnyView) -> AnyView {
    view! {
        <form action=path method="post" on:submit=move |event| sent.submit(path, &event)>
            {children}
        </form>
    }
    .into_any()
}
