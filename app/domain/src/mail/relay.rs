//! The conversation with a relay (RFC 5321), step by step, so that every step can tell what its failure means.

use super::{
    SentMail, SmtpUrlProblem,
    outcome::{Outcome, Phase, Reply, Trouble},
    relay_url::{Encryption, Settings},
};
use lettre::{
    Address,
    transport::smtp::{
        Error,
        authentication::DEFAULT_MECHANISMS,
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail, Rcpt, Rset},
        extension::{Extension, MailBodyParameter, MailParameter},
    },
};
use std::{
    fmt::Display,
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::time::{Instant, timeout};

/// Connections kept open between letters.
const KEPT: usize = 2;

/// How long one is kept: relays close silent connections after some minutes, and a stale one costs a try.
const KEPT_FOR: Duration = Duration::from_secs(20);

/// How long each step may take. Together they stay below the letter's lease ([`crate::outbox::LEASE`]), so that no second worker takes a
/// letter that is still being spoken about.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// Until the connection stands.
    pub connect: Duration,
    /// Greeting, encryption and credentials together.
    pub session: Duration,
    /// Each of `MAIL`, `RCPT` and `DATA`.
    pub command: Duration,
    /// From the first byte of the message to the answer after its final dot. RFC 5321 §4.5.3.2.6 asks for ten minutes: relays scan in
    /// the meantime, and whoever hangs up early sends twice.
    pub message: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let seconds = Duration::from_secs;
        Self { connect: seconds(20), session: seconds(50), command: seconds(45), message: seconds(600) }
    }
}

/// A relay, with the connections to it. Cheap to clone.
#[derive(Clone)]
pub struct Relay(Arc<Parts>);

struct Parts {
    settings: Settings,
    tls: Option<TlsParameters>,
    patience: Patience,
    idle: Mutex<Vec<Idle>>,
    /// It takes a letter's own return path for a sender. Supposed until it refuses one.
    takes_return_paths: AtomicBool,
}

struct Idle {
    connection: AsyncSmtpConnection,
    since: Instant,
}

impl Relay {
    /// From an `SMTP_URL`; see [`SmtpUrlProblem`] for what is refused.
    pub fn from_url(url: &str, development: bool) -> Result<Self, SmtpUrlProblem> {
        Self::with(url, development, Patience::default(), TlsParameters::new)
    }

    /// For tests: less patience, and one more certificate (DER) that is trusted.
    #[cfg(feature = "testing")]
    pub fn for_tests(url: &str, patience: Patience, trusted: Option<Vec<u8>>) -> Result<Self, SmtpUrlProblem> {
        use lettre::transport::smtp::client::{Certificate, CertificateStore};
        Self::with(url, false, patience, |host| {
            let tls = TlsParameters::builder(host).certificate_store(CertificateStore::None);
            match trusted {
                Some(der) => tls.add_root_certificate(Certificate::from_der(der)?).build(),
                None => tls.build(),
            }
        })
    }

    fn with(
        url: &str,
        development: bool,
        patience: Patience,
        tls: impl FnOnce(String) -> Result<TlsParameters, Error>,
    ) -> Result<Self, SmtpUrlProblem> {
        let settings = Settings::parse(url, development)?;
        let tls = match settings.encryption {
            Encryption::Never => None,
            Encryption::FromHello | Encryption::FromStart => {
                Some(tls(settings.host.clone()).map_err(|_| SmtpUrlProblem::Unreadable)?)
            }
        };
        Ok(Self(Arc::new(Parts { settings, tls, patience, idle: Mutex::default(), takes_return_paths: AtomicBool::new(true) })))
    }

    /// Its host and port.
    pub fn address(&self) -> (&str, u16) {
        (&self.0.settings.host, self.0.settings.port)
    }

    /// Hands one message over.
    pub async fn send(&self, mail: &SentMail) -> Outcome {
        if let Some(connection) = self.take_idle() {
            let outcome = self.transact(connection, mail).await;
            if !was_stale(&outcome) {
                return outcome;
            }
        }
        match self.open().await {
            Ok(connection) => self.transact(connection, mail).await,
            Err(outcome) => outcome,
        }
    }

