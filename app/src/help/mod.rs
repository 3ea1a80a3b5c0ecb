//! Help beside the flow: the articles of `locales/<language>/help`, the same in each language, readable without signing in where they are
//! meant for everyone.

pub mod api;
mod article_page;
mod frame;
mod help_page;

pub use article_page::ArticlePage;
pub use help_page::HelpPage;
