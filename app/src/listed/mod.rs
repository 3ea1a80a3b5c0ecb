//! Lists of things of one kind, and the page of each thing: drawing the answer or why there is none ([`shown()`]), moving a row past its neighbour
//! ([`Moving`]), and the question before a thing is taken out of its list ([`Removal`]).

mod order;
mod removal;
mod shown;

pub use order::Moving;
pub use removal::Removal;
pub use shown::shown;
