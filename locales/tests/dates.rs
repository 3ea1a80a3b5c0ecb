//! Dates, times and numbers as people of each language write them.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use locales::{Locale, Moment, Words};

const EN: &str = "en";
const FR: &str = "fr";

fn words(code: &str) -> Words {
    Words::new(Locale::parse(code).unwrap())
}

/// 2026-03-12T18:05:09Z
const AFTERNOON: i64 = 1_773_338_709_000;

fn at(unix_ms: i64, offset_minutes: i16) -> Moment {
    Moment { unix_ms, offset_minutes }
}

#[test]
fn each_form_reads_naturally_in_both_languages() {
    let moment = at(AFTERNOON, -240);
    let (en, fr) = (words(EN), words(FR));
    assert_eq!(en.date(moment), "March 12, 2026");
    assert_eq!(fr.date(moment), "12 mars 2026");
    assert_eq!(en.short_date(moment), "March 12");
    assert_eq!(fr.short_date(moment), "12 mars");
    assert_eq!(en.time(moment), "2:05 PM");
    assert_eq!(fr.time(moment), "14\u{a0}h\u{a0}05");
    assert_eq!(en.date_time(moment), "March 12, 2026 at 2:05 PM");
    assert_eq!(fr.date_time(moment), "12 mars 2026 à 14\u{a0}h\u{a0}05");
    assert_eq!(en.weekday_date_time(moment), "Thursday, March 12, 2026 at 2:05 PM");
    assert_eq!(fr.weekday_date_time(moment), "jeudi 12 mars 2026 à 14\u{a0}h\u{a0}05");
    assert_eq!(moment.iso(), "2026-03-12T14:05:09-04:00");
}

#[test]
fn instants_fall_on_the_viewers_day() {
    let table = [
        // the epoch, and just before it
        (0, 0, "1970-01-01T00:00:00Z", "Thursday, January 1, 1970 at 12:00 AM", "jeudi 1er janvier 1970 à 0\u{a0}h\u{a0}00"),
        (
            -1,
            0,
            "1969-12-31T23:59:59Z",
            "Wednesday, December 31, 1969 at 11:59 PM",
            "mercredi 31 décembre 1969 à 23\u{a0}h\u{a0}59",
        ),
        // the offset moves the day, the month and the year
        (
            0,
            -300,
            "1969-12-31T19:00:00-05:00",
            "Wednesday, December 31, 1969 at 7:00 PM",
            "mercredi 31 décembre 1969 à 19\u{a0}h\u{a0}00",
        ),
        (
            1_798_761_599_000,
            60,
            "2027-01-01T00:59:59+01:00",
            "Friday, January 1, 2027 at 12:59 AM",
            "vendredi 1er janvier 2027 à 0\u{a0}h\u{a0}59",
        ),
        // noon; offsets that are no whole hours
        (
            1_773_316_800_000,
            0,
            "2026-03-12T12:00:00Z",
            "Thursday, March 12, 2026 at 12:00 PM",
            "jeudi 12 mars 2026 à 12\u{a0}h\u{a0}00",
        ),
        (
            1_773_316_800_000,
            -210,
            "2026-03-12T08:30:00-03:30",
            "Thursday, March 12, 2026 at 8:30 AM",
            "jeudi 12 mars 2026 à 8\u{a0}h\u{a0}30",
        ),
        (
            1_773_316_800_000,
            345,
            "2026-03-12T17:45:00+05:45",
            "Thursday, March 12, 2026 at 5:45 PM",
            "jeudi 12 mars 2026 à 17\u{a0}h\u{a0}45",
        ),
        // leap days, of a fourth year and of a fourth century, and the day after; none in 2100
        (
            1_709_164_800_000,
            0,
            "2024-02-29T00:00:00Z",
            "Thursday, February 29, 2024 at 12:00 AM",
            "jeudi 29 février 2024 à 0\u{a0}h\u{a0}00",
        ),
        (
            951_782_400_000,
            0,
            "2000-02-29T00:00:00Z",
            "Tuesday, February 29, 2000 at 12:00 AM",
            "mardi 29 février 2000 à 0\u{a0}h\u{a0}00",
        ),
        (
            951_868_800_000,
            0,
            "2000-03-01T00:00:00Z",
            "Wednesday, March 1, 2000 at 12:00 AM",
            "mercredi 1er mars 2000 à 0\u{a0}h\u{a0}00",
        ),
        (
            4_107_542_400_000,
            0,
            "2100-03-01T00:00:00Z",
            "Monday, March 1, 2100 at 12:00 AM",
            "lundi 1er mars 2100 à 0\u{a0}h\u{a0}00",
        ),
    ];
    for (unix_ms, offset, iso, en, fr) in table {
        let moment = at(unix_ms, offset);
        assert_eq!(moment.iso(), iso);
        assert_eq!(words(EN).weekday_date_time(moment), en);
        assert_eq!(words(FR).weekday_date_time(moment), fr);
    }
}

