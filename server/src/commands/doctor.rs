//! `trousseau doctor`: looks over the installation, one line each.

use super::{Ended, Outcome, beside_a_server};
use crate::{config::Config, mail, terminal};
use chrono::Duration;
use domain::{
    Ctx, Words,
    history::{self, Verdict},
    readiness,
};
use std::time::Duration as Patience;
use tokio::net::TcpStream;

/// Clocks further apart are worth a look, although the program corrects for it.
const NOTABLE: Duration = Duration::seconds(5);

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    say(words, &words.cli_doctor_configuration(), true);
    let booted = beside_a_server(config).await?;
    let ctx = &booted.ctx;
    let looked_at = [
        (words.cli_doctor_database(), readiness::try_writing(ctx).await.is_ok()),
        (words.cli_doctor_key(), readiness::key_fits(ctx).await.unwrap_or(false)),
        (words.cli_doctor_clock(), clock_is_right(ctx).await),
        (words.cli_doctor_outbox(), readiness::is_stalled(ctx).await.is_ok_and(|stalled| !stalled)),
        (words.cli_doctor_history(), matches!(history::verify(ctx).await, Ok(Verdict::Whole { .. }))),
        (words.cli_doctor_relay(), relay_answers(config).await),
    ];
    for (what, is_good) in &looked_at {
        say(words, what, *is_good);
    }
    let all_good = looked_at.iter().all(|(_, is_good)| *is_good);
    Ok(if all_good { Outcome::Done } else { Outcome::Refused(words.cli_doctor_found()) })
}

fn say(words: Words, what: &str, is_good: bool) {
    let state = if is_good { words.cli_doctor_good() } else { words.cli_doctor_bad() };
    terminal::say(&words.cli_doctor_line(what, &state));
}

async fn clock_is_right(ctx: &Ctx) -> bool {
    readiness::clock_offset(ctx.db()).await.is_ok_and(|offset| offset.is_none_or(|offset| offset.abs() <= NOTABLE))
}

/// Somebody listens there. Whether it takes letters is for `mail test` to find out. Without a relay (development) there is nothing to ask.
async fn relay_answers(config: &Config) -> bool {
    let Some(url) = &config.smtp_url else { return true };
    let Ok(transport) = mail::relay(url, config.is_development()) else { return false };
    let Some(address) = transport.relay_address() else { return false };
    let reached = tokio::time::timeout(Patience::from_secs(5), TcpStream::connect(address)).await;
    matches!(reached, Ok(Ok(_)))
}
