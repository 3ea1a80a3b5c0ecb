//! The letters there are. Each function is one letter, in the order in which it is read; the words are in `mail.ftl`.
//!
//! Notices of what has happened carry no secret and no link that opens anything (AC-37): they lead to a page where one signs in or asks
//! for a link.

use super::Letter;
use crate::{clock, outbox::Waiting, settings::Organisation};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use locales::{Locale, Words};

/// Who reads the letter, and who sends it.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    /// The language the letter is written in.
    pub locale: Locale,
    /// How the person is addressed; empty when nobody knows.
    pub first_name: &'a str,
    /// The time zone in which the person reads dates.
    pub zone: Tz,
    /// Who sends it.
    pub organisation: &'a Organisation,
}

/// Why the activation link goes out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Occasion {
    /// Somebody invited the person.
    Invited,
    /// The person asked for the link again, while it was still good.
    AskedAgain,
    /// The person asked for a new password, on an account that was never activated.
    ForgotPassword,
}

/// The invitation, with the link to choose the first password.
pub fn activation(to: &Reader<'_>, occasion: Occasion, link: &str, deadline: DateTime<Utc>) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    let reason = match occasion {
        Occasion::Invited => words.mail_activation_intro(organisation),
        Occasion::AskedAgain => words.mail_activation_again(organisation),
        Occasion::ForgotPassword => words.mail_activation_forgotten(organisation),
    };
    to.letter(&words.mail_activation_subject(organisation))
        .say(&reason)
        .button(&words.mail_activation_action(), link, &words.mail_button_fallback())
        .deadline(&words.mail_activation_deadline(&to.date(deadline), &to.zone_name()))
        .small_print(&words.mail_activation_late())
        .small_print(&words.mail_activation_unexpected())
        .closed_by(to)
}

/// The link to choose another password.
pub fn reset(to: &Reader<'_>, link: &str, deadline: DateTime<Utc>) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_reset_subject(organisation))
        .say(&words.mail_reset_intro(organisation))
        .button(&words.mail_reset_action(), link, &words.mail_button_fallback())
        .deadline(&words.mail_reset_deadline(&to.date(deadline), &to.zone_name()))
        .small_print(&words.mail_reset_unexpected())
        .closed_by(to)
}

/// The notice that the account is active.
pub fn activated(to: &Reader<'_>, sign_in_name: &str, at: DateTime<Utc>, sign_in_page: &str) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_activated_subject(organisation))
        .say(&words.mail_activated_intro(organisation, &to.date(at), &to.zone_name()))
        .say(&words.mail_activated_sign_in(sign_in_name))
        .button(&words.mail_activated_action(), sign_in_page, &words.mail_button_fallback())
        .small_print(&words.mail_activated_unexpected(&to.organisation.support_address))
        .closed_by(to)
}

/// The notice that the password was changed.
pub fn password_changed(to: &Reader<'_>, at: DateTime<Utc>, forgotten_page: &str) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_password_changed_subject(organisation))
        .say(&words.mail_password_changed_intro(organisation, &to.date(at), &to.zone_name()))
        .say(&words.mail_password_changed_elsewhere())
        .deadline(&words.mail_password_changed_unexpected(&to.organisation.support_address))
        .button(&words.mail_password_changed_action(), forgotten_page, &words.mail_button_fallback())
        .closed_by(to)
}

/// The notice that another building has been added to what somebody has access to.
pub fn access_given(to: &Reader<'_>, sign_in_page: &str) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_access_given_subject(organisation))
        .say(&words.mail_access_given_intro(organisation))
        .button(&words.mail_access_given_action(), sign_in_page, &words.mail_button_fallback())
        .small_print(&words.mail_access_given_unexpected(&to.organisation.support_address))
        .closed_by(to)
}

