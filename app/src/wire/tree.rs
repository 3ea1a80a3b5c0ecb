//! JSON for the browser: read into a tree first, and from there into any type.
//!
//! Reading straight from the text, as the usual crate does, is faster and compiles its parser into every type anew; answers here are a few
//! kilobytes. Only what our own server writes has to be understood: whole numbers, no comments, nothing beyond `i64`.

use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Error as _, Visitor};
use std::fmt;

/// How deep brackets may be nested.
const DEEPEST: u8 = 64;

/// Reads a value from JSON.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    T::deserialize(tree(text).ok_or(Unreadable)?)
}

/// It was no JSON, or not of the type wanted. Why doesn't matter to anybody: page and server are of one build, or the page is outdated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("unreadable answer")
    }
}

impl std::error::Error for Unreadable {}

impl de::Error for Unreadable {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }

    fn invalid_type(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_value(_: de::Unexpected<'_>, _: &dyn de::Expected) -> Self {
        Self
    }

    fn invalid_length(_: usize, _: &dyn de::Expected) -> Self {
        Self
    }

    fn unknown_variant(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn unknown_field(_: &str, _: &'static [&'static str]) -> Self {
        Self
    }

    fn missing_field(_: &'static str) -> Self {
        Self
    }

    fn duplicate_field(_: &'static str) -> Self {
        Self
    }
}

/// A JSON value.
enum Tree {
    Null,
    Truth(bool),
    Number(i64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

fn tree(text: &str) -> Option<Tree> {
    let mut reader = Reader { rest: text };
    let tree = reader.value(DEEPEST)?;
    reader.skip_blanks();
    reader.rest.is_empty().then_some(tree)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: u8) -> Option<Tree> {
        let depth = depth.checked_sub(1)?;
        self.skip_blanks();
        match self.rest.bytes().next()? {
            b'{' => self.map(depth),
            b'[' => self.list(depth),
            b'"' => self.text().map(Tree::Text),
            b'n' => self.take("null").then_some(Tree::Null),
            b't' => self.take("true").then_some(Tree::Truth(true)),
            b'f' => self.take("false").then_some(Tree::Truth(false)),
            _ => self.number(),
        }
    }

    fn map(&mut self, depth: u8) -> Option<Tree> {
        let mut entries = Vec::new();
        self.each('{', '}', |reader| {
            reader.skip_blanks();
            let key = reader.text()?;
            reader.skip_blanks();
            reader.take(":").then_some(())?;
            entries.push((key, reader.value(depth)?));
            Some(())
        })?;
        Some(Tree::Map(entries))
    }

    fn list(&mut self, depth: u8) -> Option<Tree> {
        let mut entries = Vec::new();
        self.each('[', ']', |reader| {
            entries.push(reader.value(depth)?);
            Some(())
        })?;
        Some(Tree::List(entries))
    }

    fn each(&mut self, open: char, close: char, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.rest = self.rest.strip_prefix(open)?;
        self.skip_blanks();
        if let Some(rest) = self.rest.strip_prefix(close) {
            self.rest = rest;
            return Some(());
        }
        loop {
            entry(self)?;
            self.skip_blanks();
            if let Some(rest) = self.rest.strip_prefix(close) {
                self.rest = rest;
                return Some(());
            }
            self.take(",").then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"").then_some(())?;
        let mut text = String::new();
        loop {
            let at = self.rest.find(['"', '\\'])?;
            let (plain, rest) = self.rest.split_at(at);
            text.push_str(plain);
            let is_end = rest.starts_with('"');
            self.rest = &rest[1..];
            if is_end {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let sign = characters.next()?;
        self.rest = characters.as_str();
        Some(match sign {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code_point(),
            other => other,
        })
    }

    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take("\\u").then_some(())?;
        let second = self.unit()?.checked_sub(0xdc00)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        self.rest = &self.rest[4..];
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Tree> {
        let end = self.rest.find(|next: char| !next.is_ascii_digit() && next != '-').unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok().map(Tree::Number)
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }
}

impl<'de> Deserializer<'de> for Tree {
    type Error = Unreadable;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Number(number) => visitor.visit_i64(number),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(entries) => visitor.visit_seq(List(entries.into_iter())),
            Self::Map(entries) => visitor.visit_map(Map { entries: entries.into_iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        match self {
            Self::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_newtype_struct(self)
    }

    /// A variant without content is its name; one with content a map of one entry.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        match self {
            Self::Text(name) => visitor.visit_enum(Variant { name, content: Self::Null }),
            Self::Map(mut entries) if entries.len() == 1 => {
                let (name, content) = entries.pop().ok_or(Unreadable)?;
                visitor.visit_enum(Variant { name, content })
            }
            _ => Err(Unreadable),
        }
    }

    // What is asked for by its exact shape comes in the shape it has; a wrong one is the visitor's to refuse.
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        // Only as a map: what a struct would do with a list is not compiled then.
        match self {
            Self::Map(entries) => visitor.visit_map(Map { entries: entries.into_iter(), value: None }),
            _ => Err(Unreadable),
        }
    }
}

struct List(std::vec::IntoIter<Tree>);

impl<'de> de::SeqAccess<'de> for List {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unreadable> {
        self.0.next().map(|entry| seed.deserialize(entry)).transpose()
    }
}

struct Map {
    entries: std::vec::IntoIter<(String, Tree)>,
    value: Option<Tree>,
}

impl<'de> de::MapAccess<'de> for Map {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Tree::Text(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        seed.deserialize(self.value.take().ok_or_else(|| Unreadable::custom(""))?)
    }
}

struct Variant {
    name: String,
    content: Tree,
}

impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Unreadable;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Unreadable> {
        Ok((seed.deserialize(Tree::Text(self.name))?, Content(self.content)))
    }
}

struct Content(Tree);

impl<'de> de::VariantAccess<'de> for Content {
    type Error = Unreadable;

