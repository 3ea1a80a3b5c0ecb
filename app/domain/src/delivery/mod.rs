//! Delivery: what became of the letters, and the blocked list.
//!
//! An address that the mail system says doesn't exist lands on the blocked list; nothing more is sent to it until it is corrected. Only a
//! permanent refusal of the address itself (5.1.x at RCPT, RFC 3463 §3.2) blocks: a full mailbox or a policy is no reason.
//!
//! What a mail server says is for other mail servers. [`Reason`] tells people the same in plain words, in their language.

mod reason;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
mod store;

pub use reason::{Enhanced, Reason};
#[cfg(feature = "ssr")]
pub(crate) use service::{Bounce, block};
#[cfg(feature = "ssr")]
pub(crate) use store::{blocked, is_blocked, unblock};
