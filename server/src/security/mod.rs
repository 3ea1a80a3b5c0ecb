//! What stands between the network and the pages: each layer one file, their order in [`crate::router`].
//!
//! A layer refuses without asking anything further in. What it refuses has its HTTP status for everyone: JSON of `AppError` for the
//! WebAssembly client, a short page in the reader's language for a plain form.

pub mod content;
pub mod cross_site;
pub mod headers;
pub mod host;
pub mod last_resort;
pub mod methods;
pub mod refusal;
