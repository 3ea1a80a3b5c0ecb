//! The first run: a one-time link, printed on the machine's own console, leads to the form that names the organisation and its first
//! administrator. There is no default account and no second time: the table holds one organisation, whatever races (AC-82).

pub mod form;

#[cfg(feature = "ssr")]
mod service;

pub use form::SetUpForm;

#[cfg(feature = "ssr")]
pub use service::{complete, link, time_zones};
