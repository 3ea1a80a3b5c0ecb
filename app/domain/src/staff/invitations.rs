//! Sending, sending again, and correcting where to.
//!
//! An administrator's resend makes a new link and the old one says "replaced"; so does a corrected address. What the person asks for
//! themselves is another matter ([`crate::activation`]): it sends the same link again, or anybody could kill a link by asking for more.

use super::{
    acting::may_act_on,
    form::{AccountForm, AddressForm},
    identity::EmailAddress,
    policy,
    store::{self, Account},
    typos,
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::{AppError, Conflict},
    fields::{Faults, Field},
    history::{self, Event, LetterKind},
    ids::AccountId,
    outbox::{self, NewLetter},
    passwords::Purpose,
    permissions::giving,
    throttle::{self, Budget},
    tokens,
};
use chrono::{DateTime, Utc};

/// Sends the first invitation to an account that was created without one.
pub async fn activate(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    send(ctx, actor, form, |account| account.invited_at.is_none()).await
}

/// Sends a new link; the former one stops working.
pub async fn resend(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    send(ctx, actor, form, |account| account.invited_at.is_some()).await
}

async fn send(ctx: &Ctx, actor: &Actor, form: AccountForm, fits: fn(&Account) -> bool) -> Result<AccountId, AppError> {
    policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let tx = ctx.begin().await?;
    let account = pending(&tx, actor, id, ctx.now()).await?;
    if !fits(&account) || account.address_blocked_at.is_some() {
        return Err(AppError::Conflict(Conflict::NothingToSend));
    }
    store::claim_version(&tx, id, form.version).await?;
    if !actor.holds_every_right() {
        throttle::reserve_in(ctx, &tx, Budget::LinkAddress, &format!("resent {id}")).await?;
    }
    queue(ctx, &tx, actor, id).await?;
    tx.commit().await?;
    Ok(id)
}

/// Whose address was corrected, and whether an invitation leaves for the right one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// The account.
    pub account: AccountId,
    /// One does: the account had been invited before.
    pub is_sent: bool,
}

/// Corrects a wrong address before the first activation. An invitation that had been sent goes to the right one, with a new link. The same
/// address again is taken off the blocked list: that is how an administrator says that the mailbox exists by now.
pub async fn correct_address(ctx: &Ctx, actor: &Actor, form: AddressForm) -> Result<Corrected, AppError> {
    policy::may_correct_addresses(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let mut faults = Faults::default();
    let email = faults.take(Field::Email, EmailAddress::parse(&form.email));
    let email = faults.whole(email)?;
    typos::refuse(ctx, actor, &email, &form.not_meant).await?;
    let now = ctx.now();
    let tx = ctx.begin().await?;
    let account = pending(&tx, actor, id, now).await?;
    if account.email.is_none() {
        // A username is for good (row 23).
        return Err(AppError::Conflict(Conflict::NothingToSend));
    }
    store::claim_version(&tx, id, form.version).await?;
    let is_the_same = email.key() == account.sign_in_key;
    if account.invited_at.is_some() && !is_the_same {
        delivery::refuse_blocked(&tx, actor, email.key()).await?;
    }
    store::correct_address(&tx, &account, &email, now).await?;
    if is_the_same {
        // Typed once more as it stood: the mailbox has been made since, says whoever asked about it.
        delivery::take_off(ctx, &tx, actor, email.key(), Some(id)).await?;
    }
    let detail = history::Detail { from: Some(account.sign_in_name), to: Some(email.as_typed().to_owned()) };
    history::record_with(&tx, actor, Event::AddressCorrected, id, now, Some(detail)).await?;
    let is_sent = account.invited_at.is_some();
    if is_sent {
        queue(ctx, &tx, actor, id).await?;
    }
    tx.commit().await?;
    Ok(Corrected { account: id, is_sent })
}

async fn pending(tx: &Tx, actor: &Actor, id: AccountId, now: DateTime<Utc>) -> Result<Account, AppError> {
    // With the actor's row, as wherever somebody is acted on: a right that was taken away meanwhile is gone (AC-76).
    giving::hold_accounts(tx, actor, Some(id)).await?;
    let account = store::find(&**tx, id).await?;
    may_act_on(&**tx, actor, &account, now).await?;
    if account.activated_at.is_some() {
        return Err(AppError::Conflict(Conflict::AlreadyActive));
    }
    if account.is_pending() { Ok(account) } else { Err(AppError::Conflict(Conflict::NothingToSend)) }
}

/// Puts an invitation with a new link in the outbox. To a blocked address nothing goes; the account says so instead.
pub(super) async fn queue(ctx: &Ctx, tx: &Tx, actor: &Actor, id: AccountId) -> Result<(), AppError> {
    let now = ctx.now();
    let account = store::find(&**tx, id).await?;
    if account.email.is_none() {
        return Err(AppError::Conflict(Conflict::NothingToSend));
    }
    tokens::replace_living(tx, Purpose::Activation, id, now).await?;
    outbox::drop_queued(tx, LetterKind::Activation, id, now).await?;
    store::mark_invited(tx, id, now).await?;
    if delivery::is_blocked(&**tx, &account.sign_in_key).await? {
        store::mark_address_blocked(tx, id, now).await?;
        return history::record(tx, actor, Event::AddressBlocked, id, now).await;
    }
    let token = tokens::insert(ctx, tx, Purpose::Activation, Some(id), None).await?;
    outbox::enqueue(ctx, tx, NewLetter::to(&account, LetterKind::Activation).with_link(token.id)).await?;
    history::record(tx, actor, Event::InvitationQueued, id, now).await
}
