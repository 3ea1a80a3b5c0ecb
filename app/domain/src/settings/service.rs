//! Looking at the settings, and changing them.

use super::{Organisation, SettingsForm, SettingsPage, store};
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

/// Changes them. Each that is another than before stands in the history by itself.
pub async fn save_settings(ctx: &Ctx, actor: &Actor, form: &SettingsForm) -> Result<(), AppError> {
    actor.must_hold_every_right()?;
    let locale = Locale::parse(&form.default_locale);
    let locale = locale.ok_or_else(|| AppError::field(Field::DefaultLocale, Problem::NotAChoice))?;
    let tx = staff::begin_as_administrator(ctx, actor).await?;
    let before = store::required(&*tx).await?;
    store::claim_version(&tx, form.version).await?;
    let changes = changes(&before, locale, form);
    if changes.is_empty() {
        return Ok(());
    }
    store::write(&tx, locale, form.may_type_pins, form.tells_of_deactivation).await?;
    for change in changes {
        history::record(&tx, actor, change, None, ctx.now()).await?;
    }
    tx.commit().await
}

fn changes(before: &Organisation, locale: Locale, form: &SettingsForm) -> Vec<Event> {
    let (from, allowed, sent) = (before.default_locale, form.may_type_pins, form.tells_of_deactivation);
    let language = (from != locale).then_some(Event::DefaultLanguageChanged { from, to: locale });
    let pins = (before.may_type_pins != allowed).then_some(Event::TypedPinsAllowed { allowed });
    let notices = (before.tells_of_deactivation != sent).then_some(Event::DeactivationNoticesSent { sent });
    [language, pins, notices].into_iter().flatten().collect()
}
