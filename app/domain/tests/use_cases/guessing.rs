//! Guessing at PINs: how few guesses are made, from wherever and on however many instances; when a name is locked, who comes in all the same,
//! and who lets sign-ins through again.

use chrono::Duration;
use domain::{
    AppError,
    errors::{AppError::SignInFailed, Conflict},
    fields::{Field, Problem},
    passwords::{self, ChangePasswordForm},
    sessions::{self, Client, SignInForm},
    staff,
    testing::{OTHER_PIN, PASSWORD, PIN, TestContext, on_both},
};

/// Runs one sign-in per form at once, on two instances in turn; how many were let through to be compared.
async fn at_once(t: &TestContext, forms: Vec<(Client, SignInForm)>) -> u64 {
    let second = t.second_instance().await;
    let before = t.ctx.hasher().operations() + second.hasher().operations();
    let tries = forms.into_iter().enumerate().map(|(n, (client, form))| {
        let ctx = if n % 2 == 0 { t.ctx.clone() } else { second.clone() };
        tokio::spawn(async move { sessions::sign_in(&ctx, &client, form).await.err() })
    });
    for attempt in tries.collect::<Vec<_>>() {
        let refused = attempt.await.unwrap();
        assert!(refused.is_some(), "nobody comes in by guessing");
    }
    t.ctx.hasher().operations() + second.hasher().operations() - before
}

fn guess(name: &str, pin: &str) -> SignInForm {
    SignInForm { sign_in_name: name.into(), password: pin.into(), next: String::new() }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_45_of_sixty_four_guesses_at_once_on_two_instances_five_are_made() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa_at_work(&ada).await;
        for name in ["awa.diallo", "nobody.here"] {
            let guesses = (0..64).map(|n| (t.client_at(&format!("198.51.100.{n}")), guess(name, "730582"))).collect();
            assert_eq!(at_once(t, guesses).await, 5, "{name}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_45_ac_07_after_ten_wrong_pins_nothing_is_let_through_until_a_manager_decides_so_for_any_name() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let before = t.ctx.hasher().operations();
        for name in ["awa.diallo", "nobody.here"] {
            for minutes in [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 60, 6_000] {
                t.advance(Duration::minutes(minutes));
                assert_eq!(t.signs_in(name, "730582").await.err(), Some(SignInFailed), "{name}");
            }
        }
        assert_eq!(t.ctx.hasher().operations() - before, 20, "ten for each");
        assert_eq!(t.signs_in("awa.diallo", PIN).await.err(), Some(SignInFailed), "not even the right one");
        let ada = t.signed_in_again("ada@example.org").await;
        assert!(t.panel(&ada, account).await.summary.marks.is_locked);
        let form = t.form_about(&ada, account).await;
        staff::unlock(&t.ctx, &ada, form).await.unwrap();
        let once_more = t.form_about(&ada, account).await;
        let nothing_to_unlock = Err(AppError::Conflict(Conflict::Stale));
        assert_eq!(staff::unlock(&t.ctx, &ada, once_more).await, nothing_to_unlock);
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok());
        assert!(!t.panel(&ada, account).await.summary.marks.is_locked);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_46_a_pin_has_one_count_wherever_it_is_typed() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, awa) = t.awa_at_work(&ada).await;
        for _ in 0..3 {
            assert_eq!(t.signs_in("awa.diallo", "730582").await.err(), Some(SignInFailed));
        }
        let change = ChangePasswordForm { current_password: "730582".into(), password: OTHER_PIN.into() };
        for _ in 0..2 {
            let refused = passwords::change(&t.ctx, &t.client(), &awa, change.clone()).await.err();
            assert_eq!(refused, Some(AppError::field(Field::CurrentPassword, Problem::CurrentPasswordWrong)));
        }
        let before = t.ctx.hasher().operations();
        assert_eq!(t.signs_in(" AWA.Diallo ", PIN).await.err(), Some(SignInFailed));
        assert_eq!(t.ctx.hasher().operations(), before, "nothing was tried");
        t.advance(Duration::minutes(1));
        assert!(t.changes_password(&awa, PIN, OTHER_PIN).await.is_ok());
        assert!(t.signs_in("awa.diallo", OTHER_PIN).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_47_one_client_tries_fifty_names_an_hour_and_all_together_a_thousand() {
    on_both(async |t| {
        t.administrator().await;
        let before = t.ctx.hasher().operations();
        let mut refused = 0;
        for n in 0..80 {
            // Slow enough for the budget of a minute.
            t.advance(Duration::seconds(3));
            match t.signs_in(&format!("name{n:03}"), "730582").await.err() {
                Some(SignInFailed) => {}
                Some(AppError::Throttled { .. }) => refused += 1,
                other => panic!("{other:?}"),
            }
        }
        assert_eq!((t.ctx.hasher().operations() - before, refused), (50, 30));
        // From two hundred addresses: a thousand in all, whoever asks.
        for client in 0..200 {
            let client = t.client_at(&format!("198.51.100.{client}"));
            for n in 0..5 {
                let refused = t.signs_in_from(&client, &format!("other{n}{}", client.address), "730582").await.err();
                assert!(matches!(refused, Some(SignInFailed | AppError::Throttled { .. })), "{refused:?}");
            }
        }
        assert_eq!(t.ctx.hasher().operations() - before, 1_000);
        // Whoever has an address and a password comes in all the same.
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
        t.advance(Duration::hours(1));
        assert_eq!(t.signs_in("name000", "730582").await.err(), Some(SignInFailed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_48_whoever_signs_in_between_guesses_gets_no_more_guesses() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa_at_work(&ada).await;
        let device = Client { device: Some(t.signs_in("awa.diallo", PIN).await.unwrap().device), ..t.client() };
        let before = t.ctx.hasher().operations();
        for n in 0..60 {
            t.advance(Duration::seconds(10));
            let refused = t.signs_in(&format!("name{n:03}"), "730582").await.err();
            assert!(matches!(refused, Some(SignInFailed | AppError::Throttled { .. })), "{refused:?}");
            if n % 6 == 0 {
                assert!(t.signs_in_from(&device, "awa.diallo", PIN).await.is_ok());
            }
        }
        assert_eq!(t.ctx.hasher().operations() - before, 50 + 10);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_50_while_a_name_is_locked_its_owner_comes_in_from_a_known_device() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa_at_work(&ada).await;
        let device = t.signs_in("awa.diallo", PIN).await.unwrap().device;
        for minutes in [0, 0, 0, 0, 0, 1, 2, 4, 8, 16] {
            t.advance(Duration::minutes(minutes));
            assert_eq!(t.signs_in_from(&t.client_at("198.51.100.7"), "awa.diallo", "730582").await.err(), Some(SignInFailed));
        }
        assert_eq!(t.signs_in("awa.diallo", PIN).await.err(), Some(SignInFailed), "from anywhere else she doesn't");
        let known = Client { device: Some(device), ..t.client() };
        assert!(t.signs_in_from(&known, "awa.diallo", PIN).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_51_two_instances_lock_at_ten_together() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa_at_work(&ada).await;
        let second = t.second_instance().await;
        let made = async || t.ctx.hasher().operations() + second.hasher().operations();
        let before = made().await;
        for (n, minutes) in [0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 60, 60].into_iter().enumerate() {
            t.advance(Duration::minutes(minutes));
            let ctx = if n % 2 == 0 { &t.ctx } else { &second };
            let refused = sessions::sign_in(ctx, &t.client(), guess("awa.diallo", "730582")).await.err();
            assert_eq!(refused, Some(SignInFailed));
        }
        assert_eq!(made().await - before, 10);
    })
    .await;
}
