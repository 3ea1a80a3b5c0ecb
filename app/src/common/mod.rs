//! What the pages of several slices share: an answer drawn or why there is none ([`shown()`]), a list whose order can be changed ([`Moving`]), and
//! the question before something goes for good ([`Deletion`]).

mod deletion;
mod order;
mod shown;

pub use deletion::Deletion;
pub use order::Moving;
pub use shown::shown;
