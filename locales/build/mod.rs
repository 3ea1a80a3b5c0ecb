//! From folders of words to Rust, in three steps: read, check, generate.
//!
//! `catalogue` and `long` read a language's folder, `references` follows one message into those it mentions, `parity` and
//! `typography` check, `template` and `plurals` give messages the form in which they are read at run time, `generate` writes. A fault
//! names its file and its message; all faults are reported at once.

use std::{fmt, path::Path};

pub mod catalogue;
pub mod generate;
pub mod long;
pub mod marks;
pub mod parity;
pub mod plurals;
pub mod references;
pub mod template;
pub mod typography;

pub use catalogue::Language;

/// The system's default language: what is shown when neither the reader nor the organisation says otherwise.
///
/// Its texts are also the ones that document the generated functions and that fix the order of their parameters.
pub const DEFAULT: &str = "en";

/// The catalogues that only the server needs; they are left out of the WebAssembly.
pub const SERVER_ONLY: [&str; 7] = ["cli", "deeds", "dev", "help", "mail", "theirs", "usual"];

/// Why the words cannot be built.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Path below the crate, such as `fr/common.ftl`.
    pub file: String,
    /// The message (`staff-new-title`, `mail-activation.subject`), if the fault is about one.
    pub message: Option<String>,
    /// What is wrong, in one line.
    pub what: String,
}

impl Fault {
    pub fn new(file: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), message: None, what: what.into() }
    }

    pub fn about(file: impl Into<String>, message: impl Into<String>, what: impl Into<String>) -> Self {
        Self { file: file.into(), message: Some(message.into()), what: what.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => write!(f, "locales/{}: {message}: {}", self.file, self.what),
            None => write!(f, "locales/{}: {}", self.file, self.what),
        }
    }
}

/// Reads every language under `root` and checks them, each alone and against the default one. The default comes first.
pub fn languages(root: &Path) -> Result<Vec<Language>, Vec<Fault>> {
    let mut languages = catalogue::read(root)?;
    languages.sort_by_key(|language| (language.code != DEFAULT, language.code.clone()));
    let mut faults: Vec<Fault> = languages.iter().flat_map(references::check).collect();
    faults.extend(parity::check(&languages));
    faults.extend(languages.iter().flat_map(typography::check));
    faults.extend(languages.iter().filter_map(|language| plurals::table(&language.code).err()));
    if faults.is_empty() {
        faults.extend(template::check(&languages));
    }
    faults.sort();
    faults.dedup();
    if faults.is_empty() { Ok(languages) } else { Err(faults) }
}
