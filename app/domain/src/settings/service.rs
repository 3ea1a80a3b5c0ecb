//! Looking at the settings, and changing them.

use super::{SettingsForm, SettingsPage, store};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    fields::{Field, Problem},
    history::{self, Event},
    staff,
};
use locales::Locale;

/// What the page shows: administrators decide for the whole organisation.
pub async fn settings(ctx: &Ctx, actor: &Actor) -> Result<SettingsPage, AppError> {
    actor.must_hold_every_right()?;
    let organisation = store::required(ctx.db()).await?;
    Ok(SettingsPage {
        version: organisation.version,
        default_locale: organisation.default_locale,
        may_type_pins: organisation.may_type_pins,
        tells_of_deactivation: organisation.tells_of_deactivation,
        sign_in_address: ctx.links().page("login"),
    })
}

/// Changes them. What is the same as before is told to nobody.
pub async fn save_settings(ctx: &Ctx, actor: &Actor, form: &SettingsForm) -> Result<(), AppError> {
    actor.must_hold_every_right()?;
    let locale = Locale::parse(&form.default_locale);
    let locale = locale.ok_or_else(|| AppError::field(Field::DefaultLocale, Problem::NotAChoice))?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let before = store::required(&*tx).await?;
    store::claim_version(&tx, form.version).await?;
    let is_changed = (before.default_locale, before.may_type_pins, before.tells_of_deactivation)
        != (locale, form.may_type_pins, form.tells_of_deactivation);
    if !is_changed {
        return Ok(());
    }
    store::write(&tx, locale, form.may_type_pins, form.tells_of_deactivation).await?;
    history::record(&tx, actor, Event::SettingsChanged, None, ctx.now()).await?;
    tx.commit().await
}
