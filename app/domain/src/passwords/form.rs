//! The forms about passwords.

use crate::ids::AccountId;
use locales::Moment;
use serde::{Deserialize, Serialize};

/// Change one's own password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangePasswordForm {
    /// The one in force.
    #[serde(default)]
    pub current_password: String,
    /// The new one.
    #[serde(default)]
    pub password: String,
}

/// "I forgot my password."
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ForgottenForm {
    /// The address typed.
    #[serde(default)]
    pub email: String,
}

/// Choose another password through a mailed link.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ResetForm {
    /// The link's secret, from the hidden field.
    #[serde(default)]
    pub token: String,
    /// The new password.
    #[serde(default)]
    pub password: String,
}

/// Choose what counts from the first sign-in on, in place of the PIN that was handed out.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstSecretForm {
    /// Six digits, or a passphrase.
    #[serde(default)]
    pub password: String,
}

/// What the page shows on which somebody chooses it.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnSecretPage {
    /// For password managers.
    pub sign_in_name: String,
    /// A PIN will do.
    pub may_be_pin: bool,
    /// "Let the system choose": a PIN or a passphrase, drawn for this page, stored nowhere.
    pub drawn: String,
}

/// Which PIN was drawn a moment ago.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DisclosedForm {
    /// The drawing's public name, from the page's address.
    #[serde(default)]
    pub id: String,
}

/// A PIN that was drawn a moment ago, for whoever had it drawn: to be handed to its owner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisclosedPin {
    /// Whose.
    pub account: AccountId,
    /// What they type.
    pub sign_in_name: String,
    /// Six digits.
    pub pin: String,
    /// Until when it can be used.
    pub deadline: Moment,
}

/// Prints a form's name only: what it holds is nobody's business, least of all a log's.
macro_rules! secret_form {
    ($($form:ty),+) => {$(
        impl std::fmt::Debug for $form {
            fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                out.write_str(concat!(stringify!($form), "(…)"))
            }
        }
    )+};
}
pub(crate) use secret_form;

secret_form!(ChangePasswordForm, ResetForm, FirstSecretForm, OwnSecretPage, DisclosedPin);
