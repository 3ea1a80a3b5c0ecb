//! Reading a message back, with a parser that is not the writer's: for the development mailbox, and for tests that take the link from
//! the mail as a person would.

use chrono::{DateTime, Utc};
use mail_parser::{HeaderName, MessageParser};
use std::fmt;

/// What a mail program shows of a message. Its link opens an account, so of its parts nothing is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct ReadMail {
    /// The recipient's address.
    pub to: String,
    /// The recipient's name; empty when there is none.
    pub to_name: String,
    /// The sender's address.
    pub from: String,
    /// The sender's name; empty when there is none.
    pub from_name: String,
    /// In one line.
    pub subject: String,
    /// Code of its language (`Content-Language`).
    pub language: String,
    /// The text part.
    pub text: String,
    /// The HTML part, a complete document.
    pub html: String,
    /// When it says it was written.
    pub at: Option<DateTime<Utc>>,
    /// Every header, decoded only where a mail program would have to: name, then value as it stands.
    pub headers: Vec<(String, String)>,
}

impl fmt::Debug for ReadMail {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("ReadMail").field("subject", &self.subject).field("language", &self.language).finish_non_exhaustive()
    }
}

impl ReadMail {
    /// Reads a message; `None` when it has no recipient or no parts to show.
    pub fn parse(raw: &[u8]) -> Option<Self> {
        let message = MessageParser::default().parse(raw)?;
        let (to, from) = (message.to()?.first()?, message.from()?.first()?);
        let text_of = |value: Option<&str>| value.unwrap_or_default().to_owned();
        Some(Self {
            to: text_of(to.address()),
            to_name: text_of(to.name()),
            from: text_of(from.address()),
            from_name: text_of(from.name()),
            subject: text_of(message.subject()),
            language: text_of(message.header_raw(HeaderName::ContentLanguage)).trim().to_owned(),
            text: message.body_text(0)?.into_owned(),
            html: message.body_html(0)?.into_owned(),
            at: message.date().and_then(|date| DateTime::from_timestamp(date.to_timestamp(), 0)),
            headers: message.headers_raw().map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect(),
        })
    }

    /// The link that the text part shows.
    pub fn link(&self) -> Option<String> {
        self.text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://")).map(str::to_owned)
    }
}
