//! What can have happened, and how it is told.

use crate::{
    delivery::Reason,
    errors::LinkState,
    ids::{AccountId, BuildingId, CapabilityId, PermissionGroupId, PortfolioId, UserGroupId},
    passwords::{Purpose, SecretKind},
    permissions::{Scope, Term},
};
use locales::{Locale, Moment};
use serde::{Deserialize, Serialize};

#[cfg(feature = "ssr")]
use locales::Words;

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
    /// The organisation's settings were changed.
    SettingsChanged,
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

/// What an event names, in the reader's language and as the reader may know it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// The building, portfolio, capability or permission group.
    pub thing: String,
    /// Some of the places, as many as there is room for.
    pub places: Vec<String>,
    /// How many places there are besides.
    pub more_places: u32,
    /// From when.
    pub from: Option<Moment>,
    /// Until when.
    pub until: Option<Moment>,
}

#[cfg(feature = "ssr")]
impl Named {
    /// "Laurier, Plaza and 4 more", or nothing.
    fn places(&self, words: Words) -> String {
        let listed = self.places.join(", ");
        if self.more_places == 0 { listed } else { words.history_places_and_more(i64::from(self.more_places), &listed) }
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

#[cfg(feature = "ssr")]
impl Stray {
    /// Told in the reader's language.
    pub fn sentence(self, words: Words) -> String {
        match self {
            Self::Unproved => words.history_stray_unproved(),
            Self::OtherRecipient => words.history_stray_other_recipient(),
            Self::NotWaiting => words.history_stray_not_waiting(),
        }
    }
}

/// What a letter is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// The invitation with its activation link.
    Activation,
    /// A link to choose a new password.
    Reset,
    /// Tells that the account is active.
    Activated,
    /// Tells that the password was changed.
    PasswordChanged,
    /// The operator's test.
    Test,
    /// Tells that access to another building was given.
    AccessGiven,
    /// Tells an administrator that somebody inactive was added to a building.
    InactiveGivenAccess,
    /// Tells that the account was deactivated.
    Deactivated,
    /// A link to confirm an address, for somebody who had none.
    AddressAdded,
}

impl LetterKind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Activation,
        Self::Reset,
        Self::Activated,
        Self::PasswordChanged,
        Self::Test,
        Self::AccessGiven,
        Self::InactiveGivenAccess,
        Self::Deactivated,
        Self::AddressAdded,
    ];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::Reset => "reset",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::Test => "test",
            Self::AccessGiven => "access-given",
            Self::InactiveGivenAccess => "inactive-given-access",
            Self::Deactivated => "deactivated",
            Self::AddressAdded => "address-added",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// What to call it.
    #[cfg(feature = "ssr")]
    pub fn name(self, words: Words) -> String {
        match self {
            Self::Activation => words.letter_activation(),
            Self::Reset => words.letter_reset(),
            Self::Activated => words.letter_activated(),
            Self::PasswordChanged => words.letter_password_changed(),
            Self::Test => words.letter_test(),
            Self::AccessGiven => words.letter_access_given(),
            Self::InactiveGivenAccess => words.letter_inactive_given_access(),
            Self::Deactivated => words.letter_deactivated(),
            Self::AddressAdded => words.letter_address_added(),
        }
    }
}

