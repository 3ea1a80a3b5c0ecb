//! Buildings and portfolios: the list, one building and who has access there, its form, and many at once out of a list.
//!
//! Each page's address says all that it shows: what part of a list, whom it asks about, which question stands open. So everything works without
//! a script, and the way back leads where one was.

pub mod address;
pub mod api;
mod archive;
mod building_page;
mod buildings_page;
mod fields;
mod form_pages;
mod holders;
mod import_page;
mod portfolios_page;
mod preview;
mod question;
mod seeking;
mod table;
mod trouble;
mod upload;

pub use building_page::BuildingPage;
pub use buildings_page::BuildingsPage;
pub use form_pages::{ChangeBuildingPage, NewBuildingPage, RestoreBuildingPage};
pub use import_page::ImportPage;
pub use portfolios_page::PortfoliosPage;
