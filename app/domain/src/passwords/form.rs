//! The forms about passwords.

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

secret_form!(ChangePasswordForm, ResetForm);
