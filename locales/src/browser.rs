//! The words of one language on their way to the browser.
//!
//! They are no part of its program, where every language would travel to every reader. The page fetches the file of its own language beside
//! the program and installs it before it wakes. What a page has to say in another language, the server says.

#[cfg(feature = "ssr")]
use crate::Locale;

/// The file of this language: what [`install`](self) takes, for the program of the same build alone.
#[cfg(feature = "ssr")]
pub fn words(locale: Locale) -> &'static str {
    crate::locale::BROWSER[locale as usize]
}

#[cfg(not(feature = "ssr"))]
mod installed {
    use crate::{Locale, template::split};
    use std::sync::OnceLock;

    static TEMPLATES: OnceLock<Vec<&'static str>> = OnceLock::new();

    /// Takes the words of the page's language, once and for as long as the page lives. Until then nothing can be said.
    pub fn install(words: String) {
        TEMPLATES.get_or_init(|| split(words.leak()));
    }

    pub(crate) fn templates(_: Locale) -> &'static [&'static str] {
        TEMPLATES.get().map(Vec::as_slice).unwrap_or_default()
    }
}

#[cfg(not(feature = "ssr"))]
pub use installed::install;
#[cfg(not(feature = "ssr"))]
pub(crate) use installed::templates;
