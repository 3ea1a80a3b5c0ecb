//! What can have happened.

use super::LetterKind;
use crate::{
    delivery::Reason,
    errors::LinkState,
    ids::{BuildingId, CapabilityId, PermissionGroupId, PortfolioId, UserGroupId},
    passwords::{Purpose, SecretKind},
    permissions::{Scope, Term},
};
use locales::Locale;
use serde::{Deserialize, Serialize};

/// One thing that happened. Its serialised form is stored and hashed: variants and fields are only ever added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "event", content = "values")]
pub enum Event {
    /// The organisation was set up.
    OrganisationSetUp,
    /// A version of the privacy policy was published.
    PolicyPublished {
        /// Counted from 1.
        version: i32,
    },
    /// An account was created.
    AccountCreated,
    /// An invitation was put in the outbox.
    InvitationQueued,
    /// The person asked for the invitation's link again.
    InvitationAskedAgain,
    /// The invitation's address was corrected before the first activation.
    AddressCorrected,
    /// A letter was handed to the mail server.
    LetterHandedOver {
        /// What the letter was for.
        letter: LetterKind,
    },
    /// The mail server refused a letter for good.
    LetterRefused {
        /// What the letter was for.
        letter: LetterKind,
        /// SMTP reply code.
        code: u16,
    },
    /// A letter could not leave in time.
    LetterExpired {
        /// What the letter was for.
        letter: LetterKind,
    },
    /// The mail system says that the address does not exist; nothing more is sent to it.
    AddressBlocked,
    /// The password page behind a link was used.
    PasswordPageUsed,
    /// The person chose a password and the account became active.
    AccountActivated,
    /// A link that can't be used was used all the same.
    LinkRefused {
        /// What it was for.
        purpose: Purpose,
        /// Why not.
        state: LinkState,
    },
    /// The person accepted the privacy policy.
    PolicyAccepted {
        /// The policy's version.
        version: i32,
        /// The language it was read in.
        locale: Locale,
    },
    /// Signed in.
    SignedIn,
    /// Signed out.
    SignedOut,
    /// Too many wrong secrets in a row; further attempts are held back for a while.
    SignInThrottled,
    /// A link to choose a new password was asked for.
    ResetAsked,
    /// A new password was chosen through a mailed link.
    PasswordReset,
    /// The person changed the password while signed in.
    PasswordChanged,
    /// The person changed the language.
    LanguageChanged {
        /// Before.
        from: Locale,
        /// After.
        to: Locale,
    },
    /// A building was added.
    BuildingCreated {
        /// Which.
        building: BuildingId,
    },
    /// A building's data were changed.
    BuildingChanged {
        /// Which.
        building: BuildingId,
    },
    /// A building was archived: access to it ended.
    BuildingArchived {
        /// Which.
        building: BuildingId,
    },
    /// An archived building was taken back into use.
    BuildingRestored {
        /// Which.
        building: BuildingId,
    },
    /// Several buildings were added from a list.
    BuildingsImported {
        /// How many.
        count: u32,
    },
    /// A portfolio was made.
    PortfolioCreated {
        /// Which.
        portfolio: PortfolioId,
    },
    /// A portfolio was given another name.
    PortfolioRenamed {
        /// Which.
        portfolio: PortfolioId,
    },
    /// The organisation added a capability to its catalogue.
    CapabilityAdded {
        /// Which.
        capability: CapabilityId,
    },
    /// A capability's names, help or toggles were changed.
    CapabilityChanged {
        /// Which.
        capability: CapabilityId,
    },
    /// A capability is no longer offered.
    CapabilityArchived {
        /// Which.
        capability: CapabilityId,
    },
    /// A permission group was made.
    PermissionGroupCreated {
        /// Which.
        group: PermissionGroupId,
    },
    /// A permission group's names or levels were changed.
    PermissionGroupChanged {
        /// Which.
        group: PermissionGroupId,
    },
    /// A permission group was deleted.
    PermissionGroupDeleted {
        /// Which.
        group: PermissionGroupId,
        /// What those who held it hold instead; `None`: nobody held it, or nothing.
        instead: Option<PermissionGroupId>,
    },
    /// Access was given.
    AccessGiven {
        /// What.
        group: PermissionGroupId,
        /// Where.
        scopes: Vec<Scope>,
        /// From when until when; `None`: for good.
        term: Option<Term>,
    },
    /// Access was taken away.
    AccessTaken {
        /// What.
        group: PermissionGroupId,
        /// Where.
        scopes: Vec<Scope>,
    },
    /// Access for a while came to its end.
    CoverEnded {
        /// What.
        group: PermissionGroupId,
        /// Where.
        scopes: Vec<Scope>,
    },
    /// The person was made an administrator.
    AdministratorNamed,
    /// The person is an administrator no longer.
    AdministratorDismissed,
    /// An address was taken off the blocked list.
    AddressUnblocked,
    /// The mail system sent a letter back that the mail server had taken.
    LetterCameBack {
        /// What the letter was for.
        letter: LetterKind,
        /// Why.
        reason: Reason,
    },
    /// The mail system still tries to deliver a letter that the mail server had taken.
    LetterDelayed {
        /// What the letter was for.
        letter: LetterKind,
    },
    /// A user group was made.
    UserGroupCreated {
        /// Which.
        user_group: UserGroupId,
    },
    /// A user group was changed.
    UserGroupChanged {
        /// Which.
        user_group: UserGroupId,
    },
    /// A user group was deleted.
    UserGroupDeleted {
        /// Which.
        user_group: UserGroupId,
    },
    /// A PIN was drawn for somebody, to be handed to them.
    PinHandedOut,
    /// Somebody came in for the first time, with a PIN that was handed out: the account is active.
    FirstSignIn,
    /// The person chose a PIN or a passphrase.
    SecretChosen {
        /// Which of them.
        kind: SecretKind,
    },
    /// Too many wrong PINs in a row: nothing more is let through until a manager decides so.
    SignInLocked,
    /// A manager lets sign-ins through again.
    SignInUnlocked,
    /// An access card was printed; an earlier one, or a PIN, no longer opens anything.
    CardPrinted,
    /// The person used an access card to choose a PIN or a passphrase.
    CardUsed {
        /// Which of them.
        kind: SecretKind,
    },
    /// The person's names, language, user group or default building were changed.
    AccountChanged,
    /// Somebody without an address is to have one, once they have confirmed it.
    AddressClaimed,
    /// They have.
    AddressConfirmed,
    /// The account was deactivated: nothing opens it any more.
    AccountDeactivated,
    /// The account was taken back into use.
    AccountReactivated,
    /// A link to choose another password was sent by a manager.
    ResetSent,
    /// Somebody who gave this sign-in name asks for help with signing in.
    HelpAsked,
    /// A request for help was put aside.
    HelpDismissed,
    /// The organisation's settings were changed. Versions before each setting had an event of its own wrote this.
    SettingsChanged,
    /// The language of whoever has chosen none was changed.
    DefaultLanguageChanged {
        /// Until then.
        from: Locale,
        /// From then on.
        to: Locale,
    },
    /// Whoever hands out a PIN may type it from now on, or no longer.
    TypedPinsAllowed {
        /// May they?
        allowed: bool,
    },
    /// Whoever is deactivated is told by mail from now on, or no longer.
    DeactivationNoticesSent {
        /// Are they?
        sent: bool,
    },
    /// A bounce came that is about no letter of ours: nothing followed from it.
    StrayBounce {
        /// Why not.
        why: Stray,
    },
}

