//! Choosing the first password.

use super::{
    ActivateForm, OpenLink, PageUsedForm,
    links::{open, spend},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    history::{self, Event, LetterKind},
    outbox::{self, NewLetter},
    passwords::{Choice, NewSecret, Purpose},
    sessions::{self, AccountBudget, Client, NewSession},
    staff, tokens,
};
use locales::Locale;

/// Sets the first password, makes the account active, and signs the person in. Every earlier session and link of the account ends.
pub async fn activate(ctx: &Ctx, client: &Client, form: ActivateForm) -> Result<NewSession, AppError> {
    let OpenLink { token, account } = open(ctx, client, Purpose::Activation, &form.token).await?;
    let choice = Choice::behind(ctx.db(), account, Purpose::Activation).await?;
    let secret = NewSecret::choose(ctx, client, choice, &form.password, None).await?;
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let person = staff::store::lock(&tx, account).await?;
    spend(ctx, &tx, token.id, person.is_pending()).await?;
    secret.set(ctx, &tx, account).await?;
    staff::store::mark_activated(&tx, account, now).await?;
    let locale = Locale::parse(&form.locale).unwrap_or(person.locale);
    staff::store::set_locale(&tx, account, locale).await?;
    // Whoever guessed at this name before there was a password must not keep its owner out: the owner has come by mail.
    AccountBudget::of_name(&person.sign_in_key).forgive(ctx, &tx).await?;
    let session = sessions::start(ctx, &tx, account, client).await?;
    let letter = NewLetter { locale, ..NewLetter::to(&person, LetterKind::Activated) };
    outbox::enqueue(ctx, &tx, letter).await?;
    history::record(&tx, &Actor::Visitor, Event::AccountActivated, account, now).await?;
    tx.commit().await?;
    Ok(session)
}

/// Notes that somebody has begun to use the password page, once, for the delivery timeline.
pub async fn note_page_used(ctx: &Ctx, client: &Client, form: PageUsedForm) -> Result<(), AppError> {
    let OpenLink { token, account } = open(ctx, client, Purpose::Activation, &form.token).await?;
    if tokens::page_used_at(ctx.db(), Purpose::Activation, account).await?.is_some() {
        return Ok(());
    }
    let now = ctx.now();
    let tx = ctx.begin().await?;
    staff::store::lock(&tx, account).await?;
    if tokens::mark_page_used(&tx, token.id, now).await? {
        history::record(&tx, &Actor::Visitor, Event::PasswordPageUsed, account, now).await?;
    }
    tx.commit().await
}
