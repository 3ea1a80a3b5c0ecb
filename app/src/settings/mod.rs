//! The organisation's settings, for administrators.

pub mod api;
mod settings_page;

pub use settings_page::SettingsPage;
