//! Permission groups and the catalogue: made, changed, compared, deleted with heirs, by administrators alone.

use domain::{
    AppError,
    actor::Actor,
    errors::Conflict,
    fields::{Field, Problem},
    history::{self, Event, HistoryQuery},
    ids::{CapabilityId, PermissionGroupId},
    permissions::{
        self, BuiltIn, Level, Scope, Term,
        form::{
            ArchiveCapabilityForm, CapabilityForm, CompareForm, DeleteGroupForm, GroupForm, MoveCapabilityForm, NOTHING,
            OpenCapabilityForm, OpenGroupForm, level_value,
        },
        groups::{DEFAULT, FULL_ACCESS, GroupPage, Impact},
    },
    staff::{self, StaffQuery},
    testing::{Colleague, TestContext, on_both},
};
use std::collections::BTreeMap;

/// What somebody would type who names a group, and chooses levels.
pub(super) fn group(t: &TestContext, names: &[(&str, &str)], levels: &[(CapabilityId, Level)]) -> GroupForm {
    GroupForm {
        names: in_languages(t, names),
        levels: levels.iter().map(|(capability, level)| level_value(*capability, *level)).collect(),
        ..GroupForm::default()
    }
}

pub(super) fn in_languages(t: &TestContext, texts: &[(&str, &str)]) -> BTreeMap<domain::Locale, String> {
    texts.iter().map(|(code, text)| (t.locale(code), (*text).to_owned())).collect()
}

const CONCIERGE: [(&str, &str); 2] = [("en", "Concierge"), ("fr", "Conciergerie")];

async fn concierge(t: &TestContext, ada: &Actor) -> PermissionGroupId {
    let levels = [(BuiltIn::StaffAccounts.id(), Level::View), (BuiltIn::Delivery.id(), Level::Manage)];
    permissions::create_group(&t.ctx, ada, &group(t, &CONCIERGE, &levels)).await.unwrap()
}

pub(super) async fn open(t: &TestContext, actor: &Actor, group: PermissionGroupId) -> Result<GroupPage, AppError> {
    permissions::open_group(&t.ctx, actor, &OpenGroupForm { group: group.to_string(), from: String::new() }).await
}

pub(super) async fn deletes(t: &TestContext, actor: &Actor, group: PermissionGroupId, instead: &str) -> Result<(), AppError> {
    let version = open(t, actor, group).await.map_or(1, |page| page.version);
    let form = DeleteGroupForm { group: group.to_string(), version, instead: instead.into() };
    permissions::delete_group(&t.ctx, actor, &form).await
}

pub(super) async fn choices(t: &TestContext, actor: &Actor) -> Vec<String> {
    permissions::list_groups(&t.ctx, actor).await.unwrap().into_iter().map(|group| group.name).collect()
}

pub(super) async fn told(t: &TestContext, actor: &Actor) -> Vec<String> {
    let page = history::list(&t.ctx, actor, HistoryQuery::default()).await.unwrap();
    let words = domain::Words::new(actor.signed_in().unwrap().locale);
    page.entries.iter().map(|entry| entry.sentence(words)).collect()
}

fn levels_of(page: &GroupPage) -> BTreeMap<CapabilityId, Level> {
    page.offers.iter().map(|offer| (offer.capability.id, offer.level)).collect()
}

