//! Who may do what with staff accounts. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! For now only administrators may; buildings and permission groups will refine each of these.

use super::account::{AccountState, PanelActions};
use crate::{actor::Actor, errors::AppError};

/// See the list and each person in it.
pub fn may_see(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// Add a colleague, send or resend an invitation, correct its address.
pub fn may_invite(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// What can be done with an account in this state by whoever may invite.
pub fn actions(state: AccountState, address_blocked: bool) -> PanelActions {
    match state {
        AccountState::Created => PanelActions { activate: !address_blocked, resend: false, correct_address: true },
        AccountState::Invited { .. } | AccountState::InvitationExpired { .. } => {
            PanelActions { activate: false, resend: !address_blocked, correct_address: true }
        }
        AccountState::Active | AccountState::Inactive { .. } | AccountState::Erased => PanelActions::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::somebody;

    #[test]
    fn row_1_only_those_who_hold_every_right_may_see_and_invite() {
        for (actor, expected) in [
            (Actor::Visitor, Err(AppError::SignInRequired)),
            (somebody(false, false), Err(AppError::Forbidden)),
            (somebody(false, true), Err(AppError::PolicyPending)),
            (somebody(true, true), Err(AppError::PolicyPending)),
            (somebody(true, false), Ok(())),
            (Actor::Operator, Ok(())),
        ] {
            assert_eq!(may_see(&actor), expected, "{actor:?}");
            assert_eq!(may_invite(&actor), expected, "{actor:?}");
        }
    }

    #[test]
    fn nothing_is_sent_to_a_blocked_address() {
        assert!(!actions(AccountState::Created, true).activate);
        assert!(!actions(AccountState::Invited { left_s: None }, true).resend);
        assert!(actions(AccountState::Invited { left_s: None }, true).correct_address);
        assert_eq!(actions(AccountState::Active, false), PanelActions::default());
    }
}
