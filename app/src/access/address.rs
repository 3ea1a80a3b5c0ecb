//! Which part of the buildings is shown, as it stands in the page's address, behind what the list has there.

#[cfg(feature = "ssr")]
use crate::notices::Done;
use crate::{
    address::{pairs, with},
    staff::{address, list::List},
};
use domain::ids::{AccountId, PortfolioId};
use leptos::prelude::With as _;

/// What is asked of the buildings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Part of a building's name, code or portfolio.
    pub search: String,
    /// Only buildings of this portfolio.
    pub portfolio: Option<PortfolioId>,
    /// Which page, from 0.
    pub page: u32,
    /// Part of the name of a colleague whose access would do.
    pub colleague: String,
    /// That colleague, found.
    pub like: Option<AccountId>,
    /// Which side of somebody's access.
    pub view: View,
}

/// Each has its own form or none: what is typed in one is not saved, nor lost, by the button of another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// What is given for good.
    #[default]
    Given,
    /// What is given for a while.
    Covers,
    /// What it all comes to.
    Effective,
}

impl View {
    /// As it stands in the address; the usual one needs nothing.
    pub fn code(self) -> &'static str {
        match self {
            Self::Given => "",
            Self::Covers => "covers",
            Self::Effective => "effective",
        }
    }

    fn read(code: &str) -> Self {
        [Self::Covers, Self::Effective].into_iter().find(|view| view.code() == code).unwrap_or_default()
    }
}

impl Asked {
    /// From the part of an address after `?`. What can't be read counts as not given.
    pub fn read(search: &str) -> Self {
        let mut asked = Self::default();
        for (name, value) in pairs(search) {
            match name.as_str() {
                FIND => value.trim().clone_into(&mut asked.search),
                "portfolio" => asked.portfolio = value.parse().ok(),
                "page" => asked.page = value.parse().unwrap_or_default(),
                COLLEAGUE => value.trim().clone_into(&mut asked.colleague),
                "like" => asked.like = value.parse().ok(),
                VIEW => asked.view = View::read(&value),
                _ => {}
            }
        }
        asked
    }

    /// What stands in the address for it; the usual part needs nothing.
    pub fn parameters(&self) -> Vec<(&'static str, String)> {
        let given = |name, value: String| Some((name, value)).filter(|(_, value)| !value.is_empty());
        let id = |id: Option<String>| id.unwrap_or_default();
        [
            given(FIND, self.search.clone()),
            given("portfolio", id(self.portfolio.map(|id| id.to_string()))),
            given("page", id((self.page > 0).then(|| self.page.to_string()))),
            given(COLLEAGUE, self.colleague.clone()),
            given("like", id(self.like.map(|id| id.to_string()))),
            given(VIEW, self.view.code().to_owned()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// The page that shows it, with the list behind it as it is.
    pub fn href(&self, list: List) -> String {
        self.href_with(list, None)
    }

    /// The same, with one more parameter.
    pub fn href_with(&self, list: List, more: Option<(&'static str, String)>) -> String {
        let mut all = list.query.with(address::parameters);
        all.extend(self.parameters());
        all.extend(more);
        list.path.with(|path| with(path, &all))
    }
}

/// The page about an account's temporary access, with what was done. `list` comes from a form, so only what can be read of it counts (AC-65).
#[cfg(feature = "ssr")]
pub fn covers(account: AccountId, list: &str, done: Done) -> String {
    let mut parameters = address::parameters(&address::read(list));
    parameters.extend([(VIEW, View::Covers.code().to_owned()), ("done", done.code().to_owned())]);
    with(&address::access(&account.to_string()), &parameters)
}

/// The parameter that says which [`View`].
const VIEW: &str = "view";
/// The parameter that searches the buildings.
pub const FIND: &str = "find";
/// The parameter that searches the colleagues.
pub const COLLEAGUE: &str = "colleague";

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(feature = "ssr")]
    #[test]
    fn ac_65_what_a_form_says_of_its_list_leads_nowhere_else() {
        let account: AccountId = "00000000-0000-0000-0000-000000000000".parse().unwrap();
        let page = "/staff/00000000-0000-0000-0000-000000000000/access";
        for (list, expected) in [
            ("q=zo%C3%A9&state=attention", "?q=zo%C3%A9&state=attention&view=covers&done=cover-given"),
            ("//evil.example\r\nx=1&done=added#x", "?view=covers&done=cover-given"),
            ("", "?view=covers&done=cover-given"),
        ] {
            assert_eq!(covers(account, list, Done::CoverGiven), format!("{page}{expected}"));
        }
    }

    #[test]
    fn an_address_says_what_is_asked_and_says_it_again() {
        let asked = Asked {
            search: "rue de l’Île & co".into(),
            portfolio: "00000000-0000-0000-0000-000000000050".parse().ok(),
            page: 3,
            colleague: "Zoé".into(),
            like: "00000000-0000-0000-0000-000000000090".parse().ok(),
            view: View::Effective,
        };
        let address = with("/staff/x/access", &asked.parameters());
        assert_eq!(Asked::read(address.split_once('?').unwrap().1), asked);
        assert_eq!(Asked::default().parameters(), []);
        for search in ["", "page=-1&portfolio=x&like=", "q=zoé&after=x", "find=%20", "view=x"] {
            assert_eq!(Asked::read(search), Asked::default(), "{search}");
        }
    }
}
