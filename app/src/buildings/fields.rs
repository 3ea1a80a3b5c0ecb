//! What a building's form asks.

use super::api::{ListPortfolios, TimeZonesForBuildings};
use crate::{
    forms::{FormState, Nothing, input_named},
    site::words,
    ui::{Awaited, Choice, FieldRow, SelectField, TextArea, TextField, live},
    wire::ask,
};
use domain::{Locale, buildings::BuildingPanel, fields::Field};
use leptos::prelude::*;

/// The list of portfolios that the field offers.
const PORTFOLIOS: &str = "portfolios";

/// The fields, holding what the building is now.
#[component]
pub fn BuildingFields(
    /// The form.
    form: FormState,
    /// What it is now; `None` for a new one.
    building: Option<BuildingPanel>,
    /// Code and portfolio are asked too.
    administers: bool,
) -> impl IntoView {
    let words = words();
    let zones = ask::<TimeZonesForBuildings, _>(|| (0, Nothing::default()));
    let languages: Vec<Choice> = Locale::ALL.iter().map(|locale| Choice::new(locale.code(), locale.endonym())).collect();
    let about = building.as_ref().map(|building| (building.id.to_string(), building.version.to_string()));
    let present = |read: fn(&BuildingPanel) -> &str| building.as_ref().map(|it| read(it).to_owned()).unwrap_or_default();
    let holding = |field, value: String| form.entry(field).holding(if form.typed(field.name()).is_some() { "" } else { &value });
    let name = holding(Field::BuildingName, present(|building| &building.name));
    let code = holding(Field::BuildingCode, present(|building| &building.code));
    let address = holding(Field::PostalAddress, present(|building| &building.address));
    let portfolio = holding(Field::Portfolio, present(|building| &building.portfolio));
    let zone = StoredValue::new(holding(Field::TimeZone, present(|building| &building.time_zone)));
    let language = present(|building| building.default_locale.map_or("", Locale::code));
    let language = holding(Field::DefaultLocale, language);
    view! {
        {about
            .map(|(id, version)| {
                view! {
                    <input type="hidden" name=input_named("building") value=id/>
                    <input type="hidden" name=input_named(Field::Version.name()) value=version/>
                }
            })}
        <TextField entry=name label=words.buildings_name() autocomplete="off" required=true/>
        {administers
            .then(|| {
                view! {
                    <FieldRow>
                        <TextField
                            entry=code
                            label=words.buildings_code()
                            hint=words.buildings_code_hint()
                            autocomplete="off"
                            required=true
                            verbatim=true
                        />
                        <TextField
                            entry=portfolio
                            label=words.buildings_portfolio()
                            hint=words.buildings_portfolio_hint()
                            marker=words.common_optional()
                            autocomplete="off"
                            list=PORTFOLIOS
                        />
                    </FieldRow>
                    <Portfolios/>
                }
            })}
        <TextArea
            entry=address
            label=words.buildings_address()
            hint=words.buildings_address_hint()
            marker=words.common_optional()
            rows=3
        />
        <Awaited>
            {live(move || {
                zones
                    .get()
                    .map(|zones| {
                        let zones = zones.unwrap_or_default().into_iter();
                        let options: Vec<Choice> = zones.map(|(name, label)| Choice::new(name, label)).collect();
                        view! {
                            <SelectField
                                entry=zone.get_value()
                                label=words.buildings_time_zone()
                                blank=words.buildings_time_zone_usual()
                                options
                            />
                        }
                    })
            })}
        </Awaited>
        <SelectField
            entry=language
            label=words.buildings_language()
            hint=words.buildings_language_hint()
            blank=words.buildings_language_usual()
            options=languages
        />
    }
}

/// Those there are, for the field to offer; another name makes another.
#[component]
fn Portfolios() -> impl IntoView {
    let known = ask::<ListPortfolios, _>(|| (0, Nothing::default()));
    view! {
        <datalist id=PORTFOLIOS>
            <Awaited>
                {live(move || {
                    known
                        .get()
                        .map(|known| {
                            let known = known.unwrap_or_default().into_iter();
                            known.map(|portfolio| view! { <option value=portfolio.name></option> }).collect_view()
                        })
                })}
            </Awaited>
        </datalist>
    }
}
