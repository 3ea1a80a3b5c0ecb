//! What is typed about a building, parsed.

use super::{form::BuildingForm, sheet::Written};
use crate::{
    errors::AppError,
    fields::{Fault, Faults, Field, Problem},
    staff::identity::{OneLine, fold},
    unseen::is_unseen,
};
use chrono_tz::Tz;
use locales::Locale;
use unicode_normalization::UnicodeNormalization as _;

/// Longest code, in code points.
const MAX_CODE: u16 = 32;
/// Longest address, in code points.
const MAX_ADDRESS: u16 = 500;

/// A code: short, and no two buildings have the same but for case and accents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Code {
    pub text: String,
    pub key: String,
}

/// A portfolio's name, and by what it is found again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PortfolioName {
    pub text: String,
    pub key: String,
}

/// What a building is, apart from where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Details {
    pub name: String,
    pub code: Code,
    pub address: String,
    pub time_zone: Option<Tz>,
    pub default_locale: Option<Locale>,
    pub portfolio: Option<PortfolioName>,
}

impl Details {
    pub fn parse(form: &BuildingForm) -> Result<Self, AppError> {
        let mut faults = Faults::default();
        let name = faults.take(Field::BuildingName, line(&form.name));
        let code = faults.take(Field::BuildingCode, code(&form.reference));
        let address = faults.take(Field::PostalAddress, address(&form.address));
        let zone = faults.take(Field::TimeZone, chosen(&form.time_zone, |text| text.parse().ok(), Problem::UnknownTimeZone));
        let locale = faults.take(Field::DefaultLocale, chosen(&form.default_locale, Locale::parse, Problem::NotAChoice));
        let portfolio = faults.take(Field::Portfolio, portfolio(&form.portfolio));
        let whole = name.zip(code).zip(address).zip(zone).zip(locale).zip(portfolio).map(
            |(((((name, code), address), time_zone), default_locale), portfolio)| Self {
                name,
                code,
                address,
                time_zone,
                default_locale,
                portfolio,
            },
        );
        faults.whole(whole)
    }

    /// A row of a list, or what is wrong with each of its cells.
    pub fn of_row(row: &Written) -> Result<Self, Vec<Fault>> {
        let (name, code, portfolio) = (line(&row.name), code(&row.code), portfolio(&row.portfolio));
        match (name, code, portfolio) {
            (Ok(name), Ok(code), Ok(portfolio)) => {
                Ok(Self { name, code, address: String::new(), time_zone: None, default_locale: None, portfolio })
            }
            (name, code, portfolio) => {
                let problems =
                    [(Field::BuildingName, name.err()), (Field::BuildingCode, code.err()), (Field::Portfolio, portfolio.err())];
                let fault = |(field, problem): (Field, Option<Problem>)| problem.map(|problem| Fault { field, problem });
                Err(problems.into_iter().filter_map(fault).collect())
            }
        }
    }

    /// What a search looks through, apart from the portfolio.
    pub fn search_key(&self) -> String {
        fold(&format!("{} {} {}", self.name, self.code.text, self.address))
    }
}

fn line(typed: &str) -> Result<String, Problem> {
    OneLine::parse(typed).map(String::from)
}

fn code(typed: &str) -> Result<Code, Problem> {
    let text = line(typed)?;
    if text.chars().count() > usize::from(MAX_CODE) {
        return Err(Problem::TooLong { max: MAX_CODE });
    }
    Ok(Code { key: fold(&text), text })
}

pub(super) fn portfolio(typed: &str) -> Result<Option<PortfolioName>, Problem> {
    match line(typed) {
        Ok(text) => Ok(Some(PortfolioName { key: fold(&text), text })),
        Err(Problem::Required) => Ok(None),
        Err(problem) => Err(problem),
    }
}

/// Lines of text, without those that are empty.
fn address(typed: &str) -> Result<String, Problem> {
    let text: String = typed.nfc().collect();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.iter().any(|line| line.chars().any(is_unseen)) {
        return Err(Problem::ControlCharacters);
    }
    let text = lines.join("\n");
    if text.chars().count() > usize::from(MAX_ADDRESS) { Err(Problem::TooLong { max: MAX_ADDRESS }) } else { Ok(text) }
}

/// One of the choices offered, or none.
fn chosen<T>(typed: &str, read: impl FnOnce(&str) -> Option<T>, otherwise: Problem) -> Result<Option<T>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        text => read(text).map(Some).ok_or(otherwise),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form() -> BuildingForm {
        BuildingForm { name: "Résidence Laurier".into(), reference: "LAU".into(), ..BuildingForm::default() }
    }

    #[test]
    fn a_building_needs_a_name_and_a_code_and_nothing_else() {
        let details = Details::parse(&form()).unwrap();
        assert_eq!((details.name.as_str(), details.code.key.as_str(), details.portfolio), ("Résidence Laurier", "lau", None));
        let AppError::Invalid(faults) = Details::parse(&BuildingForm::default()).unwrap_err() else { panic!() };
        assert_eq!(faults.iter().map(|fault| fault.field).collect::<Vec<_>>(), [Field::BuildingName, Field::BuildingCode]);
    }

    #[test]
    fn every_fault_is_told_at_once_beside_its_field() {
        let wrong = BuildingForm {
            name: "a\u{202e}b".into(),
            reference: "x".repeat(33),
            address: "x".repeat(501),
            time_zone: "Mars/Olympus".into(),
            default_locale: "tlh".into(),
            portfolio: "x".repeat(81),
            ..BuildingForm::default()
        };
        let AppError::Invalid(faults) = Details::parse(&wrong).unwrap_err() else { panic!() };
        let faults: Vec<_> = faults.into_iter().map(|fault| (fault.field, fault.problem)).collect();
        assert_eq!(
            faults,
            [
                (Field::BuildingName, Problem::ControlCharacters),
                (Field::BuildingCode, Problem::TooLong { max: 32 }),
                (Field::PostalAddress, Problem::TooLong { max: 500 }),
                (Field::TimeZone, Problem::UnknownTimeZone),
                (Field::DefaultLocale, Problem::NotAChoice),
                (Field::Portfolio, Problem::TooLong { max: 80 }),
            ]
        );
    }

    #[test]
    fn an_address_keeps_its_lines() {
        let typed = BuildingForm { address: "  12, rue Laurier\r\n\r\n Montréal \n".into(), ..form() };
        assert_eq!(Details::parse(&typed).unwrap().address, "12, rue Laurier\nMontréal");
        let wrong = BuildingForm { address: "12,\u{200b} rue Laurier".into(), ..form() };
        assert_eq!(Details::parse(&wrong), Err(AppError::field(Field::PostalAddress, Problem::ControlCharacters)));
    }
}
