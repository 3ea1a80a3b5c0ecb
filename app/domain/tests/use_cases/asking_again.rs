//! "I forgot my password" and "send me the link again": the same answer and the same work for every address, and never a weapon.

use chrono::Duration;
use domain::{
    AppError, Locale,
    activation::{self, AskAgainForm, LinkPage},
    fields::{Field, Problem},
    mail::{
        Transport,
        relay::{Patience, Relay},
    },
    passwords::{self, ForgottenForm, Purpose},
    testing::{
        Colleague, EACH_STATE, OTHER_PASSWORD, PASSWORD, TestContext, on_both,
        smtp::{Act, Phase, SmtpServer},
    },
};
use std::time::Duration as RealDuration;

/// What asking leaves in the database, but for what is each time another.
async fn traces(t: &TestContext) -> (Vec<String>, i64) {
    let rows = "SELECT kind || ' ' || COALESCE(CAST(account_id AS text), '-') || ' ' || COALESCE(CAST(token_id AS text), '-') || ' ' || \
                locale || ' ' || payload || ' ' || state || ' ' || CAST(attempts AS text) FROM outbox WHERE kind = 'link-request'";
    (t.texts(rows).await, t.count("SELECT count(*) FROM throttles").await)
}

async fn ask(t: &TestContext, forgotten: bool, client: &str, email: &str) -> Result<(), AppError> {
    let (client, locale) = (t.client_at(client), Locale::default());
    if forgotten {
        passwords::forgotten(&t.ctx, &client, ForgottenForm { email: email.into() }, locale).await
    } else {
        activation::ask_again(&t.ctx, &client, AskAgainForm { email: email.into() }, locale).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_04_every_address_gets_the_same_answer_and_causes_the_same_rows() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        for forgotten in [true, false] {
            let mut left = Vec::new();
            for (state, address) in EACH_STATE {
                let before = t.count("SELECT count(*) FROM throttles").await;
                assert_eq!(ask(t, forgotten, &format!("{state} {forgotten}"), address).await, Ok(()), "{state}");
                let (rows, throttles) = traces(t).await;
                assert_eq!(rows.len(), 1, "{state}");
                left.push((rows, throttles - before));
                t.deliver_mail().await;
            }
            // The first question about an address makes its budget's row; the second finds it.
            assert!(left.iter().all(|traces| *traces == left[0]), "{left:#?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_04_only_those_who_should_get_a_letter_and_row_79_the_one_that_helps_them() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        // Whichever of the two pages they found.
        let expected = [("invited", "/activate/"), ("invitation expired", "/activate/"), ("active", "/reset/")];
        for forgotten in [true, false] {
            for (state, address) in EACH_STATE {
                ask(t, forgotten, state, address).await.unwrap();
                let letters = t.deliver_mail().await;
                match expected.iter().find(|(who, _)| *who == state) {
                    Some((_, path)) => {
                        assert_eq!(letters.only().to, address);
                        assert!(letters.link().contains(path), "{state}: {}", letters.link());
                        assert_eq!(letters.read().language, "fr", "the recipient's, not the visitor's");
                    }
                    None => letters.none(),
                }
            }
        }
    })
    .await;
}

/// As patient as a test has time for.
const HURRIED: Patience = Patience {
    connect: RealDuration::from_secs(2),
    session: RealDuration::from_millis(300),
    command: RealDuration::from_millis(300),
    message: RealDuration::from_millis(300),
};

#[tokio::test(flavor = "multi_thread")]
async fn ac_05_a_relay_that_is_away_refuses_or_says_nothing_changes_no_answer_and_no_row() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        let relay = SmtpServer::start().await;
        let transport = Transport::Smtp(Relay::for_tests(&relay.url(), HURRIED, None).unwrap());
        let troubles = [None, Some(Act::reply("421 4.3.2 closing")), Some(Act::reply("554 5.3.2 no service")), Some(Act::Hang)];
        let mut left = Vec::new();
        relay.go_down().await;
        for (trouble, act) in troubles.into_iter().enumerate() {
            if let Some(act) = act {
                relay.always(Phase::Greet, act);
            }
            for (state, address) in EACH_STATE {
                assert_eq!(ask(t, true, &format!("{state} {trouble}"), address).await, Ok(()), "{state}");
                left.push(traces(t).await.0);
                let delivered = t.deliver_through(transport.clone()).await;
                assert_eq!((delivered.answered, delivered.sent), (1, 0), "{state}");
            }
            if trouble == 0 {
                relay.come_back().await;
            }
            // Each time an hour later, when an address may be asked about again.
            t.advance(Duration::hours(1));
        }
        assert!(left.iter().all(|rows| *rows == left[0]), "{left:#?}");
        relay.clear();
        // Once the relay is known to be back, what waited leaves, each link once: the others were the same links, asked for again.
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..5 {
            t.advance(Duration::minutes(40));
            t.deliver_through(transport.clone()).await;
            reached.extend(relay.received().into_iter().flat_map(|letter| letter.to));
        }
        assert_eq!(Vec::from_iter(reached), ["active01@example.org", "expired1@example.org", "invited1@example.org"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_06_asking_too_often_gets_the_same_answer_for_real_and_for_made_up_addresses() {
    on_both(async |t| {
        t.administrator().await;
        for (client, address) in [("real", "ada@example.org"), ("made up", "nobody@example.org")] {
            for _ in 0..5 {
                assert_eq!(ask(t, true, client, address).await, Ok(()));
            }
            assert_eq!(t.count("SELECT count(*) FROM outbox WHERE kind = 'link-request'").await, 5, "{client}");
            let letters = t.deliver_mail().await;
            assert_eq!(
                letters.addresses().len(),
                usize::from(address == "ada@example.org"),
                "{client}: five in a row are one letter"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_19_five_hundred_requests_from_fifty_clients_send_three_letters_an_hour_and_the_link_still_works() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        for (hour, requests) in [500, 100].into_iter().enumerate() {
            let mut letters = Vec::new();
            for n in 0..requests {
                ask(t, n % 2 == 0, &format!("198.51.100.{}", n % 50), "camille@example.org").await.unwrap();
                if n < 10 || n % 100 == 99 {
                    letters.extend(t.deliver_mail().await.secrets());
                }
            }
            assert_eq!(letters, [link.as_str(); 3], "hour {hour}");
            t.advance(Duration::hours(1));
        }
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok(), "nobody can kill a link by asking for it");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_19_one_client_asks_for_twenty_addresses_an_hour_at_most() {
    on_both(async |t| {
        t.administrator().await;
        for n in 0..30 {
            ask(t, true, "198.51.100.1", &format!("person{n}@example.org")).await.unwrap();
        }
        assert_eq!(t.count("SELECT count(*) FROM outbox").await, 20);
        ask(t, true, "198.51.100.2", "ada@example.org").await.unwrap();
        t.deliver_mail().await.only();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_again_keeps_the_links_deadline() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let deadline = t.panel(&ada, camille).await.link_deadline;
        t.advance(Duration::hours(23));
        t.asks_again("camille@example.org").await.unwrap();
        assert_eq!(t.deliver_mail().await.secret(), link);
        assert_eq!(t.panel(&ada, camille).await.link_deadline, deadline);
        t.advance(Duration::hours(1));
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_56_whoever_has_an_expired_link_gets_a_new_one_by_typing_the_address() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
            let (_, expired) = t.invited(&ada, colleague).await;
            t.advance(Duration::hours(24));
            t.asks_again(&colleague.email.to_uppercase()).await.unwrap();
            let letters = t.deliver_mail().await;
            assert_eq!(letters.only().to, colleague.email, "to the stored address, not the typed one");
            assert_eq!(letters.read().language, colleague.locale);
            assert_ne!(letters.secret(), expired);
            assert!(t.activates(&letters.secret(), OTHER_PASSWORD).await.is_ok());
            t.deliver_mail().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_79_a_forgotten_password_that_never_was_sends_the_activation_link() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
            let (_, link) = t.invited(&ada, colleague).await;
            t.forgets(colleague.email).await.unwrap();
            let letters = t.deliver_mail().await;
            assert_eq!((letters.read().language.as_str(), letters.secret()), (colleague.locale, link.clone()));
            assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok());
            t.deliver_mail().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_14_a_look_alike_gets_no_letter_and_no_letter_goes_to_a_typed_spelling() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let stored = "Kim.Sato@Example.org";
        t.colleague_at_work(&ada, Colleague { email: stored, ..Colleague::JUNE }).await;
        for (n, typed) in [
            "\u{212a}im.sato@example.org",
            "kım.sato@example.org",
            "kim.ſato@example.org",
            "kim.sato\u{ff20}example.org",
            "kim.sato@example.org.",
            "kim.sato@ехample.org",
            "kim.sato+x@example.org",
            "kimsato@example.org",
            "kim.sato@example.örg",
            "kim.sato@xn--example-9uf.org",
            "kim.sato@example.org\u{200b}",
        ]
        .into_iter()
        .enumerate()
        {
            let _ = ask(t, true, &n.to_string(), typed).await;
            t.deliver_mail().await.none();
        }
        for (n, typed) in ["kim.sato@example.org", " KIM.SATO@EXAMPLE.ORG "].into_iter().enumerate() {
            ask(t, true, &format!("right {n}"), typed).await.unwrap();
            assert_eq!(t.deliver_mail().await.only().to.to_lowercase(), stored.to_lowercase());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_15_a_malformed_address_is_told_or_reaches_one_stored_address_at_most() {
    on_both(async |t| {
        t.administrator().await;
        let long = format!("ada@{}.org", "a".repeat(400));
        for (n, typed) in [
            "ada@example.org,eve@evil.example",
            "ada@example.org;eve@evil.example",
            "ada@example.org eve@evil.example",
            "ada@example.org\r\nBcc: eve@evil.example",
            "ada@example.org\nada@example.org",
            "ada@example.org\0",
            "\0",
            "<ada@example.org>",
            "Ada <ada@example.org>",
            "\"ada\"@example.org",
            "\"ada@example.org\"@evil.example",
            "ada@example.org@evil.example",
            "ada@[127.0.0.1]",
            "ada@127.0.0.1",
            "ada@localhost",
            "@example.org",
            "ada@",
            "ada",
            "ada@example..org",
            ".ada@example.org",
            "ada(comment)@example.org",
            "ada%40example.org",
            "[\"ada@example.org\"]",
            "{\"email\":\"ada@example.org\"}",
            "ada@example.org\u{2028}",
            &long,
            &"a".repeat(320),
            &format!("{}@example.org", "a".repeat(65)),
        ]
        .into_iter()
        .enumerate()
        {
            for forgotten in [true, false] {
                let refused =
                    ask(t, forgotten, &n.to_string(), typed).await.err().unwrap_or_else(|| panic!("{typed:?} was taken"));
                assert_eq!(refused.faults_of(Field::Email).count(), 1, "{typed:?}: {refused:?}");
            }
            t.deliver_mail().await.none();
        }
        let required = ask(t, true, "nothing", "  ").await;
        assert_eq!(required, Err(AppError::field(Field::Email, Problem::Required)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_48_nobody_who_was_not_invited_yet_can_invite_themselves() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.adds(&ada, Colleague::CAMILLE).await;
        t.asks_again("camille@example.org").await.unwrap();
        t.forgets("camille@example.org").await.unwrap();
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reset_opens_its_page_and_leads_back_to_signing_in() {
    on_both(async |t| {
        t.administrator_reading("fr").await;
        let link = t.reset_link("ada@example.org").await;
        let LinkPage::Open { sign_in_name, .. } = t.looks(Purpose::Reset, &link).await else { panic!("closed") };
        assert_eq!(sign_in_name, "ada@example.org");
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.deliver_mail().await.read().language, "fr");
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_err());
        assert!(t.signs_in("ada@example.org", OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_question_that_waited_for_three_days_is_forgotten() {
    on_both(async |t| {
        t.administrator().await;
        t.forgets("ada@example.org").await.unwrap();
        t.advance(Duration::hours(72));
        t.deliver_mail().await.none();
        assert_eq!(t.count("SELECT count(*) FROM outbox").await, 0);
    })
    .await;
}
