//! Names and addresses: what is accepted, how it is stored, and the keys by which it is compared, found and sorted.

use super::username::Username;
use crate::{
    fields::{Faults, Field, Problem},
    unseen::{is_joiner, is_unseen},
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// Longest name, in code points.
const MAX_NAME: usize = 80;
/// Longest address, in octets (RFC 5321 §4.5.3.1.3).
const MAX_ADDRESS: usize = 254;
/// Longest part before the `@`, in octets (RFC 5321 §4.5.3.1.1).
const MAX_LOCAL: usize = 64;

/// A line of text that somebody will read: no line breaks, no invisible or direction-changing characters, no link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneLine(String);

impl OneLine {
    /// Trims, composes (NFC) and folds runs of blanks; refuses what could deceive the reader of a mail.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        if typed.chars().take(4 * MAX_NAME).count() >= 4 * MAX_NAME {
            return Err(Problem::TooLong { max: 80 });
        }
        let text: String = typed.nfc().collect();
        let text = text.split(' ').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        if text.trim().is_empty() {
            Err(Problem::Required)
        } else if deceives(&text) {
            Err(Problem::ControlCharacters)
        } else if text.split(' ').any(leads_somewhere) {
            Err(Problem::ContainsLink)
        } else if text.chars().count() > MAX_NAME {
            Err(Problem::TooLong { max: 80 })
        } else {
            Ok(Self(text))
        }
    }
}

impl From<OneLine> for String {
    fn from(line: OneLine) -> Self {
        line.0
    }
}

/// Would a mail program make a link of it? `https://…`, `www.…`, `name.example/…`.
fn leads_somewhere(word: &str) -> bool {
    let is_host = |host: &str| host.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.chars().count() >= 2);
    word.contains("://") || word.to_lowercase().starts_with("www.") || word.split_once('/').is_some_and(|(host, _)| is_host(host))
}

/// Does something in it deceive the eye? A joiner between two letters doesn't: Persian and other scripts spell with it.
fn deceives(text: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_letter = |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(|c| c.is_alphabetic());
    let spells = |at: usize| is_joiner(letters[at]) && is_letter(at.checked_sub(1)) && is_letter(Some(at + 1));
    (0..letters.len()).any(|at| is_unseen(letters[at]) && !spells(at))
}

/// A person's name. The family name may be missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonName {
    /// Given name, or the only one.
    pub first: String,
    /// Family name, or nothing.
    pub last: String,
}

impl PersonName {
    /// Parses both fields; at least one has to be there, and a single name stands first.
    pub fn parse(first: &str, last: &str, faults: &mut Faults) -> Option<Self> {
        let optional = |typed: &str| match OneLine::parse(typed) {
            Ok(line) => Ok(String::from(line)),
            Err(Problem::Required) => Ok(String::new()),
            Err(problem) => Err(problem),
        };
        let first = faults.take(Field::FirstName, optional(first));
        let last = faults.take(Field::LastName, optional(last));
        match (first?, last?) {
            (first, last) if first.is_empty() && last.is_empty() => {
                faults.note(Field::FirstName, Problem::Required);
                None
            }
            (first, last) if first.is_empty() => Some(Self { first: last, last: String::new() }),
            (first, last) => Some(Self { first, last }),
        }
    }

    /// Both together.
    pub fn full(&self) -> String {
        super::full_name(&self.first, &self.last)
    }
}

/// An address that mail can be sent to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmailAddress {
    as_typed: String,
    key: String,
}

impl EmailAddress {
    /// What a stored address is compared by. One that could no longer be stored is compared as it is, in lower case.
    pub(crate) fn key_of(stored: &str) -> String {
        Self::parse(stored).map_or_else(|_| stored.to_ascii_lowercase(), |email| email.key)
    }

