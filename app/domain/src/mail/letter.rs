//! One letter: a subject and some blocks, walked twice.

mod html;

use crate::unseen::{is_joiner, is_unseen};
use locales::Locale;
use std::fmt;

/// A letter, before it becomes a message. What it says is between us and its reader: it is not printed.
#[derive(Clone, PartialEq, Eq)]
pub struct Letter {
    locale: Locale,
    subject: String,
    /// Stands above the letter, as on headed paper.
    head: String,
    blocks: Vec<Block>,
}

#[derive(Clone, PartialEq, Eq)]
enum Block {
    Greeting(String),
    Paragraph(String),
    Button { label: String, url: String, fallback: String },
    Deadline(String),
    SmallPrint(String),
    Signature(String),
}

impl Letter {
    /// An empty letter in a language, from somebody.
    pub fn new(locale: Locale, head: &str, subject: &str) -> Self {
        // `=?` opens an encoded word (RFC 2047): left as typed, a name could smuggle invisible characters into the subject.
        let subject = visible(subject).replace("=?", "= ?");
        Self { locale, subject, head: visible(head), blocks: Vec::new() }
    }

    /// Hello.
    #[must_use]
    pub fn greet(self, text: &str) -> Self {
        self.with(Block::Greeting(visible(text)))
    }

    /// A paragraph.
    #[must_use]
    pub fn say(self, text: &str) -> Self {
        self.with(Block::Paragraph(visible(text)))
    }

    /// The one thing to do. `fallback` introduces the address in plain sight, for whoever can't press the button.
    #[must_use]
    pub fn button(self, label: &str, url: &str, fallback: &str) -> Self {
        self.with(Block::Button { label: visible(label), url: url.to_owned(), fallback: visible(fallback) })
    }

    /// What has to be seen even by whoever reads nothing else.
    #[must_use]
    pub fn deadline(self, text: &str) -> Self {
        self.with(Block::Deadline(visible(text)))
    }

    /// What matters only to some.
    #[must_use]
    pub fn small_print(self, text: &str) -> Self {
        self.with(Block::SmallPrint(visible(text)))
    }

    /// Who sends it.
    #[must_use]
    pub fn sign(self, text: &str) -> Self {
        self.with(Block::Signature(visible(text)))
    }

    fn with(mut self, block: Block) -> Self {
        self.blocks.push(block);
        self
    }

    /// The language it is written in.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// Who writes, as it stands above the letter.
    pub fn head(&self) -> &str {
        &self.head
    }

    /// The subject, in one line.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// Plain text, each paragraph one line: the reader's program breaks lines to its own width, and screen readers don't stumble.
    pub fn to_text(&self) -> String {
        let paragraphs = self.blocks.iter().map(|block| match block {
            Block::Greeting(text) | Block::Paragraph(text) | Block::Deadline(text) | Block::SmallPrint(text) => text.clone(),
            Block::Button { label, url, .. } => format!("{label}\n{url}"),
            // Two hyphens and a space announce a signature (RFC 3676 §4.3).
            Block::Signature(text) => format!("-- \n{text}"),
        });
        paragraphs.collect::<Vec<_>>().join("\n\n") + "\n"
    }

    /// A complete HTML document.
    pub fn to_html(&self) -> String {
        html::document(self)
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Letter").field("locale", &self.locale).finish_non_exhaustive()
    }
}

/// The text in one line, without what could hide, reorder or break it: control characters, bidi controls, invisible separators, tags.
///
/// Joiners (U+200C, U+200D) stay: some scripts and most family emoji need them. The no-break spaces of French typography stay too.
pub(super) fn visible(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' | '\u{85}' => {
                if !line.ends_with(' ') {
                    line.push(' ');
                }
            }
            character if is_unseen(character) && !is_joiner(character) => {}
            character => line.push(character),
        }
    }
    line.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter_about(name: &str) -> Letter {
        Letter::new(Locale::default(), name, name).greet(name).say(name).button(name, "https://example.org/x", name).sign(name)
    }

    #[test]
    fn what_is_said_stands_in_both_renderings() {
        let letter = letter_about("Zoé & fils");
        assert!(letter.to_text().contains("Zoé & fils"));
        assert!(letter.to_html().contains("Zoé &amp; fils"));
    }

    #[test]
    fn ac_34_markup_in_a_name_stays_text() {
        let html = letter_about("<a href=\"https://evil.example\">\"click\" 'me'</a>").to_html();
        assert!(!html.contains("<a href=\"https://evil.example\""));
        assert!(html.contains("&lt;a href=&quot;https://evil.example&quot;&gt;&quot;click&quot; &#39;me&#39;&lt;/a&gt;"));
    }

    #[test]
    fn ac_34_characters_that_hide_or_reorder_are_taken_out() {
        let hostile = "Zo\u{202e}é\u{2066}\u{200b}\u{feff}\u{0}\u{1b}[31m\u{e0041}";
        let letter = letter_about(hostile);
        for text in [letter.to_text(), letter.to_html(), letter.subject().to_owned()] {
            assert!(text.contains("Zoé[31m"), "{text}");
            assert!(!text.contains(is_hidden_but_not_a_line_break), "{text:?}");
        }
    }

    fn is_hidden_but_not_a_line_break(character: char) -> bool {
        character != '\n' && is_unseen(character)
    }

    #[test]
    fn ac_35_a_line_break_in_a_name_breaks_no_line() {
        let letter = letter_about("Zoé\r\nBcc: everyone@example.org");
        assert_eq!(letter.subject(), "Zoé Bcc: everyone@example.org");
        assert!(letter.to_text().starts_with("Zoé Bcc: everyone@example.org\n\n"));
    }

    #[test]
    fn ac_35_a_subject_holds_no_encoded_word_of_somebody_elses() {
        assert_eq!(letter_about("=?utf-8?q?=0D=0A?=").subject(), "= ?utf-8?q?=0D=0A?=");
    }

    #[test]
    fn ac_98_neither_a_letter_nor_a_message_prints_its_link() {
        let letter = Letter::new(Locale::default(), "Keys", "Welcome");
        let letter = letter.greet("Zoé").button("Choose", "https://example.org/activate/SECRET", "Or copy this:");
        let address = |text: &str| text.parse::<lettre::Address>().unwrap();
        let envelope = crate::mail::message::Envelope {
            letter: crate::ids::LetterId(uuid::Uuid::from_u128(7)),
            message_id: "7@example.org".into(),
            from: address("keys@example.org"),
            return_path: address("keys@example.org"),
            from_name: String::new(),
            to: address("zoe@example.org"),
            to_name: "Zoé".into(),
            reply_to: None,
            at: chrono::DateTime::UNIX_EPOCH,
        };
        let sent = crate::mail::message::seal(envelope, &letter).unwrap();
        let read = sent.read().unwrap();
        assert!(letter.to_text().contains("SECRET") && read.link().is_some_and(|link| link.ends_with("SECRET")));
        let bytes = format!("{:?}", sent.raw);
        for printed in [format!("{letter:?}"), format!("{sent:?}"), format!("{read:?}")] {
            assert!(!printed.contains("SECRET") && !printed.contains("http") && !printed.contains(&bytes), "{printed}");
        }
    }

    #[test]
    fn joiners_and_no_break_spaces_stay() {
        let text = "👩\u{200d}👧 « oui\u{a0}» ; 14\u{202f}h";
        assert_eq!(visible(text), text);
    }
}
