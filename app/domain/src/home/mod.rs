//! Home: what an organisation begins with. What is there of it already is found out, not kept: whoever archives their last building begins anew.

#[cfg(feature = "ssr")]
mod service;

use serde::{Deserialize, Serialize};

/// What there is already of what an organisation begins with, in the order in which each needs the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FirstSteps {
    /// Buildings.
    pub buildings: bool,
    /// Permission groups beside those that come with the product.
    pub groups: bool,
    /// Colleagues.
    pub colleagues: bool,
}

impl FirstSteps {
    /// Nothing is left to be done.
    pub fn are_done(self) -> bool {
        self.buildings && self.groups && self.colleagues
    }
}

#[cfg(feature = "ssr")]
pub use service::first_steps;
