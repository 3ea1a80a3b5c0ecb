//! What is swept, when, and what never.

use chrono::Duration;
use domain::{
    AppError,
    activation::LinkPage,
    errors::LinkState,
    history::{self, Verdict},
    passwords::Purpose,
    retention::{self, Swept},
    staff::{self, NewStaffForm},
    testing::{Backend, Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};

async fn rows(t: &TestContext, table: &str) -> i64 {
    t.count(&format!("SELECT count(*) FROM {table}")).await
}

async fn swept_after(t: &TestContext, by: Duration) -> Swept {
    t.advance(by);
    retention::sweep(&t.ctx).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_kind_goes_when_its_time_is_over_and_not_before() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let form = NewStaffForm { submission: t.ctx.new_id().to_string(), ..Colleague::CAMILLE.form() };
        staff::invite(&t.ctx, &ada, form).await.unwrap();
        let link = t.deliver_mail().await.secret();
        t.activates(&link, OTHER_PASSWORD).await.unwrap();
        t.deliver_mail().await;
        assert!(t.signs_in("nobody@example.org", PASSWORD).await.is_err());
        let history = rows(t, "history").await;
        let [sessions, letters, tokens, throttles] =
            [rows(t, "sessions").await, rows(t, "outbox").await, rows(t, "tokens").await, rows(t, "throttles").await];
        assert_eq!((sessions, letters, tokens), (2, 2, 2));
        assert!(throttles >= 2, "{throttles}");
        let gone = |rows: i64| u64::try_from(rows).unwrap();

        let almost = Duration::minutes(1);
        assert_eq!(swept_after(t, Duration::days(7) - almost).await, Swept::default());
        let expected = Swept { sessions: gone(sessions), submissions: 1, ..Swept::default() };
        assert_eq!(swept_after(t, almost * 2).await, expected);
        assert_eq!(swept_after(t, Duration::days(23) - almost * 2).await, Swept::default());
        assert_eq!(swept_after(t, almost * 2).await, Swept { throttles: gone(throttles), ..Swept::default() });
        assert_eq!(swept_after(t, Duration::days(60) - almost * 4).await, Swept::default());
        assert!(matches!(t.looks(Purpose::Activation, &link).await, LinkPage::Refused { state: LinkState::Used }));
        let expected = Swept { letters: gone(letters), tokens: gone(tokens), ..Swept::default() };
        assert_eq!(swept_after(t, almost * 8).await, expected);
        assert!(matches!(t.looks(Purpose::Activation, &link).await, LinkPage::Refused { state: LinkState::Unknown }));

        // Whatever is swept, the history says what it said, and people come in as before.
        assert_eq!(rows(t, "history").await, history);
        assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Whole { rows: history }));
        let session = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap();
        let camille = t.actor(&session).await.signed_in().unwrap().account;
        assert_eq!(t.panel(&ada, camille).await.summary.name, "Camille Roy");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_still_waits_or_counts_stays_however_old() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.invites(&ada, Colleague::CAMILLE).await;
        for _ in 0..100 {
            let _ = t.signs_in("ada@example.org", OTHER_PASSWORD).await;
            t.advance(Duration::hours(1));
        }
        swept_after(t, Duration::days(400)).await;
        assert_eq!(t.count("SELECT count(*) FROM outbox WHERE state = 'queued'").await, 1, "its worker has been away");
        assert_eq!(t.count("SELECT count(*) FROM tokens WHERE purpose = 'activation'").await, 1);
        let held = t.signs_in("ada@example.org", PASSWORD).await.err();
        assert_eq!(held, Some(AppError::SignInFailed), "held until a reset by mail");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_heap_goes_in_small_transactions_and_only_what_is_old() {
    on_both(async |t| {
        t.administrator().await;
        let nothing = if t.backend == Backend::Sqlite { "x''" } else { "''::bytea" };
        let at = t.ctx.now().format("%Y-%m-%dT%H:%M:%S%.6f+00:00");
        let heap: Vec<String> = (0..1_300).map(|n| format!("('heap {n}', 1, {nothing}, '{at}')")).collect();
        let sql = format!("INSERT INTO throttles (key, failures, recent, touched_at) VALUES {}", heap.join(", "));
        t.sql(&sql).await.unwrap();
        t.advance(Duration::days(31));
        assert!(t.signs_in("nobody@example.org", PASSWORD).await.is_err());
        let young = rows(t, "throttles").await - 1_300;
        assert_eq!(retention::sweep(&t.ctx).await.unwrap().throttles, 1_300);
        assert_eq!(rows(t, "throttles").await, young);
    })
    .await;
}
