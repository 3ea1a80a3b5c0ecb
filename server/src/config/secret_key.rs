//! The root key: 32 bytes, from the configuration or from `secret.key` in the data folder, made there at the first start (AC-96).
//!
//! A key that stands in a manual, that is a text somebody typed, or that hardly varies, is no key: everything derived from it could be
//! computed by others. Such keys are refused at the start rather than found out later.

use super::{Config, ConfigFault, Key, Problem};
use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig, general_purpose::STANDARD},
};
use domain::{chance::Chance, keys::Secret};
use std::{
    collections::BTreeSet,
    fs::{self, OpenOptions},
    io::{ErrorKind, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
};

/// The file's name in the data folder.
const FILE: &str = "secret.key";

/// The root key; `None` when there is none yet.
pub fn find(config: &Config) -> Result<Option<Secret>, ConfigFault> {
    if let Some(key) = &config.secret_key {
        return Ok(Some(key.clone()));
    }
    read(&config.data.join(FILE))
}

/// The key in its file; `None` when there is no file.
fn read(path: &Path) -> Result<Option<Secret>, ConfigFault> {
    match fs::metadata(path) {
        Ok(found) if is_open_to_others(&found) => Err(fault(Problem::ReadableKeyFile { path: shown(path) })),
        Ok(_) => {
            let text = fs::read_to_string(path).map_err(|_| fault(Problem::UnreadableFile { path: shown(path) }))?;
            parse(&text).map(Some).map_err(fault)
        }
        Err(cause) if cause.kind() == ErrorKind::NotFound => Ok(None),
        Err(_) => Err(fault(Problem::UnreadableFile { path: shown(path) })),
    }
}

/// May anybody but its owner do anything with the file?
pub(super) fn is_open_to_others(file: &fs::Metadata) -> bool {
    file.permissions().mode() & 0o077 != 0
}

/// The first root key of an installation, kept in the data folder from now on.
///
/// It is written beside its place and moved there without overwriting: of two programs that start at once, both get the same key, and none
/// ever reads half of one.
pub fn make(config: &Config, chance: &dyn Chance) -> Result<Secret, ConfigFault> {
    let path = &config.data.join(FILE);
    let unusable = |_| fault(Problem::UnusableFolder { path: shown(path) });
    let bytes = domain::chance::bytes::<32>(chance);
    let draft = path.with_extension(format!("key.{}", std::process::id()));
    // A program of the same number may have been killed here and left its draft. It goes, rather than being written over:
    // whatever lies there may be another file by a link, or be open to others.
    match fs::remove_file(&draft) {
        Err(cause) if cause.kind() != ErrorKind::NotFound => return Err(unusable(cause)),
        _ => {}
    }
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft).map_err(unusable)?;
    file.write_all(format!("{}\n", STANDARD.encode(bytes)).as_bytes()).and_then(|()| file.sync_all()).map_err(unusable)?;
    let placed = fs::hard_link(&draft, path);
    fs::remove_file(&draft).map_err(unusable)?;
    match placed {
        Ok(()) => Ok(Secret::new(bytes)),
        Err(cause) if cause.kind() == ErrorKind::AlreadyExists => {
            read(path)?.ok_or_else(|| fault(Problem::UnreadableFile { path: shown(path) }))
        }
        Err(cause) => Err(unusable(cause)),
    }
}

/// 32 bytes in base64, padded or not, of either alphabet.
pub(super) fn parse(text: &str) -> Result<Secret, Problem> {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let text = text.trim().replace('-', "+").replace('_', "/");
    let bytes = GeneralPurpose::new(&alphabet::STANDARD, lenient).decode(text).map_err(|_| Problem::NotAKey)?;
    let bytes: [u8; 32] = bytes.try_into().map_err(|_| Problem::NotAKey)?;
    if is_guessable(&bytes) { Err(Problem::GuessableKey) } else { Ok(Secret::new(bytes)) }
}

/// Of 32 random bytes, fewer than one in 10¹² keys is refused wrongly.
fn is_guessable(bytes: &[u8; 32]) -> bool {
    let differing: BTreeSet<u8> = bytes.iter().copied().collect();
    let steps: BTreeSet<u8> = bytes.windows(2).map(|pair| pair[1].wrapping_sub(pair[0])).collect();
    let is_typed = bytes.iter().all(|byte| (b' '..=b'~').contains(byte));
    differing.len() < 16 || steps.len() < 8 || is_typed
}

fn fault(problem: Problem) -> ConfigFault {
    ConfigFault::new(Key::SecretKey, problem)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
