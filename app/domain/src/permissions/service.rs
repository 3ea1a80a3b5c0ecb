//! What can be done with permission groups and with the catalogue of what there is to be allowed.

pub mod capabilities;
pub mod changes;
pub mod groups;
mod usual;

use crate::actor::Actor;
use locales::Locale;

/// The language that whoever asks reads.
fn reader(actor: &Actor) -> Locale {
    actor.signed_in().map_or_else(|_| Locale::default(), |person| person.locale)
}
