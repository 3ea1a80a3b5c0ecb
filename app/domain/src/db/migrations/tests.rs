use super::*;
use crate::testing::{Backend, TestContext, both};
use sea_orm::{DatabaseConnection, QueryResult};

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(statement(db, sql, [])).await.unwrap();
    rows.iter().map(|row: &QueryResult| row.try_get_by_index(0).unwrap()).collect()
}

/// Tables, indexes, triggers and functions, each with what it is on.
async fn inventory(db: &DatabaseConnection) -> Vec<String> {
    if is_postgres(db) {
        texts(
            db,
            "SELECT 'table ' || tablename AS it FROM pg_tables WHERE schemaname = 'public'
             UNION SELECT 'index ' || indexname || ' on ' || tablename FROM pg_indexes WHERE schemaname = 'public'
             UNION SELECT 'trigger ' || tgname || ' on ' || tgrelid::regclass FROM pg_trigger WHERE NOT tgisinternal
             UNION SELECT 'function ' || proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
             ORDER BY it",
        )
        .await
    } else {
        texts(
            db,
            "SELECT type || ' ' || name || ' on ' || tbl_name AS it FROM sqlite_master WHERE type <> 'table'
             UNION SELECT 'table ' || name FROM sqlite_master WHERE type = 'table' ORDER BY it",
        )
        .await
    }
}

const TABLES: [&str; 34] = [
    "accounts",
    "address_claims",
    "blocked_addresses",
    "buildings",
    "capabilities",
    "capability_names",
    "capability_toggle_names",
    "capability_toggles",
    "cards",
    "credentials",
    "disclosures",
    "drafts",
    "grants",
    "history",
    "history_details",
    "history_head",
    "organisation",
    "outbox",
    "permission_group_names",
    "permission_groups",
    "permission_levels",
    "permission_toggles",
    "policies",
    "policy_acceptances",
    "policy_texts",
    "portfolios",
    "seaql_migrations",
    "sessions",
    "sign_in_names",
    "submissions",
    "throttles",
    "tokens",
    "user_group_names",
    "user_groups",
];

const INDEXES: [&str; 50] = [
    "accounts_active on accounts",
    "accounts_active_by_age on accounts",
    "accounts_administrators on accounts",
    "accounts_asking on accounts",
    "accounts_asking_by_age on accounts",
    "accounts_attention on accounts",
    "accounts_attention_by_age on accounts",
    "accounts_attention_by_name on accounts",
    "accounts_by_age on accounts",
    "accounts_by_name on accounts",
    "accounts_by_user_group on accounts",
    "accounts_created on accounts",
    "accounts_created_by_age on accounts",
    "accounts_inactive on accounts",
    "accounts_inactive_by_age on accounts",
    "accounts_invited on accounts",
    "accounts_invited_by_age on accounts",
    "address_claims_by_account on address_claims",
    "address_claims_by_age on address_claims",
    "blocked_addresses_by_age on blocked_addresses",
    "buildings_by_code on buildings",
    "buildings_by_name on buildings",
    "buildings_by_portfolio on buildings",
    "capability_toggles_by_capability on capability_toggles",
    "cards_by_account on cards",
    "cards_by_age on cards",
    "disclosures_by_age on disclosures",
    "drafts_by_account on drafts",
    "drafts_by_age on drafts",
    "grants_by_account on grants",
    "grants_by_building on grants",
    "grants_by_end on grants",
    "grants_by_group on grants",
    "grants_by_portfolio on grants",
    "grants_everywhere on grants",
    "grants_in_building on grants",
    "grants_in_portfolio on grants",
    "grants_of_all on grants",
    "history_by_subject on history",
    "outbox_by_account on outbox",
    "outbox_by_token on outbox",
    "outbox_due on outbox",
    "outbox_finished on outbox",
    "sessions_by_account on sessions",
    "sessions_by_age on sessions",
    "submissions_by_age on submissions",
    "throttles_by_age on throttles",
    "tokens_by_account on tokens",
    "tokens_by_age on tokens",
    "tokens_living on tokens",
];

