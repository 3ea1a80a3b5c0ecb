//! Sessions: signing in, staying signed in, signing out.
//!
//! A session's secret is 32 random bytes in a cookie; the database holds their SHA-256. It ends after 30 minutes without a
//! request and after 12 hours in any case, and at once everywhere when the account's epoch moves on: password change,
//! deactivation, demotion. The row that authorises a request is read for that request, so a right taken away is gone at the next
//! one, on every instance.
//!
//! Signing in does the same work for every name: one reservation per budget, one hash, one answer (AC-01, AC-02).

pub mod form;

#[cfg(feature = "ssr")]
mod device;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
mod store;

pub use form::SignInForm;

#[cfg(feature = "ssr")]
pub use service::{ABSOLUTE, Client, NewSession, SessionSecret, resolve, sign_in, sign_out};
#[cfg(feature = "ssr")]
pub(crate) use service::{AccountBudget, known_device, start};
#[cfg(feature = "ssr")]
pub(crate) use store::{building_of, end_all, turn_to};
