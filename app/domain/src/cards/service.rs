//! Using a card: by what is scanned, or by what is typed.

use super::{
    code,
    form::{CardCodeForm, UseCardForm},
    store,
};
use crate::{
    Ctx,
    activation::{self, OpenLink},
    actor::Actor,
    errors::AppError,
    fields::{Faults, Field, Problem},
    history::{self, Event},
    ids::{AccountId, TokenId},
    passwords::{Choice, NewSecret, Purpose},
    sessions::{self, AccountBudget, Client, NewSession},
    staff::{self, identity::sign_in_key},
    throttle::{self, Budget},
    tokens::{self, TokenSecret},
};
use locales::Locale;
use uuid::Uuid;

/// The sign-in name and the short code of a card, typed: the same as scanning it. Says of no name whether it is anybody's; a code with a slip in
/// it is told apart by its check character, before anything is counted.
pub async fn open_by_code(ctx: &Ctx, client: &Client, form: CardCodeForm) -> Result<(TokenId, TokenSecret), AppError> {
    let mut faults = Faults::default();
    let key = match form.sign_in_name.trim() {
        "" => faults.take(Field::SignInName, Err(Problem::Required)),
        typed => Some(sign_in_key(typed)),
    };
    let code = match form.code.trim() {
        "" => faults.take(Field::CardCode, Err(Problem::Required)),
        typed => faults.take(Field::CardCode, code::read(typed).ok_or(Problem::CardCodeMistyped)),
    };
    let (key, code) = faults.whole(key.zip(code))?;
    let unknown = || AppError::field(Field::CardCode, Problem::CardUnknown);
    let at_client = throttle::reserve(ctx, Budget::LinkGuess, &client.address).await?;
    throttle::note_if_used_up(ctx, Budget::LinkGuess, &client.address, at_client);
    if throttle::unless_used_up(throttle::reserve(ctx, Budget::CardCode, &key).await)?.is_none() {
        return Err(unknown());
    }
    let account = staff::store::find_by_sign_in_key(ctx.db(), &key).await?;
    let account = account.filter(|account| account.may_sign_in() || account.is_pending());
    // For a name that is nobody's, and for somebody without a card, the same is looked up and computed: the time tells neither.
    let owner = account.map_or(AccountId(Uuid::nil()), |account| account.id);
    let token = tokens::living(ctx.db(), Purpose::Card, owner).await?;
    let proof = store::proof(ctx.db(), token.as_ref().map_or(TokenId(Uuid::nil()), |token| token.id)).await?;
    let wanted = ctx.keys().card_proof(owner.0, code);
    let is_right = proof.is_some_and(|stored| stored.same(&wanted));
    let Some(token) = token.filter(|token| is_right && !token.is_expired(ctx.now())) else { return Err(unknown()) };
    // No guess after all: neither the name's tries nor the client's are spent by it.
    let tx = ctx.begin().await?;
    throttle::give_back(ctx, &tx, Budget::LinkGuess, &client.address).await?;
    throttle::give_back(ctx, &tx, Budget::CardCode, &key).await?;
    tx.commit().await?;
    Ok((token.id, token.secret(ctx.keys())))
}

/// Chooses a PIN or a passphrase with a card in hand: spends the card, makes a pending account active, ends every earlier session, and signs
/// the person in.
pub async fn use_card(ctx: &Ctx, client: &Client, form: UseCardForm) -> Result<NewSession, AppError> {
    let OpenLink { token, account } = activation::open(ctx, client, Purpose::Card, &form.token).await?;
    let choice = Choice::behind(ctx.db(), account, Purpose::Card).await?;
    let secret = NewSecret::choose(ctx, client, choice, &form.password, None).await?;
    let (kind, now) = (secret.kind, ctx.now());
    let tx = ctx.begin().await?;
    let person = staff::store::lock(&tx, account).await?;
    activation::spend(ctx, &tx, token.id, person.is_pending() || person.may_sign_in()).await?;
    secret.set(ctx, &tx, account).await?;
    if person.is_pending() {
        staff::store::mark_activated(&tx, account, now).await?;
    }
    let locale = Locale::parse(&form.locale).unwrap_or(person.locale);
    staff::store::set_locale(&tx, account, locale).await?;
    AccountBudget::of_name(&person.sign_in_key).forgive(ctx, &tx).await?;
    let session = sessions::start(ctx, &tx, account, client).await?;
    history::record(&tx, &Actor::Visitor, Event::CardUsed { kind }, account, now).await?;
    tx.commit().await?;
    Ok(session)
}
