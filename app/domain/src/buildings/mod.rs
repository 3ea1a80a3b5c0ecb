//! Buildings and portfolios: what access is given to.
//!
//! A building is never deleted. Archived, it is nowhere offered and access to it ends, while the history goes on telling what happened there;
//! its code is free again. Administrators find it among the archived ones and take it back into use: under another code if its own is another's
//! meanwhile, and without what was given in it before.
//!
//! A portfolio is several buildings under one name; whoever is given access to one has it in every building that comes to it later, so that
//! moving a building into another portfolio is giving access, and administrators alone do it.
//!
//! Whoever isn't an administrator knows of the buildings in which they hold something of the capability "Buildings", and of no others: a
//! building that isn't theirs is answered as one that doesn't exist ([`policy`], `sight.rs`).
//!
//! Many buildings come as a list out of a spreadsheet ([`sheet`]). It is shown as it would be taken, every row with what is wrong with it,
//! kept as a draft meanwhile, and written in one transaction when it is confirmed.

pub mod decode;
pub mod form;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
mod holders;
#[cfg(feature = "ssr")]
mod import;
#[cfg(feature = "ssr")]
mod parse;
#[cfg(feature = "ssr")]
mod portfolios;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub mod sheet;
#[cfg(feature = "ssr")]
mod sight;
#[cfg(feature = "ssr")]
pub(crate) mod store;

pub use decode::decoded;
pub use form::{
    AboutBuildingForm, BuildingForm, BuildingQuery, ConfirmForm, HoldersQuery, PortfolioForm, PreviewForm, SheetQuery, Sort,
};
pub use model::{
    BuildingActions, BuildingPage, BuildingPanel, BuildingSummary, Holder, HoldersPage, Portfolio, PreviewPage, PreviewRow,
    Source,
};

#[cfg(feature = "ssr")]
pub use holders::holders;
#[cfg(feature = "ssr")]
pub use import::{Imported, confirm, preview, previewed};
#[cfg(feature = "ssr")]
pub use portfolios::{portfolios, rename};
#[cfg(feature = "ssr")]
pub use service::{archive, change, create, list, panel, restore, time_zones};
