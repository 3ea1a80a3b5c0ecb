//! What many organisations have: a start for their own.

use super::{SignsIn, store::NewUserGroup};
use crate::{
    ids::PermissionGroupId,
    permissions::{
        groups::{DEFAULT, FULL_ACCESS},
        naming::Named,
    },
    staff::identity::fold,
};
use locales::{Locale, Words};

type Text = fn(Words) -> String;

/// Name, how its people sign in, what a building begins with.
const USUAL: [(Text, SignsIn, PermissionGroupId); 6] = [
    (Words::usual_user_group_director, SignsIn::Address, FULL_ACCESS),
    (Words::usual_user_group_manager, SignsIn::Address, FULL_ACCESS),
    (Words::usual_user_group_housekeeping_management, SignsIn::Address, DEFAULT),
    (Words::usual_user_group_front_desk, SignsIn::Pin, DEFAULT),
    (Words::usual_user_group_housekeeping, SignsIn::Pin, DEFAULT),
    (Words::usual_user_group_maintenance, SignsIn::Pin, DEFAULT),
];

/// All of them, in their order, named in every language.
pub(super) fn usual() -> impl Iterator<Item = NewUserGroup> {
    USUAL.iter().map(|(name, signs_in, permission_group)| {
        let named = |&locale: &Locale| {
            let name = name(Words::new(locale));
            (locale, Named { key: fold(&name), name })
        };
        NewUserGroup {
            names: Locale::ALL.iter().map(named).collect(),
            signs_in: *signs_in,
            permission_group: Some(*permission_group),
        }
    })
}
