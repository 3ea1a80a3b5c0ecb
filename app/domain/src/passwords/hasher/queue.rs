//! Who may use a core for a password, and who waits.

use super::Inner;
use crate::errors::AppError;
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::{
    collections::HashMap,
    net::Ipv6Addr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{sync::oneshot, time::timeout};

/// How many may wait besides those whose turn it is.
const QUEUE: usize = 64;
/// How many places one client may hold. Right passwords count against no budget: without a share of its own, whoever has one account could
/// take every place over and over again. Four is more than a household types at the same moment.
const SHARE: usize = 4;
/// How many places a subscriber of IPv6 may hold, who has hundreds of /64, each of which counts as a client.
const NEIGHBOURS: usize = 16;
/// How long one may wait.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) struct Queue {
    cores: usize,
    /// A thread for each core: whoever has finished goes on with the next by itself, without a detour by the threads that serve pages.
    workers: ThreadPool,
    places: Mutex<Places>,
}

/// The places that are taken, in all and by whom. Only those who hold one are named, so there are never more names than places.
#[derive(Default)]
struct Places {
    taken: usize,
    by_client: Held,
    by_network: Held,
}

/// How many places each holds.
#[derive(Default)]
struct Held(HashMap<String, usize>);

impl Held {
    fn of(&self, whom: &str) -> usize {
        self.0.get(whom).copied().unwrap_or_default()
    }

    fn take(&mut self, whom: &str) {
        *self.0.entry(whom.to_owned()).or_default() += 1;
    }

    fn leave(&mut self, whom: &str) {
        match self.0.get_mut(whom) {
            Some(held) if *held > 1 => *held -= 1,
            _ => drop(self.0.remove(whom)),
        }
    }
}

/// The /48 of an IPv6 address as budgets count it: what one subscriber is given at most. Of IPv4 a subscriber has one address.
fn network_of(client: &str) -> Option<String> {
    let (address, _) = client.split_once('/')?;
    let address: Ipv6Addr = address.parse().ok()?;
    Some(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 80)).to_string())
}

