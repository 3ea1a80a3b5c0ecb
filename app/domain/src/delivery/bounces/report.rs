//! What a bounce says, before anybody has asked whether it is true (RFC 3464, RFC 6533).

use super::{
    codes::{Fate, words},
    plain,
    recipient::{Recipient, field, recipients},
};
use crate::{mail::outcome::Reply, staff::identity::EmailAddress};
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

/// Reports may lie in messages that lie in messages; so deep is looked.
const DEEPEST: usize = 5;

/// A message that may be a bounce.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Every readable part of it, decoded, to look for proofs in.
    pub evidence: Vec<String>,
    recipients: Vec<Recipient>,
    /// It has the form of a report, whatever it says.
    has_format: bool,
    plain: Option<plain::Notice>,
}

impl Report {
    /// Reads whatever has come. Never fails: what makes no sense says nothing.
    pub fn read(raw: &[u8]) -> Self {
        let mut report = Self { evidence: vec![String::from_utf8_lossy(raw).into_owned()], ..Self::default() };
        if let Some(message) = MessageParser::default().parse(without_envelope_line(raw)) {
            report.gather(&message, 0);
            if !report.has_format {
                report.plain = plain::Notice::read(&message);
            }
        }
        report
    }

    /// Does it say anything about anybody's letter?
    pub fn says_something(&self) -> bool {
        !self.recipients.is_empty() || self.plain.is_some()
    }

    /// What it says of a letter to this address. `None` when it says nothing of it, or that all is well.
    ///
    /// A letter that was passed on from there and failed further on says nothing against the address itself.
    pub fn about(&self, address: &str) -> Option<Fate> {
        let key = EmailAddress::key_of(address);
        let is_it = |found: &Option<String>| found.as_ref().is_some_and(|found| EmailAddress::key_of(found) == key);
        let here = self.recipients.iter().find(|recipient| is_it(&recipient.last));
        let here = here.or_else(|| self.recipients.iter().find(|one| one.last.is_none() && is_it(&one.original)));
        if let Some(recipient) = here {
            return recipient.fate();
        }
        match self.recipients.iter().find(|recipient| is_it(&recipient.original)) {
            Some(passed_on) => match passed_on.fate()? {
                Fate::NoSuchAddress(_, reply) => Some(Fate::Failed(Reply::new(554, words(&reply.text)))),
                fate => Some(fate),
            },
            None => self.plain.as_ref()?.about(address),
        }
    }

    fn gather(&mut self, message: &Message<'_>, depth: usize) {
        for part in &message.parts {
            let (text, is_report) = match &part.body {
                PartType::Message(inner) if depth < DEEPEST => {
                    self.gather(inner, depth + 1);
                    continue;
                }
                PartType::Text(text) => (text.clone().into_owned(), false),
                PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                    let kind = part.content_type();
                    let subtype = kind.and_then(|kind| kind.subtype()).unwrap_or_default().to_ascii_lowercase();
                    (String::from_utf8_lossy(bytes).into_owned(), subtype.ends_with("delivery-status"))
                }
                _ => continue,
            };
            // Some send the report as text, under another name.
            if is_report || text.lines().any(|line| field(line).is_some_and(|(name, _)| name == "final-recipient")) {
                self.has_format = true;
                self.recipients.extend(recipients(&text));
            }
            self.evidence.push(text);
        }
    }
}

/// Mailbox files and some pipes put a line before the message that is none of its headers.
fn without_envelope_line(raw: &[u8]) -> &[u8] {
    match raw.strip_prefix(b"From ") {
        Some(rest) => rest.iter().position(|byte| *byte == b'\n').map_or(raw, |end| &rest[end + 1..]),
        None => raw,
    }
}
