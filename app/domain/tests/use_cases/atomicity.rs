//! A deed and its history are one: when either can't be written, neither is.

use domain::{
    AppError,
    actor::Actor,
    privacy, sessions, setup, staff,
    testing::{Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};

const THIRD: &str = "nine larks above the mill";

/// What attempts leave behind in any case.
const COUNTED: [&str; 1] = ["throttles"];

struct People {
    ada: Actor,
    camille: Actor,
    invited: domain::ids::AccountId,
    created: domain::ids::AccountId,
    activation: String,
    reset: String,
    replaced: String,
}

async fn everybody(t: &TestContext) -> People {
    let ada = t.administrator().await;
    let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await;
    let (invited, activation) = t.invited(&ada, Colleague::JUNE).await;
    let created = t.adds(&ada, Colleague { email: "created@example.org", ..Colleague::JUNE }).await;
    let reset = t.reset_link("camille@example.org").await;
    let (other, replaced) = t.invited(&ada, Colleague { email: "other@example.org", ..Colleague::JUNE }).await;
    t.resends(&ada, other).await.unwrap();
    for _ in 0..4 {
        assert!(t.signs_in("ada@example.org", THIRD).await.is_err());
    }
    People { ada, camille, invited, created, activation, reset, replaced }
}

type Deeds = Vec<(&'static str, Option<AppError>)>;

/// Every deed that sends a letter, each as somebody would do it.
async fn deeds_with_a_letter(t: &TestContext, people: &People) -> Deeds {
    let People { ada, camille, invited, created, activation, reset, .. } = people;
    let new = Colleague { email: "new@example.org", ..Colleague::CAMILLE }.form();
    let created = t.form_about(ada, *created).await;
    vec![
        ("invite", staff::invite(&t.ctx, ada, new).await.err()),
        ("activate", staff::activate(&t.ctx, ada, created).await.err()),
        ("resend", t.resends(ada, *invited).await.err()),
        ("correct the address", t.corrects(ada, *invited, "juno@example.org").await.err()),
        ("choose the first password", t.activates(activation, OTHER_PASSWORD).await.err()),
        ("reset", t.resets(reset, THIRD).await.err()),
        ("change", t.changes_password(camille, OTHER_PASSWORD, THIRD).await.err()),
    ]
}

/// Every other deed that leaves a trace in the history.
async fn other_deeds(t: &TestContext, people: &People) -> Deeds {
    let People { camille, activation, replaced, .. } = people;
    let english = t.locale("en");
    vec![
        ("sign in", t.signs_in("camille@example.org", OTHER_PASSWORD).await.err()),
        ("sign out", sessions::sign_out(&t.ctx, camille).await.err()),
        ("language", staff::set_language(&t.ctx, camille, english).await.err()),
        ("use the password page", t.uses_the_page(activation).await.err()),
        ("use a replaced link", t.activates(replaced, OTHER_PASSWORD).await.err()),
        ("guess for the fifth time", t.signs_in("ada@example.org", THIRD).await.err()),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_90_when_the_history_can_t_be_written_nothing_happens() {
    on_both(async |t| {
        let people = everybody(t).await;
        t.break_table("history").await;
        let before = t.dump().await;
        for (deed, refused) in deeds_with_a_letter(t, &people).await.into_iter().chain(other_deeds(t, &people).await) {
            assert!(matches!(refused, Some(AppError::Unavailable { .. })), "{deed}: {refused:?}");
        }
        assert_eq!(t.changed_since(&before, &COUNTED).await, NOTHING);
        t.mend_table("history").await;
        for (deed, refused) in deeds_with_a_letter(t, &people).await.into_iter().take(3) {
            assert_eq!(refused, None, "{deed}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_90_when_the_letter_can_t_be_written_nothing_happens_and_nothing_is_told() {
    on_both(async |t| {
        let people = everybody(t).await;
        t.break_table("outbox").await;
        let before = t.dump().await;
        for (deed, refused) in deeds_with_a_letter(t, &people).await {
            assert!(matches!(refused, Some(AppError::Unavailable { .. })), "{deed}: {refused:?}");
        }
        assert_eq!(t.changed_since(&before, &COUNTED).await, NOTHING);
        t.mend_table("outbox").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_90_a_question_that_can_t_be_written_down_is_no_silent_success() {
    on_both(async |t| {
        t.administrator().await;
        t.break_table("outbox").await;
        let refused = t.forgets("ada@example.org").await;
        assert!(matches!(refused, Err(AppError::Unavailable { .. })), "{refused:?}");
        t.mend_table("outbox").await;
        t.break_table("throttles").await;
        for refused in [t.forgets("ada@example.org").await.err(), t.signs_in("ada@example.org", PASSWORD).await.err()] {
            assert!(matches!(refused, Some(AppError::Unavailable { .. })), "{refused:?}");
        }
        t.mend_table("throttles").await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_90_the_set_up_is_all_or_nothing() {
    on_both(async |t| {
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let before = t.dump().await;
        for table in ["organisation", "accounts", "credentials", "policies", "sessions", "history"] {
            t.break_table(table).await;
            let refused = setup::complete(&t.ctx, &t.client(), t.set_up_form(&link, "fr")).await.err();
            assert!(matches!(refused, Some(AppError::Unavailable { .. })), "{table}: {refused:?}");
            assert_eq!(t.changed_since(&before, &[]).await, NOTHING, "{table}");
            t.mend_table(table).await;
        }
        assert!(setup::complete(&t.ctx, &t.client(), t.set_up_form(&link, "fr")).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_90_accepting_the_policy_is_recorded_or_not_done() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        let camille = t.actor(&session).await;
        t.break_table("history").await;
        let form = privacy::AcceptForm { accepted: true, version: 1 };
        let refused = privacy::accept(&t.ctx, &camille, form, t.locale("fr")).await;
        assert!(matches!(refused, Err(AppError::Unavailable { .. })));
        assert!(t.actor(&session).await.signed_in().unwrap().policy_pending);
        t.mend_table("history").await;
    })
    .await;
}
