//! The pages: how many a second, and how long one waits for them.

use crate::{
    failure::Failure,
    load::{Requests, always, closed, open},
    program::Program,
    report::{self, Report},
    seed::House,
    stats::Times,
};
use sea_orm::{ConnectionTrait as _, Statement};
use std::{sync::Arc, time::Duration};
use tokio::time::Instant;

/// Clients of a closed loop: enough to keep every core busy.
const CLIENTS: usize = 8;
/// How long a closed loop runs.
const CLOSED_FOR: Duration = Duration::from_secs(6);
/// Requests a second of an open loop, and how long: a thousand, so that ten of them lie beyond the 99th percentile.
const OPEN: (u32, Duration) = (50, Duration::from_secs(20));
/// Before anything is counted.
const WARM_UP: Duration = Duration::from_secs(2);
/// Bare queries that are timed.
const QUERIES: usize = 500;

/// The gate: a page of the list, in milliseconds.
const LIST_P99_MS: f64 = 20.0;

/// What is searched for: beginnings, parts, with accents and without, an address, several words, and nobody.
const SEARCHES: [&str; 8] = ["trembl", "ouchar", "Élodie", "cote", "beno", "example", "amara lévesque", "zzyzx"];

/// The same rows as the list's first page, without the list.
const BARE_LIST: &str = "SELECT * FROM accounts WHERE erased_at IS NULL ORDER BY sort_key, id LIMIT 101";
/// The rows of a search and how many there are, as a page of the list needs both.
const BARE_SEARCH: [&str; 2] = [
    "SELECT * FROM accounts WHERE erased_at IS NULL AND search_key LIKE '%ouchar%' ORDER BY sort_key, id LIMIT 101",
    "SELECT count(*) FROM (SELECT id FROM accounts WHERE erased_at IS NULL AND search_key LIKE '%ouchar%' LIMIT 10001)",
];

/// Everything that people look at.
pub async fn measure(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    let page = |path: &str| always(program.get(path, &house.cookie));
    report::say("· the sign-in page");
    let bare = closed(program.address, CLIENTS, CLOSED_FOR, &always(program.get("/healthz", "")), 200).await?.per_second;
    let figure = Loops::of(program, &always(program.get("/login", ""))).await?;
    figure.note(report, "Sign-in page", &format!("an answer without a page (/healthz): {bare:.0}/s"));

    report::say("· the staff list");
    let bare = bare_queries(house, &[BARE_LIST]).await?;
    let figure = Loops::of(program, &page("/staff")).await?;
    let held = figure.open.p99_ms() <= LIST_P99_MS && figure.wrong == 0;
    let beside = format!("the bare query: p50 {:.1} · p99 {:.1} ms", bare.p50_ms(), bare.p99_ms());
    figure.gate(report, "Staff list, 100 rows", &beside, (format!("p99 ≤ {LIST_P99_MS:.0} ms"), held));

    let after = url::form_urlencoded::Serializer::new(String::new()).append_pair("after", &house.second_page).finish();
    let other = [format!("/staff?{after}"), "/staff?state=attention".into(), "/staff?sort=added&direction=down".into()];
    let other = Loops::of(program, &in_turn(program, house, &other)).await?;
    other.note(report, "… next page, filtered, by date", "in turn");

    report::say("· the search");
    let bare = bare_queries(house, &BARE_SEARCH).await?;
    let search = |text: &&str| {
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("q", text).finish();
        format!("/staff?{query}")
    };
    let figure = Loops::at(program, &in_turn(program, house, &SEARCHES.iter().map(search).collect::<Vec<_>>()), 10).await?;
    let beside = format!("the bare queries of one: p50 {:.1} · p99 {:.1} ms", bare.p50_ms(), bare.p99_ms());
    figure.note(report, "… search: beginnings, parts, accents, nobody", &beside);
    Ok(())
}

fn in_turn(program: &Program, house: &House, paths: &[String]) -> Requests {
    let requests: Vec<Vec<u8>> = paths.iter().map(|path| program.get(path, &house.cookie)).collect();
    Arc::new(move |number| requests[number % requests.len()].clone())
}

/// One after the other, over one connection.
async fn bare_queries(house: &House, queries: &[&str]) -> Result<Times, Failure> {
    let mut times = Vec::with_capacity(QUERIES);
    for _ in 0..QUERIES {
        let began = Instant::now();
        for sql in queries {
            house.db.query_all_raw(Statement::from_string(house.db.get_database_backend(), *sql)).await?;
        }
        times.push(began.elapsed());
    }
    Ok(Times::new(times))
}

/// What both loops say.
pub struct Loops {
    per_second: f64,
    /// Cores that the server took while it was asked as much as it can answer.
    cores: f64,
    rate: u32,
    open: Times,
    wrong: u32,
}

impl Loops {
    /// At the usual rate.
    pub async fn of(program: &Program, requests: &Requests) -> Result<Self, Failure> {
        Self::at(program, requests, OPEN.0).await
    }

    async fn at(program: &Program, requests: &Requests, rate: u32) -> Result<Self, Failure> {
        closed(program.address, CLIENTS, WARM_UP, requests, 200).await?;
        let (before, began) = (program.processor_s()?, Instant::now());
        let closed = closed(program.address, CLIENTS, CLOSED_FOR, requests, 200).await?;
        let cores = (program.processor_s()? - before) / began.elapsed().as_secs_f64();
        let open = open(program.address, rate, OPEN.1, requests, 200).await?;
        Ok(Self { per_second: closed.per_second, cores, rate, open: open.times, wrong: closed.wrong + open.wrong })
    }

    fn shown(&self) -> String {
        let Self { per_second, cores, rate, open, wrong } = self;
        let (p50, p99) = (open.p50_ms(), open.p99_ms());
        let wrong = if *wrong == 0 { String::new() } else { format!(" · {wrong} refused") };
        format!("{per_second:.0}/s ({cores:.1} cores) · at {rate}/s: p50 {p50:.1} · p99 {p99:.1} ms{wrong}")
    }

    fn numbers(&self) -> [(&'static str, f64); 5] {
        let (p50, p99) = (self.open.p50_ms(), self.open.p99_ms());
        [
            ("per_second", self.per_second),
            ("cores", self.cores),
            ("open_rate", self.rate.into()),
            ("p50_ms", p50),
            ("p99_ms", p99),
        ]
    }

    /// Without a gate.
    pub fn note(&self, report: &mut Report, figure: &str, beside: &str) {
        report.note(figure, &self.shown(), beside, &self.numbers());
    }

    fn gate(&self, report: &mut Report, figure: &str, beside: &str, gate: (String, bool)) {
        report.gate(figure, &self.shown(), beside, gate, &self.numbers());
    }
}
