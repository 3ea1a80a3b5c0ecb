//! AC-97: no private key and no secret in what is published, the sources and the program.

use std::{path::Path, process::Command};

/// Keys that tests make up and need: each stands in one file, which says what it is for.
const MADE_UP: [&str; 2] = ["q5yKcK5n0pTCUVPrn9qg8W3a1sZ7uVdFh0mBxJt2eLs=", "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA"];

/// Secrets that say what they are, as extended regular expressions: a private key with its body, and what well-known services give out.
const TELLING: [&str; 8] = [
    r"PRIVATE KEY-----(\\n|[[:space:]])+[A-Za-z0-9+/=]{32}",
    r"\b(AKIA|ASIA)[0-9A-Z]{16}\b",
    r"\bgh[pousr]_[A-Za-z0-9]{36}\b",
    r"\bgithub_pat_[A-Za-z0-9_]{40}",
    r"\bglpat-[A-Za-z0-9_-]{20}",
    r"\bxox[abp]-[0-9]+-[A-Za-z0-9-]{20}",
    r"\bsk_live_[A-Za-z0-9]{20}",
    r"\beyJhbGciOi[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10}",
];

/// What secrets are called where they are written down.
const NAMES: [&str; 8] = ["secret", "password", "passwd", "token", "api_key", "apikey", "private", "key"];

fn house() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap()
}

/// Every file that is published, as git lists them; those not yet committed too.
fn published() -> Vec<String> {
    let listed =
        Command::new("git").args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(house()).output();
    let listed = String::from_utf8(listed.unwrap().stdout).unwrap();
    let is_there = |name: &&str| house().join(name).is_file();
    let files: Vec<String> = listed.split('\0').filter(|name| !name.is_empty()).filter(is_there).map(str::to_owned).collect();
    assert!(files.len() > 200, "{} files", files.len());
    files
}

#[test]
fn ac_97_no_private_key_and_no_secret_is_in_the_sources() {
    let names = published();
    for name in &names {
        let file = name.rsplit('/').next().unwrap();
        let ending = file.rsplit('.').next().unwrap_or_default();
        let is_kept_elsewhere = ["pem", "key", "p12", "pfx", "jks", "der", "db", "sqlite"].contains(&ending);
        assert!(
            !is_kept_elsewhere && !file.starts_with("id_rsa") && !file.starts_with(".env") && file != "secret.key",
            "{name} is not to be published"
        );
        let Ok(text) = std::fs::read_to_string(house().join(name)) else { continue };
        let found: Vec<&str> = text.lines().filter(|line| assigns_a_secret(line)).collect();
        assert!(found.is_empty() || ending == "lock", "{name}: {found:?}");
    }
    assert_eq!(secrets(names.iter().map(Path::new)), [""; 0]);
}

#[test]
fn ac_97_no_private_key_and_no_secret_is_in_the_program() {
    let program = Path::new(env!("CARGO_BIN_EXE_trousseau"));
    assert!(std::fs::metadata(program).unwrap().len() > 1_000_000);
    assert_eq!(secrets([program]), [""; 0]);
    for made_up in MADE_UP {
        let found = Command::new("grep").args(["-q", "-a", "-F", "--", made_up]).arg(program).status().unwrap();
        assert_eq!(found.code(), Some(1), "a test's key is in the program");
    }
}

#[test]
fn ac_97_what_is_looked_for_is_found() {
    let folder = crate::program::folder();
    let found_in = |parts: &[&str]| {
        let file = folder.path().join("file");
        // Put together here, or this file would find itself.
        std::fs::write(&file, parts.concat()).unwrap();
        secrets([file.as_path()]).len()
    };
    assert_eq!(found_in(&["-----BEGIN RSA PRIVATE", " KEY-----\nMIIEpAIBAAKCAQEAwJ8mQz0cX1vTn5bRk2sYd7fGh3LpQeWu\n"]), 1);
    assert_eq!(found_in(&["x = 'AKIA", "IOSFODNN7EXAMPLE'"]), 1);
    assert_eq!(found_in(&["\0ghp_", "0123456789abcdefghijABCDEFGHIJ012345\0"]), 1);
    assert!(assigns_a_secret(&["smtp_password = \"hV8", "dQ2mZr7KpL9xWb4TnYc6FsJgAe3Uq\""].concat()));
    // A label without a key, a word, a name.
    assert_eq!(found_in(&["-----BEGIN PRIVATE", " KEY-----"]) + found_in(&["AKIA is a prefix"]), 0);
    for innocent in
        ["password = \"a lantern by the quiet sea\"", "TROUSSEAU_SECRET_KEY_FILE=/run/secrets/trousseau", "let key = \"x\";"]
    {
        assert!(!assigns_a_secret(innocent), "{innocent}");
    }
}

/// Where in these files there are secrets. By `grep`: the program of a debug build is hundreds of megabytes.
fn secrets<'a>(files: impl IntoIterator<Item = &'a Path>) -> Vec<String> {
    let mut grep = Command::new("grep");
    // Text ends at a zero byte here, not at a line's end: a key spans lines.
    grep.env("LC_ALL", "C").current_dir(house()).args(["-z", "-a", "-H", "-o", "-E"]);
    for pattern in TELLING {
        grep.arg("-e").arg(pattern);
    }
    let found = grep.arg("--").args(files).output().unwrap();
    assert!(found.status.code().is_some_and(|code| code < 2), "{}", String::from_utf8_lossy(&found.stderr));
    String::from_utf8_lossy(&found.stdout).split('\0').filter(|it| !it.trim().is_empty()).map(str::to_owned).collect()
}

/// A name that secrets have, and a quoted text after it that nobody would remember: long, without spaces, with capitals, small letters and
/// digits.
fn assigns_a_secret(line: &str) -> bool {
    let Some((name, rest)) = line.split_once(['=', ':']) else { return false };
    let name = name.to_ascii_lowercase();
    let values = rest.split(['"', '\'', '`', ' ', ',']).filter(|value| {
        let is = |kind: fn(&char) -> bool| value.chars().filter(kind).count();
        let counts = [is(char::is_ascii_uppercase), is(char::is_ascii_lowercase), is(char::is_ascii_digit)];
        value.len() >= 24
            && value.bytes().all(|byte| is_base64(byte) || b"_-".contains(&byte))
            && counts.iter().all(|count| *count >= 3)
    });
    NAMES.iter().any(|known| name.contains(known)) && values.into_iter().any(|value| !MADE_UP.contains(&value))
}

fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"+/=".contains(&byte)
}
