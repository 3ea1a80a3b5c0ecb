//! Turns a Fluent pattern into the compact form of [`marks`](super::marks), so that neither server nor browser has to read Fluent.
//!
//! Messages and terms that a pattern mentions are written into it, and whatever does not depend on a value is decided here. What the
//! compact form cannot say is a fault; the crate's tests compare every message with Fluent's own rendering.

use fluent_syntax::{
    ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    unicode::unescape_unicode_to_string,
};

use super::{
    DEFAULT, Fault,
    catalogue::{Language, Text, key},
    marks::{BODY, CATEGORIES, CHOOSE, END, GIVEN, KEY},
    references::{self, Variable},
};

/// Where a pattern's variables come from.
#[derive(Clone, Copy)]
enum Values<'a> {
    /// From the caller, in this order.
    Caller(&'a [Variable]),
    /// From the place that mentions the term.
    Term(Option<&'a CallArguments<String>>),
}

/// What a pattern can become, or what stands against it.
type Outcome<T> = Result<T, String>;

/// The compact form of one message. `variables` is the order in which its function takes them.
pub fn compile(language: &Language, text: &Text, variables: &[Variable]) -> Result<String, Fault> {
    let mut out = String::new();
    let compiled = Compiler { language }.pattern(&text.pattern, Values::Caller(variables), &mut out);
    match compiled {
        Ok(()) => Ok(out),
        Err(what) => Err(Fault::about(&text.file, key(&text.id, text.attribute.as_deref()), what)),
    }
}

/// Every message that has no compact form. Only for languages without other faults: a message that mentions itself has no end.
pub fn check(languages: &[Language]) -> Vec<Fault> {
    let Some(default) = languages.iter().find(|language| language.code == DEFAULT) else { return Vec::new() };
    let messages = default.texts.iter().filter(|(_, text)| !text.is_term());
    let compiled = messages.flat_map(|(key, text)| {
        let variables = references::variables(default, text);
        let texts = languages.iter().filter_map(move |language| Some((language, language.texts.get(key)?)));
        texts.filter_map(move |(language, text)| compile(language, text, &variables).err())
    });
    compiled.collect()
}

struct Compiler<'a> {
    language: &'a Language,
}

