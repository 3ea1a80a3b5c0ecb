//! Choosing the first password.

use super::{
    ActivateForm, OpenLink, PageUsedForm,
    links::{open, why_not},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::{AppError, LinkState},
    fields::Field,
    history::{self, Event, event::LetterKind},
    outbox::{self, NewLetter, Payload},
    passwords::{self, Credential, Password, Purpose},
    sessions::{self, AccountBudget, Client, NewSession},
    staff, tokens,
};
use locales::Locale;

/// Sets the first password, makes the account active, and signs the person in. Every earlier session and link of the account ends.
pub async fn activate(ctx: &Ctx, client: &Client, form: ActivateForm) -> Result<NewSession, AppError> {
    let OpenLink { token, account } = open(ctx, client, Purpose::Activation, &form.token).await?;
    let (place, context) = (ctx.hasher().place_for(&client.address)?, staff::store::password_context(ctx.db(), account).await?);
    let password = Password::choose(&place, &form.password, context).await?;
    let password = password.map_err(|problem| AppError::field(Field::Password, problem))?;
    let hash = place.hash(&password, ctx.rng()).await?;
    drop(place);
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let person = staff::store::lock(&tx, account).await?;
    if !person.is_pending() || !tokens::mark_used(&tx, token.id, now).await? {
        return Err(AppError::Link(why_not(ctx, &*tx, token.id).await?.unwrap_or(LinkState::Unknown)));
    }
    passwords::store::save(&tx, account, Credential::password(hash), now);
    staff::store::mark_activated(&tx, account, now).await?;
    let locale = Locale::parse(&form.locale).unwrap_or(person.locale);
    if locale != person.locale {
        staff::store::set_locale(&tx, account, locale).await?;
    }
    sessions::end_all(&tx, account).await?;
    tokens::replace_all_living(&tx, account, now).await?;
    // Whoever guessed at this name before there was a password must not keep its owner out: the owner has come by mail.
    AccountBudget::of_name(&person.sign_in_key).forgive(ctx, &tx).await?;
    let session = sessions::start(ctx, &tx, account, client).await?;
    let letter = NewLetter {
        kind: LetterKind::Activated,
        account: Some(account),
        token: None,
        address: person.email.unwrap_or_default(),
        locale,
        payload: Payload::default(),
    };
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
