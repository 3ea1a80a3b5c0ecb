//! What is asked for and what is answered.

use locales::Moment;
use serde::{Deserialize, Serialize};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpQuery {
    /// Words of the title or the text; accents and case don't matter. Empty: everything.
    #[serde(default)]
    pub search: String,
}

/// Which article.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleForm {
    /// Its name in the address, the same in every language.
    #[serde(default)]
    pub slug: String,
}

/// An article in the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleSummary {
    /// Its name in the address.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its first sentences, as plain text.
    pub start: String,
}

/// An article, whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleText {
    /// Its title.
    pub title: String,
    /// When it was last revised.
    pub updated: Moment,
    /// Its text, as HTML that is safe to show.
    pub html: String,
}
