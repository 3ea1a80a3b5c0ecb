//! Cookies: their names, their flags, their values.
//!
//! Over https every cookie is `Secure` and bears the prefix `__Host-`, which browsers grant only to cookies of this very host and path `/`:
//! a neighbour on another subdomain can't plant one (AC-53, AC-55). Over http on one's own machine browsers would refuse both, so the same
//! cookies go by their plain names.

use chrono::Duration;
use http::{HeaderMap, HeaderValue, header};

/// The session.
pub const SESSION: &str = "sid";
/// The known device.
pub const DEVICE: &str = "device";
/// A mailed link that was opened; the token's id follows.
pub const LINK: &str = "link-";
/// How long its secret stays there.
pub const LINK_LIFE: Duration = Duration::minutes(15);
/// The language chosen on a link's page; the token's id follows.
pub const LINK_LANGUAGE: &str = "link-lang-";
/// What a refused plain post brings back.
pub const FORM: &str = "form";
/// The language that was chosen on this browser.
pub const LANGUAGE: &str = "lang";
/// Light or dark, chosen on this browser.
pub const THEME: &str = "theme";

/// Names and writes cookies for this installation.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    is_https: bool,
}

/// Who may read a cookie in the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The server only.
    ServerOnly,
    /// The page's own code as well.
    Page,
}

impl Cookies {
    /// For an installation that is reached by https, or not.
    pub fn new(is_https: bool) -> Self {
        Self { is_https }
    }

    /// The name a cookie goes by.
    pub fn name(self, base: &str) -> String {
        if self.is_https { format!("__Host-{base}") } else { base.to_owned() }
    }

    /// The value of a cookie of the request. None when it is there twice with different values: then somebody has planted one.
    pub fn read<'a>(self, headers: &'a HeaderMap, base: &str) -> Option<&'a str> {
        let name = self.name(base);
        let mut values = pairs(headers).filter(|(found, _)| *found == name).map(|(_, value)| value);
        let first = values.next()?;
        values.all(|other| other == first).then_some(first)
    }

    /// A `Set-Cookie`. The value has to be made of characters that cookies may hold; ours are base64url, UUIDs and codes.
    pub fn set(self, base: &str, value: &str, lives: Duration, reach: Reach) -> Option<HeaderValue> {
        let secure = if self.is_https { "; Secure" } else { "" };
        let http_only = if reach == Reach::ServerOnly { "; HttpOnly" } else { "" };
        let (name, age) = (self.name(base), lives.num_seconds());
        HeaderValue::from_str(&format!("{name}={value}; Path=/; Max-Age={age}{secure}{http_only}; SameSite=Lax")).ok()
    }

    /// A `Set-Cookie` that takes a cookie away.
    pub fn clear(self, base: &str) -> Option<HeaderValue> {
        self.set(base, "", Duration::zero(), Reach::ServerOnly)
    }
}

fn pairs(headers: &HeaderMap) -> impl Iterator<Item = (&str, &str)> {
    // Each by itself: a neighbour's cookie that isn't ASCII must not take ours down with it.
    let cookies = headers.get_all(header::COOKIE).iter().flat_map(|line| line.as_bytes().split(|byte| *byte == b';'));
    cookies.filter_map(|pair| str::from_utf8(pair).ok()?.trim().split_once('='))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_55_over_https_a_cookie_belongs_to_this_host_alone() {
        let set = Cookies::new(true).set(SESSION, "abc", Duration::hours(12), Reach::ServerOnly).unwrap();
        assert_eq!(set, "__Host-sid=abc; Path=/; Max-Age=43200; Secure; HttpOnly; SameSite=Lax");
        let plain = Cookies::new(false).set(LANGUAGE, "fr", Duration::days(365), Reach::Page).unwrap();
        assert_eq!(plain, "lang=fr; Path=/; Max-Age=31536000; SameSite=Lax");
    }

    #[test]
    fn ac_53_a_cookie_that_was_planted_beside_ours_counts_as_none() {
        let headers = |line: &'static str| HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(line))]);
        assert_eq!(Cookies::new(false).read(&headers("a=1; sid=x; b=2"), SESSION), Some("x"));
        assert_eq!(Cookies::new(false).read(&headers("sid=x; sid=y"), SESSION), None);
        assert_eq!(Cookies::new(true).read(&headers("sid=x"), SESSION), None);
        assert_eq!(Cookies::new(true).read(&headers("__Host-sid=x"), SESSION), Some("x"));
        let foreign = HeaderValue::from_bytes(b"theirs=\xe9; __Host-sid=x; theirs=\xff").unwrap();
        let foreign = HeaderMap::from_iter([(header::COOKIE, foreign)]);
        assert_eq!(Cookies::new(true).read(&foreign, SESSION), Some("x"), "a neighbour's letters take nothing away");
    }
}
