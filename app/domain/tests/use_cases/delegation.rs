//! A building manager's session: what it sees and does, and what is refused to it, on both databases.

use super::access::{building, changes, hold, portfolio, shown};
use domain::{
    AppError,
    actor::Actor,
    fields::{Field, Problem},
    history::{self, HistoryQuery},
    ids::{AccountId, BuildingId, PermissionGroupId},
    permissions::{
        AccessForm, BuiltIn, CoverForm, Level, MatrixQuery, Scope, giving,
        groups::{DEFAULT, FULL_ACCESS},
    },
    staff::{self, AccountForm, AddressForm, NewStaffForm, StaffQuery},
    testing::{Colleague, OTHER_PASSWORD, TestContext, on_both},
};

const MARC: Colleague = Colleague { first_name: "Marc", last_name: "Gagnon", email: "marc@example.org", locale: "en" };

/// Two buildings, and Marc who manages the staff of the first.
pub(super) struct House {
    pub ada: Actor,
    pub marc: Actor,
    pub plaza: BuildingId,
    pub tower: BuildingId,
    pub managers: PermissionGroupId,
    pub concierge: PermissionGroupId,
    pub caretakers: PermissionGroupId,
}

impl House {
    pub async fn new(t: &TestContext) -> Self {
        let ada = t.administrator().await;
        let (plaza, tower) = (t.building("Plaza").await, t.building("Secret Tower").await);
        let managers = t
            .permission_group(
                "Managers",
                &[(BuiltIn::StaffAccounts, Level::Manage), (BuiltIn::Buildings, Level::View), (BuiltIn::History, Level::View)],
            )
            .await;
        let concierge = t.permission_group("Concierge", &[(BuiltIn::Buildings, Level::View)]).await;
        let caretakers = t.permission_group("Caretakers", &[(BuiltIn::Buildings, Level::Manage)]).await;
        let marc = t.colleague_with(&ada, MARC, Scope::Building(plaza), managers).await;
        t.deliver_mail().await;
        Self { ada, marc, plaza, tower, managers, concierge, caretakers }
    }
}

fn id(actor: &Actor) -> AccountId {
    actor.signed_in().unwrap().account
}

async fn names(t: &TestContext, by: &Actor, search: &str) -> Vec<String> {
    let query = StaffQuery { search: search.into(), ..StaffQuery::default() };
    staff::list(&t.ctx, by, query).await.unwrap().rows.into_iter().map(|row| row.name).collect()
}

fn newcomer(email: &str, access: &[String]) -> NewStaffForm {
    NewStaffForm { email: email.into(), access: access.to_vec(), ..Colleague::CAMILLE.form() }
}

