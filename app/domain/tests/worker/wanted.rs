//! Letters that are no longer wanted when their turn comes, and those that are sent whatever has happened (FT-47).

use super::helpers::{events, handing_over, only, pass, sender};
use chrono::Duration;
use domain::{
    history::{Event, LetterKind},
    staff::{Step, StepState},
    testing::{Colleague, OTHER_PASSWORD, TestContext, both, smtp::SmtpServer},
};

#[tokio::test]
async fn ft_47_a_corrected_address_is_the_only_one_that_gets_the_letter() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        t.corrects(&admin, account, "camille.roy@example.org").await.unwrap();
        let letters = t.deliver_mail().await;
        assert_eq!(letters.addresses(), ["camille.roy@example.org"]);
        t.activates(&letters.secret(), OTHER_PASSWORD).await.unwrap();
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_47_an_invitation_to_somebody_deactivated_meanwhile_is_dropped() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        t.deactivate(account).await;
        assert_eq!(t.deliver_once().await, only(|it| it.dropped = 1));
        t.deliver_mail().await.none();
        assert_eq!(handing_over(&t, &admin, account).await, (Step::Dropped, StepState::Failed));
        let handed_over = Event::LetterHandedOver { letter: LetterKind::Activation };
        assert!(!events(&t, &admin, account).await.contains(&handed_over));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_47_a_letter_to_an_address_blocked_meanwhile_is_dropped() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        t.invites(&admin, Colleague::CAMILLE).await;
        let blocking = "INSERT INTO blocked_addresses (email_key, address, code, reply, blocked_at)
            SELECT 'camille@example.org', 'camille@example.org', '5.1.1', 'no such user', enqueued_at FROM outbox";
        t.sql(blocking).await.unwrap();
        assert_eq!(t.deliver_once().await, only(|it| it.dropped = 1));
        t.deliver_mail().await.none();
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_47_an_invitation_whose_link_was_cancelled_is_dropped() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let account = t.invites(&admin, Colleague::CAMILLE).await;
        t.cancel_links(account).await;
        assert_eq!(t.deliver_once().await, only(|it| it.dropped = 1));
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_47_a_reset_link_for_somebody_deactivated_meanwhile_is_dropped() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let june = t.colleague_at_work(&admin, Colleague::JUNE).await.signed_in().unwrap().account;
        t.forgets("june@example.org").await.unwrap();
        let down = SmtpServer::start().await;
        down.go_down().await;
        let waiting = only(|it| (it.answered, it.put_off, it.relay_down) = (1, 1, true));
        assert_eq!(pass(&t.ctx, &sender(&down)).await, waiting);
        t.deactivate(june).await;
        t.advance(Duration::seconds(10));
        assert_eq!(t.deliver_once().await, only(|it| it.dropped = 1));
        t.deliver_mail().await.none();
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ft_47_a_notice_goes_out_whatever_has_become_of_the_account() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let actor = t.colleague_at_work(&admin, Colleague::JUNE).await;
        t.changes_password(&actor, OTHER_PASSWORD, "eleven owls above the barn").await.unwrap();
        t.deactivate(actor.signed_in().unwrap().account).await;
        let mail = t.deliver_mail().await.read();
        assert_eq!((mail.to.as_str(), mail.language.as_str()), ("june@example.org", "en"));
        assert!(mail.subject.starts_with("Your password was changed"), "{}", mail.subject);
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn ac_37_notices_lead_to_pages_that_ask_who_one_is() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let admin = t.administrator().await;
        let (_, secret) = t.invited(&admin, Colleague::CAMILLE).await;
        t.activates(&secret, OTHER_PASSWORD).await.unwrap();
        let letters = t.deliver_mail().await;
        let mail = letters.read();
        assert_eq!(mail.link().as_deref(), Some("https://keys.example.org/login"));
        for text in [&mail.text, &mail.html] {
            assert!(!text.contains(&secret) && !text.contains(OTHER_PASSWORD));
        }
        t.ends_well().await;
    })
    .await;
}

#[tokio::test]
async fn row_51_the_letter_is_in_the_recipients_language_whoever_sends_it() {
    both(async |backend| {
        for (admin_reads, colleague) in [("en", Colleague::CAMILLE), ("fr", Colleague::JUNE)] {
            let t = TestContext::on(backend).await;
            let admin = t.administrator_reading(admin_reads).await;
            t.invites(&admin, colleague).await;
            let mail = t.deliver_mail().await.read();
            assert_eq!(mail.language, colleague.locale);
            let greeting = if colleague.locale == "fr" { "Bonjour Camille," } else { "Hello June," };
            assert!(mail.text.starts_with(greeting), "{}", mail.text);
            t.ends_well().await;
        }
    })
    .await;
}
