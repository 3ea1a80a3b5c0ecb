//! Links that people ask for themselves.
//!
//! For a known address and an unknown one the same row is written, the same worker woken, and the same said (AC-04): finding out who
//! it is comes after the answer. What the worker does then differs by a letter, and somebody who asks for something else at that very
//! moment could meet its commits. No pause drawn by chance is put before it, on purpose: one such look costs the person a letter, of
//! which there are three an hour (AC-19), far too few to tell some milliseconds from those of a network; and a pause would only blur
//! the difference, while everybody who forgot their password waited for it.

use super::{AskAgainForm, help};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::AppError,
    fields::{Faults, Field},
    history::{self, Event, LetterKind},
    outbox::{self, LinkRequest, NewLetter, Payload},
    passwords::Purpose,
    sessions::Client,
    staff::{self, Account, identity::EmailAddress},
    throttle::{self, Budget},
    tokens::{self, Token},
};
use locales::Locale;

/// "Send me the link again." The same answer for every address.
pub async fn ask_again(ctx: &Ctx, client: &Client, form: AskAgainForm, visitor: Locale) -> Result<(), AppError> {
    request_link(ctx, client, LinkRequest::ActivationAgain, &form.email, visitor).await
}

/// Writes the question down and answers the same whatever is known of the address: the same rows are written for a known and an
/// unknown one, and a budget that is used up changes nothing that can be seen either (AC-04, AC-19).
pub(crate) async fn request_link(
    ctx: &Ctx,
    client: &Client,
    request: LinkRequest,
    typed: &str,
    visitor: Locale,
) -> Result<(), AppError> {
    let mut faults = Faults::default();
    let email = faults.take(Field::Email, EmailAddress::parse(typed));
    enqueue_request(ctx, client, request, faults.whole(email)?.key(), visitor).await
}

/// Writes the question down for this key, whatever is known of it.
pub(super) async fn enqueue_request(
    ctx: &Ctx,
    client: &Client,
    request: LinkRequest,
    key: &str,
    visitor: Locale,
) -> Result<(), AppError> {
    // Of the client alone, never of the address: what is left out here says nothing about anybody.
    if throttle::is_paused(ctx, Budget::LinkClient, &client.address).await? {
        return Ok(());
    }
    let tx = ctx.begin().await?;
    if throttle::allows(ctx, &tx, Budget::LinkClient, &client.address).await? {
        outbox::enqueue_link_request(ctx, &tx, request, key, visitor).await?;
    }
    tx.commit().await
}

/// The mail worker's answer to the question: who, if anybody, gets which letter.
///
/// Never invited: nothing, because an administrator has yet to decide. Invited: the activation link, whatever was asked for.
/// Active: a link to choose another password, whatever was asked for: whoever looks for the link of long ago wants to come in. Inactive or
/// blocked: nothing.
pub(crate) async fn answer_link_request(ctx: &Ctx, tx: &Tx, request: LinkRequest, key: &str) -> Result<(), AppError> {
    if request == LinkRequest::Help {
        return help::answer(ctx, tx, key).await;
    }
    let Some(found) = staff::store::find_by_email_key(&**tx, key).await? else { return Ok(()) };
    // Ours until the commit: an administrator's resend or a changed password can't slip in between.
    let account = staff::store::lock(tx, found.id).await?;
    if account.address_blocked_at.is_some() {
        return Ok(());
    }
    let is_invited = account.is_pending() && account.invited_at.is_some();
    if !is_invited && !account.may_sign_in() {
        return Ok(());
    }
    // They have chosen a password meanwhile: no link is needed, and nobody has asked for another password.
    if !is_invited && request == LinkRequest::AddedElsewhere {
        return Ok(());
    }
    let kind = if is_invited { LetterKind::Activation } else { LetterKind::Reset };
    // Nobody can put a letter off by asking for it: one that waits for the relay keeps its place, and its own 24 hours.
    if outbox::is_queued(&**tx, kind, account.id).await? {
        return Ok(());
    }
    // Counted here, where a letter really follows, and not at the door: whoever asks for letters that can't come must not use up those that
    // can (AC-19).
    if request != LinkRequest::AddedElsewhere && !throttle::allows(ctx, tx, Budget::LinkAddress, key).await? {
        return Ok(());
    }
    if is_invited { activation_again(ctx, tx, request, &account).await } else { reset_link(ctx, tx, &account).await }
}

async fn activation_again(ctx: &Ctx, tx: &Tx, request: LinkRequest, account: &Account) -> Result<(), AppError> {
    let now = ctx.now();
    let (token, keep_deadline) = link_for(ctx, tx, Purpose::Activation, account).await?;
    if !keep_deadline {
        staff::store::mark_invited(tx, account.id, now).await?;
    }
    let payload = Payload { keep_deadline, forgotten: request == LinkRequest::Forgotten, ..Payload::default() };
    enqueue(ctx, tx, LetterKind::Activation, account, &token, payload).await?;
    let (who, event) = match request {
        LinkRequest::AddedElsewhere => (Actor::System, Event::InvitationQueued),
        LinkRequest::Forgotten | LinkRequest::ActivationAgain | LinkRequest::Help => {
            (Actor::Visitor, Event::InvitationAskedAgain)
        }
    };
    history::record(tx, &who, event, account.id, now).await
}

async fn reset_link(ctx: &Ctx, tx: &Tx, account: &Account) -> Result<(), AppError> {
    let (token, keep_deadline) = link_for(ctx, tx, Purpose::Reset, account).await?;
    enqueue(ctx, tx, LetterKind::Reset, account, &token, Payload { keep_deadline, ..Payload::default() }).await?;
    history::record(tx, &Actor::Visitor, Event::ResetAsked, account.id, ctx.now()).await
}

/// The living link if it can still be used, with its deadline; else a new one.
async fn link_for(ctx: &Ctx, tx: &Tx, purpose: Purpose, account: &Account) -> Result<(Token, bool), AppError> {
    let now = ctx.now();
    if let Some(living) = tokens::living(&**tx, purpose, account.id).await?.filter(|token| !token.is_expired(now)) {
        // A link that nobody has yet starts its time with the letter that carries it.
        let is_out = outbox::was_sent(&**tx, living.id).await?;
        return Ok((living, is_out));
    }
    tokens::replace_living(tx, purpose, account.id, now).await?;
    Ok((tokens::insert(ctx, tx, purpose, Some(account.id), None).await?, false))
}

async fn enqueue(
    ctx: &Ctx,
    tx: &Tx,
    kind: LetterKind,
    account: &Account,
    token: &Token,
    payload: Payload,
) -> Result<(), AppError> {
    let letter = NewLetter { payload, ..NewLetter::to(account, kind).with_link(token.id) };
    outbox::enqueue(ctx, tx, letter).await?;
    Ok(())
}
