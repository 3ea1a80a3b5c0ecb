//! "Let the system choose a strong one."

use crate::{Ctx, chance};

/// Without letters and digits that look alike.
const ALPHABET: &[u8; 31] = b"abcdefghjkmnpqrstuvwxyz23456789";
const GROUPS: usize = 5;
const GROUP: usize = 5;

/// A password of 25 characters in five groups: 123 random bits, and the top of the meter. It is shown, and never stored or logged.
pub fn draw(ctx: &Ctx) -> String {
    let letter = || char::from(ALPHABET[chance::below(ctx.rng(), 31) as usize]);
    let group = || (0..GROUP).map(|_| letter()).collect::<String>();
    (0..GROUPS).map(|_| group()).collect::<Vec<_>>().join("-")
}
