//! Where an action of the panel leads: to the panel again, with the list behind it as it was.

use super::address;
use super::address::PIN;
use crate::notices::Done;
use domain::ids::{AccountId, DisclosureId};

/// `list` comes from a form, so only what can be read of it counts (AC-65).
pub fn to_panel(account: AccountId, list: &str, done: Done) -> String {
    address::href_with(&address::panel(&account.to_string()), &address::read(list), "done", done.code())
}

/// Where the PIN that was drawn can be read, too.
pub fn with_pin(address: String, pin: Option<DisclosureId>) -> String {
    match pin {
        Some(pin) => format!("{address}&{PIN}={pin}"),
        None => address,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_65_what_a_form_says_of_its_list_leads_nowhere_else() {
        let account: AccountId = "00000000-0000-0000-0000-000000000000".parse().unwrap();
        let panel = "/staff/00000000-0000-0000-0000-000000000000";
        for (list, address) in [
            ("q=zo%C3%A9&state=attention", format!("{panel}?q=zo%C3%A9&state=attention&done=resent")),
            ("//evil.example\r\nx=1&done=added#x", format!("{panel}?done=resent")),
            ("", format!("{panel}?done=resent")),
        ] {
            assert_eq!(to_panel(account, list, Done::Resent), address);
        }
    }
}
