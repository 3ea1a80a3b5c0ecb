//! `trousseau history verify`: recomputes the chain over every entry.

use super::{Ended, Outcome, beside_a_server};
use crate::{config::Config, terminal};
use domain::{
    Words,
    history::{self, Verdict},
};

pub(super) async fn verify(config: &Config, words: Words) -> Ended {
    let booted = beside_a_server(config).await?;
    Ok(match history::verify(&booted.ctx).await? {
        Verdict::Whole { rows } => {
            terminal::say(&words.cli_history_verified(rows));
            if rows > 0 {
                terminal::say(&words.cli_history_limit());
            }
            Outcome::Done
        }
        Verdict::Broken { seq } => Outcome::Refused(words.cli_history_broken(&seq.to_string())),
        Verdict::OtherKey { seq } => Outcome::Refused(words.cli_history_other_key(&seq.to_string())),
    })
}
