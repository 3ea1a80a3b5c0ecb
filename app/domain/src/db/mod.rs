//! The database: SQLite in a file, or PostgreSQL for several instances. One code for both.
//!
//! - **Instants** are `DateTime<Utc>` cut to microseconds. SQLite compares them as text, which sorts rightly only because all are
//!   written by the same library in UTC; never mix in `CURRENT_TIMESTAMP`.
//! - **Writers** take SQLite's write lock at once (`BEGIN IMMEDIATE`, in [`begin`]): a transaction that reads first and writes later
//!   fails on the spot when another one wrote in between, whatever the busy timeout.
//! - **Uniqueness** is the database's to decide; [`OnUnique`] turns its refusal into a field's fault.

mod deferred;
pub(crate) mod entities;
mod migrations;
pub(crate) mod paging;
pub(crate) mod search;
mod told;
pub(crate) mod versions;

use crate::{
    errors::AppError,
    fields::{Field, Problem},
};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction, DbErr, SqlErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait as _,
};
use std::time::Duration;

pub(crate) use deferred::Deferred;
pub use migrations::{MigrationError, migrate, pending};
pub use told::Told;

/// How many read from SQLite at once; there are seldom more cores to do it.
const READERS: u32 = 5;

/// Connects, without migrating.
///
/// `url` is `sqlite://path` or `postgres://…`. SQLite is opened in WAL mode with full synchronisation: a commit that was answered
/// survives a power cut.
pub async fn connect(url: &str) -> Result<DatabaseConnection, DbErr> {
    connect_with(url, READERS).await
}

/// What writes go through: on SQLite a connection of their own beside those of `db`. Whoever writes then never waits for whoever reads; and
/// what it has in memory stays good, for nobody else of this process changes the file behind its back.
pub async fn connect_to_write(url: &str, db: &DatabaseConnection) -> Result<DatabaseConnection, DbErr> {
    if is_postgres(db) { Ok(db.clone()) } else { connect_with(url, 1).await }
}

async fn connect_with(url: &str, sqlite_connections: u32) -> Result<DatabaseConnection, DbErr> {
    use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
    let mut options = ConnectOptions::new(url);
    options.sqlx_logging(false).acquire_timeout(Duration::from_secs(5));
    if url.starts_with("sqlite") {
        // A file's connection doesn't break while it rests: asking it first would be one more errand for each statement.
        options.max_connections(sqlite_connections).test_before_acquire(false).map_sqlx_sqlite_opts(|sqlite| {
            sqlite
                .create_if_missing(true)
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(5))
                .foreign_keys(true)
                // A page of the list and more: its rows are handed over in one go.
                .row_buffer_size(256)
                .optimize_on_close(true, None)
        });
    } else {
        options.max_connections(16).statement_timeout(Duration::from_secs(10)).set_application_name("trousseau");
    }
    Database::connect(options).await
}

/// Begins a transaction that may write.
pub async fn begin(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    db.begin_with_options(TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    })
    .await
}

/// Is it PostgreSQL?
pub(crate) fn is_postgres(db: &impl ConnectionTrait) -> bool {
    db.get_database_backend() == DatabaseBackend::Postgres
}

/// A raw statement in the connection's own dialect, for the few things the query builder does not say.
pub(crate) fn statement<I>(db: &impl ConnectionTrait, sql: &str, values: I) -> Statement
where
    I: IntoIterator<Item = sea_orm::Value>,
{
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// The database's own time, to measure how far ours is off. Only PostgreSQL has one: SQLite's is this machine's.
pub async fn server_time(db: &DatabaseConnection) -> Result<Option<chrono::DateTime<chrono::Utc>>, DbErr> {
    if !is_postgres(db) {
        return Ok(None);
    }
    let row = db.query_one_raw(statement(db, "SELECT clock_timestamp() AS now", [])).await?;
    row.map(|row| row.try_get("", "now")).transpose()
}

/// Turns the refusal of a unique constraint into a field's fault.
pub(crate) trait OnUnique<T> {
    /// `problem` in `field`, if a unique constraint refused; any other refusal is a fault of the machine.
    fn on_unique(self, field: Field, problem: Problem) -> Result<T, AppError>;
}

impl<T> OnUnique<T> for Result<T, DbErr> {
    fn on_unique(self, field: Field, problem: Problem) -> Result<T, AppError> {
        self.map_err(|cause| if is_unique_violation(&cause) { AppError::field(field, problem) } else { cause.into() })
    }
}

/// Did a unique constraint refuse?
pub(crate) fn is_unique_violation(cause: &DbErr) -> bool {
    matches!(cause.sql_err(), Some(SqlErr::UniqueConstraintViolation(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn sqlite_is_compiled_as_the_configuration_of_the_build_says() {
        let db = connect("sqlite::memory:").await.unwrap();
        let rows = db.query_all_raw(statement(&db, "PRAGMA compile_options", [])).await.unwrap();
        let options: Vec<String> = rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect();
        let has = |option: &str| options.iter().any(|found| found == option);
        assert!(has("ENABLE_QPSG"), "{options:?}");
        assert!(!has("ENABLE_STAT4") && !has("ENABLE_MEMORY_MANAGEMENT"), "{options:?}");
        // What stands in double quotes is a column, and none of that name is an error: in a query, and in a table's own rules.
        for misspelt in ["SELECT \"emial\"", "CREATE TABLE guests (email text CHECK (email <> \"\"))"] {
            let refused = db.execute_raw(statement(&db, misspelt, [])).await.map_err(|cause| cause.to_string());
            assert!(refused.as_ref().is_err_and(|cause| cause.contains("no such column")), "{misspelt}: {refused:?}");
        }
    }
}
