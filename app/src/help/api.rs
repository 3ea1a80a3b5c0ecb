//! Server functions about help. Open to everyone; what isn't meant for a reader isn't there.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::errors::Refusal;
use domain::help::{ArticleForm, ArticleSummary, ArticleText, HelpQuery};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::caller;
#[cfg(feature = "ssr")]
use domain::help;

/// The articles that this reader may read and that hold these words.
#[server(prefix = "/api", endpoint = "help/list")]
pub async fn list_articles(form: HelpQuery) -> Result<Vec<ArticleSummary>, Refusal> {
    let visitor = caller::visitor();
    Ok(help::list(&visitor.actor, visitor.locale, &form.search))
}

/// One article.
#[server(prefix = "/api", endpoint = "help/article")]
pub async fn read_article(form: ArticleForm) -> Result<ArticleText, Refusal> {
    let visitor = caller::visitor();
    Ok(help::read(&visitor.actor, visitor.locale, &form.slug)?)
}
