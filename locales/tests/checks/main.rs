//! What the build refuses: each check of `build/` on a small made-up house of two languages.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::{fs, path::Path};

#[expect(dead_code, reason = "the generator is part of the modules, but what it writes is tested by compiling the crate")]
#[path = "../../build/mod.rs"]
mod build;
mod typography;

/// The faults found in a house of these files, as the build would print them. `common.ftl` names the languages already.
fn faults(files: &[(&str, &str)]) -> Vec<String> {
    let root = tempfile::tempdir().unwrap();
    let names = [("en/common.ftl", "locale-name = English\n"), ("fr/common.ftl", "locale-name = Français\n")];
    for (file, content) in names.iter().chain(files) {
        let path = root.path().join(file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }
    build::languages(root.path()).err().unwrap_or_default().iter().map(ToString::to_string).collect()
}

fn both(en: &str, fr: &str) -> Vec<String> {
    faults(&[("en/staff.ftl", en), ("fr/staff.ftl", fr)])
}

#[test]
fn the_languages_of_this_crate_are_in_order() {
    let faults = build::languages(Path::new(env!("CARGO_MANIFEST_DIR"))).err().unwrap_or_default();
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn two_languages_that_say_the_same_are_accepted() {
    let en = "-brand = Keys\n# $n (Number)\nstaff-count = { $n ->\n    [one] One of { -brand }\n   *[other] { $n } of { -brand }\n}\n    .hint = See { staff-list }\nstaff-list = List for { $name }\n";
    let fr = "staff-list = Liste pour { $name }\nstaff-count = { $n } clés\n    .hint = Voir { staff-list }\n";
    assert_eq!(both(en, fr), [""; 0]);
}

#[test]
fn a_key_that_one_language_lacks_is_named_with_its_file() {
    assert_eq!(
        both("staff-a = A\nstaff-b = B\n", "staff-a = A\nstaff-c = C\n"),
        [
            "locales/en/staff.ftl: staff-c: is missing; fr/staff.ftl has it",
            "locales/fr/staff.ftl: staff-b: is missing; en/staff.ftl has it"
        ]
    );
}

#[test]
fn an_attribute_that_one_language_lacks_is_named() {
    assert_eq!(
        both("staff-a =\n    .title = A\n    .hint = B\n", "staff-a =\n    .title = A\n"),
        ["locales/fr/staff.ftl: staff-a.hint: is missing; en/staff.ftl has it"]
    );
}

#[test]
fn a_catalogue_that_one_language_lacks_is_named() {
    assert_eq!(
        faults(&[("en/staff.ftl", "staff-a = A\n")]),
        ["locales/fr/staff.ftl: is missing; en has it", "locales/fr/staff.ftl: staff-a: is missing; en/staff.ftl has it"]
    );
}

#[test]
fn a_message_belongs_into_the_same_catalogue_everywhere() {
    let files = [
        ("en/staff.ftl", "staff-a = A\n"),
        ("fr/staff.ftl", "staff-b = B\n"),
        ("en/more.ftl", "staff-b = B\n"),
        ("fr/more.ftl", "staff-a = A\n"),
    ];
    assert_eq!(
        faults(&files),
        [
            "locales/fr/more.ftl: staff-a: belongs into staff.ftl, as in en",
            "locales/fr/staff.ftl: staff-b: belongs into more.ftl, as in en"
        ]
    );
}

#[test]
fn variables_are_compared_after_following_references() {
    let en = "staff-name = { $first } { $last }\nstaff-hello = Hello { staff-name }\n";
    let fr = "staff-name = { $first } { $last }\nstaff-hello = Bonjour { $first } { $title }\n";
    assert_eq!(
        both(en, fr),
        [
            "locales/fr/staff.ftl: staff-hello: does not use $last; en/staff.ftl does",
            "locales/fr/staff.ftl: staff-hello: uses $title; en/staff.ftl does not"
        ]
    );
}

#[test]
fn junk_is_reported_with_its_line() {
    let faults = both("staff-a = A\nthis is no message\n", "staff-a = A\n");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("locales/en/staff.ftl:2: is not Fluent: "), "{faults:?}");
}

#[test]
fn a_choice_without_default_is_refused() {
    let faults = both("# $n (Number)\nstaff-a = { $n ->\n    [one] One\n    [other] More\n}\n", "staff-a = { $n }\n");
    assert!(faults.iter().any(|fault| fault.contains("en/staff.ftl:") && fault.contains("default variant")), "{faults:?}");
}

#[test]
fn a_plural_needs_a_number() {
    assert_eq!(
        both("staff-a = { $n }\n", "staff-a = { $n ->\n    [one] Une\n   *[other] { $n }\n}\n"),
        ["locales/fr/staff.ftl: staff-a: chooses a plural by $n; write the comment `# $n (Number)` above it in en"]
    );
}

#[test]
fn references_lead_somewhere_and_never_back() {
    let en = "staff-a = { staff-b }\nstaff-b = { staff-c.hint }\nstaff-c = C\n    .hint = { staff-a }\nstaff-d = { staff-none } { -none } { DATETIME($x) }\n";
    let faults = both(en, "staff-a = A\nstaff-b = B\nstaff-c = C\n    .hint = H\nstaff-d = { $x }\n");
    for wanted in [
        "staff-a: refers to itself",
        "staff-b: refers to itself",
        "staff-c.hint: refers to itself",
        "staff-d: refers to staff-none, which does not exist",
        "staff-d: refers to -none, which does not exist",
        "staff-d: calls the unknown function DATETIME",
    ] {
        assert!(faults.iter().any(|fault| fault.contains(wanted)), "{wanted}: {faults:?}");
    }
    assert_eq!(faults.len(), 6, "{faults:?}");
}

#[test]
fn a_message_of_the_page_refers_to_none_that_only_the_server_has() {
    let files = [
        ("en/staff.ftl", "staff-a = { mail-a }\n"),
        ("fr/staff.ftl", "staff-a = A\n"),
        ("en/mail.ftl", "mail-a = A\n"),
        ("fr/mail.ftl", "mail-a = A { staff-a }\n"),
    ];
    assert_eq!(
        faults(&files),
        ["locales/en/staff.ftl: staff-a: refers to mail-a in en/mail.ftl, which is left out of the WebAssembly"]
    );
}

#[test]
fn an_id_is_defined_once() {
    let files = [("en/staff.ftl", "staff-a = A\n"), ("fr/staff.ftl", "staff-a = A\nstaff-a = B\n")];
    assert_eq!(faults(&files), ["locales/fr/staff.ftl: staff-a: is defined twice in this language"]);
    let files = [("en/staff.ftl", "locale-name = A\n"), ("fr/staff.ftl", "")];
    assert_eq!(faults(&files), ["locales/en/staff.ftl: locale-name: is defined twice in this language"]);
}

#[test]
fn two_messages_never_become_the_same_function() {
    let text = "staff-a-b = A\nstaff-a =\n    .b = B\n";
    assert_eq!(
        both(text, text),
        [
            "locales/en/staff.ftl: staff-a.b: becomes the function staff_a_b, as staff-a-b does",
            "locales/fr/staff.ftl: staff-a.b: becomes the function staff_a_b, as staff-a-b does"
        ]
    );
}

#[test]
fn names_become_rust() {
    for (text, wanted) in [
        ("number = A\n", "number: cannot become the function number, a name already taken"),
        ("match = A\n", "match: cannot become the function match, a name already taken"),
        ("staffList = A\n", "staffList: is to be written in lower case"),
        ("staff--list = A\n", "staff--list: is to be written in lower case"),
        ("staff-a = { $userName }\n", "staff-a: $userName is to be written in lower case"),
    ] {
        let faults = both(text, text);
        assert!(faults.iter().any(|fault| fault.contains(wanted)), "{wanted}: {faults:?}");
    }
}

#[test]
fn html_in_a_message_is_refused() {
    for text in ["<b>bold</b>", "line<br>", "a</p>", "A&nbsp;B", "&#39;", "{ \"<i>\" }", "<!-- no -->"] {
        let message = format!("staff-a = {text}\n");
        assert_eq!(
            both(&message, "staff-a = A\n"),
            ["locales/en/staff.ftl: staff-a: contains HTML; messages are plain text"],
            "{text}"
        );
    }
    assert_eq!(both("staff-a = 1 < 2 && R&D; x <- y\n", "staff-a = A\n").len(), 1, "an entity-like R&D; is refused too");
    assert_eq!(both("staff-a = 1 < 2, R&D, x <- y, Camille <camille@example.org>\n", "staff-a = A\n"), [""; 0]);
}

#[test]
fn html_in_any_variant_is_seen() {
    let text = "# $n (Number)\nstaff-a = { $n ->\n    [one] One\n   *[other] { $n ->\n        [2] <b>Two</b>\n       *[other] More\n    }\n}\n";
    assert_eq!(both(text, "staff-a = { $n }\n").len(), 1);
}

#[test]
fn long_texts_exist_in_every_language() {
    let article = "---\ntitle: A\nupdated: 2026-03-12\naudience: staff\n---\nText\n";
    let other = "---\ntitle: A\nupdated: 2026-03-12\naudience: everyone\n---\nText\n";
    assert_eq!(
        faults(&[
            ("en/help/one.md", article),
            ("fr/policy/default.md", "Politique"),
            ("en/help/two.md", article),
            ("fr/help/two.md", other)
        ]),
        [
            "locales/en/policy/default.md: is missing; fr has it",
            "locales/fr/help/one.md: is missing; en has it",
            "locales/fr/help/two.md: is not for the same audience as en/help/two.md"
        ]
    );
}

#[test]
fn front_matter_is_read_strictly() {
    let read = |front: &str| build::long::article("en/help/a.md", "a", front).map(|article| article.updated);
    let with_day = |day: &str| read(&format!("---\ntitle: A: b\nupdated: {day}\naudience: everyone\n---\nText\n"));
    assert_eq!(with_day("1970-01-01"), Ok(0));
    assert_eq!(with_day("2000-03-01"), Ok(11_017));
    assert_eq!(with_day("2024-02-29"), Ok(19_782));
    assert_eq!(with_day("2026-11-21"), Ok(20_778));
    for day in ["2026-02-29", "2026-13-01", "2026-00-01", "2026-1-1", "26-01-01", "today", "2026-01-01-01", "2100-02-29"] {
        assert!(with_day(day).is_err(), "{day}");
    }
    assert!(read("Text without front matter\n").is_err());
    assert!(read("---\ntitle: A\naudience: everyone\n---\nText\n").is_err());
    assert!(read("---\ntitle: A\nupdated: 2026-01-01\naudience: nobody\n---\nText\n").is_err());
    assert!(read("---\ntitle: A\nupdated: 2026-01-01\naudience: staff\nauthor: me\n---\nText\n").is_err());
}

#[test]
fn a_folder_with_words_must_be_named_after_a_language() {
    assert_eq!(
        faults(&[("french/staff.ftl", "staff-a = A\n")]),
        ["locales/french: holds .ftl files, but its name is no language code such as fr or fr-CA"]
    );
    assert_eq!(faults(&[("words/list.txt", "no words of ours")]), [""; 0]);
}

#[test]
fn every_language_names_itself() {
    let found = faults(&[("de/common.ftl", "")]);
    assert!(found.contains(&"locales/de: locale-name: is missing: the language’s own name for itself".to_owned()), "{found:?}");
    let found = faults(&[("de/common.ftl", "-self = Deutsch\nlocale-name = { -self }\n")]);
    assert_eq!(found, ["locales/de/common.ftl: locale-name: is to be plain text"]);
}