pub(super) fn taken(t: &TestContext, code: &str) -> AppError {
    AppError::field(Field::NameIn(t.locale(code)), Problem::NameTaken)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_full_access_and_default_permissions_exist_from_the_start_named_for_whoever_reads() {
    on_both(async |t| {
        let ada = t.administrator().await;
        assert_eq!(choices(t, &ada).await, ["Full access", "Default permissions"]);
        let full = open(t, &ada, FULL_ACCESS).await.unwrap();
        assert!(levels_of(&full).values().all(|level| *level == Level::Manage) && full.offers.len() == 4);
        assert!(!full.may.change_levels && !full.may.delete);
        let default = open(t, &ada, DEFAULT).await.unwrap();
        assert!(default.may.change_levels && !default.may.delete);
        let seen: Vec<_> = levels_of(&default).into_iter().filter(|(_, level)| *level > Level::None).collect();
        assert_eq!(seen, [(BuiltIn::Buildings.id(), Level::View)]);
    })
    .await;
    on_both(async |t| {
        let ada = t.administrator_reading("fr").await;
        assert_eq!(choices(t, &ada).await, ["Accès complet", "Permissions par défaut"]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_row_34_a_group_has_a_unique_name_in_each_language_and_a_level_for_each_capability() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let made = concierge(t, &ada).await;
        let page = open(t, &ada, made).await.unwrap();
        assert_eq!((page.title.as_str(), page.version), ("Concierge", 1));
        assert_eq!(page.names, in_languages(t, &CONCIERGE));
        assert_eq!(levels_of(&page)[&BuiltIn::Delivery.id()], Level::Manage);
        assert_eq!(levels_of(&page)[&BuiltIn::Buildings.id()], Level::None);
        let create = async |names: &[(&str, &str)]| permissions::create_group(&t.ctx, &ada, &group(t, names, &[])).await;
        // Case, accents and blanks make no other name.
        assert_eq!(create(&[("en", " CONCIÈRGE ")]).await, Err(taken(t, "en")));
        assert_eq!(create(&[("en", "Porter"), ("fr", "conciergerie")]).await, Err(taken(t, "fr")));
        assert_eq!(create(&[("fr", "Accès complet")]).await, Err(taken(t, "fr")), "the product calls another one that");
        assert_eq!(create(&[("en", "default permissions")]).await, Err(taken(t, "en")));
        let missing = AppError::field(Field::NameIn(t.locale("en")), Problem::NoName);
        assert_eq!(create(&[("fr", " ")]).await, Err(missing));
        // A name in one language is enough, and the same may be said in two.
        let porter = create(&[("fr", "Concierge")]).await.unwrap();
        assert_eq!(choices(t, &ada).await, ["Full access", "Concierge", "Concierge", "Default permissions"]);
        assert_eq!(told(t, &ada).await[..2], ["Ada Admin made the permission group Concierge."; 2]);
        let renamed = GroupForm { group: porter.to_string(), version: 1, ..group(t, &[("en", "concierge")], &[]) };
        assert_eq!(permissions::change_group(&t.ctx, &ada, &renamed).await, Err(taken(t, "en")));
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'permission-group-created'").await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_of_two_who_take_the_same_name_at_once_one_gets_it() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let second = t.second_instance().await;
        for round in 0..10 {
            let form = group(t, &[("en", &format!("Group {round}"))], &[]);
            let (one, other) =
                tokio::join!(permissions::create_group(&t.ctx, &ada, &form), permissions::create_group(&second, &ada, &form));
            assert_eq!([&one, &other].into_iter().filter(|made| made.is_ok()).count(), 1);
            assert_eq!([one, other].into_iter().find_map(Result::err), Some(taken(t, "en")));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_change_names_what_it_touches_and_an_outdated_page_changes_nothing() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let made = concierge(t, &ada).await;
        let form = GroupForm {
            group: made.to_string(),
            version: 1,
            ..group(t, &[("en", "Front desk")], &[(BuiltIn::History.id(), Level::View), (BuiltIn::Delivery.id(), Level::None)])
        };
        permissions::change_group(&t.ctx, &ada, &form).await.unwrap();
        let page = open(t, &ada, made).await.unwrap();
        assert_eq!((page.title.as_str(), page.version, page.names.len()), ("Front desk", 2, 1));
        let levels = levels_of(&page);
        assert_eq!([levels[&BuiltIn::History.id()], levels[&BuiltIn::Delivery.id()]], [Level::View, Level::None]);
        assert_eq!(levels[&BuiltIn::StaffAccounts.id()], Level::View, "what the form doesn't speak of stays");
        assert_eq!(told(t, &ada).await[0], "Ada Admin changed the permission group Front desk.");
        let stale = Err(AppError::Conflict(Conflict::Stale));
        assert_eq!(permissions::change_group(&t.ctx, &ada, &form).await, stale);
        // Sent again as it is, it is no change.
        let again = GroupForm { version: 2, ..form };
        permissions::change_group(&t.ctx, &ada, &again).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'permission-group-changed'").await, 1);
        let nobody = GroupForm { group: t.ctx.new_id().to_string(), ..again.clone() };
        assert_eq!(permissions::change_group(&t.ctx, &ada, &nobody).await, Err(AppError::NotFound));
        for levels in [vec!["x".to_owned()], vec![format!("{}=all", BuiltIn::History.id())]] {
            let nonsense = GroupForm { levels, ..again.clone() };
            assert_eq!(permissions::change_group(&t.ctx, &ada, &nonsense).await, Err(AppError::Malformed));
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_copy_begins_as_its_original_and_two_are_compared_side_by_side() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let made = concierge(t, &ada).await;
        let form = OpenGroupForm { group: String::new(), from: made.to_string() };
        let copy = permissions::open_group(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!(levels_of(&copy), levels_of(&open(t, &ada, made).await.unwrap()));
        assert_eq!(copy.names, in_languages(t, &[("en", "Copy of Concierge"), ("fr", "Conciergerie (copie)")]));
        let of_full = OpenGroupForm { group: String::new(), from: FULL_ACCESS.to_string() };
        assert_eq!(
            permissions::open_group(&t.ctx, &ada, &of_full).await.unwrap().names[&t.locale("fr")],
            "Accès complet (copie)"
        );
        let form = CompareForm { a: made.to_string(), b: DEFAULT.to_string() };
        let compared = permissions::compare_groups(&t.ctx, &ada, &form).await.unwrap();
        assert_eq!(compared.compared, Some([made, DEFAULT]));
        let differing: Vec<_> = compared.rows.iter().filter(|row| row.differs()).map(|row| row.capability.as_str()).collect();
        assert_eq!(differing, ["Staff accounts", "Buildings", "Blocked addresses"]);
        for (a, b) in [("", ""), ("x", "y"), (t.ctx.new_id().to_string().as_str(), made.to_string().as_str())] {
            let form = CompareForm { a: a.into(), b: b.into() };
            let nothing = permissions::compare_groups(&t.ctx, &ada, &form).await.unwrap();
            assert!(nothing.compared.is_none() && nothing.choices.len() == 3);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_the_page_says_how_many_people_and_buildings_a_change_touches() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let made = concierge(t, &ada).await;
        let impact = async || open(t, &ada, made).await.unwrap().impact;
        assert_eq!(impact().await, Impact { people: 0, buildings: 0 });
        let towers = t.portfolio("Towers").await;
        let [plaza, _garden] = [t.building("Plaza").await, t.building("Garden").await];
        t.some_buildings(&["North", "South"], Some(towers)).await;
        let [camille, june] = [t.adds(&ada, Colleague::CAMILLE).await, t.adds(&ada, Colleague::JUNE).await];
        t.holds(camille, Scope::Building(plaza), made).await;
        t.holds(camille, Scope::Portfolio(towers), made).await;
        assert_eq!(impact().await, Impact { people: 1, buildings: 3 });
        let now = t.ctx.now().timestamp_micros();
        let hour = 3_600_000_000;
        t.holds_for(june, Scope::All, made, Term { from: now + hour, until: now + 2 * hour }).await;
        assert_eq!(impact().await, Impact { people: 2, buildings: 4 }, "what will be counts as well");
        t.advance(chrono::Duration::hours(3));
        assert_eq!(impact().await, Impact { people: 1, buildings: 3 }, "what has been doesn't");
        let listed = permissions::list_groups(&t.ctx, &ada).await.unwrap();
        let impacts: Vec<_> =
            listed.iter().map(|group| (group.name.as_str(), group.impact.people, group.impact.buildings)).collect();
        assert_eq!(impacts, [("Full access", 0, 0), ("Concierge", 1, 3), ("Default permissions", 0, 0)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_a_group_in_use_is_deleted_only_when_it_is_said_where_its_holders_go() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (made, plaza) = (concierge(t, &ada).await, t.building("Plaza").await);
        let camille = t.adds(&ada, Colleague::CAMILLE).await;
        t.holds(camille, Scope::Building(plaza), made).await;
        let now = t.ctx.now().timestamp_micros();
        t.holds_for(camille, Scope::All, made, Term { from: now, until: now + 1_000_000 }).await;
        t.holds(camille, Scope::All, DEFAULT).await;
        assert_eq!(deletes(t, &ada, made, "").await, Err(AppError::field(Field::Instead, Problem::Required)));
        let no_choice = Err(AppError::field(Field::Instead, Problem::NotAChoice));
        assert_eq!(deletes(t, &ada, made, &made.to_string()).await, no_choice);
        assert_eq!(deletes(t, &ada, made, "x").await, no_choice);
        assert_eq!(deletes(t, &ada, made, &t.ctx.new_id().to_string()).await, Err(AppError::NotFound));
        let outdated = DeleteGroupForm { group: made.to_string(), version: 7, instead: NOTHING.into() };
        assert_eq!(permissions::delete_group(&t.ctx, &ada, &outdated).await, Err(AppError::Conflict(Conflict::Stale)));
        deletes(t, &ada, made, &DEFAULT.to_string()).await.unwrap();
        let held = "SELECT count(*) FROM grants g JOIN permission_groups p ON p.id = g.group_id WHERE p.code = 'default'";
        assert_eq!(t.count(held).await, 3, "in the same places for the same time");
        let page = history::list(&t.ctx, &ada, HistoryQuery::default()).await.unwrap();
        let deleted = &page.entries[0];
        assert_eq!(deleted.event, Event::PermissionGroupDeleted { group: made, instead: Some(DEFAULT) });
        let words = domain::Words::new(t.locale("en"));
        assert_eq!(
            deleted.sentence(words),
            "Ada Admin deleted the permission group Concierge.",
            "its name stays for the history"
        );
        assert_eq!(open(t, &ada, made).await, Err(AppError::NotFound));
        assert_eq!(choices(t, &ada).await, ["Full access", "Default permissions"]);
        // Its name is free again.
        let again = concierge(t, &ada).await;
        t.holds(t.adds(&ada, Colleague::JUNE).await, Scope::Building(plaza), again).await;
        deletes(t, &ada, again, NOTHING).await.unwrap();
        assert_eq!(t.count("SELECT count(*) FROM grants").await, 3, "they lose this access");
        let unused = concierge(t, &ada).await;
        deletes(t, &ada, unused, "").await.unwrap();
        assert_eq!(deletes(t, &ada, unused, "").await, Err(AppError::NotFound));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_76_a_9_what_is_given_while_its_group_is_deleted_is_moved_or_refused_and_never_orphaned() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (second, plaza) = (t.second_instance().await, t.building("Plaza").await);
        for round in 0..10 {
            let email: &'static str = format!("person{round}@example.org").leak();
            let person = t.adds(&ada, Colleague { email, ..Colleague::CAMILLE }).await;
            let made = concierge(t, &ada).await;
            let delete = DeleteGroupForm { group: made.to_string(), version: 1, instead: DEFAULT.to_string() };
            let give = t.form_about(&ada, person).await;
            let give = permissions::AccessForm {
                account: give.account,
                version: give.version,
                access: vec![format!("{}={made}", Scope::Building(plaza))],
            };
            let (deleted, given) =
                tokio::join!(permissions::delete_group(&second, &ada, &delete), permissions::giving::change(&t.ctx, &ada, give));
            deleted.unwrap();
            if let Err(refused) = given {
                assert_eq!(refused, AppError::field(Field::Access, Problem::NotAChoice));
            }
        }
        let orphans =
            "SELECT count(*) FROM grants g JOIN permission_groups p ON p.id = g.group_id WHERE p.deleted_at IS NOT NULL";
        assert_eq!(t.count(orphans).await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_76_a_change_of_a_group_counts_at_the_very_next_request_on_every_instance() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (made, plaza) = (concierge(t, &ada).await, t.building("Plaza").await);
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(plaza), made).await;
        assert!(staff::list(&t.ctx, &camille, StaffQuery::default()).await.is_ok());
        let session = t.signs_in("camille@example.org", domain::testing::OTHER_PASSWORD).await.unwrap();
        let form = GroupForm {
            group: made.to_string(),
            version: 1,
            ..group(t, &CONCIERGE, &[(BuiltIn::StaffAccounts.id(), Level::None)])
        };
        permissions::change_group(&t.ctx, &ada, &form).await.unwrap();
        let second = t.second_instance().await;
        let person = domain::sessions::resolve(&second, &session.secret).await.unwrap().unwrap();
        let list = staff::list(&second, &Actor::Staff(person), StaffQuery::default()).await;
        assert_eq!(list.err(), Some(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_only_administrators_manage_groups_and_the_catalogue() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let (made, plaza) = (concierge(t, &ada).await, t.building("Plaza").await);
        let camille = t.colleague_with(&ada, Colleague::CAMILLE, Scope::Building(plaza), FULL_ACCESS).await;
        let before = t.dump().await;
        for (actor, refusal) in [(&camille, AppError::Forbidden), (&Actor::Visitor, AppError::SignInRequired)] {
            let form = GroupForm { group: made.to_string(), version: 1, ..group(t, &[("en", "Mine")], &[]) };
            let about = ArchiveCapabilityForm { capability: BuiltIn::History.id().to_string(), version: 1 };
            let new = CapabilityForm { names: in_languages(t, &[("en", "Mine")]), ..CapabilityForm::default() };
            let refusals = [
                permissions::list_groups(&t.ctx, actor).await.map(drop),
                open(t, actor, made).await.map(drop),
                permissions::create_group(&t.ctx, actor, &form).await.map(drop),
                permissions::change_group(&t.ctx, actor, &form).await.map(drop),
                permissions::compare_groups(&t.ctx, actor, &CompareForm::default()).await.map(drop),
                permissions::delete_group(
                    &t.ctx,
                    actor,
                    &DeleteGroupForm { group: made.to_string(), version: 1, instead: NOTHING.into() },
                )
                .await,
                permissions::capabilities(&t.ctx, actor).await.map(drop),
                permissions::open_capability(&t.ctx, actor, &OpenCapabilityForm::default()).await.map(drop),
                permissions::add_capability(&t.ctx, actor, &new).await.map(drop),
                permissions::change_capability(&t.ctx, actor, &new).await.map(drop),
                permissions::archive_capability(&t.ctx, actor, &about).await,
                permissions::move_capability(&t.ctx, actor, &MoveCapabilityForm::default()).await,
                permissions::add_usual_catalogue(&t.ctx, actor).await,
            ];
            assert!(refusals.iter().all(|answer| *answer == Err(refusal.clone())), "{refusals:?}");
        }
        assert_eq!(before, t.dump().await);
    })
    .await;
}
