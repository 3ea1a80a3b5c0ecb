//! Giving access: what a form asks for, what becomes of it, and what of that is allowed.
//!
//! A form speaks in [lines](Line): this permission group in that building, in that portfolio, everywhere; or a rule, such as "in every building
//! that there is", of which other lines are the exceptions. So five thousand buildings are one line, and the lines say what is to change, not
//! how all should be: two managers who change different buildings don't undo each other's work.
//!
//! Lines become a [`Plan`] on rows read in the transaction that writes it (AC-76): which buildings there are, what the person holds, and what
//! whoever gives it holds themselves. The plan is refused as a whole where any of it is more than they may give ([`super::ceiling`]).

mod form;
mod lines;
mod plan;
mod view;

#[cfg(feature = "ssr")]
mod covers;
#[cfg(feature = "ssr")]
mod effective;
#[cfg(feature = "ssr")]
mod given;
#[cfg(feature = "ssr")]
mod giver;
#[cfg(feature = "ssr")]
mod matrix;
#[cfg(feature = "ssr")]
mod service;

pub use form::{AccessForm, CoverForm, EndCoverForm, MatrixQuery};
pub use lines::{Line, Target, Wanted};
pub use plan::Plan;
pub use view::{
    AccessChange, AccessPreview, CoverView, EffectiveAccess, EffectiveRow, EffectiveSource, GivenAccess, GivenGrant, Matrix,
    MatrixGroup, MatrixPortfolio, MatrixRow, ROWS, Tally,
};

#[cfg(feature = "ssr")]
pub(crate) use covers::sweep;
#[cfg(feature = "ssr")]
pub use covers::{end_cover, give_cover};
#[cfg(feature = "ssr")]
pub use effective::effective;
#[cfg(feature = "ssr")]
pub(crate) use given::given;
#[cfg(feature = "ssr")]
pub use given::own;
#[cfg(feature = "ssr")]
pub(crate) use giver::{Giver, Reach, working_in};
#[cfg(feature = "ssr")]
pub use matrix::{matrix, preview};
#[cfg(feature = "ssr")]
pub(crate) use service::{Gift, add_to_known, allowed_for_new, give_back, hold_accounts};
#[cfg(feature = "ssr")]
pub use service::{Saved, change};
