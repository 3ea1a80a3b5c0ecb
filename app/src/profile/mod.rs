//! One's own account.

mod profile_page;

pub use profile_page::ProfilePage;
