//! The browser's half: it takes the first answers from the page and fetches the others.

use super::{Written, form, tree, unfit::Unfit};
use crate::{errors::Refusal, site::Site};
use domain::AppError;
use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
    server_fn::{
        ServerFn,
        codec::PostUrl,
        redirect::{REDIRECT_HEADER, call_redirect_hook},
        request::browser::Request,
    },
};
use send_wrapper::SendWrapper;
use serde::{Serialize, de::DeserializeOwned};
use server_fn::ContentType;
use std::{convert::Infallible, marker::PhantomData};
use web_sys::AbortController;

/// A question to a server function, and its answer once it has come.
pub struct Inquiry<S> {
    answer: Resource<Written, Wire>,
    of: PhantomData<fn() -> S>,
}

impl<S> Clone for Inquiry<S> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<S> Copy for Inquiry<S> {}

impl<S> Inquiry<S>
where
    S: ServerFn<Error = Refusal>,
    S::Output: DeserializeOwned,
{
    /// The answer; none while it is waited for.
    pub fn get(self) -> Option<Result<S::Output, Refusal>> {
        self.answer.with(|answer| answer.as_ref().map(read))
    }

    /// Follows the answer without reading it.
    pub fn track(self) {
        self.answer.track();
    }
}

/// Asks a server function: once, and again whenever the form or the number beside it changes.
pub fn ask<S, F>(question: impl Fn() -> (u32, F) + Send + Sync + 'static) -> Inquiry<S>
where
    S: ServerFn<Error = Refusal> + From<F> + Serialize,
{
    let question = move || {
        let (count, form) = question();
        (count, body(&S::from(form)))
    };
    Inquiry { answer: asked(S::PATH, Box::new(question)), of: PhantomData }
}

fn asked(path: &'static str, question: Box<dyn Fn() -> (u32, String) + Send + Sync>) -> Resource<Written, Wire> {
    Resource::new_with_options(question, move |(_, body)| SendWrapper::new(send(path, body)), true)
}

/// Asks a server function now.
pub async fn ask_once<S>(argument: S) -> Result<S::Output, Refusal>
where
    S: ServerFn<Error = Refusal> + Serialize,
    S::Output: DeserializeOwned,
{
    read(&send(S::PATH, body(&argument)).await)
}

/// How answers stand in the page: JSON, behind a sign that tells an answer from a refusal.
pub struct Wire;

impl Decoder<Written> for Wire {
    type Error = Infallible;
    type Encoded = str;

    fn decode(text: &str) -> Result<Written, Infallible> {
        Ok(match text.strip_prefix('+') {
            Some(answer) => Ok(answer.to_owned()),
            None => Err(refusal(text.strip_prefix('-').unwrap_or_default())),
        })
    }
}

/// The browser writes nothing into pages.
impl Encoder<Written> for Wire {
    type Error = Infallible;
    type Encoded = String;

    fn encode(_: &Written) -> Result<String, Infallible> {
        Ok(String::new())
    }
}

impl Decoder<Site> for Wire {
    type Error = Unfit;
    type Encoded = str;

    fn decode(text: &str) -> Result<Site, Unfit> {
        tree::read(text)
    }
}

/// The browser writes nothing into pages.
impl Encoder<Site> for Wire {
    type Error = Infallible;
    type Encoded = String;

    fn encode(_: &Site) -> Result<String, Infallible> {
        Ok(String::new())
    }
}

/// Reads an answer.
pub(super) fn read<T: DeserializeOwned>(answer: &Written) -> Result<T, Refusal> {
    let text = answer.as_ref().map_err(|error| Refusal(error.clone()))?;
    tree::read(text).map_err(|_| Refusal(AppError::Offline))
}

fn refusal(text: &str) -> AppError {
    tree::read(text).unwrap_or(AppError::Offline)
}

/// A server function's argument as it is sent.
pub(super) fn body<S: Serialize>(form: &S) -> String {
    form::written(form)
}

/// Posts to a server function and goes where its answer leads.
pub(super) async fn send(path: &'static str, body: String) -> Written {
    post(path, body).await.unwrap_or(Err(AppError::Offline))
}

async fn post(path: &'static str, body: String) -> Option<Written> {
    let mut wanted = Wanted(AbortController::new().ok());
    let request = Request::post(path)
        .header("Content-Type", PostUrl::CONTENT_TYPE)
        .header("Accept", "application/json")
        .abort_signal(wanted.0.as_ref().map(AbortController::signal).as_ref())
        .body(body)
        .ok()?;
    let response = request.send().await.ok()?;
    let text = response.text().await.ok()?;
    wanted.0 = None;
    if response.status() >= 400 {
        return Some(Err(refusal(&text)));
    }
    if response.headers().get(REDIRECT_HEADER).is_some() {
        call_redirect_hook(&response.headers().get("Location").unwrap_or_else(|| response.url()));
    }
    Some(Ok(text))
}

/// An answer that nobody waits for any more is not fetched to its end.
struct Wanted(Option<AbortController>);

impl Drop for Wanted {
    fn drop(&mut self) {
        if let Some(controller) = &self.0 {
            controller.abort();
        }
    }
}
