//! Dates and times: one deterministic formatter for the page, the WebAssembly and the mail.
//!
//! The patterns, the names of months and days, and the choice of twelve or twenty-four hours are messages (`dates.ftl`).
//! Time zones stay on the server: it computes the viewer's offset at that instant and sends both.

use serde::{Deserialize, Serialize};

use crate::Words;

const MINUTE_MS: i64 = 60_000;
const DAY_MINUTES: i64 = 24 * 60;

/// An instant, with the offset from UTC that the viewer's time zone has at that instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub unix_ms: i64,
    /// Minutes to add to UTC; -240 in Montréal in summer.
    pub offset_minutes: i16,
}

/// The instant as the viewer's calendar and clock show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Civil {
    year: i64,
    /// 1 is January.
    month: i64,
    day: i64,
    /// 1 is Monday.
    weekday: i64,
    hour: i64,
    minute: i64,
    second: i64,
}

impl Moment {
    /// RFC 3339, to the second, with the viewer's offset: what `<time datetime>` takes.
    pub fn iso(self) -> String {
        let Civil { year, month, day, hour, minute, second, .. } = self.civil();
        let zone = match i64::from(self.offset_minutes) {
            0 => "Z".to_owned(),
            offset => format!("{}{:02}:{:02}", if offset < 0 { '-' } else { '+' }, offset.abs() / 60, offset.abs() % 60),
        };
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}")
    }

    fn civil(self) -> Civil {
        let local_ms = self.unix_ms.saturating_add(i64::from(self.offset_minutes) * MINUTE_MS);
        let (minutes, ms) = (local_ms.div_euclid(MINUTE_MS), local_ms.rem_euclid(MINUTE_MS));
        let (days, minutes) = (minutes.div_euclid(DAY_MINUTES), minutes.rem_euclid(DAY_MINUTES));
        let (year, month, day) = date(days);
        // 1970-01-01 was a Thursday.
        let weekday = (days + 3).rem_euclid(7) + 1;
        Civil { year, month, day, weekday, hour: minutes / 60, minute: minutes % 60, second: ms / 1000 }
    }
}

/// Year, month and day of a number of days since 1970-01-01, in the Gregorian calendar.
///
/// Years are counted from March, so that the leap day is the last of its year and needs no case of its own; 400 of them
/// always have the same number of days.
fn date(days: i64) -> (i64, i64, i64) {
    const FOUR_CENTURIES: i64 = 146_097;
    const CENTURY: i64 = 36_524;
    const FOUR_YEARS: i64 = 1_461;
    // From 1970-01-01 back to 0000-03-01.
    let days = days + 719_468;
    let (cycle, of_cycle) = (days.div_euclid(FOUR_CENTURIES), days.rem_euclid(FOUR_CENTURIES));
    // The last day of four centuries, and of four years, belongs to the year before it.
    let century = (of_cycle / CENTURY).min(3);
    let of_century = of_cycle - century * CENTURY;
    let (leap, of_leap) = (of_century / FOUR_YEARS, of_century % FOUR_YEARS);
    let single = (of_leap / 365).min(3);
    let of_year = of_leap - single * 365;
    // March to January come in fives of 31, 30, 31, 30, 31 days: 153.
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = cycle * 400 + century * 100 + leap * 4 + single + i64::from(month < 3);
    (year, month, day)
}

impl Words {
    /// March 12, 2026
    pub fn date(self, moment: Moment) -> String {
        let Civil { year, month, day, .. } = moment.civil();
        self.date_long(month, day, &year.to_string())
    }

    /// May 12: for what is near enough to need no year.
    pub fn short_date(self, moment: Moment) -> String {
        let Civil { month, day, .. } = moment.civil();
        self.date_short(month, day)
    }

    /// 2:05 PM
    pub fn time(self, moment: Moment) -> String {
        let Civil { hour, minute, .. } = moment.civil();
        self.time_of_day(hour, &format!("{minute:02}"))
    }

    /// March 12, 2026 at 2:05 PM
    pub fn date_time(self, moment: Moment) -> String {
        let Civil { year, month, day, hour, minute, .. } = moment.civil();
        self.date_with_time(month, day, &year.to_string(), hour, &format!("{minute:02}"))
    }

    /// Thursday, March 12, 2026 at 2:05 PM: for deadlines, where the weekday spares the reader a calendar.
    pub fn weekday_date_time(self, moment: Moment) -> String {
        let Civil { year, month, day, weekday, hour, minute, .. } = moment.civil();
        self.date_with_weekday_and_time(weekday, month, day, &year.to_string(), hour, &format!("{minute:02}"))
    }
}