    /// Says goodbye on connections that have been silent for too long, or on all.
    pub async fn close_idle(&self, all: bool) {
        let closing: Vec<Idle> = {
            let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
            let (closing, kept) = idle.drain(..).partition(|idle| all || idle.since.elapsed() > KEPT_FOR);
            *idle = kept;
            closing
        };
        for mut idle in closing {
            let _ = timeout(Duration::from_secs(2), idle.connection.quit()).await;
        }
    }

    fn take_idle(&self) -> Option<AsyncSmtpConnection> {
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.retain(|idle| idle.since.elapsed() <= KEPT_FOR);
        idle.pop().map(|idle| idle.connection)
    }

    /// Keeps a connection for the next letter, if it is still good for one.
    async fn keep(&self, mut connection: AsyncSmtpConnection, outcome: &Outcome) {
        let good = match outcome {
            Outcome::Accepted(_) => true,
            // 421: the relay is about to hang up.
            Outcome::Deferred { reply, .. } | Outcome::Refused { reply, .. } if reply.code != 421 => {
                self.ask(&mut connection, Phase::Mail, Rset).await.is_ok()
            }
            _ => false,
        };
        let mut idle = self.0.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if good && idle.len() < KEPT {
            idle.push(Idle { connection, since: Instant::now() });
        }
    }

    /// Connects, encrypts, signs in.
    async fn open(&self) -> Result<AsyncSmtpConnection, Outcome> {
        let Parts { settings, patience, .. } = &*self.0;
        let silent = || Outcome::NotReached { cause: "it did not answer in time".to_owned() };
        timeout(patience.connect + patience.session, self.session()).await.map_err(|_| silent())?.inspect_err(|_| {
            tracing::debug!(mail.relay = settings.host, "no conversation with the relay");
        })
    }

    async fn session(&self) -> Result<AsyncSmtpConnection, Outcome> {
        let Parts { settings, tls, patience, .. } = &*self.0;
        let Settings { host, port, hello, credentials, encryption } = settings;
        let from_start = tls.clone().filter(|_| *encryption == Encryption::FromStart);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1((host.as_str(), *port), Some(patience.connect), hello, from_start, None)
                .await
                .map_err(|error| no_session(&error, Trouble::TurnedAway))?;
        if let Some(tls) = tls.clone().filter(|_| *encryption == Encryption::FromHello) {
            connection.starttls(tls, hello).await.map_err(|error| no_session(&error, Trouble::NoTls))?;
        }
        if let Some(credentials) = credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await.map_err(|error| no_session(&error, Trouble::Credentials))?;
        }
        Ok(connection)
    }

    /// One letter.
    async fn transact(&self, mut connection: AsyncSmtpConnection, mail: &SentMail) -> Outcome {
        let outcome = match self.converse(&mut connection, mail).await {
            Ok(reply) => Outcome::Accepted(reply),
            Err(outcome) => outcome,
        };
        self.keep(connection, &outcome).await;
        if mail.from != mail.author && outcome.is_about_the_sender() && self.0.takes_return_paths.swap(false, Ordering::Relaxed) {
            // The letter is none the worse for it: it is soon tried again. Its bounces are then known by its Message-ID alone.
            tracing::warn!(mail.relay = self.0.settings.host, "the relay takes no sender but the configured one");
            return Outcome::Interrupted { phase: Phase::Rcpt };
        }
        outcome
    }

    async fn converse(&self, connection: &mut AsyncSmtpConnection, mail: &SentMail) -> Result<Reply, Outcome> {
        let parameters = parameters(connection, mail)?;
        let from = if self.0.takes_return_paths.load(Ordering::Relaxed) { &mail.from } else { &mail.author };
        let (from, to) = (address(from, Phase::Mail)?, address(&mail.to, Phase::Rcpt)?);
        self.ask(connection, Phase::Mail, Mail::new(Some(from), parameters)).await?;
        self.ask(connection, Phase::Rcpt, Rcpt::new(to, Vec::new())).await?;
        self.ask(connection, Phase::Data, Data).await?;
        let answer = timeout(self.0.patience.message, connection.message(&mail.raw)).await;
        answered(Phase::Dot, answer)
    }

    async fn ask(&self, connection: &mut AsyncSmtpConnection, phase: Phase, command: impl Display) -> Result<Reply, Outcome> {
        answered(phase, timeout(self.0.patience.command, connection.command(command)).await)
    }
}

