//! Several workers on one outbox.

use super::helpers::{handing_over, named_sender, only, pass};
use chrono::Duration;
use domain::{
    staff::{Step, StepState},
    testing::{
        Colleague, TestContext, both,
        smtp::{Act, Phase, SmtpServer},
    },
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ft_25_several_workers_send_each_letter_once() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        for n in 0..30 {
            let email: &'static str = Box::leak(format!("person{n}@example.org").into_boxed_str());
            t.invites(&admin, Colleague { email, ..Colleague::JUNE }).await;
        }
        let (one, other) = (t.second_instance().await, t.second_instance().await);
        let senders = ["one", "two", "three", "four"].map(|name| named_sender(&smtp, name));
        let passes =
            tokio::join!(pass(&one, &senders[0]), pass(&other, &senders[1]), pass(&one, &senders[2]), pass(&t.ctx, &senders[3]));
        assert_eq!(passes.0.sent + passes.1.sent + passes.2.sent + passes.3.sent, 30, "{passes:?}");
        let mut recipients: Vec<_> = smtp.received().into_iter().flat_map(|received| received.to).collect();
        recipients.sort();
        recipients.dedup();
        assert_eq!((recipients.len(), smtp.received().len()), (30, 30));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn a_letter_held_by_a_worker_that_died_is_taken_over_when_its_lease_ends() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        t.invites(&admin, Colleague::CAMILLE).await;
        smtp.once(Phase::Dot, Act::Hang);
        let dying = tokio::spawn({
            let (ctx, sender) = (t.ctx.clone(), named_sender(&smtp, "dies"));
            async move { pass(&ctx, &sender).await }
        });
        while !smtp.commands().contains(&"DATA".to_owned()) {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        dying.abort();
        let survivor = named_sender(&smtp, "lives");
        t.advance(Duration::minutes(14));
        assert_eq!(pass(&t.ctx, &survivor).await, only(|_| ()));
        t.advance(Duration::minutes(2));
        assert_eq!(pass(&t.ctx, &survivor).await, only(|it| it.sent = 1));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn a_worker_that_comes_back_late_changes_nothing() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        smtp.once(Phase::Dot, Act::Hang);
        let late = tokio::spawn({
            let (ctx, sender) = (t.ctx.clone(), named_sender(&smtp, "late"));
            async move { pass(&ctx, &sender).await }
        });
        while !smtp.commands().contains(&"DATA".to_owned()) {
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        // Its lease ends while it waits, and somebody else is done before it gives up.
        t.advance(Duration::minutes(16));
        assert_eq!(pass(&t.ctx, &named_sender(&smtp, "quick")).await, only(|it| it.sent = 1));
        assert_eq!(late.await.unwrap(), only(|_| ()));
        assert_eq!(handing_over(&t, &admin, account).await, (Step::HandedOver, StepState::Done));
        assert_eq!(smtp.received().len(), 1);
        t.ends_well().await;
    })
    .await;
}
