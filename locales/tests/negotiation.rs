//! Which language a browser gets.

use locales::Locale;

#[test]
fn headers_are_answered_with_the_best_of_our_languages() {
    for (header, expected) in [
        ("en", Some("en")),
        ("fr", Some("fr")),
        ("FR-ca", Some("fr")),
        ("fr-CA,fr;q=0.9,en-US;q=0.8,en;q=0.7", Some("fr")),
        ("en-GB,en;q=0.9,fr;q=0.8", Some("en")),
        // sorted by weight, not by place; the first of equals wins
        ("en;q=0.5, fr;q=0.8", Some("fr")),
        ("en;q=0.8,fr;q=0.8", Some("en")),
        ("fr;q=0.8,en;q=0.8", Some("fr")),
        ("en;q=0.001, fr;q=0.002", Some("fr")),
        ("fr ; q=0.3 , en;q=0.2", Some("fr")),
        // the first that we speak
        ("de, es;q=0.9, fr;q=0.1", Some("fr")),
        ("de-CH, zh-Hant-TW", None),
        // refused ones never come back through another range
        ("fr;q=0, en;q=0.1", Some("en")),
        ("fr-CA, fr;q=0", None),
        ("fr-CA;q=0, fr", Some("fr")),
        ("en;q=0.0, *", Some("fr")),
        ("fr;q=0.000, *;q=0.5", Some("en")),
        ("en;q=0, fr;q=0, *", None),
        // anything will do: ours to choose
        ("*", None),
        ("de, *;q=0.5", None),
        ("de, *;q=0.5, fr;q=0.1", None),
        ("fr, *;q=0.5", Some("fr")),
        ("*;q=0", None),
        // not a header
        ("", None),
        (",,,", None),
        (";q=1", None),
        ("fr;q=2", None),
        ("fr;q=-1", None),
        ("fr;q=1.001", None),
        ("fr;q=0.1234", None),
        ("fr;q=NaN", None),
        ("fr;level=1, en", Some("en")),
        ("<script>, fr", Some("fr")),
        ("français, en", Some("en")),
        ("\u{0}fr, en", Some("en")),
    ] {
        assert_eq!(Locale::negotiate(header).map(Locale::code), expected, "{header:?}");
    }
}

#[test]
fn a_header_too_long_to_be_honest_is_not_read() {
    let honest = "fr,".to_owned() + &"de,".repeat(300);
    assert_eq!(Locale::negotiate(&honest).map(Locale::code), Some("fr"));
    let oversized = "fr,".to_owned() + &"de,".repeat(400);
    assert_eq!(Locale::negotiate(&oversized), None);
    assert_eq!(Locale::negotiate(&("de,".repeat(40) + "fr")), None, "only the first entries count");
}
