use super::*;
use proptest::prelude::*;

fn key(typed: &str) -> Result<String, Problem> {
    EmailAddress::parse(typed).map(|address| address.key().to_owned())
}

/// Two spellings, and whether they are one address.
const PAIRS: [(&str, &str, bool); 42] = [
    ("ada@example.org", "ada@example.org", true),
    ("ada@example.org", "Ada@example.org", true),
    ("ada@example.org", "ADA@EXAMPLE.ORG", true),
    ("ada@example.org", " ada@example.org ", true),
    ("ada@example.org", "ada@Example.Org", true),
    ("ada@bücher.example", "ada@xn--bcher-kva.example", true),
    ("ada@bücher.example", "ada@BÜCHER.example", true),
    ("ada@bücher.example", "ada@bu\u{308}cher.example", true),
    ("ada@bücher.example", "ada@XN--BCHER-KVA.example", true),
    ("ada@例え.jp", "ada@xn--r8jz45g.jp", true),
    ("ada@example.org", "ada@example。org", false),
    ("ada@straße.example", "ada@xn--strae-oqa.example", true),
    ("ada@σίγμα.example", "ada@ΣΊΓΜΑ.example", true),
    ("ada+keys@example.org", "ADA+KEYS@example.org", true),
    ("a.da@example.org", "A.Da@example.org", true),
    ("o'neill@example.org", "O'Neill@example.org", true),
    ("ada@example.org", "ada@example.org.", false),
    ("ada@example.org", "ada+keys@example.org", false),
    ("ada@example.org", "a.da@example.org", false),
    ("ada@example.org", "ada@example.com", false),
    ("ada@example.org", "ada@mail.example.org", false),
    ("ada@example.org", "аda@example.org", false),
    ("ada@example.org", "ada@ехample.org", false),
    ("ada@example.org", "ada@exаmple.org", false),
    ("ada@example.org", "ada\u{ff20}example.org", false),
    ("ada@example.org", "ａｄａ@example.org", false),
    ("ada@example.org", "ada@example.org\u{200b}", false),
    ("ada@example.org", "ad\u{ad}a@example.org", false),
    ("ada@example.org", "ada@examp\u{ad}le.org", false),
    ("ada@example.org", "\u{202e}ada@example.org", false),
    ("ada@example.org", "ada@example.org\0", false),
    ("kim@example.org", "\u{212a}im@example.org", false),
    ("kim@example.org", "kım@example.org", false),
    ("kim@example.org", "KİM@example.org", false),
    ("sam@example.org", "ſam@example.org", false),
    ("finn@example.org", "ﬁnn@example.org", false),
    ("strasse@example.org", "straße@example.org", false),
    ("ada@strasse.example", "ada@straße.example", false),
    ("ada@bücher.example", "ada@bucher.example", false),
    ("zoe@example.org", "zoé@example.org", false),
    ("ada@example.org", "\"ada\"@example.org", false),
    ("ada@example.org", "<ada@example.org>", false),
];

#[test]
fn ac_14_two_spellings_are_one_address_only_by_the_defined_form() {
    for (stored, typed, same) in PAIRS {
        let stored_key = key(stored).unwrap_or_else(|problem| panic!("{stored}: {problem:?}"));
        assert_eq!(key(typed).as_deref() == Ok(&stored_key), same, "{stored} and {typed:?}");
        assert_eq!(sign_in_key(typed) == stored_key, same, "{stored} and {typed:?}, to sign in");
    }
}

