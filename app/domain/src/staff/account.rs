//! An account as pages see it.

use crate::{delivery::Reason, ids::AccountId, permissions::GivenAccess};
use locales::{Locale, Moment};
use serde::{Deserialize, Serialize};

/// "Camille Roy"; a single name stands alone.
pub fn full_name(first_name: &str, last_name: &str) -> String {
    format!("{first_name} {last_name}").trim().to_owned()
}

/// Where an account stands. Computed from instants at each reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AccountState {
    /// Nothing has been sent yet.
    Created,
    /// The activation link is on its way or waits to be used.
    Invited {
        /// Seconds until the link ends; `None` while its letter has not left.
        left_s: Option<i64>,
    },
    /// The activation link's time is over.
    InvitationExpired {
        /// When it ended.
        since: Moment,
    },
    /// Can sign in.
    Active,
    /// Can't sign in any more.
    Inactive {
        /// Since when.
        since: Moment,
    },
    /// The person's data are gone; the history keeps the id.
    Erased,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccountSummary {
    /// The account.
    pub id: AccountId,
    /// Full name.
    pub name: String,
    /// E-mail or username. Empty where an administrator is shown to somebody who isn't one.
    pub sign_in_name: String,
    /// The person's language.
    pub locale: Locale,
    /// Holds every right.
    pub is_administrator: bool,
    /// Where the account stands.
    pub state: AccountState,
    /// The mail system says that the address doesn't exist.
    pub address_blocked: bool,
    /// Active, but the policy in force has not been accepted.
    pub policy_pending: bool,
    /// When last seen; `None`: never.
    pub last_seen: Option<Moment>,
    /// When added.
    pub added: Moment,
}

impl AccountSummary {
    /// Of administrators others learn who they are, not what one could write to.
    #[must_use]
    pub fn as_seen_by(self, holds_every_right: bool) -> Self {
        if holds_every_right || !self.is_administrator {
            return self;
        }
        Self { sign_in_name: String::new(), address_blocked: false, last_seen: None, ..self }
    }
}

/// What the side panel shows of a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffPanel {
    /// Who.
    pub summary: AccountSummary,
    /// For "has somebody changed it meanwhile?".
    pub version: i32,
    /// The latest invitation's steps; empty when nothing was ever sent.
    pub timeline: Vec<TimelineStep>,
    /// Until when the link can be used.
    pub link_deadline: Option<Moment>,
    /// What to tell somebody who waits for the mail, in their language. Empty where there is nothing to wait for.
    pub to_tell: String,
    /// Why the address is blocked.
    pub blocked: Option<BlockedAddress>,
    /// What the person holds, as far as the reader may know.
    pub access: GivenAccess,
    /// What may be done, so that nothing is offered that would be refused.
    pub may: PanelActions,
}

/// An address that the mail system says doesn't exist.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlockedAddress {
    /// The address.
    pub address: String,
    /// The reply's code, e.g. `5.1.1`.
    pub code: String,
    /// What the mail server said, word for word.
    pub reply: String,
    /// Since when.
    pub since: Moment,
}

/// What this caller may do with this account now.
#[expect(clippy::struct_excessive_bools, reason = "each is a button of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PanelActions {
    /// Send the first invitation.
    pub activate: bool,
    /// Send a new link.
    pub resend: bool,
    /// Correct the address.
    pub correct_address: bool,
    /// Give access and take it away, in some building.
    pub change_access: bool,
    /// Make the person an administrator.
    pub name_administrator: bool,
    /// End it.
    pub dismiss_administrator: bool,
}

/// A step on the way from the invitation to the first sign-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimelineStep {
    /// Which.
    pub step: Step,
    /// How it stands.
    pub state: StepState,
    /// When; `None` while it hasn't happened.
    pub at: Option<Moment>,
}

/// Which step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// The letter is in the outbox.
    Queued,
    /// The mail server has it.
    HandedOver,
    /// The mail server asks to try later.
    Deferred {
        /// Why; nobody answering is a reason too.
        reason: Reason,
    },
    /// The mail server says the address doesn't exist.
    AddressRefused,
    /// The mail server refused the letter for good.
    Refused {
        /// Why.
        reason: Reason,
    },
    /// The mail server had taken the letter, and the mail system still tries to deliver it.
    Delayed,
    /// The mail server had taken the letter, and the mail system sent it back.
    CameBack {
        /// Why.
        reason: Reason,
    },
    /// The letter could not be written: a fault of ours, which the operator finds in the log.
    Unwritten,
    /// The letter could not leave in time.
    GaveUp,
    /// A newer letter took its place before it left.
    Dropped,
    /// The link ended before the person chose a password.
    LinkExpired,
    /// The person used the password page.
    PageUsed,
    /// The person chose a password.
    PasswordSet,
    /// The person accepted the policy.
    PolicyAccepted,
}

/// How a step stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StepState {
    /// It has happened.
    Done,
    /// It is happening or being waited for.
    Now,
    /// It went wrong.
    Failed,
    /// It will come.
    Ahead,
}
