//! "It is done": said on the next page, from a code in its address, so that it works without a script and survives a redirect.

use crate::{
    site::words,
    ui::{Notice, Tone},
};
use domain::Words;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// What has been done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    /// A colleague was added and the invitation is on its way.
    Invited,
    /// The same, unless somebody has an account already: whoever did it isn't told which.
    InvitedOrKnown,
    /// A colleague was added, nothing sent.
    Added,
    /// The same, nothing sent.
    AddedOrKnown,
    /// An invitation is on its way.
    Activated,
    /// A new link is on its way.
    Resent,
    /// The address was corrected.
    AddressCorrected,
    /// The address was corrected, and an invitation leaves for it.
    AddressCorrectedAndSent,
    /// Access was given or taken.
    AccessChanged,
    /// What was saved is what there was.
    AccessAsItWas,
    /// Access was given for a while.
    CoverGiven,
    /// Access for a while was ended.
    CoverEnded,
    /// Somebody became an administrator.
    AdministratorNamed,
    /// Somebody is no administrator any more.
    AdministratorDismissed,
    /// The password was chosen and the account is active.
    PasswordSet,
    /// The password was changed.
    PasswordChanged,
    /// A new password was chosen through a mailed link.
    PasswordReset,
    /// Signed out.
    SignedOut,
    /// If the address is known, a letter is on its way.
    LinkAsked,
    /// The policy was accepted.
    PolicyAccepted,
    /// The organisation is set up.
    SetUp,
    /// Whoever came to set the organisation up came late.
    AlreadySetUp,
    /// An address was taken off the blocked list.
    Unblocked,
    /// A building was added.
    BuildingAdded,
    /// A building's details were saved.
    BuildingChanged,
    /// A building was archived.
    BuildingArchived,
    /// An archived building was taken back into use.
    BuildingRestored,
    /// Buildings were added from a list.
    BuildingsImported,
    /// The same, but for rows that are still to be corrected.
    BuildingsImportedInPart,
    /// A portfolio was given another name.
    PortfolioRenamed,
    /// A permission group was made or changed.
    GroupSaved,
    /// A permission group was deleted.
    GroupDeleted,
    /// A capability was added or changed.
    CapabilitySaved,
    /// A capability was taken out of the catalogue.
    CapabilityArchived,
    /// The usual catalogue was added.
    CatalogueAdded,
    /// A user group was made or changed.
    UserGroupSaved,
    /// A user group was deleted.
    UserGroupDeleted,
    /// The usual user groups were added.
    UserGroupsAdded,
    /// A colleague was added who has no address: here is the PIN to hand over.
    AddedWithPin,
    /// Somebody’s details were saved.
    DetailsSaved,
    /// An account was deactivated.
    Deactivated,
    /// An account was taken back into use.
    Reactivated,
    /// A link to choose another password is on its way.
    ResetSent,
    /// Another PIN was drawn.
    PinHandedOut,
    /// Sign-ins are let through again.
    Unlocked,
    /// A request for help was put aside.
    HelpDismissed,
    /// If the name is known, whoever may help sees the request.
    HelpAsked,
    /// A PIN or a passphrase was chosen.
    SecretSet,
    /// The settings were saved.
    SettingsSaved,
    /// Somebody was asked to confirm an address.
    AddressAsked,
}

impl Done {
    const ALL: [Self; 50] = [
        Self::Invited,
        Self::InvitedOrKnown,
        Self::Added,
        Self::AddedOrKnown,
        Self::Activated,
        Self::Resent,
        Self::AddressCorrected,
        Self::AddressCorrectedAndSent,
        Self::AccessChanged,
        Self::AccessAsItWas,
        Self::CoverGiven,
        Self::CoverEnded,
        Self::AdministratorNamed,
        Self::AdministratorDismissed,
        Self::PasswordSet,
        Self::PasswordChanged,
        Self::PasswordReset,
        Self::SignedOut,
        Self::LinkAsked,
        Self::PolicyAccepted,
        Self::SetUp,
        Self::AlreadySetUp,
        Self::Unblocked,
        Self::BuildingAdded,
        Self::BuildingChanged,
        Self::BuildingArchived,
        Self::BuildingRestored,
        Self::BuildingsImported,
        Self::BuildingsImportedInPart,
        Self::PortfolioRenamed,
        Self::GroupSaved,
        Self::GroupDeleted,
        Self::CapabilitySaved,
        Self::CapabilityArchived,
        Self::CatalogueAdded,
        Self::UserGroupSaved,
        Self::UserGroupDeleted,
        Self::UserGroupsAdded,
        Self::AddedWithPin,
        Self::DetailsSaved,
        Self::Deactivated,
        Self::Reactivated,
        Self::ResetSent,
        Self::PinHandedOut,
        Self::Unlocked,
        Self::HelpDismissed,
        Self::HelpAsked,
        Self::SecretSet,
        Self::SettingsSaved,
        Self::AddressAsked,
    ];

    /// A page that says it. The path has no parameters yet.
    pub fn at(self, path: &str) -> String {
        format!("{path}?done={}", self.code())
    }

