//! Forms for the server: a server function's argument as a browser's own form would send it, `form[field]=value&…`.
//!
//! Every page sends a few flat fields, so this writes only what they are made of (text, truth, whole numbers, names of variants,
//! and what may be missing, which is left out); the usual crate writes everything and weighs several times as much.
//!
//! A field may be a list of such values, `form[field][]=one&form[field][]=another`, or a map of whatever a field may be, by plain words:
//! `form[field][key]=value`. An empty one is left out, so its reader has a default.

use super::unfit::Unfit;
use serde::ser::{Impossible, Serialize, SerializeMap, SerializeSeq, SerializeStruct, Serializer};
use std::fmt::{self, Write as _};

/// Writes a form. What no form can hold is a mistake in the page: then nothing is sent, and the server refuses.
pub(super) fn written(form: &impl Serialize) -> String {
    let mut writer = Writer::default();
    match form.serialize(&mut writer) {
        Ok(()) => writer.body,
        Err(Unfit) => String::new(),
    }
}

/// What follows a list's name with each of its entries.
const ENTRY: &str = "[]";

#[derive(Default)]
struct Writer {
    body: String,
    /// Of the field that is being written: `form[email]`.
    name: String,
}

impl Writer {
    /// The server's reader takes single values in lists, and nothing else.
    fn not_in_a_list(&mut self) -> Result<&mut Self, Unfit> {
        if self.name.ends_with(ENTRY) { Err(Unfit) } else { Ok(self) }
    }

    fn pair(&mut self, value: &str) -> Result<(), Unfit> {
        if !self.body.is_empty() {
            self.body.push('&');
        }
        self.body.push_str(&self.name);
        self.body.push('=');
        value.bytes().try_for_each(|byte| self.escaped(byte)).map_err(|_| Unfit)
    }

    /// As browsers escape what is typed (WHATWG URL, `application/x-www-form-urlencoded`).
    fn escaped(&mut self, byte: u8) -> fmt::Result {
        match byte {
            b' ' => self.body.write_char('+'),
            b'*' | b'-' | b'.' | b'_' => self.body.write_char(char::from(byte)),
            _ if byte.is_ascii_alphanumeric() => self.body.write_char(char::from(byte)),
            _ => write!(self.body, "%{byte:02X}"),
        }
    }
}

/// The fields of one structure, or the entries of one map.
struct Fields<'a>(&'a mut Writer);

impl Fields<'_> {
    fn field<T: Serialize + ?Sized>(&mut self, field: &str, value: &T) -> Result<(), Unfit> {
        let outer = self.0.name.len();
        if outer == 0 {
            self.0.name.push_str(field);
        } else {
            self.0.name.extend(["[", field, "]"]);
        }
        let written = value.serialize(&mut *self.0);
        self.0.name.truncate(outer);
        written
    }
}

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, field: &'static str, value: &T) -> Result<(), Unfit> {
        self.field(field, value)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

impl SerializeMap for Fields<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_entry<K: Serialize + ?Sized, V: Serialize + ?Sized>(&mut self, key: &K, value: &V) -> Result<(), Unfit> {
        // Whatever is written without a name is what stands behind the sign of equality.
        let mut word = Writer::default();
        key.serialize(&mut word)?;
        self.field(word.body.trim_start_matches('='), value)
    }

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unfit> {
        Err(Unfit)
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Unfit> {
        Err(Unfit)
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

/// The entries of one list.
struct Entries<'a>(&'a mut Writer);

impl SerializeSeq for Entries<'_> {
    type Ok = ();
    type Error = Unfit;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Unfit> {
        let outer = self.0.name.len();
        self.0.name.push_str(ENTRY);
        let written = value.serialize(&mut *self.0);
        self.0.name.truncate(outer);
        written
    }

    fn end(self) -> Result<(), Unfit> {
        Ok(())
    }
}

/// Shapes that are refused, each with its arguments.
macro_rules! refused {
    ($($shape:ident($($argument:ty),*) -> $made:ty;)*) => {
        $(fn $shape(self, $(_: $argument),*) -> Result<$made, Unfit> { Err(Unfit) })*
    };
}

/// Whole numbers that fit into 64 bits.
macro_rules! whole {
    ($($shape:ident($number:ty);)*) => {
        $(fn $shape(self, number: $number) -> Result<(), Unfit> { self.serialize_i64(number.into()) })*
    };
}

