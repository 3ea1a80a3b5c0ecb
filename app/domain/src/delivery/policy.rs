//! Who may see the blocked list and act on it. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! For now only administrators may; buildings and permission groups will refine each of these.

use crate::{actor::Actor, errors::AppError};

/// See which addresses are blocked, and why.
pub fn may_see_blocked(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// Take an address off the list.
pub fn may_unblock(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// Hand in what the mail system has sent back. Nobody in a browser may, whatever rights they hold.
pub fn may_hand_in_bounces(actor: &Actor) -> Result<(), AppError> {
    match actor {
        Actor::Operator | Actor::System => Ok(()),
        Actor::Visitor => Err(AppError::SignInRequired),
        Actor::Staff(_) => Err(AppError::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::somebody;

    #[test]
    fn ac_18_only_those_who_hold_every_right_may_see_the_blocked_list_and_unblock() {
        for (actor, expected) in [
            (Actor::Visitor, Err(AppError::SignInRequired)),
            (somebody(false, false), Err(AppError::Forbidden)),
            (somebody(false, true), Err(AppError::PolicyPending)),
            (somebody(true, true), Err(AppError::PolicyPending)),
            (somebody(true, false), Ok(())),
            (Actor::Operator, Ok(())),
        ] {
            assert_eq!(may_see_blocked(&actor), expected, "{actor:?}");
            assert_eq!(may_unblock(&actor), expected, "{actor:?}");
        }
    }

    #[test]
    fn ac_17_no_browser_hands_in_a_bounce() {
        assert_eq!(may_hand_in_bounces(&Actor::Visitor), Err(AppError::SignInRequired));
        assert_eq!(may_hand_in_bounces(&somebody(true, false)), Err(AppError::Forbidden));
        assert_eq!(may_hand_in_bounces(&Actor::Operator), Ok(()));
    }
}
