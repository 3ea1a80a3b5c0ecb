//! An account as the database has it.

use crate::{
    clock,
    db::entities::accounts,
    ids::{AccountId, BuildingId, UserGroupId},
    staff::account::{AccountState, AccountSummary, Marks, full_name},
};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::Locale;
use uuid::Uuid;

/// An account, whole.
#[derive(Clone, Debug)]
pub(crate) struct Account {
    pub id: AccountId,
    pub sign_in_name: String,
    pub sign_in_key: String,
    pub email: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub locale: Locale,
    /// The person's own; `None`: the organisation's.
    pub time_zone: Option<Tz>,
    pub is_administrator: bool,
    pub version: i32,
    pub session_epoch: i32,
    pub accepted_policy: Option<Uuid>,
    pub created_at: DateTime<Utc>,
    pub invited_at: Option<DateTime<Utc>>,
    pub invitation_expires_at: Option<DateTime<Utc>>,
    pub activated_at: Option<DateTime<Utc>>,
    pub deactivated_at: Option<DateTime<Utc>>,
    pub erased_at: Option<DateTime<Utc>>,
    pub address_blocked_at: Option<DateTime<Utc>>,
    pub last_seen_at: Option<DateTime<Utc>>,
    pub user_group: Option<UserGroupId>,
    pub default_building: Option<BuildingId>,
    /// Since when the person waits for help with signing in.
    pub help_asked_at: Option<DateTime<Utc>>,
}

impl Account {
    /// Full name.
    pub fn name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }

    /// Is there a living account behind a right password?
    pub fn may_sign_in(&self) -> bool {
        self.activated_at.is_some() && self.deactivated_at.is_none() && self.erased_at.is_none()
    }

    /// Invited or to be invited: the first password has not been chosen.
    pub fn is_pending(&self) -> bool {
        self.activated_at.is_none() && self.deactivated_at.is_none() && self.erased_at.is_none()
    }

    /// Where it stands now.
    pub fn state(&self, now: DateTime<Utc>, zone: Tz) -> AccountState {
        if self.erased_at.is_some() {
            AccountState::Erased
        } else if let Some(since) = self.deactivated_at {
            AccountState::Inactive { since: clock::moment(since, zone) }
        } else if self.activated_at.is_some() {
            AccountState::Active
        } else if self.invited_at.is_none() {
            AccountState::Created
        } else {
            match self.invitation_expires_at {
                Some(deadline) if now >= deadline => AccountState::InvitationExpired { since: clock::moment(deadline, zone) },
                deadline => AccountState::Invited { left_s: deadline.map(|deadline| (deadline - now).num_seconds()) },
            }
        }
    }

    /// As a row of the list, without its marks: those are told to some readers only.
    pub fn summary(&self, now: DateTime<Utc>, zone: Tz, policy_in_force: Option<Uuid>) -> AccountSummary {
        AccountSummary {
            id: self.id,
            name: self.name(),
            sign_in_name: self.sign_in_name.clone(),
            locale: self.locale,
            is_administrator: self.is_administrator,
            state: self.state(now, zone),
            has_address: self.email.is_some(),
            marks: Marks::default(),
            address_blocked: self.address_blocked_at.is_some(),
            policy_pending: self.may_sign_in() && self.accepted_policy != policy_in_force,
            last_seen: self.last_seen_at.map(|at| clock::moment(at, zone)),
            added: clock::moment(self.created_at, zone),
        }
    }
}

impl From<accounts::Model> for Account {
    fn from(row: accounts::Model) -> Self {
        Self {
            id: AccountId(row.id),
            sign_in_name: row.sign_in_name,
            sign_in_key: row.sign_in_key,
            email: row.email,
            first_name: row.first_name,
            last_name: row.last_name,
            locale: Locale::parse(&row.locale).unwrap_or_default(),
            time_zone: row.time_zone.and_then(|zone| zone.parse().ok()),
            is_administrator: row.is_administrator,
            version: row.version,
            session_epoch: row.session_epoch,
            accepted_policy: row.accepted_policy,
            created_at: row.created_at,
            invited_at: row.invited_at,
            invitation_expires_at: row.invitation_expires_at,
            activated_at: row.activated_at,
            deactivated_at: row.deactivated_at,
            erased_at: row.erased_at,
            address_blocked_at: row.address_blocked_at,
            last_seen_at: row.last_seen_at,
            user_group: row.user_group_id.map(UserGroupId),
            default_building: row.default_building_id.map(BuildingId),
            help_asked_at: row.help_asked_at,
        }
    }
}
