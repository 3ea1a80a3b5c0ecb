//! Relays that are away or fall silent, and rows that make no letter.

use super::helpers::{HURRIED, events, handing_over, link_left_ms, only, pass, sender};
use chrono::Duration;
use domain::{
    delivery::Reason,
    history::{Event, LetterKind},
    mail::{Mailbox, Outcome, SentMail, Transport, outcome::Reply, relay::Relay},
    outbox::worker::{self, Delivered, Sender},
    staff::{Step, StepState},
    testing::{
        Colleague, TestContext, both,
        smtp::{Act, Certificate, Encryption, Phase, SmtpServer},
    },
};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration as RealDuration,
};
use tokio::{sync::watch, time::timeout};

#[tokio::test]
async fn ft_36_ft_40_letters_wait_for_a_relay_that_is_down_and_leave_within_a_minute_of_its_return() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let colleague = t.colleague_at_work(&admin, Colleague::JUNE).await.signed_in().unwrap().account;
        smtp.go_down().await;
        let camille = t.invites(&admin, Colleague::CAMILLE).await;
        let sender = sender(&smtp);
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| (it.put_off, it.relay_down) = (1, true)));

        // A question needs no relay; the letter it causes waits with the others, untried.
        t.forgets("june@example.org").await.unwrap();
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| (it.answered, it.relay_down) = (1, true)));
        for _ in 0..24 {
            t.advance(Duration::hours(1));
            assert!(pass(&t.ctx, &sender).await.relay_down);
        }
        assert!(!events(&t, &admin, camille).await.iter().any(|event| matches!(event, Event::LetterExpired { .. })));

        smtp.come_back().await;
        t.advance(Duration::seconds(61));
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 2));
        let mut recipients: Vec<_> = smtp.received().into_iter().flat_map(|received| received.to).collect();
        recipients.sort();
        assert_eq!(recipients, ["camille@example.org", "june@example.org"]);
        // A day's wait has cost the link nothing: its clock started with the attempt that succeeded.
        assert!(link_left_ms(&t, &admin, camille).await > (24 * 60 - 1) * 60_000);
        assert!(!events(&t, &admin, colleague).await.is_empty());
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_40_a_letter_that_cannot_leave_for_72_hours_expires_and_says_so() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        smtp.go_down().await;
        let sender = sender(&smtp);
        pass(&t.ctx, &sender).await;
        t.advance(Duration::hours(72) - Duration::seconds(1));
        assert_eq!(pass(&t.ctx, &sender).await.expired, 0);
        // Although the relay is still away.
        t.advance(Duration::seconds(1));
        assert_eq!(pass(&t.ctx, &sender).await.expired, 1);
        assert_eq!(handing_over(&t, &admin, account).await, (Step::GaveUp, StepState::Failed));
        assert_eq!(events(&t, &admin, account).await.first(), Some(&Event::LetterExpired { letter: LetterKind::Activation }));
        smtp.come_back().await;
        t.advance(Duration::minutes(2));
        assert_eq!(pass(&t.ctx, &sender).await.sent, 0);
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_41_a_letter_whose_answer_was_lost_is_not_sent_again_for_ten_minutes() {
    both(async |backend| {
        for act in [Act::TakeAndDrop, Act::Hang] {
            let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
            let admin = t.administrator().await;
            t.invites(&admin, Colleague::CAMILLE).await;
            smtp.once(Phase::Dot, act.clone());
            let sender = sender(&smtp);
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1));
            t.advance(Duration::seconds(599));
            assert_eq!(pass(&t.ctx, &sender).await, only(|_| ()), "{act:?}");
            t.advance(Duration::seconds(2));
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1), "{act:?}");
            t.ends_well().await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_second_copy_has_the_same_message_id_and_the_same_link() {
    let (t, smtp) = (TestContext::new().await, SmtpServer::start().await);
    let admin = t.administrator().await;
    t.invites(&admin, Colleague::CAMILLE).await;
    smtp.once(Phase::Dot, Act::TakeAndDrop);
    let sender = sender(&smtp);
    pass(&t.ctx, &sender).await;
    t.advance(Duration::minutes(11));
    pass(&t.ctx, &sender).await;
    let copies: Vec<_> = smtp.received().iter().map(domain::testing::smtp::Received::read).collect();
    assert_eq!(copies.len(), 2);
    let id = |copy: usize| copies[copy].headers.iter().find(|(name, _)| name == "Message-ID").cloned().unwrap();
    assert_eq!(id(0), id(1));
    assert_eq!(copies[0].link(), copies[1].link());
    let secret = copies[0].link().unwrap().rsplit('/').next().unwrap().to_owned();
    t.activates(&secret, domain::testing::OTHER_PASSWORD).await.unwrap();
    t.ends_well().await;
}

