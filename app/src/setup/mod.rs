//! The first run.

pub mod api;
mod set_up_page;

pub use set_up_page::SetUpPage;
