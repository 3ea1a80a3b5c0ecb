//! The short code on a card: 55 bits as eleven characters, and one more by which a slip of the eye or the finger is told from a wrong card.
//!
//! The characters are Crockford's base 32: no I, L, O or U, and who types one of the first three means what it looks like. The last one is
//! Luhn's check (ISO/IEC 7812-1, annex B) to the base of 32: it finds each wrong character, and nearly every two that changed places.

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters that carry something.
const CARRYING: usize = 11;
/// Characters in a group, for the eye.
const GROUP: usize = 4;

/// As it is printed: `7K3F-9QXW-2MBT`.
pub fn written(bits: u64) -> String {
    let mut digits: Vec<u8> = (0..CARRYING).rev().map(|place| u8::try_from(bits >> (5 * place) & 31).unwrap_or(0)).collect();
    digits.push(check(&digits));
    let letters: Vec<char> = digits.iter().map(|digit| char::from(ALPHABET[usize::from(*digit)])).collect();
    letters.chunks(GROUP).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// From what somebody typed, whatever stands between the characters. `None`: not a code, or one with a slip in it.
pub fn read(typed: &str) -> Option<u64> {
    let meant = |c: char| match c.to_ascii_uppercase() {
        'O' => Some(0),
        'I' | 'L' => Some(1),
        c => ALPHABET.iter().position(|letter| char::from(*letter) == c).and_then(|digit| u8::try_from(digit).ok()),
    };
    let is_between = |c: &char| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '.');
    let digits: Vec<u8> = typed.chars().take(100).filter(|c| !is_between(c)).map(meant).collect::<Option<_>>()?;
    let (last, carrying) = digits.split_last()?;
    let is_whole = carrying.len() == CARRYING && check(carrying) == *last;
    is_whole.then(|| carrying.iter().fold(0, |bits, digit| bits << 5 | u64::from(*digit)))
}

/// Luhn's check digit to the base of 32.
fn check(digits: &[u8]) -> u8 {
    let weighed = digits.iter().rev().enumerate().map(|(place, digit)| {
        let digit = u32::from(*digit) * if place % 2 == 0 { 2 } else { 1 };
        digit / 32 + digit % 32
    });
    u8::try_from((32 - weighed.sum::<u32>() % 32) % 32).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b8_a_code_is_read_as_it_is_written_and_however_it_is_typed() {
        for bits in [0, 1, (1 << 55) - 1, 0x0055_5555_5555_5555, 12_345_678_901_234_567] {
            let code = written(bits);
            assert_eq!(code.len(), 14, "{code}");
            for typed in [code.clone(), code.to_lowercase(), code.replace('-', " "), code.replace('-', ""), format!(" {code} ")] {
                assert_eq!(read(&typed), Some(bits), "{typed}");
            }
            assert_eq!(read(&code.replace('0', "o").replace('1', "l")), Some(bits), "what looks like it is meant");
        }
    }

    #[test]
    fn b8_a_slip_is_told_from_a_wrong_card() {
        let code = written(12_345_678_901_234_567).replace('-', "");
        for at in 0..code.len() {
            for letter in ALPHABET.map(char::from) {
                let mut slipped: Vec<char> = code.chars().collect();
                if std::mem::replace(&mut slipped[at], letter) != letter {
                    assert_eq!(read(&slipped.iter().collect::<String>()), None, "{slipped:?}");
                }
            }
        }
        for typed in ["", "7K3F", "7K3F-9QXW-2MBU", "7K3F-9QXW-2MBT-0", "é", &"0".repeat(200)] {
            assert_eq!(read(typed), None, "{typed}");
        }
    }
}
