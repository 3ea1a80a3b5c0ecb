//! Pages behind mailed links: the six states of a link, choosing the first password, asking for the link again.

pub mod api;
mod ask_again_page;
mod asking;
mod choose_page;
mod link_gate;

pub use ask_again_page::AskAgainPage;
pub use asking::{AskingFields, AskingPage};
pub use choose_page::ChoosePage;
pub use link_gate::{LinkGate, OpenPage};
