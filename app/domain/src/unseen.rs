//! Characters that the eye doesn't see, or that change what it sees: the one list, for whatever is typed, mailed or logged.
//!
//! What is done about them differs: a name that holds one is refused ([`crate::staff::identity`]), a letter leaves them out
//! ([`crate::mail::letter`]), the log writes them as numbers.

/// Control characters, and those that are invisible or turn the reading direction (Unicode Technical Report 36 §2.1). Fillers count among
/// them: a name made of nothing else would look like no name at all.
pub fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Does it merely join letters or emoji? Persian and other scripts spell with these, and most emoji of families need them.
pub fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_hides_or_turns_is_known_and_what_people_write_with_is_not() {
        let unseen = "\0\n\r\t\u{1b}\u{7f}\u{85}\u{9b}\u{ad}\u{61c}\u{200b}\u{200d}\u{200e}\u{200f}\u{2028}\u{2029}\u{202a}\u{202e}\u{2060}\u{2066}\
                      \u{2069}\u{2800}\u{3164}\u{feff}\u{ffa0}\u{fffb}\u{e0041}";
        assert!(unseen.chars().all(is_unseen), "{:?}", unseen.chars().find(|c| !is_unseen(*c)));
        let seen = "Zoé d’Açores « oui\u{a0}» 14\u{202f}h ; Ωμέγα Жанна 山田 علی é\u{301} 👩👧";
        assert!(!seen.chars().any(is_unseen), "{:?}", seen.chars().find(|c| is_unseen(*c)));
        assert!(is_joiner('\u{200c}') && is_joiner('\u{200d}') && !is_joiner('\u{200b}'));
    }
}
