//! Home: what an organisation begins with. What is there of it already is found out, not kept: whoever archives their last building begins anew.
//!
//! And for whoever works in several buildings, the one that they have turned to: their default one to begin with (row 37).

#[cfg(feature = "ssr")]
mod buildings;
#[cfg(feature = "ssr")]
mod service;

use crate::ids::BuildingId;
use serde::{Deserialize, Serialize};

/// The buildings that somebody works in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnBuildings {
    /// The one that they have turned to, and what it is called.
    pub current: Option<(BuildingId, String)>,
    /// Those that they can turn to, by name; no more than can be chosen from at a glance.
    pub choices: Vec<(BuildingId, String)>,
}

/// Turn to another building.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TurnForm {
    /// Which.
    #[serde(default)]
    pub building: String,
}

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
pub use buildings::{own_buildings, turn_to};
#[cfg(feature = "ssr")]
pub use service::first_steps;
