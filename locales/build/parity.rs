//! All languages say the same things: the same catalogues, messages, attributes, variables and long texts; and every message
//! can become a Rust function.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DEFAULT, Fault,
    catalogue::{Language, Text},
    references::{self, Mention},
    typography,
};

/// Names that the hand-written part of `Words` already uses.
const TAKEN: [&str; 10] =
    ["date", "date_time", "group", "locale", "new", "number", "say", "short_date", "time", "weekday_date_time"];

/// Faults between languages, and names that cannot become Rust.
pub fn check(languages: &[Language]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let Some(default) = languages.iter().find(|language| language.code == DEFAULT) else { return faults };
    for language in languages {
        names(language, &mut faults);
        values(language, &mut faults);
        if language.code != DEFAULT {
            same_catalogues(default, language, &mut faults);
            same_texts(default, language, &mut faults);
            same_long_texts(default, language, &mut faults);
        }
    }
    counted_variables(default, languages, &mut faults);
    endonyms(languages, &mut faults);
    faults
}

/// The Rust name of a message's function.
pub fn method(text: &Text) -> String {
    let name = text.id.replace('-', "_");
    text.attribute.as_ref().map_or(name.clone(), |attribute| format!("{name}_{}", attribute.replace('-', "_")))
}

fn same_catalogues(default: &Language, other: &Language, faults: &mut Vec<Fault>) {
    let names = |language: &Language| language.catalogues.iter().map(|found| found.name.clone()).collect::<BTreeSet<_>>();
    let (here, there) = (names(default), names(other));
    for missing in here.difference(&there) {
        faults.push(Fault::new(format!("{}/{missing}.ftl", other.code), format!("is missing; {} has it", default.code)));
    }
    for extra in there.difference(&here) {
        faults.push(Fault::new(format!("{}/{extra}.ftl", default.code), format!("is missing; {} has it", other.code)));
    }
}

fn same_texts(default: &Language, other: &Language, faults: &mut Vec<Fault>) {
    let messages = |language: &Language| {
        let texts = language.texts.iter().filter(|(_, text)| !text.is_term());
        texts.map(|(key, _)| key.clone()).collect::<BTreeSet<_>>()
    };
    let (here, there) = (messages(default), messages(other));
    let mut missing = |key: &str, from: &Language, has: &Text| {
        let file = format!("{}/{}.ftl", from.code, has.catalogue);
        faults.push(Fault::about(file, key, format!("is missing; {} has it", has.file)));
    };
    here.difference(&there).for_each(|key| missing(key, other, &default.texts[key]));
    there.difference(&here).for_each(|key| missing(key, default, &other.texts[key]));
    for key in here.intersection(&there) {
        same_text(key, (default, &default.texts[key]), (other, &other.texts[key]), faults);
    }
}

fn same_text(key: &str, (default, here): (&Language, &Text), (other, there): (&Language, &Text), faults: &mut Vec<Fault>) {
    if here.catalogue != there.catalogue {
        faults.push(Fault::about(&there.file, key, format!("belongs into {}.ftl, as in {}", here.catalogue, default.code)));
    }
    let names = |language: &Language, text: &Text| {
        references::variables(language, text).into_iter().map(|variable| variable.name).collect::<BTreeSet<_>>()
    };
    let (expected, found) = (names(default, here), names(other, there));
    for variable in expected.difference(&found) {
        faults.push(Fault::about(&there.file, key, format!("does not use ${variable}; {} does", here.file)));
    }
    for variable in found.difference(&expected) {
        faults.push(Fault::about(&there.file, key, format!("uses ${variable}; {} does not", here.file)));
    }
}

fn same_long_texts(default: &Language, other: &Language, faults: &mut Vec<Fault>) {
    for (here, there) in [(default, other), (other, default)] {
        if here.long.policy.is_some() && there.long.policy.is_none() {
            faults.push(Fault::new(format!("{}/policy/default.md", there.code), format!("is missing; {} has it", here.code)));
        }
        for article in &here.long.articles {
            match there.long.articles.iter().find(|found| found.slug == article.slug) {
                None => {
                    let file = format!("{}/help/{}.md", there.code, article.slug);
                    faults.push(Fault::new(file, format!("is missing; {} has it", here.code)));
                }
                Some(found) if here.code == DEFAULT && found.audience != article.audience => {
                    faults.push(Fault::new(&found.file, format!("is not for the same audience as {}", article.file)));
                }
                Some(_) => {}
            }
        }
    }
}

