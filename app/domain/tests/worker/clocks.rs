//! When a link's time starts and ends.

use super::helpers::{link_left_ms, only, pass, sender};
use chrono::Duration;
use domain::{
    AppError,
    errors::LinkState,
    testing::{
        Colleague, OTHER_PASSWORD, TestContext, both,
        smtp::{Act, Phase, SmtpServer},
    },
};

const DAY_MS: i64 = 24 * 60 * 60 * 1_000;

#[tokio::test]
async fn row_54_the_clock_starts_when_the_letter_leaves_not_when_the_account_was_made() {
    both(async |backend| {
        let (t, smtp) = (TestContext::on(backend).await, SmtpServer::start().await);
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::JUNE).await;
        assert_eq!(t.panel(&admin, account).await.link_deadline, None, "nobody has the link yet");
        t.advance(Duration::hours(30));
        smtp.once(Phase::Rcpt, Act::reply("451 4.7.1 later"));
        let sender = sender(&smtp);
        pass(&t.ctx, &sender).await;
        t.advance(Duration::minutes(1));
        assert_eq!(pass(&t.ctx, &sender).await, only(|it| it.sent = 1));
        let left = link_left_ms(&t, &admin, account).await;
        assert!((DAY_MS - 5_000..=DAY_MS).contains(&left), "{left} ms");

        // What the letter says is what holds, to the minute.
        let deadline = t.panel(&admin, account).await.link_deadline.unwrap();
        let told = domain::Words::new(t.locale("en")).weekday_date_time(deadline);
        let text = smtp.received()[0].read().text;
        assert!(text.contains(&format!("until {told} (Montréal time)")), "{told}: {text}");
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn the_same_link_asked_for_again_keeps_its_deadline() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let (account, secret) = t.invited(&admin, Colleague::CAMILLE).await;
        let deadline = t.panel(&admin, account).await.link_deadline;
        t.advance(Duration::hours(20));
        t.asks_again("camille@example.org").await.unwrap();
        let letters = t.deliver_mail().await;
        assert_eq!(letters.secret(), secret);
        assert!(letters.read().text.contains("redemandé"), "{}", letters.read().text);
        assert_eq!(t.panel(&admin, account).await.link_deadline, deadline);
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn a_link_asked_for_again_that_ends_before_it_leaves_is_not_sent() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        t.invited(&admin, Colleague::CAMILLE).await;
        t.advance(Duration::hours(23));
        t.asks_again("camille@example.org").await.unwrap();
        let down = SmtpServer::start().await;
        down.go_down().await;
        pass(&t.ctx, &sender(&down)).await;
        t.advance(Duration::hours(2));
        assert_eq!(t.deliver_once().await, only(|it| it.dropped = 1));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn row_79_a_forgotten_password_on_an_account_never_activated_says_so() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let (_, secret) = t.invited(&admin, Colleague::CAMILLE).await;
        t.forgets("camille@example.org").await.unwrap();
        let letters = t.deliver_mail().await;
        let mail = letters.read();
        assert_eq!(mail.language, "fr");
        assert!(mail.text.contains("n’a encore jamais été activé"), "{}", mail.text);
        assert_eq!(letters.secret(), secret);
        t.activates(&secret, OTHER_PASSWORD).await.unwrap();
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn a_reset_link_lives_sixty_minutes_from_its_leaving() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        t.colleague_at_work(&admin, Colleague::JUNE).await;
        t.forgets("june@example.org").await.unwrap();
        t.advance(Duration::hours(3));
        let secret = t.deliver_mail().await.secret();
        t.advance(Duration::minutes(59));
        t.resets(&secret, "eleven owls above the barn").await.unwrap();
        t.deliver_mail().await;

        let secret = t.reset_link("june@example.org").await;
        t.advance(Duration::minutes(60));
        let refused = t.resets(&secret, "nine moths around a lamp").await;
        assert_eq!(refused, Err(AppError::Link(LinkState::Expired)));
        t.ends_well().await;
    })
    .await;
}
