//! `trousseau setup-link`: whoever may run commands on the machine may open the first run.

use super::{Ended, Outcome, beside_a_server};
use crate::{config::Config, terminal};
use domain::{AppError, Words, actor::Actor, errors::Conflict, setup};

pub(super) async fn run(config: &Config, words: Words) -> Ended {
    let booted = beside_a_server(config).await?;
    match setup::link(&booted.ctx, &Actor::Operator).await {
        Ok(link) => {
            terminal::say(&link);
            Ok(Outcome::Done)
        }
        Err(AppError::Conflict(Conflict::AlreadySetUp)) => Ok(Outcome::Refused(words.cli_setup_link_already())),
        Err(error) => Err(error.into()),
    }
}
