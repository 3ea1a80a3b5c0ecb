//! A machine that has more passwords to check than it can.

use domain::{
    AppError,
    errors::AppError::SignInFailed,
    sessions::{self, SignInForm},
    testing::{OTHER_PASSWORD, PASSWORD, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn ac_43_a_client_that_holds_its_share_of_the_queue_is_told_busy_and_another_comes_in() {
    on_both(async |t| {
        t.administrator().await;
        let places = (0..66).filter_map(|_| t.ctx.hasher().place_for(&t.client().address).ok()).collect::<Vec<_>>();
        assert_eq!(places.len(), 4);
        let before = (t.dump().await, t.ctx.hasher().operations());
        assert_eq!(t.signs_in("ada@example.org", PASSWORD).await.err(), Some(AppError::Busy));
        assert_eq!((t.dump().await, t.ctx.hasher().operations()), before, "nothing was written and nothing hashed");
        assert!(t.signs_in_from(&t.client_at("192.0.2.2"), "ada@example.org", PASSWORD).await.is_ok());
        drop(places);
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_right_passwords_at_once_all_come_in_or_are_refused_plainly() {
    on_both(async |t| {
        t.administrator().await;
        let attempts = (0..24).map(|n| {
            let (ctx, client) = (t.ctx.clone(), t.client_at(&format!("192.0.2.{n}")));
            let form = SignInForm { sign_in_name: "ada@example.org".into(), password: PASSWORD.into(), next: String::new() };
            tokio::spawn(async move { sessions::sign_in(&ctx, &client, form).await.map(|_| ()) })
        });
        let mut came_in = 0;
        for attempt in attempts.collect::<Vec<_>>() {
            match attempt.await.unwrap() {
                Ok(()) => came_in += 1,
                Err(refused) => assert_eq!(refused, SignInFailed),
            }
        }
        assert!(came_in >= 5);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_45_an_attempt_that_never_came_to_its_turn_does_not_count() {
    on_both(async |t| {
        t.administrator().await;
        let others = t.ctx.hasher().occupied();
        for password in [PASSWORD, OTHER_PASSWORD] {
            assert_eq!(t.signs_in("ada@example.org", password).await.err(), Some(AppError::Busy));
        }
        let counted = async || t.texts("SELECT CAST(t.failures AS text) FROM throttles t ORDER BY t.failures").await;
        assert_eq!(counted().await, ["0", "0"], "of the address and of the name");
        drop(others);
        assert_eq!(t.signs_in("ada@example.org", OTHER_PASSWORD).await.err(), Some(SignInFailed));
        assert_eq!(counted().await, ["1", "1"]);
    })
    .await;
}
