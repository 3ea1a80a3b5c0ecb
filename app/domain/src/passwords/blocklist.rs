//! Passwords that are tried first: those on the published lists (also doubled and tripled), those that a few dictionary words and
//! a year make up, and those built from the person's own words. NIST SP 800-63B-4 §3.1.1.2 asks for the list and for the reason
//! to be told.

use super::{password::Context, rules};
use crate::{fields::Problem, staff::identity::fold};
use zxcvbn::{Entropy, feedback::Warning, zxcvbn};

/// Below ten thousand million guesses a stolen hash is no protection: about ten minutes for somebody with a few hundred graphics cards.
const ENOUGH_GUESSES_LOG10: f64 = 10.0;

/// Own words shorter than this stand in too many innocent passwords.
const SHORTEST_CONTEXT_WORD: usize = 4;

/// What has to remain of a password when the own words are taken out.
const ENOUGH_BESIDES: usize = 8;

/// Those of 15 code points or more in the list that Django ships (20,000 passwords that Royce Williams counted in published leaks; Django's
/// licence is BSD-3-Clause), in lower case. Its shorter ones would have to be repeated to be long enough, and what is short and repeated is
/// refused whatever it is.
const LISTED: &str = include_str!("common.txt");

/// So much of a password is looked up, for the sake of the time that it takes. A beginning that is hard enough to guess by itself
/// is made no easier by what follows it; what only the whole would betray, a line of a song for instance, goes unnoticed.
const LOOKED_UP: usize = 40;

/// The signs that the dictionaries take for a letter in disguise, and for which. (Digits count as such too, but have few readings.)
const DISGUISES: [(char, char); 10] =
    [('@', 'a'), ('(', 'c'), ('{', 'c'), ('[', 'c'), ('<', 'c'), ('!', 'i'), ('|', 'i'), ('$', 's'), ('+', 't'), ('%', 'x')];

/// So many different disguises are tried out in every combination.
const DISGUISES_TRIED: usize = 3;

/// Refuses what is on a list, easily guessed, or made of the person's own words.
pub(super) fn check(password: &str, context: &Context) -> Result<(), Problem> {
    let folded = fold(password);
    let is_common = |password: &str| {
        let entropy = estimate(password, &[]);
        is_listed(&entropy) || is_easily_guessed(&entropy)
    };
    if LISTED.lines().any(|listed| listed == folded || listed == password.to_lowercase()) {
        return Err(Problem::PasswordCommon);
    }
    if unit(&folded).is_some_and(|unit| is_listed(&estimate(unit, &[])))
        || is_common(&folded)
        || password != folded && is_common(password)
    {
        return Err(Problem::PasswordCommon);
    }
    if unit(&folded).is_some_and(|unit| unit.chars().count() < rules::MIN) {
        return Err(Problem::PasswordRepeated);
    }
    let words = own_words(context);
    let refs: Vec<&str> = words.iter().map(String::as_str).collect();
    if is_made_of(&folded, &words) || is_easily_guessed(&estimate(&folded, &refs)) {
        return Err(Problem::PasswordContext);
    }
    Ok(())
}

fn estimate(password: &str, words: &[&str]) -> Entropy {
    zxcvbn(&bounded(password), words)
}

/// The dictionaries try every reading of every disguise on every part of a password. For one made of nothing but disguises that
/// is a second of a core, and three for a request: whoever is signed in could keep everybody else from signing in (AC-39). So
/// only the beginning is looked up, and where there are too many disguises each is read one way.
fn bounded(password: &str) -> String {
    let beginning: String = password.chars().take(LOOKED_UP).collect();
    if DISGUISES.iter().filter(|(disguise, _)| beginning.contains(*disguise)).count() <= DISGUISES_TRIED {
        return beginning;
    }
    let undisguised = |c| DISGUISES.iter().find(|(disguise, _)| *disguise == c).map_or(c, |(_, letter)| *letter);
    beginning.chars().map(undisguised).collect()
}

fn is_listed(entropy: &Entropy) -> bool {
    let warning = entropy.feedback().and_then(zxcvbn::feedback::Feedback::warning);
    matches!(warning, Some(Warning::ThisIsATop10Password | Warning::ThisIsATop100Password | Warning::ThisIsACommonPassword))
}

