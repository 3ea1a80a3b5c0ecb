//! Long texts: Markdown under `<lang>/policy` and `<lang>/help`.

use std::{fs, path::Path};

use super::{Fault, catalogue::files_ending};

/// Who may read an article, from everyone to the few. Mirrored by `Audience` in `src/long.rs`.
const AUDIENCES: [(&str, &str); 4] =
    [("everyone", "Everyone"), ("staff", "Staff"), ("managers", "Managers"), ("administrators", "Administrators")];

/// The long texts of one language.
#[derive(Debug, Default)]
pub struct LongTexts {
    /// `policy/default.md`.
    pub policy: Option<LongText>,
    /// `help/*.md`, sorted by slug.
    pub articles: Vec<Article>,
}

/// A file of Markdown.
#[derive(Debug)]
pub struct LongText {
    pub file: String,
    pub markdown: String,
}

/// A help article with its front matter.
#[derive(Debug)]
pub struct Article {
    pub file: String,
    pub slug: String,
    pub title: String,
    /// Days since 1970-01-01.
    pub updated: i64,
    /// Variant of `Audience`.
    pub audience: &'static str,
    pub markdown: String,
}

/// Reads the long texts of the language in `folder`.
pub fn read(folder: &Path, code: &str, faults: &mut Vec<Fault>) -> LongTexts {
    let policy = folder.join("policy").join("default.md");
    let policy = policy.is_file().then(|| fs::read_to_string(policy)).and_then(|read| {
        let file = format!("{code}/policy/default.md");
        match read {
            Ok(markdown) => Some(LongText { file, markdown }),
            Err(cause) => {
                faults.push(Fault::new(file, format!("cannot be read: {cause}")));
                None
            }
        }
    });
    let mut articles = Vec::new();
    for path in files_ending(&folder.join("help"), "md", faults) {
        let slug = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = format!("{code}/help/{slug}.md");
        let article = match fs::read_to_string(&path) {
            Ok(source) => article(&file, &slug, &source),
            Err(cause) => Err(format!("cannot be read: {cause}")),
        };
        match article {
            Ok(article) => articles.push(article),
            Err(what) => faults.push(Fault::new(file, what)),
        }
    }
    LongTexts { policy, articles }
}

/// Front matter is three lines between two lines of `---`: `title:`, `updated: 2026-03-12`, `audience: everyone`.
pub fn article(file: &str, slug: &str, source: &str) -> Result<Article, String> {
    let source = source.replace("\r\n", "\n");
    let (front, markdown) = source
        .strip_prefix("---\n")
        .and_then(|rest| rest.split_once("\n---\n"))
        .ok_or("has no front matter between two lines of ---")?;
    let mut fields = Vec::new();
    for line in front.lines() {
        let (name, value) = line.split_once(": ").ok_or_else(|| format!("front matter: {line:?} is not `name: value`"))?;
        if !["title", "updated", "audience"].contains(&name) {
            return Err(format!("front matter: {name} is unknown"));
        }
        fields.push((name, value.trim()));
    }
    let field = |wanted: &str| {
        let found = fields.iter().find(|(name, value)| *name == wanted && !value.is_empty());
        found.map(|(_, value)| *value).ok_or_else(|| format!("front matter: {wanted} is missing"))
    };
    let updated = field("updated")?;
    let audience = field("audience")?;
    Ok(Article {
        file: file.to_owned(),
        slug: slug.to_owned(),
        title: field("title")?.to_owned(),
        updated: day(updated).ok_or_else(|| format!("front matter: updated: {updated} is no day such as 2026-03-12"))?,
        audience: AUDIENCES
            .into_iter()
            .find_map(|(name, variant)| (name == audience).then_some(variant))
            .ok_or_else(|| format!("front matter: audience: {audience} is unknown"))?,
        markdown: markdown.trim_start().to_owned(),
    })
}

/// Days since 1970-01-01 of a date in the Gregorian calendar.
fn day(date: &str) -> Option<i64> {
    let mut parts = date.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || (year.len(), month.len(), day.len()) != (4, 2, 2) {
        return None;
    }
    let (year, month, day) = (year.parse::<i64>().ok()?, month.parse::<i64>().ok()?, day.parse::<i64>().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, 28 + i64::from(leap), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let before = usize::try_from(month - 1).ok()?;
    if !(1970..=9999).contains(&year) || !(1..=*lengths.get(before)?).contains(&day) {
        return None;
    }
    let leaps = |year: i64| year / 4 - year / 100 + year / 400;
    let years = (year - 1970) * 365 + leaps(year - 1) - leaps(1969);
    Some(years + lengths.iter().take(before).sum::<i64>() + day - 1)
}