#[tokio::test]
async fn ft_41_a_silent_relay_holds_up_one_letter_not_the_others() {
    both(async |backend| {
        for phase in [Phase::Mail, Phase::Rcpt, Phase::Data] {
            let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
            let admin = t.administrator().await;
            let camille = t.invites(&admin, Colleague::CAMILLE).await;
            t.invites(&admin, Colleague::JUNE).await;
            smtp.once(phase, Act::Hang);
            let sender = sender(&smtp);
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| (it.put_off, it.sent) = (1, 1)), "{phase:?}");
            assert_eq!(
                handing_over(&t, &admin, camille).await,
                (Step::Deferred { reason: Reason::NoAnswer }, StepState::Now),
                "{phase:?}"
            );
            t.advance(Duration::seconds(40));
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1), "{phase:?}");
            t.ends_well().await;
        }
    })
    .await;
}

#[tokio::test]
async fn ac_36_behind_a_wrong_certificate_letters_wait_and_nothing_leaves() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        let wrong = SmtpServer::start_encrypted(Encryption::OnRequest, Certificate::Expired).await;
        assert_eq!(pass(&t.ctx, &sender(&wrong)).await, only(|it| (it.put_off, it.relay_down) = (1, true)));
        assert_eq!(wrong.received(), []);
        assert!(!events(&t, &admin, account).await.iter().any(|event| matches!(event, Event::LetterRefused { .. })));

        let right = SmtpServer::start_encrypted(Encryption::OnRequest, Certificate::Good).await;
        t.advance(Duration::seconds(10));
        assert_eq!(pass(&t.ctx, &sender(&right)).await, only(|it| it.sent = 1));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn a_sender_that_the_relay_does_not_take_costs_no_letter_its_life() {
    let (t, smtp) = (TestContext::new().await, SmtpServer::start().await);
    let admin = t.administrator().await;
    let account = t.invites(&admin, Colleague::CAMILLE).await;
    smtp.always(Phase::Mail, Act::reply("550 5.7.1 you may not send as keys@example.org"));
    let sender = sender(&smtp);
    // Perhaps it was the letter's own return path.
    assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1));
    t.advance(Duration::seconds(37));
    assert_eq!(pass(&t.ctx, &sender).await, only(|it| (it.put_off, it.relay_down) = (1, true)));
    smtp.clear();
    t.advance(Duration::seconds(10));
    assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
    assert_eq!(handing_over(&t, &admin, account).await, (Step::HandedOver, StepState::Done));
    t.ends_well().await;
}

