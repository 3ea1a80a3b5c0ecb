//! Passwords: which may be set, how they are kept, and who may change them.

use chrono::Duration;
use domain::{
    AppError, Words,
    activation::LinkPage,
    actor::Actor,
    fields::{Field, Problem},
    passwords::{self, Purpose, hasher::Cost, rules},
    setup,
    testing::{Colleague, OTHER_PASSWORD, PASSWORD, TestContext, on_both},
};
use std::collections::HashSet;

const THIRD: &str = "nine larks above the mill";

/// So many code points, of several lengths in UTF-8, that nobody has ever chosen.
fn long(code_points: usize) -> String {
    "kéw7 漢ùm3-bß qpΩ2 zñt8 xvő5 ".chars().cycle().take(code_points).collect()
}

fn problem<T>(result: Result<T, AppError>) -> Option<Problem> {
    result.err().and_then(|refused| refused.faults_of(Field::Password).next().map(|fault| fault.problem.clone()))
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_38_from_15_to_128_code_points_wherever_a_password_is_chosen() {
    on_both(async |t| {
        let table = [
            (14, Some(Problem::PasswordTooShort { min: 15 })),
            (15, None),
            (64, None),
            (128, None),
            (129, Some(Problem::PasswordTooLong { max: 128 })),
            (1_000_000, Some(Problem::PasswordTooLong { max: 128 })),
        ];
        let ada = t.administrator().await;
        let mut ada = t.actor(&t.changes_password(&ada, PASSWORD, THIRD).await.unwrap()).await;
        let mut current = THIRD.to_owned();
        for (n, (code_points, expected)) in table.into_iter().enumerate() {
            let password = long(code_points);
            let email = ["a@example.org", "b@example.org", "c@example.org", "d@example.org", "e@example.org", "f@example.org"][n];
            t.deliver_mail().await;
            let (_, activation) = t.invited(&ada, Colleague { email, ..Colleague::CAMILLE }).await;
            let before = t.ctx.hasher().operations();
            assert_eq!(problem(t.activates(&activation, &password).await), expected, "activation, {code_points}");
            t.deliver_mail().await;
            let reset = t.reset_link("ada@example.org").await;
            if expected.is_some() {
                assert_eq!(problem(t.resets(&reset, &password).await), expected, "reset, {code_points}");
                assert_eq!(problem(t.changes_password(&ada, &current, &password).await), expected, "change, {code_points}");
                assert_eq!(t.ctx.hasher().operations(), before, "what is refused is not hashed");
            } else {
                let changed = t.changes_password(&ada, &current, &password).await.unwrap();
                (ada, current) = (t.actor(&changed).await, password);
            }
            t.advance(Duration::hours(1));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_38_the_first_administrator_is_asked_for_as_much() {
    on_both(async |t| {
        let link = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
        for (code_points, expected) in [(14, true), (129, true), (15, false)] {
            let before = t.ctx.hasher().operations();
            let mut form = t.set_up_form(&link, "fr");
            form.password = long(code_points);
            let refused = problem(setup::complete(&t.ctx, &t.client(), form).await).is_some();
            assert_eq!(refused, expected, "{code_points}");
            assert_eq!(t.ctx.hasher().operations() == before, expected);
        }
    })
    .await;
}

/// What people choose when they are asked for something long.
const COMMON: [&str; 70] = [
    "password",
    "12345678",
    "123456789",
    "1234567890",
    "qwertyuiop",
    "qwerty123",
    "iloveyou",
    "princess",
    "sunshine",
    "football",
    "baseball",
    "superman",
    "michael1",
    "trustno1",
    "welcome1",
    "dragon12",
    "master12",
    "monkey12",
    "letmein1",
    "shadow12",
    "abc12345",
    "password1",
    "passw0rd",
    "11111111",
    "00000000",
    "87654321",
    "asdfghjkl",
    "zxcvbnm1",
    "1q2w3e4r",
    "1qaz2wsx",
    "q1w2e3r4",
    "starwars",
    "computer",
    "whatever",
    "jennifer",
    "jordan23",
    "liverpool",
    "chelsea1",
    "arsenal1",
    "charlie1",
    "hello123",
    "freedom1",
    "batman12",
    "soleil12",
    "bonjour1",
    "doudou12",
    "chouchou",
    "loulou12",
    "marseille",
    "azerty123",
    "azertyuiop",
    "nicolas1",
    "camille1",
    "motdepasse",
    "coucou12",
    "jetaime1",
    "caroline",
    "alexandre",
    "stephane",
    "isabelle",
    "vanessa1",
    "samantha",
    "victoria",
    "mercedes",
    "internet",
    "hellokitty",
    "pokemon1",
    "blink182",
    "987654321",
    "asdf1234",
];

#[tokio::test(flavor = "multi_thread")]
async fn ac_39_what_is_tried_first_is_refused_doubled_and_tripled_too() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::JUNE).await;
        let before = t.ctx.hasher().operations();
        let mut tried = 0;
        for common in COMMON {
            for times in 1..=4 {
                let password = common.repeat(times);
                if !(rules::MIN..=rules::MAX).contains(&password.chars().count()) {
                    continue;
                }
                tried += 1;
                let problem = problem(t.activates(&link, &password).await);
                let told =
                    matches!(problem, Some(Problem::PasswordCommon | Problem::PasswordRepeated | Problem::PasswordContext));
                assert!(told, "{password}: {problem:?}");
                let [en, fr] = ["en", "fr"].map(|code| problem.as_ref().unwrap().sentence(Words::new(t.locale(code))));
                assert!(!en.is_empty() && !fr.is_empty() && en != fr, "{en} / {fr}");
            }
        }
        assert!(tried >= 190, "{tried}");
        assert_eq!(t.ctx.hasher().operations(), before);
        assert!(t.activates(&link, OTHER_PASSWORD).await.is_ok(), "so many refusals have not spent the link");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_39_the_reason_is_told_in_both_languages() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague { first_name: "Zoé", last_name: "Tremblay", ..Colleague::CAMILLE }).await;
        for (password, expected) in [
            ("Résidence2026!!!", Problem::PasswordCommon),
            ("motdepassemotdepasse", Problem::PasswordCommon),
            ("Zoe.Tremblay-2026", Problem::PasswordContext),
            ("RÉSIDENCES LAURIER 1", Problem::PasswordContext),
            ("Trousseau-Laurier-1", Problem::PasswordContext),
            ("camille@example.org", Problem::PasswordContext),
            ("abcabcabcabcabcabc", Problem::PasswordRepeated),
            ("zzzzzzzzzzzzzzzzzz", Problem::PasswordRepeated),
        ] {
            let problem = problem(t.activates(&link, password).await).unwrap();
            assert_eq!(problem, expected, "{password}");
            let [en, fr] = ["en", "fr"].map(|code| problem.sentence(Words::new(t.locale(code))));
            assert!(!en.is_empty() && !fr.is_empty() && en != fr, "{en} / {fr}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_40_nothing_is_cut_and_the_same_letters_are_the_same_password() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let base = long(90);
        let at_73: String = base.chars().enumerate().map(|(n, c)| if n == 73 { 'X' } else { c }).collect();
        let at_the_end = base.chars().take(89).chain(['X']).collect::<String>();
        let spaced = format!("  {THIRD} ");
        for (n, (set, typed, comes_in)) in [
            (base.as_str(), base.as_str(), true),
            (&base, &at_73, false),
            (&base, &at_the_end, false),
            ("café crème à l’été", "cafe\u{301} cre\u{300}me a\u{300} l’e\u{301}te\u{301}", true),
            ("cafe\u{301} cre\u{300}me a\u{300} l’été", "café crème à l’été", true),
            ("café crème à l’été", "cafe creme a l’ete", false),
            ("ﬁfteen ﬂags waving", "fifteen flags waving", true),
            (&spaced, &spaced, true),
            (&spaced, THIRD, false),
            (THIRD, &spaced, false),
            (THIRD, "Nine Larks Above The Mill", false),
            (THIRD, "nine larks above the mill\0", false),
        ]
        .into_iter()
        .enumerate()
        {
            let email: &'static str = format!("person{n}@example.org").leak();
            t.deliver_mail().await;
            let (_, link) = t.invited(&ada, Colleague { email, ..Colleague::JUNE }).await;
            t.activates(&link, set).await.unwrap_or_else(|refused| panic!("{set}: {refused:?}"));
            assert_eq!(t.signs_in(email, typed).await.is_ok(), comes_in, "{set} / {typed}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_42_nobody_changes_a_password_without_the_one_in_force() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let session = t.signs_in("ada@example.org", PASSWORD).await.unwrap();
        assert_eq!(t.changes_password(&Actor::Visitor, PASSWORD, THIRD).await.err(), Some(AppError::SignInRequired));
        assert_eq!(t.changes_password(&Actor::Operator, PASSWORD, THIRD).await.err(), Some(AppError::SignInRequired));
        for (current, expected) in [
            ("", Problem::Required),
            ("not the password", Problem::CurrentPasswordWrong),
            (OTHER_PASSWORD, Problem::CurrentPasswordWrong),
        ] {
            let refused = t.changes_password(&ada, current, THIRD).await.err().unwrap();
            assert_eq!(refused, AppError::field(Field::CurrentPassword, expected), "{current:?}");
        }
        assert_eq!(problem(t.changes_password(&ada, PASSWORD, PASSWORD).await), Some(Problem::PasswordSameAsBefore));
        domain::sessions::sign_out(&t.ctx, &t.actor(&session).await).await.unwrap();
        let stale = t.actor(&session).await;
        assert_eq!(t.changes_password(&stale, PASSWORD, THIRD).await.err(), Some(AppError::SignInRequired));
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok(), "it is still the same");
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_that_is_refused_costs_no_attempt() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for _ in 0..20 {
            assert!(problem(t.changes_password(&ada, PASSWORD, "too short").await).is_some());
        }
        assert!(t.changes_password(&ada, PASSWORD, THIRD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn all_that_is_wrong_with_a_change_is_told_at_once() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let refused = t.changes_password(&ada, "", "too short").await.err().unwrap();
        assert!(
            refused.faults_of(Field::CurrentPassword).next().is_some() && refused.faults_of(Field::Password).next().is_some()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_a_reset_overtook_does_not_count() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let account = ada.signed_in().unwrap().account;
        let change = t.changes_password(&ada, PASSWORD, THIRD);
        let Some(changed) = t.while_account_is_held(account, change, "UPDATE credentials SET phc = 'another'").await else {
            return;
        };
        assert_eq!(changed.err(), Some(AppError::field(Field::CurrentPassword, Problem::CurrentPasswordWrong)));
        assert_eq!(t.count("SELECT count(*) FROM credentials WHERE phc = 'another'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_44_a_hash_at_standard_cost_is_what_the_sources_ask_for() {
    for backend in domain::testing::Backend::ALL {
        let t = TestContext::with_cost(backend, Cost::STANDARD).await;
        let ada = t.administrator().await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let hashes = t.texts("SELECT phc FROM credentials").await;
        let parts: Vec<Vec<&str>> = hashes.iter().map(|phc| phc.split('$').collect()).collect();
        let salts: HashSet<&str> = parts.iter().map(|parts| parts[4]).collect();
        for parts in &parts {
            assert_eq!(parts[1..4], ["argon2id", "v=19", "m=19456,t=2,p=1"]);
            assert!(parts[4].len() >= 22, "a salt of 16 bytes");
            assert!(parts[5].len() >= 43, "an output of 32 bytes");
        }
        assert_eq!((parts.len(), salts.len()), (2, 2));
        assert_eq!(t.texts("SELECT DISTINCT key_id FROM credentials").await, [t.ctx.keys().id()]);
        t.ends_well().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_44_after_the_cost_was_raised_the_next_sign_in_hashes_anew() {
    on_both(async |t| {
        t.administrator().await;
        let dearer = t.second_instance_hashing_at(Cost { m_kib: 128, t: 2, p: 1 }).await;
        let form = || domain::sessions::SignInForm {
            sign_in_name: "ada@example.org".into(),
            password: PASSWORD.into(),
            next: String::new(),
        };
        for (expected, hashes) in [("$m=128,t=2,p=1$", 2), ("$m=128,t=2,p=1$", 1)] {
            let before = dearer.hasher().operations();
            domain::sessions::sign_in(&dearer, &t.client(), form()).await.unwrap();
            assert_eq!(dearer.hasher().operations() - before, hashes);
            assert!(t.texts("SELECT phc FROM credentials").await[0].contains(expected));
        }
        assert!(t.signs_in("ada@example.org", PASSWORD).await.is_ok(), "the password is the same");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_37_notices_hold_no_secret_and_no_link_that_opens_anything() {
    on_both(async |t| {
        for_each_language(t).await;
    })
    .await;
}

async fn for_each_language(t: &TestContext) {
    let ada = t.administrator().await;
    for colleague in [Colleague::CAMILLE, Colleague::JUNE] {
        let (_, link) = t.invited(&ada, colleague).await;
        let session = t.activates(&link, OTHER_PASSWORD).await.unwrap();
        let activated = t.deliver_mail().await.only().clone();
        let actor = t.actor(&session).await;
        t.accepts_policy(&actor).await.unwrap();
        let session = t.changes_password(&t.actor(&session).await, OTHER_PASSWORD, THIRD).await.unwrap();
        let changed = t.deliver_mail().await.only().clone();
        let reset = t.reset_link(colleague.email).await;
        t.resets(&reset, PASSWORD).await.unwrap();
        let was_reset = t.deliver_mail().await.only().clone();
        for notice in [activated, changed, was_reset] {
            let read = notice.read().unwrap();
            assert_eq!(read.language, colleague.locale);
            let raw = String::from_utf8_lossy(&notice.raw).into_owned();
            for secret in [OTHER_PASSWORD, THIRD, PASSWORD, &link, &reset, &session.secret.expose(), &session.device] {
                assert!(
                    ![&raw, &read.text, &read.html].into_iter().any(|text| text.contains(secret)),
                    "{secret} in {}",
                    read.subject
                );
            }
            let page = read.link().unwrap();
            assert!(page.ends_with("/login") || page.ends_with("/forgot"), "{page}");
        }
        t.advance(Duration::hours(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn row_61_a_password_that_the_system_draws_may_be_set_and_is_another_each_time() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let drawn: HashSet<String> = (0..300).map(|_| passwords::draw(&t.ctx)).collect();
        assert_eq!(drawn.len(), 300);
        assert!(drawn.iter().all(|password| rules::check(password).is_ok() && rules::strength(password, &[]) == 4));
        let LinkPage::Open { drawn, .. } = t.looks(Purpose::Activation, &link).await else { panic!("the page is open") };
        t.activates(&link, &drawn).await.unwrap();
        assert!(t.signs_in("camille@example.org", &drawn).await.is_ok());
        assert!(!t.dump().await.contains(&drawn), "it is stored nowhere");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_60_any_password_will_do_that_is_long_and_not_on_a_list() {
    on_both(async |t| {
        let ada = t.administrator().await;
        for (n, password) in [
            "une loutre sous la neige",
            "correct horse battery staple",
            "漢字かな交じり文のパスワードです",
            "🦊 sur la colline bleue 🌙",
        ]
        .into_iter()
        .enumerate()
        {
            let email: &'static str = format!("person{n}@example.org").leak();
            t.deliver_mail().await;
            let (_, link) = t.invited(&ada, Colleague { email, ..Colleague::CAMILLE }).await;
            assert!(t.activates(&link, password).await.is_ok(), "{password}");
        }
    })
    .await;
}
