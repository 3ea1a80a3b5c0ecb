//! What an administrator of a new organisation is told to do first.

use domain::{
    AppError,
    home::{self, FirstSteps},
    permissions::{BuiltIn, Level, Scope},
    testing::{Colleague, on_both},
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
