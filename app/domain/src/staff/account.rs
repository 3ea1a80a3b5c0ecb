//! An account as pages see it.

use crate::{
    delivery::Reason,
    ids::{AccountId, BuildingId, GrantId, UserGroupId},
    permissions::GivenAccess,
};
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
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
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
    /// There is an address that mail can be sent to; otherwise the sign-in name is a username.
    pub has_address: bool,
    /// What somebody who may act on the person should know.
    pub marks: Marks,
    /// The mail system says that the address doesn't exist.
    pub address_blocked: bool,
    /// Active, but the policy in force has not been accepted.
    pub policy_pending: bool,
    /// When last seen; `None`: never.
    pub last_seen: Option<Moment>,
    /// When added.
    pub added: Moment,
}

/// What stands beside an account's state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Too many wrong PINs: from unknown devices nothing is let through until somebody decides so.
    pub is_locked: bool,
    /// A PIN was handed out that has yet to be exchanged for one of the person's own.
    pub must_change: bool,
    /// The person asked for help with signing in.
    pub asks_for_help: bool,
}

impl AccountSummary {
    /// Of administrators others learn who they are, not what one could write to.
    #[must_use]
    pub fn as_seen_by(self, holds_every_right: bool) -> Self {
        if holds_every_right || !self.is_administrator {
            return self;
        }
        Self { sign_in_name: String::new(), marks: Marks::default(), address_blocked: false, last_seen: None, ..self }
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
    /// The person's names and what else can be changed of them.
    pub details: PersonDetails,
    /// Until when a PIN or a card that was handed out can be used; past, if it no longer can.
    pub handed_out: Option<HandedOut>,
    /// There is something to sign in with, handed out or chosen.
    pub has_secret: bool,
    /// Since when the person waits for help with signing in.
    pub help_asked: Option<Moment>,
    /// What an inactive person held, to choose from when they come back.
    pub former: Vec<FormerGrant>,
    /// What may be done, so that nothing is offered that would be refused.
    pub may: PanelActions,
}

/// What can be changed of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDetails {
    /// Given name, or the only one.
    pub first_name: String,
    /// Family name, or nothing.
    pub last_name: String,
    /// The user group, and what it is called.
    pub user_group: Option<(UserGroupId, String)>,
    /// The building seen first, and what it is called.
    pub default_building: Option<(BuildingId, String)>,
}

/// What somebody was handed to sign in with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedOut {
    /// A card; otherwise a PIN.
    pub is_card: bool,
    /// Until when.
    pub until: Moment,
    /// That is over.
    pub is_over: bool,
}

/// Access that somebody inactive held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormerGrant {
    /// Which.
    pub id: GrantId,
    /// Where, in the reader's language.
    pub place: String,
    /// What, in the reader's language.
    pub group: String,
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
    /// Change names, language, user group and default building.
    pub edit: bool,
    /// Give somebody an address who has none.
    pub add_address: bool,
    /// Close the account.
    pub deactivate: bool,
    /// Open it again.
    pub reactivate: bool,
    /// Send a link to choose another password.
    pub send_reset: bool,
    /// Hand out a PIN.
    pub hand_out_pin: bool,
    /// The same, typed instead of drawn.
    pub type_pin: bool,
    /// Print an access card.
    pub print_card: bool,
    /// Let sign-ins through again.
    pub unlock: bool,
    /// Put a request for help aside.
    pub dismiss_help: bool,
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
