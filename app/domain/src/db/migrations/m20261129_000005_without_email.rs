//! Staff without an e-mail address: user groups, PINs, access cards, whom to ask; and the building that somebody sees first.

use super::dialect;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261129_000005_without_email"
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE user_groups (
        id {uuid} PRIMARY KEY,
        position integer NOT NULL,
        sign_in text NOT NULL,
        permission_group_id {uuid} REFERENCES permission_groups (id),
        version integer NOT NULL,
        created_at {instant} NOT NULL,
        deleted_at {instant}
    )",
    // A group that was deleted keeps its name for the history, and gives it free: then it has no key.
    "CREATE TABLE user_group_names (
        user_group_id {uuid} NOT NULL REFERENCES user_groups (id),
        locale text NOT NULL,
        name text NOT NULL,
        name_key {text_c},
        PRIMARY KEY (user_group_id, locale),
        UNIQUE (locale, name_key)
    )",
    "ALTER TABLE accounts ADD COLUMN user_group_id {uuid} REFERENCES user_groups (id)",
    "ALTER TABLE accounts ADD COLUMN default_building_id {uuid} REFERENCES buildings (id)",
    // Since when somebody who can't sign in waits for whoever may help them.
    "ALTER TABLE accounts ADD COLUMN help_asked_at {instant}",
    "CREATE INDEX accounts_by_user_group ON accounts (user_group_id) WHERE user_group_id IS NOT NULL",
    "CREATE INDEX accounts_asking ON accounts (sort_key, id) WHERE help_asked_at IS NOT NULL",
    "CREATE INDEX accounts_asking_by_age ON accounts (created_at, id) WHERE help_asked_at IS NOT NULL",
    "ALTER TABLE credentials ADD COLUMN kind text NOT NULL DEFAULT 'password'",
    // Only of a secret that somebody was handed: it ends then, and another has to be chosen at the first sign-in.
    "ALTER TABLE credentials ADD COLUMN ends_at {instant}",
    // The building that the person has turned to; else their default one.
    "ALTER TABLE sessions ADD COLUMN building_id {uuid} REFERENCES buildings (id)",
    // Of a card's short code only a keyed hash.
    "CREATE TABLE cards (
        token_id {uuid} PRIMARY KEY,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        code_mac {bytes} NOT NULL,
        printed_at {instant} NOT NULL
    )",
    "CREATE INDEX cards_by_account ON cards (account_id, printed_at)",
    "CREATE INDEX cards_by_age ON cards (printed_at)",
    // An address that somebody without one is to have, once they have chosen a password behind the link that was sent there.
    "CREATE TABLE address_claims (
        token_id {uuid} PRIMARY KEY,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        address text NOT NULL,
        claimed_at {instant} NOT NULL
    )",
    "CREATE INDEX address_claims_by_account ON address_claims (account_id, claimed_at)",
    "CREATE INDEX address_claims_by_age ON address_claims (claimed_at)",
    // What was drawn and may still be looked at by the session that had it drawn: from what it is derived, not what it is.
    "CREATE TABLE disclosures (
        id {uuid} NOT NULL,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        session_id {uuid} NOT NULL,
        token_id {uuid},
        generation integer NOT NULL,
        made_at {instant} NOT NULL,
        PRIMARY KEY (id, account_id)
    )",
    "CREATE INDEX disclosures_by_age ON disclosures (made_at)",
    "ALTER TABLE organisation ADD COLUMN may_type_pins boolean NOT NULL DEFAULT FALSE",
    "ALTER TABLE organisation ADD COLUMN tells_of_deactivation boolean NOT NULL DEFAULT FALSE",
    "ALTER TABLE organisation ADD COLUMN version integer NOT NULL DEFAULT 1",
];

/// In the order in which they can be undone.
const UNDONE: &[&str] = &[
    "ALTER TABLE organisation DROP COLUMN version",
    "ALTER TABLE organisation DROP COLUMN tells_of_deactivation",
    "ALTER TABLE organisation DROP COLUMN may_type_pins",
    "DROP TABLE disclosures",
    "DROP TABLE address_claims",
    "DROP TABLE cards",
    "ALTER TABLE sessions DROP COLUMN building_id",
    "ALTER TABLE credentials DROP COLUMN ends_at",
    "ALTER TABLE credentials DROP COLUMN kind",
    "DROP INDEX accounts_asking_by_age",
    "DROP INDEX accounts_asking",
    "DROP INDEX accounts_by_user_group",
    "ALTER TABLE accounts DROP COLUMN help_asked_at",
    "ALTER TABLE accounts DROP COLUMN default_building_id",
    "ALTER TABLE accounts DROP COLUMN user_group_id",
    "DROP TABLE user_group_names",
    "DROP TABLE user_groups",
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
        for sql in UNDONE {
            manager.get_connection().execute_unprepared(sql).await?;
        }
        Ok(())
    }
}
