//! The memory of hashes: as many pieces as hashes run at once, used again while there is a queue, given back when there is none.
//!
//! Nineteen MiB that are asked for and given back with every hash are cleared by the system each time;
//! and whatever an allocator keeps of them it keeps for each thread. So the queue keeps them itself, and knows when it is over.

use argon2::Block;
use std::sync::{Mutex, PoisonError};

/// What one hash works in.
pub(super) type Memory = Vec<Block>;

/// Pieces at rest. There are never more than hashes have run at once.
#[derive(Default)]
pub(super) struct Memories(Mutex<Vec<Memory>>);

impl Memories {
    /// A piece of so many blocks; what is in them doesn't matter.
    pub fn take(&self, blocks: usize) -> Memory {
        let mut memory = self.at_rest().pop().unwrap_or_default();
        memory.resize(blocks, Block::new());
        memory
    }

    /// Keeps a piece for the next, if there is one.
    pub fn put_back(&self, memory: Memory, is_wanted: bool) {
        if is_wanted {
            self.at_rest().push(memory);
        }
    }

    /// Nobody is there any more who could use what rests.
    pub fn give_back(&self) {
        self.at_rest().clear();
    }

    #[cfg(test)]
    pub fn count_at_rest(&self) -> usize {
        self.at_rest().len()
    }

    fn at_rest(&self) -> std::sync::MutexGuard<'_, Vec<Memory>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_43_memory_is_used_again_in_a_queue_and_given_back_after_it() {
        let memories = Memories::default();
        let (first, second) = (memories.take(8), memories.take(8));
        let addresses = [first.as_ptr(), second.as_ptr()];
        memories.put_back(first, true);
        memories.put_back(second, true);
        let again = memories.take(8);
        assert!(addresses.contains(&again.as_ptr()));
        assert_eq!(memories.at_rest().len(), 1);
        memories.put_back(again, false);
        memories.give_back();
        assert_eq!(memories.at_rest().len(), 0);
    }
}
