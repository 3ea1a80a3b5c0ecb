//! The life of an account: details, deactivation, return, and asking for help.

use chrono::Duration;
use domain::{
    AppError,
    activation::{self, HelpForm},
    actor::Actor,
    cards::{self, CardCodeForm},
    errors::{AppError::SignInFailed, Conflict, LinkState},
    fields::{Field, Problem},
    history::{self, HistoryQuery},
    passwords::Purpose,
    permissions::{BuiltIn, Level, Scope, groups::DEFAULT},
    staff::{
        self, AccountForm, AccountState, AddressForm, EditStaffForm, NewStaffForm, ReactivateForm, StaffQuery, StateFilter,
        account::Marks,
    },
    testing::{Colleague, OTHER_PASSWORD, PASSWORD, PIN, TestContext, on_both},
    user_groups::SignsIn,
};

async fn edit_form(t: &TestContext, ada: &Actor, account: domain::ids::AccountId) -> EditStaffForm {
    let panel = t.panel(ada, account).await;
    EditStaffForm {
        account: account.to_string(),
        version: panel.version,
        first_name: panel.details.first_name,
        last_name: panel.details.last_name,
        locale: panel.summary.locale.code().into(),
        user_group: None,
        default_building: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn row_69_names_language_user_group_and_default_building_are_changed_and_the_sign_in_name_stays() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let desk = t.user_group(&ada, "Front desk", SignsIn::Pin, None).await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        t.holds(account, Scope::Building(plaza), DEFAULT).await;
        let changed = EditStaffForm {
            first_name: "Awa Fatou".into(),
            locale: "en".into(),
            user_group: Some(desk.to_string()),
            default_building: Some(plaza.to_string()),
            ..edit_form(t, &ada, account).await
        };
        staff::edit(&t.ctx, &ada, changed.clone()).await.unwrap();
        let panel = t.panel(&ada, account).await;
        assert_eq!((panel.summary.name.as_str(), panel.summary.sign_in_name.as_str()), ("Awa Fatou Diallo", "awa.diallo"));
        assert_eq!(panel.details.user_group.map(|(_, name)| name).as_deref(), Some("Front desk"));
        assert_eq!(panel.details.default_building.map(|(_, name)| name).as_deref(), Some("Plaza"));
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok());
        let found = staff::list(&t.ctx, &ada, StaffQuery { search: "fatou".into(), ..StaffQuery::default() }).await.unwrap();
        assert_eq!(found.rows.len(), 1, "and the list finds her by it");
        let late = staff::edit(&t.ctx, &ada, changed).await;
        assert_eq!(late, Err(AppError::Conflict(Conflict::Stale)));
        let elsewhere = EditStaffForm { default_building: Some(tower.to_string()), ..edit_form(t, &ada, account).await };
        let refused = staff::edit(&t.ctx, &ada, elsewhere).await;
        assert_eq!(refused, Err(AppError::field(Field::DefaultBuilding, Problem::NoAccessThere)), "row 37: where she works");
        let told = t.told(&ada, Some(account)).await;
        assert_eq!(told[0], "Awa Fatou Diallo signed in.");
        assert_eq!(told[1], "Ada Admin changed the details of Awa Fatou Diallo.");
        let query = HistoryQuery { account: Some(account), before: None };
        let entries = history::list(&t.ctx, &ada, query).await.unwrap().entries;
        let details: Vec<_> = entries.into_iter().filter_map(|entry| entry.detail).map(|it| (it.from, it.to)).collect();
        let change = |from: &str, to: &str| (Some(from.to_owned()), Some(to.to_owned()));
        let each =
            [change("Housekeeping", "Front desk"), change("Français", "English"), change("Awa Diallo", "Awa Fatou Diallo")];
        assert_eq!(details, each);
        let only_there = EditStaffForm { default_building: Some(String::new()), ..edit_form(t, &ada, account).await };
        staff::edit(&t.ctx, &ada, only_there).await.unwrap();
        let query = HistoryQuery { account: Some(account), before: None };
        let newest = history::list(&t.ctx, &ada, query).await.unwrap().entries.remove(0);
        assert_eq!((newest.event, newest.detail), (history::Event::AccountChanged, None), "nothing of where she works");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_20_across_the_line_to_those_who_need_an_address_the_address_comes_first() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let managers = t.user_group(&ada, "Managers", SignsIn::Address, None).await;
        let across = EditStaffForm { user_group: Some(managers.to_string()), ..edit_form(t, &ada, account).await };
        let refused = staff::edit(&t.ctx, &ada, across).await;
        assert_eq!(refused, Err(AppError::field(Field::UserGroup, Problem::AddressFirst)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_71_row_72_ac_57_deactivated_means_out_at_the_next_request_on_every_instance() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, awa) = t.awa_at_work(&ada).await;
        let second = t.second_instance().await;
        let form = t.form_about(&ada, account).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        assert_eq!(t.as_they_are_now(&awa).await, Actor::Visitor);
        let form = domain::sessions::SignInForm { sign_in_name: "awa.diallo".into(), password: PIN.into(), next: String::new() };
        assert_eq!(domain::sessions::sign_in(&second, &t.client(), form).await.err(), Some(SignInFailed));
        assert!(matches!(t.panel(&ada, account).await.summary.state, AccountState::Inactive { .. }));
        let again = staff::deactivate(&t.ctx, &ada, t.form_about(&ada, account).await).await;
        assert_eq!(again, Err(AppError::Conflict(Conflict::Stale)));
        t.deliver_mail().await.none();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_72_links_of_the_deactivated_are_inactive_and_mail_to_them_stops_but_for_the_notice_where_it_is_wanted() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let june = t.colleague_at_work(&ada, Colleague::JUNE).await.signed_in().unwrap().account;
        t.forgets("june@example.org").await.unwrap();
        for account in [camille, june] {
            let form = t.form_about(&ada, account).await;
            staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        }
        t.deliver_mail().await.none();
        assert_eq!(t.activates(&link, OTHER_PASSWORD).await.err(), Some(AppError::Link(LinkState::Inactive)));
        t.sql("UPDATE organisation SET tells_of_deactivation = TRUE").await.unwrap();
        let grace = t.colleague_at_work(&ada, Colleague { email: "grace@example.org", locale: "fr", ..Colleague::JUNE }).await;
        let form = t.form_about(&ada, grace.signed_in().unwrap().account).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        let told = t.deliver_mail().await;
        assert_eq!(told.addresses(), ["grace@example.org"]);
        assert!(told.read().subject.contains("désactivé"), "{}", told.read().subject);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_71_whoever_comes_back_holds_what_is_given_back_and_signs_in_as_before() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        for building in [plaza, tower] {
            t.holds(account, Scope::Building(building), DEFAULT).await;
        }
        let form = t.form_about(&ada, account).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        let panel = t.panel(&ada, account).await;
        let places: Vec<&str> = panel.former.iter().map(|grant| grant.place.as_str()).collect();
        assert_eq!(places, ["Plaza", "Tower"]);
        let keep = vec![panel.former[1].id.to_string()];
        let back = ReactivateForm { account: account.to_string(), version: panel.version, keep };
        staff::reactivate(&t.ctx, &ada, back).await.unwrap();
        let panel = t.panel(&ada, account).await;
        assert_eq!(panel.summary.state, AccountState::Active);
        let left: Vec<&str> = panel.access.grants.iter().map(|grant| grant.place.as_str()).collect();
        assert_eq!(left, ["Tower"]);
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok());
        let told = t.told(&ada, Some(account)).await;
        assert!(told.iter().any(|told| told.contains("back into use")));
        assert!(told.iter().any(|told| told.contains("Plaza")), "what was not given back is told");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_71_a_pin_that_was_handed_out_opens_nothing_when_its_owner_comes_back() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, pin) = t.awa(&ada).await;
        let form = t.form_about(&ada, account).await;
        staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        let version = t.panel(&ada, account).await.version;
        let back = ReactivateForm { account: account.to_string(), version, keep: Vec::new() };
        staff::reactivate(&t.ctx, &ada, back).await.unwrap();
        assert_eq!(t.signs_in("awa.diallo", &pin).await.err(), Some(SignInFailed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_71_cards_and_mailed_links_lead_nowhere_when_their_owner_comes_back() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (awa, _) = t.awa(&ada).await;
        let (_, sheet) = t.prints_card(&ada, awa).await;
        let typed = || CardCodeForm { sign_in_name: "awa.diallo".into(), code: sheet.cards[0].code.clone() };
        let (camille, link) = t.invited(&ada, Colleague::CAMILLE).await;
        for account in [awa, camille] {
            let form = t.form_about(&ada, account).await;
            staff::deactivate(&t.ctx, &ada, form).await.unwrap();
            let version = t.panel(&ada, account).await.version;
            let back = ReactivateForm { account: account.to_string(), version, keep: Vec::new() };
            staff::reactivate(&t.ctx, &ada, back).await.unwrap();
        }
        let refused = cards::open_by_code(&t.ctx, &t.client(), typed()).await.err();
        assert_eq!(refused, Some(AppError::field(Field::CardCode, Problem::CardUnknown)));
        assert_eq!(t.activates(&link, OTHER_PASSWORD).await.err(), Some(AppError::Link(LinkState::Replaced)));
        // Another one opens the account as ever.
        let form = t.form_about(&ada, camille).await;
        staff::resend(&t.ctx, &ada, form).await.unwrap();
        let another = t.deliver_mail().await.secret();
        assert!(t.activates(&another, OTHER_PASSWORD).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_71_a_link_to_confirm_an_address_leads_nowhere_when_its_owner_comes_back() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let claims = async || {
            let version = t.panel(&ada, account).await.version;
            let (account, email) = (account.to_string(), "awa@example.org".to_owned());
            staff::add_address(&t.ctx, &ada, AddressForm { account, version, email, not_meant: String::new() }).await.unwrap();
        };
        let goes = async || {
            let form = t.form_about(&ada, account).await;
            staff::deactivate(&t.ctx, &ada, form).await.unwrap();
        };
        let comes_back = async || {
            let version = t.panel(&ada, account).await.version;
            let back = ReactivateForm { account: account.to_string(), version, keep: Vec::new() };
            staff::reactivate(&t.ctx, &ada, back).await.unwrap();
        };
        claims().await;
        let link = t.deliver_mail().await.secret();
        goes().await;
        assert_eq!(t.resets(&link, OTHER_PASSWORD).await, Err(AppError::Link(LinkState::Inactive)));
        comes_back().await;
        let replaced = activation::LinkPage::Refused { state: LinkState::Replaced };
        assert_eq!(t.looks(Purpose::Reset, &link).await, replaced);
        assert_eq!(t.resets(&link, OTHER_PASSWORD).await, Err(AppError::Link(LinkState::Replaced)));
        assert!(!t.panel(&ada, account).await.summary.has_address);
        assert_eq!(t.signs_in("awa.diallo", OTHER_PASSWORD).await.err(), Some(SignInFailed));
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok(), "as before");
        t.forgets("awa@example.org").await.unwrap();
        t.deliver_mail().await.none();
        // One that hadn't left yet never does.
        claims().await;
        goes().await;
        comes_back().await;
        t.deliver_mail().await.none();
        // Another one, sent since, is good.
        claims().await;
        let another = t.deliver_mail().await.secret();
        assert!(t.resets(&another, OTHER_PASSWORD).await.is_ok());
        assert!(t.panel(&ada, account).await.summary.has_address);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_75_giving_back_less_of_what_is_narrow_gives_nobody_more_than_the_giver_holds() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let centre = t.portfolio("Centre").await;
        let plaza = t.building_in(centre, "Plaza").await;
        let staff_and_buildings = [(BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::Manage)];
        let whole = t.permission_group("Whole", &staff_and_buildings).await;
        let staff_only = t.permission_group("Staff only", &staff_and_buildings[..1]).await;
        let (buildings, nothing) =
            (t.permission_group("Buildings", &staff_and_buildings[1..]).await, t.permission_group("Nothing", &[]).await);
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Portfolio(centre), whole).await;
        t.holds(june.signed_in().unwrap().account, Scope::Building(plaza), staff_only).await;
        let (awa, _) = t.awa(&ada).await;
        let wide = t.holds(awa, Scope::Portfolio(centre), buildings).await;
        let narrow = t.holds(awa, Scope::Building(plaza), nothing).await;
        let form = t.form_about(&june, awa).await;
        staff::deactivate(&t.ctx, &june, form).await.unwrap();
        let back = async |keep: &[domain::ids::GrantId]| {
            let version = t.panel(&june, awa).await.version;
            let keep = keep.iter().map(ToString::to_string).collect();
            staff::reactivate(&t.ctx, &june, ReactivateForm { account: awa.to_string(), version, keep }).await
        };
        assert_eq!(back(&[wide]).await, Err(AppError::Forbidden), "in Plaza she would manage more than June does");
        assert_eq!(back(&[wide, narrow]).await, Ok(awa));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_77_ac_79_the_last_administrator_and_oneself_are_not_deactivated() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let own = t.form_about(&ada, ada.signed_in().unwrap().account).await;
        assert_eq!(staff::deactivate(&t.ctx, &ada, own.clone()).await, Err(AppError::Forbidden));
        let last = staff::deactivate(&t.ctx, &Actor::Operator, own).await;
        assert_eq!(last, Err(AppError::Conflict(Conflict::LastAdministrator)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_73_row_74_the_padlock_sends_a_link_in_the_persons_language_and_nobody_chooses_for_them() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let camille = t.colleague_at_work(&ada, Colleague::CAMILLE).await.signed_in().unwrap().account;
        let form = t.form_about(&ada, camille).await;
        staff::send_reset(&t.ctx, &ada, form).await.unwrap();
        let letters = t.deliver_mail().await;
        assert_eq!(letters.read().language, "fr");
        let secret = letters.secret();
        assert!(t.signs_in("camille@example.org", OTHER_PASSWORD).await.is_ok(), "until then the old one works");
        assert!(matches!(t.looks(Purpose::Reset, &secret).await, domain::activation::LinkPage::Open { .. }));
        t.resets(&secret, PASSWORD).await.unwrap();
        assert!(t.signs_in("camille@example.org", PASSWORD).await.is_ok());
        t.deliver_mail().await.only();
        let (awa, _) = t.awa_at_work(&ada).await;
        let form = t.form_about(&ada, awa).await;
        assert_eq!(staff::send_reset(&t.ctx, &ada, form).await, Err(AppError::Conflict(Conflict::NothingToSend)));
    })
    .await;
}

