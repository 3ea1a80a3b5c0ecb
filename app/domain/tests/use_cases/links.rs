//! Mailed links: their six states, on opening and on posting; what opening changes (nothing); what each is good for.

use chrono::Duration;
use domain::{
    AppError, Words,
    activation::{self, ActivateForm, LinkPage, PageUsedForm},
    actor::Actor,
    errors::{AppError::Link, Conflict, LinkState},
    history::{self, Event, HistoryQuery},
    ids::AccountId,
    passwords::Purpose,
    setup,
    testing::{Colleague, NOTHING, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};

const NEVER_SENT: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const THIRD: &str = "nine larks above the mill";

/// Ada, Camille's account, and the link that Camille got.
async fn camille_is_invited(t: &TestContext) -> (Actor, AccountId, String) {
    let ada = t.administrator().await;
    let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
    (ada, camille, link)
}

/// The page says so, and so does the answer to a post, with whatever password.
async fn assert_state(t: &TestContext, link: &str, state: LinkState) {
    assert_eq!(t.looks(Purpose::Activation, link).await, LinkPage::Refused { state });
    let before = t.ctx.hasher().operations();
    for password in [THIRD, "short"] {
        assert_eq!(t.activates(link, password).await.err(), Some(Link(state)));
    }
    assert_eq!(t.ctx.hasher().operations(), before, "nothing is hashed for a link that can't be used");
}

#[tokio::test(flavor = "multi_thread")]
async fn row_58_a_link_leads_to_the_page_where_the_password_is_chosen() {
    on_both(async |t| {
        let (_, _, link) = camille_is_invited(t).await;
        let LinkPage::Open { token, sign_in_name, deadline, .. } = t.looks(Purpose::Activation, &link).await else {
            panic!("closed")
        };
        assert_eq!((token, sign_in_name.as_str()), (link, "camille@example.org"));
        let left_ms = deadline.unix_ms - domain::clock::unix_ms(t.ctx.now());
        assert!((86_399_000..=86_400_000).contains(&left_ms), "{left_ms}");
        assert_ne!(deadline.offset_minutes, 0, "in the organisation's time zone");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_24_a_used_link_says_used_changes_nothing_and_is_noted() {
    on_both(async |t| {
        let (ada, camille, link) = camille_is_invited(t).await;
        t.activates(&link, OTHER_PASSWORD).await.unwrap();
        t.deliver_mail().await;
        let beside = ["history", "history_head", "throttles"];
        let before = t.dump().await;
        assert_state(t, &link, LinkState::Used).await;
        assert_eq!(t.changed_since(&before, &beside).await, NOTHING);
        let refused = Event::LinkRefused { purpose: Purpose::Activation, state: LinkState::Used };
        assert_eq!(times(t, &ada, camille, &refused).await, 1, "the history doesn't grow with each try");
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_26_after_a_resend_the_former_link_says_replaced_and_the_new_one_opens() {
    on_both(async |t| {
        let (ada, camille, former) = camille_is_invited(t).await;
        t.resends(&ada, camille).await.unwrap();
        assert_state(t, &former, LinkState::Replaced).await;
        let link = t.deliver_mail().await.secret();
        assert_ne!(link, former);
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_55_an_expired_link_says_expired() {
    on_both(async |t| {
        let (_, _, link) = camille_is_invited(t).await;
        t.advance(Duration::hours(24));
        assert_state(t, &link, LinkState::Expired).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_link_says_cancelled() {
    on_both(async |t| {
        let (_, camille, link) = camille_is_invited(t).await;
        t.cancel_links(camille).await;
        assert_state(t, &link, LinkState::Cancelled).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_of_an_inactive_account_says_inactive() {
    on_both(async |t| {
        let (_, camille, link) = camille_is_invited(t).await;
        t.deactivate(camille).await;
        assert_state(t, &link, LinkState::Inactive).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_never_sent_says_unknown() {
    on_both(async |t| {
        camille_is_invited(t).await;
        for link in [NEVER_SENT, "", "x", "\0", "é", "../../etc/passwd", &"A".repeat(44), &"A".repeat(5_000)] {
            assert_state(t, link, LinkState::Unknown).await;
            t.advance(Duration::minutes(1));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn when_several_apply_the_first_in_the_order_of_precedence_is_told() {
    on_both(async |t| {
        let (ada, camille, link) = camille_is_invited(t).await;
        t.advance(Duration::hours(25));
        assert_state(t, &link, LinkState::Expired).await;
        t.resends(&ada, camille).await.unwrap();
        assert_state(t, &link, LinkState::Replaced).await;
        t.cancel_links(camille).await;
        assert_state(t, &link, LinkState::Cancelled).await;
        t.sql("UPDATE tokens SET used_at = created_at").await.unwrap();
        assert_state(t, &link, LinkState::Used).await;
        t.deactivate(camille).await;
        assert_state(t, &link, LinkState::Inactive).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_09_no_refusal_tells_anything_of_anybody() {
    on_both(async |t| {
        let (ada, camille, link) = camille_is_invited(t).await;
        t.advance(Duration::hours(25));
        let mut pages = vec![t.looks(Purpose::Activation, &link).await, t.looks(Purpose::Activation, NEVER_SENT).await];
        t.resends(&ada, camille).await.unwrap();
        pages.push(t.looks(Purpose::Activation, &link).await);
        t.cancel_links(camille).await;
        pages.push(t.looks(Purpose::Activation, &link).await);
        t.sql("UPDATE tokens SET used_at = created_at").await.unwrap();
        pages.push(t.looks(Purpose::Activation, &link).await);
        t.deactivate(camille).await;
        pages.push(t.looks(Purpose::Activation, &link).await);
        let mut states = Vec::new();
        for page in pages {
            let LinkPage::Refused { state } = page else { panic!("open") };
            states.push(state);
            let sent = serde_json::to_string(&LinkPage::Refused { state }).unwrap();
            for code in ["en", "fr"] {
                let words = Words::new(t.locale(code));
                let told = format!("{} {} {sent}", state.title(words), state.sentence(words));
                for personal in ["Camille", "Roy", "camille@example.org", "Ada", "Laurier", &camille.to_string()] {
                    assert!(!told.contains(personal), "{personal} in: {told}");
                }
            }
        }
        states.sort();
        assert_eq!(states, LinkState::ALL);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_20_b2_opening_a_link_a_hundred_times_changes_no_row() {
    on_both(async |t| {
        let (_, _, link) = camille_is_invited(t).await;
        let before = t.dump().await;
        for n in 0..100 {
            let scanner = t.client_at(&format!("203.0.113.{n}"));
            let opened = activation::open_link(&t.ctx, &scanner, Purpose::Activation, &link).await.unwrap();
            assert!(opened.id.is_some());
            let page = activation::look(&t.ctx, &scanner, Purpose::Activation, &link).await.unwrap();
            assert!(matches!(page, LinkPage::Open { .. }));
            assert_eq!(activation::recipient_locale(&t.ctx, &link).await.unwrap(), Some(t.locale("fr")));
        }
        assert_eq!(t.changed_since(&before, &[]).await, NOTHING);
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_23_row_54_a_link_lives_for_24_hours_from_the_attempt_that_sent_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (over, expected) in [(Duration::seconds(-1), true), (Duration::zero(), false)] {
            let colleague = if expected { Colleague::CAMILLE } else { Colleague::JUNE };
            t.invites(&ada, colleague).await;
            // The letter waits for its relay: nobody has the link meanwhile, and its clock stands.
            t.advance(Duration::hours(20));
            let link = t.deliver_mail().await.secret();
            t.advance(Duration::hours(24) + over);
            assert_eq!(t.activates(&link, OTHER_PASSWORD).await.is_ok(), expected);
            t.deliver_mail().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_23_a_reset_link_lives_for_60_minutes() {
    on_both(async |t| {
        t.administrator().await;
        for (over, expected) in [(Duration::seconds(-1), true), (Duration::zero(), false)] {
            let link = t.reset_link("ada@example.org").await;
            t.advance(Duration::minutes(60) + over);
            let page = t.looks(Purpose::Reset, &link).await;
            assert_eq!(matches!(page, LinkPage::Open { .. }), expected);
            let reset = t.resets(&link, if expected { OTHER_PASSWORD } else { THIRD }).await;
            assert_eq!(reset.map(|_device| ()), if expected { Ok(()) } else { Err(Link(LinkState::Expired)) });
            t.deliver_mail().await;
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_23_the_set_up_link_lives_for_24_hours() {
    on_both(async |t| {
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        t.advance(Duration::hours(24));
        let refused = setup::complete(&t.ctx, &t.client(), t.set_up_form(&link, "fr")).await.err();
        assert_eq!(refused, Some(Link(LinkState::Expired)));
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        t.advance(Duration::hours(24) - Duration::seconds(1));
        assert!(setup::complete(&t.ctx, &t.client(), t.set_up_form(&link, "fr")).await.is_ok());
    })
    .await;
}

/// Whether a link for one purpose is good for another.
#[tokio::test(flavor = "multi_thread")]
async fn ac_27_a_link_is_good_for_its_own_purpose_only() {
    on_both(async |t| {
        let set_up = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        let set_up = set_up.rsplit('/').next().unwrap();
        for purpose in [Purpose::Activation, Purpose::Reset] {
            assert_refused_everywhere_but(t, set_up, purpose).await;
        }
        let ada = t.administrator().await;
        t.deliver_mail().await;
        let (_, activation) = t.invited(&ada, Colleague::CAMILLE).await;
        let reset = t.reset_link("ada@example.org").await;
        t.advance(Duration::minutes(1));
        for (link, own) in [(activation.as_str(), Purpose::Activation), (&reset, Purpose::Reset)] {
            let all = [Purpose::SetUp, Purpose::Activation, Purpose::Reset, Purpose::Card];
            for purpose in all.into_iter().filter(|purpose| *purpose != own) {
                assert_refused_everywhere_but(t, link, purpose).await;
            }
            assert!(matches!(t.looks(own, link).await, LinkPage::Open { .. }), "it is still good for what it is for");
        }
    })
    .await;
}

async fn assert_refused_everywhere_but(t: &TestContext, link: &str, purpose: Purpose) {
    let before = t.dump().await;
    let opened = activation::open_link(&t.ctx, &t.client(), purpose, link).await.unwrap();
    assert_eq!(opened.id, None, "not even its name is told");
    assert_eq!(t.looks(purpose, link).await, LinkPage::Refused { state: LinkState::Unknown });
    let refused = match purpose {
        Purpose::SetUp => setup::complete(&t.ctx, &t.client(), t.set_up_form(link, "en")).await.err(),
        Purpose::Activation => t.activates(link, OTHER_PASSWORD).await.err(),
        Purpose::Reset => t.resets(link, OTHER_PASSWORD).await.err(),
        Purpose::Card => t.uses_card(link, OTHER_PASSWORD).await.err(),
    };
    let is_over = purpose == Purpose::SetUp;
    assert_eq!(refused, Some(if is_over { AppError::Conflict(Conflict::AlreadySetUp) } else { Link(LinkState::Unknown) }));
    assert_eq!(t.changed_since(&before, &["throttles"]).await, NOTHING);
    t.advance(Duration::minutes(1));
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_27_a_link_concerns_the_account_it_was_sent_to_and_no_other() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let (_, other) = t.invited(&ada, Colleague::JUNE).await;
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.actor(&session).await.signed_in().unwrap().account, camille);
        assert!(matches!(t.looks(Purpose::Activation, &other).await, LinkPage::Open { .. }));
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_use_of_the_password_page_is_noted_once_and_refused_like_any_post() {
    on_both(async |t| {
        let (ada, camille, link) = camille_is_invited(t).await;
        let form = || PageUsedForm { token: link.clone() };
        for _ in 0..3 {
            activation::note_page_used(&t.ctx, &t.client(), form()).await.unwrap();
        }
        assert_eq!(times(t, &ada, camille, &Event::PasswordPageUsed).await, 1);
        t.advance(Duration::hours(24));
        let refused = activation::note_page_used(&t.ctx, &t.client(), form()).await;
        assert_eq!(refused, Err(Link(LinkState::Expired)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_page_speaks_its_recipients_language() {
    on_both(async |t| {
        let ada = t.administrator_reading("en").await;
        for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
            let (_, link) = t.invited(&ada, colleague).await;
            assert_eq!(activation::recipient_locale(&t.ctx, &link).await.unwrap(), Some(t.locale(colleague.locale)));
        }
        assert_eq!(activation::recipient_locale(&t.ctx, NEVER_SENT).await.unwrap(), None);
        assert_eq!(activation::recipient_locale(&t.ctx, "\0").await.unwrap(), None);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_outlives_a_refused_password() {
    on_both(async |t| {
        let (_, _, link) = camille_is_invited(t).await;
        for _ in 0..3 {
            let form = ActivateForm { token: link.clone(), password: "too short".into(), locale: "zz".into() };
            let refused = activation::activate(&t.ctx, &t.client(), form).await.err();
            assert!(matches!(refused, Some(AppError::Invalid(_))));
        }
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_deactivated_while_choosing_a_password_gets_none() {
    on_both(async |t| {
        let (_, camille, link) = camille_is_invited(t).await;
        let activation = t.activates(&link, OTHER_PASSWORD);
        let deactivated = "UPDATE accounts SET deactivated_at = created_at WHERE NOT is_administrator";
        let Some(refused) = t.while_account_is_held(camille, activation, deactivated).await else { return };
        assert_eq!(refused.err(), Some(Link(LinkState::Inactive)));
        assert_eq!(t.count("SELECT count(*) FROM credentials").await, 1, "Ada's");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_deactivated_while_resetting_keeps_the_old_password() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = ada.signed_in().unwrap().account;
        let link = t.reset_link("ada@example.org").await;
        let before = t.texts("SELECT phc FROM credentials").await;
        let reset = t.resets(&link, OTHER_PASSWORD);
        let Some(refused) = t.while_account_is_held(account, reset, "UPDATE accounts SET deactivated_at = created_at").await
        else {
            return;
        };
        assert_eq!(refused, Err(Link(LinkState::Inactive)));
        assert_eq!(t.texts("SELECT phc FROM credentials").await, before);
    })
    .await;
}

async fn times(t: &TestContext, ada: &Actor, account: AccountId, event: &Event) -> usize {
    let query = HistoryQuery { account: Some(account), before: None };
    let page = history::list(&t.ctx, ada, query).await.unwrap();
    page.entries.iter().filter(|entry| entry.event == *event).count()
}
