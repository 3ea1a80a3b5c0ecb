//! In the browser: selecting all buildings for somebody (PT-28), as somebody presses and sees it.

use crate::{
    failure::Failure,
    program::Program,
    report::{self, Report},
    seed::House,
    stats::Times,
};
use serde_json::Value;
use std::{process::Command, time::Duration};

/// The gate, in milliseconds.
const ANSWERS_WITHIN_MS: f64 = 100.0;

/// Each press from the event to the picture that shows it, beside one that does nothing.
pub fn measure(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· select all, in a browser");
    let base = format!("http://localhost:{}", program.address.port());
    let cookie = house.cookie.trim_start_matches("sid=");
    let asked = ["end2end/bench/select_all.mjs", &base, cookie, &house.newcomer.to_string()].map(str::to_owned);
    let output = Command::new("node").args(asked).output()?;
    let measured: Value = serde_json::from_slice(&output.stdout)
        .map_err(|_| Failure::new(format!("no browser to measure in: {}", String::from_utf8_lossy(&output.stderr))))?;
    let [all, nothing] = ["all", "nothing"].map(|name| times(&measured[name]));
    let figure = format!("Select all of {} buildings, in the browser", house.buildings.len());
    let shown = format!("p50 {:.0} · longest {:.0} ms ({} times)", all.p50_ms(), all.p99_ms(), all.count());
    let beside = format!("a button that does nothing: p50 {:.0} · longest {:.0} ms", nothing.p50_ms(), nothing.p99_ms());
    let gate = (format!("≤ {ANSWERS_WITHIN_MS:.0} ms"), all.p99_ms() <= ANSWERS_WITHIN_MS);
    report.gate(&figure, &shown, &beside, gate, &[("p50_ms", all.p50_ms()), ("longest_ms", all.p99_ms())]);
    Ok(())
}

/// Out of a list of milliseconds.
fn times(listed: &Value) -> Times {
    let listed = listed.as_array().into_iter().flatten().filter_map(Value::as_f64);
    Times::new(listed.map(|time| Duration::from_secs_f64(time / 1_000.0)).collect())
}