impl<'a> Compiler<'a> {
    fn pattern(&self, pattern: &'a Pattern<String>, values: Values<'a>, out: &mut String) -> Outcome<()> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => literal(value, out)?,
                PatternElement::Placeable { expression } => self.expression(expression, values, out)?,
            }
        }
        Ok(())
    }

    fn expression(&self, expression: &'a Expression<String>, values: Values<'a>, out: &mut String) -> Outcome<()> {
        match expression {
            Expression::Inline(inline) => self.inline(inline, values, out),
            Expression::Select { selector, variants } => match (bare(selector)?, values) {
                (InlineExpression::VariableReference { id }, Values::Caller(variables)) => {
                    self.choice(place(&id.name, variables)?, variants, values, out)
                }
                (selector, _) => self.decided(selector, variants, values, out),
            },
        }
    }

    fn inline(&self, inline: &'a InlineExpression<String>, values: Values<'a>, out: &mut String) -> Outcome<()> {
        match (bare(inline)?, values) {
            (InlineExpression::StringLiteral { value }, _) => literal(&unescape_unicode_to_string(value), out),
            (InlineExpression::VariableReference { id }, Values::Caller(variables)) => {
                out.push(GIVEN);
                out.push(letter(place(&id.name, variables)?.0)?);
                Ok(())
            }
            (InlineExpression::VariableReference { id }, Values::Term(arguments)) => {
                literal(&argument(&id.name, arguments).ok_or_else(|| format!("mentions a term without its ${}", id.name))?, out)
            }
            (InlineExpression::MessageReference { id, attribute }, _) => {
                let key = key(&id.name, attribute.as_ref().map(|attribute| attribute.name.as_str()));
                self.pattern(&self.text(&key)?.pattern, values, out)
            }
            (InlineExpression::TermReference { id, attribute: None, arguments }, _) => {
                self.pattern(&self.text(&format!("-{}", id.name))?.pattern, Values::Term(arguments.as_ref()), out)
            }
            (InlineExpression::Placeable { expression }, _) => self.expression(expression, values, out),
            (InlineExpression::NumberLiteral { value }, _) => Err(format!("shows the number {value}; write it as text")),
            (InlineExpression::TermReference { .. } | InlineExpression::FunctionReference { .. }, _) => {
                Err("shows what only a choice can be made by".to_owned())
            }
        }
    }

    /// One of several texts, by a value.
    fn choice(
        &self,
        (place, variable): (usize, &Variable),
        variants: &'a [Variant<String>],
        values: Values<'a>,
        out: &mut String,
    ) -> Outcome<()> {
        out.push(CHOOSE);
        out.push(letter(place)?);
        let mut write = |key: &str, variant: &'a Variant<String>| {
            out.push(KEY);
            out.push_str(key);
            out.push(BODY);
            self.pattern(&variant.value, values, out)
        };
        for variant in variants {
            if let Some(key) = fitting(&variant.key, variable.is_number) {
                write(&key, variant)?;
            }
        }
        // Fluent takes the default when no key fits, wherever it stands.
        for variant in variants.iter().filter(|variant| variant.default) {
            write("", variant)?;
        }
        out.push(END);
        Ok(())
    }

    /// One of several texts, by what is known already: an attribute of a term, or what the term was given.
    fn decided(
        &self,
        selector: &'a InlineExpression<String>,
        variants: &'a [Variant<String>],
        values: Values<'a>,
        out: &mut String,
    ) -> Outcome<()> {
        let known = match (selector, values) {
            (InlineExpression::StringLiteral { value }, _) => Some(unescape_unicode_to_string(value).into_owned()),
            (InlineExpression::VariableReference { id }, Values::Term(arguments)) => argument(&id.name, arguments),
            (InlineExpression::TermReference { id, attribute: Some(attribute), arguments }, _) => {
                let mut text = String::new();
                let pattern = &self.text(&format!("-{}.{}", id.name, attribute.name))?.pattern;
                self.pattern(pattern, Values::Term(arguments.as_ref()), &mut text)?;
                Some(text)
            }
            _ => return Err("chooses by what is neither a variable nor an attribute of a term".to_owned()),
        };
        let fits =
            |variant: &&Variant<String>| matches!(&variant.key, VariantKey::Identifier { name } if Some(name) == known.as_ref());
        let chosen = variants.iter().find(fits).or_else(|| variants.iter().find(|variant| variant.default));
        chosen.map_or(Ok(()), |variant| self.pattern(&variant.value, values, out))
    }

    fn text(&self, key: &str) -> Outcome<&'a Text> {
        self.language.texts.get(key).ok_or_else(|| format!("refers to {key}, which does not exist"))
    }
}

/// `NUMBER($n)` is `$n`: numbers are always grouped.
fn bare(inline: &InlineExpression<String>) -> Outcome<&InlineExpression<String>> {
    let InlineExpression::FunctionReference { id, arguments } = inline else { return Ok(inline) };
    match (id.name.as_str(), arguments.positional.as_slice(), arguments.named.as_slice()) {
        ("NUMBER", [number @ InlineExpression::VariableReference { .. }], []) => Ok(number),
        (name, ..) => Err(format!("calls {name} with options; there are none here")),
    }
}

/// The key as it is compared at run time; none if it never fits. Numbers fit a number or a plural category, texts a name.
fn fitting(key: &VariantKey<String>, is_number: bool) -> Option<String> {
    match key {
        VariantKey::NumberLiteral { value } if is_number => value.parse::<i64>().ok().map(|number| number.to_string()),
        VariantKey::Identifier { name } if !is_number || CATEGORIES.contains(&name.as_str()) => Some(name.clone()),
        VariantKey::NumberLiteral { .. } | VariantKey::Identifier { .. } => None,
    }
}

fn argument(name: &str, arguments: Option<&CallArguments<String>>) -> Option<String> {
    let found = arguments?.named.iter().find(|argument| argument.name.name == name)?;
    match &found.value {
        InlineExpression::StringLiteral { value } => Some(unescape_unicode_to_string(value).into_owned()),
        _ => None,
    }
}

fn literal(text: &str, out: &mut String) -> Outcome<()> {
    if text.contains(|character: char| character < '\t') {
        return Err("contains a control character".to_owned());
    }
    out.push_str(text);
    Ok(())
}

fn place<'v>(name: &str, variables: &'v [Variable]) -> Outcome<(usize, &'v Variable)> {
    let found = variables.iter().enumerate().find(|(_, variable)| variable.name == name);
    found.ok_or_else(|| format!("uses ${name}, which {DEFAULT} does not"))
}

fn letter(place: usize) -> Outcome<char> {
    u8::try_from(place)
        .ok()
        .filter(|place| *place < 26)
        .map(|place| char::from(b'a' + place))
        .ok_or("has too many variables".to_owned())
}
