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
use tokio::io::{AsyncReadExt as _, stdin};

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    let (mut message, mut input) = (Vec::new(), stdin());
    if (&mut input).take(LARGEST as u64).read_to_end(&mut message).await.is_err() || message.is_empty() {
        return Ok(Outcome::Refused(words.cli_mail_bounce_nothing()));
    }
    let booted = beside_a_server(config).await?;
    // The rest is read as well: a mail system that can't get rid of a message takes its pipe for broken.
    let rest = tokio::io::copy(&mut input, &mut tokio::io::sink());
    let (taken, _) = tokio::join!(take_bounce(&booted.ctx, &Actor::Operator, &message), rest);
    terminal::say(&match taken? {
        Taken::Blocked => words.cli_mail_bounce_blocked(),
        Taken::CameBack => words.cli_mail_bounce_came_back(),
        Taken::Delayed => words.cli_mail_bounce_delayed(),
        Taken::Known => words.cli_mail_bounce_known(),
        Taken::Stray(why) => words.cli_mail_bounce_stray(&why.sentence(words)),
        Taken::NoBounce => words.cli_mail_bounce_none(),
    });
    Ok(Outcome::Done)
}
