//! `trousseau mail bounce`: takes one message from standard input, as a mail system's pipe hands it in.
//!
//! Why 0 for whatever could be read, forged or not: a pipe that ends otherwise makes the mail system tell somebody, and there is nobody to
//! be told. Whoever forges bounces doesn't learn either what became of them. Only what kept the message from being looked at is a refusal;
//! the mail system keeps the message for later if the pipe then ends with 75 (`trousseau mail bounce || exit 75`).

use super::{Ended, Outcome, beside_a_server};
use crate::{config::Config, terminal};
use domain::{
    Words,
    actor::Actor,
    delivery::bounces::{LARGEST, Taken, take_bounce},
};
use std::io::{self, Read as _};

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    let Some(message) = read() else { return Ok(Outcome::Refused(words.cli_mail_bounce_nothing())) };
    let booted = beside_a_server(config).await?;
    let taken = take_bounce(&booted.ctx, &Actor::Operator, &message).await?;
    terminal::say(&match taken {
        Taken::Blocked => words.cli_mail_bounce_blocked(),
        Taken::CameBack => words.cli_mail_bounce_came_back(),
        Taken::Delayed => words.cli_mail_bounce_delayed(),
        Taken::Known => words.cli_mail_bounce_known(),
        Taken::Stray(why) => words.cli_mail_bounce_stray(&why.sentence(words)),
        Taken::NoBounce => words.cli_mail_bounce_none(),
    });
    Ok(Outcome::Done)
}

/// What came in, as much of it as is looked at. The rest is read as well: a mail system that can't get rid of a message takes its pipe for
/// broken.
fn read() -> Option<Vec<u8>> {
    let (mut message, mut input) = (Vec::new(), io::stdin().lock());
    input.by_ref().take(LARGEST as u64).read_to_end(&mut message).ok()?;
    io::copy(&mut input, &mut io::sink()).ok()?;
    (!message.is_empty()).then_some(message)
}
