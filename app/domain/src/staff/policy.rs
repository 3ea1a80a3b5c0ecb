//! Who may do what with staff accounts. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! Administrators may all of it. Whoever views or manages staff accounts in some building may it there, as far as the use case finds when it has
//! read who works where ([`crate::permissions::ceiling`]).

use super::account::{AccountState, PanelActions};
use crate::{
    actor::Actor,
    errors::AppError,
    permissions::{BuiltIn, Level},
};

/// See the list and the people in it, those of one's own buildings.
pub fn may_see(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold(BuiltIn::StaffAccounts, Level::View)
}

/// Add a colleague in one's own buildings, decide who has access to them, send or resend an invitation.
pub fn may_invite(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold(BuiltIn::StaffAccounts, Level::Manage)
}

/// Correct an address. That one is taken is told to nobody else: whoever manages a building could otherwise try out address after address.
pub fn may_correct_addresses(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// Make somebody an administrator, or end it.
pub fn may_name_administrators(actor: &Actor) -> Result<(), AppError> {
    actor.must_hold_every_right()
}

/// What can be done with an account in this state by whoever may invite.
pub fn actions(state: AccountState, address_blocked: bool) -> PanelActions {
    match state {
        AccountState::Created => PanelActions { activate: !address_blocked, correct_address: true, ..PanelActions::default() },
        AccountState::Invited { .. } | AccountState::InvitationExpired { .. } => {
            PanelActions { resend: !address_blocked, correct_address: true, ..PanelActions::default() }
        }
        AccountState::Active | AccountState::Inactive { .. } | AccountState::Erased => PanelActions::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Abilities,
        testing::{holder, somebody},
    };

    /// Somebody who holds this much of staff accounts somewhere.
    fn who_holds(level: Level) -> Actor {
        holder(Abilities { staff_accounts: level, ..Abilities::default() })
    }

    #[test]
    fn row_1_row_2_administrators_and_whoever_manages_staff_somewhere_may_invite_and_whoever_views_them_may_see() {
        let (yes, no) = (Ok(()), Err(AppError::Forbidden));
        for (actor, sees, invites) in [
            (Actor::Visitor, Err(AppError::SignInRequired), Err(AppError::SignInRequired)),
            (somebody(false, false), no.clone(), no.clone()),
            (who_holds(Level::None), no.clone(), no.clone()),
            (who_holds(Level::View), yes.clone(), no.clone()),
            (who_holds(Level::Manage), yes.clone(), yes.clone()),
            (somebody(false, true), Err(AppError::PolicyPending), Err(AppError::PolicyPending)),
            (somebody(true, true), Err(AppError::PolicyPending), Err(AppError::PolicyPending)),
            (somebody(true, false), yes.clone(), yes.clone()),
            (Actor::Operator, yes.clone(), yes),
        ] {
            assert_eq!(may_see(&actor), sees, "{actor:?}");
            assert_eq!(may_invite(&actor), invites, "{actor:?}");
            let is_above = actor.holds_every_right();
            assert_eq!(may_name_administrators(&actor).is_ok(), is_above, "{actor:?}");
            assert_eq!(may_correct_addresses(&actor).is_ok(), is_above, "{actor:?}");
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
