//! What a relay says, and what follows from it.

use super::helpers::{events, handing_over, only, pass, sender};
use chrono::Duration;
use domain::testing::TestContext;
use domain::{
    delivery::{Enhanced, Reason},
    errors::{AppError, Conflict},
    history::{Event, LetterKind},
    staff::{Step, StepState},
    testing::{
        Colleague, both,
        smtp::{Act, Phase, SmtpServer},
    },
};

#[tokio::test]
async fn ft_43_an_address_that_does_not_exist_is_blocked() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        smtp.always(Phase::Rcpt, Act::reply("550 5.1.1 <camille@example.org>: no such user"));
        let sender = sender(&smtp);
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.refused = 1));

        let panel = t.panel(&admin, account).await;
        assert!(panel.summary.address_blocked);
        assert_eq!(handing_over(&t, &admin, account).await, (Step::AddressRefused, StepState::Failed));
        let blocked = panel.blocked.unwrap();
        assert_eq!((blocked.address.as_str(), blocked.code.as_str()), ("camille@example.org", "5.1.1"));
        assert_eq!(Reason::of(Some(550), Enhanced::parse(&blocked.code)), Reason::NoSuchAddress);
        assert_eq!(events(&t, &admin, account).await.first(), Some(&Event::AddressBlocked));

        // Nothing more goes there, by whatever door.
        smtp.clear();
        t.advance(Duration::days(2));
        assert_eq!(t.resends(&admin, account).await, Err(AppError::Conflict(Conflict::NothingToSend)));
        t.forgets("camille@example.org").await.unwrap();
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.answered = 1));
        assert_eq!(smtp.received(), []);

        // The right address gets a letter of its own.
        t.corrects(&admin, account, "camille.roy@example.org").await.unwrap();
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
        assert_eq!(smtp.received()[0].to, ["camille.roy@example.org"]);
        assert!(!t.panel(&admin, account).await.summary.address_blocked);
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_43_other_refusals_end_the_letter_and_block_nothing() {
    both(async |backend| {
        for (phase, line, code, reason) in [
            (Phase::Rcpt, "550 5.7.1 not from you", 550, Reason::NotWanted),
            (Phase::Rcpt, "552 5.2.2 mailbox full", 552, Reason::MailboxFull),
            (Phase::Rcpt, "550 no such user", 550, Reason::NoSuchAddress),
            (Phase::Dot, "554 5.6.0 looks like spam", 554, Reason::Refused),
            (Phase::Dot, "550 5.1.1 no such user, on second thoughts", 550, Reason::NoSuchAddress),
        ] {
            let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
            let admin = t.administrator().await;
            let account = t.invites(&admin, Colleague::CAMILLE).await;
            smtp.once(phase, Act::reply(line));
            let sender = sender(&smtp);
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.refused = 1), "{line}");

            assert_eq!(handing_over(&t, &admin, account).await, (Step::Refused { reason }, StepState::Failed), "{line}");
            let panel = t.panel(&admin, account).await;
            assert!(!panel.summary.address_blocked && panel.blocked.is_none(), "{line}");
            let refused = Event::LetterRefused { letter: LetterKind::Activation, code };
            assert_eq!(events(&t, &admin, account).await.first(), Some(&refused), "{line}");

            t.advance(Duration::hours(5));
            assert_eq!(pass(&t.ctx, &sender).await, only(|_| ()), "{line} was tried again");
            t.resends(&admin, account).await.unwrap();
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1), "{line}");
            t.ends_well().await;
        }
    })
    .await;
}

#[tokio::test]
async fn ft_42_a_relay_that_asks_to_come_back_later_gets_one_copy_later() {
    both(async |backend| {
        for (phase, line, reason) in [
            (Phase::Rcpt, "451 4.7.1 greylisted", Reason::Later),
            (Phase::Rcpt, "450 4.2.1 busy", Reason::Later),
            (Phase::Rcpt, "451 4.2.2 over quota", Reason::MailboxFull),
            (Phase::Mail, "452 4.3.1 disk full", Reason::Later),
            (Phase::Dot, "421 4.3.2 closing", Reason::Later),
        ] {
            let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
            let admin = t.administrator().await;
            let account = t.invites(&admin, Colleague::CAMILLE).await;
            smtp.always(phase, Act::reply(line));
            let sender = sender(&smtp);
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1), "{line}");
            assert_eq!(handing_over(&t, &admin, account).await, (Step::Deferred { reason }, StepState::Now), "{line}");

            // Half a minute, give or take a fifth; then two minutes.
            t.advance(Duration::seconds(23));
            assert_eq!(pass(&t.ctx, &sender).await, only(|_| ()), "{line}: too early");
            t.advance(Duration::seconds(14));
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1), "{line}");
            smtp.clear();
            t.advance(Duration::seconds(95));
            assert_eq!(pass(&t.ctx, &sender).await, only(|_| ()), "{line}: too early");
            t.advance(Duration::seconds(50));
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1), "{line}");
            assert_eq!(smtp.received().len(), 1);
            assert_eq!(handing_over(&t, &admin, account).await, (Step::HandedOver, StepState::Done));
            t.ends_well().await;
        }
    })
    .await;
}

#[tokio::test]
async fn row_50_what_was_handed_over_is_told_in_the_history() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        assert_eq!(pass(&t.ctx, &sender(&smtp)).await, only(|it| it.sent = 1));
        let handed_over = Event::LetterHandedOver { letter: LetterKind::Activation };
        assert_eq!(events(&t, &admin, account).await.first(), Some(&handed_over));
        let mail = smtp.received()[0].read();
        assert_eq!((mail.to.as_str(), mail.language.as_str()), ("camille@example.org", "fr"));
        t.ends_well().await;
    })
    .await;
}
