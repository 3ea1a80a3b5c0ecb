//! PINs: drawn or typed, handed out, shown for a while, exchanged; and who has none. How they are guessed at: `guessing`.

use chrono::Duration;
use domain::{
    AppError,
    actor::Actor,
    errors::{AppError::SignInFailed, Conflict},
    fields::{Field, Problem},
    ids::AccountId,
    passwords::{self, DisclosedForm},
    permissions::{
        AccessForm, BuiltIn, CoverForm, Level, Scope,
        form::{DeleteGroupForm, GroupForm, level_value},
        giving,
        groups::{DEFAULT, FULL_ACCESS},
    },
    staff::{self, AccountForm, AccountState, AddressForm, NewPinForm, NewStaffForm, StaffQuery},
    testing::{Colleague, OTHER_PASSWORD, OTHER_PIN, PASSWORD, PIN, on_both},
    user_groups::SignsIn,
};

fn field(field: Field, problem: Problem) -> AppError {
    AppError::field(field, problem)
}

#[tokio::test(flavor = "multi_thread")]
async fn row_20_row_21_row_22_with_an_address_it_is_the_sign_in_name_without_one_a_username_is() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let managers = t.user_group(&ada, "Managers", SignsIn::Address, None).await;
        let housekeeping = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let awa = |group, email: &str, username: &str| NewStaffForm {
            email: email.into(),
            username: username.into(),
            ..t.without_address("Awa", "Diallo", group)
        };
        let add = async |form| staff::add_colleague(&t.ctx, &ada, form).await;
        assert_eq!(add(awa(managers, "", "")).await, Err(field(Field::Email, Problem::AddressNeeded)));
        let with = add(awa(housekeeping, "Awa@Example.org", "ignored")).await.unwrap();
        assert_eq!(t.panel(&ada, with.account.unwrap()).await.summary.sign_in_name, "Awa@Example.org");
        assert_eq!(with.pin, None, "whoever has an address gets a mail");
        t.deliver_mail().await.only();

        let names = async |form| {
            let added = add(form).await?;
            Ok::<_, AppError>(t.panel(&ada, added.account.unwrap()).await.summary.sign_in_name)
        };
        assert_eq!(names(awa(housekeeping, "", "")).await.as_deref(), Ok("awa.diallo"));
        assert_eq!(names(awa(housekeeping, "", "awa.diallo")).await.as_deref(), Ok("awa.diallo2"), "nobody chose it");
        assert_eq!(names(awa(housekeeping, "", "Housekeeper.7")).await.as_deref(), Ok("housekeeper.7"));
        let taken = Problem::UsernameTaken { free: "housekeeper.72".into() };
        assert_eq!(add(awa(housekeeping, "", "housekeeper.7")).await, Err(field(Field::Username, taken)));
        assert_eq!(add(awa(housekeeping, "", "awa@diallo")).await, Err(field(Field::Username, Problem::NotAUsername)));
        t.deliver_mail().await.none();
        let nowhere = NewStaffForm { user_group: String::new(), ..awa(housekeeping, "", "") };
        assert_eq!(add(nowhere).await, Err(field(Field::Email, Problem::Required)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_13_no_username_is_somebodys_address_however_it_is_written() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let group = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        for username in ["ada@example.org", "ada＠example.org", "аda.example", "ada\u{200b}example", "ＡＤＡ", "ａwa.diallo"]
        {
            let form = NewStaffForm { username: username.into(), ..t.without_address("Awa", "Diallo", group) };
            let refused = staff::add_colleague(&t.ctx, &ada, form).await;
            assert_eq!(refused, Err(field(Field::Username, Problem::NotAUsername)), "{username}");
        }
        assert_eq!(t.count("SELECT count(*) FROM accounts").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_67_row_68_a_pin_is_drawn_shown_once_and_exchanged_at_the_first_sign_in() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await;
        let form = t.form_about(&ada, june.signed_in().unwrap().account).await;
        staff::name_administrator(&t.ctx, &ada, form).await.unwrap();
        let june = t.as_they_are_now(&june).await;
        let group = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let added = staff::add_colleague(&t.ctx, &ada, t.without_address("Awa", "Diallo", group)).await.unwrap();
        let (account, pin) = (added.account.unwrap(), t.pin_of(&ada, added).await.unwrap());
        assert!(passwords::pin::check(&pin, "awa.diallo").is_ok());
        // It is shown to whoever had it drawn, for five minutes; to nobody else, another administrator neither.
        assert_eq!(t.pin_of(&june, added).await, None);
        t.advance(Duration::minutes(5) - Duration::seconds(1));
        assert_eq!(t.pin_of(&ada, added).await.as_deref(), Some(pin.as_str()));
        t.advance(Duration::seconds(1));
        for administrator in [&ada, &june] {
            assert_eq!(t.pin_of(administrator, added).await, None, "the five minutes are over");
        }
        assert!(matches!(t.panel(&ada, account).await.summary.state, AccountState::Invited { left_s: Some(86_000..=86_400) }));
        let came = t.actor(&t.signs_in("Awa.Diallo", &pin).await.unwrap()).await;
        assert!(came.signed_in().unwrap().must_change);
        assert_eq!(t.panel(&ada, account).await.summary.state, AccountState::Active);
        // Nothing else is open until then.
        assert_eq!(staff::list(&t.ctx, &came, StaffQuery::default()).await.err(), Some(AppError::MustChange));
        assert_eq!(t.changes_password(&came, &pin, PIN).await.err(), Some(AppError::MustChange));
        for (typed, problem) in [
            ("123456", Problem::PinSequence),
            ("12345", Problem::PinLength),
            ("1234567", Problem::PinLength),
            (pin.as_str(), Problem::PinHandedOut),
            ("a short one", Problem::NeitherPinNorPassphrase),
            ("awa diallo awa diallo", Problem::PasswordContext),
        ] {
            assert_eq!(t.chooses_first(&came, typed).await.err(), Some(field(Field::Password, problem)), "{typed}");
        }
        let session = t.chooses_first(&came, PIN).await.unwrap();
        assert_eq!(t.as_they_are_now(&came).await, domain::actor::Actor::Visitor, "the session goes on under a new secret");
        let awa = t.actor(&session).await;
        assert!(!awa.signed_in().unwrap().must_change && awa.signed_in().unwrap().policy_pending);
        assert_eq!(t.signs_in("awa.diallo", &pin).await.err(), Some(SignInFailed));
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok());
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_67_a_pin_that_was_handed_out_lives_a_day() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, pin) = t.awa(&ada).await;
        t.advance(Duration::hours(24) - Duration::seconds(1));
        assert!(t.signs_in("awa.diallo", &pin).await.is_ok());
        t.advance(Duration::seconds(1));
        assert_eq!(t.signs_in("awa.diallo", &pin).await.err(), Some(SignInFailed));
        let ada = t.signed_in_again("ada@example.org").await;
        let panel = t.panel(&ada, account).await;
        assert!(panel.handed_out.is_some_and(|handed_out| handed_out.is_over && !handed_out.is_card));
        assert!(panel.summary.marks.must_change);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_67_only_the_session_that_had_a_pin_drawn_sees_it_and_for_five_minutes() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let group = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let added = staff::add_colleague(&t.ctx, &ada, t.without_address("Awa", "Diallo", group)).await.unwrap();
        let pin = t.pin_of(&ada, added).await.unwrap();
        assert_eq!(t.pin_of(&ada, added).await.as_deref(), Some(pin.as_str()), "a page may be loaded anew");
        let elsewhere = t.actor(&t.signs_in("ada@example.org", PASSWORD).await.unwrap()).await;
        assert_eq!(t.pin_of(&elsewhere, added).await, None);
        let visitor = DisclosedForm { id: added.pin.unwrap().to_string() };
        assert_eq!(
            passwords::disclosed(&t.ctx, &domain::actor::Actor::Visitor, &visitor).await.err(),
            Some(AppError::SignInRequired)
        );
        t.advance(Duration::minutes(5));
        assert_eq!(t.pin_of(&ada, added).await, None);
        let dump = t.dump().await;
        assert!(!dump.contains(&pin), "the database doesn't know it");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_67_a_pin_is_shown_no_longer_once_another_was_drawn_or_its_owner_has_chosen_one() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let first = t.hands_out_pin(&ada, account).await.unwrap();
        assert!(t.pin_of(&ada, first).await.is_some());
        let second = t.hands_out_pin(&ada, account).await.unwrap();
        assert_eq!(t.pin_of(&ada, first).await, None, "another was drawn since");
        let pin = t.pin_of(&ada, second).await.unwrap();
        let came = t.actor(&t.signs_in("awa.diallo", &pin).await.unwrap()).await;
        t.chooses_first(&came, OTHER_PIN).await.unwrap();
        assert_eq!(t.pin_of(&ada, second).await, None, "she has one of her own");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_89_the_same_form_sent_twice_makes_one_account_and_shows_the_one_pin() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let group = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let submission = staff::draw_form(&t.ctx, &ada).await.unwrap().submission;
        let form = NewStaffForm { submission, ..t.without_address("Awa", "Diallo", group) };
        let [first, second] = [form.clone(), form].map(|form| staff::add_colleague(&t.ctx, &ada, form));
        let (first, second) = tokio::join!(first, second);
        let (first, second) = (first.unwrap(), second.unwrap());
        assert_eq!(first, second);
        let pin = t.pin_of(&ada, second).await.unwrap();
        assert!(t.signs_in("awa.diallo", &pin).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_75_where_the_organisation_allows_it_a_pin_is_typed_and_otherwise_not() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let group = t.user_group(&ada, "Housekeeping", SignsIn::Pin, None).await;
        let typed = |pin: &str| NewStaffForm { pin: pin.into(), ..t.without_address("Awa", "Diallo", group) };
        assert_eq!(staff::add_colleague(&t.ctx, &ada, typed(PIN)).await, Err(AppError::Forbidden));
        t.sql("UPDATE organisation SET may_type_pins = TRUE").await.unwrap();
        let weak = staff::add_colleague(&t.ctx, &ada, typed("111111")).await;
        assert_eq!(weak, Err(field(Field::Pin, Problem::PinRepeats)));
        let added = staff::add_colleague(&t.ctx, &ada, typed(PIN)).await.unwrap();
        assert_eq!(added.pin, None, "whoever typed it knows it");
        let came = t.actor(&t.signs_in("awa.diallo", PIN).await.unwrap()).await;
        assert!(came.signed_in().unwrap().must_change, "others know it, so it has to change");
        let (account, version) = (added.account.unwrap(), t.panel(&ada, added.account.unwrap()).await.version);
        let another = NewPinForm { account: account.to_string(), version, pin: OTHER_PIN.into() };
        staff::new_pin(&t.ctx, &ada, another).await.unwrap();
        assert!(t.signs_in("awa.diallo", OTHER_PIN).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_75_another_pin_ends_what_was_there_and_lets_sign_ins_through() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, awa) = t.awa_at_work(&ada).await;
        let added = t.hands_out_pin(&ada, account).await.unwrap();
        let pin = t.pin_of(&ada, added).await.unwrap();
        assert_eq!(t.as_they_are_now(&awa).await, domain::actor::Actor::Visitor, "signed out everywhere");
        assert_eq!(t.signs_in("awa.diallo", PIN).await.err(), Some(SignInFailed));
        let came = t.actor(&t.signs_in("awa.diallo", &pin).await.unwrap()).await;
        assert!(came.signed_in().unwrap().must_change);
        // Two who press the button at once: one of them finds that the other was quicker.
        let version = t.panel(&ada, account).await.version;
        let form = || NewPinForm { account: account.to_string(), version, pin: String::new() };
        let (one, other) = tokio::join!(staff::new_pin(&t.ctx, &ada, form()), staff::new_pin(&t.ctx, &ada, form()));
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_68_a_passphrase_will_do_and_where_the_user_group_says_so_nothing_else_will() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let group = t.user_group(&ada, "Engineers", SignsIn::Passphrase, None).await;
        let added = staff::add_colleague(&t.ctx, &ada, t.without_address("Awa", "Diallo", group)).await.unwrap();
        let pin = t.pin_of(&ada, added).await.unwrap();
        let came = t.actor(&t.signs_in("awa.diallo", &pin).await.unwrap()).await;
        assert!(!passwords::own_secret(&t.ctx, &came).await.unwrap().may_be_pin);
        let short = field(Field::Password, Problem::PasswordTooShort { min: 15 });
        assert_eq!(t.chooses_first(&came, PIN).await.err(), Some(short));
        let session = t.chooses_first(&came, OTHER_PASSWORD).await.unwrap();
        let awa = t.actor(&session).await;
        t.accepts_policy(&awa).await.unwrap();
        assert!(t.signs_in("awa.diallo", OTHER_PASSWORD).await.is_ok());
        t.deliver_mail().await.none();
    })
    .await;
}

