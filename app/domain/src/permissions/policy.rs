//! Who may do what with permission groups and the catalogue. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! What a permission group allows is decided once for everybody who holds it, in all buildings: so only administrators decide it.

use super::groups::{DEFAULT, FULL_ACCESS, GroupActions};
use crate::{actor::Actor, errors::AppError, ids::PermissionGroupId};

/// See, make, change and delete permission groups; decide what there is to be allowed.
pub fn may_manage_groups(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// What can be done with this one by whoever manages them. "Full access" has all there is, for ever; and the two that exist from the start
/// are relied upon.
pub fn actions(group: PermissionGroupId) -> GroupActions {
    GroupActions { change_levels: group != FULL_ACCESS, delete: group != FULL_ACCESS && group != DEFAULT }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permissions::Level;
    use crate::{actor::Abilities, testing::somebody};
    use uuid::Uuid;

    fn holding(level: Level) -> Actor {
        match somebody(false, false) {
            Actor::Staff(person) => {
                let abilities = Abilities { staff_accounts: level, ..Abilities::default() };
                Actor::Staff(crate::actor::SignedIn { abilities, ..person })
            }
            other => other,
        }
    }

    #[test]
    fn a_9_only_administrators_manage_permission_groups() {
        for (actor, manage) in [
            (Actor::Visitor, Err(AppError::SignInRequired)),
            (somebody(false, false), Err(AppError::Forbidden)),
            (holding(Level::View), Err(AppError::Forbidden)),
            (holding(Level::Manage), Err(AppError::Forbidden)),
            (somebody(false, true), Err(AppError::PolicyPending)),
            (somebody(true, true), Err(AppError::PolicyPending)),
            (somebody(true, false), Ok(())),
            (Actor::Operator, Ok(())),
        ] {
            assert_eq!(may_manage_groups(&actor), manage, "{actor:?}");
        }
    }

    #[test]
    fn a_9_full_access_stays_full_and_neither_it_nor_the_default_goes() {
        let other = PermissionGroupId(Uuid::from_u128(7));
        for (group, change_levels, delete) in [(FULL_ACCESS, false, false), (DEFAULT, true, false), (other, true, true)] {
            assert_eq!(actions(group), GroupActions { change_levels, delete });
        }
    }
}
