//! The work beside the requests: the mail worker, and the house's keeping. Started with the server, stopped with it; the letter in hand is
//! finished first.

use domain::{
    Ctx,
    clock::SystemClock,
    outbox::worker::{self, Sender},
    panics::supervised,
    readiness, retention,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::watch,
    task::JoinHandle,
    time::{Instant, sleep},
};

/// How often the distance to the database's clock is measured.
const MEASURE_EVERY: Duration = Duration::from_mins(1);

/// How long the house's keeping stands still after a panic.
const PAUSE_AFTER_PANIC: Duration = Duration::from_mins(1);

/// The running workers.
pub struct Workers {
    stop: watch::Sender<bool>,
    mail: JoinHandle<()>,
    house: JoinHandle<()>,
}

impl Workers {
    /// Starts them.
    pub fn start(ctx: &Ctx, clock: &Arc<SystemClock>, sender: Sender) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mail = tokio::spawn(worker::run(ctx.clone(), sender, stopped.clone()));
        let (ctx, clock) = (ctx.clone(), Arc::clone(clock));
        let house = tokio::spawn(async move {
            supervised("the house's keeping", PAUSE_AFTER_PANIC, || keep_house(&ctx, &clock, stopped.clone())).await;
        });
        Self { stop, mail, house }
    }

    /// Stops them and waits until they have.
    pub async fn stop(self) {
        let _ = self.stop.send(true);
        for worker in [self.mail, self.house] {
            if let Err(cause) = worker.await {
                tracing::error!(error = %cause, "a worker ended before it was asked to");
            }
        }
    }
}

/// Once a minute the clock is put right; once an hour what nobody needs any more is swept.
async fn keep_house(ctx: &Ctx, clock: &SystemClock, mut stop: watch::Receiver<bool>) {
    let mut swept_at: Option<Instant> = None;
    loop {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => return,
            () = sleep(MEASURE_EVERY) => {}
        }
        put_right(ctx, clock).await;
        if swept_at.is_none_or(|at| at.elapsed() >= retention::EVERY) {
            swept_at = Some(Instant::now());
            sweep(ctx).await;
        }
    }
}

/// Clocks drift and are set, this machine's as well as the database's.
pub async fn put_right(ctx: &Ctx, clock: &SystemClock) {
    // A database that doesn't answer now is asked again in a minute; until then the last measure holds.
    if let Ok(Some(distance)) = readiness::clock_offset(ctx.db()).await {
        clock.set_measured(distance);
    }
}

async fn sweep(ctx: &Ctx) {
    // A fault has been logged where it entered.
    if let Ok(swept) = retention::sweep(ctx).await {
        tracing::info!(
            swept.sessions,
            swept.letters,
            swept.tokens,
            swept.throttles,
            swept.submissions,
            "what nobody needs any more was swept"
        );
    }
}
