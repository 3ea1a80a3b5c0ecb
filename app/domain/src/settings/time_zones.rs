//! The time zones that a form offers.

use crate::clock;
use chrono::{DateTime, Utc};
use locales::Words;

/// Every time zone with a city in its name, in alphabetical order: what people look for. With each what is read of it, its offset
/// from UTC at this instant included.
pub(crate) fn time_zones(words: Words, now: DateTime<Utc>) -> Vec<(String, String)> {
    let continents = ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let offered = |name: &str| name == "UTC" || continents.iter().any(|start| name.starts_with(start));
    let mut zones: Vec<_> = chrono_tz::TZ_VARIANTS.into_iter().filter(|zone| offered(zone.name())).collect();
    zones.sort_unstable_by_key(|zone| zone.name());
    let named = |name: &str, offset| (name.to_owned(), legible(words, name, offset));
    zones.into_iter().map(|zone| named(zone.name(), clock::moment(now, zone).offset_minutes)).collect()
}

/// `America/St_Johns` and -210 as "America – St Johns (UTC−03:30)".
fn legible(words: Words, name: &str, offset: i16) -> String {
    let place = name.replace('/', " – ").replace('_', " ");
    let (sign, minutes) = (if offset < 0 { '−' } else { '+' }, offset.unsigned_abs());
    match offset {
        _ if name == "UTC" => place,
        _ => words.set_up_time_zone_choice(&place, &format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone as _;
    use locales::Locale;

    #[test]
    fn a_time_zone_is_named_as_people_write_it_with_its_offset() {
        for locale in Locale::ALL {
            for (name, offset, read) in [
                ("Europe/Paris", 60, "Europe – Paris (UTC+01:00)"),
                ("America/St_Johns", -210, "America – St Johns (UTC−03:30)"),
                ("Africa/Abidjan", 0, "Africa – Abidjan (UTC+00:00)"),
                ("UTC", 0, "UTC"),
            ] {
                assert_eq!(legible(Words::new(*locale), name, offset), read);
            }
        }
    }

    #[test]
    fn time_zones_are_offered_by_their_cities_in_order_with_the_offset_of_the_season() {
        let july = Utc.with_ymd_and_hms(2026, 7, 1, 12, 0, 0).unwrap();
        let zones = time_zones(Words::new(Locale::default()), july);
        assert!(zones.is_sorted_by(|before, after| before.0 < after.0));
        assert!(zones.contains(&("Europe/Paris".into(), "Europe – Paris (UTC+02:00)".into())));
        assert!(!zones.iter().any(|(name, _)| name == "CET" || name.starts_with("Etc/")));
    }
}
