//! Follows a text into the messages and terms it mentions: which variables it needs in the end, and whether it comes back to itself.

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Pattern, PatternElement, VariantKey};

use super::{
    Fault, SERVER_ONLY,
    catalogue::{Language, Text, key},
};

/// A variable of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variable {
    pub name: String,
    /// Annotated by a comment above the message: `# $n (Number) how many`.
    pub is_number: bool,
}

/// What one pattern mentions, in the order of the text.
#[derive(Debug)]
pub enum Mention<'a> {
    Variable(&'a str),
    /// A variable that chooses between plural categories or numbers.
    CountedBy(&'a str),
    /// The key of a message's value or attribute.
    Message(String),
    /// The key of a term; what it needs is given by its own arguments.
    Term(String),
    Function(&'a str),
}

/// The variables that a caller has to give, those of the messages it refers to included, in order of first appearance.
pub fn variables(language: &Language, text: &Text) -> Vec<Variable> {
    let mut found = Vec::new();
    collect(language, text, &mut Vec::new(), &mut found);
    found
}

fn collect(language: &Language, text: &Text, path: &mut Vec<String>, found: &mut Vec<Variable>) {
    let own = key(&text.id, text.attribute.as_deref());
    if path.contains(&own) {
        return; // a cycle, reported by `check`
    }
    path.push(own);
    for mention in mentions(&text.pattern) {
        match mention {
            Mention::Variable(name) | Mention::CountedBy(name) => {
                let is_number = annotated_as_number(text, name);
                match found.iter_mut().find(|variable| variable.name == name) {
                    Some(variable) => variable.is_number |= is_number,
                    None => found.push(Variable { name: name.to_owned(), is_number }),
                }
            }
            Mention::Message(key) => {
                if let Some(other) = language.texts.get(&key) {
                    collect(language, other, path, found);
                }
            }
            Mention::Term(_) | Mention::Function(_) => {}
        }
    }
    path.pop();
}

/// `# $n (Number) …` in the comment above the message.
fn annotated_as_number(text: &Text, variable: &str) -> bool {
    text.comment.iter().any(|line| {
        let mut words = line.split_whitespace();
        words.next().and_then(|word| word.strip_prefix('$')) == Some(variable) && words.next() == Some("(Number)")
    })
}

/// Faults of one language alone: references that lead nowhere, in circles or out of the WebAssembly, and unknown functions.
pub fn check(language: &Language) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (own, text) in &language.texts {
        let mut complain = |what: String| faults.push(Fault::about(&text.file, own, what));
        for mention in mentions(&text.pattern) {
            match mention {
                Mention::Variable(_) | Mention::CountedBy(_) | Mention::Function("NUMBER") => {}
                Mention::Function(name) => complain(format!("calls the unknown function {name}")),
                Mention::Message(key) | Mention::Term(key) => match language.texts.get(&key) {
                    None => complain(format!("refers to {key}, which does not exist")),
                    Some(other) if is_server_only(other) && !is_server_only(text) => {
                        complain(format!("refers to {key} in {}, which is left out of the WebAssembly", other.file));
                    }
                    Some(_) => {}
                },
            }
        }
        if leads_to(language, text, own, &mut Vec::new()) {
            complain("refers to itself, directly or through another message".to_owned());
        }
    }
    faults
}

fn is_server_only(text: &Text) -> bool {
    SERVER_ONLY.contains(&text.catalogue.as_str())
}

fn leads_to(language: &Language, text: &Text, goal: &str, seen: &mut Vec<String>) -> bool {
    mentions(&text.pattern).into_iter().any(|mention| {
        let (Mention::Message(key) | Mention::Term(key)) = mention else { return false };
        if key == goal {
            return true;
        }
        if seen.contains(&key) {
            return false;
        }
        seen.push(key.clone());
        language.texts.get(&key).is_some_and(|other| leads_to(language, other, goal, seen))
    })
}

/// Everything that a pattern mentions.
pub fn mentions(pattern: &Pattern<String>) -> Vec<Mention<'_>> {
    let mut found = Vec::new();
    in_pattern(pattern, &mut found);
    found
}

fn in_pattern<'a>(pattern: &'a Pattern<String>, found: &mut Vec<Mention<'a>>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression<'a>(expression: &'a Expression<String>, found: &mut Vec<Mention<'a>>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            let counts = variants.iter().any(|variant| match &variant.key {
                VariantKey::NumberLiteral { .. } => true,
                VariantKey::Identifier { name } => ["zero", "one", "two", "few", "many"].contains(&name.as_str()),
            });
            match selector {
                InlineExpression::VariableReference { id } if counts => found.push(Mention::CountedBy(&id.name)),
                other => in_inline(other, found),
            }
            for variant in variants {
                in_pattern(&variant.value, found);
            }
        }
    }
}

fn in_inline<'a>(inline: &'a InlineExpression<String>, found: &mut Vec<Mention<'a>>) {
    match inline {
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        InlineExpression::VariableReference { id } => found.push(Mention::Variable(&id.name)),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::MessageReference { id, attribute } => {
            found.push(Mention::Message(key(&id.name, attribute.as_ref().map(|attribute| attribute.name.as_str()))));
        }
        InlineExpression::TermReference { id, attribute, arguments } => {
            let id = format!("-{}", id.name);
            found.push(Mention::Term(key(&id, attribute.as_ref().map(|attribute| attribute.name.as_str()))));
            if let Some(arguments) = arguments {
                in_arguments(arguments, found);
            }
        }
        InlineExpression::FunctionReference { id, arguments } => {
            found.push(Mention::Function(&id.name));
            in_arguments(arguments, found);
        }
    }
}

fn in_arguments<'a>(arguments: &'a CallArguments<String>, found: &mut Vec<Mention<'a>>) {
    let named = arguments.named.iter().map(|argument| &argument.value);
    for argument in arguments.positional.iter().chain(named) {
        in_inline(argument, found);
    }
}
