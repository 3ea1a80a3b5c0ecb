//! What the rest of the house does with the words: it names no language, and uses every message.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{
    collections::{BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
};

use build::{DEFAULT, Language, parity, references, references::Mention};
use locales::Locale;

#[expect(dead_code, reason = "this test only reads the languages")]
#[path = "../build/mod.rs"]
mod build;

/// Every Rust source below `folder`, tests only if asked for.
fn sources(folder: &Path, tests: bool) -> Vec<PathBuf> {
    let skipped = |name: &str| {
        name.starts_with('.') || ["target", "node_modules"].contains(&name) || (!tests && ["tests", "benches"].contains(&name))
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if path.is_dir() && !skipped(&name) {
            found.extend(sources(&path, tests));
        } else if path.is_file() && path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn crate_root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn house() -> &'static Path {
    crate_root().parent().unwrap()
}

#[test]
fn no_language_is_named_outside_this_crate() {
    let names: Vec<String> = Locale::ALL.iter().map(|locale| format!("Locale::{locale:?}")).collect();
    let mut found = Vec::new();
    for path in sources(house(), true).iter().filter(|path| !path.starts_with(crate_root())) {
        // Somebody may be saving the file at this moment.
        let Ok(source) = fs::read_to_string(path) else { continue };
        for (number, line) in source.lines().enumerate() {
            let names_one = |name: &String| {
                line.match_indices(name.as_str())
                    .any(|(at, _)| !line[at + name.len()..].starts_with(|next: char| next.is_alphanumeric() || next == '_'))
            };
            if names.iter().any(names_one) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "a third language would be forgotten here:\n{}", found.join("\n"));
}

#[test]
fn no_message_is_left_unused() {
    let languages = build::languages(crate_root()).unwrap();
    let default = languages.iter().find(|language| language.code == DEFAULT).unwrap();
    let mentioned: HashSet<String> = languages.iter().flat_map(mentioned).collect();
    let spoken = identifiers();
    let messages = default.texts.iter().filter(|(_, text)| !text.is_term());
    let unused = messages.filter(|(key, text)| {
        let dynamic = text.comment.iter().any(|line| line.trim() == "@dynamic");
        !dynamic && !mentioned.contains(*key) && !spoken.contains(&parity::method(text))
    });
    let unused: Vec<_> = unused.map(|(key, text)| format!("{}: {key}", text.file)).collect();
    assert!(
        unused.is_empty(),
        "{} messages are used nowhere; remove them, or mark them `# @dynamic`:\n{}",
        unused.len(),
        unused.join("\n")
    );
}

/// The messages that other messages of the language refer to.
fn mentioned(language: &Language) -> BTreeSet<String> {
    let mentions = language.texts.values().flat_map(|text| references::mentions(&text.pattern));
    mentions.filter_map(|mention| if let Mention::Message(key) = mention { Some(key) } else { None }).collect()
}

/// Every identifier in the house's sources, tests left out.
fn identifiers() -> HashSet<String> {
    let mut found = HashSet::new();
    for path in sources(house(), false) {
        let Ok(source) = fs::read_to_string(path) else { continue };
        let words = source.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
        found.extend(words.map(str::to_owned));
    }
    found
}
