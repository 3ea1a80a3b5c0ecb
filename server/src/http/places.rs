//! The places for connections, and who makes room when few are left.
//!
//! A connection may rest between two requests for more than a minute, so whoever opens as many as there are places would shut
//! everybody else out without asking for anything. When few places are left, the connections that rest give theirs up, the
//! longest-resting first; one with a request in hand, or on its way, never does.

use super::turn::Turn;
use std::{
    future::poll_fn,
    pin::{Pin, pin},
    sync::Arc,
    task::Poll,
};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

/// So many connections may there be.
pub(super) struct Places {
    all: usize,
    free: Arc<Semaphore>,
    /// Those who rest stand in line here. It wakes one at a time, in the order in which they came.
    resting: Notify,
}

/// One of them; free again when dropped.
pub(super) struct Place {
    places: Arc<Places>,
    _taken: OwnedSemaphorePermit,
}

impl Places {
    pub fn new(all: usize) -> Arc<Self> {
        Arc::new(Self { all, free: Arc::new(Semaphore::new(all)), resting: Notify::new() })
    }

    /// Takes a place as soon as there is one. When few are left, whoever has rested for longest is asked for theirs.
    pub async fn take(self: &Arc<Self>) -> Option<Place> {
        if self.are_few() {
            self.resting.notify_one();
        }
        let taken = Arc::clone(&self.free).acquire_owned().await.ok()?;
        Some(Place { places: Arc::clone(self), _taken: taken })
    }

    fn are_few(&self) -> bool {
        self.free.available_permits() < self.all.div_ceil(8)
    }
}

impl Place {
    /// Comes back when this connection has rested for longest and its place is wanted.
    async fn is_wanted(&self) {
        loop {
            self.places.resting.notified().await;
            // What was asked when nobody rested may no longer be so.
            if self.places.are_few() {
                return;
            }
        }
    }

    /// Lets a connection that has this place go on until it has ended (`true`), or rests and its place is wanted (`false`).
    pub async fn hold<C: Future>(&self, mut connection: Pin<&mut C>, turn: &Turn) -> bool {
        let (mut since, mut in_line) = (None, pin!(None));
        poll_fn(|task| {
            if connection.as_mut().poll(task).is_ready() {
                return Poll::Ready(true);
            }
            // Another rest is another place in the line, at its end.
            let now = turn.rests_since();
            if now != since {
                since = now;
                in_line.set(now.map(|_| self.is_wanted()));
            }
            match in_line.as_mut().as_pin_mut() {
                Some(wanted) => wanted.poll(task).map(|()| false),
                None => Poll::Pending,
            }
        })
        .await
    }
}
