//! Figures: how quick the released server is, beside what the machine can do at all.
//!
//! `make bench` builds the release and calls this. It fills a database of its own with a hundred thousand accounts ([`seed`]), starts the
//! program on it as an operator would ([`program`]), and asks from outside, over loopback, bounded in count and time:
//!
//! 1. [`idle`]: how soon it answers and what it takes to stand still,
//! 2. [`pages`]: the sign-in page, the staff list, its search,
//! 3. [`access`]: a colleague with twenty buildings, all buildings at once, the staff of one building,
//! 4. [`browser`]: selecting all of them, as somebody presses and sees it,
//! 5. [`logins`]: passwords, in turns with the bare hash, as many threads of it as there are cores,
//! 6. [`letters`]: from the press of a button to the mail server,
//! 7. [`flood`]: three hundred sign-ins at once,
//! 8. [`sizes`]: what is delivered.
//!
//! Three rules make the figures worth something. Each stands beside a **calibrator** of the same run: the bare hash, the bare
//! query, the bare conversation with the mail server. **Throughput** comes from a closed loop, **latency** from an open one,
//! whose requests start at their appointed times and are counted from then on, whether the one before has come back or not
//! ([`load`]). And what the machine was doing besides is said first ([`machine`]).
//!
//! The exit code is 1 when a gate isn't held, 2 when something could not be measured.

mod access;
mod browser;
mod client;
mod failure;
mod flood;
mod idle;
mod letters;
mod load;
mod logins;
mod machine;
mod pages;
mod program;
mod report;
mod seed;
mod sink;
mod sizes;
mod stats;

use failure::Failure;
use machine::Machine;
use program::Paths;
use report::Report;
use sink::Sink;
use std::process::ExitCode;

/// How many accounts there are, unless `TROUSSEAU_BENCH_ACCOUNTS` says otherwise. The gates are meant for this number.
const ACCOUNTS: usize = 100_000;

/// On one thread, which is enough for all clients: with several, waking one another would take more of the machine than asking does.
#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    match measured().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(failure) => {
            report::say(&format!("Not measured: {failure}"));
            ExitCode::from(2)
        }
    }
}

/// Were all gates held?
async fn measured() -> Result<bool, Failure> {
    let (paths, machine) = (Paths::find()?, Machine::look());
    report::say(&machine.sentence());
    let accounts = std::env::var("TROUSSEAU_BENCH_ACCOUNTS").ok().and_then(|text| text.parse().ok()).unwrap_or(ACCOUNTS);
    let mut report = Report::new(machine, accounts);
    let ended = everything(&paths, accounts, &mut report).await;
    // What was measured is worth reading whatever came after it.
    report.print();
    report.write(&paths.results())?;
    ended.map(|()| report.all_held())
}

/// All of them, unless `TROUSSEAU_BENCH_PARTS` names some (`pages,logins`): for whoever works on one figure.
fn wanted_parts() -> impl Fn(&str) -> bool {
    let named = std::env::var("TROUSSEAU_BENCH_PARTS").ok();
    move |part| named.as_ref().is_none_or(|named| named.split(',').any(|name| name == part))
}

async fn everything(paths: &Paths, accounts: usize, report: &mut Report) -> Result<(), Failure> {
    let sink = Sink::start().await?;
    let house = seed::fill(paths, accounts, report).await?;
    let (program, idle) = idle::measure(paths, &sink, report).await?;
    let is_wanted = wanted_parts();
    if is_wanted("pages") {
        pages::measure(&program, &house, report).await?;
    }
    if is_wanted("access") {
        access::measure(&program, &house, report).await?;
    }
    if is_wanted("browser") {
        browser::measure(&program, &house, report)?;
    }
    if is_wanted("letters") {
        letters::measure(&program, &sink, &house, report).await?;
    }
    if is_wanted("logins") {
        logins::measure(&program, &house, report).await?;
    }
    if is_wanted("flood") {
        flood::measure(&program, &house, idle, report).await?;
    }
    program.stop().await?;
    sizes::measure(paths, report)
}
