//! The catalogue: what there is to be allowed beside the product's own capabilities, and who has it.

use super::permission_groups::{choices, deletes, group, in_languages, open, taken, told};
use domain::{
    AppError,
    actor::Actor,
    errors::Conflict,
    fields::{Field, Problem},
    ids::CapabilityId,
    permissions::{
        self, BuiltIn, Level,
        catalogue::{Capability, DescribedRight},
        form::{ArchiveCapabilityForm, CapabilityForm, GroupForm, MoveCapabilityForm, NOTHING, OpenCapabilityForm},
        groups::{DEFAULT, FULL_ACCESS},
    },
    testing::{TestContext, on_both},
};
use std::collections::BTreeMap;

fn capability(t: &TestContext, names: &[(&str, &str)], toggles: &[(&str, &str)]) -> CapabilityForm {
    let column = |of: fn(&(&str, &str)) -> String| toggles.iter().map(of).collect();
    CapabilityForm {
        names: in_languages(t, names),
        toggle_ids: toggles.iter().map(|_| String::new()).collect(),
        toggle_names: BTreeMap::from([
            (t.locale("en"), column(|(english, _)| (*english).to_owned())),
            (t.locale("fr"), column(|(_, french)| (*french).to_owned())),
        ]),
        ..CapabilityForm::default()
    }
}

