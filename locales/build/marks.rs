//! The signs of a message's compact form: what `template.rs` writes at build time, `src/template.rs` reads at run time.
//!
//! A template is text between marks. `GIVEN i` stands for a value; `CHOOSE i`, then once per variant `KEY key BODY template`, then
//! `END` for one of several texts, the first whose key fits; the empty key always fits. `i` is a letter, `a` for the first value.

/// Here comes a value.
pub const GIVEN: char = '\u{1}';
/// Here comes one of the following.
pub const CHOOSE: char = '\u{2}';
/// A variant begins.
pub const KEY: char = '\u{3}';
/// Its key has ended.
pub const BODY: char = '\u{4}';
/// There are no more variants.
pub const END: char = '\u{5}';
/// Between two messages of a language.
pub const NEXT: char = '\u{6}';

/// The plural categories of CLDR, as Fluent names them. `plurals.rs` writes their places in this list.
pub const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
