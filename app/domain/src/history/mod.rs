//! History: who did what to whom, append-only, in the same transaction as the deed.
//!
//! Rows hold ids, codes and values; what is personal (an address as it was) lies in a side table that can be erased, and only its
//! hash is in the chain. Each row's hash covers the one before it and is made with a key that is not in the database, so that an
//! altered or removed row shows even where somebody has the files ([`verify`]). Triggers in both databases refuse UPDATE and
//! DELETE.
//!
//! Sentences are made when somebody reads, in the reader's language ([`Event::sentence`]); by the server, so that no browser has to know
//! everything that can happen ([`Told`]).

mod entry;
pub mod event;
mod letter;
mod told;

#[cfg(feature = "ssr")]
mod chain;
#[cfg(feature = "ssr")]
mod naming;
#[cfg(feature = "ssr")]
mod readership;
#[cfg(feature = "ssr")]
mod sentence;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
mod store;

pub use entry::{By, DetailText, Entry, HistoryPage, HistoryQuery, Named};
pub use event::Event;
pub use letter::LetterKind;
pub use told::{Told, ToldPage};

#[cfg(feature = "ssr")]
pub(crate) use chain::End;
#[cfg(feature = "ssr")]
pub use chain::{Verdict, verify};
#[cfg(feature = "ssr")]
pub use service::{latest, list};
#[cfg(feature = "ssr")]
pub(crate) use store::{Detail, Provided, record, record_nothing, record_provided, record_with};
