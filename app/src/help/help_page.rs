//! `/help`.

use super::{api::ListArticles, frame::HelpFrame};
use crate::{
    address::parameter,
    errors::Refusal,
    site::words,
    ui::{Awaited, ButtonLink, Card, Drawing, EmptyState, Loading, Notice, SearchField, Sheet, Tone, Toolbar, live},
    wire::ask,
};
use domain::help::{ArticleSummary, HelpQuery};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// The articles.
pub const HELP: &str = "/help";

/// All articles, or those that hold a word. A search for nothing says so.
#[component]
pub fn HelpPage() -> impl IntoView {
    let words = words();
    let address = use_location().search;
    let asked = Memo::new(move |_| address.with(|address| parameter(address, "q")).map(|search| search.trim().to_owned()));
    let search = Signal::derive(move || asked.get().unwrap_or_default());
    let is_empty_search = move || asked.with(|asked| asked.as_ref().is_some_and(String::is_empty));
    let answer = ask::<ListArticles, _>(move || (0, HelpQuery { search: search.get() }));
    let found = move || {
        answer.get().map(|answer| match answer {
            Ok(articles) => view! { <Articles articles search=search.get_untracked()/> }.into_any(),
            Err(Refusal(error)) => view! { <Notice tone=Tone::Bad>{error.sentence(words)}</Notice> }.into_any(),
        })
    };
    view! {
        <HelpFrame title=words.common_help() lead=Some(words.help_lead())>
            <Toolbar>
                <SearchField
                    label=words.help_search()
                    action=HELP
                    submit=words.common_search()
                    value=search
                    clear=words.help_search_clear()
                    clear_href=Signal::stored(HELP.to_owned())
                />
            </Toolbar>
            {live(move || is_empty_search().then(|| view! { <Notice tone=Tone::Quiet>{words.help_search_empty()}</Notice> }))}
            <Awaited fallback=move || view! { <Loading label=words.common_loading() rows=4/> }>{live(found)}</Awaited>
        </HelpFrame>
    }
}

#[component]
fn Articles(articles: Vec<ArticleSummary>, search: String) -> impl IntoView {
    let words = words();
    let count = i64::try_from(articles.len()).unwrap_or(i64::MAX);
    let is_search = !search.is_empty();
    let heading = if is_search { words.help_found(count, &search) } else { words.help_articles() };
    if articles.is_empty() {
        return view! {
            <Sheet>
                <EmptyState
                    drawing=Drawing::Magnifier
                    title=heading
                    text=words.help_nothing_text()
                    actions=move || view! { <ButtonLink href=HELP>{words.help_all()}</ButtonLink> }
                />
            </Sheet>
        }
        .into_any();
    }
    view! {
        <div class="flow-s">
        <h2 class=if is_search { "small soft" } else { "visually-hidden" }>{heading}</h2>
        <ul class="flow-s">
            {articles
                .into_iter()
                .map(|article| {
                    view! {
                        <li>
                            <Card>
                                <div class="flow-s">
                                    <a class="strong" href=format!("{HELP}/{}", article.slug)>{article.title}</a>
                                    <p class="soft small">{article.start}</p>
                                </div>
                            </Card>
                        </li>
                    }
                })
                .collect_view()}
        </ul>
        </div>
    }
    .into_any()
}
