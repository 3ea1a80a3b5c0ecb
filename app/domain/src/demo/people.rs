//! Who works there. Sample names; any likeness is chance.

use crate::staff::identity::fold;
use chrono::Duration;
use locales::Locale;

/// How many.
const COUNT: usize = 200;

pub(super) const FIRST: [&str; 25] = [
    "Zoé", "Marc", "June", "Rosa", "Élodie", "Tomás", "Camille", "Noor", "Hugo", "Ingrid", "Luc", "Amara", "Théo", "Grace",
    "Benoît", "Mei", "Chloé", "Owen", "Solène", "Dmitri", "Agathe", "Femi", "Raphaël", "Nora", "Yann",
];

pub(super) const LAST: [&str; 24] = [
    "Tremblay-Côté",
    "Lefebvre",
    "Okafor",
    "Silva",
    "Gagnon",
    "Novák",
    "Roy",
    "Haddad",
    "Bouchard",
    "Lindqvist",
    "Pelletier",
    "Diallo",
    "Morin",
    "Whitfield",
    "Lévesque",
    "Zhang",
    "Fortin",
    "Campbell",
    "Bélanger",
    "Petrov",
    "Caron",
    "Adeyemi",
    "Ouellet",
    "Marsh",
];

/// How far somebody's account has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Created,
    Invited,
    Expired,
    Blocked,
    Active,
    PolicyPending,
    Inactive,
}

pub(super) struct Person {
    pub first_name: &'static str,
    pub last_name: &'static str,
    pub locale: Locale,
    pub fate: Fate,
    /// After the organisation was set up.
    pub joined_after: Duration,
    /// After the invitation.
    pub opened_after: Duration,
}

impl Person {
    pub fn email(&self) -> String {
        let part = |name: &str| fold(name).replace(|c: char| !c.is_ascii_alphanumeric(), "-");
        format!("{}.{}@laurier.example", part(self.first_name), part(self.last_name))
    }
}

/// In the order in which they joined. 25 and 24 have no common divisor, so that no pair of names comes twice.
pub(super) fn all() -> Vec<Person> {
    (0..COUNT).map(person).collect()
}

fn person(number: usize) -> Person {
    let minutes = |minutes: usize| Duration::minutes(i64::try_from(minutes).unwrap_or(0));
    // The last twenty joined within the past 20 hours: only their links can still be used.
    let is_recent = number >= COUNT - 20;
    let joined_after =
        if is_recent { minutes(29 * 1440 + 300 + (number - (COUNT - 20)) * 55) } else { minutes(60 + number * 225) };
    let fate = match number % 20 {
        0..=2 if is_recent => Fate::Created,
        3..=14 if is_recent => Fate::Invited,
        4 | 11 => Fate::Expired,
        7 if number % 40 == 7 => Fate::Blocked,
        9 => Fate::PolicyPending,
        13 if number % 40 == 13 => Fate::Inactive,
        17 if number % 60 == 17 => Fate::Created,
        _ => Fate::Active,
    };
    Person {
        first_name: FIRST[number % FIRST.len()],
        last_name: LAST[number % LAST.len()],
        locale: Locale::ALL[(number / 3 + number) % Locale::ALL.len()],
        fate,
        joined_after,
        opened_after: minutes(7 + number % 50),
    }
}
