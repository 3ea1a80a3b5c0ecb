//! The worker: takes what is due from the outbox, one letter at a time, and hands it over.
//!
//! 1. `store::claim`: a row is leased. Of several workers only one gets it; if that one dies, the lease ends and another takes
//!    over. Whatever is written about the attempt afterwards names the attempt's number, so that a worker that comes back late
//!    changes nothing.
//! 2. `decide`: is the letter still wanted? Then the link's clock starts, and that is committed, before anybody can have the link.
//! 3. `compose`: the link is derived, the letter written, in the recipient's language.
//! 4. The conversation with the relay, outside any transaction ([`crate::mail::Transport`]).
//! 5. `outcome`: what became of it, in one transaction with its history.
//!
//! Trouble with a letter puts off that letter (`schedule`). Trouble with the relay holds up the whole queue (`breaker`): one letter at a
//! time finds out whether it is back, and as soon as it is, everything that waited leaves.

mod attempt;
mod breaker;
mod compose;
mod decide;
mod outcome;
mod recipient;
mod schedule;
mod sender;
mod store;
mod stumbles;
mod test_letter;

pub use sender::{BadSenderAddress, Sender};
pub use test_letter::send_test;

use crate::{Ctx, errors::AppError, panics::supervised};
use attempt::Ended;
use std::time::Duration;
use tokio::{sync::watch, time::sleep};

/// The longest nap: other instances commit letters without waking this one.
const LONGEST_NAP: Duration = Duration::from_secs(5);

/// The shortest, so that a row that somebody else holds is not asked for without a pause.
const SHORTEST_NAP: Duration = Duration::from_millis(100);

/// The shortest while the relay is away.
const NAP_WHILE_DOWN: Duration = Duration::from_secs(1);

/// How long a lane that panicked stands still.
const PAUSE_AFTER_PANIC: Duration = Duration::from_secs(1);

/// What one pass did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Letters that the relay has.
    pub sent: u32,
    /// Letters to be tried again later.
    pub put_off: u32,
    /// Letters refused for good, or that could not be written.
    pub refused: u32,
    /// Letters too old to be tried again.
    pub expired: u32,
    /// Letters no longer wanted.
    pub dropped: u32,
    /// Requests for a link, answered or not.
    pub answered: u32,
    /// The relay is away: letters wait.
    pub relay_down: bool,
}

/// Works until told to stop; the letters in hand are finished first.
///
/// Two lanes, so that one relay that takes its time over one letter does not hold up the next. A lane that stumbles over a fault of ours is
/// put back on its feet.
pub async fn run(ctx: Ctx, sender: Sender, stop: watch::Receiver<bool>) {
    let one = || supervised("a lane of the mail worker", PAUSE_AFTER_PANIC, || lane(&ctx, &sender, stop.clone()));
    tokio::join!(one(), one());
    sender.transport().close_idle(true).await;
}

async fn lane(ctx: &Ctx, sender: &Sender, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        // A fault has been logged where it entered; the next pass may find the database well again.
        let _ = pass(ctx, sender, || *stop.borrow()).await;
        sender.transport().close_idle(false).await;
        let nap = nap(ctx, sender).await;
        tokio::select! {
            // An error means that whoever could say stop is gone.
            told = stop.changed() => if told.is_err() { return },
            () = ctx.outbox_has_work().notified() => {}
            () = sleep(nap) => {}
        }
    }
}

/// How long until there is something to do.
async fn nap(ctx: &Ctx, sender: &Sender) -> Duration {
    let (due_at, shortest) = match sender.breaker().retry_at() {
        // The other lane may be finding out whether the relay is back.
        Some(retry_at) => (Some(retry_at), NAP_WHILE_DOWN),
        None => (store::next_due_at(ctx).await.unwrap_or_default(), SHORTEST_NAP),
    };
    let until_due = due_at.map_or(LONGEST_NAP, |due_at| (due_at - ctx.now()).to_std().unwrap_or_default());
    until_due.clamp(shortest, LONGEST_NAP)
}

/// One pass: everything that is due now. Requests for links come first in their turn, and the letters they cause are in the same pass.
pub async fn deliver_due(ctx: &Ctx, sender: &Sender) -> Result<Delivered, AppError> {
    pass(ctx, sender, || false).await
}

async fn pass(ctx: &Ctx, sender: &Sender, stopping: impl Fn() -> bool) -> Result<Delivered, AppError> {
    let mut delivered = Delivered::default();
    while !stopping() {
        let permit = sender.breaker().permit(ctx.now());
        let wanted = if permit.is_some() { store::Wanted::Anything } else { store::Wanted::WithoutRelay };
        let Some(claimed) = store::claim(ctx, sender.worker_id(), wanted).await? else { break };
        delivered.count(attempt::attempt(ctx, sender, &claimed).await?);
    }
    delivered.relay_down = sender.breaker().retry_at().is_some();
    Ok(delivered)
}

impl Delivered {
    fn count(&mut self, ended: Ended) {
        match ended {
            Ended::Sent => self.sent += 1,
            Ended::PutOff => self.put_off += 1,
            Ended::Refused => self.refused += 1,
            Ended::Expired => self.expired += 1,
            Ended::Dropped => self.dropped += 1,
            Ended::Answered => self.answered += 1,
            Ended::NotOurs => {}
        }
    }
}
