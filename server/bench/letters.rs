//! One letter after the other: from the press of the button to the moment when the mail server has it whole.
//!
//! Counted from before the request, which is before the commit: what is shown is at least the time from the commit on.

use crate::{
    client::Connection,
    failure::Failure,
    program::Program,
    report::{self, Report},
    seed::House,
    sink::Sink,
    stats::Times,
};
use tokio::time::Instant;

/// How many.
const LETTERS: usize = 100;
/// Roughly how large one is.
const SIZE: usize = 8 * 1024;
/// The gate, in milliseconds.
const P99_MS: f64 = 300.0;

/// Invitations, one by one.
pub async fn measure(program: &Program, sink: &Sink, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· letters");
    let bare = sink.bare_conversations(LETTERS, SIZE).await?;
    let (mut connection, mut times) = (Connection::to(program.address), Vec::with_capacity(LETTERS));
    for number in 0..LETTERS {
        let email = format!("newcomer{number}@laurier.example");
        let locale = ["en", "fr"][number % 2];
        let fields = [("first_name", "Zoé"), ("last_name", "Newcomer"), ("email", &email), ("locale", locale), ("send", "now")];
        let request = program.call("/api/staff/invite", &fields, &house.cookie, "127.0.0.1");
        let began = Instant::now();
        let answer = connection.ask(&request).await?;
        if answer.status != 200 {
            return Err(Failure::new(format!("an invitation was answered with {}", answer.status)));
        }
        times.push(sink.arrival(&email).await? - began);
    }
    let times = Times::new(times);
    let bare_ms = [("bare_p50_ms", bare.p50_ms()), ("bare_p99_ms", bare.p99_ms())];
    let numbers = [("p50_ms", times.p50_ms()), ("p99_ms", times.p99_ms()), bare_ms[0], bare_ms[1]];
    let shown = format!("p50 {:.1} · p99 {:.1} ms ({} letters)", times.p50_ms(), times.p99_ms(), times.count());
    let beside = format!("the bare conversation: p50 {:.1} · p99 {:.1} ms", bare.p50_ms(), bare.p99_ms());
    let gate = (format!("p99 ≤ {P99_MS:.0} ms"), times.p99_ms() <= P99_MS);
    report.gate("Activation mail: button to mail server", &shown, &beside, gate, &numbers);
    Ok(())
}
