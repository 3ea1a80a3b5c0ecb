//! What somebody chooses to sign in with: a PIN where that is open to them, else a password.

use super::{Context, Password, SecretKind, hasher::Place, pin};
use crate::{errors::AppError, fields::Problem};

/// What somebody may choose.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// A PIN will do.
    pub may_be_pin: bool,
    /// Whose PIN must not have the digits of it.
    pub sign_in_name: String,
    /// What a password must not be built from.
    pub context: Context,
}

/// A secret that may be set.
#[derive(Clone, Debug)]
pub(crate) struct Chosen {
    pub kind: SecretKind,
    pub secret: Password,
}

impl Chosen {
    /// Digits alone are meant as a PIN, where one will do; anything else has to be a password by its rules.
    pub async fn parse(place: &Place, typed: &str, choice: Choice) -> Result<Result<Self, Problem>, AppError> {
        let secret = Password::typed(typed);
        if choice.may_be_pin && pin::is_meant(secret.text()) {
            let checked = pin::check(secret.text(), &choice.sign_in_name);
            return Ok(checked.map(|()| Self { kind: SecretKind::Pin, secret }));
        }
        let password = Password::choose(place, typed, choice.context).await?;
        Ok(password.map(|secret| Self { kind: SecretKind::Password, secret }))
    }
}
