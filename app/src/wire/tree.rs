//! From a tree into any type.
//!
//! Reading straight from the text, as the usual crate does, is faster and compiles its parser into every type anew; answers here are a few
//! kilobytes.

use super::{
    json::{self, Tree},
    unfit::Unfit,
};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, Visitor};

/// Reads a value from JSON.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Unfit> {
    T::deserialize(json::parse(text).ok_or(Unfit)?)
}

/// What a refusal begins with.
const CODE: &str = "code";

impl<'de> Deserializer<'de> for Tree {
    type Error = Unfit;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::Null => visitor.visit_unit(),
            Self::Truth(truth) => visitor.visit_bool(truth),
            Self::Number(number) => visitor.visit_i64(number),
            Self::Text(text) => visitor.visit_string(text),
            Self::List(entries) => visitor.visit_seq(List(entries.into_iter())),
            Self::Map(entries) => visitor.visit_map(Map { entries: entries.into_iter(), value: None }),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unfit> {
        match self {
            Self::Null => visitor.visit_none(),
            some => visitor.visit_some(some),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Unfit> {
        visitor.visit_newtype_struct(self)
    }

    /// A variant without content is its name; one with content a map of one entry. Of a refusal the two stand apart, under [`CODE`] and after
    /// it.
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Self::Text(name) => visitor.visit_enum(Variant { name, content: Self::Null }),
            Self::Map(entries) => {
                let mut entries = entries.into_iter();
                match (entries.next().ok_or(Unfit)?, entries.next()) {
                    ((key, Self::Text(name)), detail) if key == CODE => {
                        visitor.visit_enum(Variant { name, content: detail.map_or(Self::Null, |(_, content)| content) })
                    }
                    ((name, content), None) => visitor.visit_enum(Variant { name, content }),
                    _ => Err(Unfit),
                }
            }
            _ => Err(Unfit),
        }
    }

    // What is asked for by its exact shape comes in the shape it has; a wrong one is the visitor's to refuse.
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map identifier ignored_any
    }

    /// By its fields' order, whatever order they were written in: what a struct would do with a map is not compiled then, nor a reader of its
    /// fields' names.
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        names: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unfit> {
        match self {
            Self::Map(entries) => visitor.visit_seq(Fields { entries, names: names.iter() }),
            _ => Err(Unfit),
        }
    }
}

/// A map's values in the order of a struct's fields.
struct Fields {
    entries: Vec<(String, Tree)>,
    names: std::slice::Iter<'static, &'static str>,
}

impl Fields {
    fn next_value(&mut self) -> Option<Tree> {
        let name = self.names.next()?;
        let at = self.entries.iter().position(|(key, _)| key == name)?;
        Some(self.entries.swap_remove(at).1)
    }
}

impl<'de> de::SeqAccess<'de> for Fields {
    type Error = Unfit;

    /// None for a field that isn't there: its default stands in for it, or the whole is refused.
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        self.next_value().map(|value| seed.deserialize(value)).transpose()
    }
}

struct List(std::vec::IntoIter<Tree>);

impl<'de> de::SeqAccess<'de> for List {
    type Error = Unfit;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Unfit> {
        self.0.next().map(|entry| seed.deserialize(entry)).transpose()
    }
}

struct Map {
    entries: std::vec::IntoIter<(String, Tree)>,
    value: Option<Tree>,
}

impl<'de> de::MapAccess<'de> for Map {
    type Error = Unfit;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unfit> {
        let Some((key, value)) = self.entries.next() else { return Ok(None) };
        self.value = Some(value);
        seed.deserialize(Tree::Text(key)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unfit> {
        seed.deserialize(self.value.take().ok_or(Unfit)?)
    }
}

struct Variant {
    name: String,
    content: Tree,
}

impl<'de> de::EnumAccess<'de> for Variant {
    type Error = Unfit;
    type Variant = Content;

    fn variant_seed<V: DeserializeSeed<'de>>(self, seed: V) -> Result<(V::Value, Content), Unfit> {
        Ok((seed.deserialize(Tree::Text(self.name))?, Content(self.content)))
    }
}

struct Content(Tree);

impl<'de> de::VariantAccess<'de> for Content {
    type Error = Unfit;

    fn unit_variant(self) -> Result<(), Unfit> {
        if let Tree::Null = self.0 { Ok(()) } else { Err(Unfit) }
    }

    fn newtype_variant_seed<T: DeserializeSeed<'de>>(self, seed: T) -> Result<T::Value, Unfit> {
        seed.deserialize(self.0)
    }

    fn tuple_variant<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, Unfit> {
        self.0.deserialize_any(visitor)
    }

    fn struct_variant<V: Visitor<'de>>(self, name: &'static [&'static str], visitor: V) -> Result<V::Value, Unfit> {
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
        // In another order than they are declared, and without one in the middle.
        #[derive(Debug, PartialEq, Deserialize)]
        struct Some {
            first: u8,
            #[serde(default)]
            second: u8,
            third: String,
        }
        let third = || "x".to_owned();
        assert_eq!(read(r#"{"third":"x","second":2,"first":1}"#), Ok(Some { first: 1, second: 2, third: third() }));
        assert_eq!(read(r#"{"third":"x","first":1}"#), Ok(Some { first: 1, second: 0, third: third() }));
        assert_eq!(read::<Some>(r#"{"second":2,"first":1}"#), Err(Unfit));
        agrees(&Option::<u8>::None);
        agrees(&());
    }

    /// [`AppError`] as the browser declares it.
    #[derive(Clone, Debug, PartialEq, Deserialize)]
    #[serde(rename_all = "kebab-case")]
    enum Refused {
        Offline,
        Link(LinkState),
        Throttled { retry_after_s: u32 },
        Invalid(Vec<Fault>),
    }

    #[test]
    fn refusals_are_read_as_they_were() {
        let faults = vec![
            Fault { field: Field::Email, problem: Problem::Required },
            Fault { field: Field::Password, problem: Problem::TooLong { max: 128 } },
        ];
        for (error, refused) in [
            (AppError::Offline, Refused::Offline),
            (AppError::Link(LinkState::Expired), Refused::Link(LinkState::Expired)),
            (AppError::Throttled { retry_after_s: 7 }, Refused::Throttled { retry_after_s: 7 }),
            (AppError::Invalid(faults.clone()), Refused::Invalid(faults)),
        ] {
            let text = serde_json::to_string(&error).unwrap();
            assert_eq!(read::<Refused>(&text).as_ref(), Ok(&refused), "{text}");
        }
        assert_eq!(read::<Refused>(r#"{"code":"nothing-we-know"}"#).err(), Some(Unfit));
    }

    #[test]
    fn what_is_no_answer_is_refused() {
        assert_eq!(read::<All>("nul").err(), Some(Unfit));
        assert!(read::<u8>("256").is_err() && read::<u8>("-1").is_err() && read::<Shape>(r#"{"Unit":1}"#).is_err());
        assert!(read::<All>("[]").is_err() && read::<Shape>(r#""Elsewhere""#).is_err());
    }
}
