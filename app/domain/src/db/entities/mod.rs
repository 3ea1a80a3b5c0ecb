//! The tables as rows. They never leave a `store.rs`: a row becomes a domain type before it is answered.

pub(crate) mod accounts;
pub(crate) mod address_claims;
pub(crate) mod blocked_addresses;
pub(crate) mod buildings;
pub(crate) mod capabilities;
pub(crate) mod capability_names;
pub(crate) mod capability_toggle_names;
pub(crate) mod capability_toggles;
pub(crate) mod cards;
pub(crate) mod credentials;
pub(crate) mod disclosures;
pub(crate) mod drafts;
pub(crate) mod grants;
pub(crate) mod hidden;
pub(crate) mod history;
pub(crate) mod history_details;
pub(crate) mod history_head;
pub(crate) mod organisation;
pub(crate) mod outbox;
pub(crate) mod permission_group_names;
pub(crate) mod permission_groups;
pub(crate) mod permission_levels;
pub(crate) mod permission_toggles;
pub(crate) mod policies;
pub(crate) mod policy_acceptances;
pub(crate) mod policy_texts;
pub(crate) mod portfolios;
pub(crate) mod sessions;
pub(crate) mod sign_in_names;
pub(crate) mod submissions;
pub(crate) mod throttles;
pub(crate) mod tokens;
pub(crate) mod user_group_names;
pub(crate) mod user_groups;

/// An instant in UTC, in microseconds.
pub(crate) type Instant = chrono::DateTime<chrono::Utc>;
