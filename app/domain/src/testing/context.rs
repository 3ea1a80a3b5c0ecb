//! A context for a test.

use super::{
    clock::TestClock,
    databases::{Backend, ToldWhenPanicking, empty, migrated},
};
use crate::{
    Ctx,
    chance::System,
    ctx::CtxParts,
    db,
    history::{self, Verdict},
    ids::SessionId,
    keys::{Keys, Secret},
    mail::{ReadMail, SentMail, Transport},
    outbox::worker::{self, Delivered, Sender},
    passwords::hasher::{Cost, Hasher},
    sessions::{Client, SessionSecret},
    tokens::Links,
};
use chrono::Duration;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use tempfile::TempDir;
use tokio::sync::Notify;

/// Where the tests' installation is reached.
pub const BASE_URL: &str = "https://keys.example.org";

/// The tests' root key.
pub const ROOT_KEY: [u8; 32] = [7; 32];

/// Hashing at its standard cost would make hundreds of tests wait; what is tested is that and when it happens, not how long.
pub const QUICK: Cost = Cost { m_kib: 64, t: 1, p: 1 };

/// Runs a test on both databases, each with a context of its own, and looks at what it leaves behind ([`TestContext::ends_well`]).
pub async fn on_both(test: impl AsyncFn(&TestContext)) {
    for backend in Backend::ALL {
        let _told = ToldWhenPanicking(backend);
        let context = TestContext::on(backend).await;
        test(&context).await;
        context.ends_well().await;
    }
}

/// A context with its own database and a clock that is moved.
pub struct TestContext {
    /// For the use cases.
    pub ctx: Ctx,
    /// Moved by [`TestContext::advance`].
    pub clock: Arc<TestClock>,
    /// Which database it runs on.
    pub backend: Backend,
    pub(super) sender: Sender,
    pub(super) sent: Arc<Mutex<Vec<SentMail>>>,
    /// The secrets of sessions that a test has looked at.
    pub(super) secrets: Mutex<HashMap<SessionId, SessionSecret>>,
    url: String,
    folder: TempDir,
}

impl TestContext {
    /// On SQLite, migrated and empty.
    pub async fn new() -> Self {
        Self::on(Backend::Sqlite).await
    }

    /// On the given database, migrated and empty.
    pub async fn on(backend: Backend) -> Self {
        Self::with_cost(backend, QUICK).await
    }

    /// With a chosen hashing cost, for tests about hashes themselves.
    pub async fn with_cost(backend: Backend, cost: Cost) -> Self {
        Self::over(backend, migrated(backend).await, cost).await
    }

    /// Without a schema, for tests about migrations.
    pub async fn empty(backend: Backend) -> Self {
        Self::over(backend, empty(backend).await, QUICK).await
    }

    async fn over(backend: Backend, (url, folder): (String, TempDir), cost: Cost) -> Self {
        let clock = Arc::new(TestClock::default());
        let ctx = ctx_on(&url, Arc::clone(&clock), cost, ROOT_KEY).await;
        let (transport, sent) = Transport::memory();
        Self { ctx, clock, backend, sender: sender(transport), sent, secrets: Mutex::default(), url, folder }
    }

    /// A second instance on the same database, as another process would be: its own connections, the same keys and the same clock.
    pub async fn second_instance(&self) -> Ctx {
        self.second_instance_hashing_at(QUICK).await
    }

    /// The same with another hashing cost, as after an upgrade.
    pub async fn second_instance_hashing_at(&self, cost: Cost) -> Ctx {
        ctx_on(&self.url, Arc::clone(&self.clock), cost, ROOT_KEY).await
    }

    /// The same under another root key, as after a key was lost.
    pub async fn second_instance_under(&self, root: [u8; 32]) -> Ctx {
        ctx_on(&self.url, Arc::clone(&self.clock), QUICK, root).await
    }

