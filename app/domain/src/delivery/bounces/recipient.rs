//! What a report says of one recipient (RFC 3464 §2.3), and in which ways addresses are written there.

use super::codes::{Fate, agreed, failed, reply, spoken};
use crate::delivery::Enhanced;

/// One recipient's fields.
#[derive(Debug, Default)]
pub(super) struct Recipient {
    pub last: Option<String>,
    pub original: Option<String>,
    action: String,
    status: Option<Enhanced>,
    said: String,
}

impl Recipient {
    /// What became of the letter to this recipient. `None`: nothing that could be told.
    pub fn fate(&self) -> Option<Fate> {
        let (code, said) = spoken(&self.said);
        let enhanced = agreed(self.status, said);
        match self.action.as_str() {
            "failed" => Some(failed(enhanced, code, &self.said)),
            "delayed" => Some(Fate::Delayed(reply(450, enhanced.filter(|it| it.class == 4), &self.said))),
            // Nothing was said, or it broke off before: a code alone blocks nobody.
            "" => match failed(enhanced.filter(|it| it.class == 5)?, code, &self.said) {
                Fate::NoSuchAddress(_, reply) | Fate::Failed(reply) => Some(Fate::Failed(reply)),
                Fate::Delayed(_) => None,
            },
            _ => None,
        }
    }
}

/// `Name: value`, the name in lower case.
pub(super) fn field(line: &str) -> Option<(String, &str)> {
    let (name, value) = line.split_once(':')?;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_name.then(|| (name.to_ascii_lowercase(), value.trim()))
}

/// The groups of fields that tell of a recipient.
pub(super) fn recipients(text: &str) -> Vec<Recipient> {
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
        let octet = octet.and_then(|hex| u8::from_str_radix(hex, 16).ok()).filter(u8::is_ascii_graphic);
        read.push(octet.map_or('+', char::from));
        read.push_str(if octet.is_some() { &part[2..] } else { part });
    }
    read
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