const TRIGGERS: [&str; 6] = [
    "account_ids_are_kept on accounts",
    "accounts_are_never_deleted on accounts",
    "history_is_never_changed on history",
    "history_is_never_deleted on history",
    "sign_in_name_is_kept on accounts",
    "sign_in_names_stay_reserved on sign_in_names",
];

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_has_these_tables_indexes_and_triggers_after_up_down_and_up() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let db = t.ctx.db();
        migrate(db).await.unwrap();
        let first = inventory(db).await;
        let of = |kind: &str| first.iter().filter_map(|it| it.strip_prefix(kind)).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(of("table "), TABLES);
        let named = |it: &String| !it.contains("_pkey ") && !it.contains("_key ") && !it.starts_with("sqlite_autoindex");
        assert_eq!(of("index ").into_iter().filter(named).collect::<Vec<_>>(), INDEXES);
        let mut triggers = TRIGGERS.map(str::to_owned).to_vec();
        if backend == Backend::Postgres {
            triggers.insert(4, "history_is_never_truncated on history".into());
            assert_eq!(of("function "), ["refuse"]);
        }
        assert_eq!(of("trigger "), triggers);

        let tx = begin(db).await.unwrap();
        Migrator::down(&tx, None).await.unwrap();
        tx.commit().await.unwrap();
        let left: Vec<String> = inventory(db).await.into_iter().filter(|it| !it.contains("seaql_migrations")).collect();
        assert_eq!(left, [""; 0], "down leaves nothing");

        migrate(db).await.unwrap();
        assert_eq!(inventory(db).await, first);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn migrating_twice_changes_nothing() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let db = t.ctx.db();
        assert_eq!(pending(db).await.unwrap(), Migrator::migrations().len());
        migrate(db).await.unwrap();
        let (inventory_before, applied) = (inventory(db).await, texts(db, "SELECT version FROM seaql_migrations").await);
        migrate(db).await.unwrap();
        assert_eq!(inventory(db).await, inventory_before);
        assert_eq!(texts(db, "SELECT version FROM seaql_migrations").await, applied);
        assert_eq!(pending(db).await.unwrap(), 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_30_several_who_start_at_once_apply_each_migration_once() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let starts = (0..8).map(|_| {
            let url = t.url().to_owned();
            tokio::spawn(async move { migrate(&crate::db::connect(&url).await.unwrap()).await.is_ok() })
        });
        for start in starts.collect::<Vec<_>>() {
            assert!(start.await.unwrap());
        }
        assert_eq!(texts(t.ctx.db(), "SELECT version FROM seaql_migrations").await.len(), Migrator::migrations().len());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_32_a_newer_database_is_refused_without_a_write() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let db = t.ctx.db();
        migrate(db).await.unwrap();
        let newer = "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20991231_000001_flying_keys', 0)";
        db.execute_raw(statement(db, newer, [])).await.unwrap();
        let (before, applied) = (inventory(db).await, texts(db, "SELECT version FROM seaql_migrations").await);
        assert!(matches!(migrate(db).await, Err(MigrationError::NewerDatabase)));
        assert_eq!(inventory(db).await, before);
        assert_eq!(texts(db, "SELECT version FROM seaql_migrations").await, applied);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_32_somebody_elses_database_without_our_tables_is_refused_without_a_write() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let db = t.ctx.db();
        for sql in [
            "CREATE TABLE seaql_migrations (version varchar NOT NULL PRIMARY KEY, applied_at bigint NOT NULL)",
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m20200101_000001_something_else', 0)",
        ] {
            db.execute_raw(statement(db, sql, [])).await.unwrap();
        }
        assert!(matches!(migrate(db).await, Err(MigrationError::NewerDatabase)));
        let tables: Vec<String> = inventory(db).await.into_iter().filter(|it| it.starts_with("table ")).collect();
        assert_eq!(tables, ["table seaql_migrations"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_31_a_migration_that_fails_half_way_leaves_nothing_and_can_be_run_again() {
    both(async |backend| {
        let t = TestContext::empty(backend).await;
        let db = t.ctx.db();
        // Something is in the way of one of the last tables.
        db.execute_raw(statement(db, "CREATE TABLE history_head (x integer)", [])).await.unwrap();
        let before = inventory(db).await;
        assert!(matches!(migrate(db).await, Err(MigrationError::Database(_))));
        assert_eq!(inventory(db).await, before);
        db.execute_raw(statement(db, "DROP TABLE history_head", [])).await.unwrap();
        migrate(db).await.unwrap();
        assert_eq!(pending(db).await.unwrap(), 0);
    })
    .await;
}

#[test]
fn each_type_is_written_for_its_database() {
    assert_eq!(dialect("{uuid} {instant} {bytes} {long}", true), "uuid timestamptz bytea bigint");
    assert_eq!(dialect("{uuid} {instant} {bytes} {long}", false), "BLOB TEXT BLOB INTEGER");
}
