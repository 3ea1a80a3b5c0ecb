//! What many organisations have to allow, as a start for their own catalogue.

use super::capabilities::Described;
use crate::{permissions::naming::Named, staff::identity::fold};
use locales::{Locale, Words};
use std::collections::BTreeMap;

type Text = fn(Words) -> String;

struct Usual {
    name: Text,
    help: Text,
    toggles: &'static [Text],
}

const USUAL: [Usual; 9] = [
    Usual { name: Words::usual_residents, help: Words::usual_residents_help, toggles: &[] },
    Usual {
        name: Words::usual_fobs,
        help: Words::usual_fobs_help,
        toggles: &[Words::usual_fobs_full_access, Words::usual_fobs_occupied_suites, Words::usual_fobs_others],
    },
    Usual { name: Words::usual_access_codes, help: Words::usual_access_codes_help, toggles: &[] },
    Usual {
        name: Words::usual_payments,
        help: Words::usual_payments_help,
        toggles: &[Words::usual_payments_settings, Words::usual_payments_amenities, Words::usual_payments_refunds],
    },
    Usual { name: Words::usual_cameras, help: Words::usual_cameras_help, toggles: &[] },
    Usual { name: Words::usual_amenities, help: Words::usual_amenities_help, toggles: &[] },
    Usual { name: Words::usual_guests, help: Words::usual_guests_help, toggles: &[] },
    Usual { name: Words::usual_maintenance_requests, help: Words::usual_maintenance_requests_help, toggles: &[] },
    Usual { name: Words::usual_incident_reports, help: Words::usual_incident_reports_help, toggles: &[] },
];

/// All of it, named in every language.
pub(super) fn catalogue() -> impl Iterator<Item = Described> {
    USUAL.iter().map(|usual| Described {
        names: in_every_language(usual.name)
            .into_iter()
            .map(|(locale, name)| (locale, Named { key: fold(&name), name }))
            .collect(),
        helps: in_every_language(usual.help),
        toggles: usual.toggles.iter().map(|name| (None, in_every_language(*name))).collect(),
    })
}

fn in_every_language(text: Text) -> BTreeMap<Locale, String> {
    Locale::ALL.iter().map(|&locale| (locale, text(Words::new(locale)))).collect()
}
