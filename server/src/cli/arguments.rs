//! The commands' names, arguments and help.

use super::Command;
use clap::{Arg, ArgAction, Command as Clap};
use domain::Words;
use std::ffi::OsString;

/// The command, or whatever else was asked for (help, version, or something that makes no sense).
pub(super) fn parse(words: Words, arguments: impl IntoIterator<Item = OsString>) -> Result<Command, clap::Error> {
    let given = program(words).try_get_matches_from(arguments)?;
    Ok(match given.subcommand() {
        Some(("migrate", _)) => Command::Migrate,
        Some(("setup-link", _)) => Command::SetupLink,
        Some(("mail", mail)) => match mail.subcommand_matches("test") {
            Some(test) => Command::MailTest(test.get_one::<String>(ADDRESS).cloned().unwrap_or_default()),
            None => Command::MailBounce,
        },
        Some(("history", _)) => Command::HistoryVerify,
        Some(("doctor", _)) => Command::Doctor,
        Some(("demo", _)) => Command::Demo,
        _ => Command::Serve,
    })
}

const ADDRESS: &str = "ADDRESS";

fn program(words: Words) -> Clap {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version).help(words.cli_help_version());
    group(words, "trousseau", "trousseau", words.cli_help_program())
        .version(env!("CARGO_PKG_VERSION"))
        .arg(version)
        .after_help(words.cli_help_configuration())
        .subcommand(leaf(words, "serve", "trousseau serve", words.cli_help_serve()))
        .subcommand(leaf(words, "migrate", "trousseau migrate", words.cli_help_migrate()))
        .subcommand(leaf(words, "setup-link", "trousseau setup-link", words.cli_help_setup_link()))
        .subcommand(
            group(words, "mail", "trousseau mail", words.cli_help_mail())
                .subcommand(
                    leaf(words, "test", "trousseau mail test ADDRESS", words.cli_help_mail_test())
                        .arg(Arg::new(ADDRESS).required(true).help(words.cli_help_mail_test_address()))
                        .help_template(template(words, &format!("{}\n{{positionals}}\n\n", words.cli_help_arguments()))),
                )
                .subcommand(
                    leaf(words, "bounce", "trousseau mail bounce", words.cli_help_mail_bounce())
                        .after_help(words.cli_help_mail_bounce_more()),
                ),
        )
        .subcommand(group(words, "history", "trousseau history", words.cli_help_history()).subcommand(leaf(
            words,
            "verify",
            "trousseau history verify",
            words.cli_help_history_verify(),
        )))
        .subcommand(leaf(words, "doctor", "trousseau doctor", words.cli_help_doctor()))
        .subcommand(leaf(words, "demo", "trousseau demo", words.cli_help_demo()))
}

/// A command that only leads to others.
fn group(words: Words, name: &'static str, path: &str, about: String) -> Clap {
    leaf(words, name, &format!("{path} {}", words.cli_help_command()), about)
        .subcommand_required(true)
        .help_template(template(words, &format!("{}\n{{subcommands}}\n\n", words.cli_help_commands())))
}

/// A command that does something. Clap's own help flags speak English, so they are replaced by ours.
fn leaf(words: Words, name: &'static str, usage: &str, about: String) -> Clap {
    let help = Arg::new("help").short('h').long("help").action(ArgAction::Help).help(words.cli_help_help());
    Clap::new(name)
        .about(about)
        .override_usage(usage.to_owned())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(help)
        .help_template(template(words, ""))
}

fn template(words: Words, middle: &str) -> String {
    let (usage, options) = (words.cli_help_usage(), words.cli_help_options());
    format!("{{about}}\n\n{usage}\n  {{usage}}\n\n{middle}{options}\n{{options}}{{after-help}}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::error::ErrorKind;
    use domain::Locale;

    fn parsed(line: &str) -> Result<Command, ErrorKind> {
        parse(Words::new(Locale::default()), line.split(' ').map(OsString::from)).map_err(|other| other.kind())
    }

    #[test]
    fn each_command_is_understood() {
        assert_eq!(parsed("trousseau serve"), Ok(Command::Serve));
        assert_eq!(parsed("trousseau migrate"), Ok(Command::Migrate));
        assert_eq!(parsed("trousseau setup-link"), Ok(Command::SetupLink));
        assert_eq!(parsed("trousseau mail test me@example.org"), Ok(Command::MailTest("me@example.org".into())));
        assert_eq!(parsed("trousseau mail bounce"), Ok(Command::MailBounce));
        assert_eq!(parsed("trousseau history verify"), Ok(Command::HistoryVerify));
        assert_eq!(parsed("trousseau doctor"), Ok(Command::Doctor));
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for line in [
            "trousseau",
            "trousseau mail",
            "trousseau history",
            "trousseau mail test",
            "trousseau mail bounce file",
            "trousseau dance",
            "trousseau serve now",
        ] {
            assert!(parsed(line).is_err(), "{line}");
        }
        assert_eq!(parsed("trousseau --version"), Err(ErrorKind::DisplayVersion));
    }

    #[test]
    fn every_command_explains_itself_in_every_language() {
        for locale in Locale::ALL {
            let words = Words::new(*locale);
            for path in [
                "",
                "serve",
                "migrate",
                "setup-link",
                "mail",
                "mail test",
                "mail bounce",
                "history",
                "history verify",
                "doctor",
                "demo",
            ] {
                let line = ["trousseau", path, "--help"].join(" ");
                let help = parse(words, line.split_ascii_whitespace().map(OsString::from)).unwrap_err();
                assert_eq!(help.kind(), ErrorKind::DisplayHelp, "{line}");
                let help = help.to_string();
                assert!(
                    help.contains(&words.cli_help_usage()) && help.contains(format!("trousseau {path}").trim_end()),
                    "{help}"
                );
            }
        }
    }
}
