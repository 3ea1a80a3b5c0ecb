//! The first schema: the organisation, accounts and their credentials, sessions, links, the outbox, the blocked list, the privacy
//! policy, throttles, and the history with its chain.

use super::dialect;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, DbErr};
use sea_orm_migration::{MigrationName, MigrationTrait, SchemaManager, async_trait};

pub(super) struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &'static str {
        "m20261121_000001_accounts"
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE organisation (
        id smallint PRIMARY KEY CHECK (id = 1),
        name text NOT NULL,
        default_locale text NOT NULL,
        time_zone text NOT NULL,
        support_address text NOT NULL,
        set_up_at {instant} NOT NULL
    )",
    "CREATE TABLE policies (
        id {uuid} PRIMARY KEY,
        version integer NOT NULL UNIQUE,
        published_at {instant} NOT NULL,
        published_by {uuid}
    )",
    "CREATE TABLE policy_texts (
        policy_id {uuid} NOT NULL REFERENCES policies (id),
        locale text NOT NULL,
        markdown text NOT NULL,
        PRIMARY KEY (policy_id, locale)
    )",
    "CREATE TABLE accounts (
        id {uuid} PRIMARY KEY,
        sign_in_name text NOT NULL,
        sign_in_key {text_c} NOT NULL UNIQUE,
        email text,
        email_key {text_c} UNIQUE,
        first_name text NOT NULL,
        last_name text NOT NULL,
        locale text NOT NULL,
        time_zone text,
        is_administrator boolean NOT NULL,
        search_key {text_c} NOT NULL,
        sort_key {text_c} NOT NULL,
        version integer NOT NULL,
        session_epoch integer NOT NULL,
        accepted_policy {uuid} REFERENCES policies (id),
        created_at {instant} NOT NULL,
        created_by {uuid},
        invited_at {instant},
        invitation_expires_at {instant},
        activated_at {instant},
        deactivated_at {instant},
        erased_at {instant},
        address_blocked_at {instant},
        last_seen_at {instant},
        attention_at {instant} GENERATED ALWAYS AS (CASE
            WHEN erased_at IS NOT NULL OR deactivated_at IS NOT NULL THEN NULL
            WHEN address_blocked_at IS NOT NULL THEN address_blocked_at
            WHEN invited_at IS NOT NULL AND activated_at IS NULL THEN invitation_expires_at
        END) STORED
    )",
    // Each state that the list can show has its own index in the list's order, so that a page of a hundred thousand costs a page.
    // On SQLite it also holds what searching and counting look at, so that they read this index and not a hundred thousand wide rows.
    "CREATE INDEX accounts_by_name ON accounts (sort_key, id{searched})",
    "CREATE INDEX accounts_by_age ON accounts (created_at, id)",
    "CREATE INDEX accounts_created ON accounts (sort_key, id)
        WHERE invited_at IS NULL AND activated_at IS NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_invited ON accounts (sort_key, id)
        WHERE invited_at IS NOT NULL AND activated_at IS NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_active ON accounts (sort_key, id)
        WHERE activated_at IS NOT NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_inactive ON accounts (sort_key, id) WHERE deactivated_at IS NOT NULL AND erased_at IS NULL",
    // Since when, or from when on, somebody has to do something. The first counts, the others list.
    "CREATE INDEX accounts_attention ON accounts (attention_at, id) WHERE attention_at IS NOT NULL",
    "CREATE INDEX accounts_attention_by_name ON accounts (sort_key, id, attention_at) WHERE attention_at IS NOT NULL",
    "CREATE INDEX accounts_attention_by_age ON accounts (created_at, id, attention_at) WHERE attention_at IS NOT NULL",
    "CREATE INDEX accounts_created_by_age ON accounts (created_at, id)
        WHERE invited_at IS NULL AND activated_at IS NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_invited_by_age ON accounts (created_at, id)
        WHERE invited_at IS NOT NULL AND activated_at IS NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_active_by_age ON accounts (created_at, id)
        WHERE activated_at IS NOT NULL AND deactivated_at IS NULL AND erased_at IS NULL",
    "CREATE INDEX accounts_inactive_by_age ON accounts (created_at, id) WHERE deactivated_at IS NOT NULL AND erased_at IS NULL",
    "CREATE TABLE sign_in_names (
        key {text_c} PRIMARY KEY,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        since {instant} NOT NULL
    )",
    "CREATE TABLE policy_acceptances (
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        policy_id {uuid} NOT NULL REFERENCES policies (id),
        locale text NOT NULL,
        accepted_at {instant} NOT NULL,
        PRIMARY KEY (account_id, policy_id)
    )",
    "CREATE TABLE credentials (
        account_id {uuid} PRIMARY KEY REFERENCES accounts (id),
        phc text NOT NULL,
        key_id text NOT NULL,
        changed_at {instant} NOT NULL
    )",
    "CREATE TABLE sessions (
        id {uuid} PRIMARY KEY,
        token_sha256 {bytes} NOT NULL UNIQUE,
        account_id {uuid} NOT NULL REFERENCES accounts (id),
        epoch integer NOT NULL,
        created_at {instant} NOT NULL,
        last_seen_at {instant} NOT NULL,
        expires_at {instant} NOT NULL
    )",
    "CREATE INDEX sessions_by_account ON sessions (account_id)",
    "CREATE INDEX sessions_by_age ON sessions (last_seen_at)",
    "CREATE TABLE tokens (
        id {uuid} PRIMARY KEY,
        purpose text NOT NULL,
        account_id {uuid} REFERENCES accounts (id),
        generation integer NOT NULL,
        sha256 {bytes} NOT NULL UNIQUE,
        created_at {instant} NOT NULL,
        expires_at {instant},
        page_used_at {instant},
        used_at {instant},
        replaced_at {instant},
        cancelled_at {instant}
    )",
    "CREATE INDEX tokens_by_account ON tokens (account_id, purpose, created_at)",
    "CREATE INDEX tokens_by_age ON tokens (created_at)",
    // At most one living link per account and purpose, whatever races.
    "CREATE UNIQUE INDEX tokens_living ON tokens (account_id, purpose)
        WHERE account_id IS NOT NULL AND used_at IS NULL AND replaced_at IS NULL AND cancelled_at IS NULL",
    "CREATE TABLE outbox (
        id {uuid} PRIMARY KEY,
        kind text NOT NULL,
        account_id {uuid} REFERENCES accounts (id),
        token_id {uuid} REFERENCES tokens (id),
        address text NOT NULL,
        locale text NOT NULL,
        payload text NOT NULL,
        message_id text NOT NULL,
        state text NOT NULL,
        attempts integer NOT NULL,
        enqueued_at {instant} NOT NULL,
        next_at {instant} NOT NULL,
        give_up_at {instant} NOT NULL,
        lease_until {instant},
        lease_by text,
        started_at {instant},
        finished_at {instant},
        reply_code integer,
        reply text
    )",
    "CREATE INDEX outbox_due ON outbox (next_at, id) WHERE state = 'queued'",
    "CREATE INDEX outbox_by_account ON outbox (account_id, enqueued_at)",
    "CREATE INDEX outbox_by_token ON outbox (token_id)",
    "CREATE INDEX outbox_finished ON outbox (finished_at) WHERE finished_at IS NOT NULL",
    "CREATE TABLE blocked_addresses (
        email_key {text_c} PRIMARY KEY,
        address text NOT NULL,
        account_id {uuid} REFERENCES accounts (id),
        letter_id {uuid},
        code text NOT NULL,
        reply text NOT NULL,
        blocked_at {instant} NOT NULL
    )",
    // `recent`: the instants of the attempts that still count, eight bytes each; empty where only a success resets.
    "CREATE TABLE throttles (
        key {text_c} PRIMARY KEY,
        failures integer NOT NULL,
        recent {bytes} NOT NULL,
        touched_at {instant} NOT NULL,
        blocked_until {instant}
    )",
    "CREATE INDEX throttles_by_age ON throttles (touched_at)",
    "CREATE TABLE submissions (
        key {bytes} PRIMARY KEY,
        account_id {uuid} NOT NULL,
        made_at {instant} NOT NULL
    )",
    "CREATE INDEX submissions_by_age ON submissions (made_at)",
    "CREATE TABLE history (
        seq {long} PRIMARY KEY,
        at {instant} NOT NULL,
        actor_kind text NOT NULL,
        actor_id {uuid},
        event text NOT NULL,
        subject_id {uuid},
        payload text NOT NULL,
        detail_hash {bytes},
        key_id text NOT NULL,
        previous {bytes} NOT NULL,
        hash {bytes} NOT NULL
    )",
    "CREATE INDEX history_by_subject ON history (subject_id, seq)",
    "CREATE TABLE history_details (
        seq {long} PRIMARY KEY REFERENCES history (seq),
        detail text NOT NULL
    )",
    // The chain's end. Its row is what writers of history queue up on.
    "CREATE TABLE history_head (
        id smallint PRIMARY KEY CHECK (id = 1),
        seq {long} NOT NULL,
        hash {bytes} NOT NULL,
        seal {bytes} NOT NULL
    )",
];

