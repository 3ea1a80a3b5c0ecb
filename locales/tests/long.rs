//! Policy, help articles, and the way from Markdown to HTML.

use locales::{
    Locale, Words,
    long::{Article, articles, default_policy, to_html},
};

#[test]
fn every_language_has_a_policy_and_the_same_articles() {
    let slugs = |locale: Locale| articles(locale).iter().map(|article: &Article| article.slug).collect::<Vec<_>>();
    let expected = slugs(Locale::default());
    for slug in [
        "activation-mail-missing-administrator",
        "activation-mail-missing-person",
        "add-a-colleague",
        "add-buildings",
        "administrators",
        "choose-a-good-password",
        "give-access",
        "leaving-and-coming-back",
        "people-without-an-address",
        "permission-groups",
        "sign-in-with-a-pin",
    ] {
        assert!(expected.contains(&slug), "{slug}");
    }
    for locale in Locale::ALL {
        assert!(default_policy(*locale).len() > 2_000, "{locale}");
        assert_eq!(slugs(*locale), expected, "{locale}");
        for article in articles(*locale) {
            assert!(!article.title.is_empty() && !article.markdown.starts_with("---"), "{}", article.slug);
            assert!(Words::new(*locale).date(article.updated).contains("202"), "{}", article.slug);
        }
    }
}

#[test]
fn long_texts_are_written_in_their_own_language() {
    for locale in Locale::ALL {
        for other in Locale::ALL.iter().filter(|other| *other != locale) {
            assert_ne!(default_policy(*locale), default_policy(*other));
            for (here, there) in articles(*locale).iter().zip(articles(*other)) {
                assert_ne!(here.markdown, there.markdown, "{}", here.slug);
                assert_ne!(here.title, there.title, "{}", here.slug);
            }
        }
    }
}

#[test]
fn articles_link_only_to_articles_that_exist() {
    for locale in Locale::ALL {
        for article in articles(*locale) {
            for (_, rest) in
                article.markdown.match_indices("](/help/").map(|(at, found)| article.markdown[at..].split_at(found.len()))
            {
                let slug = rest.split(')').next().unwrap();
                assert!(articles(*locale).iter().any(|other| other.slug == slug), "{} leads to {slug}", article.slug);
            }
        }
    }
}

#[test]
fn markdown_becomes_html() {
    assert_eq!(
        to_html("## Title\n\nA *word*, a **strong** one.\n\n1. One\n2. Two\n"),
        "<h2>Title</h2>\n<p>A <em>word</em>, a <strong>strong</strong> one.</p>\n<ol>\n<li>One</li>\n<li>Two</li>\n</ol>\n"
    );
    assert_eq!(
        to_html("[a](/help) [b](https://example.org/x?y=1&z) [c](#end) <d@example.org>"),
        concat!(
            "<p><a href=\"/help\">a</a> <a href=\"https://example.org/x?y=1&amp;z\">b</a> <a href=\"#end\">c</a> ",
            "<a href=\"mailto:d@example.org\">d@example.org</a></p>\n"
        )
    );
}

#[test]
fn html_inside_markdown_is_shown_and_not_obeyed() {
    assert_eq!(to_html("a <b onclick=\"x()\">b</b> &lt;i&gt;"), "<p>a &lt;b onclick=\"x()\"&gt;b&lt;/b&gt; &lt;i&gt;</p>\n");
    for markdown in [
        "<script>alert(1)</script>",
        "<div>\n<img src=x onerror=alert(1)>\n</div>",
        "<!-- --><svg onload=x>",
        "```<script>\n</code><script>\n```",
    ] {
        let html = to_html(markdown).replace("<p>", "").replace("</p>", "");
        let html = html.replace("<pre>", "").replace("</pre>", "").replace("</code>", "");
        let tags = html.matches('<').count();
        assert_eq!(tags, usize::from(markdown.starts_with("```")), "{html}");
    }
}

#[test]
fn links_that_could_run_or_lead_astray_are_plain_text() {
    for address in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "java&#115;cript:alert(1)",
        "&#106;avascript:x",
        "<java\tscript:x>",
        "data:text/html,x",
        "vbscript:x",
        "http://example.org",
        "//example.org",
        "/\\example.org",
        "\\\\example.org",
        "file:///etc/passwd",
        "/a:b",
    ] {
        let html = to_html(&format!("[*text*]({address})"));
        assert!(!html.contains("<a"), "{address}: {html}");
        assert!(html.contains("text"), "{address}: {html}");
    }
    assert_eq!(to_html("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
    assert_eq!(to_html("[a][x]\n\n[x]: javascript:y"), "<p>a</p>\n");
}

#[test]
fn images_leave_only_their_description() {
    assert_eq!(to_html("![a cat](https://example.org/cat.png)"), "<p>a cat</p>\n");
    assert_eq!(to_html("[![a cat](x.png)](javascript:x)"), "<p>a cat</p>\n");
}
