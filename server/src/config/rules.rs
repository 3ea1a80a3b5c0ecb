//! What each key may hold.

use super::{
    ConfigFault, Database, Environment, Key, Log, LogFormat, Network, Problem, SecretText, Settings,
    secret_key::parse as parse_key,
};
use crate::mail;
use domain::keys::Secret;
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::Path,
};
use tracing_subscriber::EnvFilter;
use url::{Host, Url};

pub(super) fn environment(settings: &Settings) -> Result<Environment, ConfigFault> {
    match settings.text(Key::Env)?.as_deref() {
        None | Some("production") => Ok(Environment::Production),
        Some("development") => Ok(Environment::Development),
        Some(_) => Err(ConfigFault::new(Key::Env, Problem::NotAChoice { choices: "production, development" })),
    }
}

/// Scheme, host and port, nothing else: cookies of the prefix `__Host-` belong to a whole host.
pub(super) fn base_url(settings: &Settings, environment: Environment) -> Result<Url, ConfigFault> {
    let fault = |problem| ConfigFault::new(Key::BaseUrl, problem);
    let text = settings.text(Key::BaseUrl)?.ok_or_else(|| fault(Problem::Missing))?;
    let url = Url::parse(&text).map_err(|_| fault(Problem::NotABaseUrl))?;
    let is_bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let is_anonymous = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() || !is_bare || !is_anonymous {
        return Err(fault(Problem::NotABaseUrl));
    }
    match environment {
        Environment::Development if !is_loopback(&url) => Err(fault(Problem::NotLoopback)),
        Environment::Production if url.scheme() == "http" && !is_loopback(&url) => Err(fault(Problem::PlainHttp)),
        _ => Ok(url),
    }
}

/// Where nothing else is said. In development browsers come straight here, so that the address they come by tells the port.
const PORT: u16 = 3000;

/// A development installation shows its letters and moves its clock for whoever reaches it: that has to be this machine.
pub(super) fn listen(settings: &Settings, environment: Environment, base_url: &Url) -> Result<SocketAddr, ConfigFault> {
    let fault = |problem| ConfigFault::new(Key::Listen, problem);
    let Some(text) = settings.text(Key::Listen)? else {
        let told = base_url.port().filter(|_| environment == Environment::Development);
        return Ok(SocketAddr::from((Ipv4Addr::LOCALHOST, told.unwrap_or(PORT))));
    };
    let address: SocketAddr = text.parse().map_err(|_| fault(Problem::NotASocketAddress))?;
    if environment == Environment::Development && !address.ip().is_loopback() {
        return Err(fault(Problem::NotLoopback));
    }
    Ok(address)
}

pub(super) fn database(settings: &Settings, data: &Path) -> Result<Database, ConfigFault> {
    let fault = || ConfigFault::new(Key::DatabaseUrl, Problem::NotADatabase);
    let Some(text) = settings.text(Key::DatabaseUrl)? else { return Ok(Database::Sqlite(data.join("trousseau.db"))) };
    if let Some(path) = text.strip_prefix("sqlite:") {
        let path = path.strip_prefix("//").unwrap_or(path);
        // A database in memory would be another one for each connection, and gone at the end.
        let is_file = !path.is_empty() && !path.contains(['?', '#']) && path != ":memory:";
        return is_file.then(|| Database::Sqlite(path.into())).ok_or_else(fault);
    }
    match Url::parse(&text) {
        Ok(url) if matches!(url.scheme(), "postgres" | "postgresql") => Ok(Database::Postgres(SecretText::new(text))),
        _ => Err(fault()),
    }
}

/// Which forms of an address there are is the mail's to say; here it is checked before anything starts.
pub(super) fn smtp_url(settings: &Settings, environment: Environment) -> Result<Option<SecretText>, ConfigFault> {
    match settings.text(Key::SmtpUrl)?.map(SecretText::new) {
        Some(url) => mail::relay(&url, environment == Environment::Development).map(|_| Some(url)),
        None if environment == Environment::Development => Ok(None),
        None => Err(ConfigFault::new(Key::SmtpUrl, Problem::Missing)),
    }
}

pub(super) fn mail_from(settings: &Settings, environment: Environment) -> Result<String, ConfigFault> {
    let fault = |problem| ConfigFault::new(Key::MailFrom, problem);
    match settings.text(Key::MailFrom)? {
        Some(text) if mail::is_sender(&text) => Ok(text),
        Some(_) => Err(fault(Problem::NotASender)),
        None if environment == Environment::Development => Ok("trousseau@localhost".to_owned()),
        None => Err(fault(Problem::Missing)),
    }
}

pub(super) fn secret_key(settings: &Settings) -> Result<Option<Secret>, ConfigFault> {
    let text = settings.text(Key::SecretKey)?;
    text.map(|text| parse_key(&text)).transpose().map_err(|problem| ConfigFault::new(Key::SecretKey, problem))
}

/// Networks, or `none`. Who is reached by https has a proxy in front, because this server speaks none. Were it forgotten here,
/// everybody would be one client, the proxy, and anybody could use up the attempts of all.
pub(super) fn trusted_proxies(
    settings: &Settings,
    environment: Environment,
    base_url: &Url,
) -> Result<Vec<Network>, ConfigFault> {
    let fault = |problem| ConfigFault::new(Key::TrustedProxies, problem);
    let has_proxy = environment == Environment::Production && base_url.scheme() == "https";
    match settings.text(Key::TrustedProxies)?.as_deref() {
        None if has_proxy => Err(fault(Problem::ProxiesUnsaid)),
        None | Some("none") => Ok(Vec::new()),
        Some(text) => {
            let networks = text.split([',', ' ']).filter(|part| !part.is_empty()).map(str::parse).collect::<Result<_, _>>();
            networks.map_err(|_| fault(Problem::NotANetwork))
        }
    }
}

pub(super) fn log(settings: &Settings) -> Result<Log, ConfigFault> {
    let filter = settings.text(Key::Log)?.unwrap_or_else(|| "info".to_owned());
    EnvFilter::builder().parse(&filter).map_err(|_| ConfigFault::new(Key::Log, Problem::NotAFilter))?;
    let format = match settings.text(Key::LogFormat)?.as_deref() {
        None | Some("text") => LogFormat::Text,
        Some("json") => LogFormat::Json,
        Some(_) => return Err(ConfigFault::new(Key::LogFormat, Problem::NotAChoice { choices: "text, json" })),
    };
    Ok(Log { filter, format })
}

/// Does the address lead to this very machine?
fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(name)) => name == "localhost",
        None => false,
    }
}
