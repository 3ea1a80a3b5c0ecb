//! States that no page can bring about yet.

use super::{Backend, TestContext};
use crate::{
    db::{
        entities::{accounts, policies, policy_texts, tokens},
        statement,
    },
    delivery::{self, Bounce},
    ids::{AccountId, LetterId},
    sessions,
    staff::{self, full_name, identity::fold},
};
use chrono::Duration;
use locales::Locale;
use sea_orm::{ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, Set, prelude::Expr};
use std::{collections::BTreeSet, fmt::Write as _};

/// What has changed when nothing has ([`TestContext::changed_since`]).
pub const NOTHING: [&str; 0] = [];

impl TestContext {
    /// Deactivates an account behind everybody's back.
    pub async fn deactivate(&self, account: AccountId) {
        let tx = self.ctx.begin().await.expect("a transaction");
        accounts::Entity::update_many()
            .col_expr(accounts::Column::DeactivatedAt, Expr::value(self.ctx.now()))
            .filter(accounts::Column::Id.eq(account.0))
            .exec(&*tx)
            .await
            .expect("an update");
        sessions::end_all(&tx, account).await.expect("sessions ended");
        tx.commit().await.expect("a commit");
    }

    /// Cancels an account's links, as an undone import will.
    pub async fn cancel_links(&self, account: AccountId) {
        let tx = self.ctx.begin().await.expect("a transaction");
        tokens::Entity::update_many()
            .col_expr(tokens::Column::CancelledAt, Expr::value(self.ctx.now()))
            .filter(tokens::Column::AccountId.eq(account.0))
            .exec(&*tx)
            .await
            .expect("an update");
        tx.commit().await.expect("a commit");
    }

    /// Puts an account's address on the blocked list, as a refusal by its mail server does.
    pub async fn block_address(&self, account: AccountId) {
        let tx = self.ctx.begin().await.expect("a transaction");
        let address = staff::store::find(&*tx, account).await.expect("an account").email.expect("an address");
        let bounce = Bounce {
            letter: LetterId(self.ctx.new_id()),
            account: Some(account),
            address: &address,
            code: "5.1.1".into(),
            reply: "5.1.1 no such user",
        };
        delivery::block(&tx, bounce, self.ctx.now()).await.expect("a blocked address");
        tx.commit().await.expect("a commit");
    }

    /// Publishes another version of the policy, with the text there is, as its page will.
    pub async fn publish_policy(&self, version: i32) {
        let tx = self.ctx.begin().await.expect("a transaction");
        let former = policies::Entity::find().order_by_desc(policies::Column::Version).one(&*tx).await.expect("a query");
        let policy = policies::ActiveModel {
            id: Set(self.ctx.new_id()),
            version: Set(version),
            published_at: Set(self.ctx.now()),
            published_by: Set(None),
        };
        let texts = policy_texts::Entity::find()
            .filter(policy_texts::Column::PolicyId.eq(former.expect("a policy").id))
            .all(&*tx)
            .await
            .expect("its texts");
        let texts: Vec<_> = texts
            .into_iter()
            .map(|text| policy_texts::ActiveModel {
                policy_id: policy.id.clone(),
                locale: Set(text.locale),
                markdown: Set(text.markdown),
            })
            .collect();
        policies::Entity::insert(policy).exec_without_returning(&*tx).await.expect("a policy");
        policy_texts::Entity::insert_many(texts).exec_without_returning(&*tx).await.expect("its texts");
        tx.commit().await.expect("a commit");
    }

    /// Lets `sql` happen in the middle of `deed`: somebody else holds the account's row, waits until `deed` wants it too, does it, and lets
    /// go. Only PostgreSQL has rows to hold; elsewhere nothing happens at all.
    pub async fn while_account_is_held<T>(&self, account: AccountId, deed: impl Future<Output = T>, sql: &str) -> Option<T> {
        if self.backend == Backend::Sqlite {
            return None;
        }
        let other = self.second_instance().await.begin().await.expect("a transaction");
        staff::store::lock(&other, account).await.expect("the account's row");
        let meanwhile = async {
            let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
            while self.count(waiting).await == 0 {
                tokio::task::yield_now().await;
            }
            other.execute_raw(statement(&*other, sql, [])).await.expect("what happens meanwhile");
            other.commit().await.expect("a commit");
        };
        Some(tokio::join!(deed, meanwhile).0)
    }

    /// Runs a statement as somebody with access to the database would; tells whether the database let it.
    pub async fn sql(&self, sql: &str) -> Result<u64, String> {
        let db = self.ctx.db();
        db.execute_raw(statement(db, sql, [])).await.map(|done| done.rows_affected()).map_err(|cause| cause.to_string())
    }

