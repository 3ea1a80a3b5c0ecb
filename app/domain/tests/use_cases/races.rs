//! Races: many do the same thing at the same moment, on two instances; it happens once.

use domain::{
    AppError,
    activation::{self, ActivateForm, LinkPage},
    actor::Actor,
    errors::{Conflict, LinkState},
    fields::{Field, Problem},
    passwords::{self, Purpose, ResetForm},
    setup,
    staff::{self, NewStaffForm},
    testing::{Colleague, OTHER_PASSWORD, on_both},
};
use std::sync::Arc;
use tokio::sync::Barrier;

/// Of each race, in every run; long races belong to `make soak`.
const ROUNDS: i64 = 20;

#[tokio::test(flavor = "multi_thread")]
async fn ac_25_of_64_posts_of_one_link_at_once_one_succeeds() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let second = t.second_instance().await;
        for round in 0..ROUNDS {
            let email: &'static str = format!("person{round}@example.org").leak();
            let (account, link) = t.invited(&ada, Colleague { email, ..Colleague::CAMILLE }).await;
            let start = Arc::new(Barrier::new(64));
            let posts = (0..64).map(|n| {
                // Each from elsewhere: one client alone would get no further than its share of the hash queue.
                let client = t.client_at(&format!("192.0.2.{n}"));
                let (ctx, start) = (if n % 2 == 0 { &t.ctx } else { &second }.clone(), start.clone());
                let form = ActivateForm { token: link.clone(), password: OTHER_PASSWORD.into(), locale: String::new() };
                tokio::spawn(async move {
                    start.wait().await;
                    activation::activate(&ctx, &client, form).await
                })
            });
            let mut sessions = Vec::new();
            for post in posts.collect::<Vec<_>>() {
                match post.await.unwrap() {
                    Ok(session) => sessions.push(session),
                    Err(refused) => assert_eq!(refused, AppError::Link(LinkState::Used)),
                }
            }
            assert_eq!(sessions.len(), 1);
            assert_eq!(t.actor(&sessions[0]).await.signed_in().unwrap().account, account);
            assert_eq!(t.deliver_mail().await.only().to, email, "one notice");
        }
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'account-activated'").await, ROUNDS + 1);
        assert_eq!(t.count("SELECT count(*) FROM credentials").await, ROUNDS + 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_25_of_many_resets_at_once_one_succeeds() {
    on_both(async |t| {
        t.administrator().await;
        let link = t.reset_link("ada@example.org").await;
        let posts = (0..32).map(|n| {
            let (ctx, client) = (t.ctx.clone(), t.client_at(&format!("192.0.2.{n}")));
            let form = ResetForm { token: link.clone(), password: OTHER_PASSWORD.into() };
            tokio::spawn(async move { passwords::reset(&ctx, &client, form).await })
        });
        let mut done = 0;
        for post in posts.collect::<Vec<_>>() {
            match post.await.unwrap() {
                Ok(_) => done += 1,
                Err(refused) => assert_eq!(refused, AppError::Link(LinkState::Used)),
            }
        }
        assert_eq!(done, 1);
        t.deliver_mail().await.only();
        assert!(matches!(t.looks(Purpose::Reset, &link).await, LinkPage::Refused { state: LinkState::Used }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_88_of_many_who_add_one_address_at_once_one_does() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let second = t.second_instance().await;
        for round in 0..ROUNDS {
            let form = NewStaffForm { email: format!("person{round}@example.org"), ..Colleague::CAMILLE.form() };
            let posts = (0..32).map(|n| {
                let (ctx, ada, form) = (if n % 2 == 0 { t.ctx.clone() } else { second.clone() }, ada.clone(), form.clone());
                tokio::spawn(async move { staff::invite(&ctx, &ada, form).await })
            });
            let mut made = 0;
            for post in posts.collect::<Vec<_>>() {
                match post.await.unwrap() {
                    Ok(_) => made += 1,
                    Err(refused) => assert_eq!(refused, AppError::field(Field::Email, Problem::Taken)),
                }
            }
            assert_eq!(made, 1);
            t.deliver_mail().await.only();
        }
        assert_eq!(t.count("SELECT count(*) FROM accounts").await, ROUNDS + 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_89_a_double_click_makes_one_account_and_both_clicks_lead_to_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for n in 0..10 {
            let form = NewStaffForm {
                submission: t.ctx.new_id().to_string(),
                email: format!("person{n}@example.org"),
                ..Colleague::CAMILLE.form()
            };
            let (first, second) =
                tokio::join!(staff::invite(&t.ctx, &ada, form.clone()), staff::invite(&t.ctx, &ada, form.clone()));
            assert_eq!(first.unwrap(), second.unwrap());
            t.deliver_mail().await.only();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_82_of_many_who_set_up_at_once_one_does() {
    on_both(async |t| {
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let second = t.second_instance().await;
        let posts = (0..16).map(|n| {
            let client = t.client_at(&format!("192.0.2.{n}"));
            let ctx = if n % 2 == 0 { &t.ctx } else { &second }.clone();
            let form = setup::SetUpForm { email: format!("ada{n}@example.org"), ..t.set_up_form(&link, "fr") };
            tokio::spawn(async move { setup::complete(&ctx, &client, form).await })
        });
        let mut done = 0;
        for post in posts.collect::<Vec<_>>() {
            match post.await.unwrap() {
                Ok(_) => done += 1,
                Err(AppError::Conflict(Conflict::AlreadySetUp) | AppError::Link(LinkState::Used)) => {}
                Err(refused) => panic!("{refused:?}"),
            }
        }
        assert_eq!((done, t.count("SELECT count(*) FROM accounts").await), (1, 1));
    })
    .await;
}