const TRIGGERS_SQLITE: &[&str] = &[
    "CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history BEGIN SELECT RAISE(ABORT, 'history is append-only'); END",
    "CREATE TRIGGER accounts_are_never_deleted BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'accounts are never deleted'); END",
    "CREATE TRIGGER sign_in_names_stay_reserved BEFORE DELETE ON sign_in_names
        BEGIN SELECT RAISE(ABORT, 'a sign-in name stays reserved'); END",
    "CREATE TRIGGER sign_in_name_is_kept BEFORE UPDATE OF sign_in_name, sign_in_key ON accounts
        WHEN (NEW.sign_in_key <> OLD.sign_in_key OR NEW.sign_in_name <> OLD.sign_in_name)
            AND (OLD.activated_at IS NOT NULL OR instr(OLD.sign_in_key, '@') = 0 OR instr(NEW.sign_in_key, '@') = 0)
        BEGIN SELECT RAISE(ABORT, 'a sign-in name does not change'); END",
    "CREATE TRIGGER account_ids_are_kept BEFORE UPDATE OF id ON accounts BEGIN SELECT RAISE(ABORT, 'an id does not change'); END",
];

const TRIGGERS_POSTGRES: &[&str] = &[
    "CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$",
    "CREATE TRIGGER history_is_never_changed BEFORE UPDATE ON history
        FOR EACH ROW EXECUTE FUNCTION refuse('history is append-only')",
    "CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
        FOR EACH ROW EXECUTE FUNCTION refuse('history is append-only')",
    "CREATE TRIGGER history_is_never_truncated BEFORE TRUNCATE ON history
        FOR EACH STATEMENT EXECUTE FUNCTION refuse('history is append-only')",
    "CREATE TRIGGER accounts_are_never_deleted BEFORE DELETE ON accounts
        FOR EACH ROW EXECUTE FUNCTION refuse('accounts are never deleted')",
    "CREATE TRIGGER sign_in_names_stay_reserved BEFORE DELETE ON sign_in_names
        FOR EACH ROW EXECUTE FUNCTION refuse('a sign-in name stays reserved')",
    "CREATE TRIGGER sign_in_name_is_kept BEFORE UPDATE OF sign_in_name, sign_in_key ON accounts
        FOR EACH ROW WHEN ((NEW.sign_in_key <> OLD.sign_in_key OR NEW.sign_in_name <> OLD.sign_in_name)
            AND (OLD.activated_at IS NOT NULL OR position('@' IN OLD.sign_in_key) = 0 OR position('@' IN NEW.sign_in_key) = 0))
        EXECUTE FUNCTION refuse('a sign-in name does not change')",
    "CREATE TRIGGER account_ids_are_kept BEFORE UPDATE OF id ON accounts
        FOR EACH ROW WHEN (NEW.id <> OLD.id) EXECUTE FUNCTION refuse('an id does not change')",
];

/// In the order in which they can be dropped.
const DROPPED: &[&str] = &[
    "history_head",
    "history_details",
    "history",
    "submissions",
    "throttles",
    "blocked_addresses",
    "outbox",
    "tokens",
    "sessions",
    "credentials",
    "policy_acceptances",
    "sign_in_names",
    "accounts",
    "policy_texts",
    "policies",
    "organisation",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let postgres = db.get_database_backend() == DatabaseBackend::Postgres;
        let triggers = if postgres { TRIGGERS_POSTGRES } else { TRIGGERS_SQLITE };
        for sql in TABLES.iter().chain(triggers) {
            // PostgreSQL bounds the size of an index's rows.
            let sql = sql.replace("{searched}", if postgres { "" } else { ", search_key, erased_at" });
            db.execute_unprepared(&dialect(&sql, postgres)).await?;
        }
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for table in DROPPED {
            db.execute_unprepared(&format!("DROP TABLE {table}")).await?;
        }
        if db.get_database_backend() == DatabaseBackend::Postgres {
            db.execute_unprepared("DROP FUNCTION refuse()").await?;
        }
        Ok(())
    }
}