    fn unit_variant(self) -> Result<(), Unreadable> {
        if let Tree::Null = self.0 { Ok(()) } else { Err(Unreadable) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unreadable> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unreadable> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, name: &'static [&'static str], visitor: V) -> Result<V::Value, Unreadable> {
        self.0.deserialize_struct("", name, visitor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        AppError, Moment,
        errors::LinkState,
        fields::{Fault, Field, Problem},
    };
    use serde::{Deserialize, Serialize};
    use std::{collections::BTreeMap, fmt::Debug};

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    struct All {
        text: String,
        small: u8,
        big: i64,
        truth: bool,
        some: Option<String>,
        none: Option<u32>,
        list: Vec<Shape>,
        pairs: Vec<(String, i32)>,
        map: BTreeMap<String, bool>,
        unit: (),
        #[serde(default)]
        missing: u16,
    }

    #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
    enum Shape {
        Unit,
        One(i8),
        Two(String, bool),
        Named { at: Moment },
    }

    fn agrees<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
        for text in [serde_json::to_string(value).unwrap(), serde_json::to_string_pretty(value).unwrap()] {
            assert_eq!(read::<T>(&text).as_ref(), Ok(value), "{text}");
        }
    }

    #[test]
    fn what_the_server_writes_is_read_as_it_was() {
        let at = Moment { unix_ms: -1, offset_minutes: -240 };
        agrees(&All {
            text: "“Zoé” \\ \" / \u{8}\u{c}\n\r\t\u{1}\u{1f600}\u{202f}</script>".to_owned(),
            small: 255,
            big: i64::MIN,
            truth: true,
            some: Some(String::new()),
            none: None,
            list: vec![Shape::Unit, Shape::One(-3), Shape::Two("x".to_owned(), false), Shape::Named { at }],
            pairs: vec![("a".to_owned(), 1), ("b".to_owned(), -2)],
            map: BTreeMap::from([("yes".to_owned(), true), ("no".to_owned(), false)]),
            unit: (),
            missing: 7,
        });
        agrees(&All::default());
        agrees(&Option::<u8>::None);
        agrees(&());
    }

    #[test]
    fn refusals_are_read_as_they_were() {
        agrees(&AppError::Offline);
        agrees(&AppError::Link(LinkState::Expired));
        agrees(&AppError::Invalid(vec![
            Fault { field: Field::Email, problem: Problem::Required },
            Fault { field: Field::Password, problem: Problem::TooLong { max: 128 } },
        ]));
    }

    #[test]
    fn characters_may_be_written_by_their_numbers() {
        assert_eq!(read::<String>(r#""\u00e9\ud83d\ude00\u003c\/""#).as_deref(), Ok("é😀</"));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        for text in [
            "",
            "nul",
            "{",
            "[1",
            "[1,]",
            r#"{"a"}"#,
            r#"{"a":1,}"#,
            r#"""#,
            r#""\ud800""#,
            r#""\uD83Dx""#,
            "1 2",
            "1.5",
            "1e3",
            "99999999999999999999",
            "\"\\",
            "\"\\u12",
        ] {
            assert_eq!(read::<de::IgnoredAny>(text).err(), Some(Unreadable), "{text}");
            assert!(read::<All>(text).is_err(), "{text}");
        }
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(read::<de::IgnoredAny>(&deep).is_err());
        assert!(read::<u8>("256").is_err() && read::<u8>("-1").is_err() && read::<Shape>(r#"{"Unit":1}"#).is_err());
        assert!(read::<All>("[]").is_err() && read::<Shape>(r#""Elsewhere""#).is_err());
    }
}
