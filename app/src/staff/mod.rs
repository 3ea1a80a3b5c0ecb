//! The staff list, a new colleague, the side panel.
//!
//! One page in two parts: the list, and beside it the panel of one person or the form for a new one. The list's question stands
//! in the address ([`address`]) and is kept by every link, so that the list is the same behind every panel. [`list::List`] is
//! what both parts share: what changes an account tells it, and the list is asked for again.

pub mod address;
mod address_advice;
pub mod api;
pub(crate) mod dialogs;
mod draft;
mod finder;
pub(crate) mod life_dialogs;
pub mod list;
mod new_panel;
mod news;
mod panel_forms;
mod person;
pub(crate) mod person_panel;
pub(crate) mod place;
mod questions;
mod signing_in;
mod staff_page;
mod status;
mod table;
mod timeline;

#[cfg(feature = "ssr")]
pub(crate) mod way_back;

pub use new_panel::NewStaffPanel;
pub use panel_forms::{CorrectForm, EditForm, PinForm, ReturnForm, SendForm};
pub use person_panel::{NothingOpen, PersonPanel};
pub use staff_page::StaffPage;
pub use status::{Status, filter_name};
