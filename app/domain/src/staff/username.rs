//! Usernames: the sign-in names of those who have no e-mail address.
//!
//! Small letters of ASCII, digits, dot, hyphen and underscore: nothing that looks like something else (AC-13), and never an `@`, so that nobody's
//! username is somebody's address. One is suggested from the person's name as it is typed; whether it is free is told when the form is sent, and
//! where nobody has touched the suggestion the server puts a number behind it instead of asking. Shared by the page and the server.

use crate::fields::Problem;

/// Characters.
pub const MIN: usize = 3;
/// Characters.
pub const MAX: usize = 32;

/// What is suggested where a name has nothing that could stand in a username.
const NOBODY: &str = "staff";

/// A username that may be given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Username(String);

impl Username {
    /// Trims, and takes capitals for small letters; anything else has to be as it is.
    pub fn parse(typed: &str) -> Result<Self, Problem> {
        let name = typed.trim_matches(' ').to_ascii_lowercase();
        let is_first = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let is_other = |byte: u8| is_first(byte) || matches!(byte, b'.' | b'_' | b'-');
        let fits = name.bytes().next().is_some_and(is_first) && name.bytes().all(is_other);
        match name.len() {
            0 => Err(Problem::Required),
            MIN..=MAX if fits => Ok(Self(name)),
            _ => Err(Problem::NotAUsername),
        }
    }

    /// As it is stored, compared and typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same with a number behind it, no longer than it may be. The first is the name itself.
    #[must_use]
    pub fn numbered(&self, number: u32) -> Self {
        if number == 1 {
            return self.clone();
        }
        let number = number.to_string();
        let kept = self.0.len().min(MAX - number.len());
        Self(format!("{}{number}", &self.0[..kept]))
    }
}

/// "Awa", "Diallo-Ndiaye" as `awa.diallo-ndiaye`.
pub fn suggested(first_name: &str, last_name: &str) -> Username {
    let parts = [first_name, last_name].map(plain);
    let mut name = parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(".");
    name.truncate(MAX);
    let name = name.trim_end_matches(['.', '-']).to_owned();
    Username(if name.len() < MIN { NOBODY.to_owned() } else { name })
}

/// Letters and digits as ASCII has them; whatever stands between them as one hyphen, apostrophes as nothing. Letters that have no counterpart
/// are left out: the tables of Unicode would weigh more in the browser than the page.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for c in name.chars() {
        match c {
            'a'..='z' | '0'..='9' => plain.push(c),
            'A'..='Z' => plain.push(c.to_ascii_lowercase()),
            '’' | '\'' => {}
            ' ' | '-' | '_' | '.' if !plain.is_empty() && !plain.ends_with('-') => plain.push('-'),
            _ => plain.push_str(letter(c)),
        }
    }
    plain.truncate(plain.trim_end_matches('-').len());
    plain
}

/// The letters of Latin script with something on them, in the languages that staff here are likely to have names in.
fn letter(c: char) -> &'static str {
    match c {
        'À'..='Å' | 'à'..='å' | 'Ā'..='ą' | 'Ạ'..='ặ' => "a",
        'Æ' | 'æ' => "ae",
        'Ç' | 'ç' | 'Ć'..='č' => "c",
        'Ď'..='đ' | 'Ð' | 'ð' => "d",
        'È'..='Ë' | 'è'..='ë' | 'Ē'..='ě' | 'Ẹ'..='ệ' => "e",
        'Ĝ'..='ģ' => "g",
        'Ĥ'..='ħ' => "h",
        'Ì'..='Ï' | 'ì'..='ï' | 'Ĩ'..='ı' | 'Ỉ'..='ị' => "i",
        'Ĵ' | 'ĵ' => "j",
        'Ķ' | 'ķ' => "k",
        'Ĺ'..='ł' => "l",
        'Ñ' | 'ñ' | 'Ń'..='ň' => "n",
        'Ò'..='Ö' | 'ò'..='ö' | 'Ø' | 'ø' | 'Ō'..='ő' | 'Ơ' | 'ơ' | 'Ọ'..='ợ' => "o",
        'Œ' | 'œ' => "oe",
        'Ŕ'..='ř' => "r",
        'Ś'..='š' | 'Ș' | 'ș' => "s",
        'ß' | 'ẞ' => "ss",
        'Ţ'..='ŧ' | 'Ț' | 'ț' => "t",
        'Þ' | 'þ' => "th",
        'Ù'..='Ü' | 'ù'..='ü' | 'Ũ'..='ų' | 'Ư' | 'ư' | 'Ụ'..='ự' => "u",
        'Ŵ' | 'ŵ' => "w",
        'Ý' | 'ý' | 'ÿ' | 'Ŷ'..='Ÿ' | 'Ỳ'..='ỹ' => "y",
        'Ź'..='ž' => "z",
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn row_22_a_username_is_suggested_from_the_name() {
        for (first, last, username) in [
            ("Awa", "Diallo-Ndiaye", "awa.diallo-ndiaye"),
            ("Zoé", "Lefèvre", "zoe.lefevre"),
            ("Jean Paul", "O’Neill", "jean-paul.oneill"),
            ("Łukasz", "", "lukasz"),
            ("  Ông  ", "Nguyễn ", "ong.nguyen"),
            ("Đức", "Hoàng Thị Ẩn", "duc.hoang-thi-an"),
            ("Ữ", "Kỹ Ỡ Ĩ Ệ", "u.ky-o-i-e"),
            ("Þórdís", "Ðórðardóttir", "thordis.dordardottir"),
            ("雅", "王", "staff"),
            ("A", "", "staff"),
            ("Anne-Charlotte-Victoria", "de la Fontaine-Beauregard", "anne-charlotte-victoria.de-la-fo"),
        ] {
            let suggested = suggested(first, last);
            assert_eq!(suggested.as_str(), username);
            assert_eq!(Username::parse(username), Ok(suggested), "what is suggested is taken");
        }
    }

    #[test]
    fn ac_13_a_username_is_nobodys_address_and_looks_like_nothing_else() {
        for typed in [
            "awa@example.org",
            "awa＠example.org",
            "аwa",
            "aωa",
            "awa\u{200d}d",
            "ａwa",
            ".awa",
            "-awa",
            "aw",
            "awa diallo",
            "awa/diallo",
            "awadiallo-awadiallo-awadiallo-awad",
            "a\u{0301}wa",
        ] {
            assert_eq!(Username::parse(typed), Err(Problem::NotAUsername), "{typed}");
        }
        assert_eq!(Username::parse(" "), Err(Problem::Required));
        assert_eq!(Username::parse(" Awa.D_2-x ").map(|name| name.0), Ok("awa.d_2-x".to_owned()));
    }

    #[test]
    fn a_number_behind_it_leaves_it_short_enough() {
        let long = Username("a".repeat(MAX));
        assert_eq!(long.numbered(123).as_str().len(), MAX);
        assert_eq!(suggested("Awa", "Diallo").numbered(2).as_str(), "awa.diallo2");
    }
}
