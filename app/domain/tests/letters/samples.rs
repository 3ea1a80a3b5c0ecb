//! One of each letter, with everything in it fixed.

use chrono::{DateTime, Utc};
use domain::{
    Locale,
    ids::LetterId,
    mail::{
        Letter,
        letters::{self, Occasion, Reader},
        message::{self, Envelope},
    },
    outbox::Waiting,
    settings::Organisation,
};

/// Where links lead.
pub const BASE: &str = "https://keys.example.org";
/// What a link carries.
pub const SECRET: &str = "q83vEjRWeJCrze8SNFZ4kKvN7xI0VniQq83vEjRWeJA";
/// The letter's id.
pub const LETTER: &str = "019a0000-0000-7000-8000-000000000001";

/// The letters there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Activation,
    ActivationAgain,
    ActivationForgotten,
    Reset,
    Activated,
    PasswordChanged,
    AccessGiven,
    InactiveGivenAccess,
    UninvitedGivenAccess,
    FormerAddressGivenAccess,
    Deactivated,
    AddressAdded,
    Test,
}

impl Kind {
    pub const ALL: [Self; 13] = [
        Self::Activation,
        Self::ActivationAgain,
        Self::ActivationForgotten,
        Self::Reset,
        Self::Activated,
        Self::PasswordChanged,
        Self::AccessGiven,
        Self::InactiveGivenAccess,
        Self::UninvitedGivenAccess,
        Self::FormerAddressGivenAccess,
        Self::Deactivated,
        Self::AddressAdded,
        Self::Test,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Activation => "activation",
            Self::ActivationAgain => "activation-again",
            Self::ActivationForgotten => "activation-forgotten",
            Self::Reset => "reset",
            Self::Activated => "activated",
            Self::PasswordChanged => "password-changed",
            Self::AccessGiven => "access-given",
            Self::InactiveGivenAccess => "inactive-given-access",
            Self::UninvitedGivenAccess => "uninvited-given-access",
            Self::FormerAddressGivenAccess => "former-address-given-access",
            Self::Deactivated => "deactivated",
            Self::AddressAdded => "address-added",
            Self::Test => "test",
        }
    }
}

pub fn organisation(name: &str) -> Organisation {
    Organisation::new(name.into(), Locale::default(), chrono_tz::America::Montreal, "help@example.org".into())
}

pub fn letter(kind: Kind, locale: Locale, organisation: &Organisation, first_name: &str) -> Letter {
    let reader = Reader { locale, first_name, zone: organisation.time_zone, organisation };
    let activate = format!("{BASE}/activate/{SECRET}");
    let tomorrow = at("2026-11-22T15:02:00Z");
    match kind {
        Kind::Activation => letters::activation(&reader, Occasion::Invited, &activate, tomorrow),
        Kind::ActivationAgain => letters::activation(&reader, Occasion::AskedAgain, &activate, tomorrow),
        Kind::ActivationForgotten => letters::activation(&reader, Occasion::ForgotPassword, &activate, tomorrow),
        Kind::Reset => letters::reset(&reader, &format!("{BASE}/reset/{SECRET}"), at("2026-11-21T16:02:00Z")),
        Kind::Activated => letters::activated(&reader, "camille@example.org", now(), &format!("{BASE}/login")),
        Kind::PasswordChanged => letters::password_changed(&reader, now(), &format!("{BASE}/forgot")),
        Kind::AccessGiven => letters::access_given(&reader, &format!("{BASE}/login")),
        Kind::InactiveGivenAccess => {
            letters::inactive_given_access(&reader, Waiting::Inactive, &format!("{BASE}/staff/{LETTER}"))
        }
        Kind::UninvitedGivenAccess => {
            letters::inactive_given_access(&reader, Waiting::Uninvited, &format!("{BASE}/staff/{LETTER}"))
        }
        Kind::FormerAddressGivenAccess => {
            letters::inactive_given_access(&reader, Waiting::FormerAddress, &format!("{BASE}/staff/{LETTER}"))
        }
        Kind::Deactivated => letters::deactivated(&reader, now()),
        Kind::AddressAdded => letters::address_added(&reader, "camille.roy", &format!("{BASE}/reset/{SECRET}"), tomorrow),
        Kind::Test => letters::test(&reader, now()),
    }
}

/// The letter as a message, as it goes over the wire.
pub fn sealed(letter: &Letter, to_name: &str) -> Vec<u8> {
    let envelope = Envelope {
        letter: LETTER.parse::<LetterId>().unwrap(),
        return_path: "keys@example.org".parse().unwrap(),
        message_id: format!("{LETTER}@keys.example.org"),
        from: "keys@example.org".parse().unwrap(),
        from_name: letter.head().to_owned(),
        to: "camille@example.org".parse().unwrap(),
        to_name: to_name.into(),
        reply_to: Some("help@example.org".parse().unwrap()),
        at: now(),
    };
    message::seal(envelope, letter).unwrap().raw
}

fn now() -> DateTime<Utc> {
    at("2026-11-21T15:02:00Z")
}

fn at(instant: &str) -> DateTime<Utc> {
    instant.parse().unwrap()
}
