//! Between a page and the server: the questions that a page asks ([`ask`]) and the forms that it sends ([`Sending`], [`ServerForm`]).
//!
//! # Why not Leptos's own
//! `Resource`, `ServerAction` and `ActionForm` are compiled anew for every server function, with its form's reader, its answer's reader and
//! the machinery of futures and signals around them: some 10 kB of the browser's program for each. Here only a thin shell knows the
//! function's types; inside, a question and an answer are text, and everything is compiled once. What goes over the wire is what
//! server functions have always sent: a URL-encoded form there, JSON back, a status for a refusal, a header for where to go next. On the
//! server nothing is text that needn't be: [`ask`] is an ordinary resource.
//!
//! In the browser JSON is read by a reader of our own (`json.rs`, `tree.rs`) and forms are written by a writer of our own (`form.rs`): the
//! usual ones are compiled into every type anew.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(any(test, not(feature = "ssr")))]
mod form;
#[cfg(any(test, not(feature = "ssr")))]
mod json;
mod sending;
#[cfg(feature = "ssr")]
mod server;
#[cfg(all(test, feature = "ssr"))]
mod tests;
#[cfg(any(test, not(feature = "ssr")))]
mod tree;
#[cfg(any(test, not(feature = "ssr")))]
mod unfit;

pub(crate) use sending::Sent;
pub use sending::{Sending, ServerForm};

#[cfg(not(feature = "ssr"))]
use browser as side;
#[cfg(feature = "ssr")]
use server as side;

pub use side::{Inquiry, Wire, ask, ask_once};

use domain::AppError;

/// What the server answered: JSON of whatever the function gives, or why not.
type Written = Result<String, AppError>;
