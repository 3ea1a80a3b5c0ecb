//! `/help/{slug}`.

use super::{api::ReadArticle, frame::HelpFrame, help_page::HELP};
use crate::{
    errors::{Refusal, answer},
    site::words,
    ui::{Awaited, ButtonLink, Drawing, EmptyState, Loading, live},
    wire::ask,
};
use domain::{
    AppError,
    help::{ArticleForm, ArticleText},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// One article: where it stands, when it was revised, what it says.
#[component]
pub fn ArticlePage() -> impl IntoView {
    let (words, params) = (words(), use_params_map());
    let slug = Memo::new(move |_| params.with(|params| params.get("slug").unwrap_or_default()));
    let article = ask::<ReadArticle, _>(move || (0, ArticleForm { slug: slug.get() }));
    let shown = move || {
        article.get().map(|article| match article {
            Ok(article) => view! { <Article article/> }.into_any(),
            Err(Refusal(error)) => view! { <NoArticle error/> }.into_any(),
        })
    };
    view! { <Awaited fallback=move || view! { <Loading label=words.common_loading() rows=3/> }>{live(shown)}</Awaited> }
}

#[component]
fn Article(article: ArticleText) -> impl IntoView {
    let words = words();
    let ArticleText { title, updated, html } = article;
    view! {
        <HelpFrame title lead=Some(words.help_updated(&words.date(updated))) back=(HELP, words.common_help())>
            // Our own Markdown, made into HTML by our own hands: no HTML of others passes.
            <article class="prose" inner_html=html></article>
        </HelpFrame>
    }
}

#[component]
fn NoArticle(error: AppError) -> impl IntoView {
    let words = words();
    answer(&error);
    let (title, text) = if error == AppError::NotFound {
        (words.help_unknown(), words.help_unknown_text())
    } else {
        (words.error_title(), error.sentence(words))
    };
    view! {
        <HelpFrame title=words.common_help() lead=None>
            <EmptyState
                drawing=Drawing::Lost
                title
                text
                actions=move || view! { <ButtonLink href=HELP>{words.help_all()}</ButtonLink> }
            />
        </HelpFrame>
    }
}
