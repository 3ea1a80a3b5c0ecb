//! Buildings and portfolios, capabilities and permission groups, and who was given what where.

use super::dialect;
use crate::permissions::BuiltIn;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};
use uuid::Uuid;

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261128_000002_access"
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE portfolios (
        id {uuid} PRIMARY KEY,
        name text NOT NULL,
        name_key {text_c} NOT NULL UNIQUE,
        version integer NOT NULL,
        created_at {instant} NOT NULL
    )",
    "CREATE TABLE buildings (
        id {uuid} PRIMARY KEY,
        name text NOT NULL,
        code text NOT NULL,
        code_key {text_c} NOT NULL UNIQUE,
        address text NOT NULL,
        time_zone text,
        default_locale text,
        portfolio_id {uuid} REFERENCES portfolios (id),
        search_key {text_c} NOT NULL,
        sort_key {text_c} NOT NULL,
        version integer NOT NULL,
        created_at {instant} NOT NULL,
        archived_at {instant}
    )",
    "CREATE INDEX buildings_by_name ON buildings (sort_key, id) WHERE archived_at IS NULL",
    "CREATE INDEX buildings_by_code ON buildings (code_key, id) WHERE archived_at IS NULL",
    "CREATE INDEX buildings_by_portfolio ON buildings (portfolio_id, sort_key, id)",
    // Those of the product have a code; those of the organisation have names alone.
    "CREATE TABLE capabilities (
        id {uuid} PRIMARY KEY,
        code text UNIQUE,
        position integer NOT NULL,
        version integer NOT NULL,
        created_at {instant},
        archived_at {instant}
    )",
    "CREATE TABLE capability_names (
        capability_id {uuid} NOT NULL REFERENCES capabilities (id),
        locale text NOT NULL,
        name text NOT NULL,
        name_key {text_c} NOT NULL,
        help text NOT NULL,
        PRIMARY KEY (capability_id, locale),
        UNIQUE (locale, name_key)
    )",
    "CREATE TABLE capability_toggles (
        id {uuid} PRIMARY KEY,
        capability_id {uuid} NOT NULL REFERENCES capabilities (id),
        position integer NOT NULL,
        archived_at {instant}
    )",
    "CREATE INDEX capability_toggles_by_capability ON capability_toggles (capability_id, position)",
    "CREATE TABLE capability_toggle_names (
        toggle_id {uuid} NOT NULL REFERENCES capability_toggles (id),
        locale text NOT NULL,
        name text NOT NULL,
        PRIMARY KEY (toggle_id, locale)
    )",
    "CREATE TABLE permission_groups (
        id {uuid} PRIMARY KEY,
        code text UNIQUE,
        version integer NOT NULL,
        created_at {instant},
        deleted_at {instant}
    )",
    // A group that was deleted keeps its name for the history, and gives it free: then it has no key.
    "CREATE TABLE permission_group_names (
        group_id {uuid} NOT NULL REFERENCES permission_groups (id),
        locale text NOT NULL,
        name text NOT NULL,
        name_key {text_c},
        PRIMARY KEY (group_id, locale),
        UNIQUE (locale, name_key)
    )",
    // What isn't there is None.
    "CREATE TABLE permission_levels (
        group_id {uuid} NOT NULL REFERENCES permission_groups (id),
        capability_id {uuid} NOT NULL REFERENCES capabilities (id),
        level smallint NOT NULL CHECK (level IN (1, 2)),
        PRIMARY KEY (group_id, capability_id)
    )",
    "CREATE TABLE permission_toggles (
        group_id {uuid} NOT NULL REFERENCES permission_groups (id),
        toggle_id {uuid} NOT NULL REFERENCES capability_toggles (id),
        PRIMARY KEY (group_id, toggle_id)
    )",
    // Neither building nor portfolio: all buildings, present and future.
    "CREATE TABLE grants (
        id {uuid} PRIMARY KEY,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        building_id {uuid} REFERENCES buildings (id),
        portfolio_id {uuid} REFERENCES portfolios (id),
        group_id {uuid} NOT NULL REFERENCES permission_groups (id),
        from_at {instant},
        until_at {instant},
        given_at {instant} NOT NULL,
        given_by {uuid},
        CHECK (building_id IS NULL OR portfolio_id IS NULL),
        CHECK ((from_at IS NULL) = (until_at IS NULL)),
        CHECK (until_at IS NULL OR until_at > from_at)
    )",
    // At most one for good per account and scope, whatever races. SQL holds no NULL equal to another, so there are three.
    "CREATE UNIQUE INDEX grants_in_building ON grants (account_id, building_id) WHERE building_id IS NOT NULL AND until_at IS NULL",
    "CREATE UNIQUE INDEX grants_in_portfolio ON grants (account_id, portfolio_id) WHERE portfolio_id IS NOT NULL AND until_at IS NULL",
    "CREATE UNIQUE INDEX grants_everywhere ON grants (account_id)
        WHERE building_id IS NULL AND portfolio_id IS NULL AND until_at IS NULL",
    // What decides what somebody sees is in the index: it is read with every request.
    "CREATE INDEX grants_by_account ON grants (account_id, group_id, from_at, until_at)",
    "CREATE INDEX grants_by_building ON grants (building_id, account_id) WHERE building_id IS NOT NULL",
    "CREATE INDEX grants_by_portfolio ON grants (portfolio_id, account_id) WHERE portfolio_id IS NOT NULL",
    "CREATE INDEX grants_of_all ON grants (account_id) WHERE building_id IS NULL AND portfolio_id IS NULL",
    "CREATE INDEX grants_by_group ON grants (group_id, account_id)",
    // There are few, and every list has them.
    "CREATE INDEX accounts_administrators ON accounts (sort_key, id) WHERE is_administrator",
    "CREATE INDEX grants_by_end ON grants (until_at) WHERE until_at IS NOT NULL",
];