    /// As it stands in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::InvitedOrKnown => "invited-or-known",
            Self::Added => "added",
            Self::AddedOrKnown => "added-or-known",
            Self::Activated => "activated",
            Self::Resent => "resent",
            Self::AddressCorrected => "address-corrected",
            Self::AddressCorrectedAndSent => "address-corrected-and-sent",
            Self::AccessChanged => "access-changed",
            Self::AccessAsItWas => "access-as-it-was",
            Self::CoverGiven => "cover-given",
            Self::CoverEnded => "cover-ended",
            Self::AdministratorNamed => "administrator-named",
            Self::AdministratorDismissed => "administrator-dismissed",
            Self::PasswordSet => "password-set",
            Self::PasswordChanged => "password-changed",
            Self::PasswordReset => "password-reset",
            Self::SignedOut => "signed-out",
            Self::LinkAsked => "link-asked",
            Self::PolicyAccepted => "policy-accepted",
            Self::SetUp => "set-up",
            Self::AlreadySetUp => "already-set-up",
            Self::Unblocked => "unblocked",
            Self::BuildingAdded => "building-added",
            Self::BuildingChanged => "building-changed",
            Self::BuildingArchived => "building-archived",
            Self::BuildingRestored => "building-restored",
            Self::BuildingsImported => "buildings-imported",
            Self::BuildingsImportedInPart => "buildings-imported-in-part",
            Self::PortfolioRenamed => "portfolio-renamed",
            Self::GroupSaved => "group-saved",
            Self::GroupDeleted => "group-deleted",
            Self::CapabilitySaved => "capability-saved",
            Self::CapabilityArchived => "capability-archived",
            Self::CatalogueAdded => "catalogue-added",
            Self::UserGroupSaved => "user-group-saved",
            Self::UserGroupDeleted => "user-group-deleted",
            Self::UserGroupsAdded => "user-groups-added",
            Self::AddedWithPin => "added-with-pin",
            Self::DetailsSaved => "details-saved",
            Self::Deactivated => "deactivated",
            Self::Reactivated => "reactivated",
            Self::ResetSent => "reset-sent",
            Self::PinHandedOut => "pin-handed-out",
            Self::Unlocked => "unlocked",
            Self::HelpDismissed => "help-dismissed",
            Self::HelpAsked => "help-asked",
            Self::SecretSet => "secret-set",
            Self::SettingsSaved => "settings-saved",
            Self::AddressAsked => "address-asked",
        }
    }

    /// From the address.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|done| done.code() == code)
    }

    fn sentence(self, words: Words) -> String {
        match self {
            Self::Invited => words.notice_invited(),
            Self::InvitedOrKnown => words.notice_invited_or_known(),
            Self::Added => words.notice_added(),
            Self::AddedOrKnown => words.notice_added_or_known(),
            Self::Activated => words.notice_activated(),
            Self::Resent => words.notice_resent(),
            Self::AddressCorrected => words.notice_address_corrected(),
            Self::AddressCorrectedAndSent => words.notice_address_corrected_and_sent(),
            Self::AccessChanged => words.notice_access_changed(),
            Self::AccessAsItWas => words.notice_access_as_it_was(),
            Self::CoverGiven => words.notice_cover_given(),
            Self::CoverEnded => words.notice_cover_ended(),
            Self::AdministratorNamed => words.notice_administrator_named(),
            Self::AdministratorDismissed => words.notice_administrator_dismissed(),
            Self::PasswordSet => words.notice_password_set(),
            Self::PasswordChanged => words.notice_password_changed(),
            Self::PasswordReset => words.notice_password_reset(),
            Self::SignedOut => words.notice_signed_out(),
            Self::LinkAsked => words.notice_link_asked(),
            Self::PolicyAccepted => words.notice_policy_accepted(),
            Self::SetUp => words.notice_set_up(),
            Self::AlreadySetUp => words.notice_already_set_up(),
            Self::Unblocked => words.notice_unblocked(),
            Self::BuildingAdded => words.notice_building_added(),
            Self::BuildingChanged => words.notice_building_changed(),
            Self::BuildingArchived => words.notice_building_archived(),
            Self::BuildingRestored => words.notice_building_restored(),
            Self::BuildingsImported => words.notice_buildings_imported(),
            Self::BuildingsImportedInPart => words.notice_buildings_imported_in_part(),
            Self::PortfolioRenamed => words.notice_portfolio_renamed(),
            Self::GroupSaved => words.notice_group_saved(),
            Self::GroupDeleted => words.notice_group_deleted(),
            Self::CapabilitySaved => words.notice_capability_saved(),
            Self::CapabilityArchived => words.notice_capability_archived(),
            Self::CatalogueAdded => words.notice_catalogue_added(),
            Self::UserGroupSaved => words.notice_user_group_saved(),
            Self::UserGroupDeleted => words.notice_user_group_deleted(),
            Self::UserGroupsAdded => words.notice_user_groups_added(),
            Self::AddedWithPin => words.notice_added_with_pin(),
            Self::DetailsSaved => words.notice_details_saved(),
            Self::Deactivated => words.notice_deactivated(),
            Self::Reactivated => words.notice_reactivated(),
            Self::ResetSent => words.notice_reset_sent(),
            Self::PinHandedOut => words.notice_pin_handed_out(),
            Self::Unlocked => words.notice_unlocked(),
            Self::HelpDismissed => words.notice_help_dismissed(),
            Self::HelpAsked => words.notice_help_asked(),
            Self::SecretSet => words.notice_secret_set(),
            Self::SettingsSaved => words.notice_settings_saved(),
            Self::AddressAsked => words.notice_address_asked(),
        }
    }
}

/// What the address of this page says was done.
pub fn done() -> Memo<Option<Done>> {
    let query = use_query_map();
    Memo::new(move |_| query.with(|query| query.get("done").and_then(|code| Done::parse(&code))))
}

/// Says it.
#[component]
pub fn DoneNotice() -> impl IntoView {
    let (done, words) = (done(), words());
    move || done.get().map(|done| view! { <Notice tone=Tone::Good>{done.sentence(words)}</Notice> })
}
