//! Giving access: the matrix of buildings with a permission group each, access for a while, and what a person holds.
//!
//! What is chosen is a form's few [`Line`](domain::permissions::giving::Line)s, however many buildings there are; what they come to is the
//! server's to say ([`summary`]) and, when it is saved, to decide. [`chosen`] is what both agree on.

#![cfg_attr(
    feature = "ssr",
    expect(clippy::large_types_passed_by_value, reason = "a bundle of signals is handed on as signals are")
)]

mod access_panel;
mod address;
pub mod api;
mod bulk;
mod choosing;
mod chosen;
mod covers;
mod effective;
mod finder;
mod forms;
mod given;
mod like;
mod matrix;
mod rows;
mod summary;
mod turning;

pub use access_panel::AccessPanel;
pub use choosing::Choosing;
pub use forms::{ChangeForm, GiveCoverForm, StopCoverForm};
pub use given::Given;
pub use matrix::AccessMatrix;
pub use summary::Summary;
