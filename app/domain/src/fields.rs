//! What can be wrong with what was typed: a field and a problem, both closed enums, so that the page can put the sentence
//! beside the field in the reader's language and the language is never part of the answer.

use crate::{delivery::Reason, errors::AppError};
use locales::{Locale, Words};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A field of any form. The code is the `name` of its input.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The organisation's name.
    OrganisationName,
    /// The organisation's default language.
    DefaultLocale,
    /// The organisation's or the person's time zone (IANA name).
    TimeZone,
    /// Where people ask for help.
    SupportAddress,
    /// Given name; may be the only one.
    FirstName,
    /// Family name; may be empty.
    LastName,
    /// E-mail address.
    Email,
    /// The person's language.
    Locale,
    /// E-mail or username typed to sign in.
    SignInName,
    /// A password, new or to sign in with.
    Password,
    /// The password that is still in force, asked again before it changes.
    CurrentPassword,
    /// The privacy policy's tick-box.
    Accepted,
    /// The account's version that the page had loaded.
    Version,
    /// Send the mail now, or not.
    Send,
    /// Which permission group where.
    Access,
    /// Where access for a while is given.
    Scope,
    /// A permission group.
    Group,
    /// From when access for a while is given.
    CoverFrom,
    /// Until when.
    CoverUntil,
    /// A name in this language, where things are named in each.
    NameIn(Locale),
    /// What helps to decide about a capability, in this language.
    HelpIn(Locale),
    /// What a capability may allow besides.
    Toggles,
    /// What those who held a permission group hold instead.
    Instead,
    /// A building's name.
    BuildingName,
    /// A building's code.
    BuildingCode,
    /// A building's postal address.
    PostalAddress,
    /// A portfolio's name.
    Portfolio,
    /// A pasted list.
    List,
    /// How the people of a user group sign in.
    SignsIn,
    /// The user group that somebody belongs to.
    UserGroup,
    /// A sign-in name for somebody without an address.
    Username,
    /// A PIN to hand out.
    Pin,
    /// The building that somebody sees first.
    DefaultBuilding,
    /// The short code on an access card.
    CardCode,
}

/// Inputs by language, as the keys of a map: `form[names][fr]`.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| in_each_language("names"));
static HELPS: LazyLock<Vec<String>> = LazyLock::new(|| in_each_language("helps"));

fn in_each_language(map: &str) -> Vec<String> {
    Locale::ALL.iter().map(|locale| format!("{map}][{}", locale.code())).collect()
}

fn in_language(names: &'static [String], locale: Locale) -> &'static str {
    names.get(locale as usize).map_or("", String::as_str)
}

impl Field {
    /// The `name` of its input.
    pub fn name(self) -> &'static str {
        match self {
            Self::OrganisationName => "organisation_name",
            Self::DefaultLocale => "default_locale",
            Self::TimeZone => "time_zone",
            Self::SupportAddress => "support_address",
            Self::FirstName => "first_name",
            Self::LastName => "last_name",
            Self::Email => "email",
            Self::Locale => "locale",
            Self::SignInName => "sign_in_name",
            Self::Password => "password",
            Self::CurrentPassword => "current_password",
            Self::Accepted => "accepted",
            Self::Version => "version",
            Self::Send => "send",
            Self::Access => "access",
            Self::Scope => "scope",
            Self::Group => "group",
            Self::CoverFrom => "cover_from",
            Self::CoverUntil => "cover_until",
            Self::NameIn(locale) => in_language(&NAMES, locale),
            Self::HelpIn(locale) => in_language(&HELPS, locale),
            Self::Toggles => "toggles",
            Self::Instead => "instead",
            Self::BuildingName => "name",
            // Whatever is called a code is taken for a secret, and never comes back to a refused form.
            Self::BuildingCode => "reference",
            Self::PostalAddress => "address",
            Self::Portfolio => "portfolio",
            Self::List => "list",
            Self::SignsIn => "signs_in",
            Self::UserGroup => "user_group",
            Self::Username => "username",
            Self::Pin => "pin",
            Self::DefaultBuilding => "default_building",
            Self::CardCode => "code",
        }
    }

    /// The `id` of its input.
    pub fn id(self) -> String {
        self.name().replace("][", "-")
    }
}

