//! "Let the system choose a strong one."

use super::pin;
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

/// A PIN that nobody tries first. It is shown, and never stored or logged.
pub fn draw_pin(ctx: &Ctx, sign_in_name: &str) -> String {
    loop {
        let drawn = format!("{:06}", chance::below(ctx.rng(), 1_000_000));
        // More than four of five will do.
        if pin::check(&drawn, sign_in_name).is_ok() {
            return drawn;
        }
    }
}
