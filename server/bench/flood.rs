//! Three hundred sign-ins at the same moment, several times over (AC-43): memory stays bounded, whoever finds no place is told
//! when to come back, and everybody else's pages go on.

use crate::{
    client::{Answer, Connection},
    failure::Failure,
    load::{always, open},
    logins,
    program::Program,
    report::{self, Report, mib},
    seed::House,
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use tokio::{task::JoinSet, time::sleep};

/// How many at once.
const AT_ONCE: usize = 300;
/// How often.
const WAVES: usize = 6;
/// Pages a second that other people ask for meanwhile.
const PAGES: u32 = 20;
/// How often the memory is looked at.
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// The gates: memory above that at rest (a hash for each core, and a little), and the other pages.
const MIB_FOR_A_HASH: u64 = 19;
const MIB_BESIDES: u64 = 32;
const PAGES_P99_MS: f64 = 250.0;

/// What became of the sign-ins.
#[derive(Clone, Copy, Debug, Default)]
struct Outcome {
    admitted: u32,
    /// 503, with a time to come back.
    put_off: u32,
    other: u32,
}

/// Floods it.
pub async fn measure(program: &Program, house: &House, idle: u64, report: &mut Report) -> Result<(), Failure> {
    report::say("· a flood of sign-ins");
    let is_over = AtomicBool::new(false);
    let flood = async {
        let outcome = waves(program, house).await;
        is_over.store(true, Ordering::Relaxed);
        outcome
    };
    let pages = always(program.get("/staff", &house.cookie));
    let others = async {
        let (mut times, mut wrong) = (Vec::new(), 0);
        while !is_over.load(Ordering::Relaxed) {
            let answers = open(program.address, PAGES, Duration::from_secs(1), &pages, 200).await?;
            times.push(answers.times);
            wrong += answers.wrong;
        }
        Ok::<_, Failure>((crate::stats::Times::joined(times), wrong))
    };
    let (outcome, times, peak) = tokio::join!(flood, others, peak(program, &is_over));
    let (outcome, peak, (times, wrong)) = (outcome?, peak?, times?);
    tell_memory(report, idle, peak, program.resident_once_settled().await?);
    tell_answers(report, outcome);
    let shown = format!("p50 {:.1} · p99 {:.1} ms ({} pages, {wrong} refused)", times.p50_ms(), times.p99_ms(), times.count());
    let gate = (format!("p99 < {PAGES_P99_MS:.0} ms"), times.p99_ms() < PAGES_P99_MS && wrong == 0);
    let numbers = [("p50_ms", times.p50_ms()), ("p99_ms", times.p99_ms())];
    report.gate("… the staff list meanwhile", &shown, &format!("open loop, {PAGES}/s"), gate, &numbers);
    Ok(())
}

async fn waves(program: &Program, house: &House) -> Result<Outcome, Failure> {
    let mut outcome = Outcome::default();
    for wave in 0..WAVES {
        let mut tasks = JoinSet::new();
        for number in wave * AT_ONCE..(wave + 1) * AT_ONCE {
            let name = house.at_work.get(number % house.at_work.len().max(1)).ok_or_else(|| Failure::new("nobody is at work"))?;
            let (address, request) = (program.address, Arc::new(logins::call(program, number, name)));
            tasks.spawn(async move { Connection::to(address).ask(&request).await });
        }
        while let Some(answer) = tasks.join_next().await {
            outcome.count(&answer??);
        }
    }
    Ok(outcome)
}

impl Outcome {
    fn count(&mut self, answer: &Answer) {
        match (answer.status, &answer.retry_after) {
            (200, _) => self.admitted += 1,
            (503, Some(_)) => self.put_off += 1,
            _ => self.other += 1,
        }
    }
}

async fn peak(program: &Program, is_over: &AtomicBool) -> Result<u64, Failure> {
    let mut peak = 0;
    while !is_over.load(Ordering::Relaxed) {
        peak = peak.max(program.resident()?);
        sleep(LOOK_EVERY).await;
    }
    Ok(peak)
}

#[expect(clippy::cast_precision_loss, reason = "bytes of memory are far below 2⁵²")]
fn tell_memory(report: &mut Report, idle: u64, peak: u64, afterwards: u64) {
    let cores = thread::available_parallelism().map_or(1, |cores| cores.get() as u64);
    let above = (cores * MIB_FOR_A_HASH + MIB_BESIDES) << 20;
    let gate = (format!("≤ at rest + {}", mib(above)), peak <= idle + above);
    let shown = format!("{} at most, {} when it is over", mib(peak), mib(afterwards));
    let numbers = [("idle_bytes", idle as f64), ("peak_bytes", peak as f64), ("afterwards_bytes", afterwards as f64)];
    report.gate(&format!("Memory under {AT_ONCE} sign-ins at once"), &shown, &format!("at rest {}", mib(idle)), gate, &numbers);
}

fn tell_answers(report: &mut Report, outcome: Outcome) {
    let Outcome { admitted, put_off, other } = outcome;
    let shown = format!("{admitted} signed in · {put_off} told to come back · {other} anything else");
    let gate = ("503 + Retry-After".to_owned(), other == 0 && put_off > 0);
    let numbers = [("admitted", admitted.into()), ("put_off", put_off.into()), ("other", other.into())];
    report.gate("… the answers", &shown, &format!("{WAVES} waves of {AT_ONCE}"), gate, &numbers);
}
