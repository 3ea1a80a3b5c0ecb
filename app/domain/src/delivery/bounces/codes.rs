//! The codes of a bounce, and what follows from them.

use crate::{delivery::Enhanced, mail::outcome::Reply};

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

/// It failed: for good, whatever its code says.
pub(super) fn failed(enhanced: impl Into<Option<Enhanced>>, code: Option<u16>, said: &str) -> Fate {
    let enhanced = enhanced.into();
    if let Some(enhanced) = enhanced.filter(|enhanced| enhanced.says_no_such_address()) {
        return Fate::NoSuchAddress(enhanced, reply(550, Some(enhanced), said));
    }
    // Codes of what might have passed (4.4.7: tried for too long) are of no use any more, but for a full mailbox.
    let is_of_use = |it: &Enhanced| it.subject != 0 && it.class == 5 || (it.subject, it.detail) == (2, 2);
    let enhanced = enhanced.filter(is_of_use);
    let code = code.filter(|code| *code >= 500 && enhanced.is_none()).unwrap_or(554);
    Fate::Failed(reply(code, enhanced, said))
}

/// What is kept: a code, an enhanced code in front, and the words.
pub(super) fn reply(code: u16, enhanced: Option<Enhanced>, said: &str) -> Reply {
    let words = words(said);
    Reply::new(code, &enhanced.map_or_else(|| words.to_owned(), |enhanced| format!("{enhanced} {words}")))
}

/// Without the codes in front.
pub(super) fn words(said: &str) -> &str {
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
pub(super) fn agreed(status: Option<Enhanced>, said: Option<Enhanced>) -> Option<Enhanced> {
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
