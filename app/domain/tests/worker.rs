//! The mail worker: what becomes of letters when relays, databases and clocks misbehave. On both databases.
#![cfg(feature = "testing")]
#![expect(clippy::unwrap_used, reason = "what a test's helper can't do fails the test")]

mod worker {
    pub mod helpers;

    mod clocks;
    mod faults;
    mod instances;
    mod refusals;
    mod test_letter;
    mod wanted;
}
