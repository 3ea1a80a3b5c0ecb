//! The organisation: its name, its language, its time zone, where its people ask for help, and what it has decided about accounts.

pub mod form;

#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
mod store;
#[cfg(feature = "ssr")]
mod time_zones;

pub use form::{SettingsForm, SettingsPage};

#[cfg(feature = "ssr")]
pub use service::{save_settings, settings};
#[cfg(feature = "ssr")]
pub use store::{Organisation, is_set_up, organisation, zone_of};
#[cfg(feature = "ssr")]
pub(crate) use store::{insert, required};
#[cfg(feature = "ssr")]
pub(crate) use time_zones::time_zones;

use locales::Locale;
use serde::{Deserialize, Serialize};

/// What any visitor may know of the organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicFace {
    /// Its name; empty before the set-up.
    pub name: String,
    /// Where to ask for help; empty before the set-up.
    pub support_address: String,
    /// Its default language.
    pub default_locale: Locale,
}
