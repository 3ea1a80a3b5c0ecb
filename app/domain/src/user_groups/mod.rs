//! User groups: job profiles, such as Manager or Housekeeping.
//!
//! A user group says how its people sign in, and with which permission group the form for a new colleague begins in each building. It gives no
//! rights: those come from what somebody was given where ([`crate::permissions`]), and changing a user group changes nobody's access.
//!
//! Whoever is given an address by their organisation signs in with it and a password. Who has none gets a username; whether they then choose a
//! PIN or a passphrase is their user group's to say. Whoever manages staff needs an address and a password, so a user group whose permission group
//! includes that asks for an address ([`model::SignsIn::Address`]).

pub mod form;
pub mod model;
pub mod policy;

#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
mod usual;

pub use form::{DeleteUserGroupForm, MoveUserGroupForm, OpenUserGroupForm, UserGroupForm};
pub use model::{SignsIn, UserGroupChoice, UserGroupPage, UserGroupSummary};

#[cfg(feature = "ssr")]
pub use service::{
    add_usual_user_groups, choices, delete_user_group, move_user_group, open_user_group, save_user_group, user_groups,
};
