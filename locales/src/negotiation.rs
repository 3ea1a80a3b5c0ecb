//! Which of our languages a browser asks for (RFC 9110 §12.5.4, RFC 4647 §3.4).
//!
//! `fluent-langneg` finds `fr` for `fr-CA`, but takes its input as sorted and knows no weights: those are read here.

use fluent_langneg::{NegotiationStrategy, negotiate_languages};
use unic_langid::LanguageIdentifier;

use crate::Locale;

/// Browsers send some hundred bytes; more is an attempt to make us work.
const LONGEST_HEADER: usize = 1_000;
const MOST_RANGES: usize = 32;

/// One entry of the header.
struct Range<'a> {
    name: &'a str,
    /// Thousandths.
    weight: u16,
}

impl Locale {
    /// The language that suits an `Accept-Language` header best; none if it names none of ours, leaves it to us (`*`), or is
    /// no such header. The caller then takes the organisation's default.
    pub fn negotiate(accept_language: &str) -> Option<Self> {
        if accept_language.len() > LONGEST_HEADER {
            return None;
        }
        let mut ranges: Vec<Range<'_>> = accept_language.split(',').take(MOST_RANGES).filter_map(Range::parse).collect();
        ranges.sort_by_key(|range| std::cmp::Reverse(range.weight));
        let (wanted, refused): (Vec<_>, Vec<_>) = ranges.into_iter().partition(|range| range.weight > 0);
        let acceptable: Vec<Self> = Self::ALL.iter().copied().filter(|locale| !refuses(&refused, *locale)).collect();
        wanted.iter().find_map(|range| match range.name {
            // Anything will do: for us to choose, unless the default might be what was refused.
            "*" if acceptable.len() == Self::ALL.len() => Some(None),
            "*" => acceptable.first().copied().map(Some),
            name => lookup(name, &acceptable).map(Some),
        })?
    }
}

impl<'a> Range<'a> {
    fn parse(entry: &'a str) -> Option<Self> {
        let (name, parameters) = entry.split_once(';').unwrap_or((entry, ""));
        let parameters = parameters.trim_matches([' ', '\t']);
        let weight = if parameters.is_empty() { 1_000 } else { weight(parameters)? };
        let name = name.trim_matches([' ', '\t']);
        (!name.is_empty()).then_some(Self { name, weight })
    }
}

/// `q=0.75` in thousandths.
fn weight(parameters: &str) -> Option<u16> {
    let value = parameters.strip_prefix("q=").or_else(|| parameters.strip_prefix("Q="))?;
    let (whole, fraction) = value.split_once('.').unwrap_or((value, ""));
    if !matches!(whole, "0" | "1") || fraction.len() > 3 || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let thousandths = format!("{whole}{fraction:0<3}").parse().ok()?;
    (thousandths <= 1_000).then_some(thousandths)
}

/// `fr;q=0` refuses `fr` and `fr-CA`; `fr-CA;q=0` refuses only the latter.
fn refuses(refused: &[Range<'_>], locale: Locale) -> bool {
    let code = locale.code();
    refused.iter().any(|range| {
        let start = code.get(..range.name.len()).is_some_and(|start| start.eq_ignore_ascii_case(range.name));
        start && matches!(code.as_bytes().get(range.name.len()), None | Some(b'-'))
    })
}

fn lookup(name: &str, acceptable: &[Locale]) -> Option<Locale> {
    let requested: LanguageIdentifier = name.parse().ok()?;
    let available: Vec<LanguageIdentifier> = acceptable.iter().filter_map(|locale| locale.code().parse().ok()).collect();
    let found = negotiate_languages(&[requested], &available, None, NegotiationStrategy::Lookup);
    found.first().and_then(|found| Locale::parse(&found.to_string()))
}
