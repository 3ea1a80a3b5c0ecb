//! Where values come from: the environment, then `trousseau.toml`.

use super::{ConfigFault, Key, Problem, secret_key::is_open_to_others};
use std::{collections::BTreeMap, fs, io::ErrorKind, path::Path};
use url::Url;

/// The file's name, in the folder that the program is started in.
pub const FILE: &str = "trousseau.toml";

/// The values as they were given.
#[derive(Clone, Default)]
pub struct Settings {
    environment: BTreeMap<String, String>,
    file: BTreeMap<String, String>,
    is_file_open_to_others: bool,
}

impl Settings {
    /// From these variables and from the file in `folder`, if there is one.
    pub fn gather(variables: impl IntoIterator<Item = (String, String)>, folder: &Path) -> Result<Self, ConfigFault> {
        let path = folder.join(FILE);
        let is_file_open_to_others = fs::metadata(&path).is_ok_and(|file| is_open_to_others(&file));
        Ok(Self { environment: variables.into_iter().collect(), file: read(&path)?, is_file_open_to_others })
    }

    /// From these variables alone.
    pub fn from_variables<const N: usize>(variables: [(&str, &str); N]) -> Self {
        let environment = variables.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect();
        Self { environment, file: BTreeMap::new(), is_file_open_to_others: false }
    }

    /// Does the configuration file hold a secret, and may others than its owner read it?
    pub fn has_exposed_secrets(&self) -> bool {
        self.is_file_open_to_others && self.file.iter().any(|(name, value)| holds_secret(name, value))
    }

    /// The value of a key; `None` when it was given nowhere. An empty value counts as not given.
    pub(super) fn text(&self, key: Key) -> Result<Option<String>, ConfigFault> {
        let (variable, name) = (key.variable().to_owned(), key.in_file());
        for (source, name, suffix) in [(&self.environment, variable, "_FILE"), (&self.file, name, "_file")] {
            let plain = source.get(&name).map(|value| value.trim()).filter(|value| !value.is_empty());
            let path = source.get(&format!("{name}{suffix}")).filter(|path| key.is_secret() && !path.is_empty());
            match (plain, path) {
                (Some(_), Some(_)) => return Err(ConfigFault::new(key, Problem::GivenTwice)),
                (Some(plain), None) => return Ok(Some(plain.to_owned())),
                (None, Some(path)) => return secret_in(key, path).map(Some),
                (None, None) => {}
            }
        }
        Ok(None)
    }
}

/// The text in the file that `…_FILE` names.
///
/// Its permissions are whoever mounted it's business: containers get their secrets as files that everyone inside may read.
fn secret_in(key: Key, path: &str) -> Result<String, ConfigFault> {
    let text = fs::read_to_string(path);
    let text = text.map_err(|_| ConfigFault::new(key, Problem::UnreadableFile { path: path.to_owned() }))?;
    Ok(text.trim().to_owned())
}

/// The root key is one by itself, an address by its password.
fn holds_secret(name: &str, value: &str) -> bool {
    let is_given = |key: Key| name == key.in_file() && !value.is_empty();
    let has_password = || {
        let url = Url::parse(value).ok();
        url.is_some_and(|url| url.password().is_some() || url.query_pairs().any(|(name, _)| name == "password"))
    };
    is_given(Key::SecretKey) || ((is_given(Key::SmtpUrl) || is_given(Key::DatabaseUrl)) && has_password())
}

fn read(path: &Path) -> Result<BTreeMap<String, String>, ConfigFault> {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(cause) if cause.kind() == ErrorKind::NotFound => return Ok(BTreeMap::new()),
        Err(_) => return Err(ConfigFault::in_file(FILE, Problem::UnreadableFile { path: path.display().to_string() })),
    };
    let table: toml::Table = text.parse().map_err(|fault: toml::de::Error| {
        let before = fault.span().map_or(0, |span| span.start).min(text.len());
        let line = text.as_bytes()[..before].split(|byte| *byte == b'\n').count();
        ConfigFault::in_file(FILE, Problem::NotToml { line })
    })?;
    table
        .into_iter()
        .map(|(name, value)| {
            let is_known = Key::ALL
                .iter()
                .any(|key| name == key.in_file() || (key.is_secret() && name == format!("{}_file", key.in_file())));
            if !is_known {
                return Err(ConfigFault::in_file(name, Problem::UnknownKey));
            }
            let value = text_of(value).ok_or_else(|| ConfigFault::in_file(name.clone(), Problem::NotText))?;
            Ok((name, value))
        })
        .collect()
}

/// A text, or a list of texts joined by commas.
fn text_of(value: toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Array(items) => items.into_iter().map(text_of).collect::<Option<Vec<_>>>().map(|items| items.join(",")),
        _ => None,
    }
}
