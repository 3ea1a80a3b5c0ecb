//! Why something could not be measured.

use domain::AppError;
use std::{fmt, io};

/// In words, for whoever has called `make bench`.
#[derive(Debug)]
pub struct Failure(String);

impl Failure {
    /// For this reason.
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl From<io::Error> for Failure {
    fn from(cause: io::Error) -> Self {
        Self(cause.to_string())
    }
}

impl From<AppError> for Failure {
    fn from(cause: AppError) -> Self {
        Self(format!("a use case refused: {cause:?}"))
    }
}

impl From<sea_orm::DbErr> for Failure {
    fn from(cause: sea_orm::DbErr) -> Self {
        Self(format!("the database refused: {cause}"))
    }
}

impl From<tokio::task::JoinError> for Failure {
    fn from(cause: tokio::task::JoinError) -> Self {
        Self(format!("a part of the measurement broke off: {cause}"))
    }
}