fn is_easily_guessed(entropy: &Entropy) -> bool {
    entropy.guesses_log10() < ENOUGH_GUESSES_LOG10
}

/// The part that the whole repeats, if it does.
fn unit(password: &str) -> Option<&str> {
    password
        .char_indices()
        .skip(1)
        .map(|(end, _)| &password[..end])
        .find(|unit| password.len().is_multiple_of(unit.len()) && password == unit.repeat(password.len() / unit.len()))
}

fn own_words(context: &Context) -> Vec<String> {
    let product = ["trousseau"].map(str::to_owned);
    context
        .words
        .iter()
        .flat_map(|words| fold(words).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>())
        .chain(product)
        .filter(|word| word.chars().count() >= SHORTEST_CONTEXT_WORD)
        .collect()
}

fn is_made_of(folded: &str, words: &[String]) -> bool {
    let rest = words.iter().fold(folded.to_owned(), |rest, word| rest.replace(word.as_str(), ""));
    rest.len() < folded.len() && rest.chars().filter(|c| c.is_alphanumeric()).count() < ENOUGH_BESIDES
}

#[cfg(test)]
mod tests {
    use super::*;

    fn context() -> Context {
        Context { words: vec!["Zoé Tremblay-Côté".into(), "zoe.tremblay@example.org".into(), "Résidences Laurier".into()] }
    }

    #[test]
    fn ac_39_listed_passwords_are_refused_also_doubled_and_tripled() {
        for password in
            ["passwordpassword", "qwertyuiopqwertyuiop", "123456789012345", "iloveyouiloveyou", "letmeinletmeinletmein"]
        {
            assert_eq!(check(password, &context()), Err(Problem::PasswordCommon), "{password}");
        }
    }

    #[test]
    fn ac_39_each_long_entry_of_the_published_list_is_refused_in_any_case() {
        assert!(LISTED.lines().count() >= 40);
        for listed in LISTED.lines() {
            assert!(listed.chars().count() >= rules::MIN, "{listed}");
            for password in [listed.to_owned(), listed.to_uppercase()] {
                assert_eq!(check(&password, &Context::default()), Err(Problem::PasswordCommon), "{password}");
            }
        }
    }

    #[test]
    fn ac_39_what_is_too_short_is_not_long_enough_twice() {
        for short in ["k7mp2xwq9rtv", "lzxkjw83nq", "Wg4-tZ9q"] {
            assert!(check(&short.repeat(2), &Context::default()).is_err(), "{short}");
            assert!(check(&short.repeat(3), &Context::default()).is_err(), "{short}");
        }
    }

    #[test]
    fn ac_39_a_word_a_year_and_exclamation_marks_are_no_password() {
        assert_eq!(check("Résidence2026!!!", &Context::default()), Err(Problem::PasswordCommon));
    }

    #[test]
    fn ac_39_own_words_are_refused_with_or_without_accents() {
        for password in ["zoe.tremblay.cote", "Tremblay-Cote-77", "résidences laurier", "TrousseauTrousseau1"] {
            assert!(check(password, &context()).is_err(), "{password}");
        }
    }

    #[test]
    fn ac_39_a_password_made_to_keep_the_dictionaries_busy_is_looked_up_in_bounded_work() {
        let crafted = "4@8({[<3691!|70$5+%2abcdefghijklmnopqrstuvwxyz".repeat(3);
        let looked_up = bounded(&crafted);
        assert_eq!(looked_up.chars().count(), LOOKED_UP);
        assert!(!DISGUISES.iter().any(|(disguise, _)| looked_up.contains(*disguise)), "{looked_up}");
        assert_eq!(bounded("P@ssw0rd!"), "P@ssw0rd!", "a few are tried in every combination");
        assert!(check("p@$$w0rdp@$$w0rd", &Context::default()).is_err());
        assert!(is_easily_guessed(&estimate("p@$$w0rd!+|", &[])), "read one way it is still one");
    }

    #[test]
    fn a_sentence_is_accepted() {
        for password in ["correct horse battery staple", "un canard traverse la rue", "k7mp-2xwq-9rtv-hb4z"] {
            assert_eq!(check(password, &context()), Ok(()), "{password}");
        }
    }
}