impl Queue {
    pub fn new(cores: usize) -> Result<Self, AppError> {
        let workers = ThreadPoolBuilder::new()
            .num_threads(cores)
            .thread_name(|number| format!("password-{number}"))
            // Whoever waits is told ([`Place::work`]), and the hook has written it down: the thread lives on for the others.
            .panic_handler(|_| {});
        let workers =
            workers.build().map_err(|cause| AppError::fault("the threads for passwords could not be started", &cause))?;
        Ok(Self { cores, workers, places: Mutex::default() })
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
    /// Is there a place left among so many, and in the shares of the client and its network? Then it is taken.
    fn take(&mut self, all: usize, client: Option<&str>) -> bool {
        let Some(client) = client else {
            let is_free = self.taken < all;
            self.taken += usize::from(is_free);
            return is_free;
        };
        let network = network_of(client);
        let has_room = network.as_ref().is_none_or(|network| self.by_network.of(network) < NEIGHBOURS);
        let is_free = self.taken < all && self.by_client.of(client) < SHARE && has_room;
        if is_free {
            self.taken += 1;
            self.by_client.take(client);
            if let Some(network) = network {
                self.by_network.take(&network);
            }
        }
        is_free
    }

    fn leave(&mut self, client: Option<&str>) {
        self.taken -= 1;
        if let Some(client) = client {
            self.by_client.leave(client);
            if let Some(network) = network_of(client) {
                self.by_network.leave(&network);
            }
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

    /// Waits for a core, within bounds, then works on its thread.
    pub(super) async fn work<T: Send + 'static>(&self, work: impl FnOnce(&Inner) -> T + Send + 'static) -> Result<T, AppError> {
        let (answer, mut done) = oneshot::channel();
        // Set by the thread that begins, or by us when we have waited for too long: whoever is first.
        let is_decided = Arc::new(AtomicBool::new(false));
        let (inner, may_begin) = (Arc::clone(&self.inner), Arc::clone(&is_decided));
        self.inner.queue.workers.spawn_fifo(move || {
            // A client that hangs up while it waits costs no core; one that does so later must not end the work's turn early.
            if !answer.is_closed() && !may_begin.swap(true, Ordering::Relaxed) {
                let _nobody_waits = answer.send(work(&inner));
            }
        });
        let interrupted = |cause| AppError::fault("work on a password was interrupted", &cause);
        match timeout(PATIENCE, &mut done).await {
            Ok(done) => done.map_err(interrupted),
            Err(_) if !is_decided.swap(true, Ordering::Relaxed) => Err(AppError::Busy),
            Err(_) => done.await.map_err(interrupted),
        }
    }

    /// Looks a password up in the dictionaries: milliseconds of a core, which belong here as well.
    pub(in crate::passwords) async fn look_up<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, AppError> {
        self.work(move |_| work()).await
    }
}

/// All cores at work until this is dropped: for tests of what happens to those who wait meanwhile.
#[cfg(feature = "testing")]
pub struct Occupied {
    _ends: Vec<std::sync::mpsc::Sender<()>>,
}

#[cfg(feature = "testing")]
impl Occupied {
    pub(super) fn all_of(queue: &Queue) -> Self {
        let occupy = |_| {
            let (end, ended) = std::sync::mpsc::channel();
            queue.workers.spawn_fifo(move || {
                let _ended = ended.recv();
            });
            end
        };
        Self { _ends: (0..queue.cores).map(occupy).collect() }
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
        Hasher::new(Cost { m_kib: 64, t: 1, p: 1 }, &Keys::derive(&Secret::new([7; 32])), &System).unwrap()
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

        /// Has every core work until it is told to end.
        fn occupy(self: &Arc<Self>, hasher: &Hasher) {
            let queue = &hasher.0.queue;
            for _ in 0..queue.cores {
                let works = Arc::clone(self);
                queue.workers.spawn(move || works.work());
            }
            self.wait_until_running(queue.cores);
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
        let is_empty = places.by_client.0.is_empty() && places.by_network.0.is_empty();
        assert!(places.taken == 0 && is_empty, "who holds nothing isn't remembered");
    }

    #[tokio::test]
    async fn ac_43_a_subscriber_with_many_addresses_leaves_places_for_the_others() {
        let hasher = hasher();
        let held = (0..66).filter_map(|n| hasher.place_for(&format!("2001:db8:7:{n:x}::/64")).ok()).collect::<Vec<_>>();
        assert_eq!(held.len(), NEIGHBOURS);
        assert!(hasher.place_for("2001:db8:8:1::/64").is_ok() && hasher.place_for("192.0.2.1").is_ok());
        drop(held);
        assert!(hasher.place_for("2001:db8:7:1::/64").is_ok());
    }

    #[tokio::test]
    async fn ac_43_clients_that_hang_up_leave_no_place_taken_and_cost_no_hash() {
        let (hasher, busy) = (hasher(), Arc::new(Works::default()));
        busy.occupy(&hasher);
        let password = Password::typed("a lantern by the quiet sea");
        for _ in 0..2 * QUEUE {
            let place = hasher.place().unwrap();
            // Polled once, so that it waits, and then dropped, as the server drops the work of a client that is gone.
            assert!(tokio::time::timeout(Duration::ZERO, place.verify(&password, None)).await.is_err());
        }
        busy.end();
        assert_eq!(hasher.place().unwrap().verify(&password, None).await, Ok(false));
        assert_eq!(hasher.operations(), 1);
    }

    #[tokio::test]
    async fn ac_43_nobody_waits_for_ever() {
        let (hasher, busy) = (hasher(), Arc::new(Works::default()));
        busy.occupy(&hasher);
        let answer = hasher.place().unwrap().verify(&Password::typed("a lantern by the quiet sea"), None).await;
        assert_eq!(answer, Err(AppError::Busy));
        busy.end();
        let next = hasher.place().unwrap().verify(&Password::typed("a lantern by the quiet sea"), None).await;
        assert_eq!((next, hasher.operations()), (Ok(false), 1), "what was given up is not done afterwards");
    }

    #[tokio::test]
    async fn work_that_breaks_off_is_told_and_keeps_nobody_from_theirs() {
        let hasher = hasher();
        for _ in 0..=hasher.0.queue.cores {
            let broken = hasher.place().unwrap().work(|_| panic!("by the test")).await;
            assert!(matches!(broken, Err(AppError::Unavailable { .. })), "{broken:?}");
        }
        assert_eq!(hasher.place().unwrap().work(|_| 7).await, Ok(7));
    }
}
