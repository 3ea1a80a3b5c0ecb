//! The articles, for a reader and in a language.

use super::{ArticleSummary, ArticleText, policy::may_read};
use crate::{actor::Actor, errors::AppError, staff::identity::fold};
use locales::{
    Locale,
    long::{Article, articles, to_html},
};

/// Those that hold every word of the search, in this language; all of them when there is none.
pub fn list(reader: &Actor, locale: Locale, search: &str) -> Vec<ArticleSummary> {
    let words = fold(search);
    let found =
        articles(locale).iter().filter(|article| may_read(reader, article.audience)).filter(|article| holds(article, &words));
    found
        .map(|article| ArticleSummary { slug: article.slug.into(), title: article.title.into(), start: start(article) })
        .collect()
}

/// One of them. What isn't meant for the reader isn't there.
pub fn read(reader: &Actor, locale: Locale, slug: &str) -> Result<ArticleText, AppError> {
    let article = articles(locale).iter().find(|article| article.slug == slug && may_read(reader, article.audience));
    let article = article.ok_or(AppError::NotFound)?;
    Ok(ArticleText { title: article.title.into(), updated: article.updated, html: to_html(article.markdown) })
}

fn holds(article: &Article, words: &str) -> bool {
    let text = fold(&format!("{} {}", article.title, article.markdown));
    words.split(' ').take(8).all(|word| text.contains(word))
}

/// The first paragraph, without the signs of Markdown.
fn start(article: &Article) -> String {
    let first = article.markdown.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
    let mut plain = String::with_capacity(first.len());
    let mut rest = first;
    while let Some((before, link)) = rest.split_once('[') {
        let Some((label, after)) = link.split_once("](") else { break };
        plain.push_str(before);
        plain.push_str(label);
        rest = after.split_once(')').map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain.replace("**", "")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slugs(reader: &Actor, locale: &str, search: &str) -> Vec<String> {
        list(reader, Locale::parse(locale).unwrap(), search).into_iter().map(|article| article.slug).collect()
    }

    #[test]
    fn row_83_a_search_finds_words_with_or_without_accents_in_both_languages() {
        assert!(slugs(&Actor::Operator, "fr", "adresse BLOQUEE").contains(&"activation-mail-missing-administrator".to_owned()));
        assert!(slugs(&Actor::Operator, "en", "blocked address").contains(&"activation-mail-missing-administrator".to_owned()));
        assert_eq!(slugs(&Actor::Operator, "en", "zebra"), Vec::<String>::new());
        assert_eq!(slugs(&Actor::Operator, "en", "  ").len(), articles(Locale::parse("en").unwrap()).len());
    }

    #[test]
    fn articles_for_administrators_are_not_there_for_others() {
        let slug = "activation-mail-missing-administrator";
        for locale in Locale::ALL {
            assert_eq!(read(&Actor::Visitor, *locale, slug), Err(AppError::NotFound));
            assert!(read(&Actor::Operator, *locale, slug).is_ok());
            assert!(read(&Actor::Visitor, *locale, "activation-mail-missing-person").is_ok());
            assert!(!slugs(&Actor::Visitor, locale.code(), "").contains(&slug.to_owned()));
        }
    }

    #[test]
    fn the_start_of_an_article_is_plain_text() {
        for article in list(&Actor::Operator, Locale::default(), "") {
            assert!(!article.start.is_empty() && !article.start.contains(['[', ']', '*', '#']), "{}", article.start);
        }
    }
}
