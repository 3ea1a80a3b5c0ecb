//! How soon it answers, and what it takes to stand still.

use crate::{
    failure::Failure,
    program::{Paths, Program},
    report::{self, Report, mib},
    sink::Sink,
    stats::{Spread, ms},
};

/// Starts that are timed.
const STARTS: usize = 5;

/// The gate, in MB (10⁶ bytes) as the issue has it.
const IDLE_MB: f64 = 40.0;

/// Starts it a few times; the last one stays. Returns it and the bytes it takes at rest.
pub async fn measure(paths: &Paths, sink: &Sink, report: &mut Report) -> Result<(Program, u64), Failure> {
    report::say("· cold starts");
    let mut starts = Vec::new();
    for _ in 1..STARTS {
        let program = Program::start(paths, sink).await?;
        starts.push(ms(program.started_within));
        program.stop().await?;
    }
    let program = Program::start(paths, sink).await?;
    starts.push(ms(program.started_within));
    let spread = Spread::of(&starts);
    let shown = format!("{:.0} ms (± {:.0})", spread.median, spread.iqr);
    let numbers = [("median_ms", spread.median), ("iqr_ms", spread.iqr)];
    report.note(
        "Cold start to the first 200",
        &shown,
        &format!("median of {STARTS}, in brackets the quartiles' distance"),
        &numbers,
    );
    let idle = program.resident_once_settled().await?;
    #[expect(clippy::cast_precision_loss, reason = "bytes of memory are far below 2⁵²")]
    let megabytes = idle as f64 / 1e6;
    let shown = format!("{megabytes:.1} MB ({})", mib(idle));
    let gate = (format!("≤ {IDLE_MB:.0} MB"), megabytes <= IDLE_MB);
    report.gate("Memory at rest, after the start", &shown, "resident, as the kernel counts it", gate, &[("mb", megabytes)]);
    Ok((program, idle))
}
