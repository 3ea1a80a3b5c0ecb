//! What one is met with after signing in: the building that one has turned to, and, in a new organisation, what to do first.

use domain::{
    AppError,
    home::{self, FirstSteps},
    permissions::{BuiltIn, Level, Scope},
    staff,
    testing::{Colleague, PIN, on_both},
};

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_is_told_what_is_there_and_what_is_to_be_done_and_nobody_else_is() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let steps = async || home::first_steps(&t.ctx, &ada).await.unwrap();
        assert_eq!(steps().await, FirstSteps { buildings: false, groups: false, colleagues: false });
        let building = t.building("Plaza").await;
        assert_eq!(steps().await, FirstSteps { buildings: true, groups: false, colleagues: false });
        let group = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        assert_eq!(steps().await, FirstSteps { buildings: true, groups: true, colleagues: false });
        let manager = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(building), group).await;
        assert!(steps().await.are_done());
        assert_eq!(home::first_steps(&t.ctx, &manager).await, Err(AppError::Forbidden));
        t.sql("UPDATE buildings SET archived_at = created_at").await.unwrap();
        assert!(!steps().await.buildings, "archived ones are none to work with");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_37_whoever_works_in_several_buildings_begins_in_their_default_one_and_turns_to_another() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (account, awa) = t.awa_at_work(&ada).await;
        let own = async || home::own_buildings(&t.ctx, &awa).await.unwrap();
        assert_eq!(own().await, home::OwnBuildings::default(), "she works nowhere yet");
        let centre = t.portfolio("Centre").await;
        let mut buildings = Vec::new();
        for n in 0..62 {
            buildings.push(t.building_in(centre, &format!("House {n:02}")).await);
        }
        let elsewhere = t.building("Tower").await;
        let views = t.permission_group("Cleaners", &[(BuiltIn::Buildings, Level::View)]).await;
        t.holds(account, Scope::Portfolio(centre), views).await;
        let found = own().await;
        assert_eq!((found.current.unwrap().1.as_str(), found.choices.len()), ("House 00", 60), "as many as can be taken in");
        let turn = async |building: domain::ids::BuildingId| {
            home::turn_to(&t.ctx, &awa, &home::TurnForm { building: building.to_string() }).await
        };
        assert_eq!(turn(elsewhere).await, Err(AppError::NotFound), "not one of hers");
        turn(buildings[61]).await.unwrap();
        let found = own().await;
        assert_eq!(found.current.unwrap().1, "House 61");
        assert_eq!(found.choices[0].1, "House 61", "where she is can be seen among the choices");
        let panel = t.panel(&ada, account).await;
        let form = staff::EditStaffForm {
            account: account.to_string(),
            version: panel.version,
            first_name: "Awa".into(),
            last_name: "Diallo".into(),
            locale: "fr".into(),
            user_group: None,
            default_building: Some(buildings[60].to_string()),
        };
        staff::edit(&t.ctx, &ada, form).await.unwrap();
        let choices = staff::edit_choices(&t.ctx, &ada, account).await.unwrap();
        assert_eq!(choices.buildings[0].1, "House 60", "what is set can be kept");
        let later = t.actor(&t.signs_in("awa.diallo", PIN).await.unwrap()).await;
        assert_eq!(home::own_buildings(&t.ctx, &later).await.unwrap().current.unwrap().1, "House 60");
    })
    .await;
}
