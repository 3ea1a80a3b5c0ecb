//! Typography: which characters a language forbids, and which space it wants where.
//!
//! The rules are data of the language's folder (`typography.txt`), so that a new language brings its own. One rule a line:
//!
//! ```text
//! forbid ' use ’             # never this sequence of characters
//! before ; ! ? need U+202F   # one of these spaces in front of a mark that ends a phrase
//! after « need U+00A0 U+202F # one of these spaces behind an opening mark
//! ```

use std::{fs, path::Path};

use fluent_syntax::{
    ast::{Expression, InlineExpression, Pattern, PatternElement},
    unicode::unescape_unicode_to_string,
};

use super::{Fault, catalogue::Language};

/// Stands for what is only known at run time, such as a person's name.
const UNKNOWN: char = '\u{FFFC}';

/// The rules of one language.
#[derive(Debug, Default)]
pub struct Typography {
    rules: Vec<Rule>,
}

#[derive(Debug)]
enum Rule {
    Forbid { sequence: String, instead: String },
    Before { marks: Vec<char>, spaces: Vec<char> },
    After { marks: Vec<char>, spaces: Vec<char> },
}

impl Typography {
    /// Reads `typography.txt`; a folder without it has no rules.
    pub fn read(folder: &Path, code: &str, faults: &mut Vec<Fault>) -> Self {
        let path = folder.join("typography.txt");
        let file = format!("{code}/typography.txt");
        if !path.is_file() {
            return Self::default();
        }
        let parsed = match fs::read_to_string(path) {
            Ok(source) => Self::parse(&source),
            Err(cause) => Err(format!("cannot be read: {cause}")),
        };
        parsed.unwrap_or_else(|what| {
            faults.push(Fault::new(file, what));
            Self::default()
        })
    }

    /// Reads the rules; says which line is none.
    pub fn parse(source: &str) -> Result<Self, String> {
        let mut rules = Vec::new();
        for line in source.lines() {
            let line = line.split(" #").next().unwrap_or_default();
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            rules.push(Rule::parse(line).ok_or_else(|| format!("{line:?} is no rule"))?);
        }
        Ok(Self { rules })
    }

    /// What is wrong with `text`, each fault with the words around it.
    pub fn faults(&self, text: &str) -> Vec<String> {
        let characters: Vec<char> = text.chars().collect();
        self.rules.iter().flat_map(|rule| rule.faults(text, &characters)).collect()
    }
}

impl Rule {
    fn parse(line: &str) -> Option<Self> {
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["forbid", sequence, "use", instead @ ..] = words.as_slice() {
            return Some(Self::Forbid { sequence: (*sequence).to_owned(), instead: instead.join(" ") });
        }
        let need = words.iter().position(|word| *word == "need")?;
        let marks = words.get(1..need)?.iter().map(|word| single(word)).collect::<Option<Vec<char>>>()?;
        let spaces = words.get(need + 1..)?.iter().map(|word| code_point(word)).collect::<Option<Vec<char>>>()?;
        match *words.first()? {
            "before" => Some(Self::Before { marks, spaces }),
            "after" => Some(Self::After { marks, spaces }),
            _ => None,
        }
    }

    fn faults(&self, text: &str, characters: &[char]) -> Vec<String> {
        let neighbour = |at: usize, step: isize| at.checked_add_signed(step).and_then(|at| characters.get(at)).copied();
        match self {
            Self::Forbid { sequence, instead } => {
                let found = text.match_indices(sequence.as_str());
                found.map(|(at, _)| format!("has {sequence} in “{}”; use {instead}", around(text, at))).collect()
            }
            Self::Before { marks, spaces } => {
                let wrong = |at: usize| {
                    let before = neighbour(at, -1);
                    let follows_mark = before.is_some_and(|before| marks.contains(&before) || "?!…".contains(before));
                    ends_phrase(neighbour(at, 1)) && !follows_mark && !before.is_some_and(|before| spaces.contains(&before))
                };
                places(characters, marks, wrong).map(|at| complaint(characters, at, "before", spaces)).collect()
            }
            Self::After { marks, spaces } => {
                let wrong = |at: usize| !neighbour(at, 1).is_some_and(|after| spaces.contains(&after));
                places(characters, marks, wrong).map(|at| complaint(characters, at, "after", spaces)).collect()
            }
        }
    }
}

