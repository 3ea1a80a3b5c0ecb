//! Numbers as the reader groups them: `1,234.5`, `1 234,5`. Fluent's Rust implementation prints them bare.
//!
//! The signs are messages (`number-group`, `number-decimal` in `dates.ftl`).

use crate::Words;

impl Words {
    /// A whole number with the language's grouping.
    pub fn number(self, number: i64) -> String {
        self.group(&number.to_string())
    }

    /// Regroups a number as Rust prints it: `-1234.5`.
    pub(crate) fn group(self, plain: &str) -> String {
        let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("-", digits));
        let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(whole, fraction)| (whole, Some(fraction)));
        let group = self.number_group();
        let mut text = String::from(sign);
        for (at, digit) in whole.char_indices() {
            if at > 0 && (whole.len() - at).is_multiple_of(3) {
                text.push_str(&group);
            }
            text.push(digit);
        }
        if let Some(fraction) = fraction {
            text.push_str(&self.number_decimal());
            text.push_str(fraction);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Locale;

    #[test]
    fn fractions_have_the_sign_of_the_language() {
        let written = |code: &str, plain: &str| Words::new(Locale::parse(code).unwrap()).group(plain);
        for (plain, en, fr) in [
            ("1234.5", "1,234.5", "1\u{202f}234,5"),
            ("-0.25", "-0.25", "-0,25"),
            ("1000000.1234", "1,000,000.1234", "1\u{202f}000\u{202f}000,1234"),
        ] {
            assert_eq!(written("en", plain), en);
            assert_eq!(written("fr", plain), fr);
        }
    }
}
