//! `trousseau mail test ADDRESS`: speaks to the relay at once, so that its answer can be read.

use super::{Ended, Outcome, beside_a_server};
use crate::{config::Config, mail, terminal};
use domain::{AppError, Words, mail::Outcome as Reply, outbox::worker};

pub(super) async fn run(config: &Config, words: Words, address: &str) -> Ended {
    if config.smtp_url.is_none() {
        return Ok(Outcome::Misconfigured(words.cli_mail_test_no_relay()));
    }
    let post = mail::post(config)?;
    let booted = beside_a_server(config).await?;
    match worker::send_test(&booted.ctx, &post.sender, address, words.locale()).await {
        Ok(Reply::Accepted(_)) => {
            terminal::say(&words.cli_mail_test_sent(address));
            Ok(Outcome::Done)
        }
        Ok(other) => Ok(Outcome::Refused(words.cli_mail_test_failed(&reason(words, &other)))),
        Err(AppError::Invalid(faults)) => {
            let sentence = faults.first().map(|fault| fault.problem.sentence(words)).unwrap_or_default();
            Ok(Outcome::Refused(sentence))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the relay said, in its own words; they are what its operator will ask for.
fn reason(words: Words, reply: &Reply) -> String {
    match reply {
        Reply::Accepted(reply) | Reply::Deferred { reply, .. } | Reply::Refused { reply, .. } => reply.to_string(),
        Reply::NotReached { cause } | Reply::RelayUnusable { cause, .. } => cause.clone(),
        Reply::Interrupted { .. } | Reply::Unknown => words.cli_mail_test_broken_off(),
    }
}