#[tokio::test]
async fn ac_17_a_letter_bears_its_proof_in_the_envelope_unless_the_relay_takes_no_sender_but_the_configured_one() {
    let refusals =
        [(Phase::Mail, "550 5.7.1 you may not send as this"), (Phase::Rcpt, "553 5.7.1 sender not owned by this login")];
    for (phase, line) in refusals {
        let (t, smtp) = (TestContext::new().await, SmtpServer::start().await);
        let (admin, sender) = (t.administrator().await, sender(&smtp));
        t.invites(&admin, Colleague::CAMILLE).await;
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
        let letter = smtp.received().remove(0);
        let proof = letter.from.strip_prefix("keys+").unwrap().strip_suffix("@example.org").unwrap().to_owned();
        assert_eq!(letter.read().from, "keys@example.org");
        assert!(String::from_utf8_lossy(&letter.raw).contains(&format!("Message-ID: <{proof}@keys.example.org>")));

        t.invites(&admin, Colleague::JUNE).await;
        smtp.once(phase, Act::reply(line));
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1), "{line}");
        t.advance(Duration::seconds(37));
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1), "{line}");
        let letter = smtp.received().remove(1);
        assert_eq!((letter.from.as_str(), letter.to), ("keys@example.org", vec!["june@example.org".to_owned()]));
        t.ends_well().await;
    }
}

#[tokio::test]
async fn ft_48_a_row_that_makes_no_letter_fails_alone() {
    both(async |backend| {
        for poison in
            ["kind = 'nonsense'", "token_id = NULL", "address = 'nobody'", "account_id = NULL", "kind = 'reset'", "payload = '{'"]
        {
            let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
            let admin = t.administrator().await;
            t.invites(&admin, Colleague::CAMILLE).await;
            t.sql(&format!("UPDATE outbox SET {poison} WHERE state = 'queued'")).await.unwrap();
            t.invites(&admin, Colleague::JUNE).await;
            let done = pass(&t.ctx, &sender(&smtp)).await;
            // A payload that can't be read is an empty one: the letter still makes sense.
            let june_alone = only(|it| (it.refused, it.sent) = (1, 1));
            let expected = match poison {
                "payload = '{'" => only(|it| it.sent = 2),
                // A letter about a password for somebody who has none.
                "kind = 'reset'" => only(|it| (it.dropped, it.sent) = (1, 1)),
                _ => june_alone,
            };
            assert_eq!(done, expected, "{poison}");
            assert_eq!(pass(&t.ctx, &sender(&smtp)).await, only(|_| ()), "{poison}");
        }
    })
    .await;
}

