//! Puts values into a message.
//!
//! The build has turned each Fluent message into a template of a few marks (`build/marks.rs`); so the browser need not carry Fluent's
//! parser, resolver and plural rules, which would be a tenth of its program. Server and browser read the same templates here, and
//! the tests of `words.rs` hold every message of every language against Fluent's own rendering.

#[cfg(not(feature = "ssr"))]
use crate::browser::templates;
use crate::{Locale, Words, locale::PLURALS};
use marks::{BODY, CATEGORIES, CHOOSE, END, GIVEN, KEY, NEXT};
#[path = "../build/marks.rs"]
mod marks;

/// What a caller puts into a message.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Value<'a> {
    /// Stays as it is, even if it looks like a number.
    Text(&'a str),
    /// Grouped, and able to choose a plural.
    Number(i64),
}

/// The message at this place, with its values.
pub(crate) fn fill(words: Words, place: usize, values: &[Value<'_>]) -> String {
    let template = templates(words.locale()).get(place).copied().unwrap_or_default();
    let mut text = String::with_capacity(template.len());
    Filling { words, values }.put(template, true, &mut text);
    text
}

/// The language's messages in the order of the default language's files, told apart at their first use.
#[cfg(feature = "ssr")]
fn templates(locale: Locale) -> &'static [&'static str] {
    use std::sync::OnceLock;
    static SPLIT: [OnceLock<Vec<&'static str>>; Locale::ALL.len()] = [const { OnceLock::new() }; Locale::ALL.len()];
    SPLIT[locale as usize].get_or_init(|| split(crate::locale::TEMPLATES[locale as usize]))
}

/// Tells the messages of a language apart.
pub(crate) fn split(text: &str) -> Vec<&str> {
    text.split(NEXT).collect()
}

struct Filling<'a> {
    words: Words,
    values: &'a [Value<'a>],
}

impl Filling<'_> {
    /// Reads up to the end of this template and answers what follows it; writes only what is to be said.
    fn put<'t>(&self, mut rest: &'t str, is_said: bool, text: &mut String) -> &'t str {
        while let Some(at) = rest.bytes().position(|byte| byte <= END as u8) {
            let (plain, marked) = rest.split_at(at);
            if is_said {
                text.push_str(plain);
            }
            if !marked.starts_with([GIVEN, CHOOSE]) {
                return marked;
            }
            let value = marked.as_bytes().get(1).and_then(|letter| self.values.get(usize::from(letter - b'a')));
            let behind = marked.get(2..).unwrap_or_default();
            rest = match value {
                Some(value) if marked.starts_with(CHOOSE) => self.choose(value, behind, is_said, text),
                Some(value) if is_said => {
                    self.show(value, text);
                    behind
                }
                _ => behind,
            };
        }
        if is_said {
            text.push_str(rest);
        }
        ""
    }

    fn choose<'t>(&self, value: &Value<'_>, mut rest: &'t str, is_said: bool, text: &mut String) -> &'t str {
        let mut is_open = is_said;
        let number = match value {
            Value::Number(number) if is_said => number.to_string(),
            _ => String::new(),
        };
        while let Some((key, body)) = rest.strip_prefix(KEY).and_then(|variant| variant.split_once(BODY)) {
            let is_chosen = is_open && (key.is_empty() || self.fits(value, &number, key));
            rest = self.put(body, is_chosen, text);
            is_open &= !is_chosen;
        }
        rest.strip_prefix(END).unwrap_or(rest)
    }

    /// `written` is the number in figures.
    fn fits(&self, value: &Value<'_>, written: &str, key: &str) -> bool {
        match value {
            Value::Text(text) => key == *text,
            Value::Number(number) => key == written || key == category(self.words.locale(), *number),
        }
    }

    fn show(&self, value: &Value<'_>, text: &mut String) {
        match value {
            Value::Text(value) => text.push_str(value),
            Value::Number(number) => text.push_str(&self.words.number(*number)),
        }
    }
}

/// The plural that a number takes.
fn category(locale: Locale, number: i64) -> &'static str {
    let number = number.unsigned_abs();
    let place = match number {
        0..100 => number,
        number if number.is_multiple_of(1_000_000) => 200,
        number => 100 + number % 100,
    };
    let digit = usize::try_from(place).ok().and_then(|place| PLURALS[locale as usize].as_bytes().get(place));
    digit.and_then(|digit| CATEGORIES.get(usize::from(digit - b'0'))).copied().unwrap_or_default()
}
