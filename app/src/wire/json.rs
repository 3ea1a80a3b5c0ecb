//! JSON, read into a tree.
//!
//! Only what our own server writes has to be understood: whole numbers, no comments, nothing beyond `i64`.

/// How deep brackets may be nested.
const DEEPEST: u8 = 64;

/// A JSON value.
pub(super) enum Tree {
    Null,
    Truth(bool),
    Number(i64),
    Text(String),
    List(Vec<Tree>),
    Map(Vec<(String, Tree)>),
}

/// Reads JSON.
pub(super) fn parse(text: &str) -> Option<Tree> {
    let mut reader = Reader { rest: text };
    let tree = reader.value(DEEPEST)?;
    reader.skip_blanks();
    reader.rest.is_empty().then_some(tree)
}

struct Reader<'a> {
    rest: &'a str,
}

impl Reader<'_> {
    fn value(&mut self, depth: u8) -> Option<Tree> {
        let depth = depth.checked_sub(1)?;
        self.skip_blanks();
        match self.rest.bytes().next()? {
            b'{' => self.map(depth),
            b'[' => self.list(depth),
            b'"' => self.text().map(Tree::Text),
            b'n' => self.take("null").then_some(Tree::Null),
            b't' => self.take("true").then_some(Tree::Truth(true)),
            b'f' => self.take("false").then_some(Tree::Truth(false)),
            _ => self.number(),
        }
    }

    fn map(&mut self, depth: u8) -> Option<Tree> {
        let mut entries = Vec::new();
        self.each('{', '}', |reader| {
            reader.skip_blanks();
            let key = reader.text()?;
            reader.skip_blanks();
            reader.take(":").then_some(())?;
            entries.push((key, reader.value(depth)?));
            Some(())
        })?;
        Some(Tree::Map(entries))
    }

    fn list(&mut self, depth: u8) -> Option<Tree> {
        let mut entries = Vec::new();
        self.each('[', ']', |reader| {
            entries.push(reader.value(depth)?);
            Some(())
        })?;
        Some(Tree::List(entries))
    }

    fn each(&mut self, open: char, close: char, mut entry: impl FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.rest = self.rest.strip_prefix(open)?;
        self.skip_blanks();
        if let Some(rest) = self.rest.strip_prefix(close) {
            self.rest = rest;
            return Some(());
        }
        loop {
            entry(self)?;
            self.skip_blanks();
            if let Some(rest) = self.rest.strip_prefix(close) {
                self.rest = rest;
                return Some(());
            }
            self.take(",").then_some(())?;
        }
    }

    fn text(&mut self) -> Option<String> {
        self.take("\"").then_some(())?;
        let mut text = String::new();
        loop {
            let at = self.rest.find(['"', '\\'])?;
            let (plain, rest) = self.rest.split_at(at);
            text.push_str(plain);
            let is_end = rest.starts_with('"');
            self.rest = &rest[1..];
            if is_end {
                return Some(text);
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let mut characters = self.rest.chars();
        let sign = characters.next()?;
        self.rest = characters.as_str();
        Some(match sign {
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.code_point(),
            other => other,
        })
    }

    fn code_point(&mut self) -> Option<char> {
        let first = self.unit()?;
        if !(0xd800..0xdc00).contains(&first) {
            return char::from_u32(first);
        }
        self.take("\\u").then_some(())?;
        let second = self.unit()?.checked_sub(0xdc00)?;
        char::from_u32(0x1_0000 + ((first - 0xd800) << 10) + second)
    }

    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest.get(..4)?;
        self.rest = &self.rest[4..];
        u32::from_str_radix(digits, 16).ok()
    }

    fn number(&mut self) -> Option<Tree> {
        let end = self.rest.find(|next: char| !next.is_ascii_digit() && next != '-').unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok().map(Tree::Number)
    }

    fn take(&mut self, word: &str) -> bool {
        let rest = self.rest.strip_prefix(word);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip_blanks(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n', '\r', '\t']);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_may_be_written_by_their_numbers() {
        assert!(matches!(parse(r#""\u00e9\ud83d\ude00\u003c\/""#), Some(Tree::Text(text)) if text == "é😀</"));
    }

    #[test]
    fn what_is_no_json_is_refused() {
        for text in [
            "",
            "nul",
            "{",
            "[1",
            "[1,]",
            r#"{"a"}"#,
            r#"{"a":1,}"#,
            r#"""#,
            r#""\ud800""#,
            r#""\uD83Dx""#,
            "1 2",
            "1.5",
            "1e3",
            "99999999999999999999",
            "\"\\",
            "\"\\u12",
        ] {
            assert!(parse(text).is_none(), "{text}");
        }
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        assert!(parse(&deep).is_none());
    }
}
