//! Mailed links: one secret each, single use, short-lived.
//!
//! A link's 32 bytes are never stored: they are derived from the mail key, the token's id, its purpose and its generation, when the letter
//! is written ([`Keys::link`](crate::keys::Keys::link)); the database holds their SHA-256. A dump of it opens nothing, and each retry of a
//! letter carries the same link.
//!
//! The clock of a link starts when its letter is about to be spoken to the relay, not when it was asked for: until then `expires_at` is
//! empty and nobody has the link. What makes a link unusable has an order ([`LinkState`]); [`Token::state`] tells the first that applies.

mod links;
mod store;

pub use links::Links;
pub(crate) use store::{
    find, find_by_secret, insert, living, living_of, mark_page_used, mark_used, page_used_at, replace_all_living, replace_living,
    replace_unowned, several, start_clock,
};

use crate::{
    errors::LinkState,
    ids::{AccountId, TokenId},
    keys::{Keys, Secret},
    passwords::Purpose,
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Duration, Utc};

/// How old an unusable token's row gets before it is swept: until then its link can still say "used" or "replaced".
pub const KEPT: Duration = Duration::days(90);

/// One link that was or will be mailed.
#[derive(Clone, Debug)]
pub struct Token {
    /// Its public name.
    pub id: TokenId,
    /// What it is for.
    pub purpose: Purpose,
    /// Whose; the set-up link is nobody's.
    pub account: Option<AccountId>,
    /// Part of the secret's derivation.
    pub generation: i32,
    /// When its time is over; empty until its letter is about to leave.
    pub expires_at: Option<DateTime<Utc>>,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) used_at: Option<DateTime<Utc>>,
    pub(crate) replaced_at: Option<DateTime<Utc>>,
    pub(crate) cancelled_at: Option<DateTime<Utc>>,
}

impl Token {
    /// The secret that its link carries.
    pub fn secret(&self, keys: &Keys) -> TokenSecret {
        TokenSecret(keys.link(self.id.0, self.purpose.code(), self.generation))
    }

    /// Why it can't be used, apart from what its account says; `None` when it can.
    pub fn state(&self, now: DateTime<Utc>) -> Option<LinkState> {
        if self.used_at.is_some() {
            Some(LinkState::Used)
        } else if self.cancelled_at.is_some() {
            Some(LinkState::Cancelled)
        } else if self.replaced_at.is_some() {
            Some(LinkState::Replaced)
        } else if self.is_expired(now) {
            Some(LinkState::Expired)
        } else {
            None
        }
    }

    /// Is its time over? Exactly at the deadline it is.
    pub fn is_expired(&self, now: DateTime<Utc>) -> bool {
        self.expires_at.is_some_and(|deadline| now >= deadline)
    }
}

/// What stands in a mailed link: 32 bytes as 43 characters of base64url. Prints as nothing.
#[derive(Clone, Debug)]
pub struct TokenSecret(Secret);

impl TokenSecret {
    /// From a link, a cookie or a hidden field. `None` when it can't be one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes: [u8; 32] = URL_SAFE_NO_PAD.decode(text).ok()?.try_into().ok()?;
        Some(Self(Secret::new(bytes)))
    }

    /// As it stands in the link. Only for mails, the link's own cookie and the form's hidden field.
    pub fn expose(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.expose())
    }

    /// What the database holds.
    pub(crate) fn sha256(&self) -> [u8; 32] {
        crate::keys::sha256(self.0.expose())
    }
}
