//! The time zones that a form offers.

use chrono::{DateTime, Utc};

/// Every time zone with a city in its name, in alphabetical order: what people look for. With each its offset from UTC at this instant.
pub fn time_zones(now: DateTime<Utc>) -> Vec<(&'static str, i16)> {
    let continents = ["Africa/", "America/", "Antarctica/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];
    let offered = |name: &str| name == "UTC" || continents.iter().any(|start| name.starts_with(start));
    let mut zones: Vec<_> = chrono_tz::TZ_VARIANTS
        .into_iter()
        .filter(|zone| offered(zone.name()))
        .map(|zone| (zone.name(), crate::clock::moment(now, zone).offset_minutes))
        .collect();
    zones.sort_unstable();
    zones
}
