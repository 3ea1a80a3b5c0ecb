//! Delivery: what became of the letters, and the blocked list.
//!
//! An address that the mail system says doesn't exist lands on the blocked list; nothing more is sent to it until it is corrected, or until
//! somebody who may takes it off because the mailbox exists by now. Only a permanent refusal of the address itself (5.1.x, RFC 3463 §3.2)
//! blocks, said by the relay at RCPT or by a bounce ([`bounces`]) that proves what it is about: a full mailbox or a policy is no reason.
//!
//! What a mail server says is for other mail servers. [`Reason`] tells people the same in plain words, in their language.

pub mod list;
pub mod policy;
mod reason;

#[cfg(feature = "ssr")]
pub mod bounces;
#[cfg(feature = "ssr")]
pub(crate) mod proof;
#[cfg(feature = "ssr")]
mod reader;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
mod store;

pub use list::{BlockedEntry, BlockedPage, BlockedQuery, UnblockForm};
pub use reason::{Enhanced, Reason};

#[cfg(feature = "ssr")]
pub(crate) use service::{Bounce, block, refuse_blocked, take_off};
#[cfg(feature = "ssr")]
pub use service::{list_blocked, unblock};
#[cfg(feature = "ssr")]
pub(crate) use store::{blocked, is_blocked};
