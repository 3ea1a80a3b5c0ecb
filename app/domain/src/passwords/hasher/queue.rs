//! Who may use a core for a password, and who waits.

use super::Inner;
use crate::errors::AppError;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::sync::Semaphore;

/// How many may wait besides those whose turn it is.
const QUEUE: usize = 64;
/// How many places one client may hold. Right passwords count against no budget: without a share of its own, whoever has one account could
/// take every place over and over again. Four is more than a household types at the same moment.
const SHARE: usize = 4;
/// How long one may wait.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) struct Queue {
    cores: usize,
    turns: Arc<Semaphore>,
    places: Mutex<Places>,
}

/// The places that are taken, in all and by whom. Only those who hold one are named, so there are never more names than places.
#[derive(Default)]
struct Places {
    taken: usize,
    by_client: HashMap<String, usize>,
}

impl Queue {
    pub fn new(cores: usize) -> Self {
        let turns = Arc::new(Semaphore::new(cores));
        Self { cores, turns, places: Mutex::default() }
    }

    /// Will memory that is put back be wanted again soon? Somebody else holds a place: they wait for their turn, or are about to.
    pub fn is_shared(&self) -> bool {
        self.places().taken > 1
    }

    /// Was it the last place that was taken?
    fn leave(&self, client: Option<&str>) -> bool {
        let mut places = self.places();
        places.leave(client);
        places.taken == 0
    }

    fn places(&self) -> MutexGuard<'_, Places> {
        self.places.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Places {
    /// Is there a place left among so many, and in the client's share? Then it is taken.
    fn take(&mut self, all: usize, client: Option<&str>) -> bool {
        let has_share = client.is_none_or(|client| self.by_client.get(client).is_none_or(|held| *held < SHARE));
        let is_free = self.taken < all && has_share;
        if is_free {
            self.taken += 1;
            if let Some(client) = client {
                *self.by_client.entry(client.to_owned()).or_default() += 1;
            }
        }
        is_free
    }

    fn leave(&mut self, client: Option<&str>) {
        self.taken -= 1;
        let Some(client) = client else { return };
        match self.by_client.get_mut(client) {
            Some(held) if *held > 1 => *held -= 1,
            _ => drop(self.by_client.remove(client)),
        }
    }
}

/// A place in the queue of those who need a core for a password. Left when dropped: also when a client hangs up.
pub struct Place {
    inner: Arc<Inner>,
    client: Option<String>,
}

impl Place {
    pub(super) fn take(inner: &Arc<Inner>, client: Option<&str>) -> Result<Self, AppError> {
        let queue = &inner.queue;
        if !queue.places().take(queue.cores + QUEUE, client) {
            return Err(AppError::Busy);
        }
        Ok(Self { inner: Arc::clone(inner), client: client.map(str::to_owned) })
    }

    pub(super) fn inner(&self) -> &Inner {
        &self.inner
    }

