//! Opening a link: reading only, but for the count of guesses.

use super::LinkPage;
use crate::{
    Ctx,
    actor::Actor,
    clock,
    ctx::Tx,
    errors::{AppError, LinkState},
    history::{self, Event},
    ids::{AccountId, TokenId},
    passwords::{self, Choice, Purpose},
    sessions::Client,
    settings, staff,
    throttle::{self, Budget},
    tokens::{self, Token, TokenSecret},
};
use locales::Locale;
use sea_orm::ConnectionTrait;

/// What opening a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedLink {
    /// The token's public name, for the page's address; `None` for a link that we never sent.
    pub id: Option<TokenId>,
}

/// A link that can be used, and whose it is.
pub(crate) struct OpenLink {
    pub token: Token,
    pub account: AccountId,
}

/// The GET of a mailed link. Changes nothing for a link of ours, however often it is opened and by whom (AC-20); unknown ones are
/// counted, 20 a minute per client (AC-32).
pub async fn open_link(ctx: &Ctx, client: &Client, purpose: Purpose, secret: &str) -> Result<OpenedLink, AppError> {
    let token = find(ctx, client, purpose, secret).await?;
    Ok(OpenedLink { id: token.map(|token| token.id) })
}

/// What the page behind the link shows.
pub async fn look(ctx: &Ctx, client: &Client, purpose: Purpose, secret: &str) -> Result<LinkPage, AppError> {
    let refused = |state| Ok(LinkPage::Refused { state });
    let Some(token) = find(ctx, client, purpose, secret).await? else { return refused(LinkState::Unknown) };
    if let Some(state) = state_of(ctx, ctx.db(), &token).await? {
        return refused(state);
    }
    let (sign_in_name, may_be_pin, zone) = match token.account {
        Some(account) => {
            let organisation = settings::required(ctx.db()).await?;
            let choice = Choice::behind(ctx.db(), account, purpose).await?;
            (choice.sign_in_name, choice.may_be_pin, organisation.time_zone)
        }
        None => (String::new(), false, chrono_tz::Tz::UTC),
    };
    let deadline = clock::moment(token.expires_at.unwrap_or_else(|| ctx.now()), zone);
    let drawn = if may_be_pin { passwords::draw_pin(ctx, &sign_in_name) } else { passwords::draw(ctx) };
    Ok(LinkPage::Open { token: secret.to_owned(), sign_in_name, deadline, drawn, may_be_pin })
}

/// The language of whoever the link was sent to: their link pages speak it, whatever the browser says.
pub async fn recipient_locale(ctx: &Ctx, secret: &str) -> Result<Option<Locale>, AppError> {
    let Some(secret) = TokenSecret::parse(secret) else { return Ok(None) };
    let token = tokens::find_by_secret(ctx.db(), &secret).await?;
    match token.and_then(|token| token.account) {
        Some(account) => Ok(Some(staff::store::find(ctx.db(), account).await?.locale)),
        None => Ok(None),
    }
}

/// A posted link that can be used. Any other is refused with its state, and noted in the history where it was somebody's.
pub(crate) async fn open(ctx: &Ctx, client: &Client, purpose: Purpose, secret: &str) -> Result<OpenLink, AppError> {
    let unknown = AppError::Link(LinkState::Unknown);
    let token = find(ctx, client, purpose, secret).await?.ok_or(unknown.clone())?;
    let account = token.account.ok_or(unknown)?;
    match state_of(ctx, ctx.db(), &token).await? {
        None => Ok(OpenLink { token, account }),
        Some(state) => {
            // Once a day per link and state: the history can't be made to grow by posting an old link again and again.
            let which = format!("{} {}", token.id, state.code());
            if throttle::is_paused(ctx, Budget::LinkRefusal, &which).await? {
                return Err(AppError::Link(state));
            }
            let tx = ctx.begin().await?;
            if throttle::allows(ctx, &tx, Budget::LinkRefusal, &which).await? {
                history::record(&tx, &Actor::Visitor, Event::LinkRefused { purpose, state }, account, ctx.now()).await?;
            }
            tx.commit().await?;
            Err(AppError::Link(state))
        }
    }
}

/// A posted link that belongs to no account: the set-up's.
pub(crate) async fn open_unowned(ctx: &Ctx, client: &Client, purpose: Purpose, secret: &str) -> Result<Token, AppError> {
    let token = find(ctx, client, purpose, secret).await?.ok_or(AppError::Link(LinkState::Unknown))?;
    match state_of(ctx, ctx.db(), &token).await? {
        None => Ok(token),
        Some(state) => Err(AppError::Link(state)),
    }
}

/// Why this token can't be used by now.
pub(crate) async fn why_not(ctx: &Ctx, db: &impl ConnectionTrait, id: TokenId) -> Result<Option<LinkState>, AppError> {
    match tokens::find(db, id).await? {
        Some(token) => state_of(ctx, db, &token).await,
        None => Ok(Some(LinkState::Unknown)),
    }
}

/// Spends a link, for whoever is still who may use it. Refused with its state where it can't be used any more. Call it with their row held.
pub(crate) async fn spend(ctx: &Ctx, tx: &Tx, token: TokenId, is_theirs_to_use: bool) -> Result<(), AppError> {
    if is_theirs_to_use && tokens::mark_used(tx, token, ctx.now()).await? {
        return Ok(());
    }
    Err(AppError::Link(why_not(ctx, &**tx, token).await?.unwrap_or(LinkState::Unknown)))
}

/// By secret and purpose: a link for something else is as unknown as one that never was (AC-27).
async fn find(ctx: &Ctx, client: &Client, purpose: Purpose, secret: &str) -> Result<Option<Token>, AppError> {
    let found = match TokenSecret::parse(secret) {
        Some(secret) => tokens::find_by_secret(ctx.db(), &secret).await?.filter(|token| token.purpose == purpose),
        None => None,
    };
    // A page whose cookie has run out has no secret at all: that is no guess.
    if found.is_none() && !secret.is_empty() {
        let reserved = throttle::reserve(ctx, Budget::LinkGuess, &client.address).await?;
        throttle::note_if_used_up(ctx, Budget::LinkGuess, &client.address, reserved);
    }
    Ok(found)
}

async fn state_of(ctx: &Ctx, db: &impl ConnectionTrait, token: &Token) -> Result<Option<LinkState>, AppError> {
    if let Some(account) = token.account {
        let account = staff::store::find(db, account).await?;
        if account.deactivated_at.is_some() || account.erased_at.is_some() {
            return Ok(Some(LinkState::Inactive));
        }
    }
    Ok(token.state(ctx.now()))
}
