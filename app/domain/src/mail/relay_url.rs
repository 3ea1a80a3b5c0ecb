//! `SMTP_URL`, in the forms that lettre documents: `smtps://user:password@host`, `smtp://user:password@host?tls=required`, and plain
//! `smtp://host` for a relay on this very machine. A path is the name to say hello with.

use lettre::transport::smtp::{SMTP_PORT, SUBMISSION_PORT, SUBMISSIONS_PORT, authentication::Credentials, extension::ClientId};
use percent_encoding::percent_decode_str;
use std::net::IpAddr;
use url::Url;

/// Why an `SMTP_URL` is refused. None of them repeats the value: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpUrlProblem {
    /// Not a URL, or not readable as text once decoded.
    Unreadable,
    /// It names no host.
    NoHost,
    /// Neither `smtp` nor `smtps`.
    UnknownScheme,
    /// `tls=` is something else than `required`. `opportunistic` is refused too: whoever sits on the line can switch it off.
    UnknownTls,
    /// Unencrypted to another machine: letters open accounts, and the password would be readable on the way.
    Plaintext,
}

/// How a relay is spoken to.
#[derive(Debug)]
pub(super) struct Settings {
    pub host: String,
    pub port: u16,
    pub encryption: Encryption,
    pub hello: ClientId,
    pub credentials: Option<Credentials>,
}

/// When the conversation is encrypted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encryption {
    Never,
    /// After the first greeting, by `STARTTLS`, or there is no conversation.
    FromHello,
    /// From the first byte.
    FromStart,
}

impl Settings {
    /// Reads the URL. In development a relay without encryption may also be elsewhere, as long as no password goes there.
    pub fn parse(url: &str, development: bool) -> Result<Self, SmtpUrlProblem> {
        let url = Url::parse(url).map_err(|_| SmtpUrlProblem::Unreadable)?;
        let (encryption, usual_port) = encryption(&url)?;
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(SmtpUrlProblem::NoHost)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let credentials = credentials(&url)?;
        if encryption == Encryption::Never && !is_loopback(&host) && (!development || credentials.is_some()) {
            return Err(SmtpUrlProblem::Plaintext);
        }
        let name = url.path().trim_matches('/');
        let hello = if name.is_empty() { ClientId::default() } else { ClientId::Domain(decoded(name)?) };
        Ok(Self { host, port: url.port().unwrap_or(usual_port), encryption, hello, credentials })
    }
}

fn encryption(url: &Url) -> Result<(Encryption, u16), SmtpUrlProblem> {
    let tls = url.query_pairs().find(|(key, _)| key == "tls").map(|(_, value)| value);
    match (url.scheme(), tls.as_deref()) {
        ("smtps", None | Some("required")) => Ok((Encryption::FromStart, SUBMISSIONS_PORT)),
        ("smtp", Some("required")) => Ok((Encryption::FromHello, SUBMISSION_PORT)),
        ("smtp", None) => Ok((Encryption::Never, SMTP_PORT)),
        ("smtp" | "smtps", Some(_)) => Err(SmtpUrlProblem::UnknownTls),
        _ => Err(SmtpUrlProblem::UnknownScheme),
    }
}

fn credentials(url: &Url) -> Result<Option<Credentials>, SmtpUrlProblem> {
    let Some(password) = url.password() else { return Ok(None) };
    Ok(Some(Credentials::new(decoded(url.username())?, decoded(password)?)))
}

fn decoded(text: &str) -> Result<String, SmtpUrlProblem> {
    let text = percent_decode_str(text).decode_utf8().map_err(|_| SmtpUrlProblem::Unreadable)?;
    // A line break would end the command that it is part of.
    if text.contains(char::is_control) { Err(SmtpUrlProblem::Unreadable) } else { Ok(text.into_owned()) }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse().is_ok_and(|address: IpAddr| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(url: &str) -> Option<SmtpUrlProblem> {
        Settings::parse(url, false).err()
    }

    #[test]
    fn the_documented_forms_are_taken() {
        for (url, host, port, encryption) in [
            ("smtps://u:p@mail.example.org", "mail.example.org", 465, Encryption::FromStart),
            ("smtps://mail.example.org:1465", "mail.example.org", 1465, Encryption::FromStart),
            ("smtp://u:p@mail.example.org?tls=required", "mail.example.org", 587, Encryption::FromHello),
            ("smtp://localhost", "localhost", 25, Encryption::Never),
            ("smtp://127.0.0.1:2525", "127.0.0.1", 2525, Encryption::Never),
            ("smtp://[::1]:2525/", "::1", 2525, Encryption::Never),
        ] {
            let settings = Settings::parse(url, false).unwrap();
            assert_eq!((settings.host.as_str(), settings.port, settings.encryption), (host, port, encryption), "{url}");
        }
    }

    #[test]
    fn a_password_is_decoded() {
        let settings = Settings::parse("smtps://me%40example.org:a%2Fb%3Ac+d@mail.example.org", false).unwrap();
        assert_eq!(settings.credentials, Some(Credentials::new("me@example.org".into(), "a/b:c+d".into())));
    }

    #[test]
    fn a_path_is_the_name_to_say_hello_with() {
        let settings = Settings::parse("smtps://mail.example.org/console.example.org", false).unwrap();
        assert_eq!(settings.hello, ClientId::Domain("console.example.org".into()));
    }

    #[test]
    fn ac_36_an_unencrypted_relay_elsewhere_is_refused() {
        for url in
            ["smtp://mail.example.org", "smtp://10.0.0.1:25", "smtp://localhost.example.org", "smtp://u:p@mail.example.org"]
        {
            assert_eq!(problem(url), Some(SmtpUrlProblem::Plaintext), "{url}");
        }
        assert!(Settings::parse("smtp://mailcatcher:1025", true).is_ok());
        assert_eq!(Settings::parse("smtp://u:p@mailcatcher:1025", true).err(), Some(SmtpUrlProblem::Plaintext));
    }

    #[test]
    fn ac_36_encryption_that_can_be_switched_off_on_the_way_is_refused() {
        assert_eq!(problem("smtp://mail.example.org?tls=opportunistic"), Some(SmtpUrlProblem::UnknownTls));
        assert_eq!(problem("smtps://mail.example.org?tls=none"), Some(SmtpUrlProblem::UnknownTls));
    }

    #[test]
    fn everything_else_is_refused_by_its_reason() {
        assert_eq!(problem("mail.example.org"), Some(SmtpUrlProblem::Unreadable));
        assert_eq!(problem(""), Some(SmtpUrlProblem::Unreadable));
        assert_eq!(problem("http://mail.example.org"), Some(SmtpUrlProblem::UnknownScheme));
        assert_eq!(problem("smtps:mail.example.org"), Some(SmtpUrlProblem::NoHost));
        assert_eq!(problem("smtps://u:%0d%0a@mail.example.org"), Some(SmtpUrlProblem::Unreadable));
    }
}
