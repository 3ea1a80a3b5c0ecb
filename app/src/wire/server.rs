//! The server's half: it answers while it draws, and writes the answers into the page.

use super::Written;
use crate::{errors::Refusal, site::Site, waiting};
use domain::AppError;
use leptos::{
    prelude::*,
    server::codee::{Decoder, Encoder},
    server_fn::ServerFn,
};
use serde::{Serialize, de::DeserializeOwned};

/// A question to a server function, and its answer once it has come.
pub struct Inquiry<S: ServerFn<Error = Refusal>>
where
    S::Output: Send + Sync + 'static,
{
    answer: Resource<Result<S::Output, Refusal>, Wire>,
}

impl<S: ServerFn<Error = Refusal>> Clone for Inquiry<S>
where
    S::Output: Send + Sync,
{
    fn clone(&self) -> Self {
        *self
    }
}

impl<S: ServerFn<Error = Refusal>> Copy for Inquiry<S> where S::Output: Send + Sync {}

impl<S: ServerFn<Error = Refusal>> Inquiry<S>
where
    S::Output: Clone + Serialize + DeserializeOwned + Send + Sync,
{
    /// The answer; none while it is waited for. Not for a memo (see [`waiting`]).
    pub fn get(self) -> Option<Result<S::Output, Refusal>> {
        let answer = self.answer.get();
        if answer.is_none() {
            waiting::note();
        }
        answer
    }

    /// Follows the answer without reading it.
    pub fn track(self) {
        self.answer.track();
    }
}

/// Asks a server function: once, and again whenever the form or the number beside it changes.
pub fn ask<S, F>(question: impl Fn() -> (u32, F) + Send + Sync + 'static) -> Inquiry<S>
where
    S: ServerFn<Error = Refusal> + From<F> + 'static,
    S::Output: Serialize + DeserializeOwned + Send + Sync,
    F: Clone + PartialEq + Send + Sync + 'static,
{
    let answer = Resource::new_with_options(question, |(_, form)| async move { S::from(form).run_body().await }, true);
    Inquiry { answer }
}

/// Asks a server function now.
pub async fn ask_once<S>(argument: S) -> Result<S::Output, Refusal>
where
    S: ServerFn<Error = Refusal>,
{
    argument.run_body().await
}

/// How answers stand in the page: JSON, behind a sign that tells an answer from a refusal.
pub struct Wire;

impl<T: Serialize> Encoder<Result<T, Refusal>> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(answer: &Result<T, Refusal>) -> Result<String, serde_json::Error> {
        Ok(match answer {
            Ok(answer) => format!("+{}", serde_json::to_string(answer)?),
            Err(refusal) => format!("-{}", serde_json::to_string(refusal)?),
        })
    }
}

impl<T: DeserializeOwned> Decoder<Result<T, Refusal>> for Wire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<Result<T, Refusal>, serde_json::Error> {
        Ok(match text.strip_prefix('+') {
            Some(answer) => Ok(serde_json::from_str(answer)?),
            None => Err(serde_json::from_str(text.strip_prefix('-').unwrap_or_default())?),
        })
    }
}

impl Encoder<Site> for Wire {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(site: &Site) -> Result<String, serde_json::Error> {
        serde_json::to_string(site)
    }
}

impl Decoder<Site> for Wire {
    type Error = serde_json::Error;
    type Encoded = str;

    fn decode(text: &str) -> Result<Site, serde_json::Error> {
        serde_json::from_str(text)
    }
}

/// Reads an answer.
pub(super) fn read<T: DeserializeOwned>(answer: &Written) -> Result<T, Refusal> {
    let text = answer.as_ref().map_err(|error| Refusal(error.clone()))?;
    serde_json::from_str(text).map_err(|_| Refusal(AppError::Offline))
}

/// Browsers send forms; the server never does.
pub(super) async fn send(_: &'static str, _: String) -> Written {
    Err(AppError::Offline)
}

/// Browsers send forms; the server never does.
pub(super) fn body<S>(_: &S) -> String {
    String::new()
}
