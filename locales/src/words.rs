//! The messages, one typed function each.

use crate::{
    locale::Locale,
    template::{self, Value},
};

/// Everything Trousseau can say in one language.
///
/// A message `staff-new-title` is the function `staff_new_title()`, its attribute `.hint` is `staff_new_title_hint()`; a variable
/// is a parameter. Each function's documentation shows the message in the default language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    locale: Locale,
}

impl Words {
    /// The words of a language.
    pub const fn new(locale: Locale) -> Self {
        Self { locale }
    }

    /// The language of these words.
    pub const fn locale(self) -> Locale {
        self.locale
    }

    /// Formats one message. The generated functions are the only callers.
    fn say(self, place: usize, values: &[Value<'_>]) -> String {
        template::fill(self, place, values)
    }
}

/// A message's key, the names of its variables (numbers or not), and its function, for a number and a text in their place.
#[cfg(all(test, feature = "ssr"))]
type Sample = (&'static str, &'static [(&'static str, bool)], fn(Words, i64, &str) -> String);

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

#[cfg(test)]
#[cfg(feature = "ssr")]
mod tests {
    use std::cell::Cell;

    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};

    use super::*;
    use crate::locale::SOURCES;

    thread_local! {
        /// Fluent hands the language of a number to nobody.
        static READER: Cell<Locale> = const { Cell::new(Locale::ALL[0]) };
    }

    fn grouped<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
        let FluentValue::Number(number) = value else { return None };
        Some(Words::new(READER.get()).group(&number.as_string()))
    }

    /// The language as Fluent's own implementation reads it.
    fn fluent(locale: Locale) -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec![locale.code().parse().unwrap()]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(grouped));
        bundle.add_builtins().unwrap();
        bundle.add_resource(FluentResource::try_new(SOURCES[locale as usize].to_owned()).unwrap()).unwrap();
        bundle
    }

    fn by_fluent(bundle: &FluentBundle<FluentResource>, key: &str, variables: &[(&str, bool)], n: i64, s: &str) -> String {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = bundle.get_message(id).unwrap();
        let pattern = attribute.map_or_else(|| message.value(), |name| Some(message.get_attribute(name)?.value())).unwrap();
        let arguments: FluentArgs<'_> = variables
            .iter()
            .map(|(name, is_number)| (*name, if *is_number { FluentValue::from(n) } else { FluentValue::from(s) }))
            .collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors).into_owned();
        assert!(errors.is_empty(), "{key}: {errors:?}");
        text
    }

    #[test]
    fn every_message_reads_as_fluent_has_it_in_every_language() {
        let numbers = (-3..=130).chain([200, 201, 999, 1_000, 1_001, 12_345, 1_000_000, 1_000_001, 1_234_567]);
        let samples: Vec<(i64, &str)> =
            numbers.map(|n| (n, "Zoé")).chain([(1, ""), (2, "<b>&amp;{ $x }"), (3, "12"), (4, "UTC")]).collect();
        for locale in Locale::ALL.iter().copied() {
            READER.set(locale);
            let bundle = fluent(locale);
            for (key, variables, message) in EVERY_MESSAGE {
                for (n, s) in &samples {
                    let (ours, theirs) = (message(Words::new(locale), *n, s), by_fluent(&bundle, key, variables, *n, s));
                    assert_eq!(ours, theirs, "{key} in {locale} with {n} and {s:?}");
                    if variables.is_empty() {
                        break;
                    }
                }
            }
        }
    }

    #[test]
    fn every_message_says_something_in_every_language() {
        for locale in Locale::ALL {
            for (n, s) in [(0, ""), (1, "Zoé"), (2, "<b>&amp;{ $x }"), (1_234_567, "12")] {
                for (key, _, message) in EVERY_MESSAGE {
                    let text = message(Words::new(*locale), n, s);
                    assert!(!text.trim_ascii().is_empty() || s.is_empty(), "{key} in {locale} is empty");
                    assert_ne!(text, *key, "in {locale}");
                    assert!(!text.contains(['\u{2068}', '\u{2069}']), "{key} in {locale} has isolation marks");
                    assert!(!text.contains(|character| character < '\t'), "{key} in {locale} has marks of its template");
                }
            }
        }
    }
}
