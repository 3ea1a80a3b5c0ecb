//! Bounces that are only text, as mail systems wrote them before there was a format and some still do. They are believed less: the message
//! has to come from a mail system, and the code has to stand beside the address.

use super::codes::{Fate, failed, reply};
use crate::delivery::Enhanced;
use mail_parser::{HeaderName, Message};

/// What a mail system has written to people.
#[derive(Debug)]
pub(super) struct Notice {
    text: String,
    is_warning: bool,
    /// The header in which one kind of mail system names whom it failed to reach.
    failed_for: String,
}

/// Lines from which on the text is somebody else's: our own letter, mostly.
const QUOTED: [&str; 7] = [
    "--- below this line",
    "------ this is a copy",
    "--- original message",
    "-----original",
    "return-path:",
    "received:",
    "message-id:",
];

impl Notice {
    /// The text of a message that comes from a mail system.
    pub fn read(message: &Message<'_>) -> Option<Self> {
        let header = |name: HeaderName<'static>| message.header_raw(name).unwrap_or_default().trim().to_ascii_lowercase();
        let other = |name: &'static str| header(HeaderName::Other(name.into()));
        let sender = header(HeaderName::From);
        let failed_for = other("X-Failed-Recipients");
        let is_from_a_mail_system =
            ["mailer-daemon", "postmaster"].iter().any(|name| sender.contains(name)) || !failed_for.is_empty();
        // An empty return path proves nothing: what answers for people who are away has one as well.
        if !is_from_a_mail_system {
            return None;
        }
        let body = message.body_text(0)?;
        let is_quoted = |line: &str| QUOTED.iter().any(|mark| line.trim_start().to_ascii_lowercase().starts_with(mark));
        let lines = body.lines().take_while(|line| !is_quoted(line));
        let text = lines.map(str::trim).collect::<Vec<_>>().join("\n");
        let subject = message.subject().unwrap_or_default().to_ascii_lowercase();
        let is_warning = ["delay", "warning", "retard"].iter().any(|word| subject.contains(word));
        Some(Self { text, is_warning, failed_for })
    }

    /// What it says of this address.
    pub fn about(&self, address: &str) -> Option<Fate> {
        let address = address.to_ascii_lowercase();
        let paragraphs = self.text.split("\n\n");
        let told: Vec<&str> = paragraphs.filter(|paragraph| names(&paragraph.to_ascii_lowercase(), &address)).collect();
        let coded = told.iter().find_map(|paragraph| codes(paragraph).map(|codes| (*paragraph, codes)));
        match coded {
            Some((said, (_, enhanced))) if self.is_warning => {
                Some(Fate::Delayed(reply(450, enhanced.filter(|it| it.class == 4), said)))
            }
            Some((said, (code, enhanced))) => Some(failed(enhanced, code, said)),
            // Without a code its word is taken only where a header says the same.
            None if !self.is_warning && names(&self.failed_for, &address) => {
                Some(failed(None, None, told.first().copied().unwrap_or_default()))
            }
            None => None,
        }
    }
}

/// Does the address stand there as a whole?
fn names(text: &str, address: &str) -> bool {
    let is_end = |byte: Option<&u8>| byte.is_none_or(|byte| !(byte.is_ascii_alphanumeric() || b"._+-@".contains(byte)));
    let is_stop = |rest: &[u8]| rest.first() == Some(&b'.') && is_end(rest.get(1));
    text.match_indices(address).any(|(at, _)| {
        let (before, after) = (&text.as_bytes()[..at], &text.as_bytes()[at + address.len()..]);
        is_end(before.last()) && (is_end(after.first()) || is_stop(after))
    })
}

/// The codes in a paragraph: `550 5.1.1`, `(#5.1.1)`. A version, an address of a machine and the like are none.
fn codes(paragraph: &str) -> Option<(Option<u16>, Option<Enhanced>)> {
    let words: Vec<&str> = paragraph.split(|c: char| c.is_whitespace() || ";:,".contains(c)).collect();
    let code = |word: &str| word.parse::<u16>().ok().filter(|code| word.len() == 3 && (400..600).contains(code));
    let marked = |word: &str| word.trim_matches(['(', ')', '[', ']', '.']).strip_prefix('#').and_then(Enhanced::parse);
    let mut found = (None, None);
    for (at, word) in words.iter().enumerate() {
        let (first, rest) = word.split_once('-').unwrap_or((word, ""));
        // Neither a telephone's number nor a part of one.
        let is_joined_to_a_number = rest.starts_with(|c: char| c.is_ascii_digit()) && Enhanced::parse(rest).is_none();
        if let Some(code) = code(first).filter(|_| !is_joined_to_a_number) {
            let next = [rest].into_iter().chain(words[at + 1..].iter().copied()).find(|word| !word.is_empty());
            let enhanced = next.and_then(|next| Enhanced::parse(next.trim_start_matches('#')));
            found = (found.0.or(Some(code)), found.1.or(enhanced.filter(|it| it.class == code / 100)));
        }
        found.1 = found.1.or(marked(word));
    }
    (found != (None, None)).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft_46_codes_in_a_text_are_those_that_stand_where_codes_stand() {
        let read = |text: &str| codes(text).map(|(code, enhanced)| (code, enhanced.map(|it| it.to_string()).unwrap_or_default()));
        assert_eq!(read("host mx.example.org [192.0.2.7]: 550 5.1.1 user unknown"), Some((Some(550), "5.1.1".into())));
        assert_eq!(read("(reason: 550-5.1.1 no such user)"), Some((Some(550), "5.1.1".into())));
        assert_eq!(read("no mailbox here by that name. (#5.1.1)"), Some((None, "5.1.1".into())));
        assert_eq!(read("550 no such user"), Some((Some(550), String::new())));
        for none in ["version 5.1.1 of the program", "[5.1.1.1]", "call 555-0100", "since 1999", ""] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn ft_46_an_address_is_named_only_as_a_whole() {
        assert!(names("<camille@example.org>:", "camille@example.org"));
        assert!(names("to camille@example.org.", "camille@example.org"));
        for other in ["camille@example.org.uk", "xcamille@example.org", "x.camille@example.org", "camille@example.organic"] {
            assert!(!names(other, "camille@example.org"), "{other}");
        }
    }
}
