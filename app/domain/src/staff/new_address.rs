//! An e-mail address for somebody who has none: the way from a username and a PIN to a password, and so across the line to those who manage staff.
//!
//! The address counts once its owner has chosen a password behind the link that was sent there: until then nothing goes there but that letter,
//! and the PIN goes on working. The username stays the sign-in name; it never changes.

use super::{
    form::AddressForm,
    identity::EmailAddress,
    life::begin,
    policy,
    store::{self, Account},
    typos,
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::{AppError, Conflict, LinkState},
    fields::{Faults, Field, Problem},
    history::{self, Detail, Event, LetterKind},
    ids::{AccountId, TokenId},
    outbox::{self, NewLetter},
    passwords::Purpose,
    tokens,
};

/// Sends the letter in which somebody confirms the address that they are to have.
pub async fn add_address(ctx: &Ctx, actor: &Actor, form: AddressForm) -> Result<AccountId, AppError> {
    policy::may_correct_addresses(actor)?;
    let mut faults = Faults::default();
    let email = faults.take(Field::Email, EmailAddress::parse(&form.email));
    let email = faults.whole(email)?;
    typos::refuse(ctx, actor, &email, &form.not_meant).await?;
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    if account.email.is_some() || !account.may_sign_in() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    let is_somebodys = store::find_by_email_key(&*tx, email.key()).await?.is_some()
        || store::find_owner_of_name(&*tx, email.key()).await?.is_some_and(|owner| owner != account.id);
    if is_somebodys {
        return Err(AppError::field(Field::Email, Problem::Taken));
    }
    delivery::refuse_blocked(&tx, actor, email.key()).await?;
    let (id, now) = (account.id, ctx.now());
    tokens::replace_living(&tx, Purpose::Reset, id, now).await?;
    outbox::drop_queued(&tx, LetterKind::AddressAdded, id, now).await?;
    let token = tokens::insert(ctx, &tx, Purpose::Reset, Some(id), None).await?;
    store::claim_address(&tx, id, token.id, email.as_typed(), now).await?;
    let letter = NewLetter::to(&account, LetterKind::AddressAdded).with_link(token.id);
    let letter = NewLetter { address: email.as_typed().to_owned(), ..letter };
    outbox::enqueue(ctx, &tx, letter).await?;
    let detail = Detail { from: None, to: Some(email.as_typed().to_owned()) };
    history::record_with(&tx, actor, Event::AddressClaimed, id, now, Some(detail)).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whoever chose a password behind this link has shown that the address is theirs, if the link was sent for that. Answers the account as it is
/// then. Call it with its row held.
pub(crate) async fn confirm(ctx: &Ctx, tx: &Tx, account: Account, token: TokenId) -> Result<Account, AppError> {
    let Some(address) = store::claimed_by(&**tx, token).await? else { return Ok(account) };
    // It was read when it was typed; what can't be read any more is no address.
    let email = EmailAddress::parse(&address).map_err(|_| AppError::Link(LinkState::Cancelled))?;
    // Somebody else may have come to have it meanwhile.
    store::set_email(tx, &account, &email, ctx.now()).await.map_err(|error| match error {
        AppError::Invalid(_) => AppError::Link(LinkState::Cancelled),
        other => other,
    })?;
    history::record(tx, &Actor::Visitor, Event::AddressConfirmed, account.id, ctx.now()).await?;
    store::find(&**tx, account.id).await
}