#[tokio::test]
async fn ft_48_a_letter_at_which_the_worker_panics_five_times_is_given_up_and_holds_up_nobody() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let says = |mail: &SentMail| {
            assert!(mail.to != "camille@example.org", "poison");
            Outcome::Accepted(Reply::new(250, "kept"))
        };
        let sender = Sender::new(Transport::Scripted(Arc::new(says)), "keys@example.org", "one").unwrap();
        let camille = t.invites(&admin, Colleague::CAMILLE).await;
        for attempt in 1..=5 {
            let email: &'static str = format!("june{attempt}@example.org").leak();
            t.invites(&admin, Colleague { email, ..Colleague::JUNE }).await;
            let poisoned = |it: &mut Delivered| if attempt < 5 { it.put_off = 1 } else { it.refused = 1 };
            let expected = only(|it| {
                it.sent = 1;
                poisoned(it);
            });
            assert_eq!(pass(&t.ctx, &sender).await, expected, "attempt {attempt}");
            t.advance(Duration::minutes(40));
        }
        assert_eq!(pass(&t.ctx, &sender).await, only(|_| ()));
        assert_eq!(handing_over(&t, &admin, camille).await, (Step::Unwritten, StepState::Failed));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_48_a_letter_that_has_waited_long_for_its_relay_is_not_given_up_at_the_first_panic() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let tries = Arc::new(AtomicU32::new(0));
        let says = {
            let tries = Arc::clone(&tries);
            move |_: &SentMail| match tries.fetch_add(1, Ordering::Relaxed) {
                0..8 => Outcome::Deferred { phase: domain::mail::Phase::Rcpt, reply: Reply::new(450, "later") },
                8 => panic!("once"),
                _ => Outcome::Accepted(Reply::new(250, "kept")),
            }
        };
        let sender = Sender::new(Transport::Scripted(Arc::new(says)), "keys@example.org", "one").unwrap();
        t.invites(&admin, Colleague::CAMILLE).await;
        for attempt in 1..=9 {
            assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.put_off = 1), "attempt {attempt}");
            t.advance(Duration::minutes(40));
        }
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_48_a_question_that_cannot_be_read_goes_unanswered() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        t.administrator().await;
        t.forgets("ada@example.org").await.unwrap();
        t.sql("UPDATE outbox SET payload = '\"nonsense\"'").await.unwrap();
        assert_eq!(t.deliver_once().await, only(|it| it.answered = 1));
        assert_eq!(t.count("SELECT count(*) FROM outbox").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_fault_of_the_database_costs_a_delay_not_the_letter() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        t.invites(&admin, Colleague::CAMILLE).await;
        t.forgets("ada@example.org").await.unwrap();
        t.break_table("history").await;
        let done = t.deliver_once().await;
        assert_eq!((done.put_off, done.answered), (2, 0), "{done:?}");
        t.mend_table("history").await;
        t.advance(Duration::seconds(40));
        // The invitation may have reached the relay before the fault: the promise is one copy more, never one less.
        let letters = t.deliver_mail().await;
        assert!(letters.addresses().contains(&"camille@example.org") && letters.addresses().contains(&"ada@example.org"));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn the_running_worker_is_woken_by_a_commit_and_stops_when_told() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let (stop, told) = watch::channel(false);
        let running = tokio::spawn(worker::run(t.ctx.clone(), sender(&smtp), told));
        // Asleep by now, for five seconds if nobody wakes it.
        tokio::time::sleep(RealDuration::from_millis(300)).await;
        t.invites(&admin, Colleague::CAMILLE).await;
        timeout(RealDuration::from_secs(3), smtp.wait_for(1)).await.expect("woken by the commit");
        stop.send(true).unwrap();
        timeout(RealDuration::from_secs(3), running).await.expect("stopped").unwrap();
        assert_eq!(smtp.commands().last().map(String::as_str), Some("QUIT"));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_44_a_letter_that_hangs_does_not_hold_up_the_next_for_long() {
    let (t, smtp) = (TestContext::new().await, SmtpServer::start().await);
    let admin = t.administrator().await;
    let patient = domain::mail::relay::Patience { message: RealDuration::from_mins(1), ..HURRIED };
    let relay = Relay::for_tests(&smtp.url(), patient, None).unwrap();
    let sender = Sender::new(Transport::Smtp(relay), "keys@example.org", "one").unwrap();
    let (_stop, told) = watch::channel(false);
    let running = tokio::spawn(worker::run(t.ctx.clone(), sender, told));
    smtp.once(Phase::Dot, Act::Hang);
    t.invites(&admin, Colleague::CAMILLE).await;
    tokio::time::sleep(RealDuration::from_millis(300)).await;
    t.invites(&admin, Colleague::JUNE).await;
    let received = timeout(RealDuration::from_secs(5), smtp.wait_for(1)).await.expect("the other lane");
    assert_eq!(received[0].to, ["june@example.org"]);
    running.abort();
}

#[tokio::test]
async fn in_development_the_mailbox_keeps_a_copy_of_what_the_relay_gets() {
    let (t, smtp) = (TestContext::new().await, SmtpServer::start().await);
    let admin = t.administrator().await;
    t.invites(&admin, Colleague::CAMILLE).await;
    let mailbox = Mailbox::open(t.folder().join("mailbox")).unwrap();
    let both = Transport::from_smtp_url(&smtp.url(), true).unwrap().keeping_copies_in(mailbox.clone());
    let sender = Sender::new(both, "Keys <keys@example.org>", "one").unwrap();
    assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
    let listed = mailbox.list().unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((listed[0].to.as_str(), listed[0].language.as_str()), ("camille@example.org", "fr"));
    let kept = mailbox.read(listed[0].id).unwrap().unwrap();
    assert_eq!(kept.link(), smtp.received()[0].read().link());
    assert_eq!(kept.from, "keys@example.org");
    t.ends_well().await;
}
