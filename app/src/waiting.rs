//! Whether something that was drawn would have looked otherwise with an answer that is still waited for.
//!
//! Answers are read where they are drawn, not in a memo: only its first reader would be told that it waits. Drawing
//! doesn't pause: whatever is drawn is drawn on one thread, from beginning to end.

use std::cell::Cell;

thread_local! {
    static WAITS: Cell<bool> = const { Cell::new(false) };
}

/// An answer was read that isn't there yet.
pub fn note() {
    WAITS.set(true);
}

/// Draws, and says whether an answer was missing.
pub fn noticed<T>(draw: impl FnOnce() -> T) -> (T, bool) {
    let outside = WAITS.replace(false);
    let drawn = draw();
    (drawn, WAITS.replace(outside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_around_it_doesnt_wait_for_what_it_waits_for() {
        let (((), inside), outside) = noticed(|| noticed(note));
        assert!(inside && !outside);
        let (((), inside), outside) = noticed(|| {
            note();
            noticed(|| ())
        });
        assert!(!inside && outside);
    }
}
