//! What tests of any crate share: a context with its own database, a clock that is moved, letters that are caught, and verbs that speak the
//! domain.
//!
//! Every test that takes a [`TestContext`] runs on SQLite; with [`on_both`] it runs on PostgreSQL too. The cluster is started once per test
//! process in a temporary folder (unix socket only) and each context gets a database of its own in it.

#![expect(clippy::expect_used, clippy::missing_panics_doc, reason = "a test stops where something it relies on is missing")]

mod access;
mod clock;
mod context;
mod databases;
mod everybody;
mod people;
pub mod smtp;
mod somebody;
mod states;
mod without_address;

pub use clock::TestClock;
pub use context::{BASE_URL, Letters, QUICK, ROOT_KEY, TestContext, on_both};
pub use databases::{Backend, both};
pub use everybody::EACH_STATE;
pub use people::{Colleague, OTHER_PASSWORD, PASSWORD};
pub use somebody::{holder, somebody};
pub use states::NOTHING;
pub use without_address::{OTHER_PIN, PIN};
