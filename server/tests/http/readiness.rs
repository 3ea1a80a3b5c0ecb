//! `/healthz` and `/readyz`.

use crate::browser::{Browser, router_of};
use domain::{
    clock::{Clock as _, SystemClock},
    testing::{Backend, Colleague, TestContext, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn ft_65_ready_means_that_changes_can_be_committed_and_letters_leave() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let mut browser = Browser::new(t);
        assert_eq!(browser.get("/readyz").await.body, "ready\n");
        t.invites(&ada, Colleague::CAMILLE).await;
        t.advance(chrono::Duration::minutes(16));
        let answer = browser.get("/readyz").await;
        assert_eq!((answer.status.as_u16(), answer.body.as_str()), (503, "outbox stalled\n"));
        t.deliver_mail().await;
        t.advance(chrono::Duration::seconds(2));
        assert_eq!(browser.get("/readyz").await.status.as_u16(), 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_65_however_many_ask_the_database_is_written_to_once_in_two_seconds() {
    on_both(async |t| {
        let router = router_of(t);
        let asked = async || {
            let asks = (0..50).map(|_| {
                let mut browser = Browser::on(router.clone());
                tokio::spawn(async move { browser.get("/readyz").await.body })
            });
            for ask in asks.collect::<Vec<_>>() {
                assert_eq!(ask.await.unwrap(), "ready\n");
            }
            t.dump().await
        };
        let first = asked().await;
        assert_eq!(asked().await, first, "nothing was written");
        t.advance(chrono::Duration::seconds(2));
        assert_ne!(asked().await, first);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_50_a_clock_that_is_off_is_put_right_by_the_databases() {
    on_both(async |t| {
        let clock = SystemClock::default();
        clock.set_measured(chrono::Duration::hours(1));
        server::worker::put_right(&t.ctx, &clock).await;
        let off_s = (clock.now() - domain::clock::system_now()).num_seconds();
        // Both databases are on this machine; SQLite has no clock of its own to measure by.
        let expected = if t.backend == Backend::Postgres { -2..=2 } else { 3_599..=3_600 };
        assert!(expected.contains(&off_s), "{off_s}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_65_without_its_database_the_process_lives_and_is_not_ready() {
    let t = TestContext::new().await;
    let mut browser = Browser::new(&t);
    t.ctx.db().clone().close().await.unwrap();
    assert_eq!(browser.get("/healthz").await.body, "alive\n");
    let answer = browser.get("/readyz").await;
    assert_eq!((answer.status.as_u16(), answer.body.as_str()), (503, "database unreachable\n"));
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_65_an_old_schema_is_named() {
    for backend in Backend::ALL {
        let t = TestContext::empty(backend).await;
        assert_eq!(Browser::new(&t).get("/readyz").await.body, "migrations pending\n");
    }
}
