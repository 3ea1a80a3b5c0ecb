//! What a PIN has to be. Six digits are a million possibilities, and what keeps them is that few of them may be tried ([`crate::throttle`]); so
//! none of those that are tried first is taken. Shared by the page and the server.

use crate::fields::Problem;

/// Digits.
pub const LENGTH: usize = 6;

/// The months' longest days; nobody's birthday is refused for its year.
const DAYS: [u8; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

type Digits = [u8; LENGTH];

/// Is this meant as a PIN? Nothing but digits, and too short for a passphrase.
pub fn is_meant(typed: &str) -> bool {
    !typed.is_empty() && typed.len() < super::rules::MIN && typed.bytes().all(|byte| byte.is_ascii_digit())
}

/// Six digits that nobody tries first: no repeats, no sequence, no date, no shape on the keypad, none that stand in the sign-in name.
pub fn check(pin: &str, sign_in_name: &str) -> Result<(), Problem> {
    let digits: Digits = match pin.bytes().map(|byte| byte.wrapping_sub(b'0')).collect::<Vec<_>>().try_into() {
        Ok(digits) => digits,
        Err(_) => return Err(Problem::PinLength),
    };
    if digits.iter().any(|digit| *digit > 9) {
        Err(Problem::PinLength)
    } else if repeats(digits) {
        Err(Problem::PinRepeats)
    } else if is_sequence(digits) {
        Err(Problem::PinSequence)
    } else if is_shape(digits) {
        Err(Problem::PinShape)
    } else if is_date(digits) {
        Err(Problem::PinDate)
    } else if stands_in(pin, sign_in_name) {
        Err(Problem::PinInName)
    } else {
        Ok(())
    }
}

/// Fewer than three different digits, or a part over and over: `112211`, `121212`, `123123`.
fn repeats(digits: Digits) -> bool {
    let different = (0..10).filter(|digit| digits.contains(digit)).count();
    different < 3 || [1, 2, 3].iter().any(|unit| digits[*unit..] == digits[..LENGTH - unit])
}

/// The same step all along, from nine on to zero as well: `123456`, `975319`, `890123`; or in pairs, `112233`, or threes, `123321`.
fn is_sequence(digits: Digits) -> bool {
    let is_even = |digits: &[u8]| {
        let step = |pair: &[u8]| (pair[1] + 10 - pair[0]) % 10;
        digits.windows(2).map(step).collect::<Vec<_>>().windows(2).all(|steps| steps[0] == steps[1])
    };
    let pairs = [0, 2, 4].map(|at: usize| digits[at]);
    let in_pairs = [0, 2, 4].iter().all(|at: &usize| digits[*at] == digits[at + 1]) && is_even(&pairs);
    let there_and_back = (0..3).all(|at| digits[at] == digits[LENGTH - 1 - at]) && is_even(&digits[..3]);
    is_even(&digits) || in_pairs || there_and_back
}

/// A finger's way over the keypad: from each key to one beside it, or two of its lines one after the other (`147258`).
fn is_shape(digits: Digits) -> bool {
    // Row and column of each key; zero stands below the eight.
    let place = |digit: u8| {
        if digit == 0 { (3, 1) } else { (i8::try_from(digit - 1).unwrap_or(0) / 3, i8::try_from(digit - 1).unwrap_or(0) % 3) }
    };
    let step = |pair: &[u8]| {
        let ((from_row, from_column), (to_row, to_column)) = (place(pair[0]), place(pair[1]));
        (to_row - from_row, to_column - from_column)
    };
    let is_beside = |(rows, columns): (i8, i8)| rows.abs() <= 1 && columns.abs() <= 1;
    let is_line = |half: &[u8]| {
        let (first, second) = (step(&half[..2]), step(&half[1..]));
        first == second && is_beside(first)
    };
    digits.windows(2).map(step).all(is_beside) || (is_line(&digits[..3]) && is_line(&digits[3..]))
}

/// A day: `ddmmyy`, `mmddyy` or `yymmdd`; or a month of our time: `mmyyyy`, `yyyymm`.
fn is_date(digits: Digits) -> bool {
    let [a, b, c] = [0, 2, 4].map(|at: usize| digits[at] * 10 + digits[at + 1]);
    let is_day = |day: u8, month: u8| (1..=12).contains(&month) && day > 0 && day <= DAYS[usize::from(month) - 1];
    let is_year = |century: u8| century == 19 || century == 20;
    let is_month = |month: u8| (1..=12).contains(&month);
    is_day(a, b) || is_day(b, a) || is_day(c, b) || (is_month(a) && is_year(b)) || (is_year(a) && is_month(c))
}

/// Do these digits stand in the sign-in name, or all of its own in them?
fn stands_in(pin: &str, sign_in_name: &str) -> bool {
    let digits: String = sign_in_name.chars().filter(char::is_ascii_digit).collect();
    digits.contains(pin) || (digits.len() >= 4 && pin.contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_67_what_is_tried_first_is_refused_with_the_reason() {
        for (problem, pins) in [
            (Problem::PinLength, ["", "12345", "1234567", "12a456", "１２３４５６"].as_slice()),
            (Problem::PinRepeats, &["000000", "111222", "121212", "123123", "787878", "909090", "455454"]),
            (Problem::PinSequence, &["123456", "654321", "890123", "135791", "975319"]),
            (Problem::PinSequence, &["112233", "998877", "345543"]),
            (Problem::PinShape, &["147258", "258369", "159357", "963852", "789654", "147852", "256987"]),
            (Problem::PinDate, &["240385", "032485", "850324", "061987", "198706", "311299"]),
            (Problem::PinInName, &["602817"]),
        ] {
            for pin in pins {
                assert_eq!(check(pin, "awa602817"), Err(problem.clone()), "{pin}");
            }
        }
        for pin in ["820461", "409372", "730582", "516049"] {
            assert_eq!(check(pin, "awa.diallo"), Ok(()), "{pin}");
        }
        assert_eq!(check("407291", "awa4072"), Err(Problem::PinInName));
    }

    #[test]
    fn most_of_a_million_pins_can_be_chosen() {
        let good = (0..1_000_000).filter(|number| check(&format!("{number:06}"), "awa.diallo").is_ok()).count();
        assert!(good > 800_000, "{good}");
    }

    #[test]
    fn digits_alone_are_meant_as_a_pin_unless_there_are_enough_for_a_passphrase() {
        assert!(is_meant("1") && is_meant("12345678901234"));
        assert!(!is_meant("") && !is_meant("12345a") && !is_meant("123456789012345"));
    }
}