async fn catalogue(t: &TestContext, actor: &Actor) -> Vec<Capability> {
    permissions::capabilities(&t.ctx, actor).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_full_access_has_what_is_added_later_and_can_be_renamed_but_not_limited() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let form =
            capability(t, &[("en", "Fobs"), ("fr", "Puces")], &[("Full access", "Accès complet"), ("", ""), ("Others", "")]);
        let fobs = permissions::add_capability(&t.ctx, &ada, &form).await.unwrap();
        let full = open(t, &ada, FULL_ACCESS).await.unwrap();
        let offer = full.offers.iter().find(|offer| offer.capability.id == fobs).unwrap();
        assert_eq!((offer.level, offer.toggles.len(), offer.capability.toggles.len()), (Level::Manage, 2, 2));
        assert!(
            open(t, &ada, DEFAULT)
                .await
                .unwrap()
                .offers
                .iter()
                .all(|offer| offer.capability.id != fobs || offer.level == Level::None)
        );
        let page =
            permissions::open_capability(&t.ctx, &ada, &OpenCapabilityForm { capability: fobs.to_string() }).await.unwrap();
        let mut changed = CapabilityForm {
            capability: fobs.to_string(),
            version: page.version,
            ..capability(t, &[("en", "Fobs")], &[("Lend", "Prêter")])
        };
        changed.toggle_ids.push(page.toggles[0].id.to_string());
        for (code, name) in [("en", "Everything"), ("fr", "")] {
            changed.toggle_names.get_mut(&t.locale(code)).unwrap().push(name.into());
        }
        permissions::change_capability(&t.ctx, &ada, &changed).await.unwrap();
        let full = open(t, &ada, FULL_ACCESS).await.unwrap();
        let offer = full.offers.iter().find(|offer| offer.capability.id == fobs).unwrap();
        let names: Vec<_> = offer.capability.toggles.iter().map(|toggle| toggle.name.as_str()).collect();
        assert_eq!((names, offer.toggles.len()), (vec!["Everything", "Lend"], 2));
        let limited =
            GroupForm { group: FULL_ACCESS.to_string(), version: 1, ..group(t, &[("en", "All")], &[(fobs, Level::None)]) };
        assert_eq!(permissions::change_group(&t.ctx, &ada, &limited).await, Err(AppError::Forbidden));
        let renamed = GroupForm { levels: Vec::new(), ..limited };
        permissions::change_group(&t.ctx, &ada, &renamed).await.unwrap();
        assert_eq!(choices(t, &ada).await, ["All", "Default permissions"]);
        assert_eq!(deletes(t, &ada, FULL_ACCESS, NOTHING).await, Err(AppError::Forbidden));
        assert_eq!(deletes(t, &ada, DEFAULT, NOTHING).await, Err(AppError::Forbidden));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_toggles_are_allowed_beside_a_level_and_never_without_one() {
    on_both(async |t| {
        let ada = t.administrator().await;
        let form = capability(t, &[("en", "Payments")], &[("Refunds", "Remboursements"), ("Disputes", "Litiges")]);
        let payments = permissions::add_capability(&t.ctx, &ada, &form).await.unwrap();
        let toggles = catalogue(t, &ada).await.into_iter().find(|offered| offered.id == payments).unwrap().toggles;
        let all: Vec<String> = toggles.iter().map(|toggle| toggle.id.to_string()).collect();
        let cashier = GroupForm { toggles: all.clone(), ..group(t, &[("en", "Cashier")], &[(payments, Level::View)]) };
        let cashier = permissions::create_group(&t.ctx, &ada, &cashier).await.unwrap();
        let described = permissions::rights_described(&t.ctx, &ada, &[cashier, DEFAULT].into()).await.unwrap();
        let expected = [
            DescribedRight { capability: "Buildings".into(), level: Level::View, toggles: Vec::new() },
            DescribedRight {
                capability: "Payments".into(),
                level: Level::View,
                toggles: vec!["Refunds".into(), "Disputes".into()],
            },
        ];
        assert_eq!(described, expected);
        let none = GroupForm {
            group: cashier.to_string(),
            version: 1,
            toggles: all,
            ..group(t, &[("en", "Cashier")], &[(payments, Level::None)])
        };
        permissions::change_group(&t.ctx, &ada, &none).await.unwrap();
        assert_eq!(permissions::rights_described(&t.ctx, &ada, &[cashier].into()).await.unwrap(), []);
        let toggle = GroupForm { toggles: vec!["x".into()], ..group(t, &[("en", "Other")], &[]) };
        assert_eq!(permissions::create_group(&t.ctx, &ada, &toggle).await, Err(AppError::Malformed));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_9_an_organisation_keeps_a_catalogue_of_its_own_in_its_order() {
    on_both(async |t| {
        let ada = t.administrator().await;
        permissions::add_usual_catalogue(&t.ctx, &ada).await.unwrap();
        let names = async |actor: &Actor| -> Vec<String> {
            catalogue(t, actor).await.into_iter().filter(|offered| !offered.is_built_in).map(|offered| offered.name).collect()
        };
        let usual = [
            "Residents",
            "Fobs",
            "Access codes",
            "Payments",
            "Cameras",
            "Amenities",
            "Guests",
            "Maintenance requests",
            "Incident reports",
        ];
        assert_eq!(names(&ada).await, usual);
        assert_eq!(t.count("SELECT count(*) FROM capability_toggle_names").await, 12, "three and three, in two languages");
        assert_eq!(permissions::add_usual_catalogue(&t.ctx, &ada).await, Err(AppError::Conflict(Conflict::Stale)));
        assert_eq!(t.count("SELECT count(*) FROM history WHERE event = 'capability-added'").await, 9);
        let offered = catalogue(t, &ada).await;
        let fobs = offered.iter().find(|offered| offered.name == "Fobs").unwrap();
        let (fobs, residents) = (fobs.id, offered.iter().find(|offered| offered.name == "Residents").unwrap().id);
        let moves = async |capability: CapabilityId, up| {
            permissions::move_capability(&t.ctx, &ada, &MoveCapabilityForm { capability: capability.to_string(), up })
                .await
                .unwrap();
        };
        moves(fobs, true).await;
        moves(fobs, true).await;
        assert_eq!(names(&ada).await[..3], ["Fobs", "Residents", "Access codes"]);
        moves(residents, false).await;
        assert_eq!(names(&ada).await[..3], ["Fobs", "Access codes", "Residents"]);
        let own = MoveCapabilityForm { capability: BuiltIn::History.id().to_string(), up: true };
        let refused = permissions::move_capability(&t.ctx, &ada, &own).await;
        assert_eq!(refused, Err(AppError::NotFound), "the product’s own stay where they are");
        // Archived, it is offered nowhere, its name is free, and what groups allowed of it counts for nothing.
        let holder =
            permissions::create_group(&t.ctx, &ada, &group(t, &[("en", "Holder")], &[(fobs, Level::Manage)])).await.unwrap();
        let about = ArchiveCapabilityForm { capability: fobs.to_string(), version: 1 };
        permissions::archive_capability(&t.ctx, &ada, &about).await.unwrap();
        assert_eq!(names(&ada).await[..2], ["Access codes", "Residents"]);
        assert_eq!(permissions::rights_described(&t.ctx, &ada, &[holder].into()).await.unwrap(), []);
        assert_eq!(permissions::archive_capability(&t.ctx, &ada, &about).await, Err(AppError::NotFound));
        assert_eq!(told(t, &ada).await[0], "Ada Admin took the capability Fobs out of the catalogue.");
        permissions::add_capability(&t.ctx, &ada, &capability(t, &[("en", "Fobs"), ("fr", "Puces d’accès")], &[])).await.unwrap();
        let refused = async |names: &[(&str, &str)]| permissions::add_capability(&t.ctx, &ada, &capability(t, names, &[])).await;
        assert_eq!(refused(&[("en", "history")]).await, Err(taken(t, "en")));
        assert_eq!(refused(&[("fr", "resIDENTS")]).await, Err(taken(t, "fr")));
        let helped = CapabilityForm { helps: in_languages(t, &[("fr", "Tout.")]), ..capability(t, &[("en", "Keys")], &[]) };
        let homeless = AppError::field(Field::NameIn(t.locale("fr")), Problem::Required);
        assert_eq!(permissions::add_capability(&t.ctx, &ada, &helped).await, Err(homeless));
        let mut uneven = capability(t, &[("en", "Keys")], &[("Lend", "Prêter")]);
        uneven.toggle_ids.clear();
        assert_eq!(permissions::add_capability(&t.ctx, &ada, &uneven).await, Err(AppError::Malformed));
    })
    .await;
}
