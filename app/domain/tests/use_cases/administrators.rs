//! Administrators: named and dismissed by each other, never by themselves, and never all of them.

use domain::{
    AppError,
    actor::Actor,
    errors::Conflict,
    ids::AccountId,
    staff::{self, AccountForm, StaffQuery},
    testing::{Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};
use std::sync::Arc;
use tokio::sync::Barrier;

/// Of each race, in every run; five hundred belong to `make soak`.
const ROUNDS: usize = 20;

fn id(actor: &Actor) -> AccountId {
    actor.signed_in().unwrap().account
}

async fn about(t: &TestContext, by: &Actor, account: AccountId) -> AccountForm {
    t.form_about(by, account).await
}

/// Ada and Camille, both administrators.
async fn two(t: &TestContext) -> (Actor, Actor) {
    let ada = t.administrator().await;
    let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
    staff::name_administrator(&t.ctx, &ada, about(t, &ada, id(&camille)).await).await.unwrap();
    let camille = t.as_they_are_now(&camille).await;
    assert!(camille.holds_every_right(), "from the next request on");
    (ada, camille)
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_57_whoever_is_an_administrator_no_longer_is_out_at_the_next_request_on_every_instance() {
    on_both(async |t| {
        let (ada, camille) = two(t).await;
        let second = t.second_instance().await;
        assert!(staff::list(&second, &camille, StaffQuery::default()).await.is_ok());
        staff::dismiss_administrator(&t.ctx, &ada, about(t, &ada, id(&camille)).await).await.unwrap();
        assert_eq!(t.as_they_are_now(&camille).await, Actor::Visitor, "every session of theirs has ended");
        let again = t.actor(&t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap()).await;
        assert_eq!(staff::list(&second, &again, StaffQuery::default()).await.err(), Some(AppError::Forbidden));
        // A request that was on its way when it happened decides on fresh rows.
        let form = AccountForm { account: id(&ada).to_string(), version: 1 };
        assert_eq!(staff::dismiss_administrator(&second, &camille, form).await, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_77_ac_79_nobody_dismisses_themselves_nor_the_last_one() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let own = about(t, &ada, id(&ada)).await;
        assert_eq!(staff::dismiss_administrator(&t.ctx, &ada, own.clone()).await, Err(AppError::Forbidden));
        let last = staff::dismiss_administrator(&t.ctx, &Actor::Operator, own).await;
        assert_eq!(last, Err(AppError::Conflict(Conflict::LastAdministrator)));
        // One who can't sign in any more doesn't count.
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        staff::name_administrator(&t.ctx, &ada, about(t, &ada, id(&camille)).await).await.unwrap();
        t.deactivate(id(&camille)).await;
        let form = about(t, &ada, id(&ada)).await;
        assert_eq!(
            staff::dismiss_administrator(&t.ctx, &Actor::Operator, form).await,
            Err(AppError::Conflict(Conflict::LastAdministrator))
        );
        assert!(t.as_they_are_now(&ada).await.holds_every_right());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_77_of_two_administrators_who_dismiss_each_other_at_once_one_remains() {
    on_both(async |t| {
        let (mut ada, mut camille) = two(t).await;
        let second = t.second_instance().await;
        for _ in 0..ROUNDS {
            let start = Arc::new(Barrier::new(2));
            let deeds = [(t.ctx.clone(), ada.clone(), id(&camille)), (second.clone(), camille.clone(), id(&ada))];
            let mut tasks = Vec::new();
            for (ctx, by, whom) in deeds {
                let (form, start) = (about(t, &by, whom).await, start.clone());
                tasks.push(tokio::spawn(async move {
                    start.wait().await;
                    staff::dismiss_administrator(&ctx, &by, form).await
                }));
            }
            let mut done = 0;
            for task in tasks {
                done += usize::from(task.await.unwrap().is_ok());
            }
            assert_eq!(done, 1);
            assert_eq!(t.count("SELECT count(*) FROM accounts WHERE is_administrator").await, 1);
            // Whoever is left names the other again.
            ada = t.actor(&t.signs_in("ada@example.org", PASSWORD).await.unwrap()).await;
            camille = t.actor(&t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap()).await;
            let (left, other) = if ada.holds_every_right() { (&ada, &camille) } else { (&camille, &ada) };
            staff::name_administrator(&t.ctx, left, about(t, left, id(other)).await).await.unwrap();
            ada = t.as_they_are_now(&ada).await;
            camille = t.as_they_are_now(&camille).await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_not_activated_their_account_is_not_named_and_whoever_is_one_not_again() {
    on_both(async |t| {
        let (ada, camille) = two(t).await;
        let june = t.adds(&ada, Colleague::JUNE).await;
        for whom in [june, id(&camille)] {
            let form = about(t, &ada, whom).await;
            assert_eq!(staff::name_administrator(&t.ctx, &ada, form).await, Err(AppError::Conflict(Conflict::Stale)));
        }
    })
    .await;
}
