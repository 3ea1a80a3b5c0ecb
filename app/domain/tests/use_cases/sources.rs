//! What the sources themselves must not hold.

use std::path::{Path, PathBuf};

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Every line of code of the house, with where it stands.
fn lines() -> Vec<(String, String)> {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let mut files = Vec::new();
    for folder in ["app/domain/src", "app/src", "server/src"] {
        sources(&house.join(folder), &mut files);
    }
    assert!(files.len() > 100, "{} files", files.len());
    let code = |file: PathBuf| {
        let text = std::fs::read_to_string(&file).unwrap();
        let place = file.strip_prefix(house).unwrap().display().to_string();
        text.lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| (place.clone(), line.to_owned()))
            .collect::<Vec<_>>()
    };
    files.into_iter().flat_map(code).collect()
}

#[test]
fn ft_12_every_transaction_takes_the_write_lock_at_once() {
    for (place, line) in lines() {
        // `Ctx::begin` and `db::begin` are the door; sea-orm's own ways of beginning stand behind it alone.
        let begins = line.contains(".begin()") && !line.contains("ctx.begin()") && !line.contains("instance().await.begin()");
        let otherwise = [
            "begin_with_options",
            "begin_with_config",
            ".transaction(",
            ".transaction::<",
            "\"BEGIN\"",
            "\"BEGIN I",
            "\"BEGIN T",
        ];
        let is_the_door = place == "app/domain/src/db/mod.rs";
        let found = begins || otherwise.iter().any(|way| line.contains(way)) && !is_the_door;
        assert!(!found, "{place}: {line}");
    }
}

#[test]
fn ac_98_secrets_are_compared_in_constant_time_only() {
    // A secret's type has no `PartialEq`: what can't be written can't be written wrongly.
    let secrets = [
        "pub struct Secret(",
        "pub struct SecretText(",
        "pub struct TokenSecret(",
        "pub struct SessionSecret(",
        "pub(crate) struct Password(",
    ];
    let lines = lines();
    for secret in secrets {
        let at = lines.iter().position(|(_, line)| line.contains(secret)).unwrap_or_else(|| panic!("where is {secret}?"));
        assert!(!lines[at - 1].1.contains("PartialEq"), "{}: {}", lines[at].0, lines[at - 1].1);
    }
    assert!(!lines.iter().any(|(_, line)| line.contains(".expose() ==") || line.contains("== secret.expose()")));
}

#[test]
fn ac_98_what_holds_a_secret_is_not_printed() {
    // Wherever a secret is a plain text or plain bytes: by the names that such fields bear in this house. (`text` is what a relay
    // answered.)
    let names = [
        "password",
        "current_password",
        "token",
        "secret",
        "drawn",
        "device",
        "phc",
        "sha256",
        "token_sha256",
        "pepper",
        "link",
        "raw",
        "html",
    ];
    let plain = ["String", "Option<String>", "Vec<u8>", "[u8; 32]"];
    let holds = |line: &str| {
        let field = line.trim().trim_start_matches("pub ").trim_end_matches(',').split_once(": ");
        field.is_some_and(|(name, kind)| names.contains(&name) && plain.contains(&kind))
    };
    // What everybody may read anyway: the policy and the articles of help.
    let is_public = |line: &str| line.contains("struct PolicyText") || line.contains("struct ArticleText");
    // What tests are told.
    let is_exempt = |place: &str| place.starts_with("app/domain/src/testing/");
    let wrappers = [
        "struct Secret(",
        "struct SecretText(",
        "struct HiddenText(",
        "struct HiddenBytes(",
        "struct Password(",
        "struct Letter {",
        "enum Block {",
    ];
    let lines = lines();
    let (mut derived, mut guarded) = ("", "");
    let mut found = 0;
    for (place, line) in lines.iter().filter(|(place, _)| !is_exempt(place)).map(|(place, line)| (place, line.as_str())) {
        if line.trim_start().starts_with("#[derive(") {
            derived = line;
        } else if line.contains("struct ") || line.contains("enum ") {
            guarded = if is_public(line) { "" } else { derived };
            derived = "";
            if wrappers.iter().any(|wrapper| line.contains(wrapper)) {
                assert!(!guarded.contains("Debug"), "{place}: {line}");
                found += 1;
            }
        } else if line.starts_with('}') {
            guarded = "";
        } else if holds(line) {
            assert!(!guarded.contains("Debug"), "{place}: {line}");
            found += 1;
        }
    }
    assert!(found >= 20, "{found} places were looked at");
}

#[test]
fn sql_and_the_rows_of_tables_stay_in_the_stores() {
    let is_a_store = |place: &str| {
        let beside = ["app/domain/src/db/", "app/domain/src/testing/"].iter().any(|folder| place.starts_with(folder));
        beside || place.ends_with("/store.rs") || place.contains("/store/")
    };
    // What is passed through without being spoken to: a connection, a transaction, an error.
    let passed = ["ConnectionTrait", "DatabaseConnection", "DatabaseTransaction", "DbErr"];
    let spoken = ["entities::", "sql_err()", "SqlErr", "query_one_raw", "query_all_raw", "execute_raw", "execute_unprepared"];
    for (place, line) in lines().into_iter().filter(|(place, _)| !is_a_store(place)) {
        let (_, rest) = line.split_once("sea_orm::").unwrap_or_default();
        let imported = if rest.starts_with('{') { rest } else { rest.split([' ', '>', ')']).next().unwrap_or_default() };
        let words = imported.split(|c: char| !c.is_alphanumeric() && c != '_');
        let speaks =
            words.filter(|word| word.starts_with(char::is_uppercase)).any(|word| !passed.contains(&word) && word != "Self");
        assert!(!speaks && !spoken.iter().any(|word| line.contains(word)), "{place}: {line}");
    }
}
