//! The languages themselves, generated from the folders.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

include!(concat!(env!("OUT_DIR"), "/locale.rs"));

impl Locale {
    /// Every language there is, the system's default first.
    pub const ALL: &'static [Self] = &ALL;

    /// The language's code, as in `<html lang>`: `en`, `fr`. It is the name of the folder.
    pub const fn code(self) -> &'static str {
        CODES[self as usize]
    }

    /// The language's name in itself (`Français`), as it stands in the language switch.
    pub const fn endonym(self) -> &'static str {
        ENDONYMS[self as usize]
    }

    /// The language with exactly this code; upper and lower case are the same.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|locale| locale.code().eq_ignore_ascii_case(code))
    }
}

impl fmt::Display for Locale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

/// Nobody wrote a folder for that language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownLocale;

impl fmt::Display for UnknownLocale {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unknown language code")
    }
}

impl std::error::Error for UnknownLocale {}

impl std::str::FromStr for Locale {
    type Err = UnknownLocale;

    fn from_str(code: &str) -> Result<Self, UnknownLocale> {
        Self::parse(code).ok_or(UnknownLocale)
    }
}

impl Serialize for Locale {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Locale {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Code;

        impl de::Visitor<'_> for Code {
            type Value = Locale;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the code of a language")
            }

            fn visit_str<E: de::Error>(self, code: &str) -> Result<Locale, E> {
                // The value itself stays out of the message: it comes from outside and would end up in a log.
                Locale::parse(code).ok_or_else(|| E::custom(UnknownLocale))
            }
        }

        deserializer.deserialize_str(Code)
    }
}
