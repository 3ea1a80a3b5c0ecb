//! What a bounce says, before anybody has asked whether it is true (RFC 3464, RFC 6533).

use super::plain;
use crate::{delivery::Enhanced, mail::outcome::Reply, staff::identity::EmailAddress};
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

/// Reports may lie in messages that lie in messages; so deep is looked.
const DEEPEST: usize = 5;

/// A message that may be a bounce.
#[derive(Debug, Default)]
pub(super) struct Report {
    /// Every readable part of it, decoded, to look for proofs in.
    pub evidence: Vec<String>,
    recipients: Vec<Recipient>,
    /// It is a report, whatever it says.
    is_report: bool,
    plain: Option<plain::Notice>,
}

/// What became of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// There is no such address, for good. With the code that says so.
    NoSuchAddress(Enhanced, Reply),
    /// It couldn't be delivered, for another reason.
    Failed(Reply),
    /// It is still being tried.
    Delayed(Reply),
}

/// One recipient's fields.
#[derive(Debug, Default)]
struct Recipient {
    last: Option<String>,
    original: Option<String>,
    action: String,
    status: Option<Enhanced>,
    said: String,
}

impl Report {
    /// Reads whatever has come. Never fails: what makes no sense says nothing.
    pub fn read(raw: &[u8]) -> Self {
        let mut report = Self { evidence: vec![String::from_utf8_lossy(raw).into_owned()], ..Self::default() };
        if let Some(message) = MessageParser::default().parse(without_envelope_line(raw)) {
            report.gather(&message, 0);
            if !report.is_report {
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
                self.is_report = true;
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

/// `Name: value`, the name in lower case.
fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then(|| (name.to_ascii_lowercase(), value.trim()))
}

/// The groups of fields that tell of a recipient.
fn recipients(text: &str) -> Vec<Recipient> {
    let mut found = vec![Recipient::default()];
    for line in unfolded(text) {
        let Some((name, value)) = field(&line) else {
            found.push(Recipient::default());
            continue;
        };
        let Some(now) = found.last_mut() else { break };
        match name.as_str() {
            "final-recipient" => now.last = address(value, false),
            "original-recipient" => now.original = address(value, true),
            "action" => now.action = value.split([' ', ';', '(']).next().unwrap_or_default().to_ascii_lowercase(),
            "status" => now.status = value.split([' ', '(', ';']).next().and_then(Enhanced::parse),
            "diagnostic-code" => value.split_once(';').map_or(value, |(_, said)| said.trim()).clone_into(&mut now.said),
            _ => {}
        }
    }
    // That all is well with somebody's letter is no news.
    let is_trouble = |it: &Recipient| !matches!(it.action.as_str(), "delivered" | "relayed" | "expanded");
    found.retain(|recipient| (recipient.last.is_some() || recipient.original.is_some()) && is_trouble(recipient));
    found
}

/// Lines, those that go on in the next one put together.
fn unfolded(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        match lines.last_mut() {
            Some(last) if line.starts_with([' ', '\t']) && !line.trim().is_empty() && !last.is_empty() => {
                last.push(' ');
                last.push_str(line.trim());
            }
            _ => lines.push(line.trim_end().to_owned()),
        }
    }
    lines
}

/// `rfc822; camille@example.org`, in any of the ways in which it is written.
fn address(value: &str, is_original: bool) -> Option<String> {
    let (kind, text) = value.split_once(';').unwrap_or(("rfc822", value));
    let text = text.trim().trim_start_matches('<').trim_end_matches('>').trim();
    let text = match kind.trim().to_ascii_lowercase().as_str() {
        "utf-8" => with_code_points(text),
        _ if is_original => with_octets(text),
        _ => text.to_owned(),
    };
    text.contains('@').then_some(text)
}

/// `\x{E9}` as the letter it stands for (RFC 6533 §3).
fn with_code_points(text: &str) -> String {
    let mut parts = text.split("\\x{");
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let letter =
            part.split_once('}').and_then(|(hex, rest)| Some((char::from_u32(u32::from_str_radix(hex, 16).ok()?)?, rest)));
        match letter {
            Some((letter, rest)) => {
                read.push(letter);
                read.push_str(rest);
            }
            None => read.push_str(part),
        }
    }
    read
}

/// `+2B` as the character it stands for (RFC 3461 §4). A plus sign that stands for itself, as many leave it, stays.
fn with_octets(text: &str) -> String {
    let mut parts = text.split('+');
    let mut read = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let octet = part.get(..2).filter(|hex| !hex.bytes().any(|byte| byte.is_ascii_lowercase()));
        match octet.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii_graphic) {
            Some(octet) => {
                read.push(char::from(octet));
                read.push_str(&part[2..]);
            }
            None => {
                read.push('+');
                read.push_str(part);
            }
        }
    }
    read
}

impl Recipient {
    fn fate(&self) -> Option<Fate> {
        let (code, said) = spoken(&self.said);
        let enhanced = agreed(self.status, said);
        match self.action.as_str() {
            "failed" => Some(failed(enhanced, code, &self.said)),
            "delayed" => Some(Fate::Delayed(reply(450, enhanced.filter(|it| it.class == 4), &self.said))),
            // Nothing was said, or it broke off before: a code alone blocks nobody.
            "" => match failed(enhanced?, code, &self.said) {
                Fate::NoSuchAddress(_, reply) | Fate::Failed(reply) if reply.code >= 500 => Some(Fate::Failed(reply)),
                _ => None,
            },
            _ => None,
        }
    }
}

