//! What can be wrong with the configuration, and how to say it in one line.

use super::Key;
use locales::Words;

/// One fault, with the name of its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigFault {
    /// The variable, or the key in the file.
    pub key: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a value. Holds no value of a secret key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has to be given.
    Missing,
    /// Once as itself and once as `…_FILE`.
    GivenTwice,
    /// The file that it names, or the configuration file itself, can't be read.
    UnreadableFile {
        /// Which.
        path: String,
    },
    /// The configuration file is no TOML.
    NotToml {
        /// Where.
        line: usize,
    },
    /// The configuration file has a key that means nothing.
    UnknownKey,
    /// The configuration file has something else than text here.
    NotText,
    /// Not one of the words it may be.
    NotAChoice {
        /// Which ones it may be.
        choices: &'static str,
    },
    /// Not an address of the form `https://staff.example.org`.
    NotABaseUrl,
    /// A development installation can only be reached from its own machine.
    NotLoopback,
    /// People's passwords would travel in the clear.
    PlainHttp,
    /// Not `address:port`.
    NotASocketAddress,
    /// Neither `sqlite://path` nor `postgres://…`.
    NotADatabase,
    /// The database doesn't answer.
    DatabaseUnreachable,
    /// None of the forms of an SMTP address.
    NotARelay,
    /// Mails would travel in the clear.
    PlainSmtp,
    /// Not an address to send from.
    NotASender,
    /// Not a list of networks such as `10.0.0.0/8`.
    NotANetwork,
    /// Whose word on a client's address counts has to be said, even if it is nobody's.
    ProxiesUnsaid,
    /// Not 32 bytes in base64.
    NotAKey,
    /// A key that others know, or could guess.
    GuessableKey,
    /// Others than its owner may read the key's file.
    ReadableKeyFile {
        /// Which.
        path: String,
    },
    /// The data folder, or something in it, can't be made or read.
    UnusableFolder {
        /// Which.
        path: String,
    },
    /// Not a filter for the log.
    NotAFilter,
    /// The address to listen on is taken or not this machine's.
    CannotListen {
        /// Which.
        address: String,
    },
}

impl ConfigFault {
    /// A fault in a key.
    pub fn new(key: Key, problem: Problem) -> Self {
        Self { key: key.variable().to_owned(), problem }
    }

    /// A fault in the file, or in one of its keys.
    pub(super) fn in_file(name: impl Into<String>, problem: Problem) -> Self {
        Self { key: name.into(), problem }
    }

    /// One line that names the key.
    pub fn sentence(&self, words: Words) -> String {
        let key = self.key.as_str();
        match &self.problem {
            Problem::Missing => words.cli_config_missing(key),
            Problem::GivenTwice => words.cli_config_given_twice(key),
            Problem::UnreadableFile { path } => words.cli_config_unreadable_file(key, path),
            Problem::NotToml { line } => words.cli_config_not_toml(key, &line.to_string()),
            Problem::UnknownKey => words.cli_config_unknown_key(key),
            Problem::NotText => words.cli_config_not_text(key),
            Problem::NotAChoice { choices } => words.cli_config_not_a_choice(key, choices),
            Problem::NotABaseUrl => words.cli_config_not_a_base_url(key),
            Problem::NotLoopback => words.cli_config_not_loopback(key),
            Problem::PlainHttp => words.cli_config_plain_http(key),
            Problem::NotASocketAddress => words.cli_config_not_a_socket_address(key),
            Problem::NotADatabase => words.cli_config_not_a_database(key),
            Problem::DatabaseUnreachable => words.cli_config_database_unreachable(key),
            Problem::NotARelay => words.cli_config_not_a_relay(key),
            Problem::PlainSmtp => words.cli_config_plain_smtp(key),
            Problem::NotASender => words.cli_config_not_a_sender(key),
            Problem::NotANetwork => words.cli_config_not_a_network(key),
            Problem::ProxiesUnsaid => words.cli_config_proxies_unsaid(key),
            Problem::NotAKey => words.cli_config_not_a_key(key),
            Problem::GuessableKey => words.cli_config_guessable_key(key),
            Problem::ReadableKeyFile { path } => words.cli_config_readable_key_file(key, path),
            Problem::UnusableFolder { path } => words.cli_config_unusable_folder(key, path),
            Problem::NotAFilter => words.cli_config_not_a_filter(key),
            Problem::CannotListen { address } => words.cli_config_cannot_listen(key, address),
        }
    }
}