#[test]
fn ac_15_what_is_not_one_plain_address_is_refused_with_its_reason() {
    let (long, local) = (format!("ada@{}.example", "a".repeat(320)), format!("{}@example.org", "a".repeat(65)));
    let (labels, exact) =
        (format!("ada@{}example", "abcdefghi.".repeat(30)), format!("{}@{}", "a".repeat(64), "b.".repeat(94) + "c"));
    for (typed, problem) in [
        ("", Problem::Required),
        ("   ", Problem::Required),
        ("ada", Problem::NotAnAddress),
        ("@example.org", Problem::NotAnAddress),
        ("ada@", Problem::NotAnAddress),
        ("ada@localhost", Problem::NotAnAddress),
        ("ada@example", Problem::NotAnAddress),
        ("ada@example..org", Problem::NotAnAddress),
        ("ada@.example.org", Problem::NotAnAddress),
        ("ada@-example.org", Problem::NotAnAddress),
        ("ada@exa_mple.org", Problem::NotAnAddress),
        ("ada@exa mple.org", Problem::BlankInAddress),
        ("ada@127.0.0.1", Problem::NotAnAddress),
        ("ada@[127.0.0.1]", Problem::NotAnAddress),
        ("ada@[IPv6:::1]", Problem::NotAnAddress),
        (".ada@example.org", Problem::NotAnAddress),
        ("ada.@example.org", Problem::NotAnAddress),
        ("a..da@example.org", Problem::NotAnAddress),
        ("a da@example.org", Problem::BlankInAddress),
        ("ada @example.org", Problem::BlankInAddress),
        ("ada@example\u{a0}.org", Problem::BlankInAddress),
        ("ada(comment)@example.org", Problem::NotAnAddress),
        ("\"ada\"@example.org", Problem::NotAnAddress),
        ("Ada <ada@example.org>", Problem::NotAnAddress),
        ("mailto:ada@example.org", Problem::NotAnAddress),
        ("ada[]@example.org", Problem::NotAnAddress),
        ("zoé@example.org", Problem::NotAnAddress),
        ("ada@example.org,eve@example.org", Problem::NotOneAddress),
        ("ada@example.org;eve@example.org", Problem::NotOneAddress),
        ("ada@example.org@evil.example", Problem::NotOneAddress),
        ("ada@example.org\r\nBcc: eve@example.org", Problem::ControlCharacters),
        ("ada@example.org\n", Problem::ControlCharacters),
        ("ada\t@example.org", Problem::ControlCharacters),
        ("ada@example.org\0", Problem::ControlCharacters),
        ("ada@example.org\u{7f}", Problem::ControlCharacters),
        ("ada@example.org\u{85}", Problem::ControlCharacters),
        ("ada@example.org\u{2028}", Problem::ControlCharacters),
        ("\u{202e}gro.elpmaxe@ada", Problem::ControlCharacters),
        ("ada@exam\u{200d}ple.org", Problem::ControlCharacters),
        ("ada@ехample.org", Problem::MixedScripts),
        ("ada@раypal.example", Problem::MixedScripts),
        (&long, Problem::AddressTooLong),
        (&local, Problem::AddressTooLong),
        (&labels, Problem::AddressTooLong),
    ] {
        assert_eq!(key(typed).unwrap_err(), problem, "{typed:?}");
    }
    assert_eq!(exact.len(), 254);
    assert!(key(&exact).is_ok(), "254 octets are no more than mail can carry");
}

#[test]
fn mail_goes_to_the_address_as_it_was_typed() {
    let address = EmailAddress::parse(" Zoe.Roy+Keys@Bücher.Example ").unwrap();
    assert_eq!((address.as_typed(), address.key()), ("Zoe.Roy+Keys@Bücher.Example", "zoe.roy+keys@xn--bcher-kva.example"));
}

#[test]
fn ac_34_ac_35_a_name_is_one_line_without_links_or_hidden_characters() {
    let long = "é".repeat(81);
    for (typed, problem) in [
        ("", Problem::Required),
        (" ", Problem::Required),
        ("\u{a0}\u{2003}", Problem::Required),
        ("Zoé\r\nBcc: eve@example.org", Problem::ControlCharacters),
        ("Zoé\nRoy", Problem::ControlCharacters),
        ("Zoé\tRoy", Problem::ControlCharacters),
        ("Zoé\0", Problem::ControlCharacters),
        ("\u{1b}[31mZoé", Problem::ControlCharacters),
        ("Zoé\u{85}Roy", Problem::ControlCharacters),
        ("Zoé\u{2028}Roy", Problem::ControlCharacters),
        ("Zoé\u{202e}yoR", Problem::ControlCharacters),
        ("Zoé\u{2066}Roy\u{2069}", Problem::ControlCharacters),
        ("Zo\u{61c}é", Problem::ControlCharacters),
        ("Zo\u{200b}é", Problem::ControlCharacters),
        ("Zo\u{ad}é", Problem::ControlCharacters),
        ("Zo\u{feff}é", Problem::ControlCharacters),
        ("\u{e0041}Zoé", Problem::ControlCharacters),
        ("\u{3164}", Problem::ControlCharacters),
        ("\u{2800}\u{2800}", Problem::ControlCharacters),
        ("https://evil.example", Problem::ContainsLink),
        ("You won - open WWW.evil.example", Problem::ContainsLink),
        ("look at evil.example/prize now", Problem::ContainsLink),
        ("Zoé http://evil.example/x", Problem::ContainsLink),
        ("javascript://%0aalert(1)", Problem::ContainsLink),
        (&long, Problem::TooLong { max: 80 }),
    ] {
        assert_eq!(OneLine::parse(typed).unwrap_err(), problem, "{typed:?}");
    }
    assert_eq!(OneLine::parse(&"é".repeat(1_000_000)).unwrap_err(), Problem::TooLong { max: 80 });
}

