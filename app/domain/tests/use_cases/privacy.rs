//! The privacy policy: nothing else is open until it is accepted.

use domain::{
    AppError,
    actor::Actor,
    errors::Conflict,
    fields::{Field, Problem},
    history::{self, Event, HistoryQuery},
    privacy::{self, AcceptForm},
    sessions,
    staff::{self, AccountForm, AddressForm, StaffQuery},
    testing::{Colleague, OTHER_PASSWORD, TestContext, on_both},
};

/// Camille, signed in, with the policy before her.
async fn newcomer(t: &TestContext, ada: &Actor, colleague: Colleague) -> Actor {
    let (_, link) = t.invited(ada, colleague).await;
    let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
    t.deliver_mail().await;
    t.actor(&session).await
}

#[tokio::test(flavor = "multi_thread")]
async fn row_65_until_the_policy_is_accepted_nothing_else_is_open() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = newcomer(t, &ada, Colleague::CAMILLE).await;
        let person = camille.signed_in().unwrap();
        assert!(person.policy_pending);
        let refused = Some(AppError::PolicyPending);
        let about = AccountForm { account: person.account.to_string(), version: 1 };
        let right = AddressForm {
            account: person.account.to_string(),
            version: 1,
            email: "x@example.org".into(),
            ..AddressForm::default()
        };
        assert_eq!(t.changes_password(&camille, OTHER_PASSWORD, "nine larks above the mill").await.err(), refused);
        assert_eq!(staff::list(&t.ctx, &camille, StaffQuery::default()).await.err(), refused);
        assert_eq!(staff::panel(&t.ctx, &camille, person.account).await.err(), refused);
        assert_eq!(staff::invite(&t.ctx, &camille, Colleague::JUNE.form()).await.err(), refused);
        assert_eq!(staff::activate(&t.ctx, &camille, about.clone()).await.err(), refused);
        assert_eq!(staff::resend(&t.ctx, &camille, about).await.err(), refused);
        assert_eq!(staff::correct_address(&t.ctx, &camille, right).await.err(), refused);
        assert_eq!(history::list(&t.ctx, &camille, HistoryQuery::default()).await.err(), refused);
        t.accepts_policy(&camille).await.unwrap();
        let session = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap();
        let camille = t.actor(&session).await;
        assert!(!camille.signed_in().unwrap().policy_pending);
        assert!(t.changes_password(&camille, OTHER_PASSWORD, "nine larks above the mill").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_65_an_administrator_who_has_not_accepted_holds_no_right() {
    on_both(async |t| {
        let ada = t.administrator().await;
        newcomer(t, &ada, Colleague::CAMILLE).await;
        t.sql("UPDATE accounts SET is_administrator = TRUE").await.unwrap();
        let session = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap();
        let camille = t.actor(&session).await;
        assert_eq!(staff::list(&t.ctx, &camille, StaffQuery::default()).await.err(), Some(AppError::PolicyPending));
        t.accepts_policy(&camille).await.unwrap();
        assert!(staff::list(&t.ctx, &t.actor(&session).await, StaffQuery::default()).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn meanwhile_one_may_read_it_in_one_s_language_change_that_and_leave() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = newcomer(t, &ada, Colleague::CAMILLE).await;
        let [english, french] = ["en", "fr"].map(|code| t.locale(code));
        let (in_english, in_french) =
            (privacy::read(&t.ctx, &camille, english).await.unwrap(), privacy::read(&t.ctx, &camille, french).await.unwrap());
        assert_eq!((in_english.version, in_french.version), (1, 1));
        assert_ne!(in_english.html, in_french.html);
        assert_eq!(privacy::read(&t.ctx, &Actor::Visitor, french).await.unwrap().html, in_french.html, "anybody may read it");
        staff::set_language(&t.ctx, &camille, english).await.unwrap();
        sessions::sign_out(&t.ctx, &camille).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_66_the_box_has_to_be_ticked_for_the_version_that_was_read() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = newcomer(t, &ada, Colleague::CAMILLE).await;
        let accept =
            async |accepted, version| privacy::accept(&t.ctx, &camille, AcceptForm { accepted, version }, t.locale("fr")).await;
        assert_eq!(accept(false, 1).await, Err(AppError::field(Field::Accepted, Problem::NotAccepted)));
        for version in [0, 2, -1, i32::MAX] {
            assert_eq!(accept(true, version).await, Err(AppError::Conflict(Conflict::Stale)));
        }
        let visitor = privacy::accept(&t.ctx, &Actor::Visitor, AcceptForm { accepted: true, version: 1 }, t.locale("fr")).await;
        assert_eq!(visitor, Err(AppError::SignInRequired));
        assert_eq!(t.count("SELECT count(*) FROM policy_acceptances").await, 0);
        assert_eq!(accept(true, 1).await, Ok(()));
        assert_eq!(accept(true, 1).await, Ok(()), "a second click finds it done");
        assert_eq!(t.texts("SELECT locale FROM policy_acceptances").await, ["fr"]);
        let query = HistoryQuery { account: Some(camille.signed_in().unwrap().account), before: None };
        let accepted = Event::PolicyAccepted { version: 1, locale: t.locale("fr") };
        let entries = history::list(&t.ctx, &ada, query).await.unwrap().entries;
        assert_eq!(entries.iter().filter(|entry| entry.event == accepted).count(), 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_version_is_asked_for_at_the_next_request() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let session = t.signs_in("camille@example.org", OTHER_PASSWORD).await.unwrap();
        assert!(!t.actor(&session).await.signed_in().unwrap().policy_pending);
        t.publish_policy(2).await;
        let camille = t.actor(&session).await;
        assert!(camille.signed_in().unwrap().policy_pending);
        t.accepts_policy(&camille).await.unwrap();
        assert!(!t.actor(&session).await.signed_in().unwrap().policy_pending);
    })
    .await;
}
