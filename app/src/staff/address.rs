//! The list's address: what part of the list is wanted stands in it, and in every link on the page, so that a page can be
//! bookmarked, sent to a colleague, and come back to.

use crate::address::{pairs, with};
use domain::staff::{Direction, Sort, StaffQuery, StateFilter};

/// The list.
pub const LIST: &str = "/staff";
/// The parameter that names a PIN which was drawn a moment ago.
pub const PIN: &str = "pin";
/// The form for a new colleague.
pub const NEW: &str = "/staff/new";

/// From the part of an address after `?`. What can't be read counts as not given.
pub fn read(search: &str) -> StaffQuery {
    let mut query = StaffQuery::default();
    for (name, value) in pairs(search) {
        match name.as_str() {
            "q" => value.trim().clone_into(&mut query.search),
            "state" => query.state = StateFilter::parse(&value),
            "building" => query.building = value.parse().ok(),
            "sort" => query.sort = Sort::parse(&value).unwrap_or_default(),
            "direction" => query.direction = Direction::parse(&value).unwrap_or_default(),
            "after" => query.after = Some(value).filter(|place| !place.is_empty()),
            "before" => query.before = Some(value).filter(|place| !place.is_empty()),
            _ => {}
        }
    }
    query
}

/// A page of ours with this part of the list behind it.
pub fn href(path: &str, query: &StaffQuery) -> String {
    with(path, &parameters(query))
}

/// The same, with one more parameter.
pub fn href_with(path: &str, query: &StaffQuery, name: &'static str, value: &str) -> String {
    let mut pairs = parameters(query);
    pairs.push((name, value.to_owned()));
    with(path, &pairs)
}

/// A person's panel.
pub fn panel(account: &str) -> String {
    format!("{LIST}/{account}")
}

/// The page about a person's access.
pub fn access(account: &str) -> String {
    format!("{LIST}/{account}/access")
}

/// What stands in the address for this part of the list; the usual part of it needs nothing.
pub fn parameters(query: &StaffQuery) -> Vec<(&'static str, String)> {
    let usual = StaffQuery::default();
    let mut pairs = Vec::new();
    if !query.search.is_empty() {
        pairs.push(("q", query.search.clone()));
    }
    if let Some(state) = query.state {
        pairs.push(("state", state.code().to_owned()));
    }
    if let Some(building) = query.building {
        pairs.push(("building", building.to_string()));
    }
    if query.sort != usual.sort {
        pairs.push(("sort", query.sort.code().to_owned()));
    }
    if query.direction != usual.direction {
        pairs.push(("direction", query.direction.code().to_owned()));
    }
    pairs.extend(query.after.clone().map(|place| ("after", place)));
    pairs.extend(query.before.clone().map(|place| ("before", place)));
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_what_part_of_the_list_is_wanted_and_says_it_again() {
        let query = StaffQuery {
            search: "Zoé & cie + 100 %".into(),
            state: Some(StateFilter::Attention),
            building: "0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42".parse().ok(),
            sort: Sort::Added,
            direction: Direction::Down,
            after: Some("WyJuYW1l".into()),
            before: None,
        };
        let address = href(LIST, &query);
        assert_eq!(
            address,
            "/staff?q=Zo%C3%A9%20%26%20cie%20%2B%20100%20%25&state=attention&building=0193a5c1-7b1e-7c3f-9a58-2f6d8f1e0b42&sort=added&direction=down&after=WyJuYW1l"
        );
        assert_eq!(read(address.split_once('?').unwrap().1), query);
    }

    #[test]
    fn the_usual_list_needs_no_parameters() {
        assert_eq!(href(LIST, &StaffQuery::default()), "/staff");
        assert_eq!(href_with(NEW, &StaffQuery::default(), "done", "added"), "/staff/new?done=added");
    }

    #[test]
    fn what_cannot_be_read_counts_as_not_given() {
        for search in
            ["", "?", "&&", "state=nonsense", "sort=%00&direction=sideways", "after=&before=", "done=invited&x=1", "=", "q=%20+"]
        {
            assert_eq!(read(search), StaffQuery::default(), "{search}");
        }
        assert_eq!(read("q=100%&state=active").search, "100%");
        assert_eq!(read("q=%4").search, "%4");
        assert_eq!(read("q=%2541").search, "%41", "decoded once");
        assert_eq!(read("q=%ff").search, "\u{fffd}");
    }
}
