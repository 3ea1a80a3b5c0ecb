//! Configuration: what is refused, and under which name.

use super::*;
use domain::chance::System;
use std::{collections::BTreeMap, fs, os::unix::fs::PermissionsExt as _};

const KEY: &str = "q5yKcK5n0pTCUVPrn9qg8W3a1sZ7uVdFh0mBxJt2eLs=";

fn production() -> BTreeMap<String, String> {
    [
        ("TROUSSEAU_BASE_URL", "https://staff.example.org"),
        ("SMTP_URL", "smtps://user:relay-password@mail.example.org"),
        ("TROUSSEAU_MAIL_FROM", "Staff <staff@example.org>"),
        ("TROUSSEAU_SECRET_KEY", KEY),
        ("TROUSSEAU_TRUSTED_PROXIES", "none"),
    ]
    .into_iter()
    .map(|(key, value)| (key.to_owned(), value.to_owned()))
    .collect()
}

fn read(variables: BTreeMap<String, String>) -> Result<Config, ConfigFault> {
    let nowhere = tempfile::tempdir().unwrap();
    Config::read(&Settings::gather(variables, nowhere.path())?)
}

fn with(key: &str, value: &str) -> Result<Config, ConfigFault> {
    let mut variables = production();
    variables.insert(key.to_owned(), value.to_owned());
    read(variables)
}

fn without(key: &str) -> Result<Config, ConfigFault> {
    let mut variables = production();
    variables.remove(key);
    read(variables)
}

#[test]
fn in_development_the_server_listens_where_its_address_leads() {
    let variables = [("TROUSSEAU_ENV", "development"), ("TROUSSEAU_BASE_URL", "http://localhost:4100")];
    assert_eq!(Config::read(&Settings::from_variables(variables)).unwrap().listen.to_string(), "127.0.0.1:4100");
    let said = [variables[0], variables[1], ("TROUSSEAU_LISTEN", "127.0.0.1:4200")];
    assert_eq!(Config::read(&Settings::from_variables(said)).unwrap().listen.port(), 4200);
}

#[test]
fn what_is_left_out_has_its_default() {
    let config = read(production()).unwrap();
    assert_eq!(config.environment, Environment::Production);
    assert_eq!(config.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.database.url(), "sqlite://data/trousseau.db");
    assert!(config.is_https() && config.trusted_proxies.is_empty());
}

#[test]
fn ft_36_each_faulty_value_names_its_key() {
    let faults = [
        (without("TROUSSEAU_BASE_URL"), "TROUSSEAU_BASE_URL", Problem::Missing),
        (with("TROUSSEAU_BASE_URL", ""), "TROUSSEAU_BASE_URL", Problem::Missing),
        (with("TROUSSEAU_BASE_URL", "staff.example.org"), "TROUSSEAU_BASE_URL", Problem::NotABaseUrl),
        (with("TROUSSEAU_BASE_URL", "https://staff.example.org/below"), "TROUSSEAU_BASE_URL", Problem::NotABaseUrl),
        (with("TROUSSEAU_BASE_URL", "https://me@staff.example.org"), "TROUSSEAU_BASE_URL", Problem::NotABaseUrl),
        (with("TROUSSEAU_BASE_URL", "http://staff.example.org"), "TROUSSEAU_BASE_URL", Problem::PlainHttp),
        (with("TROUSSEAU_LISTEN", "localhost"), "TROUSSEAU_LISTEN", Problem::NotASocketAddress),
        (with("DATABASE_URL", "mysql://db"), "DATABASE_URL", Problem::NotADatabase),
        (with("DATABASE_URL", "sqlite::memory:"), "DATABASE_URL", Problem::NotADatabase),
        (without("SMTP_URL"), "SMTP_URL", Problem::Missing),
        (with("SMTP_URL", "smtp://mail.example.org"), "SMTP_URL", Problem::PlainSmtp),
        (with("SMTP_URL", "smtp://mail.example.org?tls=opportunistic"), "SMTP_URL", Problem::NotARelay),
        (with("SMTP_URL", "mail.example.org:25"), "SMTP_URL", Problem::NotARelay),
        (without("TROUSSEAU_MAIL_FROM"), "TROUSSEAU_MAIL_FROM", Problem::Missing),
        (with("TROUSSEAU_MAIL_FROM", "the staff office"), "TROUSSEAU_MAIL_FROM", Problem::NotASender),
        (without("TROUSSEAU_TRUSTED_PROXIES"), "TROUSSEAU_TRUSTED_PROXIES", Problem::ProxiesUnsaid),
        (with("TROUSSEAU_TRUSTED_PROXIES", "none, ::1"), "TROUSSEAU_TRUSTED_PROXIES", Problem::NotANetwork),
        (with("TROUSSEAU_TRUSTED_PROXIES", "10.0.0.0/8, proxy"), "TROUSSEAU_TRUSTED_PROXIES", Problem::NotANetwork),
        (with("TROUSSEAU_ENV", "staging"), "TROUSSEAU_ENV", Problem::NotAChoice { choices: "production, development" }),
        (with("RUST_LOG", "info,=nonsense="), "RUST_LOG", Problem::NotAFilter),
        (with("TROUSSEAU_LOG_FORMAT", "xml"), "TROUSSEAU_LOG_FORMAT", Problem::NotAChoice { choices: "text, json" }),
        (with("TROUSSEAU_SECRET_KEY_FILE", "/run/key"), "TROUSSEAU_SECRET_KEY", Problem::GivenTwice),
        (with("TROUSSEAU_SECRET_KEY", "c2hvcnQ="), "TROUSSEAU_SECRET_KEY", Problem::NotAKey),
    ];
    for (outcome, key, problem) in faults {
        let fault = outcome.unwrap_err();
        assert_eq!((fault.key.as_str(), &fault.problem), (key, &problem));
        for locale in locales::Locale::ALL {
            let line = fault.sentence(locales::Words::new(*locale));
            assert!(line.contains(key) && !line.contains('\n'), "{line}");
        }
    }
}