/// In the order in which they can be dropped.
const DROPPED: &[&str] = &[
    "grants",
    "permission_toggles",
    "permission_levels",
    "permission_group_names",
    "permission_groups",
    "capability_toggle_names",
    "capability_toggles",
    "capability_names",
    "capabilities",
    "buildings",
    "portfolios",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DatabaseBackend::Postgres;
        for sql in TABLES {
            db.execute_unprepared(&dialect(sql, postgres)).await?;
        }
        for sql in beginnings(postgres) {
            db.execute_unprepared(&sql).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP INDEX accounts_administrators").await?;
        for table in DROPPED {
            db.execute_unprepared(&format!("DROP TABLE {table}")).await?;
        }
        Ok(())
    }
}

/// What is there from the start: the product's own capabilities; "Full access", which has all of each; "Default permissions", by which one sees
/// the building and nothing else.
fn beginnings(postgres: bool) -> Vec<String> {
    use crate::permissions::groups::{DEFAULT, FULL_ACCESS};
    let id = |id: Uuid| if postgres { format!("'{id}'") } else { format!("X'{}'", id.simple()) };
    let mut all = Vec::new();
    for (position, capability) in BuiltIn::ALL.into_iter().enumerate() {
        all.push(format!(
            "INSERT INTO capabilities (id, code, position, version) VALUES ({}, '{}', {position}, 1)",
            id(capability.id().0),
            capability.code()
        ));
    }
    for (group, code) in [(FULL_ACCESS, "full-access"), (DEFAULT, "default")] {
        all.push(format!("INSERT INTO permission_groups (id, code, version) VALUES ({}, '{code}', 1)", id(group.0)));
    }
    let levels =
        BuiltIn::ALL.into_iter().map(|capability| (FULL_ACCESS, capability, 2)).chain([(DEFAULT, BuiltIn::Buildings, 1)]);
    for (group, capability, level) in levels {
        all.push(format!(
            "INSERT INTO permission_levels (group_id, capability_id, level) VALUES ({}, {}, {level})",
            id(group.0),
            id(capability.id().0)
        ));
    }
    all
}
