//! Blocking an address.

use super::store;
use crate::{
    actor::Actor,
    ctx::Tx,
    errors::AppError,
    history::{self, Event},
    ids::{AccountId, LetterId},
    staff::{self, identity::EmailAddress},
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
