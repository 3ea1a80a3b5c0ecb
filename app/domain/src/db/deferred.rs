//! Statements that are written together.
//!
//! Each statement is an errand to SQLite's thread and back, for which the processor is taken from somebody twice. Where many sign in at once
//! that is what their cores do besides hashing. What is written without an answer that matters therefore waits for company.

use super::is_postgres;
use crate::errors::AppError;
use sea_orm::{ConnectionTrait as _, DatabaseTransaction, QueryResult, Statement};
use std::sync::{Mutex, PoisonError};

/// What a transaction has still to write, in its order.
#[derive(Default)]
pub(crate) struct Deferred(Mutex<Vec<Statement>>);

impl Deferred {
    /// Writes this before the commit. Reads that have to see it come after [`Deferred::flush`].
    ///
    /// For statements that the query builder has made (a `$1` would count from the start of all that goes together), and that nothing but a
    /// fault of the machine can refuse: whoever could tell a person why has gone on by then.
    pub fn push(&self, statement: Statement) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(statement);
    }

    /// Writes it all.
    pub async fn flush(&self, tx: &DatabaseTransaction) -> Result<(), AppError> {
        for statement in together(tx, self.take()) {
            tx.execute_raw(statement).await?;
        }
        Ok(())
    }

    /// Writes it all, then reads one row.
    pub async fn flush_and_find(&self, tx: &DatabaseTransaction, wanted: Statement) -> Result<Option<QueryResult>, AppError> {
        let mut all = together(tx, self.take().into_iter().chain([wanted]));
        let Some(last) = all.pop() else { return Ok(None) };
        for statement in all {
            tx.execute_raw(statement).await?;
        }
        Ok(tx.query_one_raw(last).await?)
    }

    fn take(&self) -> Vec<Statement> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// On SQLite all in one; PostgreSQL prepares statements one by one.
fn together(tx: &DatabaseTransaction, all: impl IntoIterator<Item = Statement>) -> Vec<Statement> {
    let all = all.into_iter();
    if is_postgres(tx) { all.collect() } else { all.reduce(one_after_the_other).into_iter().collect() }
}

/// The second takes its values from where the first has left off: the query builder marks each by a mere `?`.
fn one_after_the_other(first: Statement, second: Statement) -> Statement {
    let values = [first.values, second.values].into_iter().flatten().flat_map(|values| values.0);
    Statement::from_sql_and_values(first.db_backend, format!("{};\n{}", first.sql, second.sql), values)
}