#[test]
fn a_relay_without_encryption_is_taken_on_this_machine_only() {
    for url in ["smtp://localhost:1025", "smtp://127.0.0.1:2525", "smtp://[::1]:25", "smtp://relay.example.org?tls=required"] {
        assert!(with("SMTP_URL", url).is_ok(), "{url}");
    }
}

#[test]
fn ac_49_without_https_nobody_has_to_name_a_proxy() {
    let mut variables = production();
    variables.remove("TROUSSEAU_TRUSTED_PROXIES");
    variables.insert("TROUSSEAU_BASE_URL".into(), "http://localhost:3000".into());
    assert!(read(variables).unwrap().trusted_proxies.is_empty());
}

#[test]
fn development_is_for_this_machine_and_needs_no_relay() {
    let development = |base: &str| {
        read(
            [("TROUSSEAU_ENV", "development"), ("TROUSSEAU_BASE_URL", base)]
                .map(|(key, value)| (key.into(), value.into()))
                .into(),
        )
    };
    let config = development("http://localhost:3000").unwrap();
    assert!(config.smtp_url.is_none() && config.secret_key.is_none() && !config.is_https());
    assert!(development("http://127.0.0.1:3000").is_ok() && development("http://[::1]:3000").is_ok());
    assert_eq!(development("https://staff.example.org").unwrap_err().problem, Problem::NotLoopback);
}

#[test]
fn the_environment_wins_over_the_file_and_secrets_may_lie_in_files() {
    let folder = tempfile::tempdir().unwrap();
    let key_file = folder.path().join("root");
    fs::write(&key_file, format!("{KEY}\n")).unwrap();
    let file = format!(
        "base_url = 'https://file.example.org'\nlisten = '127.0.0.1:4000'\nsecret_key_file = '{}'\ntrusted_proxies = ['10.0.0.0/8', '::1']\n",
        key_file.display()
    );
    fs::write(folder.path().join("trousseau.toml"), file).unwrap();
    let mut variables = production();
    variables.remove("TROUSSEAU_SECRET_KEY");
    variables.remove("TROUSSEAU_TRUSTED_PROXIES");
    let config = Config::read(&Settings::gather(variables, folder.path()).unwrap()).unwrap();
    assert_eq!(config.base_url.host_str(), Some("staff.example.org"));
    assert_eq!(config.listen.port(), 4000);
    assert_eq!(config.trusted_proxies.len(), 2);
    assert!(config.secret_key.is_some());
}