#[tokio::test(flavor = "multi_thread")]
async fn row_2_b6_full_access_and_managing_staff_each_open_the_staff_of_their_building_and_viewing_shows_without_adding() {
    on_both(async |t| {
        let house = House::new(t).await;
        let viewers = t.permission_group("Viewers", &[(BuiltIn::StaffAccounts, Level::View)]).await;
        let full = Colleague { email: "full@example.org", ..Colleague::JUNE };
        let full = t.colleague_with(&house.ada, full, Scope::Building(house.plaza), FULL_ACCESS).await;
        let viewer = Colleague { email: "view@example.org", ..Colleague::JUNE };
        let viewer = t.colleague_with(&house.ada, viewer, Scope::Building(house.plaza), viewers).await;
        let add = async |by: &Actor, email: &str| {
            staff::invite(&t.ctx, by, newcomer(email, &[hold(&building(house.plaza), house.concierge)])).await
        };
        assert_eq!(add(&house.marc, "one@example.org").await, Ok(None));
        assert_eq!(add(&full, "two@example.org").await, Ok(None));
        assert_eq!(add(&viewer, "three@example.org").await, Err(AppError::Forbidden));
        assert!(staff::list(&t.ctx, &viewer, StaffQuery::default()).await.is_ok());
        assert!(!shown(t, &viewer, id(&full)).await.unwrap().may_change);
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_71_ac_81_a_manager_sees_the_staff_of_their_building_alone_and_no_other_name() {
    on_both(async |t| {
        let house = House::new(t).await;
        let both = t.adds(&house.ada, Colleague { first_name: "Both", ..Colleague::CAMILLE }).await;
        t.holds(both, Scope::Building(house.plaza), house.concierge).await;
        t.holds(both, Scope::Building(house.tower), house.caretakers).await;
        let elsewhere = t.adds(&house.ada, Colleague { first_name: "Elsewhere", ..Colleague::JUNE }).await;
        t.holds(elsewhere, Scope::Building(house.tower), house.concierge).await;
        assert_eq!(names(t, &house.marc, "").await, ["Ada Admin", "Both Roy", "Marc Gagnon"]);
        assert_eq!(names(t, &house.ada, "").await.len(), 4);
        // Administrators show without anything one could write to, and are not found by it either.
        let list = staff::list(&t.ctx, &house.marc, StaffQuery::default()).await.unwrap();
        assert!(!format!("{list:?}").contains("ada@"));
        assert_eq!(names(t, &house.marc, "ada@example").await, [""; 0]);
        let ada = staff::panel(&t.ctx, &house.marc, id(&house.ada)).await.unwrap();
        assert!(!format!("{ada:?}").contains("ada@") && ada.may == staff::account::PanelActions::default());
        // Of somebody who works in both, this building's part.
        let panel = staff::panel(&t.ctx, &house.marc, both).await.unwrap();
        let matrix = shown(t, &house.marc, both).await.unwrap();
        assert_eq!(panel.access.grants.len(), 1);
        for seen in [format!("{panel:?}"), format!("{matrix:?}")] {
            assert!(seen.contains("Plaza") && !seen.contains("Secret Tower") && !seen.contains("Caretakers"), "{seen}");
        }
        // Whoever works elsewhere is as unknown as nobody.
        let nobody = AccountId(t.ctx.new_id());
        let answers = async |account: AccountId| {
            let form = AccountForm { account: account.to_string(), version: 1 };
            let access =
                AccessForm { account: account.to_string(), version: 1, access: vec![hold(&building(house.plaza), DEFAULT)] };
            let like = MatrixQuery { like: account.to_string(), ..MatrixQuery::default() };
            let of = HistoryQuery { account: Some(account), before: None };
            [
                staff::panel(&t.ctx, &house.marc, account).await.err(),
                shown(t, &house.marc, account).await.err(),
                staff::activate(&t.ctx, &house.marc, form.clone()).await.err(),
                staff::resend(&t.ctx, &house.marc, form).await.err(),
                giving::change(&t.ctx, &house.marc, access.clone()).await.err(),
                giving::preview(&t.ctx, &house.marc, access).await.err(),
                giving::matrix(&t.ctx, &house.marc, like).await.err(),
                history::list(&t.ctx, &house.marc, of).await.err(),
                history::latest(&t.ctx, &house.marc, account).await.err(),
            ]
        };
        assert_eq!(answers(elsewhere).await, [const { Some(AppError::NotFound) }; 9]);
        assert_eq!(answers(nobody).await, answers(elsewhere).await);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_73_ac_78_whoever_works_elsewhere_too_or_holds_more_is_not_the_managers_to_act_on() {
    on_both(async |t| {
        let house = House::new(t).await;
        let both = t.invites(&house.ada, Colleague::CAMILLE).await;
        t.holds(both, Scope::Building(house.plaza), house.concierge).await;
        t.holds(both, Scope::Building(house.tower), house.concierge).await;
        let higher = t.invites(&house.ada, Colleague::JUNE).await;
        t.holds(higher, Scope::Building(house.plaza), FULL_ACCESS).await;
        t.deliver_mail().await;
        for whom in [both, higher, id(&house.marc), id(&house.ada)] {
            let form = AccountForm { account: whom.to_string(), version: 1 };
            assert_eq!(staff::resend(&t.ctx, &house.marc, form).await, Err(AppError::Forbidden));
            let correct =
                AddressForm { account: whom.to_string(), version: 1, email: "mine@example.org".into(), not_meant: String::new() };
            assert_eq!(staff::correct_address(&t.ctx, &house.marc, correct).await, Err(AppError::Forbidden));
            assert!(!staff::panel(&t.ctx, &house.marc, whom).await.unwrap().may.resend);
        }
        // Their own building's part of it is.
        changes(t, &house.marc, both, &[format!("{}=none", building(house.plaza))]).await.unwrap();
        assert_eq!(staff::panel(&t.ctx, &house.marc, both).await.err(), Some(AppError::NotFound), "no longer one of theirs");
        assert_eq!(staff::panel(&t.ctx, &house.ada, both).await.unwrap().access.grants.len(), 1);
        // Whoever is the manager's alone is theirs as a whole.
        let own = t.invites(&house.ada, Colleague { email: "own@example.org", ..Colleague::JUNE }).await;
        t.holds(own, Scope::Building(house.plaza), house.concierge).await;
        t.deliver_mail().await;
        assert!(t.resends(&house.marc, own).await.is_ok());
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_75_a_manager_gives_no_more_than_they_hold_whichever_way_they_ask() {
    on_both(async |t| {
        let house = House::new(t).await;
        let east = t.portfolio("East").await;
        let whom = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(whom, Scope::Building(house.plaza), house.concierge).await;
        let rich = t.adds(&house.ada, Colleague { email: "rich@example.org", ..Colleague::JUNE }).await;
        t.holds(rich, Scope::Building(house.plaza), FULL_ACCESS).await;
        let before = t.texts("SELECT CAST(count(*) AS text) FROM grants").await;
        let (here, there) = (building(house.plaza), building(house.tower));
        for lines in [
            vec![hold(&here, FULL_ACCESS)],
            vec![hold(&here, house.caretakers)],
            vec![hold(&there, house.concierge)],
            vec![format!("{there}=none"), hold(&there, house.managers)],
            vec![hold("all", house.concierge)],
            vec![hold(&portfolio(east), house.concierge)],
            vec![hold("every", house.caretakers)],
            vec![hold("every", house.concierge), hold(&there, house.concierge)],
            vec![format!("like:{rich}")],
            vec![hold(&building(BuildingId(t.ctx.new_id())), house.concierge)],
        ] {
            assert_eq!(changes(t, &house.marc, whom, &lines).await, Err(AppError::Forbidden), "{lines:?}");
            let added = staff::invite(&t.ctx, &house.marc, newcomer("new@example.org", &lines)).await;
            assert_eq!(added, Err(AppError::Forbidden), "{lines:?}");
        }
        let cover = CoverForm {
            account: whom.to_string(),
            version: shown(t, &house.marc, whom).await.unwrap().version,
            scope: there.clone(),
            group: house.concierge.to_string(),
            cover_from: String::new(),
            cover_until: "2126-01-01T08:00".into(),
        };
        assert_eq!(giving::give_cover(&t.ctx, &house.marc, cover.clone()).await, Err(AppError::Forbidden));
        let cover = CoverForm { scope: here.clone(), group: FULL_ACCESS.to_string(), ..cover };
        assert_eq!(giving::give_cover(&t.ctx, &house.marc, cover).await, Err(AppError::Forbidden));
        assert_eq!(t.texts("SELECT CAST(count(*) AS text) FROM grants").await, before, "refused as a whole");
        // What they hold, where they hold it; "select all" is all of theirs.
        changes(t, &house.marc, whom, &[hold("every", house.managers)]).await.unwrap();
        let grants = shown(t, &house.ada, whom).await.unwrap();
        let held: Vec<_> = grants.rows.iter().map(|row| (row.name.as_str(), row.held)).collect();
        assert_eq!(held, [("Plaza", Some(house.managers)), ("Secret Tower", None)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_79_nobody_changes_their_own_access() {
    on_both(async |t| {
        let house = House::new(t).await;
        for own in [&house.marc, &house.ada] {
            let refused = changes(t, own, id(own), &[hold(&building(house.plaza), house.concierge)]).await;
            assert_eq!(refused, Err(AppError::Forbidden));
            assert!(!shown(t, own, id(own)).await.unwrap().may_change);
        }
        // Nor by adding one's own address anew.
        let again = newcomer(MARC.email, &[hold(&building(house.plaza), house.concierge)]);
        assert_eq!(staff::invite(&t.ctx, &house.marc, again).await, Ok(None));
        assert_eq!(shown(t, &house.ada, id(&house.marc)).await.unwrap().rows[0].held, Some(house.managers));
        // An administrator's access is the administrators' matter.
        let refused = changes(t, &house.marc, id(&house.ada), &[hold(&building(house.plaza), house.concierge)]).await;
        assert_eq!(refused, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_an_address_that_works_elsewhere_is_added_to_the_managers_building_and_answered_like_a_new_one() {
    on_both(async |t| {
        let house = House::new(t).await;
        let here = [hold(&building(house.plaza), house.concierge)];
        let june = t.colleague_with(&house.ada, Colleague::JUNE, Scope::Building(house.tower), house.caretakers).await;
        let known = staff::invite(&t.ctx, &house.marc, newcomer("JUNE@example.org", &here)).await;
        assert_eq!(t.deliver_mail().await.only().to, "june@example.org", "she is told");
        let unknown = staff::invite(&t.ctx, &house.marc, newcomer("new@example.org", &here)).await;
        assert_eq!(t.deliver_mail().await.only().to, "new@example.org");
        assert_eq!((known.clone(), unknown), (Ok(None), Ok(None)), "the same answer");
        assert_eq!(names(t, &house.marc, "june").await, ["June Okafor"], "under her own name");
        assert_eq!(staff::panel(&t.ctx, &house.marc, id(&june)).await.unwrap().access.grants.len(), 1);
        let whole = staff::panel(&t.ctx, &house.ada, id(&june)).await.unwrap().access;
        assert_eq!(whole.grants.len(), 2, "what she held stays");
        // An administrator's address adds nothing, and says nothing.
        assert_eq!(staff::invite(&t.ctx, &house.marc, newcomer("ada@example.org", &here)).await, Ok(None));
        t.deliver_mail().await.none();
        // Only administrators are told that it exists.
        let taken = staff::invite(&t.ctx, &house.ada, newcomer("june@example.org", &here)).await;
        assert_eq!(taken, Err(AppError::field(Field::Email, Problem::Taken)));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_a_building_shown_first_that_is_not_given_is_refused_alike_whether_or_not_somebody_has_the_address() {
    on_both(async |t| {
        let house = House::new(t).await;
        let here = [hold(&building(house.plaza), house.concierge)];
        let refused = Err(AppError::field(Field::DefaultBuilding, Problem::NoAccessThere));
        for address in ["ada@example.org", "marc@example.org", "nobody.yet@example.org"] {
            let form =
                NewStaffForm { default_building: house.tower.to_string(), send: "later".into(), ..newcomer(address, &here) };
            assert_eq!(staff::invite(&t.ctx, &house.marc, form).await, refused, "{address}");
        }
        assert!(names(t, &house.ada, "nobody.yet").await.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_08_somebody_inactive_stays_so_and_the_administrators_are_told() {
    on_both(async |t| {
        let house = House::new(t).await;
        let june = t.colleague_at_work(&house.ada, Colleague::JUNE).await;
        t.deactivate(id(&june)).await;
        let form = newcomer("june@example.org", &[hold(&building(house.plaza), house.concierge)]);
        assert_eq!(staff::invite(&t.ctx, &house.marc, form).await, Ok(None));
        let letters = t.deliver_mail().await;
        assert_eq!(letters.only().to, "ada@example.org");
        assert!(letters.read().text.contains(&id(&june).to_string()), "it leads to the account");
        assert!(t.signs_in("june@example.org", OTHER_PASSWORD).await.is_err());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_a_row_that_a_manager_holds_less_in_is_shown_as_one_that_they_cannot_change() {
    on_both(async |t| {
        let house = House::new(t).await;
        for (somebody, group, may_change) in [(Colleague::JUNE, FULL_ACCESS, false), (Colleague::CAMILLE, house.concierge, true)]
        {
            let account = t.adds(&house.ada, somebody).await;
            t.holds(account, Scope::Building(house.plaza), group).await;
            let query = MatrixQuery { account: account.to_string(), ..MatrixQuery::default() };
            let rows = |matrix: giving::Matrix| matrix.rows.into_iter().map(|row| (row.held, row.may_change)).collect::<Vec<_>>();
            let of_a_manager = rows(giving::matrix(&t.ctx, &house.marc, query.clone()).await.unwrap());
            assert_eq!(of_a_manager, [(Some(group), may_change)]);
            let panel = staff::panel(&t.ctx, &house.marc, account).await.unwrap();
            assert_eq!(panel.may.change_access, may_change, "nothing is offered that would be refused");
            let of_an_administrator = rows(giving::matrix(&t.ctx, &house.ada, query).await.unwrap());
            assert_eq!(of_an_administrator, [(Some(group), true), (None, true)]);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_a_manager_of_one_building_finds_it_locked_where_the_portfolio_was_given_by_somebody_above() {
    on_both(async |t| {
        let house = House::new(t).await;
        let east = t.portfolio("East").await;
        let villa = t.building_in(east, "Villa").await;
        t.holds(id(&house.marc), Scope::Building(villa), house.managers).await;
        let marc = t.as_they_are_now(&house.marc).await;
        let june = t.adds(&house.ada, Colleague::JUNE).await;
        t.holds(june, Scope::Portfolio(east), house.concierge).await;
        let matrix = shown(t, &marc, june).await.unwrap();
        let rows: Vec<_> = matrix.rows.iter().map(|row| (row.name.as_str(), row.may_change)).collect();
        assert_eq!(rows, [("Plaza", true), ("Villa", false)]);
        assert_eq!((matrix.all.buildings, matrix.all.open, matrix.all.held, matrix.all.held_locked), (2, 1, 0, 0));
        // What is given in all, or like another's, leaves it out; said of the building itself it is refused.
        changes(t, &marc, june, &[hold("every", house.concierge)]).await.unwrap();
        let camille = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(villa), house.managers).await;
        t.holds(camille, Scope::Building(house.plaza), house.managers).await;
        changes(t, &marc, june, &[format!("like:{camille}")]).await.unwrap();
        let after = shown(t, &marc, june).await.unwrap();
        let held: Vec<_> = after.rows.iter().map(|row| (row.name.as_str(), row.held)).collect();
        assert_eq!(held, [("Plaza", Some(house.managers)), ("Villa", None)]);
        let like = MatrixQuery { account: june.to_string(), like: camille.to_string(), ..MatrixQuery::default() };
        let like = giving::matrix(&t.ctx, &marc, like).await.unwrap();
        assert_eq!(like.rows.iter().map(|row| row.held).collect::<Vec<_>>(), [Some(house.managers), None]);
        let refused = changes(t, &marc, june, &[hold(&building(villa), house.managers)]).await;
        assert_eq!(refused, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_70_what_a_manager_gives_in_all_their_buildings_leaves_out_those_in_which_they_hold_less() {
    on_both(async |t| {
        let house = House::new(t).await;
        let annex = t.building("Annex").await;
        t.holds(id(&house.marc), Scope::Building(annex), house.managers).await;
        let marc = t.as_they_are_now(&house.marc).await;
        let june = t.adds(&house.ada, Colleague::JUNE).await;
        t.holds(june, Scope::Building(house.plaza), FULL_ACCESS).await;
        let every = hold("every", house.concierge);
        let form = AccessForm { account: june.to_string(), version: 1, access: vec![every.clone()] };
        let told = giving::preview(&t.ctx, &marc, form).await.unwrap().changes;
        assert_eq!(told.iter().map(|change| change.names.clone()).collect::<Vec<_>>(), [["Annex"]]);
        let matrix = shown(t, &marc, june).await.unwrap();
        assert_eq!((matrix.all.buildings, matrix.all.open, matrix.all.held, matrix.all.held_locked), (2, 1, 1, 1));
        changes(t, &marc, june, std::slice::from_ref(&every)).await.unwrap();
        let held: Vec<_> = shown(t, &marc, june).await.unwrap().rows.into_iter().map(|row| (row.name, row.held)).collect();
        assert_eq!(held, [("Annex".to_owned(), Some(house.concierge)), ("Plaza".to_owned(), Some(FULL_ACCESS))]);
        // Said of the building itself, it is refused as before.
        let one = hold(&building(house.plaza), house.concierge);
        assert_eq!(changes(t, &marc, june, &[every, one]).await, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_manager_adds_people_to_a_building_of_theirs_or_not_at_all() {
    on_both(async |t| {
        let house = House::new(t).await;
        let nowhere = staff::invite(&t.ctx, &house.marc, newcomer("new@example.org", &[])).await;
        assert_eq!(nowhere, Err(AppError::field(Field::Access, Problem::NoBuildingChosen)));
        assert!(staff::invite(&t.ctx, &house.ada, newcomer("new@example.org", &[])).await.is_ok());
        t.deliver_mail().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_57_ac_76_a_right_taken_away_is_refused_at_the_next_request_on_every_instance_and_in_the_one_under_way() {
    on_both(async |t| {
        let house = House::new(t).await;
        let second = t.second_instance().await;
        let whom = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(whom, Scope::Building(house.plaza), house.concierge).await;
        let form = AccessForm {
            account: whom.to_string(),
            version: shown(t, &house.marc, whom).await.unwrap().version,
            access: vec![hold(&building(house.plaza), house.managers)],
        };
        changes(t, &house.ada, id(&house.marc), &[hold(&building(house.plaza), house.concierge)]).await.unwrap();
        // Marc's page was loaded before: his request carries what he could do then.
        assert_eq!(giving::change(&second, &house.marc, form).await, Err(AppError::NotFound));
        assert_eq!(staff::panel(&second, &house.marc, whom).await.err(), Some(AppError::NotFound));
        let marc = t.as_they_are_now(&house.marc).await;
        assert_eq!(staff::list(&second, &marc, StaffQuery::default()).await.err(), Some(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_76_of_a_manager_who_gives_while_they_lose_it_nothing_more_than_they_hold_remains() {
    on_both(async |t| {
        let house = House::new(t).await;
        let second = t.second_instance().await;
        for round in 0..10 {
            let email: &'static str = format!("person{round}@example.org").leak();
            let whom = t.adds(&house.ada, Colleague { email, ..Colleague::CAMILLE }).await;
            t.holds(whom, Scope::Building(house.plaza), house.concierge).await;
            let marc = t.as_they_are_now(&house.marc).await;
            let lines = [hold(&building(house.plaza), house.managers)];
            let gives = changes(t, &marc, whom, &lines);
            let form = AccessForm {
                account: id(&marc).to_string(),
                version: shown(t, &house.ada, id(&marc)).await.unwrap().version,
                access: vec![hold(&building(house.plaza), house.concierge)],
            };
            let (done, taken) = tokio::join!(gives, giving::change(&second, &house.ada, form));
            taken.unwrap();
            assert!(matches!(done, Ok(_) | Err(AppError::NotFound | AppError::Forbidden)), "{done:?}");
            let order = t.texts(
                "SELECT event || CASE WHEN actor_id = (SELECT id FROM accounts WHERE sign_in_name = 'marc@example.org') THEN ' by Marc' ELSE '' END
                 FROM history WHERE event LIKE 'access-%' ORDER BY seq",
            ).await;
            // Whatever Marc gave, he gave before it was taken from him.
            let last = order.iter().rposition(|told| told.ends_with("by Marc"));
            assert!(last.is_none_or(|at| at < order.len() - 1), "{order:?}");
            changes(t, &house.ada, id(&marc), &[hold(&building(house.plaza), house.managers)]).await.unwrap();
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_94_a_manager_reads_the_history_of_their_own_people_and_of_access_to_their_own_buildings() {
    on_both(async |t| {
        let house = House::new(t).await;
        let both = t.adds(&house.ada, Colleague::CAMILLE).await;
        let lines = [hold(&building(house.plaza), house.concierge), hold(&building(house.tower), house.concierge)];
        changes(t, &house.ada, both, &lines).await.unwrap();
        let elsewhere = t.adds(&house.ada, Colleague { first_name: "Elsewhere", ..Colleague::JUNE }).await;
        changes(t, &house.ada, elsewhere, &[hold(&building(house.tower), house.caretakers)]).await.unwrap();
        let words = domain::Words::new(t.locale("en"));
        let told = |page: &history::HistoryPage| page.entries.iter().map(|entry| entry.sentence(words)).collect::<Vec<_>>();
        let read = history::list(&t.ctx, &house.marc, HistoryQuery::default()).await.unwrap();
        let sentences = told(&read);
        assert!(sentences.iter().any(|sentence| sentence == "Ada Admin gave Camille Roy Concierge in Plaza."), "{sentences:?}");
        let seen = format!("{read:?}");
        assert!(!seen.contains("Secret Tower") && !seen.contains("Elsewhere") && !seen.contains("Caretakers"), "{sentences:?}");
        assert!(!sentences.iter().any(|sentence| sentence.contains("set up the organisation")), "{sentences:?}");
        let whole = history::list(&t.ctx, &house.ada, HistoryQuery { account: Some(both), before: None }).await.unwrap();
        assert!(told(&whole).iter().any(|sentence| sentence.contains("Plaza, Secret Tower")), "{:?}", told(&whole));
        let concierge = Colleague { email: "concierge@example.org", ..Colleague::JUNE };
        let concierge = t.colleague_with(&house.ada, concierge, Scope::Building(house.plaza), house.concierge).await;
        assert_eq!(history::list(&t.ctx, &concierge, HistoryQuery::default()).await.err(), Some(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_list_can_be_narrowed_to_one_building_by_whoever_sees_its_staff() {
    on_both(async |t| {
        let house = House::new(t).await;
        let camille = t.adds(&house.ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(house.tower), house.concierge).await;
        let of = |building| StaffQuery { building: Some(building), ..StaffQuery::default() };
        let page = staff::list(&t.ctx, &house.ada, of(house.tower)).await.unwrap();
        let rows: Vec<_> = page.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((rows, page.building.as_deref()), (vec!["Ada Admin", "Camille Roy"], Some("Secret Tower")));
        assert!(staff::list(&t.ctx, &house.marc, of(house.plaza)).await.is_ok());
        for other in [house.tower, BuildingId(t.ctx.new_id())] {
            assert_eq!(staff::list(&t.ctx, &house.marc, of(other)).await.err(), Some(AppError::NotFound));
        }
    })
    .await;
}
