//! Who may do what with user groups. Pure and shared: use cases enforce it, pages hide by it what would be refused.

use crate::{actor::Actor, errors::AppError, staff};

/// Make, change, order and delete them: administrators, as they decide for the whole organisation.
pub fn may_manage_user_groups(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// See which there are, to choose one for somebody.
pub fn may_choose(actor: &Actor) -> Result<(), AppError> {
    staff::policy::may_invite(actor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Abilities,
        permissions::Level,
        testing::{holder, somebody},
    };

    #[test]
    fn row_38_whoever_adds_people_chooses_a_user_group_and_administrators_decide_which_there_are() {
        let manager = holder(Abilities { staff_accounts: Level::Manage, ..Abilities::default() });
        let viewer = holder(Abilities { staff_accounts: Level::View, ..Abilities::default() });
        for (actor, chooses, manages) in
            [(somebody(true, false), true, true), (manager, true, false), (viewer, false, false), (Actor::Visitor, false, false)]
        {
            assert_eq!(may_choose(&actor).is_ok(), chooses, "{actor:?}");
            assert_eq!(may_manage_user_groups(&actor).is_ok(), manages, "{actor:?}");
        }
    }
}
