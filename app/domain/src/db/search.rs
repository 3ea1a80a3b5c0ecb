//! Searching lists, the same on both databases: what is looked through was folded when it was written, and what is typed is folded now.

use crate::staff::identity::fold;
use sea_orm::{
    ExprTrait as _,
    prelude::Expr,
    sea_query::{IntoColumnRef, LikeExpr, SimpleExpr},
};

/// How many words of a search count.
const WORDS: usize = 8;

/// The words of a search, folded.
pub(crate) fn words(search: &str) -> Vec<String> {
    fold(search).split(' ').filter(|word| !word.is_empty()).take(WORDS).map(str::to_owned).collect()
}

/// Does a column hold this word, in which `%` and `_` mean themselves? NUL can be in no name, and PostgreSQL takes none: what stands for it
/// matches nothing.
pub(crate) fn holds(column: impl IntoColumnRef, word: &str) -> SimpleExpr {
    let mut escaped = String::with_capacity(word.len() + 2);
    escaped.push('%');
    for c in word.chars().take(200) {
        if matches!(c, '%' | '_' | '!') {
            escaped.push('!');
        }
        escaped.push(if c == '\0' { char::REPLACEMENT_CHARACTER } else { c });
    }
    escaped.push('%');
    Expr::col(column).like(LikeExpr::new(escaped).escape('!'))
}