/// A mark inside a word, an address or a time (`https://`, `14:05`, `?page=2`) is no punctuation.
fn ends_phrase(next: Option<char>) -> bool {
    next.is_none_or(|next| !next.is_alphanumeric() && !"/=_@&".contains(next))
}

fn places(characters: &[char], marks: &[char], wrong: impl Fn(usize) -> bool) -> impl Iterator<Item = usize> {
    (0..characters.len()).filter(move |at| marks.contains(&characters[*at]) && wrong(*at))
}

fn complaint(characters: &[char], at: usize, side: &str, spaces: &[char]) -> String {
    let place: String = characters[at.saturating_sub(20)..(at + 12).min(characters.len())].iter().collect();
    let wanted: Vec<String> = spaces.iter().map(|space| format!("U+{:04X}", u32::from(*space))).collect();
    format!("needs {} {side} {} in “{}”", wanted.join(" or "), characters[at], place.replace('\n', " "))
}

fn around(text: &str, at: usize) -> String {
    let before: Vec<char> = text[..at].chars().rev().take(20).collect();
    before.into_iter().rev().chain(text[at..].chars().take(12)).collect::<String>().replace('\n', " ")
}

fn single(word: &str) -> Option<char> {
    let mut characters = word.chars();
    characters.next().filter(|_| characters.next().is_none())
}

fn code_point(word: &str) -> Option<char> {
    u32::from_str_radix(word.strip_prefix("U+")?, 16).ok().and_then(char::from_u32)
}

/// Every text of the language, short and long, against its own rules.
pub fn check(language: &Language) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (key, text) in &language.texts {
        for reading in readings(&text.pattern) {
            faults.extend(language.typography.faults(&reading).into_iter().map(|what| Fault::about(&text.file, key, what)));
        }
    }
    let policy = language.long.policy.iter().map(|policy| (&policy.file, policy.markdown.clone()));
    let articles =
        language.long.articles.iter().map(|article| (&article.file, format!("{}\n\n{}", article.title, article.markdown)));
    for (file, markdown) in policy.chain(articles) {
        faults.extend(language.typography.faults(&prose(&markdown)).into_iter().map(|what| Fault::new(file, what)));
    }
    faults
}

/// The pattern as it may be read: once per variant, with a stand-in for what is only known at run time.
pub fn readings(pattern: &Pattern<String>) -> Vec<String> {
    let longest = pattern.elements.iter().map(|element| match element {
        PatternElement::Placeable { expression: Expression::Select { variants, .. } } => {
            variants.iter().map(|variant| readings(&variant.value).len()).sum()
        }
        _ => 1,
    });
    let count: usize = longest.max().unwrap_or(1);
    (0..count).map(|turn| reading(pattern, turn)).collect()
}

fn reading(pattern: &Pattern<String>, turn: usize) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => read_expression(expression, turn, &mut text),
        }
    }
    text
}

fn read_expression(expression: &Expression<String>, turn: usize, text: &mut String) {
    match expression {
        Expression::Inline(InlineExpression::StringLiteral { value }) => text.push_str(&unescape_unicode_to_string(value)),
        Expression::Inline(InlineExpression::Placeable { expression }) => read_expression(expression, turn, text),
        Expression::Inline(_) => text.push(UNKNOWN),
        Expression::Select { variants, .. } => {
            let all: Vec<String> = variants.iter().flat_map(|variant| readings(&variant.value)).collect();
            text.push_str(all.get(turn).or(all.last()).map_or("", String::as_str));
        }
    }
}

/// What a reader of the Markdown sees: without code, addresses of links and comments.
pub fn prose(markdown: &str) -> String {
    let mut text = String::new();
    let mut fenced = false;
    for line in markdown.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            text.push_str(&prose_of_line(line));
        }
        text.push('\n');
    }
    text
}

fn prose_of_line(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(next) = rest.chars().next() {
        let skipped = match next {
            '`' => rest[1..].find('`').map(|end| end + 2),
            '<' => rest.find('>').map(|end| end + 1),
            ']' if rest.starts_with("](") => rest.find(')').map(|end| end + 1),
            'h' if rest.starts_with("https://") => Some(rest.find(char::is_whitespace).unwrap_or(rest.len())),
            _ => None,
        };
        if let Some(length) = skipped {
            // What was skipped stands between its neighbours, or a mark behind it would seem to follow the space before it.
            text.push(if next == ']' { ']' } else { UNKNOWN });
            rest = &rest[length..];
        } else {
            text.push(next);
            rest = &rest[next.len_utf8()..];
        }
    }
    text
}