    /// Texts out of the database, one for each row.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let db = self.ctx.db();
        let rows = db.query_all_raw(statement(db, sql, [])).await.expect("a query");
        rows.into_iter().map(|row| row.try_get_by_index(0).expect("a text")).collect()
    }

    /// Every table there is.
    pub async fn tables(&self) -> Vec<String> {
        self.texts(match self.backend {
            Backend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
            Backend::Postgres => "SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' ORDER BY 1",
        })
        .await
    }

    /// Everything in the database as text, one line for each row, bytes in hexadecimal.
    pub async fn dump(&self) -> String {
        let mut dump = String::new();
        for table in self.tables().await {
            let line = match self.backend {
                Backend::Postgres => format!("SELECT t::text FROM {table} t ORDER BY 1"),
                Backend::Sqlite => {
                    let columns = self.texts(&format!("SELECT 'quote(' || name || ')' FROM pragma_table_info('{table}')")).await;
                    format!("SELECT {} FROM {table} ORDER BY 1", columns.join(" || '|' || "))
                }
            };
            for row in self.texts(&line).await {
                let _ = writeln!(dump, "{table}: {}", row.replace('\n', " "));
            }
        }
        dump
    }

    /// The rows that have come (`+`) and gone (`-`) since a dump, apart from those of these tables.
    pub async fn changed_since(&self, dump: &str, left_out: &[&str]) -> Vec<String> {
        let now = self.dump().await;
        let rows = |dump: &str| -> BTreeSet<String> {
            let counts = |line: &&str| line.split_once(':').is_none_or(|(table, _)| !left_out.contains(&table));
            dump.lines().filter(counts).map(str::to_owned).collect()
        };
        let (before, after) = (rows(dump), rows(&now));
        let gone = before.difference(&after).map(|row| format!("- {row}"));
        gone.chain(after.difference(&before).map(|row| format!("+ {row}"))).collect()
    }

    /// From now on the database refuses new and changed rows in this table, as if it had failed at that very moment.
    pub async fn break_table(&self, table: &str) {
        for deed in ["INSERT", "UPDATE"] {
            let body = match self.backend {
                Backend::Sqlite => "BEGIN SELECT RAISE(ABORT, 'broken'); END",
                Backend::Postgres => "FOR EACH ROW EXECUTE FUNCTION refuse('broken')",
            };
            self.sql(&format!("CREATE TRIGGER broken_{deed}_{table} BEFORE {deed} ON {table} {body}")).await.expect("a trigger");
        }
    }

    /// The table takes them again.
    pub async fn mend_table(&self, table: &str) {
        let on = if self.backend == Backend::Postgres { format!(" ON {table}") } else { String::new() };
        for deed in ["INSERT", "UPDATE"] {
            self.sql(&format!("DROP TRIGGER broken_{deed}_{table}{on}")).await.expect("a trigger less");
        }
    }

    /// So many more accounts, in every state a list can show, straight into their table: for tests of the list.
    pub async fn many_accounts(&self, count: usize) -> Vec<AccountId> {
        const GIVEN: [&str; 8] = ["Élodie", "Zoë", "Noah", "Chloé", "Łukasz", "Søren", "Inès", "Amélie"];
        const FAMILY: [&str; 7] = ["Tremblay", "Côté", "O’Neill", "Nguyễn", "Lefèvre", "Garcia", "Cœur"];
        let now = self.ctx.now();
        let tx = self.ctx.begin().await.expect("a transaction");
        let rows: Vec<accounts::ActiveModel> = (0..count)
            .map(|n| {
                let name = full_name(GIVEN[n % GIVEN.len()], FAMILY[n / GIVEN.len() % FAMILY.len()]);
                let (first_name, last_name) = name.split_once(' ').unwrap_or((&name, ""));
                let address = format!("person{n}@example.org");
                // Several share an instant and a name: what tells them apart is the id.
                let created_at = now - Duration::minutes(i64::try_from(n / 3).unwrap_or(0));
                let since = |applies: bool| applies.then_some(created_at);
                let state = n % 5;
                accounts::ActiveModel {
                    id: Set(self.ctx.new_id()),
                    sign_in_name: Set(address.clone()),
                    sign_in_key: Set(address.clone()),
                    email: Set(Some(address.clone())),
                    email_key: Set(Some(address.clone())),
                    first_name: Set(first_name.to_owned()),
                    last_name: Set(last_name.to_owned()),
                    locale: Set(Locale::ALL[n % Locale::ALL.len()].code().to_owned()),
                    time_zone: Set(None),
                    is_administrator: Set(false),
                    search_key: Set(format!("{} {address} {address}", fold(&name))),
                    sort_key: Set(fold(&name)),
                    version: Set(1),
                    session_epoch: Set(0),
                    accepted_policy: Set(None),
                    created_at: Set(created_at),
                    created_by: Set(None),
                    invited_at: Set(since(state != 0)),
                    invitation_expires_at: Set(match state {
                        0 => None,
                        1 => Some(now + Duration::hours(24)),
                        _ => Some(now - Duration::hours(1)),
                    }),
                    activated_at: Set(since(state >= 3)),
                    deactivated_at: Set(since(state == 4)),
                    erased_at: Set(None),
                    address_blocked_at: Set(None),
                    last_seen_at: Set(None),
                    user_group_id: Set(None),
                    default_building_id: Set(None),
                    help_asked_at: Set(None),
                }
            })
            .collect();
        let ids = rows.iter().map(|row| AccountId(*row.id.as_ref())).collect();
        for chunk in rows.chunks(500) {
            accounts::Entity::insert_many(chunk.to_vec()).exec_without_returning(&*tx).await.expect("many rows");
        }
        tx.commit().await.expect("a commit");
        ids
    }

    /// One number out of the database.
    pub async fn count(&self, sql: &str) -> i64 {
        let db = self.ctx.db();
        let row = db.query_one_raw(statement(db, sql, [])).await.expect("a query").expect("a row");
        row.try_get_by_index(0).expect("a number")
    }
}
