//! Server functions of the first run.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{actor::SignedIn, setup::SetUpForm};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::setup;

/// Names the organisation and its first administrator.
#[server(prefix = "/api", endpoint = "setup/complete")]
pub async fn set_up(form: SetUpForm) -> Result<SignedIn, Refusal> {
    let visitor = caller::visitor();
    let session = setup::complete(&visitor.ctx, &visitor.client, form).await?;
    caller::lead_to(&Done::SetUp.at("/"));
    Ok(caller::begin_session(session))
}

/// The time zones there are, for the form's choices: each name with what is read of it.
#[server(prefix = "/api", endpoint = "setup/time-zones")]
pub async fn time_zones(form: Nothing) -> Result<Vec<(String, String)>, Refusal> {
    let (visitor, Nothing { .. }) = (caller::visitor(), form);
    Ok(setup::time_zones(&visitor.ctx, visitor.locale).await?)
}
