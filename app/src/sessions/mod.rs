//! Signing in and out.

pub mod api;
mod sign_in_page;
mod sign_out;

pub use sign_in_page::SignInPage;
pub use sign_out::SignOutButton;
