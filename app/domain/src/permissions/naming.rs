//! Names in each language, as typed: what is accepted, and the keys by which two of them are the same.

use crate::{
    fields::{Faults, Field, Problem},
    permissions::BuiltIn,
    staff::identity::{OneLine, fold},
};
use locales::{Locale, Words};
use std::collections::BTreeMap;

/// A name, and what makes two spellings the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    pub name: String,
    pub key: String,
}

/// What something is called in each language in which it is called anything.
pub(crate) type Names = BTreeMap<Locale, Named>;

/// At least one name; which one is missing is told beside the field of the reader's own language. `reserved` are what the product itself calls
/// other things of the kind.
pub(crate) fn parse(
    typed: &BTreeMap<Locale, String>,
    reader: Locale,
    reserved: impl Fn(Words) -> Vec<String>,
    faults: &mut Faults,
) -> Option<Names> {
    let mut names = Names::new();
    let mut is_whole = true;
    for &locale in Locale::ALL {
        let field = Field::NameIn(locale);
        match optional(typed.get(&locale)) {
            Ok(None) => {}
            Ok(Some(name)) => {
                let key = fold(&name);
                if reserved(Words::new(locale)).iter().any(|taken| fold(taken) == key) {
                    faults.note(field, Problem::NameTaken);
                    is_whole = false;
                }
                names.insert(locale, Named { name, key });
            }
            Err(problem) => {
                faults.note(field, problem);
                is_whole = false;
            }
        }
    }
    if names.is_empty() && is_whole {
        faults.note(Field::NameIn(reader), Problem::NoName);
    }
    (is_whole && !names.is_empty()).then_some(names)
}

/// A line that may be left out.
pub(crate) fn optional(typed: Option<&String>) -> Result<Option<String>, Problem> {
    match OneLine::parse(typed.map_or("", String::as_str)) {
        Ok(line) => Ok(Some(line.into())),
        Err(Problem::Required) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// What the product calls its own capabilities: no other is called that, in no language.
pub(crate) fn of_built_in(words: Words) -> Vec<String> {
    BuiltIn::ALL.map(|built_in| built_in.name(words)).to_vec()
}
