//! The history: everything that happened, or what happened to one person, in sentences of the reader's language.
//!
//! The address is the question: `?account=` for one person, `?before=` for what is further back.

pub mod api;
mod history_page;
mod recent;

pub use history_page::HistoryPage;
pub use recent::RecentHistory;