    /// One plain address: no display name, no quotes, no list. The part before the `@` is ASCII, because mail servers without SMTPUTF8
    /// (RFC 6531) are many; the domain may be written in any one script and is compared in its ASCII form (RFC 5891).
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let address = typed.trim_matches(' ');
        if address.is_empty() {
            return Err(Problem::Required);
        }
        // No form of an address is shorter than what was typed, so this much can be told before looking closer.
        if address.chars().take(MAX_ADDRESS + 1).count() > MAX_ADDRESS {
            return Err(Problem::AddressTooLong);
        }
        if address.chars().any(is_unseen) {
            return Err(Problem::ControlCharacters);
        }
        if address.contains([',', ';']) || address.matches('@').count() > 1 {
            return Err(Problem::NotOneAddress);
        }
        let (local, domain) = address.split_once('@').ok_or(Problem::NotAnAddress)?;
        // A name before the address has one as well, and is another mistake.
        if address.contains(char::is_whitespace) && !address.contains(['<', '"']) {
            return Err(Problem::BlankInAddress);
        }
        if !is_local_part(local) {
            return Err(Problem::NotAnAddress);
        }
        let domain = ascii_domain(domain)?;
        if local.len() > MAX_LOCAL || local.len() + 1 + domain.len() > MAX_ADDRESS {
            return Err(Problem::AddressTooLong);
        }
        Ok(Self { as_typed: address.to_owned(), key: format!("{}@{domain}", local.to_ascii_lowercase()) })
    }

    /// As typed, without the blanks around it. Mail goes here.
    pub fn as_typed(&self) -> &str {
        &self.as_typed
    }

    /// What makes two spellings the same address: lower case, the domain in ASCII. A tag (`+…`) is part of the address.
    pub fn key(&self) -> &str {
        &self.key
    }
}

/// What somebody signs in with: the address if they have one, else a username. The two never meet: no username has an `@`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum SignInName {
    /// Mail goes there, too.
    Address(EmailAddress),
    /// Of somebody who has no address.
    Username(Username),
}

impl SignInName {
    /// As it is shown.
    pub fn as_typed(&self) -> &str {
        match self {
            Self::Address(email) => email.as_typed(),
            Self::Username(name) => name.as_str(),
        }
    }

    /// By what it is compared.
    pub fn key(&self) -> &str {
        match self {
            Self::Address(email) => email.key(),
            Self::Username(name) => name.as_str(),
        }
    }

    /// Where mail goes, if anywhere.
    pub fn address(&self) -> Option<&EmailAddress> {
        match self {
            Self::Address(email) => Some(email),
            Self::Username(_) => None,
        }
    }

    /// The field that it was typed in.
    pub fn field(&self) -> Field {
        match self {
            Self::Address(_) => Field::Email,
            Self::Username(_) => Field::Username,
        }
    }
}

/// A dot-atom (RFC 5322 §3.2.3).
fn is_local_part(local: &str) -> bool {
    let is_atom =
        |atom: &str| !atom.is_empty() && atom.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c));
    local.split('.').all(is_atom)
}

fn ascii_domain(domain: &str) -> Result<String, Problem> {
    if !domain.split('.').all(unicode_security::MixedScript::is_single_script) {
        return Err(Problem::MixedScripts);
    }
    let ascii = idna::domain_to_ascii_strict(domain).map_err(|_| Problem::NotAnAddress)?;
    let is_label = |label: &str| !label.is_empty() && label.len() <= 63;
    let has_name = ascii.contains('.') && !ascii.rsplit('.').next().is_some_and(|last| last.chars().all(|c| c.is_ascii_digit()));
    if has_name && ascii.split('.').all(is_label) { Ok(ascii) } else { Err(Problem::NotAnAddress) }
}

/// What a typed sign-in name is compared by: an address by its key, anything else in lower case. Never fails: a name that can't exist
/// has a key like any other, and takes as long to be refused.
///
/// Keys of accounts are ASCII, so letters that only look like ASCII, or fold to it (`ſ`, `ı`, the Kelvin sign, `＠`), stay as they are and
/// match nobody (AC-14). NUL stands in no name, and PostgreSQL takes none.
pub fn sign_in_key(typed: &str) -> String {
    let typed: String = typed.chars().take(4 * MAX_ADDRESS).map(|c| if c == '\0' { '\u{fffd}' } else { c }).collect();
    match EmailAddress::parse(&typed) {
        Ok(address) => address.key,
        Err(_) => typed.trim().to_ascii_lowercase(),
    }
}

/// Folds for searching and sorting: without accents, in lower case, ligatures written out, single blanks. `Élodie Cœur` is `elodie coeur`.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'ø' => folded.push('o'),
            'đ' | 'ð' => folded.push('d'),
            'ł' => folded.push('l'),
            '’' => folded.push('\''),
            c if c.is_whitespace() && (folded.is_empty() || folded.ends_with(' ')) => {}
            c if c.is_whitespace() => folded.push(' '),
            c => folded.push(c),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests;