/// It failed: for good, whatever its code says.
pub(super) fn failed(enhanced: impl Into<Option<Enhanced>>, code: Option<u16>, said: &str) -> Fate {
    let enhanced = enhanced.into();
    match enhanced.filter(|enhanced| enhanced.says_no_such_address()) {
        Some(enhanced) => Fate::NoSuchAddress(enhanced, reply(550, Some(enhanced), said)),
        None => {
            // Codes of what might have passed (4.4.7: tried for too long) are of no use any more, but for a full mailbox.
            let is_of_use = |it: &Enhanced| it.subject != 0 && it.class == 5 || (it.subject, it.detail) == (2, 2);
            let enhanced = enhanced.filter(is_of_use);
            let code = code.filter(|code| *code >= 500 && enhanced.is_none()).unwrap_or(554);
            Fate::Failed(reply(code, enhanced, said))
        }
    }
}

/// What is kept: a code, an enhanced code in front, and the words.
pub(super) fn reply(code: u16, enhanced: Option<Enhanced>, said: &str) -> Reply {
    let words = words(said);
    Reply::new(code, &enhanced.map_or_else(|| words.to_owned(), |enhanced| format!("{enhanced} {words}")))
}

/// Without the codes in front.
fn words(said: &str) -> &str {
    let is_code = |word: &str| spoken(word) != (None, None);
    let mut rest = said.trim();
    while let Some(word) = rest.split_whitespace().next().filter(|word| is_code(word)) {
        rest = rest[word.len()..].trim_start();
    }
    rest
}

/// The codes that a mail server's words begin with: `550 5.1.1 …`, `550-5.1.1 …`, `550 #5.1.0 …`, `5.1.1 …`.
pub(super) fn spoken(said: &str) -> (Option<u16>, Option<Enhanced>) {
    let said = said.trim_start();
    let first = said.split([' ', '-', '\t']).next().unwrap_or_default();
    let is_code = first.len() == 3 && first.starts_with(['4', '5']);
    let code = first.parse().ok().filter(|_| is_code);
    let rest = if code.is_some() { said[3..].trim_start_matches([' ', '-', '\t']) } else { said };
    let word = rest.split_whitespace().next().unwrap_or_default();
    (code, Enhanced::parse(word.trim_matches(['#', '(', ')', ':', ',', '.'])))
}

/// Of two codes the one that is believed: the exacter; where they contradict each other, not the one that says the address doesn't exist.
fn agreed(status: Option<Enhanced>, said: Option<Enhanced>) -> Option<Enhanced> {
    match (status, said) {
        (Some(status), Some(said)) => {
            let is_vague = |it: Enhanced| it.subject == 0;
            let is_chosen =
                is_vague(said) || !is_vague(status) && (!status.says_no_such_address() || said.says_no_such_address());
            Some(if is_chosen { status } else { said })
        }
        (status, said) => status.or(said),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Option<Enhanced> {
        Enhanced::parse(text)
    }

    #[test]
    fn ft_46_addresses_are_read_in_each_of_the_ways_in_which_reports_write_them() {
        for (value, is_original, read) in [
            ("rfc822; camille@example.org", false, Some("camille@example.org")),
            ("RFC822;<camille@example.org>", false, Some("camille@example.org")),
            ("camille@example.org", false, Some("camille@example.org")),
            ("rfc822; camille+keys@example.org", false, Some("camille+keys@example.org")),
            ("rfc822;camille+2Bkeys@example.org", true, Some("camille+keys@example.org")),
            ("rfc822;camille+keys@example.org", true, Some("camille+keys@example.org")),
            ("utf-8; camille@r\\x{E9}sidences.example", false, Some("camille@résidences.example")),
            ("utf-8; camille@résidences.example", false, Some("camille@résidences.example")),
            ("utf-8; camille@r\\x{zz}sidences.example", false, Some("camille@rzz}sidences.example")),
            ("X-LOCAL; 12345", false, None),
        ] {
            assert_eq!(address(value, is_original).as_deref(), read, "{value}");
        }
    }

    #[test]
    fn ft_46_of_two_codes_that_contradict_each_other_neither_blocks() {
        for (status, said, agreed_on) in [
            ("5.1.1", "5.1.1", "5.1.1"),
            ("5.0.0", "5.1.1", "5.1.1"),
            ("5.1.1", "5.0.0", "5.1.1"),
            ("5.1.1", "5.7.1", "5.7.1"),
            ("5.7.1", "5.1.1", "5.7.1"),
            ("5.1.1", "4.2.2", "4.2.2"),
            ("5.1.1", "", "5.1.1"),
            ("", "5.1.1", "5.1.1"),
        ] {
            assert_eq!(agreed(code(status), code(said)), code(agreed_on), "{status} {said}");
        }
        assert_eq!(agreed(None, None), None);
    }

    #[test]
    fn ft_46_codes_are_read_from_the_beginning_of_what_a_server_says() {
        for (said, plain, enhanced) in [
            ("550 5.1.1 no such user", Some(550), "5.1.1"),
            ("550-5.1.1 no such user", Some(550), "5.1.1"),
            ("550 #5.1.0 address rejected", Some(550), "5.1.0"),
            ("550 no such user", Some(550), ""),
            ("5.1.1 no such user", None, "5.1.1"),
            ("no such user 5.1.1", None, ""),
            ("250 2.1.5 fine", None, ""),
            ("5500 x", None, ""),
            ("", None, ""),
        ] {
            assert_eq!(spoken(said), (plain, code(enhanced)), "{said}");
        }
        assert_eq!(words("550-5.1.1 no such user"), "no such user");
    }
}
