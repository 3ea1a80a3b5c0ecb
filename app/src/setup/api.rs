//! Server functions of the first run.

#![expect(missing_docs, reason = "the macro makes a struct of each function’s argument")]

use crate::{errors::Refusal, forms::Nothing};
use domain::{actor::SignedIn, setup::SetUpForm};
use leptos::prelude::*;

#[cfg(feature = "ssr")]
use crate::{caller, notices::Done};
#[cfg(feature = "ssr")]
use domain::setup;

/// Names the organisation and its first administrator.
#[server(prefix = "/api", endpoint = "setup/complete")]
pub async fn set_up(form: SetUpForm) -> Result<SignedIn, Refusal> {
    let visitor = caller::visitor();
    let session = setup::complete(&visitor.ctx, &visitor.client, form).await?;
    caller::lead_to(&format!("/?done={}", Done::SetUp.code()));
    caller::begin_session(&visitor.ctx, session).await
}

/// The time zones there are, for the form's choices: each name with what is read of it.
#[server(prefix = "/api", endpoint = "setup/time-zones")]
pub async fn time_zones(form: Nothing) -> Result<Vec<(String, String)>, Refusal> {
    let (visitor, Nothing { .. }) = (caller::visitor(), form);
    let words = domain::Words::new(visitor.locale);
    let zones = domain::settings::time_zones(visitor.ctx.now());
    Ok(zones.into_iter().map(|(name, offset)| (name.to_owned(), legible(words, name, offset))).collect())
}

/// `America/St_Johns` and -210 as "America – St Johns (UTC−03:30)".
#[cfg(feature = "ssr")]
fn legible(words: domain::Words, name: &str, offset: i16) -> String {
    let place = name.replace('/', " – ").replace('_', " ");
    let (sign, minutes) = (if offset < 0 { '−' } else { '+' }, offset.unsigned_abs());
    match offset {
        _ if name == "UTC" => place,
        _ => words.set_up_time_zone_choice(&place, &format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)),
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    #[test]
    fn a_time_zone_is_named_as_people_write_it_with_its_offset() {
        for code in ["en", "fr"] {
            let words = domain::Words::new(domain::Locale::parse(code).unwrap());
            for (name, offset, read) in [
                ("Europe/Paris", 60, "Europe – Paris (UTC+01:00)"),
                ("America/St_Johns", -210, "America – St Johns (UTC−03:30)"),
                ("Africa/Abidjan", 0, "Africa – Abidjan (UTC+00:00)"),
                ("UTC", 0, "UTC"),
            ] {
                assert_eq!(legible(words, name, offset), read);
            }
        }
    }
}