#[cfg(feature = "ssr")]
impl Event {
    /// Told in the reader's language. `actor` and `subject` are names; `subject` is the account that it happened to.
    pub fn sentence(&self, words: Words, actor: &str, subject: &str, named: &Named) -> String {
        let (thing, places) = (named.thing.as_str(), || named.places(words));
        match self {
            Self::OrganisationSetUp => words.history_organisation_set_up(actor),
            Self::PolicyPublished { version } => words.history_policy_published(actor, i64::from(*version)),
            Self::AccountCreated => words.history_account_created(actor, subject),
            Self::InvitationQueued => words.history_invitation_queued(actor, subject),
            Self::InvitationAskedAgain => words.history_invitation_asked_again(subject),
            Self::AddressCorrected => words.history_address_corrected(actor, subject),
            Self::LetterHandedOver { letter } => words.history_letter_handed_over(&letter.name(words), subject),
            Self::LetterRefused { letter, code } => words.history_letter_refused(&letter.name(words), subject, &code.to_string()),
            Self::LetterExpired { letter } => words.history_letter_expired(&letter.name(words), subject),
            Self::AddressBlocked => words.history_address_blocked(subject),
            Self::PasswordPageUsed => words.history_password_page_used(subject),
            Self::AccountActivated => words.history_account_activated(subject),
            Self::LinkRefused { purpose, state } => {
                words.history_link_refused(subject, &purpose.name(words), &state.title(words))
            }
            Self::PolicyAccepted { version, locale } => {
                words.history_policy_accepted(subject, i64::from(*version), &language(*locale, words))
            }
            Self::SignedIn => words.history_signed_in(subject),
            Self::SignedOut => words.history_signed_out(subject),
            Self::SignInThrottled => words.history_sign_in_throttled(subject),
            Self::ResetAsked => words.history_reset_asked(subject),
            Self::PasswordReset => words.history_password_reset(subject),
            Self::PasswordChanged => words.history_password_changed(subject),
            Self::LanguageChanged { to, .. } => words.history_language_changed(subject, &language(*to, words)),
            Self::BuildingCreated { .. } => words.history_building_created(actor, thing),
            Self::BuildingChanged { .. } => words.history_building_changed(actor, thing),
            Self::BuildingArchived { .. } => words.history_building_archived(actor, thing),
            Self::BuildingRestored { .. } => words.history_building_restored(actor, thing),
            Self::BuildingsImported { count } => words.history_buildings_imported(i64::from(*count), actor),
            Self::PortfolioCreated { .. } => words.history_portfolio_created(actor, thing),
            Self::PortfolioRenamed { .. } => words.history_portfolio_renamed(actor, thing),
            Self::CapabilityAdded { .. } => words.history_capability_added(actor, thing),
            Self::CapabilityChanged { .. } => words.history_capability_changed(actor, thing),
            Self::CapabilityArchived { .. } => words.history_capability_archived(actor, thing),
            Self::PermissionGroupCreated { .. } => words.history_permission_group_created(actor, thing),
            Self::PermissionGroupChanged { .. } => words.history_permission_group_changed(actor, thing),
            Self::PermissionGroupDeleted { .. } => words.history_permission_group_deleted(actor, thing),
            Self::AccessGiven { .. } => match (named.from, named.until) {
                (Some(from), Some(until)) => {
                    words.history_cover_given(actor, subject, thing, &places(), &words.date_time(from), &words.date_time(until))
                }
                _ => words.history_access_given(actor, subject, thing, &places()),
            },
            Self::AccessTaken { .. } => words.history_access_taken(actor, thing, &places(), subject),
            Self::CoverEnded { .. } => words.history_cover_ended(subject, thing, &places()),
            Self::AdministratorNamed => words.history_administrator_named(actor, subject),
            Self::AdministratorDismissed => words.history_administrator_dismissed(actor, subject),
            Self::AddressUnblocked if subject.is_empty() => words.history_address_unblocked_nobodys(actor),
            Self::AddressUnblocked => words.history_address_unblocked(actor, subject),
            Self::LetterCameBack { letter, reason } => {
                words.history_letter_came_back(&letter.name(words), subject, &reason.sentence(words))
            }
            Self::LetterDelayed { letter } => words.history_letter_delayed(&letter.name(words), subject),
            Self::UserGroupCreated { .. } => words.history_user_group_created(actor, thing),
            Self::UserGroupChanged { .. } => words.history_user_group_changed(actor, thing),
            Self::UserGroupDeleted { .. } => words.history_user_group_deleted(actor, thing),
            Self::PinHandedOut => words.history_pin_handed_out(actor, subject),
            Self::FirstSignIn => words.history_first_sign_in(subject),
            Self::SecretChosen { kind: SecretKind::Pin } => words.history_pin_chosen(subject),
            Self::SecretChosen { kind: SecretKind::Password } => words.history_passphrase_chosen(subject),
            Self::SignInLocked => words.history_sign_in_locked(subject),
            Self::SignInUnlocked => words.history_sign_in_unlocked(actor, subject),
            Self::CardPrinted => words.history_card_printed(actor, subject),
            Self::CardUsed { kind: SecretKind::Pin } => words.history_card_used_pin(subject),
            Self::CardUsed { kind: SecretKind::Password } => words.history_card_used_passphrase(subject),
            Self::AccountChanged => words.history_account_changed(actor, subject),
            Self::AddressClaimed => words.history_address_claimed(actor, subject),
            Self::AddressConfirmed => words.history_address_confirmed(subject),
            Self::AccountDeactivated => words.history_account_deactivated(actor, subject),
            Self::AccountReactivated => words.history_account_reactivated(actor, subject),
            Self::ResetSent => words.history_reset_sent(actor, subject),
            Self::HelpAsked => words.history_help_asked(subject),
            Self::HelpDismissed => words.history_help_dismissed(actor, subject),
            Self::SettingsChanged => words.history_settings_changed(actor),
            Self::StrayBounce { why } => words.history_stray_bounce(&why.sentence(words)),
        }
    }
}

