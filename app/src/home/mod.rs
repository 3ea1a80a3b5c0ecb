//! Home: what the person may do, and what waits for them.

pub mod api;
mod home_page;

pub use home_page::HomePage;