impl Field {
    /// What the field is called, for a list of faults.
    pub fn label(self, words: Words) -> String {
        match self {
            Self::OrganisationName => words.set_up_organisation_name(),
            Self::DefaultLocale => words.set_up_default_language(),
            Self::TimeZone => words.set_up_time_zone(),
            Self::SupportAddress => words.set_up_support_address(),
            Self::FirstName => words.staff_first_name(),
            Self::LastName => words.staff_last_name(),
            Self::Email => words.staff_email(),
            Self::Locale => words.common_language(),
            Self::SignInName => words.sign_in_name(),
            Self::Password => words.sign_in_password(),
            Self::CurrentPassword => words.profile_current_password(),
            Self::Accepted => words.welcome_policy_label(),
            Self::Version => words.common_version(),
            Self::Send => words.staff_send(),
            Self::Access => words.access_title(),
            Self::Scope => words.access_where(),
            Self::Group => words.access_group(),
            Self::CoverFrom => words.cover_from(),
            Self::CoverUntil => words.cover_until(),
            Self::NameIn(locale) => words.permission_groups_name_in(&words.common_language_name(locale.code(), locale.endonym())),
            Self::HelpIn(locale) => words.capabilities_help_in(&words.common_language_name(locale.code(), locale.endonym())),
            Self::Toggles => words.capabilities_toggles(),
            Self::Instead => words.permission_groups_instead(),
            Self::BuildingName => words.buildings_name(),
            Self::BuildingCode => words.buildings_code(),
            Self::PostalAddress => words.buildings_address(),
            Self::Portfolio => words.buildings_portfolio(),
            Self::List => words.buildings_import_list(),
            Self::SignsIn => words.user_groups_signs_in(),
            Self::UserGroup => words.staff_user_group(),
            Self::Username => words.staff_username(),
            Self::Pin => words.staff_pin(),
            Self::DefaultBuilding => words.staff_default_building(),
            Self::CardCode => words.card_code(),
        }
    }
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Problem {
    /// Nothing was typed.
    Required,
    /// More code points than allowed.
    TooLong {
        /// Code points.
        max: u16,
    },
    /// Not the shape of an address (RFC 5321).
    NotAnAddress,
    /// An address with a blank in it.
    BlankInAddress,
    /// Mail to it came back, and nothing more is sent there.
    AddressBlocked {
        /// Why it came back.
        reason: Reason,
    },
    /// It looks like a slip of the fingers. Sent again with the suggestion turned down, it is taken.
    PerhapsMeant {
        /// What may have been meant.
        address: String,
    },
    /// Longer than mail can carry: 254 octets (RFC 5321 §4.5.3.1.3), 64 before the `@`.
    AddressTooLong,
    /// Several addresses in one field.
    NotOneAddress,
    /// A name that holds `://` would become a link in somebody's mail.
    ContainsLink,
    /// Line breaks and other invisible characters.
    ControlCharacters,
    /// Letters of several scripts in one address, as look-alikes are made.
    MixedScripts,
    /// Another account has it.
    Taken,
    /// A name in at least one language, and there is none in any.
    NoName,
    /// Something else is called that, or so much like it that people would take one for the other.
    NameTaken,
    /// Not one of the choices offered.
    NotAChoice,
    /// No such time zone in the IANA database.
    UnknownTimeZone,
    /// Fewer code points than a password needs (NIST SP 800-63B-4: 15 for a single factor).
    PasswordTooShort {
        /// Code points.
        min: u16,
    },
    /// More code points than a password may have.
    PasswordTooLong {
        /// Code points.
        max: u16,
    },
    /// On the list of passwords that are tried first.
    PasswordCommon,
    /// Built from the person's, the organisation's or the product's name.
    PasswordContext,
    /// The same few characters over and over.
    PasswordRepeated,
    /// The password that is in force already.
    PasswordSameAsBefore,
    /// Not the password in force.
    CurrentPasswordWrong,
    /// The box was not ticked.
    NotAccepted,
    /// Not a date and time.
    NotAnInstant,
    /// The end lies before the beginning.
    EndsBeforeItBegins,
    /// It lies in the past.
    Over,
    /// Somebody new is given nothing in any building, by whoever may add people to their own buildings alone.
    NoBuildingChosen,
    /// Another building has this code.
    CodeTaken,
    /// Another portfolio has this name.
    PortfolioTaken,
    /// An earlier row of the list has the same code.
    TwiceInList {
        /// Which.
        row: u32,
    },
    /// The list has nothing in it.
    NoRows,
    /// Somebody has as much temporary access as one may have at once.
    TooManyCovers {
        /// How much that is.
        max: u32,
    },
    /// People of the user group that is chosen need an e-mail address.
    AddressNeeded,
    /// Somebody who has no address goes to a user group whose people need one.
    AddressFirst,
    /// Not the shape of a username.
    NotAUsername,
    /// Somebody has it, or once had; this one is free.
    UsernameTaken {
        /// What is free.
        free: String,
    },
    /// Whoever manages staff signs in with an e-mail address and a password.
    ManagesStaff,
    /// Some of the people concerned have no address.
    SomeHaveNoAddress {
        /// How many.
        count: u32,
    },
    /// Not six digits.
    PinLength,
    /// A PIN of few different digits, or of a part over and over.
    PinRepeats,
    /// A PIN that goes up or down step by step.
    PinSequence,
    /// A PIN that is a finger's way over the keypad.
    PinShape,
    /// A PIN that is a date.
    PinDate,
    /// A PIN whose digits stand in the sign-in name.
    PinInName,
    /// What somebody else handed out, and so knows.
    PinHandedOut,
    /// Too short for a passphrase, and no PIN, where either will do.
    NeitherPinNorPassphrase,
    /// No access to the building.
    NoAccessThere,
    /// The name and the code don't fit: either is wrong, or the card is used, replaced or too old.
    CardUnknown,
    /// A card's code with a slip in it.
    CardCodeMistyped,
    /// More rows than a list may have.
    TooManyRows {
        /// Rows.
        max: u16,
    },
}

impl Problem {
    /// The sentence beside the field.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::Required => words.problem_required(),
            Self::NoName => words.problem_no_name(),
            Self::TooLong { max } => words.problem_too_long(i64::from(*max)),
            Self::NotAnAddress => words.problem_not_an_address(),
            Self::BlankInAddress => words.problem_blank_in_address(),
            Self::AddressBlocked { reason } => words.problem_address_blocked(&reason.sentence(words)),
            Self::PerhapsMeant { address } => words.problem_perhaps_meant(address),
            Self::AddressTooLong => words.problem_address_too_long(),
            Self::NotOneAddress => words.problem_not_one_address(),
            Self::ContainsLink => words.problem_contains_link(),
            Self::ControlCharacters => words.problem_control_characters(),
            Self::MixedScripts => words.problem_mixed_scripts(),
            Self::Taken => words.problem_taken(),
            Self::NameTaken => words.problem_name_taken(),
            Self::NotAChoice => words.problem_not_a_choice(),
            Self::UnknownTimeZone => words.problem_unknown_time_zone(),
            Self::PasswordTooShort { min } => words.problem_password_too_short(i64::from(*min)),
            Self::PasswordTooLong { max } => words.problem_password_too_long(i64::from(*max)),
            Self::PasswordCommon => words.problem_password_common(),
            Self::PasswordContext => words.problem_password_context(),
            Self::PasswordRepeated => words.problem_password_repeated(),
            Self::PasswordSameAsBefore => words.problem_password_same_as_before(),
            Self::CurrentPasswordWrong => words.problem_current_password_wrong(),
            Self::NotAccepted => words.problem_not_accepted(),
            Self::NotAnInstant => words.problem_not_an_instant(),
            Self::EndsBeforeItBegins => words.problem_ends_before_it_begins(),
            Self::Over => words.problem_over(),
            Self::NoBuildingChosen => words.problem_no_building_chosen(),
            Self::CodeTaken => words.problem_code_taken(),
            Self::PortfolioTaken => words.problem_portfolio_taken(),
            Self::TwiceInList { row } => words.problem_twice_in_list(i64::from(*row)),
            Self::NoRows => words.problem_no_rows(),
            Self::TooManyCovers { max } => words.problem_too_many_covers(i64::from(*max)),
            Self::AddressNeeded => words.problem_address_needed(),
            Self::AddressFirst => words.problem_address_first(),
            Self::NotAUsername => words.problem_not_a_username(),
            Self::UsernameTaken { free } => words.problem_username_taken(free),
            Self::ManagesStaff => words.problem_manages_staff(),
            Self::SomeHaveNoAddress { count } => words.problem_some_have_no_address(i64::from(*count)),
            Self::PinLength => words.problem_pin_length(),
            Self::PinRepeats => words.problem_pin_repeats(),
            Self::PinSequence => words.problem_pin_sequence(),
            Self::PinShape => words.problem_pin_shape(),
            Self::PinDate => words.problem_pin_date(),
            Self::PinInName => words.problem_pin_in_name(),
            Self::PinHandedOut => words.problem_pin_handed_out(),
            Self::NeitherPinNorPassphrase => words.problem_neither_pin_nor_passphrase(),
            Self::NoAccessThere => words.problem_no_access_there(),
            Self::CardCodeMistyped => words.problem_card_code_mistyped(),
            Self::CardUnknown => words.problem_card_unknown(),
            Self::TooManyRows { max } => words.problem_too_many_rows(i64::from(*max)),
        }
    }
}

/// One problem in one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Where.
    pub field: Field,
    /// What.
    pub problem: Problem,
}

/// Collects the faults of a form, so that all are told at once.
#[derive(Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// The value if it could be parsed; otherwise its problem is noted.
    pub fn take<T>(&mut self, field: Field, parsed: Result<T, Problem>) -> Option<T> {
        parsed.map_err(|problem| self.note(field, problem)).ok()
    }

    /// Notes a problem.
    pub fn note(&mut self, field: Field, problem: Problem) {
        self.0.push(Fault { field, problem });
    }

    /// [`AppError::Invalid`] with every fault, if there is one.
    pub fn finish(self) -> Result<(), AppError> {
        if self.0.is_empty() { Ok(()) } else { Err(AppError::Invalid(self.0)) }
    }

    /// The parsed whole, or every fault. `whole` is `None` exactly when a part was refused.
    pub fn whole<T>(self, whole: Option<T>) -> Result<T, AppError> {
        match whole {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(AppError::Invalid(self.0)),
        }
    }
}
