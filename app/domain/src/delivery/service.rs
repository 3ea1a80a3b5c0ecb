//! Blocking an address, seeing which are, and taking one off the list.

use super::{
    Enhanced, Reason,
    list::{BlockedEntry, BlockedPage, BlockedQuery, UnblockForm},
    policy,
    reader::{Reader, described},
    store::{self, Blocked},
};
use crate::{
    Ctx,
    actor::Actor,
    clock,
    ctx::Tx,
    errors::AppError,
    fields::{Field, Problem},
    history::{self, Event},
    ids::{AccountId, LetterId},
    permissions::Level,
    settings,
    staff::{self, Account, identity::EmailAddress},
    throttle::{self, Budget},
};
use chrono::{DateTime, Utc};

/// A letter that came back because its address leads nowhere.
#[derive(Clone, Debug)]
pub(crate) struct Bounce<'a> {
    pub letter: LetterId,
    pub account: Option<AccountId>,
    pub address: &'a str,
    /// The enhanced status code, e.g. `5.1.1`.
    pub code: String,
    /// What the mail server said.
    pub reply: &'a str,
}

/// Puts an address on the blocked list. The account says so too, unless it has another address by now.
pub(crate) async fn block(tx: &Tx, bounce: Bounce<'_>, now: DateTime<Utc>) -> Result<(), AppError> {
    let key = EmailAddress::key_of(bounce.address);
    store::put(tx, &key, &bounce, now).await?;
    let Some(account) = bounce.account else { return Ok(()) };
    let holder = staff::store::find_by_email_key(&**tx, &key).await?;
    if holder.is_some_and(|holder| holder.id == account) {
        staff::store::mark_address_blocked(tx, account, now).await?;
    }
    let detail = history::Detail { to: Some(bounce.address.to_owned()), ..history::Detail::default() };
    history::record_with(tx, &Actor::System, Event::AddressBlocked, account, now, Some(detail)).await
}

/// A page of the list, newest first.
pub async fn list_blocked(ctx: &Ctx, actor: &Actor, query: BlockedQuery) -> Result<BlockedPage, AppError> {
    policy::may_see_blocked(actor)?;
    let (now, zone) = (ctx.now(), settings::zone_of(ctx, actor).await?);
    let reader = Reader::of(ctx.db(), actor, Level::View, now).await?;
    let (found, next) = store::page(ctx.db(), &query, reader.scopes().as_deref(), now).await?;
    let seen = reader.seen_among(ctx.db(), found.iter().filter_map(|(_, account)| account.as_ref())).await?;
    let row = |(blocked, account): (Blocked, Option<Account>)| BlockedEntry {
        reason: blocked.reason(),
        since: clock::moment(blocked.since, zone),
        account: account.map(|account| described(actor, &seen, &account, &blocked)),
        address: blocked.address,
        reply: blocked.reply,
    };
    Ok(BlockedPage { rows: found.into_iter().map(row).collect(), next })
}

/// Takes an address off the list: somebody has looked into it and says that it exists by now. Nothing is sent by that.
pub async fn unblock(ctx: &Ctx, actor: &Actor, form: UnblockForm) -> Result<(), AppError> {
    policy::may_unblock(actor)?;
    let (key, now) = (EmailAddress::key_of(&form.address), ctx.now());
    let holder = staff::store::find_by_email_key(ctx.db(), &key).await?.map(|account| account.id);
    let tx = ctx.begin().await?;
    let mut concerned = Vec::new();
    if let Some(holder) = holder {
        concerned.push(staff::store::lock(&tx, holder).await?);
    }
    let blocked = store::blocked(&*tx, &key).await?.ok_or(AppError::NotFound)?;
    if let Some(account) = blocked.account.filter(|account| Some(*account) != holder) {
        concerned.push(staff::store::find(&*tx, account).await?);
    }
    Reader::of(&*tx, actor, Level::Manage, now).await?.must_reach(&*tx, &concerned, now).await?;
    // Corrected meanwhile, it is another address that the account says is blocked.
    if let Some(holder) = concerned.iter().find(|account| Some(account.id) == holder && account.sign_in_key == key) {
        staff::store::mark_address_free(&tx, holder.id).await?;
    }
    if !take_off(ctx, &tx, actor, &key, holder).await? {
        return Err(AppError::NotFound);
    }
    tx.commit().await
}

/// Takes it off the list, if it is there, and tells the history. So often an hour and no more: whoever wanted to could otherwise have
/// letters sent to addresses that don't exist, for which mail systems come to hold us for a sender of junk (AC-18). Whether the actor may is
/// the caller's to decide.
pub(crate) async fn take_off(ctx: &Ctx, tx: &Tx, actor: &Actor, key: &str, holder: Option<AccountId>) -> Result<bool, AppError> {
    let Some(blocked) = store::blocked(&**tx, key).await? else { return Ok(false) };
    let who = actor.signed_in().map_or_else(|_| String::new(), |person| person.account.to_string());
    throttle::reserve_in(ctx, tx, Budget::Unblock, &who).await?;
    store::delete(tx, key).await?;
    let detail = history::Detail { from: Some(blocked.address), ..history::Detail::default() };
    let subject = holder.or(blocked.account);
    history::record_with(tx, actor, Event::AddressUnblocked, subject, ctx.now(), Some(detail)).await?;
    Ok(true)
}

/// Refuses to send to a blocked address, and says why, to those who may know it of whatever address: administrators. To others nothing is said
/// here, because it may be another building's; the account will tell that nothing could be sent.
pub(crate) async fn refuse_blocked(tx: &Tx, actor: &Actor, key: &str) -> Result<(), AppError> {
    if !actor.holds_every_right() {
        return Ok(());
    }
    match store::blocked(&**tx, key).await? {
        Some(blocked) => Err(AppError::field(Field::Email, Problem::AddressBlocked { reason: blocked.reason() })),
        None => Ok(()),
    }
}

impl Blocked {
    /// From the code as the list keeps it, enhanced (`5.1.1`) or plain (`550`).
    fn reason(&self) -> Reason {
        Reason::of(self.code.parse().ok(), Enhanced::parse(&self.code))
    }
}
