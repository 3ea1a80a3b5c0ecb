//! Access cards: printing them, and using one.

pub mod api;
mod choose_page;
mod code_page;
mod sheet_page;

pub use choose_page::CardChoosePage;
pub use code_page::CardCodePage;
pub use sheet_page::{CardSheetPage, SHEETS};
