//! Every word of Trousseau, in every language it speaks.
//!
//! A language is a folder beside `src`: Fluent messages (`en/*.ftl`) and long texts in Markdown (`en/help/*.md`,
//! `en/policy/default.md`). `build.rs` makes a [`Locale`] of each folder and a typed function of [`Words`] of each message, so that
//! a wrong key or a missing argument does not compile; it refuses the build when two languages differ in what they say, and
//! when a text breaks its language's typography. A third language is one new folder and nothing else: no code names a language.
//!
//! Server, WebAssembly and mail share one formatter for dates and numbers ([`Moment`], [`Words::number`]), because the
//! browser's own differs between versions, and a page drawn twice must come out the same. Its patterns are messages
//! (`dates.ftl`).
//!
//! The words themselves are not compiled into the WebAssembly: a page fetches those of its language ([`browser`]).
//!
//! With the feature `ssr` come what only the server needs: the catalogues `mail`, `help`, `cli`, `deeds`, `dev`, `theirs` and `usual`, the [`long`] texts,
//! and the choice of a language from what a browser asks for.

pub mod browser;
mod locale;
#[cfg(feature = "ssr")]
pub mod long;
mod moment;
#[cfg(feature = "ssr")]
mod negotiation;
mod numbers;
mod template;
mod words;

pub use locale::{Locale, UnknownLocale};
pub use moment::Moment;
pub use words::Words;
