//! What can be done with permission groups and with the catalogue of what there is to be allowed.

pub mod capabilities;
pub mod changes;
pub mod groups;
mod usual;
