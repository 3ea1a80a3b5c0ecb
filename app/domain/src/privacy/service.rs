//! Reading and accepting the policy.

use super::{AcceptForm, PolicyText, store};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    errors::{AppError, Conflict},
    fields::{Field, Problem},
    history::{self, Event},
    settings,
};
use locales::Locale;

/// The policy in force, in the reader's language or the organisation's. Open to everyone.
pub async fn read(ctx: &Ctx, actor: &Actor, locale: Locale) -> Result<PolicyText, AppError> {
    let fallback = settings::required(ctx.db()).await?.default_locale;
    let policy = store::in_force(ctx.db()).await?.ok_or(AppError::NotFound)?;
    let markdown = store::text(ctx.db(), policy.id, [locale, fallback]).await?.ok_or(AppError::NotFound)?;
    let zone = settings::zone_of(ctx, actor).await?;
    Ok(PolicyText {
        version: policy.version,
        html: locales::long::to_html(&markdown),
        published_at: clock::moment(policy.published_at, zone),
    })
}

/// Accepts the policy in force.
pub async fn accept(ctx: &Ctx, actor: &Actor, form: AcceptForm, read_in: Locale) -> Result<(), AppError> {
    let person = actor.signed_in()?;
    if !form.accepted {
        return Err(AppError::field(Field::Accepted, Problem::NotAccepted));
    }
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let policy = store::in_force(&*tx).await?.ok_or(AppError::NotFound)?;
    if policy.version != form.version {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    // A second click finds it accepted: nothing more to do, nothing more to record.
    if store::accept(&tx, person.account, &policy, read_in, now).await? {
        let event = Event::PolicyAccepted { version: policy.version, locale: read_in };
        history::record(&tx, actor, event, person.account, now).await?;
    }
    tx.commit().await
}