    /// Moves the clock.
    pub fn advance(&self, by: Duration) {
        self.clock.advance(by);
    }

    /// A client address, no known device.
    pub fn client(&self) -> Client {
        self.client_at("192.0.2.1")
    }

    /// Another client address, no known device.
    pub fn client_at(&self, address: &str) -> Client {
        Client { address: address.into(), ..Client::default() }
    }

    /// Where files of this test may lie. On SQLite the database lies there too.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The database's URL.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Lets the mail worker do what is due, requests for links first and the letters they cause after, and takes what was sent.
    pub async fn deliver_mail(&self) -> Letters {
        while self.deliver_once().await.answered > 0 {}
        Letters(std::mem::take(&mut *self.sent.lock().expect("the letters")))
    }

    /// One pass of the worker.
    pub async fn deliver_once(&self) -> Delivered {
        worker::deliver_due(&self.ctx, &self.sender).await.expect("a pass of the worker")
    }

    /// One pass of a worker whose letters go elsewhere: to a relay that misbehaves, or is away.
    pub async fn deliver_through(&self, transport: Transport) -> Delivered {
        worker::deliver_due(&self.ctx, &sender(transport)).await.expect("a pass of the worker")
    }

    /// What must hold after whatever has happened: the history's chain is whole, and the worker leaves nothing behind that it could do.
    pub async fn ends_well(&self) {
        self.deliver_mail().await;
        let stuck = "SELECT count(*) FROM outbox WHERE state = 'queued' AND attempts = 0 OR kind = 'link-request'";
        assert_eq!(self.count(stuck).await, 0, "letters were left in the outbox");
        let verdict = history::verify(&self.ctx).await.expect("a walk along the history");
        assert!(matches!(verdict, Verdict::Whole { .. }), "the history is broken: {verdict:?}");
    }
}

fn sender(transport: Transport) -> Sender {
    Sender::new(transport, "trousseau@example.org", "test").expect("a sender")
}

async fn ctx_on(url: &str, clock: Arc<TestClock>, cost: Cost, root: [u8; 32]) -> Ctx {
    let db = db::connect(url).await.expect("a database");
    let writer = db::connect_to_write(url, &db).await.expect("a database");
    let keys = Keys::derive(&Secret::new(root));
    let hasher = Hasher::new(cost, &keys, &System).expect("threads");
    Ctx::new(CtxParts {
        db,
        writer,
        clock,
        chance: Arc::new(System),
        keys,
        hasher,
        links: Links::new(BASE_URL.parse().expect("a base URL")),
        outbox_has_work: Arc::new(Notify::new()),
    })
}

/// Letters that were sent.
pub struct Letters(pub Vec<SentMail>);

impl Letters {
    /// The only one.
    pub fn only(&self) -> &SentMail {
        assert_eq!(self.0.len(), 1, "one letter expected, got {}: {:?}", self.0.len(), self.addresses());
        &self.0[0]
    }

    /// None was sent.
    pub fn none(&self) {
        assert!(self.0.is_empty(), "no letter expected, got {:?}", self.addresses());
    }

    /// The only one, as a mail program shows it.
    pub fn read(&self) -> ReadMail {
        self.only().read().expect("a letter that can be read")
    }

    /// To whom they went.
    pub fn addresses(&self) -> Vec<&str> {
        self.0.iter().map(|letter| letter.to.as_str()).collect()
    }

    /// The link in the only one.
    pub fn link(&self) -> String {
        self.read().link().expect("a letter with a link")
    }

    /// The secrets in the links of all of them.
    pub fn secrets(&self) -> Vec<String> {
        let links = self.0.iter().filter_map(|letter| letter.read()?.link());
        links.map(|link| link.rsplit('/').next().unwrap_or_default().to_owned()).collect()
    }

    /// The secret in the only one's link, as it stands in the address.
    pub fn secret(&self) -> String {
        self.link().rsplit('/').next().unwrap_or_default().to_owned()
    }
}
