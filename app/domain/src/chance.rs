//! Chance, handed in. The only place that asks the system for random bytes.

use rand::TryRng as _;

/// A source of unguessable bytes.
pub trait Chance: Send + Sync {
    /// Fills the slice.
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
pub struct System;

impl Chance for System {
    #[expect(clippy::expect_used, reason = "without randomness no secret may be made: stopping is the only safe answer")]
    fn fill(&self, bytes: &mut [u8]) {
        rand::rngs::SysRng.try_fill_bytes(bytes).expect("the operating system has no random bytes");
    }
}

/// `N` random bytes.
pub fn bytes<const N: usize>(chance: &dyn Chance) -> [u8; N] {
    let mut bytes = [0; N];
    chance.fill(&mut bytes);
    bytes
}

/// A number below `bound`, each equally likely: values in the incomplete last stretch are drawn again.
pub fn below(chance: &dyn Chance, bound: u32) -> u32 {
    let limit = u32::MAX - u32::MAX % bound.max(1);
    loop {
        let drawn = u32::from_le_bytes(bytes(chance));
        if drawn < limit {
            return drawn % bound.max(1);
        }
    }
}
