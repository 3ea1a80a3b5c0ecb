//! What a use case works with: the database, the time, chance, the keys, and the addresses that links start with.

use crate::{
    chance::{self, Chance},
    clock::{self, Clock},
    db::{self, Deferred},
    errors::AppError,
    history,
    keys::Keys,
    passwords::hasher::Hasher,
    tokens::Links,
};
use chrono::{DateTime, Utc};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::{
    ops::Deref,
    sync::{
        Arc, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::{Mutex, Notify, OwnedMutexGuard},
    time::timeout,
};
use uuid::Uuid;

/// How long a writer stands in line: shorter than whoever asks whether the machine is ready waits for the answer.
const PATIENCE: Duration = Duration::from_secs(4);

/// Handed to every use case. Cheap to clone.
#[derive(Clone)]
pub struct Ctx(Arc<Shared>);

struct Shared {
    parts: CtxParts,
    /// Whose turn it is to write, where there is only one writer.
    turn: Option<Arc<Mutex<()>>>,
    /// Where the history ended when this process last wrote to it. Somebody else may have gone on since, or what was written may have been
    /// rolled back: whoever goes by it asks the database whether it is so.
    history_end: std::sync::Mutex<Option<history::End>>,
}

/// What a [`Ctx`] is made of.
pub struct CtxParts {
    /// The database, migrated.
    pub db: DatabaseConnection,
    /// What writes to it go through ([`db::connect_to_write`]).
    pub writer: DatabaseConnection,
    /// Tells the time.
    pub clock: Arc<dyn Clock>,
    /// Draws random bytes.
    pub chance: Arc<dyn Chance>,
    /// Everything derived from the root key.
    pub keys: Keys,
    /// Hashes passwords, a few at a time.
    pub hasher: Hasher,
    /// Where links in mails lead. From the configuration alone: no header ever enters a link (AC-31).
    pub links: Links,
    /// Wakes the mail worker when a transaction that enqueued something has been committed.
    pub outbox_has_work: Arc<Notify>,
}

impl Ctx {
    /// Puts the parts together.
    pub fn new(parts: CtxParts) -> Self {
        let turn = (!db::is_postgres(&parts.db)).then(Arc::default);
        Self(Arc::new(Shared { parts, turn, history_end: std::sync::Mutex::default() }))
    }

    /// The present instant, in microseconds.
    pub fn now(&self) -> DateTime<Utc> {
        clock::to_micros(self.0.parts.clock.now())
    }

    /// A new identifier.
    pub fn new_id(&self) -> Uuid {
        clock::uuid_v7(self.now(), self.rng())
    }

    /// Chance.
    pub fn rng(&self) -> &dyn Chance {
        self.0.parts.chance.as_ref()
    }

    /// `N` random bytes.
    pub fn random<const N: usize>(&self) -> [u8; N] {
        chance::bytes(self.rng())
    }

    /// The database, to read from. Writes go through [`Ctx::begin`].
    pub fn db(&self) -> &DatabaseConnection {
        &self.0.parts.db
    }

    /// The keys.
    pub fn keys(&self) -> &Keys {
        &self.0.parts.keys
    }

    /// The password hasher.
    pub fn hasher(&self) -> &Hasher {
        &self.0.parts.hasher
    }

    /// The links of this installation.
    pub fn links(&self) -> &Links {
        &self.0.parts.links
    }

    /// Rings when there is something to send.
    pub fn outbox_has_work(&self) -> &Arc<Notify> {
        &self.0.parts.outbox_has_work
    }

    /// Begins a transaction that may write.
    ///
    /// SQLite lets one write at a time, and has the others come back after a while to see whether they may. Within this process
    /// they stand in line instead: the next begins when the one before has ended. Whoever has stood there for too long is told
    /// that the machine is busy.
    pub async fn begin(&self) -> Result<Tx, AppError> {
        let turn = self.turn().await?;
        self.begin_in_turn(turn).await
    }

    /// For one statement that is a transaction of its own. In the same line as [`Ctx::begin`].
    pub(crate) async fn to_write_once(&self) -> Result<Once<'_>, AppError> {
        Ok(Once { _turn: self.turn().await?, writer: &self.0.parts.writer })
    }

    async fn turn(&self) -> Result<Option<OwnedMutexGuard<()>>, AppError> {
        let Some(turn) = &self.0.turn else { return Ok(None) };
        timeout(PATIENCE, Arc::clone(turn).lock_owned()).await.map(Some).map_err(|_| AppError::Busy)
    }

    /// [`Ctx::begin`] for what may as well be left undone: `None` while somebody else of this process writes.
    pub(crate) async fn begin_if_free(&self) -> Result<Option<Tx>, AppError> {
        let turn = match self.0.turn.as_ref().map(|turn| Arc::clone(turn).try_lock_owned()) {
            Some(Err(_)) => return Ok(None),
            Some(Ok(turn)) => Some(turn),
            None => None,
        };
        self.begin_in_turn(turn).await.map(Some)
    }

    fn history_end(&self) -> MutexGuard<'_, Option<history::End>> {
        self.0.history_end.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn begin_in_turn(&self, turn: Option<OwnedMutexGuard<()>>) -> Result<Tx, AppError> {
        let inner = db::begin(&self.0.parts.writer).await?;
        Ok(Tx { inner, deferred: Deferred::default(), has_mail: AtomicBool::new(false), ctx: self.clone(), _turn: turn })
    }
}

/// The connection that writes, for one statement.
pub(crate) struct Once<'a> {
    writer: &'a DatabaseConnection,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Deref for Once<'_> {
    type Target = DatabaseConnection;
    fn deref(&self) -> &DatabaseConnection {
        self.writer
    }
}

/// A transaction that may write. Dropped without [`Tx::commit`], it never happened.
pub struct Tx {
    inner: DatabaseTransaction,
    deferred: Deferred,
    has_mail: AtomicBool,
    ctx: Ctx,
    /// Given back last: when it has been committed, or told to roll back.
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Tx {
    /// Makes it so, then wakes the mail worker if a letter was enqueued.
    pub async fn commit(self) -> Result<(), AppError> {
        self.flush().await?;
        self.inner.commit().await?;
        if self.has_mail.into_inner() {
            self.ctx.outbox_has_work().notify_one();
        }
        Ok(())
    }

    /// Writes what was deferred.
    pub(crate) async fn flush(&self) -> Result<(), AppError> {
        self.deferred.flush(&self.inner).await
    }

    /// What is written when it is flushed, by a record in the history or by the commit. Other statements go past it.
    pub(crate) fn deferred(&self) -> &Deferred {
        &self.deferred
    }

    /// The keys, for what is sealed as it is written.
    pub(crate) fn keys(&self) -> &Keys {
        self.ctx.keys()
    }

    /// Where the history probably ends.
    pub(crate) fn known_history_end(&self) -> Option<history::End> {
        self.ctx.history_end().clone()
    }

    /// Remembers where the history ends if this is committed. Whoever comes next supposes that it was, and finds out.
    pub(crate) fn note_history_end(&self, end: history::End) {
        *self.ctx.history_end() = Some(end);
    }

    /// Remembers that a letter was enqueued.
    pub(crate) fn note_mail(&self) {
        self.has_mail.store(true, Ordering::Relaxed);
    }
}

impl Deref for Tx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}
