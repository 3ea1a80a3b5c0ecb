//! The commands, one file each. A command exists when it does what it says.

mod demo;
mod doctor;
mod history;
mod mail_bounce;
mod mail_test;
mod serve;
mod setup_link;

use crate::{
    boot::{self, Beside, BootFault, Booted},
    cli::Command,
    config::{Config, Settings},
    logging, terminal,
};
use domain::Words;
use std::{env, path::Path};

/// How a command ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// As asked.
    Done,
    /// Not done, and why: exit code 1.
    Refused(String),
    /// The configuration has to be mended first: exit code 2.
    Misconfigured(String),
}

/// Runs a command.
pub async fn run(command: Command, words: Words) -> Outcome {
    let read = Settings::gather(readable_variables(), Path::new("."))
        .and_then(|settings| Ok((Config::read(&settings)?, settings.has_exposed_secrets())));
    let (config, has_exposed_secrets) = match read {
        Ok(read) => read,
        Err(fault) => return Outcome::Misconfigured(fault.sentence(words)),
    };
    logging::start(&config.log);
    if has_exposed_secrets {
        tracing::warn!("trousseau.toml holds a secret and others than its owner may read it: chmod 600 closes it");
    }
    let ended = match command {
        Command::Serve => serve::run(&config, words).await,
        Command::Migrate => migrate(&config, words).await,
        Command::SetupLink => setup_link::run(&config, words).await,
        Command::MailTest(address) => mail_test::run(&config, words, &address).await,
        Command::MailBounce => mail_bounce::run(&config, words).await,
        Command::HistoryVerify => history::verify(&config, words).await,
        Command::Doctor => doctor::run(&config, words).await,
        Command::Demo => demo::run(&config, words).await,
    };
    ended.unwrap_or_else(|fault| fault.outcome(words))
}

/// The environment. A variable that isn't text can be none of ours.
fn readable_variables() -> impl Iterator<Item = (String, String)> {
    env::vars_os().filter_map(|(name, value)| name.into_string().ok().zip(value.into_string().ok()))
}

/// Why a command broke off: boot, configuration or a use case.
struct BrokenOff(BootFault);

impl BrokenOff {
    fn outcome(&self, words: Words) -> Outcome {
        let sentence = self.0.sentence(words);
        if self.0.is_misconfiguration() { Outcome::Misconfigured(sentence) } else { Outcome::Refused(sentence) }
    }
}

impl<F: Into<BootFault>> From<F> for BrokenOff {
    fn from(fault: F) -> Self {
        Self(fault.into())
    }
}

type Ended = Result<Outcome, BrokenOff>;

async fn migrate(config: &Config, words: Words) -> Ended {
    boot::boot(config, Beside::Nobody).await?;
    terminal::say(&words.cli_migrate_done());
    Ok(Outcome::Done)
}

/// Boots beside a server.
async fn beside_a_server(config: &Config) -> Result<Booted, BootFault> {
    boot::boot(config, Beside::AServer).await
}