async fn asks_for_help(t: &TestContext, name: &str) {
    let form = HelpForm { sign_in_name: name.into() };
    activation::ask_for_help(&t.ctx, &t.client(), form, t.locale("en")).await.unwrap();
}

/// Two who see Plaza's people and may not act on whoever holds [`DEFAULT`] there: one manages nobody, the other holds less.
async fn onlookers(t: &TestContext, ada: &Actor, plaza: domain::ids::BuildingId) -> [Actor; 2] {
    let history = (BuiltIn::History, Level::View);
    let views = t.permission_group("Views staff", &[(BuiltIn::StaffAccounts, Level::View), history]).await;
    let manages = t.permission_group("Manages staff", &[(BuiltIn::StaffAccounts, Level::Manage), history]).await;
    let grace = Colleague { first_name: "Grace", email: "grace@example.org", ..Colleague::JUNE };
    [
        t.colleague_with(ada, Colleague::CAMILLE, Scope::Building(plaza), views).await,
        t.colleague_with(ada, grace, Scope::Building(plaza), manages).await,
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn b9_whoever_has_no_address_asks_and_those_who_may_act_on_them_see_it_and_help() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let plaza = t.building("Plaza").await;
        t.holds(account, Scope::Building(plaza), DEFAULT).await;
        let manages =
            t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        let onlookers = onlookers(t, &ada, plaza).await;
        asks_for_help(t, "AWA.diallo").await;
        asks_for_help(t, "awa.diallo").await;
        t.deliver_mail().await.none();
        let asking = StaffQuery { state: Some(StateFilter::Asking), ..StaffQuery::default() };
        let seen = staff::list(&t.ctx, &june, asking.clone()).await.unwrap();
        assert_eq!(seen.rows.iter().map(|row| row.name.as_str()).collect::<Vec<_>>(), ["Awa Diallo"]);
        assert!(seen.rows[0].marks.asks_for_help && t.panel(&june, account).await.help_asked.is_some());
        // Whoever sees her and may not act on her is told nothing of it.
        for onlooker in &onlookers {
            let seen = staff::list(&t.ctx, onlooker, StaffQuery::default()).await.unwrap();
            let row = seen.rows.into_iter().find(|row| row.id == account).unwrap();
            assert_eq!(row.marks, Marks::default());
            let panel = t.panel(onlooker, account).await;
            assert_eq!((panel.summary.marks, panel.help_asked, panel.may.dismiss_help), (Marks::default(), None, false));
            assert!(panel.has_secret, "nor whether she has anything to sign in with");
            let form = AccountForm { account: account.to_string(), version: panel.version };
            assert_eq!(staff::dismiss_help(&t.ctx, onlooker, form).await, Err(AppError::Forbidden));
        }
        let (_, sheet) = t.prints_card(&june, account).await;
        assert_eq!(sheet.cards[0].sign_in_name, "awa.diallo");
        assert!(staff::list(&t.ctx, &june, asking).await.unwrap().rows.is_empty(), "helped");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b9_whoever_may_not_act_on_somebody_does_not_find_them_among_those_who_ask() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        let plaza = t.building("Plaza").await;
        t.holds(account, Scope::Building(plaza), DEFAULT).await;
        let onlookers = onlookers(t, &ada, plaza).await;
        asks_for_help(t, "awa.diallo").await;
        t.deliver_mail().await.none();
        let asking = StaffQuery { state: Some(StateFilter::Asking), ..StaffQuery::default() };
        for onlooker in &onlookers {
            let found = staff::list(&t.ctx, onlooker, asking.clone()).await.unwrap();
            assert_eq!((found.rows, found.matching), (Vec::new(), 0));
            let states = staff::overview(&t.ctx, onlooker).await.unwrap().states;
            assert!(!states.iter().any(|(state, _)| *state == StateFilter::Asking), "{states:?}");
            // Nor does the history tell them, of her alone or of everybody.
            for account in [Some(account), None] {
                let read = history::list(&t.ctx, onlooker, HistoryQuery { account, before: None }).await.unwrap().entries;
                assert!(!read.iter().any(|entry| entry.event.is_about_the_way_in()), "{read:?}");
                assert!(
                    read.iter().any(|entry| entry.event == history::Event::AccountCreated),
                    "what is theirs to read is there"
                );
            }
        }
        let read = history::list(&t.ctx, &ada, HistoryQuery { account: Some(account), before: None }).await.unwrap().entries;
        assert_eq!(read[0].event, history::Event::HelpAsked);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b9_ac_04_asking_writes_the_same_for_every_name_and_says_the_same() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa_at_work(&ada).await;
        t.colleague_at_work(&ada, Colleague::CAMILLE).await;
        let mut counts = Vec::new();
        for name in ["awa.diallo", "nobody.here", "camille@example.org", "unknown@example.org"] {
            let before = t.count("SELECT count(*) FROM outbox WHERE kind = 'link-request'").await;
            asks_for_help(t, name).await;
            counts.push(t.count("SELECT count(*) FROM outbox WHERE kind = 'link-request'").await - before);
        }
        assert_eq!(counts, [1, 1, 1, 1]);
        let letters = t.deliver_mail().await;
        assert_eq!(letters.addresses(), ["camille@example.org"], "whoever has an address gets the link instead");
        let empty = activation::ask_for_help(&t.ctx, &t.client(), HelpForm::default(), t.locale("en")).await;
        assert_eq!(empty, Err(AppError::field(Field::SignInName, Problem::Required)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn b9_a_request_can_be_put_aside_and_asking_on_and_on_does_not_fill_the_history() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, _) = t.awa_at_work(&ada).await;
        for _ in 0..6 {
            asks_for_help(t, "awa.diallo").await;
            t.deliver_mail().await.none();
            let panel = t.panel(&ada, account).await;
            if panel.may.dismiss_help {
                let form = AccountForm { account: account.to_string(), version: panel.version };
                staff::dismiss_help(&t.ctx, &ada, form).await.unwrap();
            }
        }
        let told = t.told(&ada, Some(account)).await;
        let asked = told.iter().filter(|told| told.contains("asked for help")).count();
        assert_eq!(asked, 3, "three a day");
        t.advance(Duration::days(1));
        asks_for_help(t, "awa.diallo").await;
        t.deliver_mail().await.none();
        let ada = t.signed_in_again("ada@example.org").await;
        assert!(t.panel(&ada, account).await.help_asked.is_some());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_37_the_default_building_of_somebody_new_is_one_that_they_are_given() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Tower").await);
        let form = |default_building: domain::ids::BuildingId| NewStaffForm {
            access: vec![format!("{}={DEFAULT}", Scope::Building(plaza))],
            default_building: default_building.to_string(),
            send: "later".into(),
            ..Colleague::CAMILLE.form()
        };
        let refused = staff::add_colleague(&t.ctx, &ada, form(tower)).await;
        assert_eq!(refused, Err(AppError::field(Field::DefaultBuilding, Problem::NoAccessThere)));
        let added = staff::add_colleague(&t.ctx, &ada, form(plaza)).await.unwrap();
        let panel = t.panel(&ada, added.account.unwrap()).await;
        assert_eq!(panel.details.default_building.map(|(_, name)| name).as_deref(), Some("Plaza"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_52_row_20_an_address_and_a_password_lead_across_the_line_and_the_username_stays() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, awa) = t.awa_at_work(&ada).await;
        let managers = t.user_group(&ada, "Managers", SignsIn::Address, None).await;
        let form = async |email: &str| AddressForm {
            account: account.to_string(),
            version: t.panel(&ada, account).await.version,
            email: email.into(),
            not_meant: String::new(),
        };
        let taken = staff::add_address(&t.ctx, &ada, form("ada@example.org").await).await;
        assert_eq!(taken, Err(AppError::field(Field::Email, Problem::Taken)));
        staff::add_address(&t.ctx, &ada, form("awa@example.org").await).await.unwrap();
        let letters = t.deliver_mail().await;
        assert_eq!((letters.addresses(), letters.read().language.as_str()), (vec!["awa@example.org"], "fr"));
        let link = letters.secret();
        assert!(t.signs_in("awa.diallo", PIN).await.is_ok(), "until it is confirmed nothing changes");
        assert!(!t.panel(&ada, account).await.summary.has_address);
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
        assert_eq!(t.deliver_mail().await.addresses(), ["awa@example.org"], "told like anybody whose password changed");
        assert_eq!(t.as_they_are_now(&awa).await, Actor::Visitor);
        assert_eq!(t.signs_in("awa.diallo", PIN).await.err(), Some(SignInFailed), "the PIN is gone");
        assert!(t.signs_in("awa.diallo", OTHER_PASSWORD).await.is_ok(), "the username stays the sign-in name");
        let panel = t.panel(&ada, account).await;
        assert!(panel.summary.has_address && panel.may.send_reset && !panel.may.hand_out_pin && panel.may.name_administrator);
        let across = EditStaffForm { user_group: Some(managers.to_string()), ..edit_form(t, &ada, account).await };
        staff::edit(&t.ctx, &ada, across).await.unwrap();
        // By the address they ask for links, and nobody else is given it.
        t.forgets("awa@example.org").await.unwrap();
        assert_eq!(t.deliver_mail().await.addresses(), ["awa@example.org"]);
        let other = NewStaffForm { email: "AWA@example.org".into(), ..Colleague::JUNE.form() };
        assert_eq!(staff::invite(&t.ctx, &ada, other).await, Err(AppError::field(Field::Email, Problem::Taken)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_a_manager_gives_nobody_an_address_and_adds_whoever_was_given_one_to_their_building() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let manages = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        let (account, _) = t.awa_at_work(&ada).await;
        let form = AddressForm {
            account: account.to_string(),
            version: t.panel(&ada, account).await.version,
            email: "awa@example.org".into(),
            not_meant: String::new(),
        };
        assert_eq!(staff::add_address(&t.ctx, &june, form.clone()).await, Err(AppError::Forbidden));
        staff::add_address(&t.ctx, &ada, form).await.unwrap();
        let link = t.deliver_mail().await.secret();
        t.resets(&link, OTHER_PASSWORD).await.unwrap();
        t.deliver_mail().await.only();
        let access = vec![format!("{}={manages}", Scope::Building(plaza))];
        let add = NewStaffForm { email: "awa@example.org".into(), access, ..Colleague::CAMILLE.form() };
        assert_eq!(staff::invite(&t.ctx, &june, add).await, Ok(None));
        assert_eq!(t.deliver_mail().await.addresses(), ["awa@example.org"]);
        assert!(staff::panel(&t.ctx, &june, account).await.is_ok(), "the list truly shows them");
    })
    .await;
}
