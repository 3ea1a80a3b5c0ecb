//! Reads the folders: a language is a folder that holds `.ftl` files, and its name is the language's code.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{
    ast::{Attribute, Entry, Pattern},
    parser,
};

use super::{Fault, long, long::LongTexts, typography::Typography};

/// Everything one folder says.
#[derive(Debug)]
pub struct Language {
    /// The folder's name: `en`, `fr`, `fr-CA`.
    pub code: String,
    /// Sorted by name.
    pub catalogues: Vec<Catalogue>,
    /// Every value and attribute, by its key: `id`, `id.attribute`, `-term`, `-term.attribute`.
    pub texts: BTreeMap<String, Text>,
    /// The folder's own rules of typography (`typography.txt`); none when it has no such file.
    pub typography: Typography,
    /// Privacy policy and help articles.
    pub long: LongTexts,
}

/// One `.ftl` file.
#[derive(Debug)]
pub struct Catalogue {
    /// Its name without the ending: `common`.
    pub name: String,
    /// Path below the crate: `en/common.ftl`.
    pub file: String,
    pub source: String,
}

/// One value or attribute.
#[derive(Debug)]
pub struct Text {
    /// Message or term (`-brand`).
    pub id: String,
    pub attribute: Option<String>,
    /// Name of the catalogue and place in it, so that what is generated keeps the file's order.
    pub catalogue: String,
    pub file: String,
    pub place: usize,
    pub pattern: Pattern<String>,
    /// The comment above the message, without its hash signs.
    pub comment: Vec<String>,
}

impl Text {
    pub fn is_term(&self) -> bool {
        self.id.starts_with('-')
    }
}

/// The key under which a text is kept: `id` or `id.attribute`.
pub fn key(id: &str, attribute: Option<&str>) -> String {
    attribute.map_or_else(|| id.to_owned(), |attribute| format!("{id}.{attribute}"))
}

/// Reads all languages found directly under `root`.
pub fn read(root: &Path) -> Result<Vec<Language>, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut languages = Vec::new();
    for folder in folders(root, &mut faults) {
        let name = name_of(&folder);
        let sources: Vec<PathBuf> = files_ending(&folder, "ftl", &mut faults);
        if sources.is_empty() {
            continue;
        }
        if is_language_code(&name) {
            languages.push(read_language(&folder, name, &sources, &mut faults));
        } else {
            faults.push(Fault::new(name, "holds .ftl files, but its name is no language code such as fr or fr-CA"));
        }
    }
    if !languages.iter().any(|language| language.code == super::DEFAULT) {
        faults.push(Fault::new(super::DEFAULT, "the folder of the default language is missing"));
    }
    if faults.is_empty() { Ok(languages) } else { Err(faults) }
}

fn read_language(folder: &Path, code: String, sources: &[PathBuf], faults: &mut Vec<Fault>) -> Language {
    let mut language = Language {
        typography: Typography::read(folder, &code, faults),
        long: long::read(folder, &code, faults),
        code,
        catalogues: Vec::new(),
        texts: BTreeMap::new(),
    };
    for path in sources {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = format!("{}/{name}.ftl", language.code);
        match fs::read_to_string(path) {
            Ok(source) => {
                let catalogue = Catalogue { name, file, source };
                take_entries(&mut language, &catalogue, faults);
                language.catalogues.push(catalogue);
            }
            Err(cause) => faults.push(Fault::new(file, format!("cannot be read: {cause}"))),
        }
    }
    language
}

fn take_entries(language: &mut Language, catalogue: &Catalogue, faults: &mut Vec<Fault>) {
    let resource = match parser::parse(catalogue.source.clone()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = 1 + catalogue.source.bytes().take(error.pos.start).filter(|byte| *byte == b'\n').count();
                faults.push(Fault::new(format!("{}:{line}", catalogue.file), format!("is not Fluent: {}", error.kind)));
            }
            resource
        }
    };
    for entry in resource.body {
        let (id, value, attributes, comment) = match entry {
            Entry::Message(message) => (message.id.name, message.value, message.attributes, message.comment),
            Entry::Term(term) => (format!("-{}", term.id.name), Some(term.value), term.attributes, term.comment),
            // Junk was reported with its line above; other comments speak to the reader of the file.
            Entry::Junk { .. } | Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => continue,
        };
        if language.texts.values().any(|text| text.id == id) {
            faults.push(Fault::about(&catalogue.file, &id, "is defined twice in this language"));
            continue;
        }
        let comment = comment.map(|comment| comment.content).unwrap_or_default();
        let attributes = attributes.into_iter().map(|Attribute { id, value }| (Some(id.name), value));
        for (attribute, pattern) in value.map(|value| (None, value)).into_iter().chain(attributes) {
            let text = Text {
                id: id.clone(),
                catalogue: catalogue.name.clone(),
                file: catalogue.file.clone(),
                place: language.texts.len(),
                pattern,
                comment: comment.clone(),
                attribute,
            };
            let key = key(&id, text.attribute.as_deref());
            if language.texts.insert(key.clone(), text).is_some() {
                faults.push(Fault::about(&catalogue.file, key, "has this attribute twice"));
            }
        }
    }
}

/// `fr`, `fr-CA`, `zh-Hant`: enough of BCP 47 to become both a language identifier and the name of a Rust variant.
fn is_language_code(name: &str) -> bool {
    let mut parts = name.split('-');
    let language = parts.next().unwrap_or_default();
    (2..=3).contains(&language.len())
        && language.bytes().all(|byte| byte.is_ascii_lowercase())
        && parts.all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}

fn folders(root: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    entries(root, faults).into_iter().filter(|path| path.is_dir()).collect()
}

/// The files in `folder` with this ending, sorted; none if there is no such folder.
pub fn files_ending(folder: &Path, ending: &str, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    if !folder.is_dir() {
        return Vec::new();
    }
    let has_ending = |path: &PathBuf| path.is_file() && path.extension().is_some_and(|found| found == ending);
    entries(folder, faults).into_iter().filter(has_ending).collect()
}

fn entries(folder: &Path, faults: &mut Vec<Fault>) -> Vec<PathBuf> {
    let listed = fs::read_dir(folder).and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>());
    match listed {
        Ok(mut paths) => {
            paths.sort();
            paths
        }
        Err(cause) => {
            faults.push(Fault::new(name_of(folder), format!("cannot be listed: {cause}")));
            Vec::new()
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
