//! Changing, forgetting and resetting a password.

use super::{
    ChangePasswordForm, Choice, ForgottenForm, NewSecret, Password, Purpose, ResetForm,
    chosen::Chosen,
    hasher::{Hash, Place},
    store,
};
use crate::{
    Ctx,
    activation::{self, OpenLink},
    actor::Actor,
    errors::AppError,
    fields::{Faults, Field, Problem},
    history::{self, Event, LetterKind},
    ids::AccountId,
    outbox::{self, LinkRequest, NewLetter},
    sessions::{self, AccountBudget, Client, NewSession},
    staff,
    throttle::{self, Budget},
};
use locales::Locale;

/// "I forgot my password": the answer is the same whatever is known of the address (AC-04, AC-05).
///
/// Writes one row and returns; whether anybody gets a letter is found out afterwards, by the mail worker. A person who was invited but
/// never activated the account gets the activation link instead.
pub async fn forgotten(ctx: &Ctx, client: &Client, form: ForgottenForm, visitor: Locale) -> Result<(), AppError> {
    activation::request_link(ctx, client, LinkRequest::Forgotten, &form.email, visitor).await
}

/// Chooses another password through a mailed link; ends every session and every other link, and tells the person by mail.
///
/// Answers the value of the known-device cookie: whoever came by mail signs in next, and nobody who goes on guessing at the name from
/// outside shall keep them from it.
pub async fn reset(ctx: &Ctx, client: &Client, form: ResetForm) -> Result<String, AppError> {
    let OpenLink { token, account } = activation::open(ctx, client, Purpose::Reset, &form.token).await?;
    let choice = Choice::behind(ctx.db(), account, Purpose::Reset).await?;
    let secret = NewSecret::choose(ctx, client, choice, &form.password, None).await?;
    let tx = ctx.begin().await?;
    let person = staff::store::lock(&tx, account).await?;
    activation::spend(ctx, &tx, token.id, person.may_sign_in()).await?;
    let person = staff::new_address::confirm(ctx, &tx, person, token.id).await?;
    secret.set(ctx, &tx, account).await?;
    AccountBudget::of_name(&person.sign_in_key).forgive(ctx, &tx).await?;
    let device = sessions::known_device(ctx, &staff::store::find(&*tx, account).await?);
    outbox::enqueue(ctx, &tx, NewLetter::to(&person, LetterKind::PasswordChanged)).await?;
    history::record(&tx, &Actor::Visitor, Event::PasswordReset, account, ctx.now()).await?;
    tx.commit().await?;
    Ok(device)
}

/// Changes one's own password: the present one is asked again, every other session ends, this one goes on under a new secret.
pub async fn change(ctx: &Ctx, client: &Client, actor: &Actor, form: ChangePasswordForm) -> Result<NewSession, AppError> {
    let person = actor.signed_in()?.clone();
    actor.must_be_past_the_door()?;
    // Before anything is tried: what is refused for this must neither cost a hash nor count as a wrong password.
    throttle::refuse_early(ctx, Budget::OwnPassword, &person.account.to_string()).await?;
    let account = staff::store::find(ctx.db(), person.account).await?;
    let place = ctx.hasher().place_for(&client.address)?;
    let (current, chosen) = parse_change(ctx, &place, account.id, &form).await?;
    let verified = verify_current(ctx, &place, client, &account, &current).await?;
    let budget = AccountBudget::of(ctx, client, &account.sign_in_key, Some(&account));
    let secret = chosen.hashed(ctx, &place).await;
    // The next may hash while this one stands in line to write.
    drop(place);
    let secret = match secret {
        Ok(secret) => secret,
        Err(busy) => return Err(not_tried(ctx, &budget, busy).await?),
    };
    let now = ctx.now();
    let tx = ctx.begin().await?;
    // Whoever replaced the password while we hashed has the last word: they came by mail, or were quicker.
    if !staff::store::lock(&tx, account.id).await?.may_sign_in() || !store::is_in_force(&tx, account.id, &verified).await? {
        return Err(wrong_current());
    }
    throttle::reserve_in(ctx, &tx, Budget::OwnPassword, &account.id.to_string()).await?;
    let kind = secret.kind;
    secret.set(ctx, &tx, account.id).await?;
    budget.forgive(ctx, &tx).await?;
    let session = sessions::start(ctx, &tx, account.id, client).await?;
    if account.email.is_some() {
        outbox::enqueue(ctx, &tx, NewLetter::to(&account, LetterKind::PasswordChanged)).await?;
    }
    let event = if account.email.is_some() { Event::PasswordChanged } else { Event::SecretChosen { kind } };
    history::record(&tx, actor, event, account.id, now).await?;
    tx.commit().await?;
    Ok(session)
}

/// The password in force as typed, and the new one. What can't become a password costs neither a hash nor one of the attempts.
async fn parse_change(
    ctx: &Ctx,
    place: &Place,
    account: AccountId,
    form: &ChangePasswordForm,
) -> Result<(Password, Chosen), AppError> {
    let mut faults = Faults::default();
    if form.current_password.is_empty() {
        faults.note(Field::CurrentPassword, Problem::Required);
    }
    let current = Password::typed(&form.current_password);
    let chosen = Chosen::parse(place, &form.password, Choice::of(ctx.db(), account).await?).await?;
    let is_the_same = |new: &Chosen| new.secret.bytes() == current.bytes();
    let other = chosen.and_then(|new| if is_the_same(&new) { Err(Problem::PasswordSameAsBefore) } else { Ok(new) });
    let chosen = faults.take(Field::Password, other);
    Ok((current, faults.whole(chosen)?))
}

/// The hash in force, if this is its password. Counted like any attempt to sign in.
async fn verify_current(
    ctx: &Ctx,
    place: &Place,
    client: &Client,
    account: &staff::Account,
    current: &Password,
) -> Result<Hash, AppError> {
    let budget = AccountBudget::of(ctx, client, &account.sign_in_key, Some(account));
    let reserved = budget.reserve(ctx).await?.ok_or_else(wrong_current)?;
    let stored = store::find(ctx.db(), account.id).await?.ok_or_else(wrong_current)?.hash;
    match place.verify(current, Some(&stored)).await {
        Ok(true) => Ok(stored),
        Ok(false) if reserved.was_last => Err(used_up(ctx, account.id).await?),
        Ok(false) => Err(wrong_current()),
        Err(busy) => Err(not_tried(ctx, &budget, busy).await?),
    }
}

/// Whoever sits at somebody else's open session and guesses leaves a trace, as at the door.
async fn used_up(ctx: &Ctx, account: AccountId) -> Result<AppError, AppError> {
    let tx = ctx.begin().await?;
    history::record(&tx, &Actor::Visitor, Event::SignInThrottled, account, ctx.now()).await?;
    tx.commit().await?;
    Ok(wrong_current())
}

/// The machine was busy: that must not count as a wrong password.
async fn not_tried(ctx: &Ctx, budget: &AccountBudget, busy: AppError) -> Result<AppError, AppError> {
    let tx = ctx.begin().await?;
    budget.give_back(ctx, &tx).await?;
    tx.commit().await?;
    Ok(busy)
}

fn wrong_current() -> AppError {
    AppError::field(Field::CurrentPassword, Problem::CurrentPasswordWrong)
}
