//! Long texts in Markdown: the default privacy policy and the help articles. Only the server has them.

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd, html};

use crate::{Locale, Moment};

/// A help article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Article {
    /// Name of the file and of the page's address: `choose-a-good-password`. The same in every language.
    pub slug: &'static str,
    /// Plain text.
    pub title: &'static str,
    /// The day it was last revised, at midnight UTC.
    pub updated: Moment,
    /// Whom it is for.
    pub audience: Audience,
    /// Without the title; headings start at the second level.
    pub markdown: &'static str,
}

/// Who may read an article; each includes the ones after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Also who isn't signed in.
    Everyone,
    /// Who is signed in.
    Staff,
    /// Who manages staff in some building.
    Managers,
    /// Administrators only.
    Administrators,
}

/// The privacy policy an organisation starts with, in Markdown.
pub const fn default_policy(locale: Locale) -> &'static str {
    POLICIES[locale as usize]
}

/// The help articles, sorted by slug.
pub const fn articles(locale: Locale) -> &'static [Article] {
    ARTICLES[locale as usize]
}

/// Markdown as HTML that is safe to put into a page, even if an administrator wrote the Markdown.
///
/// HTML in it is shown as the text it is; images are left out but for their description; links lead to `https:`, `mailto:` or
/// this very site, others remain as plain text.
pub fn to_html(markdown: &str) -> String {
    let mut kept_links = Vec::new();
    let events = Parser::new_ext(markdown, Options::ENABLE_TABLES).filter_map(|event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
            let kept = link_type == LinkType::Email || is_safe(&dest_url);
            kept_links.push(kept);
            kept.then_some(Event::Start(Tag::Link { link_type, dest_url, title, id }))
        }
        Event::End(TagEnd::Link) => kept_links.pop().unwrap_or_default().then_some(Event::End(TagEnd::Link)),
        Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => None,
        other => Some(other),
    });
    let mut page = String::new();
    html::push_html(&mut page, events);
    page
}

/// An address with another scheme could run a script; one with two slashes (or backslashes, to a browser) leaves the site.
fn is_safe(address: &str) -> bool {
    let lower = address.to_ascii_lowercase();
    if lower.starts_with("https://") || lower.starts_with("mailto:") {
        return true;
    }
    let is_elsewhere = address.starts_with("//") || address.contains(['\\', ':']) || address.contains(char::is_control);
    !is_elsewhere && !address.starts_with(char::is_whitespace)
}

const fn midnight(days: i64) -> Moment {
    Moment { unix_ms: days * 24 * 60 * 60 * 1_000, offset_minutes: 0 }
}

include!(concat!(env!("OUT_DIR"), "/long.rs"));
