//! Every letter in every language: word for word, as a mail program reads it, and with hostile names in it.
#![cfg(feature = "testing")]
#![expect(clippy::unwrap_used, reason = "what a test's helper can't do fails the test")]

mod letters {
    pub mod samples;
}

use domain::{Locale, mail::ReadMail};
use letters::samples::{BASE, Kind, LETTER, letter, organisation, sealed};
use std::fmt::Write as _;

/// Names that somebody might type to make mischief (AC-34, AC-35).
const HOSTILE: &[&str] = &[
    "<a href=\"https://evil.example/x\">Click</a>",
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "' style='display:none' x='",
    "https://evil.example/x",
    "{ $organisation }",
    "{{ 7 * 7 }} ${7*7} <%= 7*7 %>",
    "{ \"\\u202E\" }",
    "Zo\u{202e}é\u{2066}x\u{2069}",
    "Zoé\u{200b}\u{feff}\u{ad}\u{e0041}",
    "Zoé\r\nBcc: everyone@example.org",
    "Zoé\n\n<html>",
    "Zoé\r\n.\r\nMAIL FROM:<eve@example.org>",
    "\" <eve@example.org>, \"Zoé",
    "Zoé <eve@example.org>",
    "Zoé, Eve; all@example.org:",
    "=?utf-8?q?=0D=0ABcc=3A?=",
    "\u{0}\u{1b}[31mZoé\u{7f}\u{85}",
    "Zoe\u{2028}Zoe\u{2029}Zoe",
    "(comment) \\\" \\",
    "名前 Ω й 👩\u{200d}👧",
];

#[test]
fn each_letter_says_what_it_should() {
    for locale in Locale::ALL {
        for kind in Kind::ALL {
            let raw = sealed(&letter(kind, *locale, &organisation("Résidences Laurier"), "Camille"), "Camille Roy");
            insta::assert_snapshot!(format!("{}-{locale}", kind.name()), shown(&raw));
        }
    }
}

/// The headers as they stand, then the parts as they are read.
fn shown(raw: &[u8]) -> String {
    let text = String::from_utf8(raw.to_vec()).unwrap().replace("\r\n", "\n");
    let (headers, _) = text.split_once("\n\n").unwrap();
    let mail = ReadMail::parse(raw).unwrap();
    let line = |text: &str| text.replace("\r\n", "\n");
    format!("{headers}\n\n==== text\n{}\n==== html\n{}", line(&mail.text), line(&mail.html))
}

#[test]
fn row_50_the_letter_reads_back_as_it_was_meant() {
    for locale in Locale::ALL {
        for kind in Kind::ALL {
            let letter = letter(kind, *locale, &organisation("Résidences Laurier"), "Camille");
            let mail = ReadMail::parse(&sealed(&letter, "Camille Roy")).unwrap();
            let about = format!("{} in {locale}", kind.name());
            assert_eq!(mail.subject, letter.subject(), "{about}");
            assert_eq!(mail.language, locale.code(), "{about}");
            assert_eq!((mail.from_name.as_str(), mail.from.as_str()), ("Résidences Laurier", "keys@example.org"), "{about}");
            assert_eq!((mail.to_name.as_str(), mail.to.as_str()), ("Camille Roy", "camille@example.org"), "{about}");
            assert_eq!(mail.text.replace("\r\n", "\n").trim_end(), letter.to_text().trim_end(), "{about}");
            assert_eq!(mail.html.replace("\r\n", "\n").trim_end(), letter.to_html().trim_end(), "{about}");
            assert!(mail.html.contains(&format!("<html lang=\"{locale}\">")), "{about}");
            assert_eq!(mail.link().is_some(), !matches!(kind, Kind::Test | Kind::Deactivated), "{about}");
            only_our_links(&mail, &about);
            only_our_headers(&mail, &about);
        }
    }
}

#[test]
fn row_53_each_sentence_of_the_text_stands_in_the_html_too() {
    for locale in Locale::ALL {
        for kind in Kind::ALL {
            let letter = letter(kind, *locale, &organisation("Laurier"), "Camille");
            let html = letter.to_html().replace("&#39;", "'").replace("&quot;", "\"").replace("&amp;", "&");
            for sentence in letter.to_text().lines().map(str::trim).filter(|line| !line.is_empty() && *line != "--") {
                assert!(html.contains(sentence), "{} in {locale}: {sentence}", kind.name());
            }
        }
    }
}