#[test]
fn an_unknown_key_in_the_file_is_refused_by_name_and_a_broken_file_by_line() {
    let folder = tempfile::tempdir().unwrap();
    let fault = |text: &str| {
        fs::write(folder.path().join("trousseau.toml"), text).unwrap();
        Settings::gather([], folder.path()).err().unwrap()
    };
    assert_eq!(fault("base_ulr = \"x\"\n"), ConfigFault::in_file("base_ulr", Problem::UnknownKey));
    assert_eq!(fault("listen_file = \"x\"\n"), ConfigFault::in_file("listen_file", Problem::UnknownKey));
    assert_eq!(fault("listen = 3000\n"), ConfigFault::in_file("listen", Problem::NotText));
    assert_eq!(fault("data = \"x\"\nlisten = \n"), ConfigFault::in_file("trousseau.toml", Problem::NotToml { line: 2 }));
}

#[test]
fn ac_96_short_typed_and_sample_keys_are_refused() {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    let counting: Vec<u8> = (0..32).collect();
    for guessable in
        [&[0; 32][..], &[0xAA; 32], &counting, b"please-change-this-secret-key-00", b"01234567890123456789012345678901"]
    {
        assert_eq!(secret_key::parse(&STANDARD.encode(guessable)).err(), Some(Problem::GuessableKey));
    }
    for short in ["", "secret", "changeme", &STANDARD.encode([7; 16]), &STANDARD.encode([7; 31]), &STANDARD.encode([7; 33])] {
        assert_eq!(secret_key::parse(short).err(), Some(Problem::NotAKey));
    }
    assert!(secret_key::parse(KEY).is_ok() && secret_key::parse(KEY.trim_end_matches('=')).is_ok());
}

#[test]
fn ac_96_the_key_is_made_once_for_its_owner_alone_and_refused_when_others_may_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = read(production()).unwrap();
    config.secret_key = None;
    config.data = folder.path().to_owned();
    assert!(secret_key::find(&config).unwrap().is_none());
    let made = secret_key::make(&config, &System).unwrap();
    assert!(secret_key::make(&config, &System).unwrap().same(&made), "of two that start at once, both get the same");
    assert!(secret_key::find(&config).unwrap().is_some_and(|found| found.same(&made)));
    let path = folder.path().join("secret.key");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(secret_key::find(&config).unwrap_err().problem, Problem::ReadableKeyFile { .. }));
    let second = secret_key::make(&config, &System).unwrap_err();
    assert!(matches!(second.problem, Problem::ReadableKeyFile { .. }), "nor is one taken that was there just before ours");
}

#[test]
fn ac_96_what_lies_where_the_key_is_drafted_never_becomes_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut config = read(production()).unwrap();
    config.secret_key = None;
    config.data = folder.path().to_owned();
    let (draft, elsewhere) = (folder.path().join(format!("secret.key.{}", std::process::id())), folder.path().join("elsewhere"));
    fs::write(&elsewhere, "untouched").unwrap();
    std::os::unix::fs::symlink(&elsewhere, &draft).unwrap();
    secret_key::make(&config, &System).unwrap();
    assert_eq!(fs::read_to_string(&elsewhere).unwrap(), "untouched");
    let made = fs::symlink_metadata(folder.path().join("secret.key")).unwrap();
    assert!(made.is_file() && made.permissions().mode() & 0o777 == 0o600 && !draft.exists());
}

#[test]
fn a_configuration_file_that_holds_secrets_is_nobody_elses_to_read() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("trousseau.toml");
    let is_exposed = |text: &str, mode: u32| {
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        Settings::gather([], folder.path()).unwrap().has_exposed_secrets()
    };
    for secret in [
        format!("secret_key = '{KEY}'"),
        "smtp_url = 'smtps://user:relay-password@mail.example.org'".to_owned(),
        "database_url = 'postgres://me:database-password@db/trousseau'".to_owned(),
        "database_url = 'postgres://db/trousseau?user=me&password=database-password'".to_owned(),
    ] {
        assert_eq!([0o600, 0o640, 0o604].map(|mode| is_exposed(&secret, mode)), [false, true, true], "{secret}");
    }
    for harmless in ["secret_key_file = '/run/key'", "smtp_url = 'smtps://mail.example.org'", "database_url = 'sqlite://x.db'"] {
        assert!(!is_exposed(harmless, 0o644), "{harmless}");
    }
    assert!(!Settings::gather(production(), tempfile::tempdir().unwrap().path()).unwrap().has_exposed_secrets());
}

#[test]
fn secrets_are_not_printed() {
    let mut variables = production();
    variables.insert("DATABASE_URL".into(), "postgres://me:database-password@db/trousseau".into());
    let printed = format!("{:?}", read(variables).unwrap());
    for secret in ["relay-password", "database-password", KEY] {
        assert!(!printed.contains(secret), "{printed}");
    }
}
