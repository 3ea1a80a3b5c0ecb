//! Staff: the accounts and their list.
//!
//! An account's state is never stored: it follows from instants (when invited, when activated, …), and each state is a condition
//! with its own index, so that the list filters a hundred thousand rows as quickly as ten ([`store`]). Names and addresses are
//! parsed once ([`identity`]); what is stored beside them are keys folded in Rust, so that `Élodie` is found as `elodie` on both
//! databases.
//!
//! Whoever has an e-mail address signs in with it; whoever has none gets a username ([`username`]) and is handed a PIN or an access card. A
//! sign-in name never changes once it has been used, and stays reserved for good: triggers in both databases refuse the rest.
//!
//! A person is invited by an administrator: account, history and letter in one transaction. The letter leaves afterwards
//! ([`crate::outbox`]); its link is spent in [`crate::activation`].

pub mod account;
pub mod form;
pub mod list;
pub mod policy;
pub mod username;

#[cfg(feature = "ssr")]
mod acting;
#[cfg(feature = "ssr")]
mod administrators;
#[cfg(feature = "ssr")]
mod among;
#[cfg(feature = "ssr")]
mod arrivals;
#[cfg(feature = "ssr")]
pub(crate) mod helping;
#[cfg(feature = "ssr")]
pub mod identity;
#[cfg(feature = "ssr")]
mod invitations;
#[cfg(feature = "ssr")]
mod life;
#[cfg(feature = "ssr")]
pub(crate) mod marks;
#[cfg(feature = "ssr")]
pub(crate) mod new_address;
#[cfg(feature = "ssr")]
mod newcomers;
#[cfg(feature = "ssr")]
mod panel;
#[cfg(feature = "ssr")]
mod service;
#[cfg(feature = "ssr")]
pub(crate) mod store;
#[cfg(feature = "ssr")]
mod typos;

pub use account::{AccountState, AccountSummary, StaffPanel, Step, StepState, TimelineStep, full_name};
pub use form::{AccountForm, AddressForm, DrawnForm, EditChoices, EditStaffForm, NewPinForm, NewStaffForm, ReactivateForm};
pub use list::{Direction, Sort, StaffOverview, StaffPage, StaffQuery, StateFilter};

#[cfg(feature = "ssr")]
pub(crate) use acting::{may_act_on, those_to_act_on};
#[cfg(feature = "ssr")]
pub(crate) use administrators::{begin_as_administrator, begin_with_people_of};
#[cfg(feature = "ssr")]
pub use administrators::{dismiss_administrator, name_administrator};
#[cfg(feature = "ssr")]
pub use among::buildings_at_a_glance;
#[cfg(feature = "ssr")]
pub use helping::{dismiss_help, new_pin, send_reset, unlock};
#[cfg(feature = "ssr")]
pub use invitations::{Corrected, activate, correct_address, resend};
#[cfg(feature = "ssr")]
pub(crate) use life::begin_acting_on;
#[cfg(feature = "ssr")]
pub use life::{deactivate, edit, edit_choices, reactivate};
#[cfg(feature = "ssr")]
pub use new_address::add_address;
#[cfg(feature = "ssr")]
pub use newcomers::{Added, add_colleague, draw_form, invite};
#[cfg(feature = "ssr")]
pub use panel::panel;
#[cfg(feature = "ssr")]
pub use service::{list, overview, set_language};
#[cfg(feature = "ssr")]
pub(crate) use store::{Account, NewAccount};
