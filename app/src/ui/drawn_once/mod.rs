//! Many rows that wait for nothing themselves, drawn when they are written and not before.
//!
//! Before the server writes what waits for an answer it walks through it again and again, looking for further questions, and at last waits for
//! each part by itself. Here there is nothing to be found, so it goes past. In the browser it makes no difference.

#[cfg(not(feature = "ssr"))]
mod browser;
#[cfg(feature = "ssr")]
mod server;

#[cfg(not(feature = "ssr"))]
pub use browser::drawn_once;
#[cfg(feature = "ssr")]
pub use server::drawn_once;
