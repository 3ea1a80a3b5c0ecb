//! The command line: `trousseau COMMAND`.
//!
//! Help and complaints are in the terminal's language (`LC_ALL`, `LC_MESSAGES`, `LANG`), from the same Fluent files as everything else;
//! that is why the commands are put together at run time and clap's own English sentences are never shown.
//!
//! Exit codes: 0 done, 1 refused, 2 usage or configuration.

mod arguments;

use crate::{
    commands::{self, Outcome},
    terminal,
};
use clap::error::{ContextKind, ContextValue, ErrorKind};
use domain::{Locale, Words};
use std::{env, process::ExitCode};

/// What was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Run the server.
    Serve,
    /// Bring the database's schema up to date.
    Migrate,
    /// Print the link that opens the first run.
    SetupLink,
    /// Send a test mail to an address.
    MailTest(String),
    /// Take a bounce from standard input.
    MailBounce,
    /// Recompute the history's chain.
    HistoryVerify,
    /// Look over the installation.
    Doctor,
    /// Fill an empty development installation with a sample organisation.
    Demo,
}

/// Runs the program: arguments, runtime, command, exit code.
pub fn main() -> ExitCode {
    let words = Words::new(terminal_locale(|name| env::var(name).ok()));
    let command = match arguments::parse(words, env::args_os()) {
        Ok(command) => command,
        Err(other) => return without_command(words, &other),
    };
    // Deep views overflow a worker's usual 2 MiB in a debug build.
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().thread_stack_size(8 << 20).build();
    let outcome = match runtime {
        Ok(runtime) => runtime.block_on(commands::run(command, words)),
        Err(_) => Outcome::Refused(words.cli_no_runtime()),
    };
    finish(outcome)
}

fn finish(outcome: Outcome) -> ExitCode {
    match outcome {
        Outcome::Done => ExitCode::SUCCESS,
        Outcome::Refused(why) => {
            terminal::complain(&why);
            ExitCode::from(1)
        }
        Outcome::Misconfigured(why) => {
            terminal::complain(&why);
            ExitCode::from(2)
        }
    }
}

/// Help and version are answers; everything else is a complaint.
fn without_command(words: Words, other: &clap::Error) -> ExitCode {
    match other.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            terminal::say(other.to_string().trim_end());
            ExitCode::SUCCESS
        }
        kind => {
            let what = [ContextKind::InvalidSubcommand, ContextKind::InvalidArg].into_iter().find_map(|part| other.get(part));
            let what = what.map(shown).unwrap_or_default();
            terminal::complain(&match kind {
                ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                    words.cli_usage_no_command()
                }
                ErrorKind::MissingRequiredArgument => words.cli_usage_missing_argument(&what),
                _ if what.is_empty() => words.cli_usage_wrong(),
                _ => words.cli_usage_unknown(&what),
            });
            ExitCode::from(2)
        }
    }
}

fn shown(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(parts) => parts.join(" "),
        other => other.to_string(),
    }
}

/// The terminal's language, as POSIX has it: the first of the three that is set. `fr_CA.UTF-8` is `fr-CA` to the web.
fn terminal_locale(variable: impl Fn(&str) -> Option<String>) -> Locale {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| variable(name).filter(|value| !value.is_empty()));
    let name = set.unwrap_or_default();
    let name = name.split(['.', '@']).next().unwrap_or_default().replace('_', "-");
    Locale::negotiate(&name).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_terminals_language_is_the_first_variable_that_is_set() {
        let locale = |pairs: &[(&str, &str)]| {
            let pairs: Vec<(String, String)> = pairs.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
            terminal_locale(|wanted| pairs.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.clone())).code()
        };
        assert_eq!(locale(&[("LANG", "fr_CA.UTF-8")]), "fr");
        assert_eq!(locale(&[("LANG", "fr_FR@euro"), ("LC_ALL", "en_GB.UTF-8")]), "en");
        assert_eq!(locale(&[("LC_ALL", ""), ("LC_MESSAGES", "fr"), ("LANG", "en")]), "fr");
        assert_eq!([locale(&[]), locale(&[("LANG", "C.UTF-8")]), locale(&[("LANG", "tlh")])], ["en"; 3]);
    }
}