#[test]
fn ac_34_hostile_names_stay_names() {
    for hostile in HOSTILE {
        for locale in Locale::ALL {
            for kind in Kind::ALL {
                let about = format!("{} in {locale} for {hostile:?}", kind.name());
                let letter = letter(kind, *locale, &organisation(hostile), hostile);
                let mail = ReadMail::parse(&sealed(&letter, hostile)).expect(&about);
                only_our_links(&mail, &about);
                for text in [&mail.subject, &mail.text, &mail.html, &mail.from_name, &mail.to_name] {
                    assert!(!text.contains(hidden), "{about}: {text:?}");
                }
                for tag in ["<script", "<img", "<html>", "<%"] {
                    assert!(!mail.html.contains(tag), "{about}: {tag}");
                }
                if *hostile == "{ $organisation }" {
                    assert!(mail.text.contains(hostile), "{about}: Fluent has read it");
                }
            }
        }
    }
}

/// Characters that hide, reorder or break: a line break is one of the letter's own.
fn hidden(character: char) -> bool {
    (character.is_control() && !matches!(character, '\n' | '\r'))
        || matches!(character, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[test]
fn ac_35_hostile_names_add_no_header_and_no_recipient() {
    for hostile in HOSTILE {
        for locale in Locale::ALL {
            let letter = letter(Kind::Activation, *locale, &organisation(hostile), hostile);
            let raw = sealed(&letter, hostile);
            let about = format!("{hostile:?} in {locale}");
            let mail = ReadMail::parse(&raw).expect(&about);
            only_our_headers(&mail, &about);
            assert_eq!(mail.to, "camille@example.org", "{about}");
            assert_eq!(mail.from, "keys@example.org", "{about}");
            assert!(raw.is_ascii(), "{about}");
            assert!(raw.split(|byte| *byte == b'\n').all(|line| line.len() <= 998), "{about}: a line is too long");
        }
    }
}

#[test]
fn ac_37_notices_carry_no_secret() {
    for locale in Locale::ALL {
        for kind in [Kind::Activated, Kind::PasswordChanged] {
            let letter = letter(kind, *locale, &organisation("Laurier"), "Camille");
            for text in [letter.to_text(), letter.to_html()] {
                assert!(!text.contains(letters::samples::SECRET) && !text.contains("/activate/") && !text.contains("/reset/"));
            }
        }
    }
}

#[test]
fn row_54_the_deadline_is_told_in_the_readers_language_and_time_zone() {
    let told = |code: &str| letter(Kind::Activation, code.parse().unwrap(), &organisation("Laurier"), "Camille").to_text();
    assert!(told("en").contains("until Sunday, November 22, 2026 at 10:02 AM (Montréal time)"), "{}", told("en"));
    assert!(told("fr").contains("jusqu’au dimanche 22 novembre 2026 à 10\u{a0}h\u{a0}02 (heure de Montréal)"), "{}", told("fr"));
}

#[test]
fn a_letter_is_the_same_message_on_each_try() {
    let letter = letter(Kind::Reset, Locale::default(), &organisation("Laurier"), "Camille");
    assert_eq!(sealed(&letter, "Camille"), sealed(&letter, "Camille"));
}

/// Every address that can be followed leads to this installation, and nothing is loaded from anywhere.
fn only_our_links(mail: &ReadMail, about: &str) {
    let mut links = 0;
    // What people typed is escaped, so each of these opens a tag of ours.
    for tag in mail.html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        for (start, _) in tag.match_indices("href=") {
            let target = &tag[start + "href=".len()..];
            assert!(target.starts_with(&format!("\"{BASE}/")), "{about}: {tag}");
            links += 1;
        }
        for loading in ["src=", "url(", "background=", "@import", "onerror", "onload", "action="] {
            assert!(!tag.contains(loading), "{about}: {tag}");
        }
    }
    assert!(links == 0 || links == 2, "{about}: {links} links");
}

/// One of each that belongs there, and nothing else.
fn only_our_headers(mail: &ReadMail, about: &str) {
    let expected = [
        "Message-ID",
        "Date",
        "From",
        "To",
        "Subject",
        "Reply-To",
        "Content-Language",
        "Auto-Submitted",
        "X-Trousseau-Letter",
        "MIME-Version",
        "Content-Type",
    ];
    let mut names = String::new();
    for (name, _) in &mail.headers {
        let _ = write!(names, "{name} ");
    }
    assert_eq!(names.trim(), expected.join(" "), "{about}");
    let value = |wanted: &str| mail.headers.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
    assert_eq!(value("X-Trousseau-Letter"), Some(LETTER), "{about}");
    assert_eq!(value("Auto-Submitted"), Some("auto-generated"), "{about}");
}
