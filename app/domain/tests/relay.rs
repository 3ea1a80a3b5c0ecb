//! The conversation with a relay: what each way of failing is taken for. The relay here misbehaves on request.
#![cfg(feature = "testing")]
#![expect(clippy::unwrap_used, reason = "what a test's helper can't do fails the test")]

use domain::{
    ids::LetterId,
    mail::{
        Outcome, Phase, SentMail,
        outcome::Trouble,
        relay::{Patience, Relay},
    },
    testing::smtp::{Act, Certificate, Encryption, Phase as At, SmtpServer},
};
use std::time::Duration;

/// As patient as a test has time for.
const HURRIED: Patience = Patience {
    connect: Duration::from_secs(2),
    session: Duration::from_millis(400),
    command: Duration::from_millis(300),
    message: Duration::from_millis(300),
};

fn mail(number: u128) -> SentMail {
    SentMail {
        letter: LetterId(uuid(number)),
        from: "keys@example.org".into(),
        author: "keys@example.org".into(),
        to: "camille@example.org".into(),
        raw: b"From: keys@example.org\r\nTo: camille@example.org\r\n\r\nOne\r\n.\r\n..two\r\n.three\r\n".to_vec(),
    }
}

fn uuid(number: u128) -> uuid::Uuid {
    uuid::Uuid::from_u128(number)
}

fn relay(smtp: &SmtpServer) -> Relay {
    Relay::for_tests(&smtp.url(), HURRIED, smtp.authority()).unwrap()
}

#[tokio::test]
async fn a_letter_arrives_as_it_was_sent() {
    let smtp = SmtpServer::start().await;
    let outcome = relay(&smtp).send(&mail(1)).await;
    assert!(matches!(outcome, Outcome::Accepted(ref reply) if reply.code == 250), "{outcome:?}");
    let received = smtp.wait_for(1).await.remove(0);
    assert_eq!((received.from.as_str(), received.to), ("keys@example.org", vec!["camille@example.org".to_owned()]));
    // The protocol ends the last line once more.
    assert_eq!(received.raw.strip_suffix(b"\r\n"), Some(mail(1).raw.as_slice()));
}

#[tokio::test]
async fn ac_35_an_address_with_a_line_break_reaches_no_relay() {
    let smtp = SmtpServer::start().await;
    let hostile = SentMail { to: "camille@example.org>\r\nRCPT TO:<eve@example.org".into(), ..mail(1) };
    let outcome = relay(&smtp).send(&hostile).await;
    assert!(matches!(outcome, Outcome::Refused { phase: Phase::Rcpt, .. }), "{outcome:?}");
    assert!(!smtp.commands().iter().any(|line| line.starts_with("RCPT")), "{:?}", smtp.commands());
}

#[tokio::test]
async fn connections_are_kept_for_the_next_letter() {
    let smtp = SmtpServer::start().await;
    let relay = relay(&smtp);
    for number in 1..=5 {
        assert!(matches!(relay.send(&mail(number)).await, Outcome::Accepted(_)));
    }
    assert_eq!((smtp.received().len(), smtp.connections()), (5, 1));
    relay.close_idle(true).await;
    assert_eq!(smtp.commands().last().map(String::as_str), Some("QUIT"));
}

#[tokio::test]
async fn a_connection_that_the_relay_closed_meanwhile_costs_nothing() {
    let smtp = SmtpServer::start().await;
    let relay = relay(&smtp);
    relay.send(&mail(1)).await;
    smtp.go_down().await;
    smtp.come_back().await;
    assert!(matches!(relay.send(&mail(2)).await, Outcome::Accepted(_)));
    smtp.once(At::Mail, Act::reply("421 4.4.2 idle for too long"));
    assert!(matches!(relay.send(&mail(3)).await, Outcome::Accepted(_)));
    assert_eq!(smtp.received().len(), 3);
}

