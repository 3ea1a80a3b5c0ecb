//! The history: complete, told in both languages, and not to be tampered with unnoticed.

use domain::{
    AppError, Ctx, Words,
    actor::Actor,
    errors::LinkState,
    history::{self, Event, HistoryQuery, LetterKind, Verdict},
    ids::AccountId,
    passwords::Purpose,
    sessions, staff,
    testing::{Backend, Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, TestContext, both, on_both},
};

const THIRD: &str = "nine larks above the mill";

async fn of(t: &TestContext, ada: &Actor, account: AccountId) -> Vec<Event> {
    let query = HistoryQuery { account: Some(account), before: None };
    let page = history::list(&t.ctx, ada, query).await.unwrap();
    page.entries.into_iter().rev().map(|entry| entry.event).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_is_recorded_once_and_in_order() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.adds(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        let form = t.form_about(&ada, account).await;
        staff::activate(&t.ctx, &ada, form).await.unwrap();
        t.deliver_mail().await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        let former = t.deliver_mail().await.secret();
        t.asks_again("camille@example.org").await.unwrap();
        t.deliver_mail().await;
        t.resends(&ada, account).await.unwrap();
        let link = t.deliver_mail().await.secret();
        let _ = t.activates(&former, OTHER_PASSWORD).await;
        let page_used = domain::activation::PageUsedForm { token: link.clone() };
        domain::activation::note_page_used(&t.ctx, &t.client(), page_used).await.unwrap();
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        t.deliver_mail().await;
        let camille = t.actor(&session).await;
        t.accepts_policy(&camille).await.unwrap();
        staff::set_language(&t.ctx, &camille, t.locale("en")).await.unwrap();
        let session = t.changes_password(&t.actor(&session).await, OTHER_PASSWORD, THIRD).await.unwrap();
        t.deliver_mail().await;
        sessions::sign_out(&t.ctx, &t.actor(&session).await).await.unwrap();
        t.signs_in("camille@example.org", THIRD).await.unwrap();
        for _ in 0..5 {
            let _ = t.signs_in("camille@example.org", PASSWORD).await;
        }
        let reset = t.reset_link("camille@example.org").await;
        t.resets(&reset, PASSWORD).await.unwrap();
        t.deliver_mail().await;

        let [activation, activated, changed, reset] =
            [LetterKind::Activation, LetterKind::Activated, LetterKind::PasswordChanged, LetterKind::Reset]
                .map(|letter| Event::LetterHandedOver { letter });
        let [en, fr] = ["en", "fr"].map(|code| t.locale(code));
        let expected = [
            Event::AccountCreated,
            Event::InvitationQueued,
            activation.clone(),
            Event::AddressCorrected,
            Event::InvitationQueued,
            activation.clone(),
            Event::InvitationAskedAgain,
            activation.clone(),
            Event::InvitationQueued,
            activation,
            Event::LinkRefused { purpose: Purpose::Activation, state: LinkState::Replaced },
            Event::PasswordPageUsed,
            Event::AccountActivated,
            activated,
            Event::PolicyAccepted { version: 1, locale: fr },
            Event::LanguageChanged { from: fr, to: en },
            Event::PasswordChanged,
            changed.clone(),
            Event::SignedOut,
            Event::SignedIn,
            Event::SignInThrottled,
            Event::ResetAsked,
            reset,
            Event::PasswordReset,
            changed,
        ];
        assert_eq!(of(t, &ada, account).await, expected);
        assert_both_languages_tell(t, &ada, account).await;
    })
    .await;
}

