//! Looking up who signs in.

use super::{Person, person};
use crate::{
    actor::SignedIn,
    db::{
        entities::{accounts, credentials},
        statement,
    },
    errors::AppError,
    ids::SessionId,
    passwords::Credential,
    staff, throttle,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult as _, Statement};

/// Whoever a typed name belongs to, before anybody knows whether the password is right.
pub(in crate::sessions) struct Candidate {
    pub account: staff::Account,
    /// The secret, if there is one.
    pub credential: Option<Credential>,
    person: Person,
}

impl Candidate {
    /// Does a right secret open anything? What somebody was handed ends after a while, and is all that a pending account has.
    pub fn may_come_in(&self, now: DateTime<Utc>) -> bool {
        match self.credential.as_ref().and_then(|credential| credential.ends_at) {
            Some(ends_at) => now < ends_at && (self.account.may_sign_in() || self.account.is_pending()),
            None => self.account.may_sign_in(),
        }
    }

    /// As the first request of this session would find them: what a page shows, not what they may do.
    pub fn signed_in(self, session: SessionId) -> SignedIn {
        self.person.signed_in(session)
    }
}

/// By what is typed to sign in, and by what the attempt is to be counted. One query for all that signing in needs, and the same for a name
/// that doesn't exist; while the client's pause lasts, no name is looked for.
pub(in crate::sessions) async fn find_candidate(
    db: &impl ConnectionTrait,
    key: &str,
    sought: throttle::Sought,
    now: DateTime<Utc>,
) -> Result<(throttle::Seen, Option<Candidate>), AppError> {
    let row = db
        .query_one_raw(wanted(db, key, &sought, now))
        .await?
        .ok_or_else(|| AppError::fault("who signs in could not be looked up", &"no row"))?;
    let seen = sought.seen(&row)?;
    let Some(account) = Option::<accounts::Model>::from_query_result(&row, "")? else { return Ok((seen, None)) };
    let credential = Option::<credentials::Model>::from_query_result(&row, "c_")?;
    let person = Person::from_query_result(&row, "")?;
    Ok((seen, Some(Candidate { account: account.into(), credential: credential.map(Credential::from), person })))
}

fn wanted(db: &impl ConnectionTrait, key: &str, sought: &throttle::Sought, now: DateTime<Utc>) -> Statement {
    let values: Vec<_> = sought.values().chain([key.into(), now.into()]).collect();
    let person = person(&format!("${}", values.len()));
    let sql = format!(
        "
        SELECT {counted}, a.*, c.account_id AS c_account_id, c.phc AS c_phc, c.key_id AS c_key_id, c.changed_at AS c_changed_at,
            c.kind AS c_kind, c.ends_at AS c_ends_at, {person}
        FROM (SELECT 1) AS always
        LEFT JOIN organisation o ON o.id = 1
        {joined}
        LEFT JOIN accounts a ON a.sign_in_key = {key}
        LEFT JOIN credentials c ON c.account_id = a.id",
        counted = sought.columns(),
        joined = sought.joined(),
        key = sought.next_value_unless_paused(),
    );
    statement(db, &sql, values)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        testing::{PASSWORD, TestContext, on_both},
        throttle::{Budget, Sought},
    };
    use chrono::Duration;

    const CLIENT: (Budget, &str) = (Budget::SignInClient, "192.0.2.1");
    const ADA: &str = "ada@example.org";

    fn sought(t: &TestContext) -> Sought {
        Sought::new(&t.ctx, CLIENT, &[(Budget::SignInAccount, ADA), (Budget::SignInDevice, "a browser")])
    }

    async fn is_found(t: &TestContext) -> bool {
        find_candidate(t.ctx.db(), ADA, sought(t), t.ctx.now()).await.unwrap().1.is_some()
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn ac_04_while_a_client_pauses_no_name_is_looked_for() {
        on_both(async |t| {
            t.administrator().await;
            assert!(is_found(t).await);
            for _ in 0..30 {
                throttle::reserve(&t.ctx, CLIENT.0, CLIENT.1).await.unwrap();
            }
            assert!(!is_found(t).await, "nor would it be told");
            // The same pause, seen by a clock that has been set back meanwhile: it is none.
            t.advance(-Duration::hours(1));
            assert!(is_found(t).await && t.signs_in(ADA, PASSWORD).await.is_ok());
            t.advance(Duration::hours(1) + Duration::minutes(1));
            assert!(is_found(t).await);
        })
        .await;
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn everything_that_signing_in_needs_is_found_by_an_index() {
        let t = TestContext::new().await;
        t.many_accounts(500).await;
        let wanted = wanted(t.ctx.db(), ADA, &sought(&t), t.ctx.now());
        let explained = statement(t.ctx.db(), &format!("EXPLAIN QUERY PLAN {}", wanted.sql), wanted.values.into_iter().flatten());
        let rows = t.ctx.db().query_all_raw(explained).await.unwrap();
        let plan: Vec<String> = rows.iter().map(|row| row.try_get("", "detail").unwrap()).collect();
        for table in ["t0", "t1", "t2", "a", "c"] {
            assert!(plan.iter().any(|step| step.starts_with(&format!("SEARCH {table} USING INDEX"))), "{table}: {plan:?}");
        }
    }
}