#[tokio::test]
async fn ft_42_4xx_at_any_point_puts_the_letter_off() {
    let smtp = SmtpServer::start().await;
    let relay = relay(&smtp);
    for (at, line, phase, code) in [
        (At::Mail, "452 4.3.1 disk full", Phase::Mail, 452),
        (At::Rcpt, "450 4.2.1 busy", Phase::Rcpt, 450),
        (At::Rcpt, "451 4.7.1 come back later", Phase::Rcpt, 451),
        (At::Data, "454 4.7.0 not now", Phase::Data, 454),
        (At::Dot, "421 4.3.2 closing", Phase::Dot, 421),
    ] {
        smtp.once(at, Act::reply(line));
        match relay.send(&mail(1)).await {
            Outcome::Deferred { phase: found, reply } => assert_eq!((found, reply.code), (phase, code), "{line}"),
            other => panic!("{line}: {other:?}"),
        }
    }
    assert!(matches!(relay.send(&mail(1)).await, Outcome::Accepted(_)));
    assert_eq!(smtp.received().len(), 1);
}

#[tokio::test]
async fn ft_43_5xx_tells_where_and_why() {
    let smtp = SmtpServer::start().await;
    let relay = relay(&smtp);
    for (at, line, phase, enhanced, no_such_address) in [
        (At::Rcpt, "550 5.1.1 no such user", Phase::Rcpt, Some("5.1.1"), true),
        (At::Rcpt, "550-5.1.1 no such user,\r\n550 5.1.1 really", Phase::Rcpt, Some("5.1.1"), true),
        (At::Rcpt, "550 5.7.1 not from you", Phase::Rcpt, Some("5.7.1"), false),
        (At::Rcpt, "552 5.2.2 full", Phase::Rcpt, Some("5.2.2"), false),
        (At::Rcpt, "550 no such user", Phase::Rcpt, None, false),
        (At::Dot, "554 5.6.0 spam", Phase::Dot, Some("5.6.0"), false),
        (At::Mail, "552 5.3.4 too large", Phase::Mail, Some("5.3.4"), false),
    ] {
        smtp.once(at, Act::reply(line));
        match relay.send(&mail(1)).await {
            Outcome::Refused { phase: found, reply } => {
                assert_eq!(found, phase, "{line}");
                assert_eq!(reply.enhanced.map(|code| code.to_string()).as_deref(), enhanced, "{line}");
                assert_eq!(
                    reply.enhanced.is_some_and(domain::delivery::Enhanced::says_no_such_address),
                    no_such_address,
                    "{line}"
                );
            }
            other => panic!("{line}: {other:?}"),
        }
    }
    assert_eq!(smtp.received(), []);
}

#[tokio::test]
async fn ft_41_silence_and_loss_before_the_letter_was_handed_over_are_no_loss() {
    for act in [Act::Hang, Act::Drop] {
        for (at, phase) in [(At::Mail, Phase::Mail), (At::Rcpt, Phase::Rcpt), (At::Data, Phase::Data)] {
            let smtp = SmtpServer::start().await;
            smtp.once(at, act.clone());
            let outcome = relay(&smtp).send(&mail(1)).await;
            assert_eq!(outcome, Outcome::Interrupted { phase }, "{act:?} at {at:?}");
            assert_eq!(smtp.received(), []);
        }
    }
}

#[tokio::test]
async fn ft_41_silence_and_loss_after_the_final_dot_are_unknown() {
    for act in [Act::Hang, Act::Drop, Act::TakeAndDrop] {
        let smtp = SmtpServer::start().await;
        smtp.once(At::Dot, act.clone());
        assert_eq!(relay(&smtp).send(&mail(1)).await, Outcome::Unknown, "{act:?}");
    }
}

#[tokio::test]
async fn ft_36_a_relay_that_is_away_says_nothing_about_the_letter() {
    let smtp = SmtpServer::start().await;
    let relay = relay(&smtp);
    for (at, act) in [
        (At::Greet, Act::Hang),
        (At::Greet, Act::Drop),
        (At::Greet, Act::reply("421 4.3.2 too busy")),
        (At::Ehlo, Act::Hang),
        (At::Ehlo, Act::Drop),
    ] {
        smtp.once(at, act.clone());
        let outcome = relay.send(&mail(1)).await;
        assert!(matches!(outcome, Outcome::NotReached { .. }), "{act:?} at {at:?}: {outcome:?}");
    }
    smtp.go_down().await;
    assert!(matches!(relay.send(&mail(1)).await, Outcome::NotReached { .. }));
    smtp.come_back().await;
    assert!(matches!(relay.send(&mail(1)).await, Outcome::Accepted(_)));
}

