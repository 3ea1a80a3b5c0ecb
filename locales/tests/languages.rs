//! The languages as values: codes, names, reading and writing them.

use std::fmt;

use locales::{Locale, UnknownLocale};
use serde::{
    Deserialize, Serialize,
    de::{IntoDeserializer, value::Error},
};

#[test]
fn english_and_french_are_there_and_english_is_the_default() {
    let codes: Vec<_> = Locale::ALL.iter().map(|locale| locale.code()).collect();
    assert_eq!(codes, ["en", "fr"]);
    let names: Vec<_> = Locale::ALL.iter().map(|locale| locale.endonym()).collect();
    assert_eq!(names, ["English", "Français"]);
    assert_eq!(Locale::default().code(), "en");
}

#[test]
fn a_code_is_read_exactly_but_for_its_case() {
    for locale in Locale::ALL {
        assert_eq!(Locale::parse(locale.code()), Some(*locale));
        assert_eq!(Locale::parse(&locale.code().to_uppercase()), Some(*locale));
        assert_eq!(locale.code().parse(), Ok(*locale));
        assert_eq!(locale.to_string(), locale.code());
    }
    for other in ["", "e", "eng", "en-US", "fr_CA", " fr", "ﬀ", "fr\0"] {
        assert_eq!(Locale::parse(other), None, "{other:?}");
        assert_eq!(other.parse::<Locale>(), Err(UnknownLocale));
    }
}

#[test]
fn a_language_travels_as_its_code() {
    struct Written(Locale);
    impl fmt::Display for Written {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.serialize(f)
        }
    }
    let read = |code: &'static str| Locale::deserialize(IntoDeserializer::<Error>::into_deserializer(code));
    for locale in Locale::ALL {
        assert_eq!(Written(*locale).to_string(), locale.code());
        assert_eq!(read(locale.code()), Ok(*locale));
    }
    let refused = read("de").unwrap_err().to_string();
    assert_eq!(refused, "unknown language code");
}
