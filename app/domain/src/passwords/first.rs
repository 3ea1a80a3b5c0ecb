//! The first sign-in with a PIN that somebody handed out: another secret has to be chosen before anything else is open.

use super::{
    Choice, FirstSecretForm, NewSecret, OwnSecretPage, drawn,
    store::{self, is_in_force},
};
use crate::{
    Ctx,
    actor::Actor,
    errors::{AppError, Conflict},
    history::{self, Event},
    sessions::{self, Client, NewSession},
    staff,
};

/// What a page shows on which whoever is signed in chooses a secret of their own, the first or another.
pub async fn own_secret(ctx: &Ctx, actor: &Actor) -> Result<OwnSecretPage, AppError> {
    let person = actor.signed_in()?;
    let choice = Choice::of(ctx.db(), person.account).await?;
    Ok(OwnSecretPage {
        drawn: if choice.may_be_pin { drawn::draw_pin(ctx, &choice.sign_in_name) } else { drawn::draw(ctx) },
        sign_in_name: choice.sign_in_name,
        may_be_pin: choice.may_be_pin,
    })
}

/// Sets it. The present secret isn't asked again: whoever has just signed in with it has it in hand. Every other session ends, and this one goes
/// on under a new secret.
pub async fn choose_first(ctx: &Ctx, client: &Client, actor: &Actor, form: FirstSecretForm) -> Result<NewSession, AppError> {
    let person = actor.signed_in()?;
    if !person.must_change {
        return Err(AppError::Conflict(Conflict::AlreadyActive));
    }
    let handed_out = store::find(ctx.db(), person.account).await?.ok_or(AppError::SignInRequired)?;
    // Its day ends for whoever is in with it, too.
    if handed_out.ends_at.is_some_and(|ends_at| ends_at <= ctx.now()) {
        return Err(AppError::SignInRequired);
    }
    let choice = Choice::of(ctx.db(), person.account).await?;
    let secret = NewSecret::choose(ctx, client, choice, &form.password, Some(&handed_out.hash)).await?;
    let tx = ctx.begin().await?;
    let account = staff::store::lock(&tx, person.account).await?;
    if !account.may_sign_in() || !is_in_force(&tx, account.id, &handed_out.hash).await? {
        return Err(AppError::SignInRequired);
    }
    let kind = secret.kind;
    secret.set(ctx, &tx, account.id).await?;
    let session = sessions::start(ctx, &tx, account.id, client).await?;
    history::record(&tx, actor, Event::SecretChosen { kind }, account.id, ctx.now()).await?;
    tx.commit().await?;
    Ok(session)
}
