//! Writes the Rust that `src/` includes: the languages, one function per message, and the long texts.

use std::fmt::Write as _;

use fluent_syntax::{
    ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    unicode::unescape_unicode_to_string,
};

use super::{
    DEFAULT, SERVER_ONLY,
    catalogue::{Language, Text},
    marks::NEXT,
    parity::{is_keyword, method},
    plurals,
    references::{self, Variable},
    template, typography,
};

/// Name and content of every generated file. `server`: with all texts; the browser is sent those of one language.
pub fn files(languages: &[Language], server: bool) -> Vec<(String, String)> {
    let mut files =
        vec![("locale.rs".to_owned(), locale(languages, server)), ("messages.rs".to_owned(), messages(languages, server))];
    if server {
        files.push(("long.rs".to_owned(), long(languages)));
        for language in languages {
            files.push((format!("{}.ftl", language.code), source(language)));
            files.push((format!("{}.txt", language.code), templates(languages, language, true)));
            files.push((format!("{}.browser.txt", language.code), templates(languages, language, false)));
        }
    }
    files
}

/// The messages of which functions are made, in the order of the default language's files.
fn said(default: &Language, server: bool) -> Vec<(&String, &Text)> {
    let mut texts: Vec<(&String, &Text)> = default.texts.iter().filter(|(_, text)| !text.is_term()).collect();
    texts.retain(|(_, text)| server || !SERVER_ONLY.contains(&text.catalogue.as_str()));
    texts.sort_by_key(|(_, text)| text.place);
    texts
}

/// The language's messages, ready to be filled. `languages` has checked that each has a compact form.
fn templates(languages: &[Language], language: &Language, server: bool) -> String {
    let Some(default) = languages.iter().find(|language| language.code == DEFAULT) else { return String::new() };
    let template = |(key, text): (&String, &Text)| {
        let variables = references::variables(default, text);
        language.texts.get(key).and_then(|text| template::compile(language, text, &variables).ok()).unwrap_or_default()
    };
    said(default, server).into_iter().map(template).collect::<Vec<_>>().join(&NEXT.to_string())
}

fn locale(languages: &[Language], server: bool) -> String {
    let mut variants = String::new();
    let (mut all, mut codes, mut endonyms, mut plurals) = (String::new(), String::new(), String::new(), String::new());
    let (mut sources, mut templates, mut browser) = (String::new(), String::new(), String::new());
    for language in languages {
        let (variant, endonym) = (variant(&language.code), endonym(language));
        let default = if language.code == DEFAULT { "    #[default]\n" } else { "" };
        let _ = write!(variants, "    /// {endonym}\n{default}    {variant},\n");
        let _ = write!(all, "Locale::{variant}, ");
        let _ = write!(codes, "{:?}, ", language.code);
        let _ = write!(endonyms, "{endonym:?}, ");
        let included = |ending: &str| format!("include_str!(concat!(env!(\"OUT_DIR\"), \"/{}.{ending}\")), ", language.code);
        sources.push_str(&included("ftl"));
        templates.push_str(&included("txt"));
        browser.push_str(&included("browser.txt"));
        let _ = write!(plurals, "{:?}, ", plurals::table(&language.code).unwrap_or_default());
    }
    let count = languages.len();
    let texts = format!(
        "pub(crate) const TEMPLATES: [&str; {count}] = [{templates}];\n\
         pub(crate) const BROWSER: [&str; {count}] = [{browser}];\n\
         #[cfg(test)]\npub(crate) const SOURCES: [&str; {count}] = [{sources}];\n"
    );
    format!(
        "/// A language that Trousseau speaks: one folder of the crate `locales`.\n\
         #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]\n\
         pub enum Locale {{\n{variants}}}\n\n\
         const ALL: [Locale; {count}] = [{all}];\n\
         const CODES: [&str; {count}] = [{codes}];\n\
         const ENDONYMS: [&str; {count}] = [{endonyms}];\n\
         pub(crate) const PLURALS: [&str; {count}] = [{plurals}];\n{}",
        if server { texts.as_str() } else { "" }
    )
}

/// `fr-CA` becomes `FrCa`.
fn variant(code: &str) -> String {
    let capitalised = |part: &str| {
        let lower = part.to_ascii_lowercase();
        lower[..1].to_ascii_uppercase() + &lower[1..]
    };
    code.split('-').map(capitalised).collect()
}

fn endonym(language: &Language) -> String {
    let text = language.texts.get("locale-name");
    text.and_then(|text| typography::readings(&text.pattern).into_iter().next()).unwrap_or_default()
}

