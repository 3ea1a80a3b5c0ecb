//! Access cards: what somebody without an e-mail address is handed instead of a mailed link (B8).
//!
//! A card bears a name, a sign-in name, a code to be scanned, and a short code to be typed where nothing can be scanned. Either opens the page
//! on which its owner chooses a PIN or a passphrase, once, within a day; printing another card puts an end to it, as to a PIN that was handed out.
//! What the codes say is derived from a key when the sheet is shown, for five minutes to the session that had it printed; the database holds a
//! hash of the one and a keyed hash of the other ([`code`]).

pub mod code;
pub mod form;

#[cfg(feature = "ssr")]
mod printing;
#[cfg(feature = "ssr")]
mod qr;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;

pub use form::{Card, CardCodeForm, CardSheet, CardText, PrintBuildingForm, SheetForm, Unprinted, UseCardForm};

#[cfg(feature = "ssr")]
pub use printing::{Printed, print_card, print_cards_of, sheet, unprinted};
#[cfg(feature = "ssr")]
pub use service::{open_by_code, use_card};
