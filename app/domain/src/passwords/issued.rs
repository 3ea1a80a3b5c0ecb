//! PINs that somebody hands out: drawn by the server, shown once, good for a day.
//!
//! What is drawn is stored as a hash like any secret. That whoever had it drawn can read it on the page they are led to, it is derived again
//! from a key and a number ([`Keys::pin`](crate::keys::Keys::pin)), for that session alone and for five minutes (`disclosures`); the database
//! never holds it, nor does any answer that is kept.

use super::{Credential, DisclosedForm, DisclosedPin, Password, SecretKind, pin, store};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    ctx::Tx,
    errors::AppError,
    fields::Problem,
    ids::{AccountId, DisclosureId},
    settings, staff,
};
use chrono::Duration;
use sea_orm::ConnectionTrait;

/// How long a PIN that was handed out can be used.
pub(crate) const LIFETIME: Duration = Duration::hours(24);
/// How long it can be looked at once more.
pub(crate) const SHOWN_FOR: Duration = Duration::minutes(5);

/// A PIN to be handed out, hashed, not yet written.
pub(crate) struct IssuedPin {
    id: DisclosureId,
    generation: i32,
    is_typed: bool,
    hash: super::hasher::Hash,
}

impl IssuedPin {
    /// Draws one, or takes the one that was typed where the organisation lets people type them. Hashing takes its time: call it outside of any
    /// transaction.
    pub async fn draw(ctx: &Ctx, sign_in_name: &str, typed: Option<&str>) -> Result<Result<Self, Problem>, AppError> {
        let id = DisclosureId(ctx.new_id());
        let (pin, generation) = match typed {
            Some(typed) => match pin::check(typed, sign_in_name) {
                Ok(()) => (typed.to_owned(), 0),
                Err(problem) => return Ok(Err(problem)),
            },
            None => drawn(ctx, id, sign_in_name),
        };
        let place = ctx.hasher().place()?;
        let hash = place.hash(&Password::typed(&pin), ctx.rng()).await?;
        Ok(Ok(Self { id, generation, is_typed: typed.is_some(), hash }))
    }

    /// Makes it what the account signs in with, for a day. Answers where it can be looked at, if it was drawn and somebody in a browser had it
    /// drawn.
    pub async fn hand_out(self, ctx: &Ctx, tx: &Tx, actor: &Actor, account: AccountId) -> Result<Option<DisclosureId>, AppError> {
        let now = ctx.now();
        let credential = Credential { hash: self.hash, kind: SecretKind::Pin, ends_at: Some(now + LIFETIME) };
        store::save(tx, account, credential, now);
        tx.flush().await?;
        let Ok(person) = actor.signed_in() else { return Ok(None) };
        if self.is_typed {
            return Ok(None);
        }
        let disclosure =
            store::Disclosure { id: self.id, session: person.session, account, token: None, generation: self.generation };
        store::insert_disclosure(tx, &disclosure, now).await?;
        Ok(Some(self.id))
    }
}

/// A PIN and the number it is derived from.
fn drawn(ctx: &Ctx, id: DisclosureId, sign_in_name: &str) -> (String, i32) {
    loop {
        let generation = i32::from_be_bytes(ctx.random());
        let pin = ctx.keys().pin(id.0, generation);
        if pin::check(&pin, sign_in_name).is_ok() {
            return (pin, generation);
        }
    }
}

/// A PIN that this very session had drawn less than five minutes ago, as long as it is still what its owner signs in with.
pub async fn disclosed(ctx: &Ctx, actor: &Actor, form: &DisclosedForm) -> Result<Option<DisclosedPin>, AppError> {
    let person = actor.signed_in()?;
    staff::policy::may_invite(actor)?;
    let Ok(id) = form.id.parse::<DisclosureId>() else { return Ok(None) };
    let Some((found, made_at)) = store::disclosed(ctx.db(), id).await?.pop() else { return Ok(None) };
    let is_over = ctx.now() >= made_at + SHOWN_FOR;
    if found.session != person.session || found.token.is_some() || is_over {
        return Ok(None);
    }
    let account = staff::store::find(ctx.db(), found.account).await?;
    // Whoever had it drawn may have lost the right to since (AC-76).
    if staff::may_act_on(ctx.db(), actor, &account, ctx.now()).await.is_err() {
        return Ok(None);
    }
    let credential = store::find(ctx.db(), found.account).await?;
    // Another one drawn since, or the person's own: this one opens nothing any more.
    let Some(deadline) = credential.filter(|credential| credential.kind == SecretKind::Pin).and_then(|it| it.ends_at) else {
        return Ok(None);
    };
    if deadline != made_at + LIFETIME {
        return Ok(None);
    }
    Ok(Some(DisclosedPin {
        account: found.account,
        sign_in_name: account.sign_in_name,
        pin: ctx.keys().pin(id.0, found.generation),
        deadline: clock::moment(deadline, settings::zone_of(ctx, actor).await?),
    }))
}

/// The latest of this session for somebody, whether it can still be looked at or not: where the same form was sent twice, both lead to the one PIN
/// that counts.
pub(crate) async fn latest_of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    account: AccountId,
) -> Result<Option<DisclosureId>, AppError> {
    let Ok(person) = actor.signed_in() else { return Ok(None) };
    store::latest_disclosure(db, person.session, account).await
}