/// One function per message of the default language, in the order of its files.
fn messages(languages: &[Language], server: bool) -> String {
    let Some(default) = languages.iter().find(|language| language.code == DEFAULT) else { return String::new() };
    let mut functions = String::new();
    let mut every = String::new();
    for (place, (key, text)) in said(default, server).into_iter().enumerate() {
        let variables = references::variables(default, text);
        functions.push_str(&function(place, text, &variables));
        let given = variables.iter().map(|variable| if variable.is_number { "n" } else { "s" }).collect::<Vec<_>>();
        let [n, s] = ["n", "s"].map(|name| if given.contains(&name) { name } else { "_" });
        let names: Vec<(&str, bool)> = variables.iter().map(|variable| (variable.name.as_str(), variable.is_number)).collect();
        let _ = writeln!(every, "    ({key:?}, &{names:?}, |words, {n}, {s}| words.{}({})),", method(text), given.join(", "));
    }
    format!(
        "impl Words {{\n{functions}}}\n\n\
         #[cfg(all(test, feature = \"ssr\"))]\nconst EVERY_MESSAGE: &[Sample] = &[\n{every}];\n"
    )
}

fn function(place: usize, text: &Text, variables: &[Variable]) -> String {
    let mut documentation = String::from("    /// ```text\n");
    for line in text.comment.iter().map(|line| format!("# {line}")).chain(shown(&text.pattern, 0).lines().map(str::to_owned)) {
        let _ = writeln!(documentation, "    /// {}", line.replace("```", "'''"));
    }
    documentation.push_str("    /// ```\n");
    let (mut parameters, mut values) = (String::new(), String::new());
    for variable in variables {
        let (kind, value) = if variable.is_number { ("i64", "Number") } else { ("&str", "Text") };
        let name = parameter(&variable.name);
        let _ = write!(parameters, ", {name}: {kind}");
        let _ = write!(values, "Value::{value}({name}), ");
    }
    format!(
        "{documentation}    pub fn {}(self{parameters}) -> String {{\n        self.say({place}, &[{values}])\n    }}\n",
        method(text),
    )
}

fn parameter(variable: &str) -> String {
    let name = variable.replace('-', "_");
    if is_keyword(&name) { format!("{name}_") } else { name }
}

/// The pattern as it stands in the file, for the function's documentation.
fn shown(pattern: &Pattern<String>, depth: usize) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => text.push_str(&shown_expression(expression, depth)),
        }
    }
    text
}

fn shown_expression(expression: &Expression<String>, depth: usize) -> String {
    match expression {
        Expression::Inline(inline) => match inline {
            InlineExpression::StringLiteral { value } => unescape_unicode_to_string(value).into_owned(),
            other => format!("{{ {} }}", shown_inline(other)),
        },
        Expression::Select { selector, variants } => {
            let indent = "    ".repeat(depth + 1);
            let mut text = format!("{{ {} ->\n", shown_inline(selector));
            for variant in variants {
                let star = if variant.default { "*" } else { "" };
                let (VariantKey::Identifier { name } | VariantKey::NumberLiteral { value: name }) = &variant.key;
                let _ = writeln!(text, "{indent}{star}[{name}] {}", shown(&variant.value, depth + 1));
            }
            text + &"    ".repeat(depth) + "}"
        }
    }
}

fn shown_inline(inline: &InlineExpression<String>) -> String {
    match inline {
        InlineExpression::StringLiteral { value } => format!("{value:?}"),
        InlineExpression::NumberLiteral { value } => value.clone(),
        InlineExpression::VariableReference { id } => format!("${}", id.name),
        InlineExpression::MessageReference { id, attribute } => {
            attribute.as_ref().map_or_else(|| id.name.clone(), |attribute| format!("{}.{}", id.name, attribute.name))
        }
        InlineExpression::TermReference { id, .. } => format!("-{}", id.name),
        InlineExpression::FunctionReference { id, .. } => format!("{}(…)", id.name),
        InlineExpression::Placeable { expression } => shown_expression(expression, 0),
    }
}

/// The language's messages as one Fluent source, without comments: the tests hold the templates against it.
fn source(language: &Language) -> String {
    let lines = language.catalogues.iter().flat_map(|catalogue| catalogue.source.lines()).filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn long(languages: &[Language]) -> String {
    let mut text = format!("const POLICIES: [&str; {}] = [\n", languages.len());
    for language in languages {
        let _ = writeln!(text, "    {:?},", language.long.policy.as_ref().map_or("", |policy| policy.markdown.as_str()));
    }
    let _ = write!(text, "];\n\nconst ARTICLES: [&[Article]; {}] = [\n", languages.len());
    for language in languages {
        text.push_str("    &[\n");
        for article in &language.long.articles {
            let _ = writeln!(
                text,
                "        Article {{ slug: {:?}, title: {:?}, updated: midnight({}), audience: Audience::{}, markdown: {:?} }},",
                article.slug, article.title, article.updated, article.audience, article.markdown
            );
        }
        text.push_str("    ],\n");
    }
    text + "];\n"
}
