//! Server functions about the organisation's settings.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::settings::{SettingsForm, SettingsPage};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::settings;

/// What the page shows.
#[server(prefix = "/api", endpoint = "settings/open")]
pub async fn open_settings(form: Nothing) -> Result<SettingsPage, Refusal> {
    let (caller, Nothing { .. }) = (caller::signed_in()?, form);
    Ok(settings::settings(&caller.ctx, &caller.actor).await?)
}

/// Changes them.
#[server(prefix = "/api", endpoint = "settings/save")]
pub async fn save_settings(form: SettingsForm) -> Result<(), Refusal> {
    let caller = caller::signed_in()?;
    settings::save_settings(&caller.ctx, &caller.actor, &form).await?;
    caller::lead_to(&Done::SettingsSaved.at("/settings"));
    Ok(())
}
