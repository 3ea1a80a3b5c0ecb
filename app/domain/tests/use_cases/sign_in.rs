//! Signing in: the same work and the same answer for every name.

use domain::{
    AppError,
    actor::Actor,
    errors::AppError::SignInFailed,
    fields::{Field, Problem},
    history::{self, Event, HistoryQuery},
    ids::AccountId,
    passwords::hasher::Cost,
    sessions::{self, SignInForm},
    testing::{Colleague, EACH_STATE, OTHER_PASSWORD, PASSWORD, QUICK, TestContext, both, on_both},
};

/// Somebody in each state that a name can be in, nobody of whom may come in with [`OTHER_PASSWORD`].
fn states() -> [(&'static str, &'static str); 7] {
    EACH_STATE.map(|(state, name)| if state == "active" { ("wrong password", "ada@example.org") } else { (state, name) })
}

#[tokio::test(flavor = "multi_thread")]
async fn row_24_row_64_the_address_is_the_name_to_sign_in_with() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let session = t.signs_in("  Camille@EXAMPLE.org ", OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.actor(&session).await.signed_in().unwrap().name, "Camille Roy");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_01_every_refusal_is_the_same_whatever_is_known_of_the_name() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        for (state, name) in states() {
            let refused = t.signs_in_from(&t.client_at(state), name, OTHER_PASSWORD).await;
            assert_eq!(refused.err(), Some(SignInFailed), "{state}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_02_each_attempt_costs_exactly_one_hash() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        for (state, name) in states().into_iter().chain([("right password", "ada@example.org")]) {
            let password = if state == "right password" { PASSWORD } else { OTHER_PASSWORD };
            let before = t.ctx.hasher().operations();
            let _ = t.signs_in_from(&t.client_at(state), name, password).await;
            assert_eq!(t.ctx.hasher().operations() - before, 1, "{state}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_02_a_throttled_attempt_hashes_nothing_for_known_and_unknown_names() {
    on_both(async |t| {
        t.somebody_in_each_state().await;
        for (state, name) in states() {
            for _ in 0..5 {
                let _ = t.signs_in_from(&t.client_at(state), name, "not the password at all").await;
            }
            let before = t.ctx.hasher().operations();
            assert_eq!(t.signs_in_from(&t.client_at(state), name, PASSWORD).await.err(), Some(SignInFailed), "{state}");
            assert_eq!(t.ctx.hasher().operations(), before, "{state}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_06_a_client_address_is_held_back_after_thirty_failures_for_any_name() {
    on_both(async |t| {
        t.administrator().await;
        let mut sequences = Vec::new();
        for (client, real) in [("192.0.2.10", true), ("192.0.2.20", false)] {
            let mut answers = Vec::new();
            for attempt in 0..32 {
                // Another name each time, so that no name's own budget speaks.
                let name = if real { "ada@example.org".to_owned() } else { format!("nobody{attempt}@example.org") };
                answers.push(t.signs_in_from(&t.client_at(client), &name, OTHER_PASSWORD).await.err().unwrap());
            }
            sequences.push(answers);
        }
        assert_eq!(sequences[0], sequences[1]);
        assert_eq!(sequences[0].iter().filter(|answer| **answer == SignInFailed).count(), 30);
        assert!(matches!(sequences[0][30], AppError::Throttled { retry_after_s: 1..=60 }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_07_a_name_that_nobody_has_is_held_back_like_one_that_somebody_has() {
    on_both(async |t| {
        t.administrator().await;
        let mut sequences = Vec::new();
        for name in ["ada@example.org", "nobody@example.org", "nobody at all"] {
            let mut sequence = Vec::new();
            for attempt in 0..12 {
                let before = t.ctx.hasher().operations();
                let client = t.client_at(&format!("{name} {attempt}"));
                let refused = t.signs_in_from(&client, name, OTHER_PASSWORD).await.err();
                sequence.push((refused, t.ctx.hasher().operations() - before));
                t.advance(chrono::Duration::seconds(if attempt % 2 == 0 { 50 } else { 5 }));
            }
            sequences.push(sequence);
        }
        assert_eq!(sequences[0], sequences[1]);
        assert_eq!(sequences[0], sequences[2]);
        assert!(sequences[0].iter().any(|(_, hashes)| *hashes == 0), "nothing was held back");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn empty_fields_are_told_without_hashing() {
    on_both(async |t| {
        t.administrator().await;
        let before = t.ctx.hasher().operations();
        let refused = sessions::sign_in(&t.ctx, &t.client(), SignInForm::default()).await.err().unwrap();
        let problems: Vec<_> = [Field::SignInName, Field::Password]
            .map(|field| refused.faults_of(field).map(|fault| fault.problem.clone()).collect::<Vec<_>>())
            .concat();
        assert_eq!(problems, [Problem::Required, Problem::Required]);
        assert_eq!(t.ctx.hasher().operations(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_14_a_spelling_that_only_looks_like_the_name_does_not_come_in() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague { email: "kim@example.org", ..Colleague::JUNE }).await;
        for look_alike in [
            "\u{212a}im@example.org",
            "kım@example.org",
            "kim\u{ff20}example.org",
            "kim@example.org.",
            "kim@ехample.org",
            "kim+@example.org",
        ] {
            assert_eq!(t.signs_in(look_alike, OTHER_PASSWORD).await.err(), Some(SignInFailed), "{look_alike}");
            t.advance(chrono::Duration::hours(1));
        }
        assert!(t.signs_in("KIM@example.ORG", OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_15_what_is_no_name_at_all_is_refused_like_any_other() {
    on_both(async |t| {
        t.administrator().await;
        let long = "a".repeat(10_000);
        for name in
            ["\0", "ada@example.org\0", "'; DROP TABLE accounts; --", "ada@example.org,eve@example.org", "\u{202e}", "%", &long]
        {
            assert_eq!(t.signs_in(name, PASSWORD).await.err(), Some(SignInFailed), "{name:?}");
        }
        let huge = "\u{fdfa}".repeat(100_000);
        assert_eq!(t.signs_in("ada@example.org", &huge).await.err(), Some(SignInFailed));
        assert_eq!(t.signs_in("ada@example.org", "a lantern\0 by the quiet sea").await.err(), Some(SignInFailed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_that_was_replaced_while_it_was_checked_opens_nothing() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await.signed_in().unwrap().account;
        // The database is held at the point where the account is about to be read again.
        let client = t.client();
        let sign_in = t.signs_in_from(&client, "camille@example.org", OTHER_PASSWORD);
        let replaced =
            "WITH replaced AS (UPDATE credentials SET phc = 'another') UPDATE accounts SET session_epoch = session_epoch + 1";
        let Some(session) = t.while_account_is_held(camille, sign_in, replaced).await else { return };
        assert_eq!(session.err(), Some(SignInFailed));
        assert_eq!(t.count("SELECT count(*) FROM credentials WHERE phc = 'another'").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_57_whoever_is_put_out_while_the_password_is_checked_does_not_come_in() {
    // Long enough for something to happen meanwhile. The other instance would hash the password anew at today's cost.
    const SLOW: Cost = Cost { m_kib: 32 << 10, t: 24, p: 1 };
    const MEANWHILE: [&str; 3] = [
        "UPDATE accounts SET session_epoch = session_epoch + 1",
        "UPDATE accounts SET deactivated_at = activated_at",
        "UPDATE accounts SET erased_at = activated_at",
    ];
    both(async |backend| {
        let t = TestContext::with_cost(backend, SLOW).await;
        t.administrator().await;
        let upgraded = t.second_instance_hashing_at(QUICK).await;
        let sign_in = || {
            let (ctx, client) = (upgraded.clone(), t.client());
            let form = SignInForm { sign_in_name: "ada@example.org".into(), password: PASSWORD.into(), next: String::new() };
            tokio::spawn(async move { sessions::sign_in(&ctx, &client, form).await.err() })
        };
        for meanwhile in MEANWHILE {
            let (before, hashed) = (kept(&t).await, upgraded.hasher().operations());
            let signing_in = sign_in();
            while upgraded.hasher().operations() == hashed {
                tokio::task::yield_now().await;
            }
            t.sql(meanwhile).await.unwrap();
            assert_eq!(signing_in.await.unwrap(), Some(SignInFailed), "{meanwhile}");
            assert_eq!(kept(&t).await, before, "{meanwhile}");
            t.sql("UPDATE accounts SET deactivated_at = NULL, erased_at = NULL").await.unwrap();
        }
        let before = kept(&t).await;
        assert_eq!(sign_in().await.unwrap(), None, "when nothing happens");
        assert!(kept(&t).await.iter().zip(&before).all(|(after, before)| after != before));
    })
    .await;
}

/// The password as it is stored, and how many sessions and events there are.
async fn kept(t: &TestContext) -> [String; 3] {
    let text = async |sql: &str| t.texts(sql).await.join(" ");
    [
        text("SELECT phc FROM credentials").await,
        text("SELECT CAST(count(*) AS text) FROM sessions").await,
        text("SELECT CAST(count(*) AS text) FROM history").await,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn the_history_tells_of_each_pause_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for attempt in 0..9 {
            let _ = t.signs_in_from(&t.client_at(&attempt.to_string()), "ada@example.org", OTHER_PASSWORD).await;
        }
        assert_eq!(events(t, &ada, ada.signed_in().unwrap().account, &Event::SignInThrottled).await, 1);
        t.advance(chrono::Duration::minutes(1));
        for attempt in 0..9 {
            let _ = t.signs_in_from(&t.client_at(&attempt.to_string()), "ada@example.org", OTHER_PASSWORD).await;
        }
        assert_eq!(events(t, &ada, ada.signed_in().unwrap().account, &Event::SignInThrottled).await, 2);
    })
    .await;
}

async fn events(t: &TestContext, ada: &Actor, account: AccountId, wanted: &Event) -> usize {
    let query = HistoryQuery { account: Some(account), before: None };
    let page = history::list(&t.ctx, ada, query).await.unwrap();
    page.entries.iter().filter(|entry| entry.event == *wanted).count()
}
