//! Time, handed in. The only place that asks the system what time it is; everything else asks [`Ctx::now`](crate::Ctx::now),
//! so that tests move the clock instead of waiting.

use crate::chance::Chance;
use chrono::{DateTime, Duration, DurationRound, NaiveDateTime, TimeZone, Timelike as _, Utc};
use chrono_tz::Tz;
use std::sync::atomic::{AtomicI64, Ordering};
use uuid::{Builder, Uuid};

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;
}

/// The system's clock, put right by the measured distance to the database's clock, and moved by what a test asks for.
#[derive(Default)]
pub struct SystemClock {
    measured_us: AtomicI64,
    moved_us: AtomicI64,
}

impl SystemClock {
    /// Moves the clock. Negative goes back.
    pub fn advance(&self, by: Duration) {
        self.moved_us.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }

    /// How far it has been moved.
    pub fn offset(&self) -> Duration {
        Duration::microseconds(self.moved_us.load(Ordering::Relaxed))
    }

    /// Moves it to this distance from where it would stand by itself.
    pub fn set_offset(&self, offset: Duration) {
        self.moved_us.store(offset.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }

    /// Puts it right: the database's clock is this far ahead of the system's. Measured again and again, since clocks drift and are set.
    pub fn set_measured(&self, distance: Duration) {
        self.measured_us.store(distance.num_microseconds().unwrap_or(0), Ordering::Relaxed);
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        let measured = Duration::microseconds(self.measured_us.load(Ordering::Relaxed));
        to_micros(system_now() + measured + self.offset())
    }
}

/// The system's time, unmoved.
#[expect(clippy::disallowed_methods, reason = "the one place that may ask")]
pub fn system_now() -> DateTime<Utc> {
    Utc::now()
}

/// Cut to microseconds, PostgreSQL's precision: an instant read back from either database equals the one written.
pub fn to_micros(instant: DateTime<Utc>) -> DateTime<Utc> {
    instant.duration_trunc(Duration::microseconds(1)).unwrap_or(instant)
}

/// A new `UUIDv7` (RFC 9562 §5.7): sorts by time in both databases.
pub fn uuid_v7(now: DateTime<Utc>, chance: &dyn Chance) -> Uuid {
    let mut tail = [0; 10];
    chance.fill(&mut tail);
    Builder::from_unix_timestamp_millis(u64::try_from(now.timestamp_millis()).unwrap_or(0), &tail).into_uuid()
}

/// The instant that a clock of this zone shows so. Where the clock is put forward over it, the first instant after; where it is put back and shows
/// it twice, the first of the two.
pub fn of_local(local: NaiveDateTime, zone: Tz) -> Option<DateTime<Utc>> {
    /// Zones have skipped a whole day, never more.
    const LONGEST_GAP_MINUTES: i64 = 25 * 60;
    let shown = |minutes| zone.from_local_datetime(&local.checked_add_signed(Duration::minutes(minutes))?).earliest();
    // Gaps begin and end at full minutes.
    let at = (0..LONGEST_GAP_MINUTES).find_map(|minutes| shown(minutes).map(|at| (minutes, at)));
    let seconds = Duration::seconds(i64::from(local.second()));
    at.map(|(minutes, at)| if minutes == 0 { at } else { at - seconds }.to_utc())
}

/// Milliseconds since 1970, as the browser counts.
pub fn unix_ms(instant: DateTime<Utc>) -> i64 {
    instant.timestamp_millis()
}

/// The instant as its reader sees it: with the UTC offset that holds in `zone` at that very instant.
pub fn moment(instant: DateTime<Utc>, zone: Tz) -> locales::Moment {
    use chrono::Offset;
    let offset_s = zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc();
    locales::Moment { unix_ms: unix_ms(instant), offset_minutes: i16::try_from(offset_s / 60).unwrap_or(0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ft_50_a_clock_is_put_right_whatever_it_was_moved_by() {
        let clock = SystemClock::default();
        let ahead = || (clock.now() - system_now()).num_seconds();
        clock.advance(Duration::hours(1));
        clock.set_measured(Duration::seconds(100));
        assert!((3_699..=3_700).contains(&ahead()), "{}", ahead());
        clock.set_measured(Duration::seconds(-100));
        clock.set_offset(Duration::zero());
        assert!((-101..=-100).contains(&ahead()), "{}", ahead());
        assert_eq!(clock.offset(), Duration::zero(), "what was measured is not shown as moved");
    }

    #[test]
    fn a_local_time_in_a_gap_means_the_first_instant_after_it_and_in_an_overlap_the_first_of_two() {
        let at = |day: &str, time: &str| {
            let local = NaiveDateTime::parse_from_str(&format!("{day} {time}"), "%Y-%m-%d %H:%M:%S").unwrap();
            of_local(local, chrono_tz::America::Montreal).unwrap().to_rfc3339()
        };
        assert_eq!(at("2026-07-01", "08:00:00"), "2026-07-01T12:00:00+00:00");
        assert_eq!(at("2026-03-08", "02:30:15"), "2026-03-08T07:00:00+00:00", "clocks go from two to three");
        assert_eq!(at("2026-11-01", "01:30:00"), "2026-11-01T05:30:00+00:00", "still on summer time");
    }

    #[test]
    fn a_moment_carries_the_offset_of_its_own_season() {
        let zone = chrono_tz::America::Montreal;
        let winter = Utc.with_ymd_and_hms(2026, 1, 15, 12, 0, 0).unwrap();
        let summer = Utc.with_ymd_and_hms(2026, 7, 15, 12, 0, 0).unwrap();
        assert_eq!(moment(winter, zone).offset_minutes, -300);
        assert_eq!(moment(summer, zone).offset_minutes, -240);
    }
}
