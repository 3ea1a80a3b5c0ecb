//! What a driver's error may tell the log: what kind it is, the database's code, the constraint and the table. Its own words
//! often quote what somebody has typed ("Key (…)=(…) already exists", "invalid input syntax for type uuid: …"), and a log is no
//! place for that.

use sea_orm::{DbErr, RuntimeErr, sqlx};
use std::{fmt, iter};

/// A database's error, without what it quotes.
pub struct Told<'a>(pub &'a DbErr);

impl fmt::Debug for Told<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            DbErr::Conn(cause) => write!(out, "connection: {}", runtime(cause)),
            DbErr::Exec(cause) => write!(out, "statement: {}", runtime(cause)),
            DbErr::Query(cause) => write!(out, "query: {}", runtime(cause)),
            DbErr::ConnectionAcquire(cause) => write!(out, "connection: {cause}"),
            DbErr::TryIntoErr { from, into, .. } => write!(out, "a {from} is no {into}"),
            DbErr::RecordNotFound(_) | DbErr::RecordNotInserted | DbErr::RecordNotUpdated => out.write_str("no such row"),
            DbErr::Migration(_) => out.write_str("migration"),
            DbErr::Type(_) | DbErr::Json(_) => out.write_str("a value of another type than its column's"),
            _ => out.write_str("the library itself"),
        }
    }
}

fn runtime(cause: &RuntimeErr) -> String {
    match cause {
        RuntimeErr::SqlxError(cause) => driver(cause),
        RuntimeErr::Internal(_) => "the library itself".to_owned(),
    }
}

fn driver(cause: &sqlx::Error) -> String {
    match cause {
        sqlx::Error::Database(refusal) => refused(refusal.as_ref()),
        sqlx::Error::Io(cause) => format!("input or output, {cause}"),
        sqlx::Error::Tls(cause) => format!("TLS, {cause}"),
        sqlx::Error::ColumnDecode { index, .. } => format!("column {index} can't be read"),
        sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => cause.to_string(),
        sqlx::Error::RowNotFound => "no such row".to_owned(),
        sqlx::Error::Configuration(_) => "its address can't be read".to_owned(),
        sqlx::Error::Protocol(_) => "it said something that isn't in its protocol".to_owned(),
        _ => "the driver itself".to_owned(),
    }
}

fn refused(refusal: &dyn sqlx::error::DatabaseError) -> String {
    let code = refusal.code().unwrap_or_default();
    let named = [("constraint", refusal.constraint()), ("table", refusal.table())];
    let named = named.into_iter().filter_map(|(what, name)| Some(format!("{what} {}", name?)));
    let mut told: Vec<String> = iter::once(format!("code {code}")).chain(named).collect();
    // SQLite names tables and columns, never values. PostgreSQL quotes values in its classes 22 (data) and 23 (constraints), and
    // in details, which are not its message.
    let is_sqlite = refusal.try_downcast_ref::<sqlx::sqlite::SqliteError>().is_some();
    if is_sqlite || !(code.starts_with("22") || code.starts_with("23")) {
        told.push(refusal.message().to_owned());
    }
    told.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        db::statement,
        testing::{TestContext, on_both},
    };
    use sea_orm::ConnectionTrait as _;

    async fn refusal(t: &TestContext, sql: &str) -> String {
        let db = t.ctx.db();
        format!("{:?}", Told(&db.execute_raw(statement(db, sql, [])).await.unwrap_err()))
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn ac_92_what_the_database_quotes_stays_out_of_the_log() {
        on_both(async |t| {
            t.sql("CREATE TABLE guests (name text CONSTRAINT guests_once UNIQUE, age integer CHECK (age > 0))").await.unwrap();
            t.sql("INSERT INTO guests VALUES ('zoe@example.org', 1)").await.unwrap();
            let told = refusal(t, "INSERT INTO guests VALUES ('zoe@example.org', 1)").await;
            assert!(told.contains("guests") && (told.contains("23505") || told.contains("2067")), "{told}");
            let mut all = vec![told, refusal(t, "INSERT INTO guests VALUES ('zoe@example.org', -1)").await];
            if t.backend == crate::testing::Backend::Postgres {
                all.push(refusal(t, "SELECT 'zoe@example.org'::uuid").await);
                all.push(refusal(t, "INSERT INTO guests VALUES ('x', 'zoe@example.org'::integer)").await);
            }
            for told in all {
                assert!(!told.contains("zoe") && told.contains("code "), "{told}");
            }
            let missing = refusal(t, "SELECT 1 FROM nowhere").await;
            assert!(missing.contains("nowhere"), "what helps is told: {missing}");
        })
        .await;
    }
}