type Answer = Result<Result<lettre::transport::smtp::response::Response, Error>, tokio::time::error::Elapsed>;

fn answered(phase: Phase, answer: Answer) -> Result<Reply, Outcome> {
    match answer {
        Ok(Ok(response)) => Ok(Reply::of(&response)),
        Ok(Err(error)) => Err(negative_reply(&error).map_or(Outcome::lost(phase), |reply| Outcome::negative(phase, reply))),
        Err(_) => Err(Outcome::lost(phase)),
    }
}

/// A connection kept from an earlier letter that the relay had closed meanwhile: nothing was said on it, so a new one is as good.
fn was_stale(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Interrupted { phase: Phase::Mail } => true,
        Outcome::Deferred { phase: Phase::Mail, reply } => reply.code == 421,
        _ => false,
    }
}

/// What `MAIL` has to announce. An address in other letters than ASCII needs a relay that takes it (RFC 6531).
fn parameters(connection: &AsyncSmtpConnection, mail: &SentMail) -> Result<Vec<MailParameter>, Outcome> {
    let mut parameters = Vec::new();
    if !(mail.to.is_ascii() && mail.from.is_ascii()) {
        if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
            let reply = Reply::new(553, "5.6.7 the relay takes no addresses beyond ASCII");
            return Err(Outcome::Refused { phase: Phase::Mail, reply });
        }
        parameters.push(MailParameter::SmtpUtfEight);
    }
    if !mail.raw.is_ascii() && connection.server_info().supports_feature(Extension::EightBitMime) {
        parameters.push(MailParameter::Body(MailBodyParameter::EightBitMime));
    }
    Ok(parameters)
}

/// An address as a command takes it: parsed again, so that nothing else can be in it.
fn address(text: &str, phase: Phase) -> Result<Address, Outcome> {
    text.parse().map_err(|_| Outcome::Refused { phase, reply: Reply::new(553, "not an address") })
}

/// Why there is no conversation: the relay is away, or can't be used. `trouble` is what a refusal at this step means.
fn no_session(error: &Error, trouble: Trouble) -> Outcome {
    let cause = negative_reply(error).map_or_else(|| innermost(error), |reply| reply.to_string());
    if is_tls(error) {
        return Outcome::RelayUnusable { trouble: Trouble::BadTls, cause };
    }
    // lettre's word for what it refuses to do by itself: no STARTTLS offered, no mechanism in common.
    if error.is_permanent() || error.is_client() {
        return Outcome::RelayUnusable { trouble, cause };
    }
    Outcome::NotReached { cause }
}

/// rustls reports whatever is wrong with a certificate or a handshake as invalid data.
fn is_tls(error: &Error) -> bool {
    let mut faults = sources(error).filter_map(|source| source.downcast_ref::<io::Error>());
    error.is_tls() || faults.any(|fault| fault.kind() == io::ErrorKind::InvalidData)
}

/// The cause of causes; what wraps it only says "connection error".
fn innermost(error: &Error) -> String {
    sources(error).last().map_or_else(|| error.to_string(), ToString::to_string)
}

fn sources(error: &Error) -> impl Iterator<Item = &(dyn std::error::Error + 'static)> {
    std::iter::successors(std::error::Error::source(error), |source| source.source())
}

fn negative_reply(error: &Error) -> Option<Reply> {
    let code = error.status()?;
    let text = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
    Some(Reply::new(code.into(), &text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_ends_before_its_letters_lease() {
        let Patience { connect, session, command, message } = Patience::default();
        // MAIL on a kept connection that has gone stale, then MAIL, RCPT and DATA on a new one, and RSET before the outcome is
        // written down.
        let longest = connect + session + 5 * command + message;
        assert!(longest < crate::outbox::LEASE.to_std().unwrap(), "{longest:?}");
    }
}
