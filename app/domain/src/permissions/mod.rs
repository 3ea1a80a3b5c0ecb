//! Permissions: what there is to be allowed, and who is allowed it where.
//!
//! A [capability](BuiltIn) is a thing one may be allowed: not at all, to view, to manage; some have toggles besides. A permission group is a
//! named set of such levels. A grant gives somebody a permission group in a building, in a portfolio or everywhere, for good or for a while;
//! [`Access`] is the rule by which several grants become one answer. [`ceiling`] is the rule by which nobody gives more than they hold.
//!
//! Administrators need no grants. They alone decide what the permission groups allow, and what there is to be allowed ([`catalogue`]).

pub mod access;
pub mod catalogue;
pub mod ceiling;
pub mod form;
pub mod giving;
pub mod groups;
pub mod level;
pub mod policy;
pub mod scope;

pub use access::Access;
pub use catalogue::DescribedRight;
pub use ceiling::Power;
pub use giving::{
    AccessChange, AccessForm, AccessPreview, CoverForm, CoverView, EffectiveAccess, EffectiveRow, EffectiveSource, EndCoverForm,
    GivenAccess, GivenGrant, Matrix, MatrixPortfolio, MatrixQuery, MatrixRow,
};
pub use level::{BuiltIn, Level, Rights};
pub use scope::{Holding, Place, Scope, Term};

#[cfg(feature = "ssr")]
pub(crate) mod naming;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;

#[cfg(feature = "ssr")]
pub use service::{
    capabilities::{
        add_capability, add_usual_catalogue, archive_capability, capabilities, change_capability, move_capability,
        open_capability, save_capability,
    },
    changes::{change_group, create_group, delete_group, save_group},
    groups::{compare_groups, groups as list_groups, open_group, rights_described},
};
