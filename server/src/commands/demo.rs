//! `trousseau demo`: fills an empty development installation with a sample organisation.

use super::{Ended, Outcome};
use crate::{
    boot::{self, Beside},
    config::Config,
    mail::{self, Post},
    terminal,
};
use domain::{AppError, Words, demo, errors::Conflict};

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    // Everybody there has the same published password: never on an installation that others can reach.
    if !config.is_development() {
        return Ok(Outcome::Misconfigured(words.cli_demo_only_development()));
    }
    let Post { sender, .. } = mail::post(config)?;
    let booted = boot::boot(config, Beside::Nobody).await?;
    terminal::say(&words.cli_demo_working());
    match demo::fill(&booted.ctx, &booted.clock, &sender).await {
        Ok(people) => {
            let people = i64::try_from(people).unwrap_or(i64::MAX);
            terminal::say(&words.cli_demo_done(people, demo::ADMINISTRATOR, demo::PASSWORD, demo::PIN));
            Ok(Outcome::Done)
        }
        Err(AppError::Conflict(Conflict::AlreadySetUp)) => Ok(Outcome::Refused(words.cli_demo_already())),
        Err(error) => Err(error.into()),
    }
}
