//! Activation: from the mailed link to a usable account.
//!
//! The link opens a page; only posting its form spends the token, because mail scanners open links. What makes a link unusable is checked
//! when the page opens, before anybody has typed a password, and again when it is posted. Six states, each with its own text, none with
//! personal data (AC-09).
//!
//! A link that has expired is asked for again by typing the address: the answer is the same for every address, and whether
//! anybody gets a letter is found out by the mail worker ([`answer_link_request`]). While a link can still be used, asking again
//! sends *the same* link, so that nobody can kill it by asking (AC-19).

pub mod form;

#[cfg(feature = "ssr")]
mod help;
#[cfg(feature = "ssr")]
mod links;
#[cfg(feature = "ssr")]
mod requests;
#[cfg(feature = "ssr")]
mod service;

pub use form::{ActivateForm, AskAgainForm, HelpForm, LinkPage, PageUsedForm};

#[cfg(feature = "ssr")]
pub use help::ask_for_help;
#[cfg(feature = "ssr")]
pub(crate) use links::{OpenLink, open, open_unowned, spend, why_not};
#[cfg(feature = "ssr")]
pub use links::{OpenedLink, look, open_link, recipient_locale};
#[cfg(feature = "ssr")]
pub use requests::ask_again;
#[cfg(feature = "ssr")]
pub(crate) use requests::{answer_link_request, request_link};
#[cfg(feature = "ssr")]
pub use service::{activate, note_page_used};
