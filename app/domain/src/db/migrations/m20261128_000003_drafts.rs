//! What somebody has begun and not finished, where it is too large for a cookie.

use super::dialect;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261128_000003_drafts"
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE drafts (
        id {uuid} PRIMARY KEY,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        kind text NOT NULL,
        body text NOT NULL,
        made_at {instant} NOT NULL
    )",
    "CREATE INDEX drafts_by_account ON drafts (account_id, kind, made_at, id)",
    "CREATE INDEX drafts_by_age ON drafts (made_at)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DatabaseBackend::Postgres;
        for sql in TABLES {
            db.execute_unprepared(&dialect(sql, postgres)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TABLE drafts").await?;
        Ok(())
    }
}
