//! Permission groups, and the catalogue of what there is to be allowed: for administrators.
//!
//! A page asks one question; [`shown()`](crate::listed::shown) draws its answer, or why there is none. Forms lead back to the lists, which say what was done.

pub mod api;
mod capability_page;
mod catalogue_page;
mod compare_page;
mod group_page;
mod groups_page;
mod levels;
mod names;

pub use capability_page::CapabilityPage;
pub use catalogue_page::CataloguePage;
pub use compare_page::ComparePage;
pub use group_page::GroupPage;
pub use groups_page::GroupsPage;
pub use names::NameFields;

/// The list.
pub const GROUPS: &str = "/permission-groups";
/// The catalogue.
const CATALOGUE: &str = "/permission-groups/capabilities";
/// Two side by side.
const COMPARE: &str = "/permission-groups/compare";
