//! A net for work that must go on: what panics ends, what comes after it does not.

use std::{
    any::Any,
    future::poll_fn,
    panic::{AssertUnwindSafe, catch_unwind},
    task::Poll,
};

/// It panicked. What it said is in the log already; this is for whoever decides what now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panicked(pub String);

/// Runs `work`; a panic in it becomes an error. What the work had in hand is dropped: a transaction is rolled back, a permit given back.
pub async fn caught<T>(work: impl Future<Output = T>) -> Result<T, Panicked> {
    let mut work = Box::pin(work);
    let outcome = poll_fn(|task| match catch_unwind(AssertUnwindSafe(|| work.as_mut().poll(task))) {
        Ok(Poll::Pending) => Poll::Pending,
        Ok(Poll::Ready(done)) => Poll::Ready(Ok(done)),
        Err(panic) => Poll::Ready(Err(Panicked(said(panic.as_ref())))),
    });
    outcome.await
}

/// Runs what `start` begins, again each time that it panics, after a pause in which a machine in trouble may recover.
pub async fn supervised<F: Future<Output = ()>>(what: &'static str, pause: std::time::Duration, start: impl Fn() -> F) {
    while let Err(Panicked(said)) = caught(start()).await {
        tracing::error!(what, said, "it panicked and starts again");
        tokio::time::sleep(pause).await;
    }
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        sync::atomic::{AtomicU32, Ordering},
        time::Duration,
    };

    #[tokio::test]
    async fn a_panic_is_an_error_and_its_words_are_told() {
        assert_eq!(caught(async { 7 }).await, Ok(7));
        let stumbled = caught(async {
            tokio::task::yield_now().await;
            panic!("poison")
        });
        assert_eq!(stumbled.await, Err::<(), _>(Panicked("poison".into())));
    }

    #[tokio::test]
    async fn what_is_supervised_starts_again_until_it_ends_by_itself() {
        let started = AtomicU32::new(0);
        supervised("a lane", Duration::from_millis(1), || async {
            assert!(started.fetch_add(1, Ordering::Relaxed) == 3, "not yet");
        })
        .await;
        assert_eq!(started.into_inner(), 4);
    }
}
