//! Which plural a number takes in a language, as a table: Fluent itself is asked, once, while building.
//!
//! Whole numbers are all we count. In nearly every language their category depends on the last two digits, but for the numbers below a
//! hundred and for whole millions (French `un million de`). A language for which that does not hold is refused by name.

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Fault, marks::CATEGORIES};

/// Numbers below this one have a place of their own in the table.
const OWN: u64 = 100;
const MILLION: u64 = 1_000_000;

/// One digit per number: below a hundred, then by the last two digits, then for whole millions. A digit is a place in `CATEGORIES`.
pub fn table(code: &str) -> Result<String, Fault> {
    let refuse = |what: &str| Fault::new(code, what);
    let language: LanguageIdentifier = code.parse().map_err(|_| refuse("is no language identifier"))?;
    let bundle = bundle(language).ok_or_else(|| refuse("has no plural rules"))?;
    let category = |number: u64| category(&bundle, number).ok_or_else(|| refuse("has no plural rules"));
    let numbers = (0..OWN).chain(OWN..2 * OWN).chain([MILLION]);
    let table: Vec<u8> = numbers.map(category).collect::<Result<_, _>>()?;
    let samples = (2 * OWN..12 * OWN).chain(MILLION - OWN..MILLION + 2 * OWN);
    for number in samples.chain([2 * MILLION, 7 * MILLION, 1000 * MILLION, 1_234_567, 20_000, 100_000]) {
        let place = match number {
            number if number % MILLION == 0 => 2 * OWN,
            number => OWN + number % OWN,
        };
        if usize::try_from(place).ok().and_then(|place| table.get(place)) != Some(&category(number)?) {
            return Err(refuse("chooses plurals by more than the last two digits; teach locales/build/plurals.rs its rules"));
        }
    }
    Ok(table.into_iter().map(|category| char::from(b'0' + category)).collect())
}

fn bundle(language: LanguageIdentifier) -> Option<FluentBundle<FluentResource>> {
    let variants = CATEGORIES.iter().enumerate().map(|(place, name)| {
        let star = if *name == "other" { "*" } else { "" };
        format!("    {star}[{name}] {place}\n")
    });
    let source = format!("category = {{ $n ->\n{}}}\n", variants.collect::<String>());
    let mut bundle = FluentBundle::new(vec![language]);
    bundle.set_use_isolating(false);
    bundle.add_resource(FluentResource::try_new(source).ok()?).ok()?;
    Some(bundle)
}

fn category(bundle: &FluentBundle<FluentResource>, number: u64) -> Option<u8> {
    let mut arguments = FluentArgs::new();
    arguments.set("n", FluentValue::from(number));
    let pattern = bundle.get_message("category")?.value()?;
    bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).parse().ok()
}