/// Fluent would quietly take the default variant if a plural were chosen by a text.
fn counted_variables(default: &Language, languages: &[Language], faults: &mut Vec<Fault>) {
    for language in languages {
        for (key, text) in language.texts.iter().filter(|(_, text)| !text.is_term()) {
            let Some(typed) = default.texts.get(key).map(|text| references::variables(default, text)) else { continue };
            for mention in references::mentions(&text.pattern) {
                let Mention::CountedBy(name) = mention else { continue };
                if typed.iter().any(|variable| variable.name == name && !variable.is_number) {
                    let what =
                        format!("chooses a plural by ${name}; write the comment `# ${name} (Number)` above it in {DEFAULT}");
                    faults.push(Fault::about(&text.file, key, what));
                }
            }
        }
    }
}

fn names(language: &Language, faults: &mut Vec<Fault>) {
    let mut methods: BTreeMap<String, &str> = BTreeMap::new();
    for (key, text) in &language.texts {
        let mut complain = |what: String| faults.push(Fault::about(&text.file, key, what));
        let id = text.id.trim_start_matches('-');
        if !is_kebab(id) || text.attribute.as_deref().is_some_and(|attribute| !is_kebab(attribute)) {
            complain("is to be written in lower case, with single hyphens: slice-place-thing".to_owned());
        }
        for variable in references::variables(language, text) {
            if !is_kebab(&variable.name.replace('_', "-")) {
                complain(format!("${} is to be written in lower case", variable.name));
            }
        }
        if text.is_term() {
            continue;
        }
        let method = method(text);
        if TAKEN.contains(&method.as_str()) || is_keyword(&method) {
            complain(format!("cannot become the function {method}, a name already taken"));
        }
        if let Some(other) = methods.insert(method.clone(), key) {
            complain(format!("becomes the function {method}, as {other} does"));
        }
    }
}

fn is_kebab(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_lowercase())
        && !name.ends_with('-')
        && !name.contains("--")
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

/// Words that Rust keeps for itself.
pub fn is_keyword(name: &str) -> bool {
    const KEYWORDS: [&str; 51] = [
        "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum",
        "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
        "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type",
        "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
    ];
    KEYWORDS.contains(&name)
}

/// Messages are text: whoever shows them escapes them, so a tag or an entity would be read out as it stands.
fn values(language: &Language, faults: &mut Vec<Fault>) {
    for (key, text) in &language.texts {
        for reading in typography::readings(&text.pattern) {
            if has_markup(&reading) {
                faults.push(Fault::about(&text.file, key, "contains HTML; messages are plain text"));
                break;
            }
        }
    }
}

fn has_markup(text: &str) -> bool {
    // `<camille@example.org>` is an address, `1 < 2` a comparison.
    let tag = text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches(['/', '!', '?']);
        let name = rest.chars().take_while(char::is_ascii_alphanumeric).count();
        let starts = rest.starts_with(|first: char| first.is_ascii_alphabetic()) || rest.len() < text.len() - at - 1;
        starts && rest[name..].starts_with(|next: char| next.is_whitespace() || "/>-".contains(next))
    });
    let entity = text.match_indices('&').any(|(at, _)| {
        let name: String = text[at + 1..].chars().take_while(|next| next.is_ascii_alphanumeric() || *next == '#').collect();
        !name.is_empty() && text[at + 1 + name.len()..].starts_with(';')
    });
    tag || entity
}

/// The name of a language in itself stands in the language switch, before any language is chosen.
fn endonyms(languages: &[Language], faults: &mut Vec<Fault>) {
    for language in languages {
        match language.texts.get("locale-name") {
            None => faults.push(Fault::about(&language.code, "locale-name", "is missing: the language’s own name for itself")),
            Some(text) if !references::mentions(&text.pattern).is_empty() => {
                faults.push(Fault::about(&text.file, "locale-name", "is to be plain text"));
            }
            Some(_) => {}
        }
    }
}
