//! The web half of Trousseau: what people see and may ask.
//!
//! A slice has the same name here and in `domain`: `api.rs` holds its server functions, two lines each (who asks, then the use case), and
//! `*_page.rs` its pages. [`ui`] is the design system, which knows nothing of accounts. [`site`] is what every page knows of its reader;
//! [`forms`] ties a form to its server function, with and without a script; [`wire`] is what is said between the two; [`listed`] is what lists and
//! the pages of what is in them share.

pub mod access;
pub mod activation;
pub mod address;
pub mod buildings;
pub mod cards;
pub mod delivery;
pub mod errors;
pub mod forms;
pub mod frame;
pub mod help;
pub mod history;
pub mod home;
pub mod listed;
pub mod notices;
pub mod passwords;
pub mod permissions;
pub mod pieces;
pub mod privacy;
pub mod profile;
pub mod routes;
pub mod sessions;
pub mod settings;
pub mod setup;
pub mod site;
pub mod staff;
pub mod ui;
pub mod user_groups;
pub mod wire;

#[cfg(feature = "ssr")]
pub mod caller;
#[cfg(feature = "ssr")]
pub mod cookies;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
mod waiting;

pub use locales::browser as words;
pub use routes::App;

#[cfg(feature = "ssr")]
pub use shell::{AssetNames, shell};
