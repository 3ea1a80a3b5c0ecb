//! The business half of Trousseau: what an organisation does with its staff accounts, told without a browser.
//!
//! Two readers share this crate. Compiled plainly, it is what the browser needs: the terms, the forms, the rules of who may
//! do what, and the errors. With the feature `ssr` come the use cases, the database, the mail and the secrets.
//!
//! Each slice is a folder: `mod.rs` tells its story, `policy.rs` who may, `form.rs` what was typed, `service.rs` the use
//! cases (one function, one transaction each), `store.rs` its SQL. A use case reads in this order: authorise, parse, write,
//! record, enqueue.

pub mod activation;
pub mod actor;
pub mod buildings;
pub mod cards;
pub mod delivery;
pub mod errors;
pub mod fields;
pub mod help;
pub mod history;
pub mod home;
pub mod ids;
pub mod local_path;
pub mod passwords;
pub mod permissions;
pub mod privacy;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod staff;
pub mod user_groups;

#[cfg(feature = "ssr")]
pub mod chance;
#[cfg(feature = "ssr")]
pub mod clock;
#[cfg(feature = "ssr")]
pub mod ctx;
#[cfg(feature = "ssr")]
pub mod db;
#[cfg(feature = "ssr")]
pub mod demo;
#[cfg(feature = "ssr")]
pub mod drafts;
#[cfg(feature = "ssr")]
pub mod keys;
#[cfg(feature = "ssr")]
pub mod mail;
#[cfg(feature = "ssr")]
pub mod outbox;
#[cfg(feature = "ssr")]
pub mod panics;
#[cfg(feature = "ssr")]
pub mod readiness;
#[cfg(feature = "ssr")]
pub mod retention;
#[cfg(feature = "ssr")]
pub mod throttle;
#[cfg(feature = "ssr")]
pub mod tokens;
#[cfg(feature = "ssr")]
pub mod unseen;

#[cfg(feature = "testing")]
pub mod testing;

pub use errors::AppError;
pub use locales::{Locale, Moment, Words};

#[cfg(feature = "ssr")]
pub use ctx::Ctx;
