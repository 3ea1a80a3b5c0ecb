//! Who may see the blocked list and act on it. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! Administrators may all of it. Whoever has the capability in some building may it for the people who work there, as far as the use case finds
//! when it has read who does.

use crate::{
    actor::Actor,
    errors::AppError,
    permissions::{BuiltIn, Level},
};

/// See which addresses of one's own buildings' people are blocked, and why.
pub fn may_see_blocked(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold(BuiltIn::Delivery, Level::View)
}

/// Take such an address off the list.
pub fn may_unblock(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold(BuiltIn::Delivery, Level::Manage)
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
    use crate::{
        actor::Abilities,
        testing::{holder, somebody},
    };

    /// Somebody who holds this much of delivery somewhere.
    fn who_holds(level: Level) -> Actor {
        holder(Abilities { delivery: level, ..Abilities::default() })
    }

    #[test]
    fn ac_18_only_those_who_have_the_capability_may_see_the_blocked_list_and_unblock() {
        let (yes, no) = (Ok(()), Err(AppError::Forbidden));
        for (actor, sees, unblocks) in [
            (Actor::Visitor, Err(AppError::SignInRequired), Err(AppError::SignInRequired)),
            (somebody(false, false), no.clone(), no.clone()),
            (who_holds(Level::View), yes.clone(), no.clone()),
            (who_holds(Level::Manage), yes.clone(), yes.clone()),
            (somebody(false, true), Err(AppError::PolicyPending), Err(AppError::PolicyPending)),
            (somebody(true, true), Err(AppError::PolicyPending), Err(AppError::PolicyPending)),
            (somebody(true, false), yes.clone(), yes.clone()),
            (Actor::Operator, yes.clone(), yes),
        ] {
            assert_eq!(may_see_blocked(&actor), sees, "{actor:?}");
            assert_eq!(may_unblock(&actor), unblocks, "{actor:?}");
        }
    }

    #[test]
    fn ac_17_no_browser_hands_in_a_bounce() {
        assert_eq!(may_hand_in_bounces(&Actor::Visitor), Err(AppError::SignInRequired));
        assert_eq!(may_hand_in_bounces(&somebody(true, false)), Err(AppError::Forbidden));
        assert_eq!(may_hand_in_bounces(&Actor::Operator), Ok(()));
    }
}