#[test]
fn days_follow_each_other_for_a_thousand_years() {
    let lengths = |year: i64| {
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        [31, 28 + i64::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    };
    // 1600-01-01 was a Saturday, 135 140 days before the epoch.
    let mut days = -135_140;
    for year in 1600..2600 {
        for (month, length) in lengths(year).into_iter().enumerate() {
            for day in 1..=length {
                let iso = at(days * 86_400_000 + 43_200_000, 0).iso();
                assert_eq!(iso, format!("{year}-{:02}-{day:02}T12:00:00Z", month + 1));
                days += 1;
            }
        }
    }
}

#[test]
fn months_weekdays_and_hours_have_all_their_names() {
    let month = |code: &str, days: i64| words(code).short_date(at(days * 86_400_000, 0));
    let firsts: Vec<_> =
        [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334].into_iter().map(|days| month(EN, days)).collect();
    assert_eq!(
        firsts.join(" "),
        "January 1 February 1 March 1 April 1 May 1 June 1 July 1 August 1 September 1 October 1 November 1 December 1"
    );
    let firsts: Vec<_> =
        [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334].into_iter().map(|days| month(FR, days)).collect();
    assert_eq!(
        firsts.join(" "),
        "1er janvier 1er février 1er mars 1er avril 1er mai 1er juin 1er juillet 1er août 1er septembre 1er octobre 1er novembre 1er décembre"
    );
    let weekdays = |code: &str| (4..11).map(|days| words(code).weekday_date_time(at(days * 86_400_000, 0))).collect::<Vec<_>>();
    let first_words = |texts: Vec<String>| {
        texts.iter().map(|text| text.split([',', ' ']).next().unwrap().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(first_words(weekdays(EN)), "Monday Tuesday Wednesday Thursday Friday Saturday Sunday");
    assert_eq!(first_words(weekdays(FR)), "lundi mardi mercredi jeudi vendredi samedi dimanche");
    for hour in 0..24 {
        let moment = at(hour * 3_600_000 + 60_000, 0);
        let half = if hour < 12 { "AM" } else { "PM" };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        assert_eq!(words(EN).time(moment), format!("{twelve}:01 {half}"));
        assert_eq!(words(FR).time(moment), format!("{hour}\u{a0}h\u{a0}01"));
    }
}

#[test]
fn the_ends_of_time_do_not_panic() {
    for unix_ms in [i64::MIN, i64::MAX] {
        for offset in [i16::MIN, i16::MAX] {
            for locale in Locale::ALL {
                assert!(!Words::new(*locale).weekday_date_time(at(unix_ms, offset)).is_empty());
            }
            assert!(!at(unix_ms, offset).iso().is_empty());
        }
    }
}

#[test]
fn numbers_are_grouped_as_the_reader_writes_them() {
    for (number, en, fr) in [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1_000, "1,000", "1\u{202f}000"),
        (-1_234, "-1,234", "-1\u{202f}234"),
        (-123, "-123", "-123"),
        (100_000, "100,000", "100\u{202f}000"),
        (1_234_567, "1,234,567", "1\u{202f}234\u{202f}567"),
        (i64::MAX, "9,223,372,036,854,775,807", "9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}807"),
        (i64::MIN, "-9,223,372,036,854,775,808", "-9\u{202f}223\u{202f}372\u{202f}036\u{202f}854\u{202f}775\u{202f}808"),
    ] {
        assert_eq!(words(EN).number(number), en);
        assert_eq!(words(FR).number(number), fr);
    }
}

#[test]
fn numbers_inside_messages_are_grouped_and_choose_the_plural() {
    assert_eq!(words(EN).error_invalid(1), "Please correct the field marked below.");
    assert_eq!(words(EN).error_invalid(1_234), "Please correct the 1,234 fields marked below.");
    assert_eq!(words(FR).error_invalid(1), "Veuillez corriger le champ signalé ci-dessous.");
    assert_eq!(words(FR).error_invalid(1_234), "Veuillez corriger les 1\u{202f}234 champs signalés ci-dessous.");
}

#[test]
fn texts_inside_messages_stay_as_they_are() {
    for text in ["1234567", "<b>&", "{ $page }", "\u{202e}abc", "a\nb"] {
        assert_eq!(words(EN).common_page_title(text, "Org"), format!("{text} – Org"));
    }
}
