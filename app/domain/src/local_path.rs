//! Where somebody is led after signing in, after a form, after changing the language: always a page of ours (AC-64, AC-65).
//!
//! Such an address comes from outside (`?next=`, `Referer`, a hidden field). What browsers make of an odd one differs from what it looks
//! like: `//host` and `/\host` leave the site, tabs vanish, dots climb. So nothing is repaired here: an address of the plain shape that our
//! pages have passes, anything else doesn't.

/// Longer than any filter on a list.
const LONGEST: usize = 2_000;

/// A path on this site, with its query, fit for a `Location` header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// The path, if it is one of the plain shape.
    pub fn parse(text: &str) -> Option<Self> {
        let (path, query) = text.split_once('?').map_or((text, None), |(path, query)| (path, Some(query)));
        let is_plain = text.len() <= LONGEST && is_plain_path(path) && query.is_none_or(is_plain_query);
        is_plain.then(|| Self(text.to_owned()))
    }

    /// The path, or the start page.
    pub fn parse_or_home(text: &str) -> Self {
        Self::parse(text).unwrap_or_else(|| Self("/".to_owned()))
    }

    /// As it stands in a header.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Without its query.
    pub fn path(&self) -> &str {
        self.0.split('?').next().unwrap_or_default()
    }
}

/// `/` or `/segment/segment`, each of letters, digits and `-._~`, none empty or made of dots. Nothing is percent-encoded in our paths.
fn is_plain_path(path: &str) -> bool {
    let Some(rest) = path.strip_prefix('/') else { return false };
    let is_plain = |segment: &str| {
        let is_dots = segment.bytes().all(|byte| byte == b'.');
        !is_dots && segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte))
    };
    rest.is_empty() || rest.split('/').all(is_plain)
}

/// What a form or `encodeURIComponent` writes.
fn is_plain_query(query: &str) -> bool {
    let mut bytes = query.bytes();
    while let Some(byte) = bytes.next() {
        let is_plain = match byte {
            b'%' => {
                let escaped = [bytes.next(), bytes.next()].map(|digit| digit.and_then(|digit| (digit as char).to_digit(16)));
                // Control characters have no business in a filter; CR and LF would be worth an attempt elsewhere.
                matches!(escaped, [Some(high), Some(_)] if high > 1) && escaped != [Some(7), Some(15)]
            }
            byte => byte.is_ascii_alphanumeric() || b"-._~*+&=!'(),".contains(&byte),
        };
        if !is_plain {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [&str; 14] = [
        "/",
        "/staff",
        "/staff/new",
        "/staff/0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42",
        "/staff?q=%C3%89lodie&status=active&sort=-name",
        "/staff?q=a+b&after=eyJrIjoiYSJ9",
        "/activate/choose?id=0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42",
        "/welcome",
        "/help/choose-a-good-password",
        "/profile?saved=1",
        "/?x=%2F%2Fevil.example",
        "/history?before=120",
        "/setup?id=unknown",
        "/login?next=%2Fstaff",
    ];

    const THEIRS: [&str; 78] = [
        "",
        " ",
        " /staff",
        "staff",
        "evil.example",
        "//evil.example",
        "///evil.example",
        "////evil.example",
        "//evil.example/%2e%2e",
        "/\\evil.example",
        "\\/evil.example",
        "\\\\evil.example",
        "/\\/evil.example",
        "/staff\\evil",
        "https:evil.example",
        "https:/evil.example",
        "https://evil.example",
        "HTTPS://EVIL.EXAMPLE",
        "http://localhost:3000@evil.example",
        "https:///evil.example",
        "https:\\\\evil.example",
        "ftp://evil.example",
        "//localhost@evil.example",
        "@evil.example",
        "/@evil.example",
        "/staff@evil.example",
        "%2f%2fevil.example",
        "%2F%2Fevil.example",
        "/%2fevil.example",
        "/%2F/evil.example",
        "/%5cevil.example",
        "/%5Cevil.example",
        "%5c%5cevil.example",
        "/%09/evil.example",
        "/\t/evil.example",
        "\t//evil.example",
        "/%0d/evil.example",
        "/%0a/evil.example",
        "/staff\r\nSet-Cookie: a=b",
        "/staff%0d%0aSet-Cookie:a=b",
        "/staff?x=%0d%0aSet-Cookie:a=b",
        "/staff?x=%00",
        "/staff?x=%7f",
        "/staff?x=%",
        "/staff?x=%4",
        "/staff?x=%zz",
        "/staff?x=//evil.example",
        "/staff?x=http:evil",
        "/staff?x=<script>",
        "/staff?x=\"",
        "/staff?x=a b",
        "/staff?a?b",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "/javascript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "blob:https://evil.example/x",
        "about:blank",
        "/..//evil.example",
        "/../evil.example",
        "/./evil.example",
        "/staff/../../evil",
        "/%2e%2e/evil",
        "/.",
        "/..",
        "/...",
        "/staff//evil",
        "/staff/",
        "/staff#//evil.example",
        "/\u{2044}evil.example",
        "/\u{ff0f}evil.example",
        "\u{ff0f}\u{ff0f}evil.example",
        "/\u{2215}evil.example",
        "/\u{202e}elpmaxe.live",
        "\u{feff}//evil.example",
    ];

    #[test]
    fn ac_65_an_address_of_our_own_shape_passes_unchanged() {
        for ours in OURS {
            assert_eq!(LocalPath::parse(ours).map(|path| path.as_str().to_owned()).as_deref(), Some(ours));
        }
    }

    #[test]
    fn ac_65_whatever_might_lead_elsewhere_leads_home() {
        for theirs in THEIRS {
            assert_eq!(LocalPath::parse_or_home(theirs).as_str(), "/", "{theirs:?}");
        }
        assert_eq!(LocalPath::parse(&format!("/{}", "a".repeat(LONGEST))), None);
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn ac_65_what_passes_stays_on_our_origin_as_a_browser_reads_it() {
        let base = url::Url::parse("https://staff.example.org/login").unwrap();
        for text in OURS.iter().chain(&THEIRS) {
            let url = base.join(LocalPath::parse_or_home(text).as_str()).unwrap();
            assert_eq!(url.origin(), base.origin(), "{text:?}");
        }
    }
}