/// The access that somebody would be given.
fn access(account: AccountId, version: i32, scope: Scope, group: impl ToString) -> AccessForm {
    AccessForm { account: account.to_string(), version, access: vec![format!("{scope}={}", group.to_string())] }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_who_works_elsewhere_is_not_found_out_by_trying_usernames() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (awa, _) = t.awa(&ada).await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        t.holds(awa, Scope::Building(tower), DEFAULT).await;
        let manages = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let nothing = t.permission_group("Nothing", &[]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        let group = domain::user_groups::choices(&t.ctx, &ada).await.unwrap()[0].id;
        let adds = async |actor: &Actor, first: &str, last: &str, username: &str| {
            let access = vec![format!("{}={nothing}", Scope::Building(plaza))];
            let (username, send) = (username.to_owned(), "later".to_owned());
            let form = NewStaffForm { username, send, access, ..t.without_address(first, last, group) };
            staff::add_colleague(&t.ctx, actor, form).await
        };
        let taken = Err(field(Field::Username, Problem::UsernameTaken { free: "awa.diallo2".into() }));
        for _ in 0..19 {
            assert_eq!(adds(&june, "Zoé", "Roy", "awa.diallo").await, taken);
        }
        assert!(adds(&june, "Awa", "Diallo", "").await.is_ok(), "a number behind a suggested name tells as much, and counts");
        for (first, last, username) in [("Zoé", "Roy", "awa.diallo"), ("Awa", "Diallo", "")] {
            assert!(matches!(adds(&june, first, last, username).await, Err(AppError::Throttled { .. })), "{username}");
        }
        let taken = Err(field(Field::Username, Problem::UsernameTaken { free: "awa.diallo3".into() }));
        assert_eq!(adds(&ada, "Zoé", "Roy", "awa.diallo").await, taken, "whoever sees everybody finds nobody out");
        t.advance(Duration::hours(1));
        assert!(adds(&june, "Zoé", "Roy", "zoe.roy").await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_52_nobody_with_a_pin_manages_staff_by_whatever_way() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let plaza = Scope::Building(t.building("Plaza").await);
        let (views, manages) = (
            t.permission_group("Viewers", &[(BuiltIn::StaffAccounts, Level::View)]).await,
            t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await,
        );
        let refused = Err(field(Field::Access, Problem::ManagesStaff));
        // Directly, in a building, everywhere, for a while.
        for (scope, group) in [(plaza, manages), (Scope::All, FULL_ACCESS)] {
            let version = t.panel(&ada, account).await.version;
            let given = giving::change(&t.ctx, &ada, access(account, version, scope, group)).await.map(drop);
            assert_eq!(given, refused);
        }
        let version = t.panel(&ada, account).await.version;
        let cover = CoverForm {
            account: account.to_string(),
            version,
            scope: plaza.to_string(),
            group: manages.to_string(),
            cover_from: String::new(),
            cover_until: "2040-01-01T00:00".into(),
        };
        let covered = giving::give_cover(&t.ctx, &ada, cover).await;
        assert_eq!(covered, Err(field(Field::Group, Problem::ManagesStaff)));
        // As somebody new.
        let housekeeping = domain::user_groups::choices(&t.ctx, &ada).await.unwrap()[0].id;
        let new =
            NewStaffForm { access: vec![format!("{plaza}={manages}")], ..t.without_address("Noor", "Haddad", housekeeping) };
        assert_eq!(staff::add_colleague(&t.ctx, &ada, new).await.map(drop), refused);
        // As an administrator.
        let form = t.form_about(&ada, account).await;
        let named = staff::name_administrator(&t.ctx, &ada, form).await;
        assert_eq!(named, Err(AppError::Conflict(Conflict::NeedsPassword)));
        // By a permission group that comes to allow it, or that takes the place of another.
        giving::change(&t.ctx, &ada, access(account, t.panel(&ada, account).await.version, plaza, views)).await.unwrap();
        let more = GroupForm {
            group: views.to_string(),
            version: 1,
            names: [(t.locale("en"), "Viewers".to_owned())].into(),
            levels: vec![level_value(BuiltIn::StaffAccounts.id(), Level::Manage)],
            toggles: Vec::new(),
        };
        let changed = domain::permissions::change_group(&t.ctx, &ada, &more).await;
        assert_eq!(changed, Err(AppError::Conflict(Conflict::NeedsPassword)));
        let heir = DeleteGroupForm { group: views.to_string(), version: 1, instead: manages.to_string() };
        let inherited = domain::permissions::delete_group(&t.ctx, &ada, &heir).await;
        assert_eq!(inherited, Err(AppError::Conflict(Conflict::NeedsPassword)));
        // And whoever manages staff is given no PIN.
        let june = t.colleague_with(&ada, Colleague::JUNE, plaza, manages).await.signed_in().unwrap().account;
        for target in [june, ada.signed_in().unwrap().account] {
            assert!(t.hands_out_pin(&ada, target).await.is_err());
            assert!(!t.panel(&ada, target).await.may.hand_out_pin);
        }
        assert_eq!(t.count("SELECT count(*) FROM credentials WHERE kind = 'pin'").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_52_a_password_of_six_digits_is_none_for_whoever_has_an_address() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let short = field(Field::Password, Problem::PasswordTooShort { min: 15 });
        assert_eq!(t.changes_password(&ada, PASSWORD, PIN).await.err(), Some(short.clone()));
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        assert_eq!(t.activates(&link, PIN).await.err(), Some(short.clone()));
        // Nor for whoever is about to have one.
        let (account, _) = t.awa_at_work(&ada).await;
        let version = t.panel(&ada, account).await.version;
        let (account, email) = (account.to_string(), "awa@example.org".to_owned());
        staff::add_address(&t.ctx, &ada, AddressForm { account, version, email, not_meant: String::new() }).await.unwrap();
        let link = t.deliver_mail().await.secret();
        assert_eq!(t.resets(&link, PIN).await.err(), Some(short));
        assert!(t.resets(&link, OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_02_each_sign_in_is_one_hash_whatever_stands_behind_the_name() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (_, pin) = t.awa(&ada).await;
        let group = domain::user_groups::choices(&t.ctx, &ada).await.unwrap()[0].id;
        // Another in each state: nothing handed out yet, a card, inactive.
        let created = NewStaffForm { send: "later".into(), ..t.without_address("Noor", "Haddad", group) };
        staff::add_colleague(&t.ctx, &ada, created).await.unwrap();
        let carded = staff::add_colleague(&t.ctx, &ada, t.without_address("Mei", "Zhang", group)).await.unwrap();
        t.prints_card(&ada, carded.account.unwrap()).await;
        let gone = staff::add_colleague(&t.ctx, &ada, t.without_address("Luc", "Roy", group)).await.unwrap();
        let form = t.form_about(&ada, gone.account.unwrap()).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        for (name, secret) in [
            ("nobody.here", "730582"),
            ("awa.diallo", "730582"),
            ("awa.diallo", OTHER_PASSWORD),
            ("noor.haddad", "730582"),
            ("mei.zhang", "730582"),
            ("luc.roy", "730582"),
        ] {
            let before = t.ctx.hasher().operations();
            assert_eq!(t.signs_in(name, secret).await.err(), Some(SignInFailed), "{name}");
            assert_eq!(t.ctx.hasher().operations() - before, 1, "{name}");
        }
        let before = t.ctx.hasher().operations();
        assert!(t.signs_in("awa.diallo", &pin).await.is_ok());
        assert_eq!(t.ctx.hasher().operations() - before, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_80_row_23_a_username_never_changes_neither_here_nor_in_the_database() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa(&ada).await;
        // No form has a field for it: correcting an address is for those who have one.
        let corrected = t.corrects(&ada, account, "awa@example.org").await;
        assert!(corrected.is_err(), "{corrected:?}");
        for sql in [
            "UPDATE accounts SET sign_in_name = 'awa', sign_in_key = 'awa' WHERE sign_in_key = 'awa.diallo'",
            "UPDATE accounts SET sign_in_name = 'a@example.org', sign_in_key = 'a@example.org' WHERE sign_in_key = 'awa.diallo'",
            "DELETE FROM sign_in_names WHERE key = 'awa.diallo'",
        ] {
            assert!(t.sql(sql).await.is_err(), "{sql}");
        }
        assert_eq!(t.panel(&ada, account).await.summary.sign_in_name, "awa.diallo");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_92_a_pin_stands_in_no_table_however_it_came_about() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, pin) = t.awa(&ada).await;
        let came = t.actor(&t.signs_in("awa.diallo", &pin).await.unwrap()).await;
        t.chooses_first(&came, PIN).await.unwrap();
        let added = t.hands_out_pin(&ada, account).await.unwrap();
        let another = t.pin_of(&ada, added).await.unwrap();
        let dump = t.dump().await;
        for secret in [pin.as_str(), PIN, another.as_str()] {
            // Six digits may stand in an id or an instant by chance; between quotes or blanks they stand by themselves.
            let stands_alone = dump.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == secret);
            assert!(!stands_alone, "{secret}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_71_ac_78_only_whoever_may_act_on_the_whole_person_hands_out_a_pin() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        let manages = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let views = t.permission_group("Viewers", &[(BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        let (account, awa) = t.awa_at_work(&ada).await;
        let form = |version| NewPinForm { account: account.to_string(), version, pin: String::new() };
        let version = t.panel(&ada, account).await.version;
        assert_eq!(staff::new_pin(&t.ctx, &june, form(version)).await, Err(AppError::NotFound), "she works elsewhere");
        t.holds(account, Scope::Building(tower), views).await;
        assert_eq!(staff::new_pin(&t.ctx, &june, form(version)).await, Err(AppError::NotFound));
        t.holds(account, Scope::Building(plaza), views).await;
        let before = t.ctx.hasher().operations();
        assert_eq!(staff::new_pin(&t.ctx, &june, form(version)).await, Err(AppError::Forbidden), "she works there, too");
        let about = AccountForm { account: account.to_string(), version };
        assert_eq!(staff::deactivate(&t.ctx, &june, about.clone()).await, Err(AppError::Forbidden));
        assert_eq!(staff::unlock(&t.ctx, &june, about).await, Err(AppError::Forbidden));
        assert_eq!(t.ctx.hasher().operations(), before, "and it costs nothing to be refused");
        assert_eq!(t.as_they_are_now(&awa).await.signed_in().unwrap().account, account, "she is still signed in");
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok(), "with the PIN that she chose");
        assert_eq!(t.panel(&ada, account).await.summary.state, AccountState::Active);
    })
    .await;
}
