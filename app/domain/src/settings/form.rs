//! The settings, as typed and as their page begins.

use locales::Locale;
use serde::{Deserialize, Serialize};

/// What the organisation decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingsForm {
    /// Their version when the page was loaded.
    #[serde(default)]
    pub version: i32,
    /// The language of whoever has chosen none, as a code.
    #[serde(default)]
    pub default_locale: String,
    /// Whoever hands out a PIN may type it.
    #[serde(default)]
    pub may_type_pins: bool,
    /// Whoever is deactivated is told by mail.
    #[serde(default)]
    pub tells_of_deactivation: bool,
}

/// What the page shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettingsPage {
    /// For "has somebody changed them meanwhile?".
    pub version: i32,
    /// The language of whoever has chosen none.
    pub default_locale: Locale,
    /// Whoever hands out a PIN may type it.
    pub may_type_pins: bool,
    /// Whoever is deactivated is told by mail.
    pub tells_of_deactivation: bool,
    /// Where people sign in: the address to publish.
    pub sign_in_address: String,
}
