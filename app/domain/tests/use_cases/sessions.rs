//! Sessions: how they begin, how long they last, what ends them.

use chrono::Duration;
use domain::{
    activation::{self, ActivateForm},
    actor::Actor,
    errors::{AppError, LinkState},
    history::{self, Event, HistoryQuery},
    sessions::{self, SessionSecret},
    testing::{Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};
use std::collections::HashSet;

/// The value of a cookie that somebody has put into a browser beforehand.
const PRESET: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

#[tokio::test(flavor = "multi_thread")]
async fn ac_53_every_way_in_begins_a_session_of_its_own() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let preset = SessionSecret::parse(PRESET).unwrap();
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let activated = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        let camille = t.actor(&activated).await;
        t.accepts_policy(&camille).await.unwrap();
        let camille = t.actor(&activated).await;
        let changed = t.changes_password(&camille, OTHER_PASSWORD, "nine larks above the mill").await.unwrap();
        let first = t.signs_in("camille@example.org", "nine larks above the mill").await.unwrap();
        let second = t.signs_in("camille@example.org", "nine larks above the mill").await.unwrap();
        let secrets: HashSet<String> = [&activated, &changed, &first, &second].map(|session| session.secret.expose()).into();
        assert_eq!(secrets.len(), 4);
        assert_eq!(sessions::resolve(&t.ctx, &preset).await, Ok(None), "what was preset is nobody's");
        assert_eq!(t.actor(&activated).await, Actor::Visitor, "the one before the change is over");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_54_a_session_that_was_signed_out_can_t_be_used_again_and_others_go_on() {
    on_both(async |t| {
        t.administrator().await;
        let (desk, phone) =
            (t.signs_in("ada@example.org", PASSWORD).await.unwrap(), t.signs_in("ada@example.org", PASSWORD).await.unwrap());
        sessions::sign_out(&t.ctx, &t.actor(&desk).await).await.unwrap();
        assert_eq!(t.actor(&desk).await, Actor::Visitor);
        assert!(t.actor(&phone).await.signed_in().is_ok());
        assert_eq!(sessions::sign_out(&t.ctx, &t.actor(&desk).await).await, Err(AppError::SignInRequired));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn signing_out_again_is_noted_once() {
    on_both(async |t| {
        t.administrator().await;
        let desk = t.actor(&t.signs_in("ada@example.org", PASSWORD).await.unwrap()).await;
        for _ in 0..3 {
            assert_eq!(sessions::sign_out(&t.ctx, &desk).await, Ok(()));
        }
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'signed-out'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_55_session_secrets_are_256_random_bits_of_which_the_database_knows_none() {
    on_both(async |t| {
        t.administrator().await;
        let mut secrets = HashSet::new();
        let mut ones = 0;
        for n in 0..40 {
            let session = t.signs_in_from(&t.client_at(&n.to_string()), "ada@example.org", PASSWORD).await.unwrap();
            let secret = session.secret.expose();
            assert_eq!(secret.len(), 43);
            ones += bits(&secret);
            assert!(secrets.insert(secret));
        }
        // 40 × 256 fair coins: more than eight standard deviations off is no chance.
        assert!((4_715..=5_525).contains(&ones), "{ones}");
        let dump = t.dump().await;
        assert!(secrets.iter().all(|secret| !dump.contains(secret.as_str())));
    })
    .await;
}

fn bits(secret: &str) -> u32 {
    let value = |c: char| "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".find(c).unwrap();
    secret.chars().map(|c| u32::try_from(value(c)).unwrap().count_ones()).sum()
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_56_changing_the_password_ends_every_other_session_and_tells_by_mail() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.deliver_mail().await.none();
        let others =
            [t.signs_in("ada@example.org", PASSWORD).await.unwrap(), t.signs_in("ada@example.org", PASSWORD).await.unwrap()];
        let after = t.changes_password(&ada, PASSWORD, OTHER_PASSWORD).await.unwrap();
        for other in &others {
            assert_eq!(t.actor(other).await, Actor::Visitor);
        }
        assert!(t.actor(&after).await.signed_in().is_ok());
        assert_eq!(t.deliver_mail().await.only().to, "ada@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_56_choosing_another_password_by_mail_ends_every_session_on_every_instance() {
    on_both(async |t| {
        t.administrator().await;
        let second = t.second_instance().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        assert!(sessions::resolve(&second, &session.secret).await.unwrap().is_some());
        let link = t.reset_link("ada@example.org").await;
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(sessions::resolve(&second, &session.secret).await, Ok(None));
        assert_eq!(t.actor(&session).await, Actor::Visitor);
        assert_eq!(t.deliver_mail().await.only().to, "ada@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_57_whoever_is_deactivated_is_out_at_the_next_request() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        t.deactivate(account).await;
        assert_eq!(t.actor(&session).await, Actor::Visitor);
        assert_eq!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.err(), Some(AppError::SignInFailed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_59_a_session_ends_half_an_hour_after_the_last_request() {
    on_both(async |t| {
        t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        for _ in 0..5 {
            t.advance(Duration::minutes(29));
            assert!(t.actor(&session).await.signed_in().is_ok());
        }
        t.advance(Duration::minutes(30));
        assert_eq!(t.actor(&session).await, Actor::Visitor);
        t.advance(Duration::minutes(-5));
        assert!(t.actor(&session).await.signed_in().is_ok(), "the clock was put right again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_59_a_session_ends_after_twelve_hours_however_busy() {
    on_both(async |t| {
        t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        for _ in 0..47 {
            t.advance(Duration::minutes(15));
            assert!(t.actor(&session).await.signed_in().is_ok());
        }
        t.advance(Duration::minutes(15));
        assert_eq!(t.actor(&session).await, Actor::Visitor);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_59_a_clock_that_jumps_by_a_day_keeps_nobody_in() {
    on_both(async |t| {
        t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        t.advance(Duration::days(1));
        assert_eq!(t.actor(&session).await, Actor::Visitor);
        t.advance(Duration::days(-2));
        assert!(t.actor(&session).await.signed_in().is_ok(), "it is not yet over");
        t.advance(Duration::days(1) + Duration::minutes(31));
        assert_eq!(t.actor(&session).await, Actor::Visitor, "going back has not made it longer");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn being_seen_is_written_once_a_minute_at_most() {
    on_both(async |t| {
        t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        let before = t.dump().await;
        t.advance(Duration::seconds(59));
        t.actor(&session).await;
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        t.advance(Duration::seconds(1));
        t.actor(&session).await;
        assert_ne!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_33_whatever_was_prepared_before_the_activation_is_worth_nothing_after_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, link) = t.invited(&ada, Colleague::CAMILLE).await;
        // Somebody has had the link for a while and looked at its page, asked for it again and again, for a reset too, tried to sign in,
        // and had the language of the page changed.
        t.asks_again("camille@example.org").await.unwrap();
        t.forgets("camille@example.org").await.unwrap();
        let early: HashSet<String> = t.deliver_mail().await.secrets().into_iter().collect();
        assert_eq!(early, HashSet::from([link.clone()]), "it is the same link all along");
        let _ = t.signs_in("camille@example.org", OTHER_PASSWORD).await;
        activation::note_page_used(&t.ctx, &t.client(), activation::PageUsedForm { token: link.clone() }).await.unwrap();
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM sessions").await, 2, "Camille's and Ada's");
        let living = "SELECT count(*) FROM tokens WHERE used_at IS NULL AND replaced_at IS NULL AND cancelled_at IS NULL";
        assert_eq!(t.count(living).await, 0);
        assert_eq!(t.actor(&session).await.signed_in().unwrap().account, account);
    })
    .await;
}

/// However they came about: what was Ada's is made Camille's in the database, because no use case would give it away.
#[tokio::test(flavor = "multi_thread")]
async fn ac_33_sessions_and_links_that_an_account_somehow_had_before_its_activation_end_with_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let reset = t.reset_link("ada@example.org").await;
        t.advance(Duration::seconds(1));
        let planted = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let camilles = "account_id = (SELECT id FROM accounts WHERE sign_in_key = 'camille@example.org')";
        let latest = "created_at = (SELECT MAX(created_at) FROM sessions)";
        assert_eq!(t.sql(&format!("UPDATE sessions SET {camilles} WHERE {latest}")).await, Ok(1));
        assert_eq!(t.sql(&format!("UPDATE tokens SET {camilles} WHERE purpose = 'reset'")).await, Ok(1));
        // It would be hers: an account's sessions are those of its epoch.
        let living = "SELECT COUNT(*) FROM sessions s JOIN accounts a ON a.id = s.account_id AND a.session_epoch = s.epoch \
                      WHERE a.sign_in_key = 'camille@example.org'";
        assert_eq!(t.count(living).await, 1);
        let own = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.actor(&own).await.signed_in().unwrap().account, camille);
        assert_eq!(t.actor(&planted).await, Actor::Visitor, "whoever was in before is out");
        assert_eq!(t.count(&format!("SELECT COUNT(*) FROM sessions WHERE {camilles}")).await, 1);
        let refused = t.resets(&reset, "nine larks above the mill").await;
        assert_eq!(refused, Err(AppError::Link(LinkState::Replaced)));
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_33_whoever_got_the_link_at_a_wrong_address_can_do_nothing_with_it_once_the_address_is_right() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, astray) = t.invited(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        let letter = t.deliver_mail().await;
        let link = letter.secret();
        assert_eq!((letter.only().to.as_str(), link != astray), ("camille@example.org", true));
        assert_eq!(t.activates(&astray, OTHER_PASSWORD).await.err(), Some(AppError::Link(LinkState::Replaced)));
        // Nor may the former address ask for another.
        t.asks_again("camile@example.org").await.unwrap();
        t.forgets("camile@example.org").await.unwrap();
        t.deliver_mail().await.none();
        t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert!(t.activates(&astray, "nine larks above the mill").await.is_err());
        assert!(t.signs_in("camile@example.org", OTHER_PASSWORD).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_33_a_session_that_was_open_before_a_reset_by_mail_is_over_after_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let stolen = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap();
        let attacker = t.actor(&stolen).await;
        let (first, second) = (t.reset_link("camille@example.org").await, t.reset_link("camille@example.org").await);
        assert_eq!(first, second);
        t.resets(&first, "nine larks above the mill").await.unwrap();
        assert_eq!(t.actor(&stolen).await, Actor::Visitor);
        assert!(t.changes_password(&attacker, OTHER_PASSWORD, "mine from now on, I hope").await.is_err());
        assert!(t.signs_in("camille@example.org", "nine larks above the mill").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_language_of_the_link_page_becomes_the_persons() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (colleague, chosen) in [(Colleague::CAMILLE, "en"), (Colleague::JUNE, "fr")] {
            let (_, link) = t.invited(&ada, colleague).await;
            let form = ActivateForm { token: link, password: OTHER_PASSWORD.into(), locale: chosen.into() };
            let session = activation::activate(&t.ctx, &t.client(), form).await.unwrap();
            assert_eq!(t.actor(&session).await.signed_in().unwrap().locale.code(), chosen);
            assert_eq!(t.deliver_mail().await.read().language, chosen, "the notice speaks it already");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_s_own_language_is_changed_once_and_told_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        for _ in 0..2 {
            domain::staff::set_language(&t.ctx, &t.actor(&session).await, t.locale("fr")).await.unwrap();
        }
        assert_eq!(t.actor(&session).await.signed_in().unwrap().locale.code(), "fr");
        let (from, to) = (t.locale("en"), t.locale("fr"));
        assert_eq!(times(t, &ada, &Event::LanguageChanged { from, to }).await, 1);
        assert_eq!(domain::staff::set_language(&t.ctx, &Actor::Visitor, from).await, Err(AppError::SignInRequired));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_fills_the_history_by_changing_languages() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        let (en, fr) = (t.locale("en"), t.locale("fr"));
        let switches = async || {
            let actor = t.actor(&session).await;
            let to = if actor.signed_in().unwrap().locale == en { fr } else { en };
            domain::staff::set_language(&t.ctx, &actor, to).await
        };
        for change in 1..=30 {
            assert_eq!(switches().await, Ok(()), "{change}");
        }
        let before = t.dump().await;
        let refused = switches().await;
        assert!(matches!(refused, Err(AppError::Throttled { .. })), "{refused:?}");
        assert_eq!(t.dump().await, before, "nothing changed and nothing was noted");
        assert_eq!(domain::staff::set_language(&t.ctx, &t.actor(&session).await, en).await, Ok(()), "that is what it is");
        // It is one's own budget.
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        assert_eq!(domain::staff::set_language(&t.ctx, &camille, en).await, Ok(()));
        t.advance(chrono::Duration::hours(1));
        let later = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        assert_eq!(domain::staff::set_language(&t.ctx, &t.actor(&later).await, fr).await, Ok(()));
    })
    .await;
}

async fn times(t: &TestContext, ada: &Actor, event: &Event) -> usize {
    let page = history::list(&t.ctx, ada, HistoryQuery::default()).await.unwrap();
    page.entries.iter().filter(|entry| entry.event == *event).count()
}
