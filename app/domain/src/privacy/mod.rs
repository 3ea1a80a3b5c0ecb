//! The privacy policy: published in every language together, accepted once per version by each person.
//!
//! A person who hasn't accepted the version in force can do nothing else; that is refused in every server function, not only on pages. The
//! administrator who sets the organisation up publishes the first version and isn't asked to accept their own act.

use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;

#[cfg(feature = "ssr")]
pub use service::{accept, read};

/// The policy as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicyText {
    /// Counted from 1.
    pub version: i32,
    /// The text, as HTML made from our own Markdown.
    pub html: String,
    /// When it was published.
    pub published_at: locales::Moment,
}

/// "I have read it and I accept it."
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AcceptForm {
    /// `true` when the box is ticked; an unticked box sends nothing.
    #[serde(default)]
    pub accepted: bool,
    /// The version that was shown, so that nobody accepts what they haven't seen.
    #[serde(default)]
    pub version: i32,
}
