//! What the installation is told from outside: one struct, read from the environment and from `trousseau.toml`, checked before
//! anything starts.
//!
//! The environment wins over the file. In the file a key is its variable in lower case and without `TROUSSEAU_` (`base_url`,
//! `database_url`); a key that means nothing is refused, so that a typing error is not silently ignored. Secrets may also be
//! given as `…_FILE`, the path of a file that holds them. The first fault ends the start with one line that names its key, and
//! exit code 2.
//!
//! The other crates get values, never the environment.

mod fault;
mod key;
mod network;
mod rules;
pub mod secret_key;
mod settings;

pub use fault::{ConfigFault, Problem};
pub use key::Key;
pub use network::Network;
pub use settings::Settings;

use domain::keys::Secret;
use std::{fmt, net::SocketAddr, path::PathBuf};
use url::Url;

/// Everything that was configured. Prints without its secrets.
#[derive(Clone, Debug)]
pub struct Config {
    /// Production unless said otherwise.
    pub environment: Environment,
    /// Where people find the installation; scheme, host and port only. Every link starts with it.
    pub base_url: Url,
    /// Where the server listens. Loopback unless said otherwise (AC-96).
    pub listen: SocketAddr,
    /// The folder for the database, the key and, in development, the mails.
    pub data: PathBuf,
    /// The database.
    pub database: Database,
    /// The relay; always there in production.
    pub smtp_url: Option<SecretText>,
    /// Who the mails come from: `Name <address>` or an address.
    pub mail_from: String,
    /// The root key, if it was given; otherwise it lies in the data folder ([`secret_key::find`]).
    pub secret_key: Option<Secret>,
    /// The proxies whose word on a client's address counts.
    pub trusted_proxies: Vec<Network>,
    /// What to log.
    pub log: Log,
}

/// What kind of installation this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Environment {
    /// People's data: everything that could leak or mislead is refused.
    Production,
    /// On one's own machine: mail goes to a folder, the clock can be moved.
    Development,
}

/// Where the data is kept.
#[derive(Clone, Debug)]
pub enum Database {
    /// One file, one server.
    Sqlite(PathBuf),
    /// For several instances. The address usually holds a password.
    Postgres(SecretText),
}

/// What to log, and how.
#[derive(Clone, Debug)]
pub struct Log {
    /// `tracing-subscriber`'s filter.
    pub filter: String,
    /// One line per event in either.
    pub format: LogFormat,
}

/// How a line of the log looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs.
    Json,
}

/// A text that is nobody's business: prints as nothing.
#[derive(Clone)]
pub struct SecretText(String);

impl Config {
    /// Reads and checks everything.
    pub fn read(settings: &Settings) -> Result<Self, ConfigFault> {
        let environment = rules::environment(settings)?;
        let data = PathBuf::from(settings.text(Key::Data)?.unwrap_or_else(|| "data".to_owned()));
        let base_url = rules::base_url(settings, environment)?;
        Ok(Self {
            environment,
            listen: rules::listen(settings, environment, &base_url)?,
            database: rules::database(settings, &data)?,
            smtp_url: rules::smtp_url(settings, environment)?,
            mail_from: rules::mail_from(settings, environment)?,
            secret_key: rules::secret_key(settings)?,
            trusted_proxies: rules::trusted_proxies(settings, environment, &base_url)?,
            log: rules::log(settings)?,
            base_url,
            data,
        })
    }

    /// Whether browsers reach the installation by https: then cookies are `Secure` and bear the `__Host-` prefix.
    pub fn is_https(&self) -> bool {
        self.base_url.scheme() == "https"
    }

    /// Is this a development installation?
    pub fn is_development(&self) -> bool {
        self.environment == Environment::Development
    }
}

impl Database {
    /// As the database library wants it.
    pub fn url(&self) -> String {
        match self {
            Self::Sqlite(path) => {
                let escaped = path.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
                format!("sqlite://{escaped}")
            }
            Self::Postgres(url) => url.expose().to_owned(),
        }
    }
}

impl SecretText {
    /// Wraps it.
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, for the few places that have to use it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SecretText {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("SecretText(…)")
    }
}

#[cfg(test)]
mod tests;
