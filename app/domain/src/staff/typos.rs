//! Slips of the fingers in an address's domain: `gmial.com`, `hotmail.con`. A suggestion, never a judgement: whoever turns it down has the
//! address taken as it was typed.
//!
//! What a domain is compared with: those that many people have their mailbox at, and those at which people of this organisation already
//! read their mail. A domain that is one of them is right, whatever else it resembles (`mail.com` is none of `gmail.com`'s mistakes).

use super::{identity::EmailAddress, store};
use crate::{
    Ctx,
    actor::Actor,
    errors::AppError,
    fields::{Field, Problem},
};

/// Where many people have their mailbox. Compared with what is typed, unless the name is so short that it resembles too much.
const USUAL: [&str; 41] = [
    "aol.com",
    "bell.net",
    "bluewin.ch",
    "email.com",
    "fastmail.com",
    "free.fr",
    "gmail.com",
    "gmx.ch",
    "gmx.com",
    "gmx.fr",
    "googlemail.com",
    "hotmail.be",
    "hotmail.ca",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "laposte.net",
    "live.ca",
    "live.com",
    "live.fr",
    "mail.com",
    "me.com",
    "msn.com",
    "neuf.fr",
    "numericable.fr",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "proton.me",
    "protonmail.com",
    "rogers.com",
    "sfr.fr",
    "skynet.be",
    "sympatico.ca",
    "videotron.ca",
    "wanadoo.fr",
    "yahoo.ca",
    "yahoo.com",
    "yahoo.fr",
    "ymail.com",
    "zoho.com",
];

/// Names shorter than this resemble too many others.
const SHORTEST_NAME: usize = 5;

/// From this length on two slips are forgiven.
const LONG: usize = 11;

/// Refuses an address that looks like a slip, once: with the suggestion turned down it passes.
pub(super) async fn refuse(ctx: &Ctx, actor: &Actor, email: &EmailAddress, not_meant: &str) -> Result<(), AppError> {
    let Some((local, domain)) = email.key().rsplit_once('@') else { return Ok(()) };
    if USUAL.contains(&domain) {
        return Ok(());
    }
    // Whoever manages some buildings is told of no domain but their own.
    let in_use = match actor.signed_in() {
        Ok(person) if !person.is_administrator => vec![person.sign_in_name.to_lowercase()],
        _ => store::addresses_in_use(ctx.db()).await?,
    };
    let ours = in_use.iter().filter_map(|key| key.rsplit_once('@').map(|(_, domain)| domain));
    let Some(meant) = suggestion(domain, &ours.collect::<Vec<_>>()) else { return Ok(()) };
    let typed = email.as_typed().rsplit_once('@').map_or(local, |(typed, _)| typed);
    let address = format!("{typed}@{meant}");
    if address == not_meant { Ok(()) } else { Err(AppError::field(Field::Email, Problem::PerhapsMeant { address })) }
}

/// The domain that was perhaps meant; one of ours before one of everybody's.
fn suggestion<'a>(typed: &str, ours: &[&'a str]) -> Option<&'a str> {
    if USUAL.contains(&typed) || ours.contains(&typed) {
        return None;
    }
    let candidates = ours.iter().copied().chain(USUAL);
    let near = candidates.filter(|domain| is_worth_comparing(domain, typed));
    let near = near.filter_map(|domain| Some((distance(domain, typed).filter(|slips| *slips <= forgiven(domain))?, domain)));
    near.min_by_key(|(slips, _)| *slips).map(|(_, domain)| domain)
}

fn forgiven(domain: &str) -> usize {
    if domain.len() >= LONG { 2 } else { 1 }
}

/// Neither too short, nor the same but for a number (`site1`, `site2`), nor the same provider in another country.
fn is_worth_comparing(domain: &str, typed: &str) -> bool {
    let (name, ending) = domain.split_once('.').unwrap_or((domain, ""));
    let (typed_name, typed_ending) = typed.split_once('.').unwrap_or((typed, ""));
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let has_many_endings = USUAL.iter().filter(|usual| usual.split_once('.').is_some_and(|(usual, _)| usual == name)).count() > 1;
    let is_another_country = name == typed_name && typed_ending.len() == 2 && (ending.len() == 2 || has_many_endings);
    name.len() >= SHORTEST_NAME && digits(domain) == digits(typed) && !is_another_country
}

/// How many slips make one out of the other: a letter too many, too few or wrong, or two that changed places (optimal string alignment).
/// `None` when it is plain from the lengths that there are more than two.
fn distance(one: &str, other: &str) -> Option<usize> {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > 2 || one.len().max(other.len()) > 253 {
        return None;
    }
    let mut rows: [Vec<usize>; 3] = [Vec::new(), Vec::new(), (0..=other.len()).collect()];
    for (at, letter) in one.iter().enumerate() {
        rows.rotate_left(1);
        let mut row = vec![at + 1];
        for (to, wanted) in other.iter().enumerate() {
            let mut least = (rows[1][to] + usize::from(letter != wanted)).min(rows[1][to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && *letter == other[to - 1] && one[at - 1] == *wanted {
                least = least.min(rows[0][to - 1] + 1);
            }
            row.push(least);
        }
        rows[2] = row;
    }
    rows[2].last().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: [&str; 3] = ["residences-laurier.example", "site1.example.org", "ma.ville.example"];

    #[test]
    fn row_29_slips_of_the_fingers_are_met_with_a_suggestion() {
        for (typed, meant) in [
            ("gmial.com", "gmail.com"),
            ("gmai.com", "gmail.com"),
            ("gmaill.com", "gmail.com"),
            ("gnail.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.cm", "gmail.com"),
            ("hotmial.fr", "hotmail.fr"),
            ("hotmal.com", "hotmail.com"),
            ("hotmail.con", "hotmail.com"),
            ("outlok.com", "outlook.com"),
            ("outllok.com", "outlook.com"),
            ("yaho.fr", "yahoo.fr"),
            ("laposte.nte", "laposte.net"),
            ("vidoetron.ca", "videotron.ca"),
            ("sympatco.ca", "sympatico.ca"),
            ("wandoo.fr", "wanadoo.fr"),
            ("icloud.co", "icloud.com"),
            ("residence-laurier.example", "residences-laurier.example"),
            ("residences-luarier.exmaple", "residences-laurier.example"),
        ] {
            assert_eq!(suggestion(typed, &OURS), Some(meant), "{typed}");
        }
    }

    #[test]
    fn row_29_a_right_domain_meets_none() {
        for right in USUAL.into_iter().chain(OURS).chain([
            "hotmail.de",
            "hotmail.it",
            "yahoo.de",
            "outlook.es",
            "orange.ch",
            "site2.example.org",
            "five.fr",
            "life.com",
            "ville.example",
            "residences-nord.example",
            "example.com",
            "example.net",
            "laposte.fr.example",
            "x.io",
            "",
        ]) {
            assert_eq!(suggestion(right, &OURS), None, "{right}");
        }
    }

    #[test]
    fn slips_are_counted_as_fingers_make_them() {
        for (one, other, slips) in
            [("", "", 0), ("ab", "ba", 1), ("abc", "ac", 1), ("abc", "abcd", 1), ("abc", "axc", 1), ("abcd", "badc", 2)]
        {
            assert_eq!(distance(one, other), Some(slips), "{one} {other}");
            assert_eq!(distance(other, one), Some(slips), "{other} {one}");
        }
        assert_eq!(distance("abc", "abcdef"), None);
    }
}
