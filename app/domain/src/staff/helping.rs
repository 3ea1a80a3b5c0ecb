//! Helping somebody to sign in: a link by mail where there is an address, else a PIN to be handed over; and letting sign-ins through again.

use super::{
    acting::may_act_on,
    form::{AccountForm, NewPinForm},
    life::begin,
    newcomers::Added,
    policy,
    store::{self, Account},
};
use crate::{
    Ctx,
    actor::Actor,
    ctx::Tx,
    errors::{AppError, Conflict},
    fields::Field,
    history::{self, Event, LetterKind},
    ids::AccountId,
    outbox::{self, NewLetter},
    passwords::{
        Purpose,
        issued::{self, IssuedPin},
    },
    sessions::{self, AccountBudget},
    settings,
    throttle::{self, Budget},
    tokens,
};

/// Row 74: a link to choose another password leaves in the person's language. Nobody else chooses it for them (ASVS 6.4.6); until they have, the
/// one they have goes on working.
pub async fn send_reset(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    if account.email.is_none() || account.address_blocked_at.is_some() || !account.may_sign_in() {
        return Err(AppError::Conflict(Conflict::NothingToSend));
    }
    let (id, now) = (account.id, ctx.now());
    if !actor.holds_every_right() {
        throttle::reserve_in(ctx, &tx, Budget::LinkAddress, &format!("reset {id}")).await?;
    }
    tokens::replace_living(&tx, Purpose::Reset, id, now).await?;
    outbox::drop_queued(&tx, LetterKind::Reset, id, now).await?;
    let token = tokens::insert(ctx, &tx, Purpose::Reset, Some(id), None).await?;
    outbox::enqueue(ctx, &tx, NewLetter::to(&account, LetterKind::Reset).with_link(token.id)).await?;
    history::record(&tx, actor, Event::ResetSent, id, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Row 75: another PIN for somebody who has no address. What they signed in with until now opens nothing any more, nor does an access card; they
/// are signed out everywhere, and sign-ins are let through again.
pub async fn new_pin(ctx: &Ctx, actor: &Actor, form: NewPinForm) -> Result<Added, AppError> {
    policy::may_invite(actor)?;
    let id: AccountId = form.account.parse().map_err(|_| AppError::NotFound)?;
    if actor.is(id) {
        return Err(AppError::Forbidden);
    }
    let typed = Some(form.pin.trim()).filter(|pin| !pin.is_empty());
    if typed.is_some() && !settings::required(ctx.db()).await?.may_type_pins {
        return Err(AppError::Forbidden);
    }
    // Before anything is hashed: whoever may do nothing here learns nothing, and costs nothing.
    let found = store::find(ctx.db(), id).await?;
    may_act_on(ctx.db(), actor, &found, ctx.now()).await?;
    let drawn = IssuedPin::draw(ctx, &found.sign_in_name, typed).await?;
    let pin = drawn.map_err(|problem| AppError::field(Field::Pin, problem))?;
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    must_take_a_pin(&account)?;
    let now = ctx.now();
    if account.is_pending() {
        store::mark_handed_out(&tx, id, now, now + issued::LIFETIME).await?;
    }
    let pin = pin.hand_out(ctx, &tx, actor, id).await?;
    start_anew(ctx, &tx, &account).await?;
    history::record(&tx, actor, Event::PinHandedOut, id, now).await?;
    tx.commit().await?;
    Ok(Added { account: Some(id), pin })
}

/// Nobody who has an address is given a PIN, nor anybody inactive (AC-52).
pub(crate) fn must_take_a_pin(account: &Account) -> Result<(), AppError> {
    let fits = account.email.is_none() && (account.may_sign_in() || account.is_pending());
    if fits { Ok(()) } else { Err(AppError::Conflict(Conflict::Stale)) }
}

/// Something new was handed out: what there was before ends, and so does every session, every pause, and the request for help.
pub(crate) async fn start_anew(ctx: &Ctx, tx: &Tx, account: &Account) -> Result<(), AppError> {
    let id = account.id;
    sessions::end_all(tx, id).await?;
    tokens::replace_all_living(tx, id, ctx.now()).await?;
    store::set_help_asked(tx, id, None).await?;
    AccountBudget::of_name(&account.sign_in_key).forgive(ctx, tx).await?;
    throttle::forgive(ctx, tx, Budget::CardCode, &account.sign_in_key).await
}

/// After too many wrong PINs: lets sign-ins through again, with the PIN that the person has.
pub async fn unlock(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    if !throttle::held_among(ctx, &*tx, Budget::PinAccount, &[&account.sign_in_key]).await?.contains(&true) {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    AccountBudget::of_name(&account.sign_in_key).forgive(ctx, &tx).await?;
    history::record(&tx, actor, Event::SignInUnlocked, account.id, ctx.now()).await?;
    tx.commit().await?;
    Ok(account.id)
}

/// Puts a request for help aside: it has been seen to otherwise, or it wasn't the person who asked.
pub async fn dismiss_help(ctx: &Ctx, actor: &Actor, form: AccountForm) -> Result<AccountId, AppError> {
    let (tx, account) = begin(ctx, actor, &form.account, form.version).await?;
    if account.help_asked_at.is_none() {
        return Err(AppError::Conflict(Conflict::Stale));
    }
    store::set_help_asked(&tx, account.id, None).await?;
    history::record(&tx, actor, Event::HelpDismissed, account.id, ctx.now()).await?;
    tx.commit().await?;
    Ok(account.id)
}
