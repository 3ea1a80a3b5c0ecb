//! Somebody who has an account already comes to another building.

use super::store::{self, Account};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    delivery,
    errors::AppError,
    history::event::LetterKind,
    ids::AccountId,
    outbox::{self, LinkRequest, NewLetter, Payload},
    permissions::giving::{self, Line},
};

/// Gives somebody who is known what a building's manager would have given somebody new, and tells them. Where they hold something already it is
/// left as it is; whom the manager may give nothing more (an administrator, themselves, somebody whose access comes from further up) stays as
/// they are. Neither shows: only what would be refused for somebody new is refused here (AC-08).
pub(super) async fn add_to_buildings(
    ctx: &Ctx,
    tx: &Tx,
    actor: &Actor,
    known: AccountId,
    lines: &[Line],
) -> Result<(), AppError> {
    giving::must_be_allowed_for_new(ctx, tx, actor, lines).await?;
    let account = store::lock(tx, known).await?;
    if account.erased_at.is_some() || account.is_administrator || !giving::add_to_known(ctx, tx, actor, known, lines).await? {
        return Ok(());
    }
    notify(ctx, tx, &account).await
}

/// Whoever can sign in is told by a letter; whoever has yet to choose a password gets the link again, at most as often as if they had asked
/// for it themselves. Somebody inactive stays so, and whoever can change that is told.
async fn notify(ctx: &Ctx, tx: &Tx, account: &Account) -> Result<(), AppError> {
    if account.deactivated_at.is_some() {
        for administrator in store::administrators(&**tx).await? {
            let payload = Payload { about: Some(account.id), ..Payload::default() };
            outbox::enqueue(ctx, tx, NewLetter { payload, ..letter(LetterKind::InactiveGivenAccess, &administrator) }).await?;
        }
        return Ok(());
    }
    if account.is_pending() {
        return outbox::enqueue_link_request(ctx, tx, LinkRequest::ActivationAgain, &account.sign_in_key, account.locale)
            .await
            .map(drop);
    }
    if delivery::is_blocked(&**tx, &account.sign_in_key).await? {
        return Ok(());
    }
    outbox::enqueue(ctx, tx, letter(LetterKind::AccessGiven, account)).await?;
    Ok(())
}

fn letter(kind: LetterKind, to: &Account) -> NewLetter {
    NewLetter {
        kind,
        account: Some(to.id),
        token: None,
        address: to.email.clone().unwrap_or_default(),
        locale: to.locale,
        payload: Payload::default(),
    }
}
