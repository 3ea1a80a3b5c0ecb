//! Server functions about sessions.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{actor::SignedIn, sessions::SignInForm};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::{local_path::LocalPath, sessions};

/// Signs in.
#[server(prefix = "/api", endpoint = "sessions/sign-in")]
pub async fn sign_in(form: SignInForm) -> Result<SignedIn, Refusal> {
    let (visitor, next) = (caller::visitor(), LocalPath::parse_or_home(&form.next));
    let session = sessions::sign_in(&visitor.ctx, &visitor.client, form).await?;
    caller::lead_to(next.as_str());
    Ok(caller::begin_session(session))
}

/// Signs out.
#[server(prefix = "/api", endpoint = "sessions/sign-out")]
pub async fn sign_out(form: Nothing) -> Result<(), Refusal> {
    let Nothing { .. } = form;
    let caller = caller::at_the_door()?;
    sessions::sign_out(&caller.ctx, &caller.actor).await?;
    caller::end_session();
    caller::lead_to(&Done::SignedOut.at("/login"));
    Ok(())
}