#[tokio::test]
async fn what_no_letter_can_do_anything_about_is_told_apart() {
    let smtp = SmtpServer::start().await;
    for (at, line, trouble) in [
        (At::Greet, "554 5.3.2 not for you", Trouble::TurnedAway),
        (At::Mail, "530 5.7.0 sign in first", Trouble::Credentials),
        (At::Mail, "550 5.7.1 sender not allowed", Trouble::Sender),
        (At::Rcpt, "530 5.7.0 sign in first", Trouble::Credentials),
    ] {
        smtp.once(at, Act::reply(line));
        let outcome = relay(&smtp).send(&mail(1)).await;
        assert!(matches!(outcome, Outcome::RelayUnusable { trouble: found, .. } if found == trouble), "{line}: {outcome:?}");
    }
}

#[tokio::test]
async fn credentials_are_given_and_their_refusal_is_the_operators_business() {
    let smtp = SmtpServer::start().await;
    let url = smtp.url().replace("smtp://", "smtp://trousseau:open%20sesame@");
    let relay = Relay::for_tests(&url, HURRIED, None).unwrap();
    smtp.once(At::Auth, Act::reply("535 5.7.8 wrong"));
    let outcome = relay.send(&mail(1)).await;
    assert!(matches!(outcome, Outcome::RelayUnusable { trouble: Trouble::Credentials, .. }), "{outcome:?}");
    smtp.once(At::Auth, Act::reply("454 4.7.0 not now"));
    assert!(matches!(relay.send(&mail(1)).await, Outcome::NotReached { .. }));
    assert!(matches!(relay.send(&mail(1)).await, Outcome::Accepted(_)));
    // "\0trousseau\0open sesame" in base64.
    assert!(smtp.commands().contains(&"AUTH PLAIN AHRyb3Vzc2VhdQBvcGVuIHNlc2FtZQ==".to_owned()), "{:?}", smtp.commands());
}

#[tokio::test]
async fn letters_go_out_encrypted_both_ways() {
    for encryption in [Encryption::OnRequest, Encryption::FromStart] {
        let smtp = SmtpServer::start_encrypted(encryption, Certificate::Good).await;
        let outcome = relay(&smtp).send(&mail(1)).await;
        assert!(matches!(outcome, Outcome::Accepted(_)), "{encryption:?}: {outcome:?}");
        assert!(smtp.received()[0].encrypted);
    }
}

#[tokio::test]
async fn ac_36_a_certificate_that_is_wrong_in_any_way_stops_every_letter() {
    for encryption in [Encryption::OnRequest, Encryption::FromStart] {
        for certificate in [Certificate::OtherHost, Certificate::Expired, Certificate::OtherAuthority, Certificate::SelfSigned] {
            let smtp = SmtpServer::start_encrypted(encryption, certificate).await;
            let url = smtp.url().replace("://", "://trousseau:sesame@");
            let relay = Relay::for_tests(&url, HURRIED, smtp.authority()).unwrap();
            let outcome = relay.send(&mail(1)).await;
            let about = format!("{certificate:?} {encryption:?}: {outcome:?}");
            assert!(matches!(outcome, Outcome::RelayUnusable { trouble: Trouble::BadTls, .. }), "{about}");
            assert!(!smtp.commands().iter().any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")), "{about}");
            assert_eq!(smtp.received(), [], "{about}");
        }
    }
}

#[tokio::test]
async fn ac_36_a_relay_that_does_not_offer_encryption_gets_nothing() {
    let smtp = SmtpServer::start().await;
    let stripped = smtp.url().replace("smtp://127.0.0.1", "smtp://trousseau:sesame@localhost") + "?tls=required";
    let outcome = Relay::for_tests(&stripped, HURRIED, None).unwrap().send(&mail(1)).await;
    assert!(matches!(outcome, Outcome::RelayUnusable { trouble: Trouble::NoTls, .. }), "{outcome:?}");
    assert!(smtp.commands().iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{:?}", smtp.commands());

    let refusing = SmtpServer::start_encrypted(Encryption::OnRequest, Certificate::Good).await;
    refusing.always(At::StartTls, Act::reply("502 5.5.1 what is that?"));
    let outcome = relay(&refusing).send(&mail(1)).await;
    assert!(matches!(outcome, Outcome::RelayUnusable { trouble: Trouble::NoTls, .. }), "{outcome:?}");
    assert_eq!(refusing.received(), []);
}
