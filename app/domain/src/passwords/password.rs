//! A password that may be set.

use super::{blocklist, hasher::Place, rules};
use crate::{errors::AppError, fields::Problem};
use unicode_normalization::UnicodeNormalization as _;
use zeroize::Zeroizing;

/// What a password must not be built from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Context {
    /// The person's names and address, the organisation's name.
    pub words: Vec<String>,
}

/// A password in the form in which it is hashed: NFKC, so that the same letters typed on another keyboard are the same password.
/// Spaces are kept, nothing is cut.
#[derive(Clone)]
pub(crate) struct Password(Zeroizing<String>);

impl Password {
    /// A new password, if it may be set. What the rules let through is looked up in the dictionaries where passwords are hashed,
    /// in its turn.
    pub async fn choose(place: &Place, typed: &str, context: Context) -> Result<Result<Self, Problem>, AppError> {
        let password = match Self::within_rules(typed) {
            Ok(password) => password,
            Err(problem) => return Ok(Err(problem)),
        };
        place.look_up(move || blocklist::check(&password.0, &context).map(|()| password)).await
    }

    fn within_rules(typed: &str) -> Result<Self, Problem> {
        // Before normalising: NFKC can lengthen, and a megabyte is not worth the work.
        if typed.chars().take(rules::MAX + 1).count() > rules::MAX {
            return Err(Problem::PasswordTooLong { max: 128 });
        }
        let password = Self::typed(typed);
        rules::check(&password.0)?;
        Ok(password)
    }

    /// A password typed to be compared with the one in force: no rule applies but the longest that could ever match.
    pub fn typed(typed: &str) -> Self {
        Self(Zeroizing::new(typed.nfkc().take(4 * rules::MAX).collect()))
    }

    /// As it is hashed.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// What is hashed.
    pub fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Password {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("Password(…)")
    }
}