/// Tells an administrator that somebody was added to a building who comes in only if they decide so.
pub fn inactive_given_access(to: &Reader<'_>, waiting: Waiting, account_page: &str) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    let [what, until] = match waiting {
        Waiting::Inactive => [words.mail_inactive_given_access_intro(organisation), words.mail_inactive_given_access_stays()],
        Waiting::Uninvited => {
            [words.mail_inactive_given_access_uninvited(organisation), words.mail_inactive_given_access_waits()]
        }
        Waiting::FormerAddress => {
            [words.mail_inactive_given_access_former(organisation), words.mail_inactive_given_access_nobody()]
        }
    };
    to.letter(&words.mail_inactive_given_access_subject(organisation))
        .say(&what)
        .say(&until)
        .button(&words.mail_inactive_given_access_action(), account_page, &words.mail_button_fallback())
        .closed_by(to)
}

/// The link with which somebody who had a username and a PIN confirms an address and chooses a password.
pub fn address_added(to: &Reader<'_>, sign_in_name: &str, link: &str, deadline: DateTime<Utc>) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_address_added_subject(organisation))
        .say(&words.mail_address_added_intro(organisation, sign_in_name))
        .button(&words.mail_address_added_action(), link, &words.mail_button_fallback())
        .deadline(&words.mail_address_added_deadline(&to.date(deadline), &to.zone_name()))
        .small_print(&words.mail_address_added_unexpected())
        .closed_by(to)
}

/// The notice that somebody's account was deactivated.
pub fn deactivated(to: &Reader<'_>, at: DateTime<Utc>) -> Letter {
    let (words, organisation) = (to.words(), to.organisation.name.as_str());
    to.letter(&words.mail_deactivated_subject(organisation))
        .say(&words.mail_deactivated_intro(organisation, &to.date(at), &to.zone_name()))
        .say(&words.mail_deactivated_means())
        .closed_by(to)
}

/// The operator's test.
pub fn test(to: &Reader<'_>, at: DateTime<Utc>) -> Letter {
    let words = to.words();
    to.letter(&words.mail_test_subject(&to.organisation.name))
        .say(&words.mail_test_intro())
        .small_print(&words.mail_test_moment(&to.date(at), &to.zone_name()))
        .sign(&words.mail_sent_by(&to.organisation.name))
}

impl Letter {
    /// How every letter to a person ends: where to ask, and who sent it with what.
    fn closed_by(self, to: &Reader<'_>) -> Self {
        let words = to.words();
        self.say(&words.mail_help(&to.organisation.support_address)).sign(&words.mail_sent_by(&to.organisation.name))
    }
}

impl Reader<'_> {
    fn words(&self) -> Words {
        Words::new(self.locale)
    }

    /// How every letter begins.
    fn letter(&self, subject: &str) -> Letter {
        let words = self.words();
        let greeting =
            if self.first_name.is_empty() { words.mail_greeting_nobody() } else { words.mail_greeting(self.first_name) };
        Letter::new(self.locale, &self.organisation.name, subject).greet(&greeting)
    }

    fn date(&self, instant: DateTime<Utc>) -> String {
        self.words().weekday_date_time(clock::moment(instant, self.zone))
    }

    /// What to call the time zone: translated where `mail.ftl` knows it, else by the city it is named after.
    fn zone_name(&self) -> String {
        let name = self.zone.name();
        let place = name.rsplit('/').next().unwrap_or(name).replace('_', " ");
        let key = if matches!(place.as_str(), "UTC" | "Universal" | "Zulu") { "UTC".to_owned() } else { name.replace('/', "-") };
        self.words().mail_zone(&key, &place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone_name(locale: &str, zone: Tz) -> String {
        let organisation = Organisation::new(String::new(), Locale::default(), Tz::UTC, String::new());
        Reader { locale: locale.parse().unwrap(), first_name: "", zone, organisation: &organisation }.zone_name()
    }

    #[test]
    fn a_zone_is_named_in_the_readers_language() {
        assert_eq!(zone_name("en", chrono_tz::America::Montreal), "Montréal time");
        assert_eq!(zone_name("fr", chrono_tz::America::Montreal), "heure de Montréal");
        assert_eq!(zone_name("en", chrono_tz::America::Sao_Paulo), "Sao Paulo time");
        assert_eq!(zone_name("fr", chrono_tz::America::Sao_Paulo), "fuseau horaire\u{a0}: Sao Paulo");
        assert_eq!(zone_name("fr", chrono_tz::Etc::UTC), "UTC");
    }
}
