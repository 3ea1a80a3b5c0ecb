//! Server functions about the privacy policy.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    actor::SignedIn,
    privacy::{AcceptForm, PolicyText},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::privacy;

/// The policy in force. Open to everyone.
#[server(prefix = "/api", endpoint = "privacy/read")]
pub async fn read_policy(form: Nothing) -> Result<PolicyText, Refusal> {
    let (visitor, Nothing { .. }) = (caller::visitor(), form);
    Ok(privacy::read(&visitor.ctx, &visitor.actor, visitor.locale).await?)
}

/// "I have read it and I accept it."
#[server(prefix = "/api", endpoint = "privacy/accept")]
pub async fn accept_policy(form: AcceptForm) -> Result<SignedIn, Refusal> {
    let caller = caller::past_the_first_secret()?;
    privacy::accept(&caller.ctx, &caller.actor, form, caller.locale).await?;
    caller::lead_to(&Done::PolicyAccepted.at("/"));
    Ok(SignedIn { policy_pending: false, ..caller.actor.signed_in()?.clone() })
}
