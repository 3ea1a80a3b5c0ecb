//! Who is an administrator. There is always one who can sign in (AC-77), and nobody decides about themselves (AC-79).

use super::{
    form::AccountForm,
    policy,
    store::{self, Account},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    history::{self, Event},
    ids::{AccountId, UserGroupId},
    permissions::giving::{self, Giver},
    sessions,
};

/// Makes somebody who can sign in an administrator.
pub async fn name_administrator(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    let (tx, account) = begin(ctx, actor, &form).await?;
    if account.is_administrator || !account.may_sign_in() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    if account.email.is_none() {
        return Err(AppError::Conflict(Conflict::NeedsPassword));
    }
    store::set_administrator(&tx, account.id, true).await?;
    history::record(&tx, actor, Event::AdministratorNamed, account.id, ctx.now()).await?;
    tx.commit().await?;
    Ok(account.id)
}

/// Ends it. Whoever it was is signed out everywhere and holds from then on what they were given building by building.
pub async fn dismiss_administrator(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    let (tx, account) = begin(ctx, actor, &form).await?;
    if !account.is_administrator {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    must_leave_an_administrator(&tx, account.id).await?;
    store::set_administrator(&tx, account.id, false).await?;
    sessions::end_all(&tx, account.id).await?;
    history::record(&tx, actor, Event::AdministratorDismissed, account.id, ctx.now()).await?;
    tx.commit().await?;
    Ok(account.id)
}

async fn begin(ctx: &Ctx, actor: &Actor, form: &AccountForm) -> Result<(Tx, Account), AppError> {
    policy::may_name_administrators(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    let tx = ctx.begin().await?;
    // One after the other: of two who dismiss each other at once, the second finds that it is one no longer.
    store::lock_administrators(&tx, id).await?;
    if !Giver::of(&*tx, actor, ctx.now()).await?.holds_everything() {
        return Err(AppError::Forbidden);
    }
    if actor.is(id) {
        return Err(AppError::Forbidden);
    }
    let account = store::lock(&tx, id).await?;
    if account.erased_at.is_some() {
        return Err(AppError::NotFound);
    }
    store::claim_version(&tx, id, form.version).await?;
    Ok((tx, account))
}

/// Begins what only administrators do, and finds out within it whether this one still is: a right that was taken away while the request stood in
/// line is gone (AC-76).
pub(crate) async fn begin_as_administrator(ctx: &Ctx, actor: &Actor) -> Result<Tx, AppError> {
    let tx = ctx.begin().await?;
    giving::hold_accounts(&tx, actor, None).await?;
    must_be_one_still(ctx, &tx, actor).await?;
    Ok(tx)
}

/// The same for what concerns everybody of a user group: their rows are held before anything else is.
pub(crate) async fn begin_with_people_of(ctx: &Ctx, actor: &Actor, group: UserGroupId) -> Result<Tx, AppError> {
    let tx = ctx.begin().await?;
    store::lock_people_of(&tx, group, actor.signed_in().ok().map(|person| person.account)).await?;
    must_be_one_still(ctx, &tx, actor).await?;
    Ok(tx)
}

async fn must_be_one_still(ctx: &Ctx, tx: &Tx, actor: &Actor) -> Result<(), AppError> {
    if Giver::of(&**tx, actor, ctx.now()).await?.holds_everything() { Ok(()) } else { Err(AppError::Forbidden) }
}

/// Refuses what would leave nobody who holds every right. Call it with the administrators' rows locked ([`store::lock_administrators`]).
pub(crate) async fn must_leave_an_administrator(tx: &Tx, without: AccountId) -> Result<(), AppError> {
    if store::count_administrators(tx, without).await? > 0 {
        Ok(())
    } else {
        Err(AppError::Conflict(Conflict::LastAdministrator))
    }
}
