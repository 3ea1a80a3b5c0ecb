//! What a building's manager might try in order to reach further than their building, each found by somebody who tried.

use super::{
    access::{building, changes, hold, shown},
    delegation::House,
};
use chrono::Duration;
use domain::{
    AppError,
    buildings::{self, HoldersQuery, PortfolioForm},
    errors::Conflict,
    fields::{Field, Problem},
    ids::AccountId,
    permissions::{AccessForm, BuiltIn, CoverForm, Level, Scope, giving, groups::DEFAULT},
    staff::{self, NewStaffForm, StaffQuery},
    testing::{Colleague, TestContext, on_both},
};

fn newcomer(email: &str, access: &[String]) -> NewStaffForm {
    NewStaffForm { email: email.into(), access: access.to_vec(), ..Colleague::CAMILLE.form() }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_the_same_access_as_somebody_names_and_changes_nothing_in_other_buildings() {
    on_both(async |t| {
        let house = House::new(t).await;
        let both = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(both, Scope::Building(house.plaza), house.concierge).await;
        t.holds(both, Scope::Building(house.tower), house.caretakers).await;
        let june = t.adds(&house.ada, Colleague::JUNE).await;
        t.holds(june, Scope::Building(house.plaza), DEFAULT).await;
        let form = |access: String| AccessForm { account: both.to_string(), version: 1, access: vec![access] };
        for line in [format!("like:{june}"), format!("{}={DEFAULT}", building(house.tower)), format!("all={DEFAULT}")] {
            let told = format!("{:?}", giving::preview(&t.ctx, &house.marc, form(line)).await.unwrap());
            assert!(!told.contains("Secret Tower") && !told.contains("Caretakers"), "{told}");
        }
        changes(t, &house.marc, both, &[format!("like:{june}")]).await.unwrap();
        let held = shown(t, &house.ada, both).await.unwrap();
        let held = |place| held.rows.iter().find(|row| row.building == place).unwrap().held;
        assert_eq!((held(house.plaza), held(house.tower)), (Some(DEFAULT), Some(house.caretakers)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_only_administrators_correct_addresses_and_learn_that_one_is_taken() {
    on_both(async |t| {
        let house = House::new(t).await;
        let here = [hold(&building(house.plaza), house.concierge)];
        staff::invite(&t.ctx, &house.marc, newcomer("new@example.org", &here)).await.unwrap();
        let account = account_of(&house, t, "new@example.org").await;
        assert!(!staff::panel(&t.ctx, &house.marc, account).await.unwrap().may.correct_address);
        for address in ["ada@example.org", "free@example.org", "new@example.org"] {
            assert_eq!(t.corrects(&house.marc, account, address).await, Err(AppError::Forbidden), "{address}");
        }
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_an_address_that_was_somebodys_before_gives_them_nothing_and_the_administrators_decide() {
    on_both(async |t| {
        let house = House::new(t).await;
        let june = t.invites(&house.ada, Colleague { email: "typo@example.org", ..Colleague::JUNE }).await;
        t.corrects(&house.ada, june, "june@example.org").await.unwrap();
        t.deliver_mail().await;
        let form = newcomer("typo@example.org", &[hold(&building(house.plaza), house.concierge)]);
        assert_eq!(staff::invite(&t.ctx, &house.marc, form).await, Ok(None), "the same answer as for any other");
        assert!(staff::panel(&t.ctx, &house.ada, june).await.unwrap().access.grants.is_empty());
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "ada@example.org");
        assert!(letters.read().text.contains(&june.to_string()), "it leads to the account");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_73_adding_somebody_by_their_address_makes_nobody_the_managers_to_act_on() {
    on_both(async |t| {
        let house = House::new(t).await;
        let here = [hold(&building(house.plaza), house.concierge)];
        let june = t.invites(&house.ada, Colleague::JUNE).await;
        t.deliver_mail().await;
        staff::invite(&t.ctx, &house.marc, newcomer("june@example.org", &here)).await.unwrap();
        assert_eq!(t.deliver_mail().await.only().to, "june@example.org", "the link that she has already");
        let panel = staff::panel(&t.ctx, &house.marc, june).await.unwrap();
        assert!(panel.may.change_access && !panel.may.resend, "{:?}", panel.may);
        assert_eq!(t.resends(&house.marc, june).await, Err(AppError::Forbidden));
        // Whom they added themselves they may send the link to again, a few times an hour.
        staff::invite(&t.ctx, &house.marc, newcomer("new@example.org", &here)).await.unwrap();
        let own = account_of(&house, t, "new@example.org").await;
        for _ in 0..3 {
            assert_eq!(t.resends(&house.marc, own).await, Ok(own));
        }
        assert!(matches!(t.resends(&house.marc, own).await, Err(AppError::Throttled { .. })), "AC-19");
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_19_adding_and_removing_somebody_over_and_over_sends_few_letters() {
    on_both(async |t| {
        let house = House::new(t).await;
        let here = [hold(&building(house.plaza), house.concierge)];
        let june = t.colleague_with(&house.ada, Colleague::JUNE, Scope::Building(house.tower), house.caretakers).await;
        let june = june.signed_in().unwrap().account;
        for _ in 0..6 {
            staff::invite(&t.ctx, &house.marc, newcomer("june@example.org", &here)).await.unwrap();
            changes(t, &house.marc, june, &[format!("{}=none", building(house.plaza))]).await.unwrap();
        }
        assert_eq!(t.deliver_mail().await.addresses(), ["june@example.org"; 3]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_somebody_whose_invitation_was_never_sent_is_the_administrators_to_decide_about() {
    on_both(async |t| {
        let house = House::new(t).await;
        let june = t.adds(&house.ada, Colleague::JUNE).await;
        let form = newcomer("june@example.org", &[hold(&building(house.plaza), house.concierge)]);
        assert_eq!(staff::invite(&t.ctx, &house.marc, form).await, Ok(None));
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "ada@example.org");
        assert!(letters.read().text.contains(&june.to_string()));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_76_what_an_administrator_sent_before_they_were_dismissed_is_refused_when_its_turn_comes() {
    on_both(async |t| {
        let house = House::new(t).await;
        let june = t.colleague_at_work(&house.ada, Colleague::JUNE).await;
        let id = june.signed_in().unwrap().account;
        staff::name_administrator(&t.ctx, &house.ada, t.form_about(&house.ada, id).await).await.unwrap();
        let june = t.as_they_are_now(&june).await;
        staff::dismiss_administrator(&t.ctx, &house.ada, t.form_about(&house.ada, id).await).await.unwrap();
        let before = t.dump().await;
        let building = buildings::BuildingForm { name: "Annexe".into(), reference: "ANNEXE".into(), ..Default::default() };
        assert_eq!(buildings::create(&t.ctx, &june, building).await.err(), Some(AppError::Forbidden));
        let nord = PortfolioForm { id: t.ctx.new_id().to_string(), version: 1, portfolio: "Nord".into() };
        assert_eq!(buildings::rename(&t.ctx, &june, nord).await.err(), Some(AppError::Forbidden));
        assert_eq!(domain::permissions::add_usual_catalogue(&t.ctx, &june).await.err(), Some(AppError::Forbidden));
        assert_eq!(t.changed_since(&before, &[]).await, domain::testing::NOTHING);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_was_opened_before_its_portfolio_was_renamed_moves_no_building() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let nord = t.portfolio("Nord").await;
        let laurier = t.building_in(nord, "Laurier").await;
        let opened = super::buildings::form_of(t, &ada, laurier).await;
        let rename = PortfolioForm { id: nord.to_string(), version: 1, portfolio: "Nord-Est".into() };
        buildings::rename(&t.ctx, &ada, rename).await.unwrap();
        let late = buildings::change(&t.ctx, &ada, buildings::BuildingForm { address: "12, rue Laurier".into(), ..opened }).await;
        assert_eq!(late, Err(AppError::Conflict(Conflict::Stale)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_94_a_buildings_page_finds_no_administrator_by_their_address() {
    on_both(async |t| {
        let house = House::new(t).await;
        let views =
            t.permission_group("Watch", &[(BuiltIn::StaffAccounts, Level::View), (BuiltIn::Buildings, Level::View)]).await;
        let june = t.colleague_with(&house.ada, Colleague::JUNE, Scope::Building(house.plaza), views).await;
        let found = async |by, search: &str| {
            let query = HoldersQuery { building: house.plaza.to_string(), search: search.into(), ..HoldersQuery::default() };
            buildings::holders(&t.ctx, by, query).await.unwrap().rows.len()
        };
        assert_eq!((found(&june, "ada@example").await, found(&june, "ada").await), (0, 1));
        assert_eq!(found(&house.ada, "ada@example").await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_87_nobody_has_so_much_temporary_access_that_each_change_keeps_everybody_waiting() {
    on_both(async |t| {
        let house = House::new(t).await;
        let june = t.adds(&house.ada, Colleague::JUNE).await;
        t.holds(june, Scope::Building(house.plaza), house.concierge).await;
        let until = (t.ctx.now() + Duration::hours(20)).format("%Y-%m-%dT%H:%M").to_string();
        let covers = async || {
            let version = shown(t, &house.marc, june).await.unwrap().version;
            let (scope, group) = (building(house.plaza), house.concierge.to_string());
            let form = CoverForm {
                account: june.to_string(),
                version,
                scope,
                group,
                cover_from: String::new(),
                cover_until: until.clone(),
            };
            giving::give_cover(&t.ctx, &house.marc, form).await
        };
        for _ in 0..20 {
            covers().await.unwrap();
        }
        assert_eq!(covers().await, Err(AppError::field(Field::CoverUntil, Problem::TooManyCovers { max: 20 })));
    })
    .await;
}

async fn account_of(house: &House, t: &TestContext, email: &str) -> AccountId {
    let query = StaffQuery { search: email.into(), ..StaffQuery::default() };
    staff::list(&t.ctx, &house.ada, query).await.unwrap().rows.remove(0).id
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_71_saving_what_is_so_already_in_a_building_whose_staff_one_does_not_see_tells_nothing() {
    on_both(async |t| {
        let house = House::new(t).await;
        // Marc sees the tower, but not its staff.
        t.holds(house.marc.signed_in().unwrap().account, Scope::Building(house.tower), house.concierge).await;
        let marc = t.as_they_are_now(&house.marc).await;
        let works_there = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(works_there, Scope::Building(house.plaza), house.concierge).await;
        t.holds(works_there, Scope::Building(house.tower), house.caretakers).await;
        let works_here_alone = t.adds(&house.ada, Colleague::JUNE).await;
        t.holds(works_here_alone, Scope::Building(house.plaza), house.concierge).await;
        let tower = building(house.tower);
        for account in [works_there, works_here_alone] {
            let before = t.dump().await;
            for line in [format!("{tower}=none"), hold(&tower, house.caretakers), hold(&tower, house.concierge)] {
                assert_eq!(changes(t, &marc, account, &[line]).await, Err(AppError::Forbidden));
            }
            assert_eq!(t.changed_since(&before, &[]).await, domain::testing::NOTHING);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_whoever_acted_on_a_shared_colleague_in_another_building_is_not_named() {
    on_both(async |t| {
        let house = House::new(t).await;
        let other = Colleague { first_name: "Agathe", last_name: "Okafor", email: "agathe@example.org", ..Colleague::JUNE };
        let agathe = t.colleague_with(&house.ada, other, Scope::Building(house.tower), house.managers).await;
        let add = |building_id| newcomer("new@example.org", &[hold(&building(building_id), house.concierge)]);
        staff::invite(&t.ctx, &agathe, add(house.tower)).await.unwrap();
        staff::invite(&t.ctx, &house.marc, add(house.plaza)).await.unwrap();
        let shared =
            staff::list(&t.ctx, &house.ada, StaffQuery { search: "new@".into(), ..StaffQuery::default() }).await.unwrap();
        let shared = shared.rows[0].id;
        let words = domain::Words::new(t.locale("en"));
        let told = async |by: &domain::actor::Actor| {
            let entries = domain::history::latest(&t.ctx, by, shared).await.unwrap();
            entries.iter().map(|entry| entry.sentence(words)).collect::<Vec<_>>().join(" ")
        };
        let to_marc = told(&house.marc).await;
        assert!(to_marc.contains("A colleague added") && to_marc.contains("Marc Gagnon gave"), "{to_marc}");
        assert!(!to_marc.contains("Agathe"), "{to_marc}");
        assert!(told(&house.ada).await.contains("Agathe Okafor added"));
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_81_how_much_temporary_access_there_is_elsewhere_is_neither_told_nor_used_up() {
    on_both(async |t| {
        let house = House::new(t).await;
        let shared = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(shared, Scope::Building(house.plaza), house.concierge).await;
        let now = t.ctx.now().timestamp_micros();
        for number in 1..=30 {
            let term = domain::permissions::Term { from: now, until: now + number * 60_000_000 };
            t.holds_for(shared, Scope::Building(house.tower), house.concierge, term).await;
        }
        let give = async |place| {
            let version = shown(t, &house.marc, shared).await.unwrap().version;
            let (scope, group) = (building(place), house.concierge.to_string());
            let until = (t.ctx.now() + Duration::days(2)).format("%Y-%m-%dT%H:%M").to_string();
            let form =
                CoverForm { account: shared.to_string(), version, scope, group, cover_until: until, ..CoverForm::default() };
            giving::give_cover(&t.ctx, &house.marc, form).await
        };
        assert_eq!(give(house.tower).await, Err(AppError::Forbidden));
        for _ in 0..20 {
            assert!(give(house.plaza).await.is_ok());
        }
        let too_many = AppError::field(Field::CoverUntil, Problem::TooManyCovers { max: 20 });
        assert_eq!(give(house.plaza).await, Err(too_many));
    })
    .await;
}
