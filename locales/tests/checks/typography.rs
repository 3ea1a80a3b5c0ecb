//! Typography: rules of a folder, held against its texts.

use super::{build::typography::Typography, faults};

fn rules(code: &str) -> Typography {
    let path = format!("{}/{code}/typography.txt", env!("CARGO_MANIFEST_DIR"));
    Typography::parse(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn french_that_is_set_well_passes() {
    let french = rules("fr");
    for text in [
        "L’adresse\u{a0}: rue de l’Église\u{202f}; où\u{202f}? Là\u{202f}!",
        "Vraiment\u{202f}?!",
        "«\u{a0}Activer\u{a0}» ou «\u{202f}Non\u{202f}»",
        "À 14:05, voir https://example.org/a?b=c;d:e",
        "Quoi\u{202f}?\nRien.",
        "Fini\u{202f}?…",
    ] {
        assert_eq!(french.faults(text), [""; 0], "{text}");
    }
}

#[test]
fn french_that_is_set_badly_is_told_what_it_needs() {
    let french = rules("fr");
    for (text, wanted) in [
        ("L'adresse", "has ' in “L'adresse”; use ’"),
        ("Où ?", "needs U+202F before ? in “Où ?”"),
        ("Où?", "needs U+202F before ? in “Où?”"),
        ("Où\u{a0}?", "needs U+202F before ?"),
        ("Là !", "needs U+202F before !"),
        ("ici ; là", "needs U+202F before ;"),
        ("Note :", "needs U+00A0 or U+202F before :"),
        ("Note: oui", "needs U+00A0 or U+202F before :"),
        ("« oui\u{a0}»", "needs U+00A0 or U+202F after «"),
        ("«\u{a0}oui »", "needs U+00A0 or U+202F before »"),
        ("«oui\u{a0}»", "needs U+00A0 or U+202F after «"),
        ("\"oui\"", "use « and »"),
        ("Attendez...", "use …"),
    ] {
        let found = french.faults(text);
        assert!(found.iter().any(|found| found.contains(wanted)), "{text}: {found:?}");
    }
}

#[test]
fn english_keeps_its_own_rules() {
    let english = rules("en");
    assert_eq!(english.faults("Really? Yes: it’s “fine”; go on!"), [""; 0]);
    assert_eq!(english.faults("It's").len(), 1);
    assert_eq!(english.faults("\"fine\"").len(), 2);
}

#[test]
fn rules_belong_to_the_folder_that_has_them() {
    let words = [("en/staff.ftl", "staff-a = It's: { $name }!\n"), ("fr/staff.ftl", "staff-a = C'est : { $name }!\n")];
    assert_eq!(faults(&words), [""; 0]);
    let with_rules = [words[0], words[1], ("fr/typography.txt", "before ! need U+202F\n")];
    let found = faults(&with_rules);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("locales/fr/staff.ftl: staff-a: needs U+202F before !"), "{found:?}");
}

#[test]
fn a_line_that_is_no_rule_is_refused() {
    let source = "# comment\n\nbefore ? want U+202F\n";
    assert_eq!(Typography::parse(source).unwrap_err(), "\"before ? want U+202F\" is no rule");
    assert_eq!(
        faults(&[("fr/typography.txt", "never say never\n")]),
        ["locales/fr/typography.txt: \"never say never\" is no rule"]
    );
}

#[test]
fn every_variant_of_a_message_is_read() {
    let french = "staff-a = { $n ->\n    [0] Rien\n    [one] Un !\n   *[other] { $n } !\n}\n    .hint = Où ?\n";
    let english = "# $n (Number)\nstaff-a = { $n }\n    .hint = Where\n";
    let found = faults(&[("en/staff.ftl", english), ("fr/staff.ftl", french), ("fr/typography.txt", "before ! ? need U+202F\n")]);
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn escapes_count_as_what_they_stand_for() {
    let rules = ("fr/typography.txt", "before ! need U+202F\n");
    let words = |french| [("en/staff.ftl", "staff-a = A { $b }\n"), ("fr/staff.ftl", french), rules];
    assert_eq!(faults(&words("staff-a = { $b }{ \"\\u202F\" }!\n")), [""; 0]);
    assert_eq!(faults(&words("staff-a = { $b }!\n")).len(), 1);
}

#[test]
fn long_texts_are_held_to_the_rules_but_not_their_code_and_addresses() {
    let rules = ("fr/typography.txt", "forbid ' use ’\nbefore ! ? : need U+202F\n");
    let english = ("en/policy/default.md", "Policy");
    let good = "Voir [l’aide](/help?a:b) et `l'option ?`, <https://example.org/!>, https://example.org/a:\n\n```\nit's ?\n```\n**Fin\u{202f}:**\n";
    assert_eq!(faults(&[rules, english, ("fr/policy/default.md", good)]), [""; 0]);
    let found = faults(&[rules, english, ("fr/policy/default.md", "Voir [l'aide](/help) ?\n\n**Fin :**\n")]);
    assert_eq!(found.len(), 3, "{found:?}");
    let front = "---\ntitle: Quoi ?\nupdated: 2026-01-01\naudience: staff\n---\nTexte\n";
    let help = [
        rules,
        ("en/help/a.md", "---\ntitle: What?\nupdated: 2026-01-01\naudience: staff\n---\nText\n"),
        ("fr/help/a.md", front),
    ];
    assert_eq!(faults(&help).len(), 1, "a title is a text as well");
}
