//! User groups, for administrators: how people sign in, and what a building begins with.

pub mod api;
mod group_page;
mod groups_page;

pub use group_page::UserGroupPage;
pub use groups_page::UserGroupsPage;

/// The list.
pub const USER_GROUPS: &str = "/user-groups";
