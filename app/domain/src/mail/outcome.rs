//! What became of one attempt to hand a letter over, as a closed list of cases. Each calls for something else from the worker.

use crate::{delivery::Enhanced, unseen::is_unseen};
use lettre::transport::smtp::response::Response;
use std::fmt;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The relay has it, and answers for it from now on.
    Accepted(Reply),
    /// Not now (4xx): the letter is tried again later.
    Deferred {
        /// Where in the conversation.
        phase: Phase,
        /// What the relay said.
        reply: Reply,
    },
    /// Never (5xx).
    Refused {
        /// Where in the conversation: only a refusal at [`Phase::Rcpt`] can be about the address.
        phase: Phase,
        /// What the relay said.
        reply: Reply,
    },
    /// No conversation came about: name not found, connection refused, no greeting in time. Says nothing about the letter.
    NotReached {
        /// For the log and the operator.
        cause: String,
    },
    /// The conversation broke off before the letter was handed over: the relay can't have it.
    Interrupted {
        /// Where.
        phase: Phase,
    },
    /// The connection was lost after the letter was handed over, before the answer: the relay may have it or not. Trying again at once
    /// would send it twice while the relay still works on the first (RFC 5321 §4.5.3.2.6).
    Unknown,
    /// The relay can't be used as it is configured, by any letter. The operator has to see to it.
    RelayUnusable {
        /// In which way.
        trouble: Trouble,
        /// For the log and the operator.
        cause: String,
    },
}

/// Where in an SMTP conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// `MAIL FROM`: the sender.
    Mail,
    /// `RCPT TO`: the recipient.
    Rcpt,
    /// `DATA`: may the message come?
    Data,
    /// The message and the final dot.
    Dot,
}

/// Why no letter at all can leave through the relay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// It turned us away at the door (5xx before any letter).
    TurnedAway,
    /// It offers no encryption, or not any more (AC-36).
    NoTls,
    /// Its certificate is not for this host, has expired, or is from nobody we trust.
    BadTls,
    /// It does not take our credentials, or asks for some.
    Credentials,
    /// It does not take our sending address.
    Sender,
}

/// A reply of the relay's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The reply code (RFC 5321 §4.2).
    pub code: u16,
    /// The enhanced status code (RFC 3463), when there is one.
    pub enhanced: Option<Enhanced>,
    /// The words, at most 500 characters, in one line.
    pub text: String,
}

/// Longer texts are cut: they come from outside and are kept.
const LONGEST_TEXT: usize = 500;

impl Reply {
    /// A reply from its code and its words; an enhanced code that contradicts the code is none (RFC 2034 §4).
    pub fn new(code: u16, text: &str) -> Self {
        let text: String = text.chars().map(|c| if is_unseen(c) { ' ' } else { c }).take(LONGEST_TEXT).collect();
        let enhanced = Enhanced::leading(&text).filter(|enhanced| enhanced.class == code / 100);
        Self { code, enhanced, text: text.trim().to_owned() }
    }

    pub(super) fn of(response: &Response) -> Self {
        Self::new(response.code().into(), &response.message().collect::<Vec<_>>().join(" "))
    }

    fn asks_for_credentials(&self) -> bool {
        matches!(self.code, 530 | 534 | 535 | 538)
    }
}

impl fmt::Display for Reply {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.code, self.text)
    }
}

impl Outcome {
    /// A negative reply to a letter.
    ///
    /// What is about the installation and not about the letter (no credentials, a sender that is not welcome) must not cost any letter its
    /// life: it is the operator's to mend, and the letters wait.
    pub(super) fn negative(phase: Phase, reply: Reply) -> Self {
        let trouble = match phase {
            _ if reply.asks_for_credentials() => Some(Trouble::Credentials),
            // 552: the message is too large. The only refusal at this point that is about the letter.
            Phase::Mail if reply.code >= 500 && reply.code != 552 => Some(Trouble::Sender),
            _ => None,
        };
        match trouble {
            Some(trouble) => Self::RelayUnusable { trouble, cause: reply.to_string() },
            None if reply.code >= 500 => Self::Refused { phase, reply },
            None => Self::Deferred { phase, reply },
        }
    }

    /// The connection was lost or fell silent.
    pub(super) fn lost(phase: Phase) -> Self {
        if phase == Phase::Dot { Self::Unknown } else { Self::Interrupted { phase } }
    }

    /// May it be a refusal of the envelope's sender? Many relays say so only after `RCPT` (553 5.7.1: not this login's address).
    pub(super) fn is_about_the_sender(&self) -> bool {
        let names_it = |reply: &Reply| {
            let enhanced = reply.enhanced.map(|it| (it.subject, it.detail));
            reply.code == 553 && !matches!(enhanced, Some((1, ..=6))) || matches!(enhanced, Some((1, 7 | 8) | (7, 60) | (2, 252)))
        };
        match self {
            Self::RelayUnusable { trouble, .. } => *trouble == Trouble::Sender,
            Self::Refused { reply, .. } => names_it(reply),
            _ => false,
        }
    }

    /// Is it about the relay rather than about the letter?
    pub fn is_about_the_relay(&self) -> bool {
        matches!(self, Self::NotReached { .. } | Self::RelayUnusable { .. })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_enhanced_code_is_read_only_where_it_agrees_with_the_code() {
        let code = |code, text| Reply::new(code, text).enhanced.map(|enhanced| enhanced.to_string());
        assert_eq!(code(550, "5.1.1 no such user").as_deref(), Some("5.1.1"));
        assert_eq!(code(550, "5.7.26 unauthenticated").as_deref(), Some("5.7.26"));
        for (status, text) in [(550, "no such user"), (450, "5.1.1 no such user"), (550, "5.1 x"), (550, "")] {
            assert_eq!(code(status, text), None, "{status} {text}");
        }
    }

    #[test]
    fn what_is_about_the_installation_costs_no_letter_its_life() {
        let about_the_relay = |phase, code| Outcome::negative(phase, Reply::new(code, "")).is_about_the_relay();
        assert!(about_the_relay(Phase::Mail, 550));
        assert!(about_the_relay(Phase::Rcpt, 530));
        assert!(!about_the_relay(Phase::Mail, 552));
        assert!(!about_the_relay(Phase::Mail, 451));
        assert!(!about_the_relay(Phase::Rcpt, 550));
    }

    #[test]
    fn what_a_relay_says_is_kept_in_one_short_line() {
        let reply = Reply::new(550, &format!("5.1.1 no\r\nsuch {}", "x".repeat(2_000)));
        assert!(!reply.text.contains(['\r', '\n']));
        assert_eq!(reply.text.chars().count(), LONGEST_TEXT);
    }
}
