//! Forgetting, resetting and changing a password; exchanging a PIN that was handed out; and the fields for a new secret.

pub mod api;
mod change_section;
mod choose_fields;
mod first_secret;
mod forgotten_page;
mod own_secret;
mod reset_page;

pub use change_section::ChangePasswordSection;
pub use choose_fields::{ForManagers, NewPasswordFields};
pub use first_secret::FirstSecret;
pub use forgotten_page::ForgottenPage;
pub use own_secret::OwnSecretFields;
pub use reset_page::ResetPage;
