//! What these tests share.

use domain::{
    Ctx,
    actor::Actor,
    history::{self, Event, HistoryQuery},
    ids::AccountId,
    mail::{
        Transport,
        relay::{Patience, Relay},
    },
    outbox::worker::{self, Delivered, Sender},
    staff::{Step, StepState},
    testing::{TestContext, smtp::SmtpServer},
};
use std::time::Duration;

/// As patient as a test has time for.
pub const HURRIED: Patience = Patience {
    connect: Duration::from_secs(2),
    session: Duration::from_millis(800),
    command: Duration::from_millis(400),
    message: Duration::from_millis(400),
};

/// A worker that speaks to this server. It keeps what it learns of the relay from pass to pass.
pub fn sender(smtp: &SmtpServer) -> Sender {
    named_sender(smtp, "one")
}

/// The same, under a name of its own.
pub fn named_sender(smtp: &SmtpServer, name: &str) -> Sender {
    let relay = Relay::for_tests(&smtp.url(), HURRIED, smtp.authority()).unwrap();
    Sender::new(Transport::Smtp(relay), "keys@example.org", name).unwrap()
}

/// One pass.
pub async fn pass(ctx: &Ctx, sender: &Sender) -> Delivered {
    worker::deliver_due(ctx, sender).await.unwrap()
}

/// A pass that did just this.
pub fn only(change: impl FnOnce(&mut Delivered)) -> Delivered {
    let mut delivered = Delivered::default();
    change(&mut delivered);
    delivered
}

/// What happened to an account, the newest first.
pub async fn events(t: &TestContext, admin: &Actor, account: AccountId) -> Vec<Event> {
    let query = HistoryQuery { account: Some(account), before: None };
    history::list(&t.ctx, admin, query).await.unwrap().entries.into_iter().map(|entry| entry.event).collect()
}

/// The step of the panel's timeline that tells of the handing over, and how it stands.
pub async fn handing_over(t: &TestContext, admin: &Actor, account: AccountId) -> (Step, StepState) {
    let step = &t.panel(admin, account).await.timeline[1];
    (step.step, step.state)
}

/// Milliseconds from now until the account's link ends.
pub async fn link_left_ms(t: &TestContext, admin: &Actor, account: AccountId) -> i64 {
    t.panel(admin, account).await.link_deadline.unwrap().unix_ms - t.ctx.now().timestamp_millis()
}
