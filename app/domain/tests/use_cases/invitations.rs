//! Inviting: who may, what is asked for, what leaves, in whose language, and how it is put right.

use chrono::Duration;
use domain::{
    AppError,
    actor::Actor,
    delivery::{self, Reason, UnblockForm},
    errors::{Conflict, LinkState},
    fields::{Field, Problem},
    staff::{self, AccountForm, AccountState, AddressForm, NewStaffForm, Step, StepState},
    testing::{BASE_URL, Colleague, NOTHING, OTHER_PASSWORD, on_both},
};
use std::collections::HashSet;

fn taken() -> AppError {
    AppError::field(Field::Email, Problem::Taken)
}

#[tokio::test(flavor = "multi_thread")]
async fn row_1_only_administrators_add_send_and_correct() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let (_, link) = t.invited(&ada, Colleague { email: "new@example.org", ..Colleague::JUNE }).await;
        let newcomer = t.actor(&t.activates(&link, OTHER_PASSWORD).await.unwrap()).await;
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        let (account, version) = (camille.to_string(), 1);
        let before = t.dump().await;
        for (actor, expected) in
            [(Actor::Visitor, AppError::SignInRequired), (june, AppError::Forbidden), (newcomer, AppError::PolicyPending)]
        {
            let form = Colleague { email: "x@example.org", ..Colleague::JUNE }.form();
            let about = AccountForm { account: account.clone(), version };
            let right =
                AddressForm { account: account.clone(), version, email: "y@example.org".into(), ..AddressForm::default() };
            assert_eq!(staff::invite(&t.ctx, &actor, form).await, Err(expected.clone()));
            assert_eq!(staff::activate(&t.ctx, &actor, about.clone()).await, Err(expected.clone()));
            assert_eq!(staff::resend(&t.ctx, &actor, about).await, Err(expected.clone()));
            assert_eq!(staff::correct_address(&t.ctx, &actor, right).await, Err(expected.clone()));
            assert_eq!(staff::panel(&t.ctx, &actor, camille).await.err(), Some(expected.clone()));
            assert_eq!(staff::list(&t.ctx, &actor, staff::StaffQuery::default()).await.err(), Some(expected));
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_19_row_26_an_address_and_a_name_make_a_colleague_and_one_name_is_enough() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (n, (first, last, name)) in [
            ("Camille", "Roy", "Camille Roy"),
            ("Sukarno", "", "Sukarno"),
            ("", "Zendaya", "Zendaya"),
            (" Anne  Marie ", " O’Neill", "Anne Marie O’Neill"),
        ]
        .into_iter()
        .enumerate()
        {
            let email = format!("person{n}@example.org");
            let form =
                NewStaffForm { first_name: first.into(), last_name: last.into(), email: email.clone(), ..Colleague::JUNE.form() };
            let account = staff::invite(&t.ctx, &ada, form).await.unwrap().unwrap();
            let summary = t.panel(&ada, account).await.summary;
            assert_eq!((summary.name.as_str(), summary.sign_in_name), (name, email));
        }
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_is_told_at_once_and_nothing_is_made() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let before = t.dump().await;
        let form =
            NewStaffForm { first_name: "https://evil.example".into(), last_name: "a\r\nb".into(), ..NewStaffForm::default() };
        let refused = staff::invite(&t.ctx, &ada, form).await.err().unwrap();
        let AppError::Invalid(faults) = refused else { panic!("{refused:?}") };
        let told: Vec<_> = faults.iter().map(|fault| (fault.field, fault.problem.clone())).collect();
        assert_eq!(
            told,
            [
                (Field::FirstName, Problem::ContainsLink),
                (Field::LastName, Problem::ControlCharacters),
                (Field::Email, Problem::Required),
                (Field::Locale, Problem::NotAChoice),
                (Field::Send, Problem::NotAChoice),
            ]
        );
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_42_the_language_is_one_of_those_offered() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for code in ["", "de", "fr-XX", "english", "\0"] {
            let form = NewStaffForm { locale: code.into(), ..Colleague::CAMILLE.form() };
            let refused = staff::invite(&t.ctx, &ada, form).await.err();
            assert_eq!(refused, Some(AppError::field(Field::Locale, Problem::NotAChoice)), "{code}");
        }
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        assert_eq!(t.panel(&ada, account).await.summary.locale.code(), "fr");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_45_row_50_inviting_sends_the_link_to_the_address_that_was_entered() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague { email: "Camille.Roy@Example.org", ..Colleague::CAMILLE }).await;
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "Camille.Roy@example.org", "as entered; a domain has no case");
        assert!(letters.link().starts_with(&format!("{BASE_URL}/activate/")));
        assert!(matches!(t.panel(&ada, account).await.summary.state, AccountState::Invited { left_s: Some(_) }));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_46_row_48_without_the_tick_nothing_is_sent_until_an_administrator_activates() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.adds(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await.none();
        let panel = t.panel(&ada, account).await;
        assert_eq!(panel.summary.state, AccountState::Created);
        assert!(panel.may.activate && !panel.may.resend && panel.timeline.is_empty());
        assert_eq!(t.resends(&ada, account).await, Err(AppError::Conflict(Conflict::NothingToSend)));
        let form = t.form_about(&ada, account).await;
        staff::activate(&t.ctx, &ada, form.clone()).await.unwrap();
        assert_eq!(t.deliver_mail().await.read().language, "fr");
        assert!(!t.panel(&ada, account).await.may.activate);
        let again = t.form_about(&ada, account).await;
        assert_eq!(staff::activate(&t.ctx, &ada, again).await, Err(AppError::Conflict(Conflict::NothingToSend)));
        assert_eq!(staff::activate(&t.ctx, &ada, form).await, Err(AppError::Conflict(Conflict::NothingToSend)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_49_activating_what_was_changed_meanwhile_is_refused() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.adds(&ada, Colleague::CAMILLE).await;
        let form = t.form_about(&ada, account).await;
        t.corrects(&ada, account, "right@example.org").await.unwrap();
        assert_eq!(staff::activate(&t.ctx, &ada, form).await, Err(AppError::Conflict(Conflict::Stale)));
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_51_row_52_the_letter_is_in_the_recipients_language_whoever_invites() {
    on_both(async |t| {
        let ada = t.administrator_reading("en").await;
        let [english, french] = [("june", "en"), ("camille", "fr")].map(async |(name, locale)| {
            let email: &'static str = format!("{name}@example.org").leak();
            t.invites(&ada, Colleague { first_name: "Alix", last_name: "", email, locale }).await;
            t.deliver_mail().await.read()
        });
        let (english, french) = (english.await, french.await);
        assert_eq!((english.language.as_str(), french.language.as_str()), ("en", "fr"));
        assert_ne!(english.subject, french.subject);
        for letter in [&english, &french] {
            for part in [&letter.text, &letter.html] {
                assert!(part.contains("Résidences Laurier"), "{part}");
            }
        }
        let words_of = |text: &str| text.split(|c: char| !c.is_alphabetic()).map(str::to_lowercase).collect::<HashSet<_>>();
        assert!(words_of(&french.text).is_superset(&words_of("vous un mot de passe")));
        assert!(words_of(&english.text).is_disjoint(&words_of("votre passe bonjour")));
        assert!(words_of(&french.text).is_disjoint(&words_of("your password hello the")));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_51_row_52_a_french_administrator_invites_somebody_who_reads_english() {
    on_both(async |t| {
        let ada = t.administrator_reading("fr").await;
        t.invites(&ada, Colleague::JUNE).await;
        let letter = t.deliver_mail().await.read();
        assert_eq!(letter.language, "en");
        assert!(letter.text.contains("password"), "{}", letter.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_53_row_80_the_letter_says_what_to_do_until_when_and_whom_to_ask() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (colleague, zone) in [(Colleague::CAMILLE, "heure de Montréal"), (Colleague::JUNE, "Montréal time")] {
            let account = t.invites(&ada, colleague).await;
            let letter = t.deliver_mail().await.read();
            let deadline = t.panel(&ada, account).await.link_deadline.unwrap();
            let words = domain::Words::new(t.locale(colleague.locale));
            for part in [&letter.text, &letter.html] {
                assert!(part.contains(&words.weekday_date_time(deadline)), "the exact deadline in: {part}");
                assert!(
                    part.contains(zone) && part.contains("help@example.org") && part.contains(colleague.first_name),
                    "{part}"
                );
            }
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_57_row_47_an_administrator_sends_again_from_the_panel() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, first) = t.invited(&ada, Colleague::CAMILLE).await;
        assert!(t.panel(&ada, account).await.may.resend);
        t.advance(Duration::hours(30));
        assert!(matches!(t.panel(&ada, account).await.summary.state, AccountState::InvitationExpired { .. }));
        t.resends(&ada, account).await.unwrap();
        let second = t.deliver_mail().await.secret();
        assert_ne!(first, second);
        t.activates(&second, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.resends(&ada, account).await, Err(AppError::Conflict(Conflict::AlreadyActive)));
        t.deliver_mail().await.only();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_button_pressed_twice_sends_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await;
        let form = t.form_about(&ada, account).await;
        staff::resend(&t.ctx, &ada, form.clone()).await.unwrap();
        assert_eq!(staff::resend(&t.ctx, &ada, form).await, Err(AppError::Conflict(Conflict::Stale)));
        t.deliver_mail().await.only();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_address_is_corrected_and_the_invitation_goes_to_the_right_one() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, wrong) = t.invited(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "camille@example.org");
        assert_eq!(t.activates(&wrong, OTHER_PASSWORD).await.err(), Some(AppError::Link(LinkState::Replaced)));
        t.activates(&letters.secret(), OTHER_PASSWORD).await.unwrap();
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_ok());
        assert!(t.signs_in("camile@example.org", OTHER_PASSWORD).await.is_err());
        let after = t.corrects(&ada, account, "other@example.org").await;
        assert_eq!(after, Err(AppError::Conflict(Conflict::AlreadyActive)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_is_or_was_somebodys_stays_theirs() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.invites(&ada, Colleague::CAMILLE).await;
        let june = t.invites(&ada, Colleague::JUNE).await;
        t.corrects(&ada, camille, "camille.roy@example.org").await.unwrap();
        let before = t.dump().await;
        for email in ["june@example.org", "JUNE@example.org", "ada@example.org"] {
            assert_eq!(t.corrects(&ada, camille, email).await, Err(taken()), "{email}");
        }
        assert_eq!(t.corrects(&ada, june, "camille@example.org").await, Err(taken()), "a former name stays reserved");
        let form = Colleague { email: "camille@example.org", ..Colleague::JUNE }.form();
        assert_eq!(staff::invite(&t.ctx, &ada, form).await, Err(taken()));
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING, "a refusal leaves no trace");
        assert!(t.corrects(&ada, camille, "camille@example.org").await.is_ok(), "one’s own former name may be taken again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_14_two_spellings_of_one_address_make_one_account() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.invites(&ada, Colleague { email: "Roy@example.org", ..Colleague::CAMILLE }).await;
        t.invites(&ada, Colleague { email: "roy@bücher.example", ..Colleague::CAMILLE }).await;
        for same in [
            "ROY@EXAMPLE.ORG",
            " roy@Example.Org ",
            "roy@xn--bcher-kva.example",
            "Roy@BÜCHER.example",
            "roy@bu\u{308}cher.example",
        ] {
            let form = NewStaffForm { email: same.into(), ..Colleague::JUNE.form() };
            assert_eq!(staff::invite(&t.ctx, &ada, form).await, Err(taken()), "{same}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_47_a_letter_to_an_address_that_was_corrected_before_it_left_never_leaves() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@example.org");
        assert_eq!(t.count("SELECT count(*) FROM outbox WHERE state = 'dropped'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_47_nothing_that_opens_anything_leaves_for_an_account_deactivated_meanwhile() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let invited = t.invites(&ada, Colleague::CAMILLE).await;
        t.deactivate(invited).await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        t.forgets("june@example.org").await.unwrap();
        t.deactivate(june.signed_in().unwrap().account).await;
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_47_a_notice_leaves_all_the_same_to_the_address_of_that_moment() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        t.changes_password(&june, OTHER_PASSWORD, "nine larks above the mill").await.unwrap();
        t.deactivate(june.signed_in().unwrap().account).await;
        t.sql("UPDATE accounts SET email = 'elsewhere@example.org' WHERE email = 'june@example.org'").await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "june@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_address_is_shown_and_mended_by_correcting_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.invited(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.block_address(account).await;
        let panel = t.panel(&ada, account).await;
        assert_eq!(panel.blocked.unwrap().address, "camile@example.org");
        assert!(panel.summary.address_blocked && panel.may.correct_address && !panel.may.resend);
        assert_eq!(t.resends(&ada, account).await, Err(AppError::Conflict(Conflict::NothingToSend)));
        // Nobody else is invited there either.
        let other = t.adds(&ada, Colleague { email: "other@example.org", ..Colleague::JUNE }).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camille@example.org");
        let panel = t.panel(&ada, account).await;
        assert!(!panel.summary.address_blocked && panel.blocked.is_none());
        assert_eq!(t.corrects(&ada, other, "camile@example.org").await, Err(taken()));
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_address_typed_again_as_it_stood_is_taken_off_the_list_and_written_to() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, former) = t.invited(&ada, Colleague::CAMILLE).await;
        t.block_address(account).await;
        t.corrects(&ada, account, " Camille@EXAMPLE.org ").await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM blocked_addresses").await, 0);
        let panel = t.panel(&ada, account).await;
        assert!(!panel.summary.address_blocked && panel.blocked.is_none() && panel.may.resend);
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "Camille@example.org");
        assert!(t.activates(&former, OTHER_PASSWORD).await.is_err(), "the new letter has a new link");
        t.activates(&letters.secret(), OTHER_PASSWORD).await.unwrap();
        t.deliver_mail().await;
        t.forgets("camille@example.org").await.unwrap();
        t.deliver_mail().await.only();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_address_leaves_the_wrong_one_on_the_blocked_list() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.invited(&ada, Colleague { email: "camile@example.org", ..Colleague::CAMILLE }).await;
        t.block_address(account).await;
        t.corrects(&ada, account, "camille@example.org").await.unwrap();
        assert_eq!(t.texts("SELECT email_key FROM blocked_addresses").await, ["camile@example.org"]);
        t.deliver_mail().await.only();
        // Nothing goes there for the same account either, until the address is taken off the list.
        let before = t.dump().await;
        let blocked = Problem::AddressBlocked { reason: Reason::NoSuchAddress };
        let refused = t.corrects(&ada, account, "camile@example.org").await;
        assert_eq!(refused, Err(AppError::field(Field::Email, blocked)));
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        delivery::unblock(&t.ctx, &ada, UnblockForm { address: "camile@example.org".into() }).await.unwrap();
        t.deliver_mail().await.none();
        t.corrects(&ada, account, "camile@example.org").await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "camile@example.org");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_10_b1_the_timeline_follows_the_invitation_step_by_step() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        let states =
            async || t.panel(&ada, account).await.timeline.iter().map(|step| (step.step, step.state)).collect::<Vec<_>>();
        use {Step::*, StepState::*};
        let [queued, handed, page, set, accepted] = [Queued, HandedOver, PageUsed, PasswordSet, PolicyAccepted];
        assert_eq!(states().await, [(queued, Done), (handed, Now), (page, Ahead), (set, Ahead), (accepted, Ahead)]);
        let link = t.deliver_mail().await.secret();
        assert_eq!(states().await, [(queued, Done), (handed, Done), (page, Now), (set, Ahead), (accepted, Ahead)]);
        let form = domain::activation::PageUsedForm { token: link.clone() };
        domain::activation::note_page_used(&t.ctx, &t.client(), form).await.unwrap();
        assert_eq!(states().await, [(queued, Done), (handed, Done), (page, Done), (set, Now), (accepted, Ahead)]);
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(states().await, [(queued, Done), (handed, Done), (page, Done), (set, Done), (accepted, Now)]);
        t.accepts_policy(&t.actor(&session).await).await.unwrap();
        assert_eq!(states().await, [(queued, Done), (handed, Done), (page, Done), (set, Done), (accepted, Done)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_10_once_the_link_has_expired_nothing_is_awaited_any_more() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = t.invites(&ada, Colleague::CAMILLE).await;
        t.deliver_mail().await.only();
        let states = async || {
            let steps = staff::panel(&t.ctx, &ada, account).await.unwrap().timeline;
            steps.into_iter().skip(2).map(|step| (step.step, step.state)).collect::<Vec<_>>()
        };
        use {Step::*, StepState::*};
        t.advance(Duration::hours(23));
        assert_eq!(states().await, [(PageUsed, Now), (PasswordSet, Ahead), (PolicyAccepted, Ahead)]);
        t.advance(Duration::hours(1));
        assert_eq!(states().await, [(LinkExpired, Failed), (PageUsed, Ahead), (PasswordSet, Ahead), (PolicyAccepted, Ahead)]);
        // The same when somebody had begun and not come to the end.
        t.resends(&ada, account).await.unwrap();
        let form = domain::activation::PageUsedForm { token: t.deliver_mail().await.secret() };
        domain::activation::note_page_used(&t.ctx, &t.client(), form).await.unwrap();
        t.advance(Duration::hours(24));
        assert_eq!(states().await, [(PageUsed, Done), (LinkExpired, Failed), (PasswordSet, Ahead), (PolicyAccepted, Ahead)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_89_the_same_form_sent_twice_makes_one_account_and_one_letter() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let form = NewStaffForm { submission: t.ctx.new_id().to_string(), ..Colleague::CAMILLE.form() };
        let first = staff::invite(&t.ctx, &ada, form.clone()).await.unwrap();
        assert_eq!(staff::invite(&t.ctx, &ada, form).await, Ok(first));
        t.deliver_mail().await.only();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_89_another_form_under_the_same_number_is_not_said_to_be_done() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let sent = NewStaffForm { submission: t.ctx.new_id().to_string(), ..Colleague::CAMILLE.form() };
        let first = staff::invite(&t.ctx, &ada, sent.clone()).await.unwrap();
        // Back to the page, another address: another person.
        let june = NewStaffForm { submission: sent.submission.clone(), ..Colleague::JUNE.form() };
        let second = staff::invite(&t.ctx, &ada, june.clone()).await.unwrap();
        assert_ne!(first, second);
        assert_eq!(staff::invite(&t.ctx, &ada, june).await, Ok(second));
        for changed in [
            NewStaffForm { last_name: "Royer".into(), ..sent.clone() },
            NewStaffForm { locale: "en".into(), ..sent.clone() },
            NewStaffForm { send: "later".into(), ..sent.clone() },
        ] {
            assert_eq!(staff::invite(&t.ctx, &ada, changed).await, Err(taken()), "not done: the address is somebody's");
        }
        // Nor is what somebody else has sent.
        assert_eq!(staff::invite(&t.ctx, &Actor::Operator, sent.clone()).await, Err(taken()));
        assert_eq!(staff::invite(&t.ctx, &ada, sent).await, Ok(first));
        assert_eq!(t.deliver_mail().await.addresses(), ["camille@example.org", "june@example.org"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_80_the_database_itself_refuses_to_change_a_name_in_use_or_to_give_it_up() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.invites(&ada, Colleague::CAMILLE).await;
        let before = t.dump().await;
        for statement in [
            "UPDATE accounts SET sign_in_name = 'x@example.org', sign_in_key = 'x@example.org' WHERE is_administrator",
            "UPDATE accounts SET sign_in_name = 'Ada@example.org' WHERE is_administrator",
            "UPDATE accounts SET sign_in_key = 'camille', sign_in_name = 'camille' WHERE NOT is_administrator",
            "UPDATE accounts SET id = (SELECT published_by FROM policies)",
            "DELETE FROM accounts",
            "DELETE FROM sign_in_names",
        ] {
            assert!(t.sql(statement).await.is_err(), "{statement}");
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_59_row_63_from_the_invitation_to_work() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
            let actor = t.colleague_at_work(&ada, colleague).await;
            let person = actor.signed_in().unwrap();
            assert_eq!((person.locale.code(), person.policy_pending, person.is_administrator), (colleague.locale, false, false));
            assert_eq!(t.panel(&ada, person.account).await.summary.state, AccountState::Active);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_exist_is_not_found() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for account in ["", "x", "\0", "00000000-0000-0000-0000-000000000000"] {
            let form = AccountForm { account: account.into(), version: 1 };
            assert_eq!(staff::resend(&t.ctx, &ada, form).await, Err(AppError::NotFound), "{account:?}");
        }
        let nobody = domain::ids::AccountId(t.ctx.new_id());
        assert_eq!(staff::panel(&t.ctx, &ada, nobody).await.err(), Some(AppError::NotFound));
    })
    .await;
}
