//! Home: what the person may do, and what waits for them.

mod home_page;

pub use home_page::HomePage;
