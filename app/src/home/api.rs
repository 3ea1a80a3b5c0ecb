//! Server functions of the home page.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::home::FirstSteps;
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::caller;
#[cfg(feature = "ssr")]
use domain::home;

/// What there is already of what an organisation begins with.
#[server(prefix = "/api", endpoint = "home/first-steps")]
pub async fn tell_first_steps(form: Nothing) -> Result<FirstSteps, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(home::first_steps(&caller.ctx, &caller.actor).await?)
}
