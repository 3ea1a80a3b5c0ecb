//! Who may do what with staff accounts. Pure and shared: use cases enforce it, pages hide by it what would be refused.
//!
//! Administrators may all of it. Whoever views or manages staff accounts in some building may it there, as far as the use case finds when it has
//! read who works where ([`crate::permissions::ceiling`]).

use super::account::{AccountState, AccountSummary, PanelActions};
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

/// What can be done with an account by whoever may act on it as a whole. Where there is no address, a PIN or a card is handed out instead of a
/// mail being sent.
pub fn actions(summary: &AccountSummary) -> PanelActions {
    let (has_address, is_reached) = (summary.has_address, summary.has_address && !summary.address_blocked);
    let (is_pending, is_active, is_inactive) = match summary.state {
        AccountState::Created | AccountState::Invited { .. } | AccountState::InvitationExpired { .. } => (true, false, false),
        AccountState::Active => (false, true, false),
        AccountState::Inactive { .. } => (false, false, true),
        AccountState::Erased => return PanelActions::default(),
    };
    let is_alive = is_pending || is_active;
    PanelActions {
        activate: is_reached && summary.state == AccountState::Created,
        resend: is_reached && is_pending && summary.state != AccountState::Created,
        correct_address: has_address && is_pending,
        edit: true,
        add_address: !has_address && is_active,
        deactivate: is_alive,
        reactivate: is_inactive,
        send_reset: is_reached && is_active,
        hand_out_pin: !has_address && is_alive,
        print_card: !has_address && is_alive,
        unlock: summary.marks.is_locked && is_alive,
        dismiss_help: summary.marks.asks_for_help && is_alive,
        ..PanelActions::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        actor::Abilities,
        clock,
        ids::AccountId,
        staff::account::Marks,
        testing::{holder, somebody},
    };
    use locales::Locale;

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

    fn summary(state: AccountState, has_address: bool, address_blocked: bool) -> AccountSummary {
        AccountSummary {
            id: AccountId(uuid::Uuid::nil()),
            name: "Camille Roy".into(),
            sign_in_name: "camille@example.org".into(),
            locale: Locale::default(),
            is_administrator: false,
            state,
            has_address,
            marks: Marks::default(),
            address_blocked,
            policy_pending: false,
            last_seen: None,
            added: clock::moment(chrono::DateTime::UNIX_EPOCH, chrono_tz::Tz::UTC),
        }
    }

    #[test]
    fn nothing_is_sent_to_a_blocked_address() {
        assert!(!actions(&summary(AccountState::Created, true, true)).activate);
        assert!(!actions(&summary(AccountState::Invited { left_s: None }, true, true)).resend);
        assert!(actions(&summary(AccountState::Invited { left_s: None }, true, true)).correct_address);
        assert!(!actions(&summary(AccountState::Active, true, true)).send_reset);
    }

    #[test]
    fn row_73_row_74_row_75_the_padlock_sends_a_link_where_there_is_an_address_and_hands_out_a_pin_where_there_is_none() {
        let with = actions(&summary(AccountState::Active, true, false));
        let without = actions(&summary(AccountState::Active, false, false));
        assert!(with.send_reset && !with.hand_out_pin && !with.print_card);
        assert!(!without.send_reset && without.hand_out_pin && without.print_card);
        let pending = actions(&summary(AccountState::Created, false, false));
        assert!(pending.hand_out_pin && !pending.activate && !pending.resend && !pending.correct_address);
        let since = clock::moment(chrono::DateTime::UNIX_EPOCH, chrono_tz::Tz::UTC);
        let gone = actions(&summary(AccountState::Inactive { since }, false, false));
        assert!(gone.reactivate && !gone.deactivate && !gone.hand_out_pin && !gone.print_card);
    }
}
