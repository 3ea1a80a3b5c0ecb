//! The sign-in form.

use crate::passwords::form::secret_form;
use serde::{Deserialize, Serialize};

/// Name and secret.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignInForm {
    /// E-mail address or username.
    #[serde(default)]
    pub sign_in_name: String,
    /// Password.
    #[serde(default)]
    pub password: String,
    /// Where to go afterwards: a local path; anything else counts as `/`.
    #[serde(default)]
    pub next: String,
}

secret_form!(SignInForm);