#[test]
fn ac_34_what_is_only_odd_is_a_name_and_stays_as_it_is() {
    for name in [
        "O’Neill",
        "D'Arcy",
        "Anne-Marie",
        "Jr.",
        "<b>",
        "<a href=\"x\">",
        "{{ 7 * 7 }}",
        "{ $name }",
        "Robert'); DROP TABLE accounts;--",
        "=1+1",
        "@sum",
        "&amp;",
        "名前",
        "שלום",
        "نور",
        "Ωμέγα",
        "Ж",
        "Nguyễn",
        "X Æ A-12",
        "100%",
        "a_b",
        "علی\u{200c}رضا",
    ] {
        assert_eq!(OneLine::parse(name).map(String::from).as_deref(), Ok(name));
    }
    assert_eq!(OneLine::parse("  Anne   Marie ").map(String::from).as_deref(), Ok("Anne Marie"));
    assert_eq!(OneLine::parse("Zoe\u{301}").map(String::from).as_deref(), Ok("Zoé"), "composed");
}

#[test]
fn row_26_a_single_name_stands_first_wherever_it_was_typed() {
    for (first, last, expected) in [
        ("Camille", "Roy", Some(("Camille", "Roy"))),
        ("Sukarno", "", Some(("Sukarno", ""))),
        ("", "Zendaya", Some(("Zendaya", ""))),
        (" ", " ", None),
    ] {
        let mut faults = Faults::default();
        let name = PersonName::parse(first, last, &mut faults);
        assert_eq!(name.as_ref().map(|name| (name.first.as_str(), name.last.as_str())), expected);
        assert_eq!(faults.finish().is_ok(), expected.is_some());
    }
}

#[test]
fn folding_is_what_a_reader_would_call_the_same() {
    for (text, folded) in [
        ("Élodie Cœur", "elodie coeur"),
        ("  Zoë\u{a0} O’Neill ", "zoe o'neill"),
        ("STRASSE Straße", "strasse strasse"),
        ("Æsop Łódź Ødegård Đorđe", "aesop lodz odegard dorde"),
        ("ﬁn Ⅷ ②", "fin viii 2"),
        ("İstanbul", "istanbul"),
        ("Nguyễn", "nguyen"),
        ("", ""),
    ] {
        assert_eq!(fold(text), folded, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn ac_13_nothing_typed_makes_the_parsers_stumble(text in any::<String>(), other in "[ -~]{0,40}@[ -~]{0,40}") {
        for text in [&text, &other] {
            let _ = (OneLine::parse(text), EmailAddress::parse(text), fold(text), sign_in_key(text));
        }
    }

    #[test]
    fn ac_13_a_key_is_its_own_key(text in "[a-zA-Z0-9.+_-]{1,20}@[a-zA-Z0-9üéß-]{1,12}\\.(org|example|Fr)") {
        if let Ok(address) = EmailAddress::parse(&text) {
            prop_assert_eq!(key(address.key()), Ok(address.key().to_owned()));
            prop_assert_eq!(sign_in_key(&text), address.key());
            prop_assert_eq!(EmailAddress::parse(address.as_typed()), Ok(address));
        }
    }

    #[test]
    fn ac_13_keys_of_accounts_are_ascii_and_a_key_keeps(text in any::<String>()) {
        if let Ok(address) = EmailAddress::parse(&text) {
            prop_assert!(address.key().is_ascii());
        }
        let key = sign_in_key(&text);
        prop_assert!(!key.contains('\0'));
        prop_assert_eq!(sign_in_key(&key), key);
    }

    #[test]
    fn what_is_accepted_as_a_name_is_accepted_again_unchanged(text in any::<String>()) {
        if let Ok(line) = OneLine::parse(&text).map(String::from) {
            prop_assert_eq!(OneLine::parse(&line).map(String::from), Ok(line));
        }
    }

    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }
}
