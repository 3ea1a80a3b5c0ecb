//! Columns whose hashes belong in no log. The database library wants rows, and what becomes rows, to be printable; of these only
//! the name is printed.

use sea_orm::prelude::DeriveValueType;
use std::fmt;

/// A text that isn't printed.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct HiddenText(pub String);

/// Bytes that aren't printed.
#[derive(Clone, PartialEq, Eq, DeriveValueType)]
pub struct HiddenBytes(pub Vec<u8>);

impl fmt::Debug for HiddenText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HiddenText(…)")
    }
}

impl fmt::Debug for HiddenBytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HiddenBytes(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::entities::{credentials, sessions, tokens};
    use sea_orm::Set;

    #[test]
    fn ac_98_a_row_is_printed_without_its_hash() {
        let phc = HiddenText("$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA".to_owned());
        let sha256 = HiddenBytes(vec![171, 205]);
        for printed in [
            format!("{:?}", credentials::ActiveModel { phc: Set(phc.clone()), ..Default::default() }),
            format!("{:?}", tokens::ActiveModel { sha256: Set(sha256.clone()), ..Default::default() }),
            format!("{:?}", sessions::ActiveModel { token_sha256: Set(sha256.clone()), ..Default::default() }),
            format!("{:?}", (phc, sha256)),
        ] {
            assert!(printed.contains("Hidden") && !printed.contains("argon2") && !printed.contains("171"), "{printed}");
        }
    }
}
