//! Server functions about passwords.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    actor::SignedIn,
    passwords::{ChangePasswordForm, ForgottenForm, ResetForm},
};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::passwords;

/// "I forgot my password."
#[server(prefix = "/api", endpoint = "passwords/forgotten")]
pub async fn ask_reset(form: ForgottenForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    passwords::forgotten(&visitor.ctx, &visitor.client, form, visitor.locale).await?;
    caller::lead_to(&Done::LinkAsked.at("/forgot"));
    Ok(())
}

/// Another password through a mailed link.
#[server(prefix = "/api", endpoint = "passwords/reset")]
pub async fn reset_password(form: ResetForm) -> Result<(), Refusal> {
    let visitor = caller::visitor();
    let device = passwords::reset(&visitor.ctx, &visitor.client, form).await?;
    caller::remember_device(&device);
    caller::lead_to(&Done::PasswordReset.at("/login"));
    Ok(())
}

/// Another password while signed in.
#[server(prefix = "/api", endpoint = "passwords/change")]
pub async fn change_password(form: ChangePasswordForm) -> Result<SignedIn, Refusal> {
    let caller = caller::signed_in()?;
    let session = passwords::change(&caller.ctx, &caller.client, &caller.actor, form).await?;
    caller::lead_to(&Done::PasswordChanged.at("/profile"));
    Ok(caller::begin_session(session))
}

/// Draws a strong password. It is shown, and stored nowhere.
#[server(prefix = "/api", endpoint = "passwords/draw")]
pub async fn draw_password(form: Nothing) -> Result<String, Refusal> {
    let Nothing { .. } = form;
    Ok(passwords::draw(&caller::visitor().ctx))
}
