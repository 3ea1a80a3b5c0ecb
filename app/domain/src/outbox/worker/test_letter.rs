//! The operator's test: a letter that goes out at once or says why not. Nothing is stored.

use super::{recipient, sender::Sender};
use crate::{
    Ctx,
    delivery::proof,
    errors::AppError,
    fields::{Field, Problem},
    ids::LetterId,
    mail::{
        Outcome,
        letters::{self, Reader},
        message::{self, Envelope},
    },
    settings::{self, Organisation},
};
use chrono_tz::Tz;
use locales::{Locale, Words};

/// Sends a test letter and answers what the relay made of it. Works before the set-up too.
pub async fn send_test(ctx: &Ctx, sender: &Sender, address: &str, locale: Locale) -> Result<Outcome, AppError> {
    let to = recipient::on_the_wire(address).ok_or_else(|| AppError::field(Field::Email, Problem::NotAnAddress))?;
    let organisation = settings::organisation(ctx.db()).await?.unwrap_or_else(|| nobody(sender, locale));
    let reader = Reader { locale, first_name: "", zone: organisation.time_zone, organisation: &organisation };
    let letter = LetterId(ctx.new_id());
    let envelope = Envelope {
        letter,
        message_id: proof::message_id(ctx, letter),
        from: sender.address().clone(),
        return_path: proof::return_path(ctx, sender.address(), letter),
        from_name: organisation.name.clone(),
        to,
        to_name: String::new(),
        reply_to: recipient::on_the_wire(&organisation.support_address),
        at: ctx.now(),
    };
    let mail = message::seal(envelope, &letters::test(&reader, ctx.now()))?;
    match sender.transport().send(&mail).await {
        // Perhaps only the letter's own return path was refused, which the relay remembers.
        Outcome::Interrupted { .. } => Ok(sender.transport().send(&mail).await),
        outcome => Ok(outcome),
    }
}

/// Before the set-up there is no organisation yet; the product stands in for it.
fn nobody(sender: &Sender, locale: Locale) -> Organisation {
    Organisation::new(Words::new(locale).common_product(), locale, Tz::UTC, sender.address().to_string())
}
