//! The addresses of the pages about buildings, and what stands in them.

use crate::address::{pairs, parameter, with};
use domain::{
    buildings::{BuildingQuery, HoldersQuery, SheetQuery, Sort},
    permissions::Level,
    staff::Direction,
};

/// The list.
pub const LIST: &str = "/buildings";
/// The form for a new one.
pub const NEW: &str = "/buildings/new";
/// Many out of a list.
pub const IMPORT: &str = "/buildings/import";
/// Portfolios.
pub const PORTFOLIOS: &str = "/buildings/portfolios";

/// One building.
pub fn building(id: &str) -> String {
    format!("{LIST}/{id}")
}

/// Its form.
pub fn change(id: &str) -> String {
    format!("{LIST}/{id}/edit")
}

/// The form that takes an archived one back into use.
pub fn restore(id: &str) -> String {
    format!("{LIST}/{id}/restore")
}

/// What part of the list is wanted. What can't be read counts as not given.
pub fn read(search: &str) -> BuildingQuery {
    let mut query = BuildingQuery::default();
    for (name, value) in pairs(search) {
        match name.as_str() {
            "archived" => query.archived = true,
            "q" => value.trim().clone_into(&mut query.search),
            "sort" => query.sort = Sort::parse(&value).unwrap_or_default(),
            "direction" => query.direction = Direction::parse(&value).unwrap_or_default(),
            "after" => query.after = Some(value).filter(|place| !place.is_empty()),
            "before" => query.before = Some(value).filter(|place| !place.is_empty()),
            _ => {}
        }
    }
    query
}

/// The list's address for this part of it; the usual part needs nothing.
pub fn href(query: &BuildingQuery) -> String {
    with(LIST, &parameters(query))
}

/// What stands in it.
pub fn parameters(query: &BuildingQuery) -> Vec<(&'static str, String)> {
    let usual = BuildingQuery::default();
    let sort = (query.sort != usual.sort).then(|| query.sort.code().to_owned());
    let direction = (query.direction != usual.direction).then(|| query.direction.code().to_owned());
    given([
        ("archived", query.archived.then(|| "yes".to_owned())),
        ("q", Some(query.search.clone())),
        ("sort", sort),
        ("direction", direction),
        ("after", query.after.clone()),
        ("before", query.before.clone()),
    ])
}

/// Who of a building's people are wanted.
pub fn read_holders(building: String, search: &str) -> HoldersQuery {
    let value = |name| parameter(search, name).unwrap_or_default();
    let place = |name| parameter(search, name).filter(|place| !place.is_empty());
    HoldersQuery {
        building,
        search: value("q").trim().to_owned(),
        capability: value("can"),
        level: Level::parse(&value("level")).filter(|level| *level > Level::None).unwrap_or(Level::View),
        after: place("after"),
        before: place("before"),
    }
}

/// A building's page with these people.
pub fn holders_href(query: &HoldersQuery) -> String {
    with(&building(&query.building), &holders_parameters(query))
}

/// What stands in it.
pub fn holders_parameters(query: &HoldersQuery) -> Vec<(&'static str, String)> {
    let level = (query.level != Level::View && !query.capability.is_empty()).then(|| query.level.code().to_owned());
    given([
        ("q", Some(query.search.clone())),
        ("can", Some(query.capability.clone())),
        ("level", level),
        ("after", query.after.clone()),
        ("before", query.before.clone()),
    ])
}

/// What part of a list's preview is wanted.
pub fn read_sheet(draft: String, search: &str) -> SheetQuery {
    let from = parameter(search, "from").and_then(|from| from.parse().ok());
    SheetQuery { draft, from: from.unwrap_or_default(), faulty: parameter(search, "only").is_some() }
}

/// The preview's address for this part of it.
pub fn sheet_href(query: &SheetQuery) -> String {
    let from = (query.from > 0).then(|| query.from.to_string());
    let only = query.faulty.then(|| "faults".to_owned());
    with(IMPORT, &given([("draft", Some(query.draft.clone())), ("from", from), ("only", only)]))
}

fn given<const N: usize>(all: [(&'static str, Option<String>); N]) -> Vec<(&'static str, String)> {
    let given = |(name, value): (&'static str, Option<String>)| Some((name, value.filter(|value| !value.is_empty())?));
    all.into_iter().filter_map(given).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_is_wanted_and_says_it_again() {
        let query = BuildingQuery {
            archived: true,
            search: "Île & cie".into(),
            sort: Sort::Portfolio,
            direction: Direction::Down,
            after: Some("WyJu".into()),
            before: None,
        };
        let address = href(&query);
        assert_eq!(address, "/buildings?archived=yes&q=%C3%8Ele%20%26%20cie&sort=portfolio&direction=down&after=WyJu");
        assert_eq!(read(address.split_once('?').unwrap().1), query);
        assert_eq!(href(&BuildingQuery::default()), LIST);

        let query =
            HoldersQuery { building: "x".into(), capability: "y".into(), level: Level::Manage, ..HoldersQuery::default() };
        let address = holders_href(&query);
        assert_eq!(address, "/buildings/x?can=y&level=manage");
        assert_eq!(read_holders("x".into(), address.split_once('?').unwrap().1), query);

        let query = SheetQuery { draft: "x".into(), from: 250, faulty: true };
        let address = sheet_href(&query);
        assert_eq!(address, "/buildings/import?draft=x&from=250&only=faults");
        assert_eq!(read_sheet("x".into(), address.split_once('?').unwrap().1), query);
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_given() {
        for search in ["", "?", "sort=nonsense&direction=sideways", "after=&before=", "q=+"] {
            assert_eq!(read(search), BuildingQuery::default(), "{search}");
        }
        assert_eq!(read_holders(String::new(), "level=none&can=").level, Level::View);
        assert_eq!(read_sheet(String::new(), "from=-1"), SheetQuery::default());
    }
}
