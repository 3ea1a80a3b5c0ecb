//! How what has happened is told, in the reader's language.

use super::{By, Entry, Event, Named, event::Stray};
use crate::passwords::SecretKind;
use locales::{Locale, Words};

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
            Self::DefaultLanguageChanged { to, .. } => words.history_default_language_changed(actor, &language(*to, words)),
            Self::TypedPinsAllowed { allowed: true } => words.history_typed_pins_allowed(actor),
            Self::TypedPinsAllowed { allowed: false } => words.history_typed_pins_ended(actor),
            Self::DeactivationNoticesSent { sent: true } => words.history_deactivation_notices_begun(actor),
            Self::DeactivationNoticesSent { sent: false } => words.history_deactivation_notices_ended(actor),
            Self::StrayBounce { why } => words.history_stray_bounce(&why.sentence(words)),
        }
    }
}

impl Named {
    /// "Laurier, Plaza and 4 more", or nothing.
    fn places(&self, words: Words) -> String {
        let listed = self.places.join(", ");
        if self.more_places == 0 { listed } else { words.history_places_and_more(i64::from(self.more_places), &listed) }
    }
}

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

/// A language as the reader calls it.
fn language(locale: Locale, words: Words) -> String {
    words.common_language_name(locale.code(), locale.endonym())
}
