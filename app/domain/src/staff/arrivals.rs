//! Somebody who has an account already comes to another building.

use super::{
    identity::EmailAddress,
    store::{self, Account},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::AppError,
    history::LetterKind,
    ids::AccountId,
    outbox::{self, LinkRequest, NewLetter, Payload, Waiting},
    permissions::giving::{self, Line},
    throttle::{self, Budget},
};

/// Gives somebody who is known what a building's manager would have given somebody new, and tells them. Where they hold something already it is
/// left as it is; whom the manager may give nothing more (an administrator, themselves, somebody whose access comes from further up) stays as
/// they are. Neither shows: what would be refused for somebody new has been refused before (AC-08). To be called with their row held.
///
/// An address that was theirs once, before it was corrected, may be somebody else's by now: nobody is given anything, and the administrators
/// are told.
pub(super) async fn add_to_buildings(
    ctx: &Ctx,
    tx: &Tx,
    actor: &Actor,
    known: AccountId,
    new: &Newcomer<'_>,
) -> Result<(), AppError> {
    let account = store::find(&**tx, known).await?;
    if account.erased_at.is_some() {
        return Ok(());
    }
    // Somebody with a username may have been given the address since.
    let has_it = account.email.as_deref().is_some_and(|email| EmailAddress::key_of(email) == new.key);
    if account.sign_in_key != new.key && !has_it {
        return ask_administrators(ctx, tx, &account, Waiting::FormerAddress).await;
    }
    if account.is_administrator || !giving::add_to_known(ctx, tx, actor, known, new.access).await? {
        return Ok(());
    }
    notify(ctx, tx, &account, new.send_now).await
}

/// What was typed about somebody who turns out to be known.
pub(super) struct Newcomer<'a> {
    pub key: &'a str,
    pub access: &'a [Line],
    pub send_now: bool,
}

/// Whoever can sign in is told by a letter; whoever has yet to choose a password gets the link again. Where an administrator has yet to decide,
/// because the account is inactive or its invitation was never sent, they are told.
async fn notify(ctx: &Ctx, tx: &Tx, account: &Account, send_now: bool) -> Result<(), AppError> {
    if account.deactivated_at.is_some() {
        return ask_administrators(ctx, tx, account, Waiting::Inactive).await;
    }
    if account.is_pending() && account.invited_at.is_none() {
        return if send_now { ask_administrators(ctx, tx, account, Waiting::Uninvited).await } else { Ok(()) };
    }
    // Adding and removing somebody over and over again must not fill their mailbox, nor use up what they may ask for themselves (AC-19).
    if !throttle::allows(ctx, tx, Budget::LinkAddress, &format!("added {}", account.id)).await? {
        return Ok(());
    }
    if account.is_pending() {
        let request = LinkRequest::AddedElsewhere;
        return outbox::enqueue_link_request(ctx, tx, request, &account.sign_in_key, account.locale).await.map(drop);
    }
    if delivery::is_blocked(&**tx, &account.sign_in_key).await? {
        return Ok(());
    }
    outbox::enqueue(ctx, tx, NewLetter::to(account, LetterKind::AccessGiven)).await?;
    Ok(())
}

/// Of one account a few times an hour at most.
async fn ask_administrators(ctx: &Ctx, tx: &Tx, account: &Account, waiting: Waiting) -> Result<(), AppError> {
    if !throttle::allows(ctx, tx, Budget::LinkAddress, &format!("decide {}", account.id)).await? {
        return Ok(());
    }
    for administrator in store::administrators(&**tx).await? {
        let payload = Payload { about: Some(account.id), waiting, ..Payload::default() };
        let letter = NewLetter { payload, ..NewLetter::to(&administrator, LetterKind::InactiveGivenAccess) };
        outbox::enqueue(ctx, tx, letter).await?;
    }
    Ok(())
}
