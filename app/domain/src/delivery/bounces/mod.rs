//! Bounces: what the mail system sends back after the relay has taken a letter. `trousseau mail bounce` hands them in, one at a time.
//!
//! 1. [`report`]: what the message says. RFC 3464 says how a report looks, and mail systems come near it: reports within reports, reports
//!    that break off, reports as plain text ([`plain`] knows those that were never anything else). [`recipient`] reads the fields, [`codes`]
//!    says what they mean.
//! 2. [`super::proof`]: which letter of ours it is about. Without a proof it is about none, whatever it says.
//! 3. [`service`]: does the letter wait for such news, and is it about the address that the letter went to? Only then does anything follow:
//!    an address that doesn't exist is blocked, anything else is noted with the letter.
//!
//! Rather too little than too much: where a report contradicts itself nothing is blocked. An address on the list by mistake keeps somebody
//! from ever getting in; one that is missing there costs a letter.

mod codes;
mod plain;
mod recipient;
mod report;
mod service;

pub use service::{Taken, take_bounce};

/// So much of a message is read. What a bounce says stands at its beginning; what follows is our own letter.
pub const LARGEST: usize = 1 << 20;