/// Each sentence in each language, naming whom it is about, and another in each.
async fn assert_both_languages_tell(t: &TestContext, ada: &Actor, account: AccountId) {
    let [en, fr] = ["en", "fr"].map(|code| Words::new(t.locale(code)));
    let query = HistoryQuery { account: Some(account), before: None };
    for entry in history::list(&t.ctx, ada, query).await.unwrap().entries {
        let told = [en, fr].map(|words| entry.event.sentence(words, &entry.actor, &entry.subject, &entry.named));
        assert_ne!(told[0], told[1], "{entry:?}");
        let languages = ["en", "fr"].map(|code| t.locale(code));
        for (sentence, words) in told.iter().zip([en, fr]) {
            assert!(sentence.contains("Camille Roy"), "{sentence}");
            // Languages too are called as the reader calls them.
            let foreign = languages.iter().filter(|own| words.locale() != **own).map(|other| other.endonym());
            assert!(foreign.into_iter().all(|name| !sentence.contains(name)), "{sentence}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_set_up_is_told_as_the_deed_of_the_first_administrator() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let page = history::list(&t.ctx, &ada, HistoryQuery::default()).await.unwrap();
        let names = ada.signed_in().unwrap().name.as_str();
        let [en, fr] = ["en", "fr"].map(|code| Words::new(t.locale(code)));
        for words in [en, fr] {
            let told: Vec<String> = page.entries.iter().map(|entry| entry.sentence(words)).collect();
            assert!(
                told.iter().all(|sentence| sentence.contains(names) && !sentence.contains(&words.history_operator())),
                "{told:?}"
            );
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_personal_about_an_entry_stands_beside_the_chain_and_may_be_erased() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        let page = async || history::list(&t.ctx, &ada, HistoryQuery { account: Some(account), before: None }).await.unwrap();
        let corrected = async || page().await.entries.into_iter().find(|entry| entry.event == Event::AddressCorrected).unwrap();
        let detail = corrected().await.detail.unwrap();
        assert_eq!((detail.from.as_deref(), detail.to.as_deref()), (Some("camile@example.org"), Some("camille@example.org")));
        let chained: String = t.texts("SELECT payload FROM history").await.concat();
        assert!(!chained.contains("example.org"), "{chained}");
        t.sql("DELETE FROM history_details").await.unwrap();
        assert_eq!(corrected().await.detail, None);
        assert!(matches!(history::verify(&t.ctx).await.unwrap(), Verdict::Whole { .. }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_read_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let account = june.signed_in().unwrap().account;
        for (actor, expected) in [(Actor::Visitor, AppError::SignInRequired), (june, AppError::Forbidden)] {
            assert_eq!(history::latest(&t.ctx, &actor, account).await.err(), Some(expected.clone()));
            assert_eq!(history::list(&t.ctx, &actor, HistoryQuery::default()).await.err(), Some(expected));
        }
        assert!(history::list(&t.ctx, &Actor::Operator, HistoryQuery::default()).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_read_newest_first_fifty_at_a_time_each_entry_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for n in 0..60 {
            let email: &'static str = format!("person{n}@example.org").leak();
            t.adds(&ada, Colleague { email, ..Colleague::JUNE }).await;
        }
        let mut seen = Vec::new();
        let mut query = HistoryQuery::default();
        loop {
            let page = history::list(&t.ctx, &ada, query.clone()).await.unwrap();
            assert!(page.entries.len() <= 50);
            seen.extend(page.entries.iter().map(|entry| entry.seq));
            query.before = page.next;
            if query.before.is_none() {
                break;
            }
        }
        let all = t.count("SELECT count(*) FROM history").await;
        assert_eq!(seen, (1..=all).rev().collect::<Vec<_>>());
        for before in [i64::MIN, -1, 0, 1] {
            let page = history::list(&t.ctx, &ada, HistoryQuery { account: None, before: Some(before) }).await.unwrap();
            assert_eq!((page.entries.len(), page.next), (0, None), "{before}");
        }
        let page = history::list(&t.ctx, &ada, HistoryQuery { account: None, before: Some(i64::MAX) }).await.unwrap();
        assert_eq!(page.entries[0].seq, all);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_a_person_stand_the_last_five_things_about_them_and_no_more() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (camille, _) = t.invited(&ada, Colleague::CAMILLE).await;
        for _ in 0..4 {
            t.resends(&ada, camille).await.unwrap();
            t.deliver_mail().await;
        }
        t.adds(&ada, Colleague::JUNE).await;
        let latest = history::latest(&t.ctx, &ada, camille).await.unwrap();
        let query = HistoryQuery { account: Some(camille), before: None };
        let whole = history::list(&t.ctx, &ada, query).await.unwrap().entries;
        assert!(whole.len() > 5, "{whole:?}");
        assert_eq!(latest, whole[..5]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_93_the_database_refuses_to_change_or_remove_a_row() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.invites(&ada, Colleague::CAMILLE).await;
        let before = t.dump().await;
        for statement in [
            "UPDATE history SET event = 'signed-out'",
            "UPDATE history SET seq = seq + 100",
            "DELETE FROM history",
            "DELETE FROM history WHERE seq = 2",
        ] {
            assert!(t.sql(statement).await.unwrap_err().contains("append-only"), "{statement}");
        }
        if t.backend == Backend::Postgres {
            assert!(t.sql("TRUNCATE history CASCADE").await.is_err());
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

/// What somebody with the database's files might do, and the first row that then isn't as it was written.
const TAMPERING: [(&str, i64); 14] = [
    ("UPDATE history SET event = 'signed-out', key_id = 'another' WHERE seq = 3", 3),
    ("UPDATE history SET event = 'signed-out' WHERE seq = 3", 3),
    ("UPDATE history SET payload = '{\"version\":2}' WHERE seq = 3", 3),
    ("UPDATE history SET actor_kind = 'system' WHERE seq = 4", 4),
    ("UPDATE history SET actor_id = NULL WHERE seq = 4", 4),
    ("UPDATE history SET subject_id = NULL WHERE seq = 2", 2),
    ("UPDATE history SET at = (SELECT at FROM history WHERE seq = 1) WHERE seq = 5", 5),
    ("UPDATE history SET hash = previous WHERE seq = 5", 5),
    ("UPDATE history SET detail_hash = NULL WHERE detail_hash IS NOT NULL", 0),
    ("UPDATE history_head SET seal = hash", 0),
    ("DELETE FROM history WHERE seq = 4", 4),
    ("DELETE FROM history WHERE seq = (SELECT max(seq) FROM history)", 0),
    ("UPDATE history_details SET detail = '{}'", 0),
    ("UPDATE history_head SET seq = seq - 1", 0),
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_93_tampering_past_the_triggers_is_found_and_the_row_is_named() {
    both(async |backend| {
        for (tampering, seq) in TAMPERING {
            let t = TestContext::on(backend).await;
            let ada = t.administrator().await;
            let account = t.invites(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
            t.corrects(&ada, account, "camille@example.org").await.unwrap();
            let rows = t.count("SELECT count(*) FROM history").await;
            assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Whole { rows }));
            for trigger in ["history_is_never_changed", "history_is_never_deleted"] {
                let on = if backend == Backend::Postgres { " ON history" } else { "" };
                t.sql(&format!("DROP TRIGGER {trigger}{on}")).await.unwrap();
            }
            t.sql(tampering).await.unwrap();
            let Verdict::Broken { seq: found } = history::verify(&t.ctx).await.unwrap() else { panic!("unnoticed: {tampering}") };
            assert!(found == seq || seq == 0, "{tampering}: {found}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_93_whoever_has_only_the_database_cannot_make_an_altered_chain_fit_again() {
    // All of it gone; the hash kept; the end cut off and the head put back; a hash copied from elsewhere and the next row put in
    // line with it.
    const ATTEMPTS: [(&[&str], i64); 4] = [
        (&["DELETE FROM history_details", "DELETE FROM history", "DELETE FROM history_head"], 1),
        (&["UPDATE history SET event = 'signed-out' WHERE seq = 3"], 3),
        (
            &[
                "DELETE FROM history WHERE seq > 4",
                "UPDATE history_head SET seq = 4, hash = (SELECT hash FROM history WHERE seq = 4)",
            ],
            5,
        ),
        (
            &[
                "UPDATE history SET payload = '{}', hash = (SELECT hash FROM history WHERE seq = 2) WHERE seq = 3",
                "UPDATE history SET previous = (SELECT hash FROM history WHERE seq = 3) WHERE seq = 4",
            ],
            3,
        ),
    ];
    both(async |backend| {
        for (tampering, seq) in ATTEMPTS {
            let t = TestContext::on(backend).await;
            let ada = t.administrator().await;
            t.invites(&ada, Colleague::CAMILLE).await;
            t.deliver_mail().await;
            for trigger in ["history_is_never_changed", "history_is_never_deleted"] {
                let on = if backend == Backend::Postgres { " ON history" } else { "" };
                t.sql(&format!("DROP TRIGGER {trigger}{on}")).await.unwrap();
            }
            for statement in tampering {
                t.sql(statement).await.unwrap();
            }
            assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Broken { seq }), "{tampering:?}");
            // Nor does what happens afterwards, which is recorded all the same, make anything good.
            assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
            for (n, ctx) in [&t.second_instance().await, &t.ctx, &t.ctx].into_iter().enumerate() {
                let before = t.count("SELECT count(*) FROM history").await;
                add(ctx, n).await;
                assert_eq!(t.count("SELECT count(*) FROM history").await, before + 1);
                assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Broken { seq }), "{tampering:?}, {n}");
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn under_another_root_key_nothing_is_said_to_be_altered() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.invites(&ada, Colleague::CAMILLE).await;
        let other = t.second_instance_under([8; 32]).await;
        assert_eq!(history::verify(&other).await, Ok(Verdict::OtherKey { seq: 1 }));
        assert!(!domain::readiness::key_fits(&other).await.unwrap() && domain::readiness::key_fits(&t.ctx).await.unwrap());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn it_can_be_verified_while_others_write() {
    on_both(async |t| {
        t.administrator().await;
        let writer = t.second_instance().await;
        let writing = tokio::spawn(async move {
            for n in 0..60 {
                add(&writer, n).await;
            }
        });
        while !writing.is_finished() {
            assert!(matches!(history::verify(&t.ctx).await.unwrap(), Verdict::Whole { .. }));
        }
        writing.await.unwrap();
        assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Whole { rows: 63 }));
    })
    .await;
}

async fn add(ctx: &Ctx, n: usize) {
    let form = staff::NewStaffForm { email: format!("person{n}@example.org"), send: "later".into(), ..Colleague::JUNE.form() };
    staff::invite(ctx, &Actor::Operator, form).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn many_writers_at_once_leave_one_whole_chain() {
    on_both(async |t| {
        t.administrator().await;
        let second = t.second_instance().await;
        let writers = (0..40).map(|n| {
            let ctx = if n % 2 == 0 { &t.ctx } else { &second }.clone();
            tokio::spawn(async move { add(&ctx, n).await })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.unwrap();
        }
        assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Whole { rows: 43 }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_chain_goes_on_from_where_it_really_ends_whoever_wrote_last_and_whatever_was_rolled_back() {
    on_both(async |t| {
        t.administrator().await;
        let second = t.second_instance().await;
        for (n, ctx) in [&t.ctx, &second, &second, &t.ctx].into_iter().enumerate() {
            add(ctx, n).await;
        }
        // What is recorded before the letter can't be written is taken back with it.
        t.break_table("outbox").await;
        let form = staff::NewStaffForm { email: "nobody@example.org".into(), ..Colleague::JUNE.form() };
        assert!(staff::invite(&t.ctx, &Actor::Operator, form).await.is_err());
        t.mend_table("outbox").await;
        add(&t.ctx, 4).await;
        assert_eq!(history::verify(&t.ctx).await, Ok(Verdict::Whole { rows: 8 }));
    })
    .await;
}
