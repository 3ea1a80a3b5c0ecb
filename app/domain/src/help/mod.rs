//! Help: who may read which article, and which articles hold a word.
//!
//! The articles are long texts of the language's folder (`locales/<language>/help`), the same in each language. Only the server
//! has them: the browser gets the one that is read, as HTML.

mod model;

#[cfg(feature = "ssr")]
mod articles;
#[cfg(feature = "ssr")]
mod policy;

pub use model::{ArticleForm, ArticleSummary, ArticleText, HelpQuery};

#[cfg(feature = "ssr")]
pub use articles::{list, read};
