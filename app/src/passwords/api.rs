//! Server functions about passwords.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{
    actor::SignedIn,
    passwords::{ChangePasswordForm, DisclosedForm, DisclosedPin, FirstSecretForm, ForgottenForm, OwnSecretPage, ResetForm},
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

/// What the page shows on which somebody exchanges a PIN that they were handed.
#[server(prefix = "/api", endpoint = "passwords/own")]
pub async fn open_own_secret(form: Nothing) -> Result<OwnSecretPage, Refusal> {
    let (caller, Nothing { .. }) = (caller::at_the_door()?, form);
    Ok(passwords::own_secret(&caller.ctx, &caller.actor).await?)
}

/// A PIN or a passphrase of one's own, in its place.
#[server(prefix = "/api", endpoint = "passwords/choose-first")]
pub async fn choose_first(form: FirstSecretForm) -> Result<SignedIn, Refusal> {
    let caller = caller::at_the_door()?;
    let session = passwords::choose_first(&caller.ctx, &caller.client, &caller.actor, form).await?;
    caller::lead_to(&Done::SecretSet.at(session.person.next_page()));
    Ok(caller::begin_session(session))
}

/// A PIN that was drawn a moment ago, for whoever had it drawn.
#[server(prefix = "/api", endpoint = "passwords/disclosed")]
pub async fn show_pin(form: DisclosedForm) -> Result<Option<DisclosedPin>, Refusal> {
    let caller = caller::signed_in()?;
    Ok(passwords::disclosed(&caller.ctx, &caller.actor, &form).await?)
}
