//! User groups: what there is to choose, and what it brings.

use super::permission_groups::{deletes, group};
use domain::{
    AppError,
    errors::Conflict,
    fields::{Field, Problem},
    permissions::{
        self, BuiltIn, Level, Scope,
        form::GroupForm,
        groups::{DEFAULT, FULL_ACCESS},
    },
    staff,
    testing::{Colleague, on_both},
    user_groups::{self, DeleteUserGroupForm, MoveUserGroupForm, OpenUserGroupForm, SignsIn, UserGroupForm},
};

fn form(t: &domain::testing::TestContext, name: &str, signs_in: &str) -> UserGroupForm {
    UserGroupForm { names: [(t.locale("en"), name.to_owned())].into(), signs_in: signs_in.into(), ..UserGroupForm::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn row_38_the_usual_user_groups_are_there_at_a_press_named_in_each_language_and_in_their_order() {
    on_both(async |t| {
        let ada = t.administrator().await;
        user_groups::add_usual_user_groups(&t.ctx, &ada).await.unwrap();
        let groups = user_groups::user_groups(&t.ctx, &ada).await.unwrap();
        let names: Vec<&str> = groups.iter().map(|group| group.name.as_str()).collect();
        assert_eq!(names, ["Director", "Manager", "Housekeeping management", "Front desk", "Housekeeping", "Maintenance"]);
        let signs_in: Vec<SignsIn> = groups.iter().map(|group| group.signs_in).collect();
        assert_eq!(signs_in, [[SignsIn::Address; 3], [SignsIn::Pin; 3]].concat());
        assert_eq!(groups[0].permission_group.as_deref(), Some("Full access"));
        let again = user_groups::add_usual_user_groups(&t.ctx, &ada).await;
        assert_eq!(again, Err(AppError::Conflict(Conflict::Stale)));
        staff::set_language(&t.ctx, &ada, t.locale("fr")).await.unwrap();
        let ada = t.as_they_are_now(&ada).await;
        assert_eq!(user_groups::choices(&t.ctx, &ada).await.unwrap()[3].name, "Réception");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_38_a_user_group_is_made_changed_moved_and_deleted_and_the_history_tells() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let desk = t.user_group(&ada, "Front desk", SignsIn::Pin, Some(DEFAULT)).await;
        let crew = t.user_group(&ada, "Crew", SignsIn::Passphrase, None).await;
        let taken = user_groups::save_user_group(&t.ctx, &ada, &form(t, "front DESK", "pin")).await;
        assert_eq!(taken, Err(AppError::field(Field::NameIn(t.locale("en")), Problem::NameTaken)));
        let name = Field::NameIn(t.locale("en"));
        for (signs_in, named, at, problem) in
            [("nothing", "Night shift", Field::SignsIn, Problem::NotAChoice), ("pin", "", name, Problem::NoName)]
        {
            let refused = user_groups::save_user_group(&t.ctx, &ada, &form(t, named, signs_in)).await;
            assert_eq!(refused, Err(AppError::field(at, problem)), "{signs_in} {named}");
        }
        let opened = user_groups::open_user_group(&t.ctx, &ada, &OpenUserGroupForm { user_group: crew.to_string() }).await;
        let opened = opened.unwrap();
        assert_eq!((opened.title.as_str(), opened.signs_in, opened.version), ("Crew", SignsIn::Passphrase, 1));
        let changed = UserGroupForm { user_group: crew.to_string(), version: 1, ..form(t, "Night crew", "pin") };
        user_groups::save_user_group(&t.ctx, &ada, &changed).await.unwrap();
        let late = user_groups::save_user_group(&t.ctx, &ada, &changed).await;
        assert_eq!(late, Err(AppError::Conflict(Conflict::Stale)), "somebody else was quicker");
        let up = MoveUserGroupForm { user_group: crew.to_string(), up: true };
        user_groups::move_user_group(&t.ctx, &ada, &up).await.unwrap();
        let names = async || {
            let all = user_groups::user_groups(&t.ctx, &ada).await.unwrap();
            all.into_iter().map(|group| group.name).collect::<Vec<_>>()
        };
        assert_eq!(names().await, ["Night crew", "Front desk"]);
        let gone = DeleteUserGroupForm { user_group: desk.to_string(), version: 1, instead: crew.to_string() };
        user_groups::delete_user_group(&t.ctx, &ada, &gone).await.unwrap();
        assert_eq!(names().await, ["Night crew"]);
        let told = t.told(&ada, None).await;
        assert_eq!(told[0], "Ada Admin deleted the user group Front desk.");
        assert_eq!(told[1], "Ada Admin changed the user group Night crew.");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_52_a_user_group_whose_permission_group_manages_staff_asks_for_an_address() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let with_full_access = |signs_in: &str| UserGroupForm { group: FULL_ACCESS.to_string(), ..form(t, "Managers", signs_in) };
        for signs_in in ["pin", "passphrase"] {
            let refused = user_groups::save_user_group(&t.ctx, &ada, &with_full_access(signs_in)).await;
            assert_eq!(refused, Err(AppError::field(Field::SignsIn, Problem::ManagesStaff)));
        }
        assert!(user_groups::save_user_group(&t.ctx, &ada, &with_full_access("address")).await.is_ok());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_52_what_people_without_an_address_begin_with_never_comes_to_manage_staff() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let cleaners = t.permission_group("Cleaners", &[(BuiltIn::Buildings, Level::View)]).await;
        let housekeeping = t.user_group(&ada, "Housekeeping", SignsIn::Pin, Some(cleaners)).await;
        let levels = [(BuiltIn::StaffAccounts.id(), Level::Manage)];
        let more = GroupForm { group: cleaners.to_string(), version: 1, ..group(t, &[("en", "Cleaners")], &levels) };
        let refused = Err(AppError::Conflict(Conflict::BegunWithByPins));
        assert_eq!(permissions::change_group(&t.ctx, &ada, &more).await, refused);
        assert_eq!(
            deletes(t, &ada, cleaners, &FULL_ACCESS.to_string()).await,
            Err(AppError::Conflict(Conflict::BegunWithByPins))
        );
        let asks = UserGroupForm {
            user_group: housekeeping.to_string(),
            version: 1,
            group: cleaners.to_string(),
            ..form(t, "Housekeeping", "address")
        };
        user_groups::save_user_group(&t.ctx, &ada, &asks).await.unwrap();
        assert_eq!(permissions::change_group(&t.ctx, &ada, &more).await, Ok(cleaners), "with an address it may");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_20_a_user_group_with_people_who_have_no_address_cannot_begin_to_ask_for_one() {
    on_both(async |t| {
        let ada = t.administrator().await;
        t.awa(&ada).await;
        let housekeeping = user_groups::choices(&t.ctx, &ada).await.unwrap()[0].id;
        let asks = UserGroupForm { user_group: housekeeping.to_string(), version: 1, ..form(t, "Housekeeping", "address") };
        let refused = user_groups::save_user_group(&t.ctx, &ada, &asks).await;
        assert_eq!(refused, Err(AppError::field(Field::SignsIn, Problem::SomeHaveNoAddress { count: 1 })));
        let managers = t.user_group(&ada, "Managers", SignsIn::Address, None).await;
        let gone = DeleteUserGroupForm { user_group: housekeeping.to_string(), version: 1, instead: managers.to_string() };
        let refused = user_groups::delete_user_group(&t.ctx, &ada, &gone).await;
        assert_eq!(refused, Err(AppError::field(Field::Instead, Problem::SomeHaveNoAddress { count: 1 })));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_38_whoever_manages_a_building_chooses_user_groups_and_decides_nothing_about_them() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let plaza = t.building("Plaza").await;
        let manages = t.permission_group("Managers", &[(BuiltIn::StaffAccounts, Level::Manage)]).await;
        let june = t.colleague_with(&ada, Colleague::JUNE, Scope::Building(plaza), manages).await;
        t.user_group(&ada, "Front desk", SignsIn::Pin, None).await;
        assert_eq!(user_groups::choices(&t.ctx, &june).await.unwrap().len(), 1);
        assert_eq!(user_groups::user_groups(&t.ctx, &june).await.err(), Some(AppError::Forbidden));
        let refused = user_groups::save_user_group(&t.ctx, &june, &form(t, "Crew", "pin")).await;
        assert_eq!(refused, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn row_38_the_permission_group_of_a_user_group_goes_where_its_holders_go() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let cleaners = t.permission_group("Cleaners", &[(BuiltIn::Buildings, Level::View)]).await;
        t.user_group(&ada, "Housekeeping", SignsIn::Pin, Some(cleaners)).await;
        let form =
            domain::permissions::form::DeleteGroupForm { group: cleaners.to_string(), version: 1, instead: DEFAULT.to_string() };
        domain::permissions::delete_group(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!(user_groups::choices(&t.ctx, &ada).await.unwrap()[0].permission_group, Some(DEFAULT));
    })
    .await;
}
