//! The blocked list: which addresses mail came back from, why, and what to do about it.
//!
//! The address is the question: `?q=` for a search, `?after=` for what is further back, `?confirm=` for the address that is about to be
//! taken off the list. So everything here works without a script as well. Correcting an address is the person's panel's business: its
//! dialog corrects and sends again in one.

pub mod api;
mod delivery_page;
mod unblocking;

pub use delivery_page::DeliveryPage;
