//! Reply codes (RFC 5321 §4.2) and enhanced status codes (RFC 3463) as reasons that a person can act on.

use locales::Words;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a letter did not leave, or not yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// There is no such mailbox.
    NoSuchAddress,
    /// What follows the `@` takes no mail.
    NoSuchDomain,
    /// Not an address to that server.
    MalformedAddress,
    /// The mailbox has no room left.
    MailboxFull,
    /// The mailbox exists, but takes no mail.
    MailboxClosed,
    /// The recipient's side does not want mail from here.
    NotWanted,
    /// Asked to come back later, which is usual for a first letter.
    Later,
    /// Nobody answered.
    NoAnswer,
    /// Refused for good, for another reason.
    Refused,
}

/// An enhanced status code: `5.1.1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Enhanced {
    /// 2 (done), 4 (not now) or 5 (never).
    pub class: u16,
    /// What it is about; 1 is addresses.
    pub subject: u16,
    /// What exactly.
    pub detail: u16,
}

impl Reason {
    /// From a reply code and, where there is one, the enhanced status code that says it more exactly. Without any code there was no reply.
    pub fn of(code: Option<i32>, enhanced: Option<Enhanced>) -> Self {
        if let Some(Enhanced { class, subject, detail }) = enhanced {
            match (class, subject, detail) {
                (5, 1, 2 | 10) | (5, 4, 4) => return Self::NoSuchDomain,
                (5, 1, 3) => return Self::MalformedAddress,
                (5, 1, _) => return Self::NoSuchAddress,
                (_, 2, 2) => return Self::MailboxFull,
                (5, 2, 1) => return Self::MailboxClosed,
                (5, 7, _) => return Self::NotWanted,
                // The server’s own trouble (RFC 3463 §3.4), whatever the code that stands before it.
                (4, 3, _) => return Self::Later,
                _ => {}
            }
        }
        match code {
            None => Self::NoAnswer,
            Some(452 | 552) => Self::MailboxFull,
            Some(..=499) => Self::Later,
            Some(501 | 553) => Self::MalformedAddress,
            Some(550 | 551) => Self::NoSuchAddress,
            Some(_) => Self::Refused,
        }
    }

    /// The same in plain words.
    pub fn sentence(self, words: Words) -> String {
        match self {
            Self::NoSuchAddress => words.delivery_no_such_address(),
            Self::NoSuchDomain => words.delivery_no_such_domain(),
            Self::MalformedAddress => words.delivery_malformed_address(),
            Self::MailboxFull => words.delivery_mailbox_full(),
            Self::MailboxClosed => words.delivery_mailbox_closed(),
            Self::NotWanted => words.delivery_not_wanted(),
            Self::Later => words.delivery_later(),
            Self::NoAnswer => words.delivery_no_answer(),
            Self::Refused => words.delivery_refused(),
        }
    }
}

impl Enhanced {
    /// From `5.1.1`; `None` for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |part: &str| part.parse().ok().filter(|_| part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit()));
        let mut parts = text.split('.');
        let (class, subject, detail) = (number(parts.next()?)?, number(parts.next()?)?, number(parts.next()?)?);
        (parts.next().is_none() && matches!(class, 2 | 4 | 5)).then_some(Self { class, subject, detail })
    }

    /// The one that a server’s reply begins with.
    pub fn leading(reply: &str) -> Option<Self> {
        reply.split_whitespace().next().and_then(Self::parse)
    }

    /// Does it say that the recipient's address leads nowhere, for good? 5.1.x does, apart from those that are about the sender (5.1.7,
    /// 5.1.8) and the one that says all is well (5.1.5).
    pub fn says_no_such_address(self) -> bool {
        self.class == 5 && self.subject == 1 && !matches!(self.detail, 5 | 7 | 8)
    }
}

impl fmt::Display for Enhanced {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}.{}.{}", self.class, self.subject, self.detail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_told_in_plain_words() {
        for (code, enhanced, reason) in [
            (Some(550), "5.1.1", Reason::NoSuchAddress),
            (Some(550), "5.1.2", Reason::NoSuchDomain),
            (Some(553), "5.1.3", Reason::MalformedAddress),
            (Some(550), "5.1.10", Reason::NoSuchDomain),
            (Some(552), "5.2.2", Reason::MailboxFull),
            (Some(452), "4.2.2", Reason::MailboxFull),
            (Some(452), "4.3.1", Reason::Later),
            (Some(550), "5.2.1", Reason::MailboxClosed),
            (Some(550), "5.7.1", Reason::NotWanted),
            (Some(451), "4.7.1", Reason::Later),
            (Some(421), "", Reason::Later),
            (Some(550), "", Reason::NoSuchAddress),
            (Some(554), "", Reason::Refused),
            (None, "", Reason::NoAnswer),
        ] {
            assert_eq!(Reason::of(code, Enhanced::parse(enhanced)), reason, "{code:?} {enhanced}");
        }
    }

    #[test]
    fn only_whole_codes_of_the_three_classes_are_enhanced_codes() {
        assert_eq!(Enhanced::parse("5.1.10").map(|code| code.to_string()).as_deref(), Some("5.1.10"));
        for text in ["", "5.1", "5.1.1.1", "3.1.1", "5.1.+1", "5.1.1000", "a.b.c", "5.1.-1"] {
            assert_eq!(Enhanced::parse(text), None, "{text}");
        }
    }

    #[test]
    fn ft_43_only_an_unknown_recipient_is_an_address_that_leads_nowhere() {
        let leads_nowhere = |text| Enhanced::parse(text).is_some_and(Enhanced::says_no_such_address);
        for text in ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10"] {
            assert!(leads_nowhere(text), "{text}");
        }
        for text in ["5.7.1", "5.2.2", "5.2.1", "5.1.7", "5.1.8", "5.1.5", "4.1.1", "2.1.5", ""] {
            assert!(!leads_nowhere(text), "{text}");
        }
    }
}
