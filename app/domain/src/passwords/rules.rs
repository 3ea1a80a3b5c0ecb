//! What a password has to be, as far as it can be told without a dictionary: shared by the page and the server.
//!
//! Length is what counts (NIST SP 800-63B-4 §3.1.1.2: at least 15 for a single factor, no composition rules, no rotation);
//! obvious repetition is refused because it makes length worthless. The dictionary and the person's own words are looked up on
//! the server at submit.

use crate::fields::Problem;

/// Code points.
pub const MIN: usize = 15;
/// Code points.
pub const MAX: usize = 128;

/// Length and obvious repetition.
pub fn check(password: &str) -> Result<(), Problem> {
    match password.chars().count() {
        0 => Err(Problem::Required),
        1..MIN => Err(Problem::PasswordTooShort { min: 15 }),
        MIN..=MAX if is_repetition(password) => Err(Problem::PasswordRepeated),
        MIN..=MAX => Ok(()),
        _ => Err(Problem::PasswordTooLong { max: 128 }),
    }
}

/// From 0 to 4, for the meter: 4 is reached at 25 code points.
///
/// `known` are texts that somebody who guesses knows already: the person's names, and what has just been refused. The meter has
/// no dictionary and may take for good what the server refuses; but where it can see what the server will see, it must not praise
/// it.
pub fn strength(password: &str, known: &[String]) -> u8 {
    // Whatever is pasted, the page goes on at once.
    let password: String = password.chars().take(MAX).collect();
    let chars: Vec<char> = password.chars().collect();
    match chars.len() {
        0 => 0,
        1..8 => 1,
        _ if is_repetition(&password) || new_to_a_guesser(&password, known) < ENOUGH => 1,
        8..MIN => 2,
        _ if without_repeats(&chars) < MIN => 1,
        MIN..25 => 3,
        _ => 4,
    }
}

/// What has to remain of a password when all that is known of it is taken out.
const ENOUGH: usize = 8;

/// Known words shorter than this stand in too many innocent passwords.
const SHORTEST_WORD: usize = 4;

/// Shorter than this, what comes twice is a coincidence of the language.
const SHORTEST_REPEAT: usize = 5;

/// The letters and digits that neither belong to something known nor follow from the one before, as in `abc`, `321` and `aaa`.
///
/// Only ASCII is told apart: the tables of Unicode would weigh more in the browser than the meter itself.
fn new_to_a_guesser(password: &str, known: &[String]) -> usize {
    let is_between = |c: char| c.is_ascii() && !c.is_ascii_alphanumeric();
    let mut rest = password.to_ascii_lowercase();
    for known in known.iter().map(|known| known.to_ascii_lowercase()) {
        let words = known.split(is_between).filter(|word| word.len() >= SHORTEST_WORD);
        for text in std::iter::once(known.as_str()).chain(words).filter(|text| !text.is_empty()) {
            rest = rest.replace(text, " ");
        }
    }
    let follows = |before: char, after: char| u32::from(before).abs_diff(u32::from(after)) < 2;
    let mut before = ' ';
    rest.chars().filter(|c| !follows(std::mem::replace(&mut before, *c), *c) && !is_between(*c)).count()
}

/// How many characters there are when what has stood there before is left out, as the second half of "lanternlantern" is.
fn without_repeats(chars: &[char]) -> usize {
    let same = |a: usize, b: usize| chars[a..].iter().zip(&chars[b..]).take_while(|(a, b)| a == b).count();
    let (mut at, mut count) = (0, 0);
    while at < chars.len() {
        let repeated = (0..at).map(|before| same(before, at)).max().filter(|length| *length >= SHORTEST_REPEAT);
        count += usize::from(repeated.is_none());
        at += repeated.unwrap_or(1);
    }
    count
}

/// A few characters over and over: fewer than five different ones, or a unit of at most five repeated to the end.
fn is_repetition(password: &str) -> bool {
    let chars: Vec<char> = password.chars().collect();
    let mut different = chars.clone();
    different.sort_unstable();
    different.dedup();
    different.len() < 5 || (1..=5).any(|unit| chars.len() > 2 * unit && chars.iter().zip(&chars[unit..]).all(|(a, b)| a == b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn length_is_counted_in_code_points() {
        for (count, expected) in [
            (0, Err(Problem::Required)),
            (14, Err(Problem::PasswordTooShort { min: 15 })),
            (15, Ok(())),
            (64, Ok(())),
            (128, Ok(())),
            (129, Err(Problem::PasswordTooLong { max: 128 })),
        ] {
            let password: String = "éàüçñ漢字abcdefghi".chars().cycle().take(count).collect();
            assert_eq!(check(&password), expected, "{count} code points");
        }
    }

    #[test]
    fn repetition_is_refused_however_long() {
        for password in ["aaaaaaaaaaaaaaaaaaaa", "abababababababab", "abcabcabcabcabcabc", "12345123451234512345"] {
            assert_eq!(check(password), Err(Problem::PasswordRepeated), "{password}");
        }
        assert_eq!(check("a lantern by the sea"), Ok(()));
    }

    #[test]
    fn strength_grows_with_length() {
        let grades = ["", "abc", "twelve chars", "a lantern by the sea", "a lantern by the sea, at night"];
        assert_eq!(grades.map(|password| strength(password, &[])), [0, 1, 2, 3, 4]);
    }

    #[test]
    fn what_the_server_will_refuse_is_not_praised_where_the_page_can_see_it() {
        let known = ["Maison Aurore", "camille.roy@example.org", "aa bb cc dd ee ff gg"].map(str::to_owned);
        for password in [
            "Maison Aurore 2026",
            "AURORE maison Camille!",
            "passwordpassword",
            "passwordpasswordpassword1",
            "My lantern, my lantern!",
            "abcdefghijklmnopqrstuvwxyz",
            "98765432109876543210",
            "Aa Bb Cc Dd Ee Ff Gg",
            "aa bb cc dd ee ff gg 123",
        ] {
            assert_eq!(strength(password, &known), 1, "{password}");
        }
        for password in [
            "the sea and the sand and the sun",
            "Camille sails at dawn",
            "a brass key by the sea, said Roy",
            "漢字かな交じり文のパスワードです",
        ] {
            assert!(strength(password, &known) > 2, "{password}");
        }
    }
}