    /// Waits for a core, within bounds, then works on a blocking thread.
    pub(super) async fn work<T: Send + 'static>(&self, work: impl FnOnce(&Inner) -> T + Send + 'static) -> Result<T, AppError> {
        let inner = Arc::clone(&self.inner);
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&inner.queue.turns).acquire_owned()).await;
        let Ok(Ok(turn)) = turn else { return Err(AppError::Busy) };
        let done = tokio::task::spawn_blocking(move || {
            // The turn belongs to the work, not to whoever waits for it: a client that hangs up must not end it early.
            let _turn = turn;
            work(&inner)
        });
        done.await.map_err(|cause| AppError::fault("work on a password was interrupted", &cause))
    }

    /// Looks a password up in the dictionaries: milliseconds of a core, which belong here as well.
    pub(in crate::passwords) async fn look_up<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        self.work(move |_| work()).await
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if self.inner.queue.leave(self.client.as_deref()) {
            self.inner.memories.give_back();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chance::System,
        keys::{Keys, Secret},
        passwords::{
            Password,
            hasher::{Cost, Hasher},
        },
    };
    use std::sync::{Condvar, Mutex};

    fn hasher() -> Hasher {
        Hasher::new(Cost { m_kib: 64, t: 1, p: 1 }, &Keys::derive(&Secret::new([7; 32])), &System)
    }

    /// Work that goes on until it is told to end, and how much of it goes on at once.
    #[derive(Default)]
    struct Works {
        state: Mutex<(usize, usize, bool)>,
        changed: Condvar,
    }

    impl Works {
        fn work(&self) {
            let mut state = self.state.lock().unwrap();
            state.0 += 1;
            state.1 = state.1.max(state.0);
            self.changed.notify_all();
            let mut state = self.changed.wait_while(state, |(_, _, may_end)| !*may_end).unwrap();
            state.0 -= 1;
        }

        fn wait_until_running(&self, count: usize) {
            let state = self.state.lock().unwrap();
            let _state = self.changed.wait_while(state, |(running, _, _)| *running < count).unwrap();
        }

        fn end(&self) {
            self.state.lock().unwrap().2 = true;
            self.changed.notify_all();
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn ac_43_of_three_hundred_as_many_work_as_there_are_cores_a_bounded_number_waits_and_the_others_are_turned_away() {
        let (hasher, works) = (hasher(), Arc::new(Works::default()));
        let cores = hasher.0.queue.cores;
        let (mut admitted, mut turned_away) = (Vec::new(), 0);
        for _ in 0..300 {
            match hasher.place() {
                Err(AppError::Busy) => turned_away += 1,
                place => {
                    let (place, works) = (place.unwrap(), Arc::clone(&works));
                    admitted.push(tokio::spawn(async move { place.work(move |_| works.work()).await }));
                }
            }
        }
        assert_eq!((admitted.len(), turned_away), (cores + QUEUE, 300 - cores - QUEUE));
        works.wait_until_running(cores);
        works.end();
        for done in admitted {
            assert_eq!(done.await.unwrap(), Ok(()));
        }
        assert_eq!(works.state.lock().unwrap().1, cores, "at once");
        assert!(hasher.place().is_ok(), "afterwards there is room again");
        assert!(!hasher.0.queue.is_shared());
    }

    #[tokio::test]
    async fn ac_43_one_client_holds_four_places_at_most_and_gets_them_back() {
        let hasher = hasher();
        let mut held: Vec<Place> = (0..66).filter_map(|_| hasher.place_for("192.0.2.1").ok()).collect();
        assert_eq!(held.len(), SHARE);
        let password = Password::typed("a lantern by the quiet sea");
        assert_eq!(
            hasher.place_for("192.0.2.2").unwrap().verify(&password, None).await,
            Ok(false),
            "another is served meanwhile"
        );
        held.pop();
        held.extend(hasher.place_for("192.0.2.1"));
        assert!(held.len() == SHARE && hasher.place_for("192.0.2.1").is_err());
        drop(held);
        let places = hasher.0.queue.places();
        assert!(places.taken == 0 && places.by_client.is_empty(), "who holds nothing isn't remembered");
    }

    #[tokio::test]
    async fn ac_43_clients_that_hang_up_leave_no_place_taken() {
        let hasher = hasher();
        let all = u32::try_from(hasher.0.queue.cores).unwrap();
        let busy = Arc::clone(&hasher.0.queue.turns).acquire_many_owned(all).await.unwrap();
        let password = Password::typed("a lantern by the quiet sea");
        for _ in 0..2 * QUEUE {
            let place = hasher.place().unwrap();
            // Polled once, so that it waits, and then dropped, as the server drops the work of a client that is gone.
            assert!(tokio::time::timeout(Duration::ZERO, place.verify(&password, None)).await.is_err());
        }
        drop(busy);
        assert_eq!(hasher.place().unwrap().verify(&password, None).await, Ok(false));
    }

    #[tokio::test]
    async fn ac_43_nobody_waits_for_ever() {
        let hasher = hasher();
        let all = u32::try_from(hasher.0.queue.cores).unwrap();
        let _busy = Arc::clone(&hasher.0.queue.turns).acquire_many_owned(all).await.unwrap();
        let answer = hasher.place().unwrap().verify(&Password::typed("a lantern by the quiet sea"), None).await;
        assert_eq!(answer, Err(AppError::Busy));
    }
}
