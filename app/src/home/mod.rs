//! Home: what the person may do, and what waits for them.

pub mod api;
mod building_switch;
mod home_page;

pub use building_switch::{BuildingSwitch, TurnedTo};
pub use home_page::HomePage;
