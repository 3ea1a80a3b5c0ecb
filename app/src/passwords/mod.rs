//! Forgetting, resetting and changing a password, and the fields for a new one.

pub mod api;
mod change_section;
mod choose_fields;
mod forgotten_page;
mod reset_page;

pub use change_section::ChangePasswordSection;
pub use choose_fields::{ForManagers, NewPasswordFields};
pub use forgotten_page::ForgottenPage;
pub use reset_page::ResetPage;