/// A language as the reader calls it.
#[cfg(feature = "ssr")]
fn language(locale: Locale, words: Words) -> String {
    words.common_language_name(locale.code(), locale.endonym())
}

/// What kind of actor did something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// Somebody signed in.
    Staff,
    /// Somebody who wasn't signed in: whoever holds a link or knows an address.
    Visitor,
    /// Whoever runs commands on the machine.
    Operator,
    /// The program by itself.
    System,
}

impl By {
    const ALL: [Self; 4] = [Self::Staff, Self::Visitor, Self::Operator, Self::System];

    /// As it is stored.
    pub fn code(self) -> &'static str {
        match self {
            Self::Staff => "staff",
            Self::Visitor => "visitor",
            Self::Operator => "operator",
            Self::System => "system",
        }
    }

    /// From what is stored.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.code() == code)
    }
}

/// One row of the history, ready to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the chain.
    pub seq: i64,
    /// When.
    pub at: Moment,
    /// What.
    pub event: Event,
    /// What kind of actor did it.
    pub by: By,
    /// The name of the member of staff who did it; empty when it was none.
    pub actor: String,
    /// To whom it happened; empty when to nobody.
    pub subject: String,
    /// The account it happened to, for a link.
    pub subject_id: Option<AccountId>,
    /// What was personal about it and has not been erased.
    pub detail: Option<DetailText>,
    /// What it names.
    pub named: Named,
}

#[cfg(feature = "ssr")]
impl Entry {
    /// Told in the reader's language. Who did it is a name, or the operator, or the system.
    ///
    /// The set-up is kept as the operator's, who alone holds its link: nobody was signed in. Whom it made the first administrator
    /// is who did it.
    pub fn sentence(&self, words: Words) -> String {
        let is_set_up = matches!(self.event, Event::OrganisationSetUp | Event::PolicyPublished { .. });
        let actor = match self.by {
            By::Staff => self.actor.clone(),
            By::Operator if is_set_up && !self.subject.is_empty() => self.subject.clone(),
            By::Operator => words.history_operator(),
            By::Visitor | By::System => words.history_system(),
        };
        self.event.sentence(words, &actor, &self.subject, &self.named)
    }
}

/// What is personal about an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DetailText {
    /// The value before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// The value after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<String>,
}

/// What part of the history is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HistoryQuery {
    /// Only what happened to this account.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Only what lies before this place in the chain.
    #[serde(default)]
    pub before: Option<i64>,
}

/// A page of the history, newest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HistoryPage {
    /// At most 50.
    pub entries: Vec<Entry>,
    /// Where the next page starts; `None` on the last.
    pub next: Option<i64>,
}
