//! The schema's history, append only. Run at start and by `trousseau migrate`, all pending ones in one transaction under a lock, so that
//! several instances starting at once apply each exactly once and a crash in the middle leaves nothing.

mod m20261121_000001_accounts;
mod m20261128_000002_access;
mod m20261128_000003_drafts;
mod m20261128_000004_blocked_list;
mod m20261129_000005_without_email;

use super::{begin, is_postgres, statement};
use sea_orm::{ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr};
use sea_orm_migration::{MigrationTrait, MigratorTrait};

/// The list.
pub(crate) struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_accounts::Migration),
            Box::new(m20261128_000002_access::Migration),
            Box::new(m20261128_000003_drafts::Migration),
            Box::new(m20261128_000004_blocked_list::Migration),
            Box::new(m20261129_000005_without_email::Migration),
        ]
    }
}

/// Why the schema could not be brought up to date.
#[derive(Debug)]
pub enum MigrationError {
    /// The database was written by a newer version of the program. Nothing was changed.
    NewerDatabase,
    /// Anything else the database said.
    Database(DbErr),
}

impl From<DbErr> for MigrationError {
    fn from(cause: DbErr) -> Self {
        Self::Database(cause)
    }
}

/// One number for all instances: whoever holds it migrates, the others wait.
const LOCK: i64 = 0x7472_6f75_7373_6561;

/// Applies what is pending.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), MigrationError> {
    let tx = begin(db).await?;
    if is_postgres(&tx) {
        // Requests must not wait for ever; whoever migrates a million rows, or waits for an instance that does, may.
        tx.execute_raw(statement(&tx, "SET LOCAL statement_timeout = 0", [])).await?;
        tx.execute_raw(statement(&tx, "SELECT pg_advisory_xact_lock($1)", [LOCK.into()])).await?;
    }
    if knows_too_much(&tx).await? {
        return Err(MigrationError::NewerDatabase);
    }
    Migrator::up(&tx, None).await?;
    tx.commit().await?;
    Ok(())
}

/// How many migrations are pending. Changes nothing.
pub async fn pending(db: &DatabaseConnection) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations_read_only(db).await?.len())
}

/// Does the database know a migration that this program does not?
async fn knows_too_much(tx: &DatabaseTransaction) -> Result<bool, DbErr> {
    Migrator::install(tx).await?;
    let known: Vec<String> = Migrator::migrations().iter().map(|migration| migration.name().to_owned()).collect();
    Ok(Migrator::get_migration_models(tx).await?.iter().any(|applied| !known.contains(&applied.version)))
}

/// Writes a schema once for both databases: `{uuid}`, `{instant}`, `{bytes}`, `{text_c}` become each one's own type.
pub(super) fn dialect(sql: &str, postgres: bool) -> String {
    let words: [(&str, &str, &str); 5] = [
        ("{uuid}", "BLOB", "uuid"),
        ("{instant}", "TEXT", "timestamptz"),
        ("{bytes}", "BLOB", "bytea"),
        // Keys folded in Rust are compared byte by byte on both.
        ("{text_c}", "TEXT", "text COLLATE \"C\""),
        ("{long}", "INTEGER", "bigint"),
    ];
    words.iter().fold(sql.to_owned(), |sql, (word, sqlite, pg)| sql.replace(word, if postgres { pg } else { sqlite }))
}

#[cfg(test)]
mod tests;
