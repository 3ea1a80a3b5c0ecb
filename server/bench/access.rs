//! Access: a colleague with twenty buildings, five thousand buildings at once, and the list of those who work in one building.

use crate::{
    client::Connection,
    failure::Failure,
    load::always,
    pages::Loops,
    program::Program,
    report::{self, Report},
    seed::House,
    stats::Times,
};
use domain::permissions::groups::{DEFAULT, FULL_ACCESS};
use sea_orm::{ConnectionTrait as _, Statement};
use tokio::time::Instant;

/// How many colleagues are added.
const COLLEAGUES: usize = 300;
/// In how many buildings each.
const BUILDINGS: usize = 20;
/// How often all buildings are given at once.
const ROUNDS: i32 = 10;
/// The gate, in milliseconds.
const ALL_AT_ONCE_MS: f64 = 1_000.0;

/// All three.
pub async fn measure(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    colleagues(program, house, report).await?;
    everything(program, house, report).await?;
    of_one_building(program, house, report).await
}

/// Account, grants, history and letter in one transaction, on the disk before it is answered.
async fn colleagues(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· colleagues with twenty buildings");
    let (mut connection, mut times) = (Connection::to(program.address), Vec::with_capacity(COLLEAGUES));
    for number in 0..COLLEAGUES {
        let email = format!("colleague{number}@laurier.example");
        let lines = (0..BUILDINGS).map(|step| {
            let building = house.buildings[(number * BUILDINGS + step) % house.buildings.len()];
            (format!("access][{step}"), format!("building:{building}={DEFAULT}"))
        });
        let typed = [("first_name", "Zoé"), ("last_name", "Colleague"), ("email", &email), ("locale", "fr"), ("send", "now")];
        let fields: Vec<(String, String)> =
            typed.map(|(name, value)| (name.to_owned(), value.to_owned())).into_iter().chain(lines).collect();
        times.push(timed(program, &mut connection, house, "/api/staff/invite", &fields).await?);
    }
    let times = Times::new(times);
    let shown = format!("p50 {:.1} · p99 {:.1} ms ({} colleagues)", times.p50_ms(), times.p99_ms(), times.count());
    let numbers = [("p50_ms", times.p50_ms()), ("p99_ms", times.p99_ms())];
    report.note("Adding a colleague with 20 buildings", &shown, "one after the other, durable", &numbers);
    Ok(())
}

/// The same person is given one permission group in all buildings, and then the other.
async fn everything(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· all buildings at once");
    let (mut connection, mut times) = (Connection::to(program.address), Vec::new());
    for round in 0..ROUNDS {
        let group = if round % 2 == 0 { DEFAULT } else { FULL_ACCESS };
        let fields = [
            ("account".to_owned(), house.newcomer.to_string()),
            ("version".to_owned(), (round + 1).to_string()),
            ("access][0".to_owned(), format!("every={group}")),
        ];
        times.push(timed(program, &mut connection, house, "/api/access/change", &fields).await?);
    }
    let times = Times::new(times);
    let buildings = house.buildings.len();
    let shown = format!("p50 {:.0} · longest {:.0} ms ({ROUNDS} times)", times.p50_ms(), times.p99_ms());
    let numbers = [("p50_ms", times.p50_ms()), ("longest_ms", times.p99_ms())];
    let gate = (format!("≤ {ALL_AT_ONCE_MS:.0} ms"), times.p99_ms() <= ALL_AT_ONCE_MS);
    let figure = format!("Saving {buildings} grants, replacing as many");
    report.gate(&figure, &shown, "one form, one transaction", gate, &numbers);
    Ok(())
}

async fn timed(
    program: &Program,
    connection: &mut Connection,
    house: &House,
    function: &str,
    fields: &[(String, String)],
) -> Result<std::time::Duration, Failure> {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let request = program.call(function, &fields, &house.cookie, "127.0.0.1");
    let began = Instant::now();
    let answer = connection.ask(&request).await?;
    let took = began.elapsed();
    if answer.status == 200 { Ok(took) } else { Err(Failure::new(format!("{function} was answered with {}", answer.status))) }
}

async fn of_one_building(program: &Program, house: &House, report: &mut Report) -> Result<(), Failure> {
    report::say("· the staff of one building");
    let building = house.buildings[0];
    let sql = format!(
        "SELECT a.* FROM grants g JOIN accounts a ON a.id = g.account_id WHERE g.building_id = X'{}' ORDER BY a.sort_key, a.id LIMIT 101",
        building.0.simple()
    );
    let began = Instant::now();
    let found = house.db.query_all_raw(Statement::from_string(house.db.get_database_backend(), sql)).await?.len();
    let bare = began.elapsed();
    let figure = Loops::of(program, &always(program.get(&format!("/staff?building={building}"), &house.cookie))).await?;
    let beside = format!("the bare query: {:.1} ms, {found} rows", bare.as_secs_f64() * 1_000.0);
    figure.note(report, "Staff list of one building, 5 grants each", &beside);
    Ok(())
}