/// What no form can hold would be written with.
type Nothing = Impossible<(), Unfit>;

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Unfit;
    type SerializeSeq = Entries<'a>;
    type SerializeTuple = Nothing;
    type SerializeTupleStruct = Nothing;
    type SerializeTupleVariant = Nothing;
    type SerializeMap = Fields<'a>;
    type SerializeStruct = Fields<'a>;
    type SerializeStructVariant = Nothing;

    fn serialize_bool(self, truth: bool) -> Result<(), Unfit> {
        self.pair(if truth { "true" } else { "false" })
    }

    fn serialize_i64(self, number: i64) -> Result<(), Unfit> {
        self.pair(&number.to_string())
    }

    whole! {
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
    }

    fn serialize_str(self, text: &str) -> Result<(), Unfit> {
        self.pair(text)
    }

    fn serialize_none(self) -> Result<(), Unfit> {
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Unfit> {
        self.pair(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Unfit> {
        value.serialize(self)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'a>, Unfit> {
        self.not_in_a_list().map(Fields)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Fields<'a>, Unfit> {
        if self.name.is_empty() { Err(Unfit) } else { self.not_in_a_list().map(Fields) }
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Entries<'a>, Unfit> {
        if self.name.is_empty() { Err(Unfit) } else { self.not_in_a_list().map(Entries) }
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Unfit> {
        Err(Unfit)
    }

    refused! {
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_bytes(&[u8]) -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_tuple(usize) -> Nothing;
        serialize_tuple_struct(&'static str, usize) -> Nothing;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Nothing;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Nothing;
    }
}

#[cfg(test)]
mod tests {
    use super::{Unfit, Writer, written};
    use serde::{Deserialize, Serialize};
    use std::collections::BTreeMap;

    #[derive(Serialize, Deserialize)]
    struct Call<F> {
        form: F,
    }

    #[test]
    fn what_is_missing_is_left_out() {
        #[derive(Serialize)]
        struct Answers {
            one: Option<bool>,
            two: Option<bool>,
            three: i32,
        }
        let form = Call { form: Answers { one: None, two: Some(true), three: -3 } };
        assert_eq!(written(&form), "form[two]=true&form[three]=-3");
    }

    #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Lists {
        #[serde(default)]
        texts: Vec<String>,
        #[serde(default)]
        numbers: Vec<i32>,
        after: String,
    }

    #[test]
    fn a_list_is_written_entry_by_entry_and_read_in_its_order() {
        let read = |body: &str| serde_qs::Config::new(5, false).deserialize_str::<Call<Lists>>(body).map(|call| call.form).ok();
        let texts = ["b=view", "", "a[]&form[after]=\u{e9} +%"].map(str::to_owned).to_vec();
        let form = Lists { texts, numbers: vec![2, -1], after: "z".into() };
        let body = written(&Call { form: form.clone() });
        assert_eq!(
            body,
            "form[texts][]=b%3Dview&form[texts][]=&form[texts][]=a%5B%5D%26form%5Bafter%5D%3D%C3%A9+%2B%25\
             &form[numbers][]=2&form[numbers][]=-1&form[after]=z"
        );
        assert_eq!(read(&body), Some(form));
        assert_eq!(written(&Call { form: Lists::default() }), "form[after]=");
        assert_eq!(read("form[after]="), Some(Lists::default()));
        // As pages write it by hand: radio buttons belong together by their name, so that each question's has a number.
        let radios = "form%5Btexts%5D%5B10%5D=ten&form%5Btexts%5D%5B2%5D=two&form%5Bafter%5D=";
        assert_eq!(read(radios).map(|form| form.texts), Some(vec!["two".to_owned(), "ten".to_owned()]));
        for body in
            ["form[texts]=a&form[after]=", "form[texts][a]=a&form[after]=", "form[texts][]=a&form[texts][0]=b&form[after]="]
        {
            assert_eq!(read(body), None, "{body}");
        }
    }

    #[test]
    fn a_map_is_written_by_its_keys() {
        #[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Maps {
            #[serde(default)]
            names: BTreeMap<String, String>,
            #[serde(default)]
            lists: BTreeMap<String, Vec<String>>,
        }
        let names = BTreeMap::from([("en".to_owned(), "a&b".to_owned()), ("fr".to_owned(), String::new())]);
        let lists = BTreeMap::from([("fr".to_owned(), vec!["x".to_owned(), "y".to_owned()])]);
        let body = written(&Call { form: Maps { names: names.clone(), lists: lists.clone() } });
        assert_eq!(body, "form[names][en]=a%26b&form[names][fr]=&form[lists][fr][]=x&form[lists][fr][]=y");
        let read = serde_qs::Config::new(5, false).deserialize_str::<Call<Maps>>(&body).map(|call| call.form);
        assert_eq!(read.ok(), Some(Maps { names, lists }));
        assert_eq!(written(&Call { form: Maps::default() }), "");
    }

    #[test]
    fn what_no_form_can_hold_is_refused() {
        assert_eq!(vec![1].serialize(&mut Writer::default()), Err(Unfit));
        assert_eq!(written(&Call { form: ("a", 1.5_f32) }), "");
        assert_eq!(written(&Call { form: vec![vec![1]] }), "");
        assert_eq!(written(&Call { form: vec![Call { form: 1 }] }), "");
    }
}
