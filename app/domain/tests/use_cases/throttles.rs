//! Budgets: what runs out, for whom, and when it comes back.

use chrono::Duration;
use domain::{
    AppError,
    activation::{self, LinkPage},
    errors::{AppError::SignInFailed, LinkState},
    passwords::{self, ChangePasswordForm, Purpose},
    sessions::{self, Client, SignInForm},
    testing::{Backend, Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
    throttle::{self, Budget},
};

/// So many attempts run at once: then the budget is used up for that long.
const TABLE: [(Budget, i32, i64); 14] = [
    (Budget::SignInAccount, 5, 60),
    (Budget::SignInDevice, 5, 60),
    (Budget::SignInClient, 30, 60),
    (Budget::LinkAddress, 3, 3_600),
    (Budget::LinkClient, 20, 3_600),
    (Budget::LinkGuess, 20, 60),
    (Budget::LinkRefusal, 1, 86_400),
    (Budget::OwnLanguage, 30, 3_600),
    (Budget::OwnPassword, 10, 3_600),
    (Budget::PinAccount, 5, 60),
    (Budget::PinClient, 50, 3_600),
    (Budget::CardCode, 1_000, 3_600),
    (Budget::TakenName, 20, 3_600),
    (Budget::HelpName, 3, 86_400),
];

#[tokio::test(flavor = "multi_thread")]
async fn each_budget_lets_through_what_it_should_and_comes_back_in_time() {
    on_both(async |t| {
        for (budget, limit, seconds) in TABLE {
            for attempt in 1..=limit {
                let reserved = throttle::reserve(&t.ctx, budget, "somebody").await.unwrap();
                assert_eq!(reserved.was_last, attempt == limit, "{budget:?}, attempt {attempt}");
            }
            assert!(throttle::reserve(&t.ctx, budget, "somebody else").await.is_ok(), "{budget:?}");
            t.advance(Duration::seconds(seconds - 2));
            let refused = throttle::reserve(&t.ctx, budget, "somebody").await.unwrap_err();
            assert!(matches!(refused, AppError::Throttled { retry_after_s: 1..=2 }), "{budget:?}: {refused:?}");
            t.advance(Duration::seconds(2));
            assert!(throttle::reserve(&t.ctx, budget, "somebody").await.is_ok(), "{budget:?}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_19_three_an_hour_means_any_hour() {
    on_both(async |t| {
        let asks = async || throttle::reserve(&t.ctx, Budget::LinkAddress, "camille@example.org").await.is_ok();
        assert!(asks().await);
        t.advance(Duration::minutes(59));
        assert!(asks().await && asks().await && !asks().await);
        // The first one counts no more; the other two do for almost an hour yet.
        t.advance(Duration::minutes(2));
        assert!(asks().await && !asks().await);
        t.advance(Duration::minutes(56));
        assert!(!asks().await);
        t.advance(Duration::minutes(3));
        assert!(asks().await && asks().await && !asks().await);
        // A clock that is set back a little lets nobody ask on and on,
        t.advance(Duration::minutes(-10));
        asks().await;
        assert!(!asks().await && !asks().await);
        // and one that is set back far holds nobody for longer than the window.
        t.advance(Duration::hours(-48));
        assert!(asks().await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_51_instances_share_what_was_counted() {
    on_both(async |t| {
        let second = t.second_instance().await;
        for _ in 0..3 {
            throttle::reserve(&t.ctx, Budget::LinkGuess, "somebody").await.unwrap();
            throttle::reserve(&second, Budget::LinkGuess, "somebody").await.unwrap();
        }
        assert_eq!(t.count("SELECT CAST(failures AS bigint) FROM throttles").await, 6);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_attempt_does_not_wait_for_the_databases_writer() {
    on_both(async |t| {
        t.administrator().await;
        for _ in 0..20 {
            throttle::reserve(&t.ctx, Budget::LinkGuess, &t.client().address).await.unwrap();
        }
        let before = t.dump().await;
        // Somebody writes all the while: a refusal that wrote as well would have to wait, and be told that the machine is busy.
        let writer = t.ctx.begin().await.unwrap();
        let refused = throttle::reserve(&t.ctx, Budget::LinkGuess, &t.client().address).await.err();
        assert!(matches!(refused, Some(AppError::Throttled { .. })), "{refused:?}");
        drop(writer);
        assert_eq!(t.dump().await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_attempts_at_once_only_as_many_run_as_the_budget_has() {
    on_both(async |t| {
        t.administrator().await;
        let before = t.ctx.hasher().operations();
        let attempts = (0..24).map(|n| {
            let (ctx, client) = (t.ctx.clone(), t.client_at(&format!("192.0.2.{n}")));
            let form =
                SignInForm { sign_in_name: "ada@example.org".into(), password: OTHER_PASSWORD.into(), next: String::new() };
            tokio::spawn(async move { sessions::sign_in(&ctx, &client, form).await.err() })
        });
        for attempt in attempts.collect::<Vec<_>>() {
            assert_eq!(attempt.await.unwrap(), Some(SignInFailed));
        }
        assert_eq!(t.ctx.hasher().operations() - before, 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_45_ac_51_what_two_instances_count_at_once_is_counted_exactly() {
    on_both(async |t| {
        t.administrator().await;
        let second = t.second_instance().await;
        // One address tries many names, and each name from two instances: both rows of an attempt are somebody else's as well.
        let attempts = (0..12).map(|n| {
            let ctx = if n % 2 == 0 { t.ctx.clone() } else { second.clone() };
            let (client, name) = (t.client(), format!("nobody-{}@example.org", n / 2));
            let form = SignInForm { sign_in_name: name, password: OTHER_PASSWORD.into(), next: String::new() };
            tokio::spawn(async move {
                // Whoever finds the queue's places taken has tried nothing, and comes again.
                loop {
                    match sessions::sign_in(&ctx, &client, form.clone()).await.err() {
                        Some(AppError::Busy) => tokio::task::yield_now().await,
                        refused => return refused,
                    }
                }
            })
        });
        for attempt in attempts.collect::<Vec<_>>() {
            assert_eq!(attempt.await.unwrap(), Some(SignInFailed));
        }
        let counted = "SELECT CAST(t.failures AS text) FROM throttles t ORDER BY t.failures DESC";
        assert_eq!(t.texts(counted).await, ["12", "2", "2", "2", "2", "2", "2"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_07_the_last_of_five_stands_in_line_for_the_history_whether_the_name_exists_or_not() {
    on_both(async |t| {
        t.administrator().await;
        for name in ["ada@example.org", "nobody@example.org"] {
            for _ in 0..4 {
                assert_eq!(t.signs_in(name, OTHER_PASSWORD).await.err(), Some(SignInFailed));
            }
            t.break_table("history_head").await;
            let refused = t.signs_in(name, OTHER_PASSWORD).await.err();
            assert!(matches!(refused, Some(AppError::Unavailable { .. })), "{name}: {refused:?}");
            t.mend_table("history_head").await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_46_what_a_reset_forgives_does_not_come_back_with_an_attempt_that_was_under_way() {
    on_both(async |t| {
        t.administrator().await;
        let name = "ada@example.org";
        for n in 0..4 {
            assert!(t.signs_in_from(&t.client_at(&format!("192.0.2.{n}")), name, OTHER_PASSWORD).await.is_err());
        }
        let link = t.reset_link(name).await;
        // Somebody goes on guessing all the while.
        let (ctx, clients) = (t.ctx.clone(), (10..16).map(|n| t.client_at(&format!("192.0.2.{n}"))).collect::<Vec<_>>());
        let guessing = tokio::spawn(async move {
            for client in clients {
                let form = SignInForm { sign_in_name: name.into(), password: OTHER_PASSWORD.into(), next: String::new() };
                let _refused = sessions::sign_in(&ctx, &client, form).await;
            }
        });
        let device = t.resets(&link, "nine larks above the mill").await.unwrap();
        guessing.await.unwrap();
        // The name may be used up again by now, but not for the browser that the person came with.
        let home = Client { device: Some(device), ..t.client_at("192.0.2.200") };
        assert!(t.signs_in_from(&home, name, "nine larks above the mill").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_pause_after_wrong_passwords_doubles_up_to_an_hour() {
    on_both(async |t| {
        t.administrator().await;
        fail(t, 5).await;
        for minutes in [1, 2, 4, 8, 16, 32, 60, 60] {
            t.advance(Duration::minutes(minutes) - Duration::seconds(1));
            assert_eq!(hashes(t, OTHER_PASSWORD).await, 0, "after almost {minutes} minutes");
            t.advance(Duration::seconds(1));
            assert_eq!(hashes(t, OTHER_PASSWORD).await, 1, "after {minutes} minutes");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_right_password_forgets_the_failures() {
    on_both(async |t| {
        t.administrator().await;
        for _ in 0..4 {
            fail(t, 4).await;
            assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_48_a_success_neither_counts_for_the_client_nor_clears_it() {
    on_both(async |t| {
        t.administrator().await;
        for n in 0..29 {
            let _ = t.signs_in(&format!("nobody{n}@example.org"), OTHER_PASSWORD).await;
            assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
        }
        let _ = t.signs_in("nobody29@example.org", OTHER_PASSWORD).await;
        let refused = t.signs_in("ada@example.org", PASSWORD).await.err();
        assert!(matches!(refused, Some(AppError::Throttled { .. })), "{refused:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_50_nobody_is_locked_out_of_a_known_device_by_somebody_else() {
    on_both(async |t| {
        t.administrator().await;
        let device = t.signs_in("ada@example.org", PASSWORD).await.unwrap().device;
        let known = Client { device: Some(device), ..t.client() };
        fail(t, 8).await;
        assert_eq!(t.signs_in("ada@example.org", PASSWORD).await.err(), Some(SignInFailed), "from an unknown device");
        let again = t.signs_in_from(&known, "ada@example.org", PASSWORD).await.unwrap();
        assert_eq!(known.device, Some(again.device), "the device stays known by the same name");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_50_a_device_is_known_to_its_own_account_only() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let device = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap().device;
        fail(t, 5).await;
        for cookie in [device.clone(), "x".into(), format!("{device}x"), device.replace('.', "")] {
            let client = Client { device: Some(cookie), ..t.client() };
            assert_eq!(t.signs_in_from(&client, "ada@example.org", PASSWORD).await.err(), Some(SignInFailed));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_50_another_password_makes_every_device_unknown_but_the_one_it_was_changed_on() {
    on_both(async |t| {
        t.administrator().await;
        let collected = t.signs_in("ada@example.org", PASSWORD).await.unwrap().device;
        let browser = Client { device: Some(t.signs_in("ada@example.org", PASSWORD).await.unwrap().device), ..t.client() };
        let session = t.signs_in_from(&browser, "ada@example.org", PASSWORD).await.unwrap();
        let ada = t.actor(&session).await;
        let form = ChangePasswordForm { current_password: PASSWORD.into(), password: OTHER_PASSWORD.into() };
        let renewed = passwords::change(&t.ctx, &browser, &ada, form).await.unwrap().device;
        assert_ne!(Some(&renewed), browser.device.as_ref());
        fail_with(t, PASSWORD, 5).await;
        let from = async |device: &str| {
            let client = Client { device: Some(device.into()), ..t.client() };
            t.signs_in_from(&client, "ada@example.org", OTHER_PASSWORD).await
        };
        assert_eq!(from(&collected).await.err(), Some(SignInFailed), "it shares the budget of all unknown devices");
        assert!(from(&renewed).await.is_ok());
        t.deliver_mail().await;
        let link = t.reset_link("ada@example.org").await;
        t.resets(&link, PASSWORD).await.unwrap();
        fail(t, 5).await;
        let reset = Client { device: Some(renewed), ..t.client() };
        assert_eq!(t.signs_in_from(&reset, "ada@example.org", PASSWORD).await.err(), Some(SignInFailed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_hundred_failures_only_a_reset_by_mail_helps_on_every_device() {
    on_both(async |t| {
        t.administrator().await;
        let device = t.signs_in("ada@example.org", PASSWORD).await.unwrap().device;
        let known = Client { device: Some(device), ..t.client() };
        for client in [t.client(), known.clone()] {
            for _ in 0..100 {
                let _ = t.signs_in_from(&client, "ada@example.org", OTHER_PASSWORD).await;
                t.advance(Duration::hours(1));
            }
            t.advance(Duration::days(365));
            assert_eq!(t.signs_in_from(&client, "ada@example.org", PASSWORD).await.err(), Some(SignInFailed));
        }
        let link = t.reset_link("ada@example.org").await;
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
        for client in [t.client(), known] {
            assert!(t.signs_in_from(&client, "ada@example.org", OTHER_PASSWORD).await.is_ok());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guessed_before_there_was_a_password_keeps_nobody_out() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for _ in 0..100 {
            let _ = t.signs_in("camille@example.org", PASSWORD).await;
            t.advance(Duration::hours(1));
        }
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_46_wrong_passwords_count_the_same_wherever_they_are_typed() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for _ in 0..3 {
            assert!(t.changes_password(&ada, "not the password", OTHER_PASSWORD).await.is_err());
        }
        fail(t, 2).await;
        assert_eq!(hashes(t, PASSWORD).await, 0, "five were wrong already");
        let before = t.ctx.hasher().operations();
        assert!(t.changes_password(&ada, PASSWORD, OTHER_PASSWORD).await.is_err());
        assert_eq!(t.ctx.hasher().operations(), before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_46_guessing_at_an_open_session_is_noted_like_guessing_at_the_door() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for _ in 0..7 {
            assert!(t.changes_password(&ada, "not the password", OTHER_PASSWORD).await.is_err());
        }
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'sign-in-throttled'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_19_nobody_keeps_others_letters_waiting_by_changing_a_password_all_the_time() {
    on_both(async |t| {
        let mut ada = t.administrator().await;
        let mut passwords = [PASSWORD, OTHER_PASSWORD];
        for change in 1..=10 {
            let session = t.changes_password(&ada, passwords[0], passwords[1]).await;
            ada = t.actor(&session.unwrap_or_else(|refused| panic!("{change}: {refused:?}"))).await;
            passwords.reverse();
        }
        assert_eq!(t.deliver_mail().await.0.len(), 10);
        let before = t.ctx.hasher().operations();
        for _ in 0..6 {
            let refused = t.changes_password(&ada, passwords[0], passwords[1]).await.err();
            assert!(matches!(refused, Some(AppError::Throttled { .. })), "{refused:?}");
        }
        assert_eq!(t.ctx.hasher().operations(), before, "nothing was tried, so nothing counts as wrong");
        t.deliver_mail().await.none();
        assert!(t.signs_in("ada@example.org", passwords[0]).await.is_ok(), "the password is the one it was");
        t.advance(Duration::hours(1));
        let later = t.actor(&t.signs_in("ada@example.org", passwords[0]).await.unwrap()).await;
        assert!(t.changes_password(&later, passwords[0], passwords[1]).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_32_of_ten_thousand_guesses_none_opens_anything_and_ours_still_does() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let guess = async || {
            let drawn: String = t.ctx.random::<21>().iter().map(|byte| format!("{byte:02x}")).chain(["A".into()]).collect();
            activation::look(&t.ctx, &t.client(), Purpose::Activation, &drawn).await
        };
        // On PostgreSQL a tenth of them: each is a conversation with another process.
        let (minutes, guesses) = if t.backend == Backend::Sqlite { (20, 500) } else { (5, 200) };
        for _minute in 0..minutes {
            for n in 0..guesses {
                match guess().await {
                    Ok(page) => assert!(n < 20 && page == LinkPage::Refused { state: LinkState::Unknown }, "{n}: {page:?}"),
                    Err(refused) => assert!(n >= 20 && refused == AppError::Throttled { retry_after_s: 59 }, "{n}: {refused:?}"),
                }
            }
            assert!(matches!(t.looks(Purpose::Activation, &link).await, LinkPage::Open { .. }), "ours is no guess");
            t.advance(Duration::minutes(1));
        }
    })
    .await;
}

async fn fail(t: &TestContext, times: u32) {
    fail_with(t, OTHER_PASSWORD, times).await;
}

async fn fail_with(t: &TestContext, password: &str, times: u32) {
    for n in 0..times {
        let client = t.client_at(&format!("198.51.100.{n}"));
        assert_eq!(t.signs_in_from(&client, "ada@example.org", password).await.err(), Some(SignInFailed));
    }
}

async fn hashes(t: &TestContext, password: &str) -> u64 {
    let before = t.ctx.hasher().operations();
    let _ = t.signs_in("ada@example.org", password).await;
    t.ctx.hasher().operations() - before
}
