//! The privacy policy: read it, accept it.

pub mod api;
mod welcome_page;

pub use welcome_page::WelcomePage;
