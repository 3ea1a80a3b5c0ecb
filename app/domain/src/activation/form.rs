//! The forms behind a link, and what its page shows.

use crate::{errors::LinkState, passwords::form::secret_form};
use locales::Moment;
use serde::{Deserialize, Serialize};

/// Choose the first password.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivateForm {
    /// The link's secret, from the hidden field.
    #[serde(default)]
    pub token: String,
    /// The new password.
    #[serde(default)]
    pub password: String,
    /// The language in which the page was shown; it becomes the account's.
    #[serde(default)]
    pub locale: String,
}

/// "The person has begun to type": recorded by a POST, because opening a page proves nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageUsedForm {
    /// The link's secret.
    #[serde(default)]
    pub token: String,
}

/// "Send me the link again."
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AskAgainForm {
    /// The address typed.
    #[serde(default)]
    pub email: String,
}

/// "Ask my manager."
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpForm {
    /// The sign-in name typed.
    #[serde(default)]
    pub sign_in_name: String,
}

secret_form!(ActivateForm, PageUsedForm);

/// What the page behind a link shows.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkPage {
    /// The form.
    Open {
        /// For the hidden field.
        token: String,
        /// So that password managers store the pair; the person got it by mail.
        sign_in_name: String,
        /// Until when.
        deadline: Moment,
        /// "Let the system choose": drawn for this page, stored nowhere.
        drawn: String,
        /// A PIN will do.
        may_be_pin: bool,
    },
    /// Why there is no form. Nothing personal.
    Refused {
        /// One of six.
        state: LinkState,
    },
}

impl std::fmt::Debug for LinkPage {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Open { .. } => out.write_str("Open(…)"),
            Self::Refused { state } => write!(out, "Refused({state:?})"),
        }
    }
}