impl Event {
    /// The thing that it names, apart from people and places.
    pub fn thing(&self) -> Option<uuid::Uuid> {
        match self {
            Self::BuildingCreated { building }
            | Self::BuildingChanged { building }
            | Self::BuildingArchived { building }
            | Self::BuildingRestored { building } => Some(building.0),
            Self::PortfolioCreated { portfolio } | Self::PortfolioRenamed { portfolio } => Some(portfolio.0),
            Self::CapabilityAdded { capability }
            | Self::CapabilityChanged { capability }
            | Self::CapabilityArchived { capability } => Some(capability.0),
            Self::PermissionGroupCreated { group }
            | Self::PermissionGroupChanged { group }
            | Self::PermissionGroupDeleted { group, .. }
            | Self::AccessGiven { group, .. }
            | Self::AccessTaken { group, .. }
            | Self::CoverEnded { group, .. } => Some(group.0),
            Self::UserGroupCreated { user_group }
            | Self::UserGroupChanged { user_group }
            | Self::UserGroupDeleted { user_group } => Some(user_group.0),
            _ => None,
        }
    }

    /// Is it about somebody's way in, or an address that they don't have yet? Told to nobody but who may act on them, wherever it stands.
    pub fn is_about_the_way_in(&self) -> bool {
        matches!(
            self,
            Self::HelpAsked
                | Self::HelpDismissed
                | Self::SignInLocked
                | Self::SignInUnlocked
                | Self::PinHandedOut
                | Self::CardPrinted
                | Self::AddressClaimed
        )
    }

    /// Where it happened, as far as it happened somewhere.
    pub fn scopes(&self) -> &[Scope] {
        match self {
            Self::AccessGiven { scopes, .. } | Self::AccessTaken { scopes, .. } | Self::CoverEnded { scopes, .. } => scopes,
            _ => &[],
        }
    }

    /// The same, happened in these places only: for whoever may not know of the others, and for pages, which have no room for thousands.
    #[must_use]
    pub fn only_in(mut self, places: Vec<Scope>) -> Self {
        match &mut self {
            Self::AccessGiven { scopes, .. } | Self::AccessTaken { scopes, .. } | Self::CoverEnded { scopes, .. } => {
                *scopes = places;
            }
            _ => {}
        }
        self
    }
}

/// Why nothing follows from a bounce.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stray {
    /// It doesn't prove that it is about a letter of ours: forged, or somebody else's.
    Unproved,
    /// It is about another address than the letter's.
    OtherRecipient,
    /// The letter has not left, or left too long ago.
    NotWaiting,
}
