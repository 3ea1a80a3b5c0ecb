//! Who takes a message.

use super::{Mailbox, Outcome, SentMail, SmtpUrlProblem, outcome::Reply, relay::Relay};
use std::sync::{Arc, Mutex, PoisonError};

/// What a relay of the tests says.
pub type Script = Arc<dyn Fn(&SentMail) -> Outcome + Send + Sync>;

/// Who takes a message. Cheap to clone.
#[derive(Clone)]
pub enum Transport {
    /// A relay.
    Smtp(Relay),
    /// The development mailbox.
    Folder(Mailbox),
    /// Both; what the relay says counts.
    Both(Relay, Mailbox),
    /// A list, for tests.
    Memory(Arc<Mutex<Vec<SentMail>>>),
    /// Whatever it says to each message, for tests.
    Scripted(Script),
}

impl Transport {
    /// A relay by its `SMTP_URL`. Unencrypted only to this very machine; in development also elsewhere, without a password.
    pub fn from_smtp_url(url: &str, development: bool) -> Result<Self, SmtpUrlProblem> {
        Relay::from_url(url, development).map(Self::Smtp)
    }

    /// A list, and the same list to look into.
    pub fn memory() -> (Self, Arc<Mutex<Vec<SentMail>>>) {
        let sent = Arc::new(Mutex::default());
        (Self::Memory(Arc::clone(&sent)), sent)
    }

    /// The same, with a copy of each message in the development mailbox.
    #[must_use]
    pub fn keeping_copies_in(self, mailbox: Mailbox) -> Self {
        match self {
            Self::Smtp(relay) | Self::Both(relay, _) => Self::Both(relay, mailbox),
            Self::Folder(_) | Self::Memory(_) | Self::Scripted(_) => Self::Folder(mailbox),
        }
    }

    /// Hands one message over. Takes up to a quarter of an hour, never longer ([`super::relay::Patience`]).
    pub async fn send(&self, mail: &SentMail) -> Outcome {
        match self {
            Self::Smtp(relay) => relay.send(mail).await,
            Self::Folder(mailbox) => keep(mailbox, mail).await,
            Self::Both(relay, mailbox) => {
                if let Outcome::NotReached { cause } = keep(mailbox, mail).await {
                    tracing::warn!(cause, "the development mailbox could not keep a copy");
                }
                relay.send(mail).await
            }
            Self::Memory(sent) => {
                sent.lock().unwrap_or_else(PoisonError::into_inner).push(mail.clone());
                Outcome::Accepted(Reply::new(250, "kept in memory"))
            }
            Self::Scripted(says) => says(mail),
        }
    }

    /// The relay's host and port; none where letters stay on this machine.
    pub fn relay_address(&self) -> Option<(&str, u16)> {
        match self {
            Self::Smtp(relay) | Self::Both(relay, _) => Some(relay.address()),
            Self::Folder(_) | Self::Memory(_) | Self::Scripted(_) => None,
        }
    }

    /// Says goodbye on connections that nobody has used for a while, or on all of them.
    pub async fn close_idle(&self, all: bool) {
        match self {
            Self::Smtp(relay) | Self::Both(relay, _) => relay.close_idle(all).await,
            Self::Folder(_) | Self::Memory(_) | Self::Scripted(_) => {}
        }
    }
}

async fn keep(mailbox: &Mailbox, mail: &SentMail) -> Outcome {
    let (mailbox, mail) = (mailbox.clone(), mail.clone());
    match tokio::task::spawn_blocking(move || mailbox.keep(&mail)).await {
        Ok(Ok(())) => Outcome::Accepted(Reply::new(250, "kept in the development mailbox")),
        Ok(Err(cause)) => Outcome::NotReached { cause: cause.to_string() },
        Err(cause) => Outcome::NotReached { cause: cause.to_string() },
    }
}
