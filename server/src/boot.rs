//! From a configuration to something that can work: folder, key, lock, database, schema, clock.

use crate::{
    config::{Config, ConfigFault, Database, Key, Problem, secret_key},
    lock::{self, Held, NotHeld},
};
use domain::{
    AppError, Ctx, Words,
    chance::System,
    clock::SystemClock,
    ctx::CtxParts,
    db::{self, MigrationError},
    keys::Keys,
    passwords::hasher::{Cost, Hasher},
    readiness,
    tokens::Links,
};
use std::{
    fs::{DirBuilder, OpenOptions},
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    sync::Arc,
};
use tokio::sync::Notify;

/// Everything a command works with.
pub struct Booted {
    /// For the use cases.
    pub ctx: Ctx,
    /// The clock behind it.
    pub clock: Arc<SystemClock>,
    _lock: Option<Held>,
}

/// How a command stands to a running server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beside {
    /// It takes the server's place, and brings the schema up to date.
    Nobody,
    /// It may run beside one, and leaves the schema alone.
    AServer,
}

/// Why it can't work.
#[derive(Debug)]
pub enum BootFault {
    /// Something in the configuration.
    Config(ConfigFault),
    /// A server is running on this database.
    Locked {
        /// Which.
        path: String,
    },
    /// The database was written by a newer version (FT-32).
    NewerDatabase,
    /// The schema is not up to date, and this command leaves it alone.
    NotMigrated,
    /// The root key is gone, or isn't the one that this database was used with. A new one would make every password and link worthless.
    OtherKey,
    /// A use case refused.
    Refused(AppError),
}

impl BootFault {
    /// In one line.
    pub fn sentence(&self, words: Words) -> String {
        match self {
            Self::Config(fault) => fault.sentence(words),
            Self::Locked { path } => words.cli_start_locked(path),
            Self::NewerDatabase => words.cli_start_newer_database(),
            Self::NotMigrated => words.cli_start_not_migrated(),
            Self::OtherKey => words.cli_start_other_key(),
            Self::Refused(error) => error.sentence(words),
        }
    }

    /// Is it for whoever configures the installation to mend?
    pub fn is_misconfiguration(&self) -> bool {
        matches!(self, Self::Config(_) | Self::NewerDatabase | Self::OtherKey)
    }
}

impl From<ConfigFault> for BootFault {
    fn from(fault: ConfigFault) -> Self {
        Self::Config(fault)
    }
}

impl From<AppError> for BootFault {
    fn from(error: AppError) -> Self {
        Self::Refused(error)
    }
}

/// Prepares everything.
pub async fn boot(config: &Config, beside: Beside) -> Result<Booted, BootFault> {
    make_folder(config)?;
    let lock = match (&config.database, beside) {
        (Database::Sqlite(path), Beside::Nobody) => Some(lock::take(path).map_err(|cause| locked(path, &cause))?),
        _ => None,
    };
    if let Database::Sqlite(path) = &config.database {
        make_database_file(path)?;
    }
    let url = config.database.url();
    let db = db::connect(&url).await.map_err(|cause| unreachable(&db::Told(&cause)))?;
    match beside {
        Beside::Nobody => db::migrate(&db).await.map_err(not_migrated)?,
        Beside::AServer if db::pending(&db).await.map_err(|cause| unreachable(&db::Told(&cause)))? > 0 => {
            return Err(BootFault::NotMigrated);
        }
        Beside::AServer => {}
    }
    let root = match secret_key::find(config)? {
        Some(root) => root,
        None if beside == Beside::Nobody && !readiness::has_passwords(&db).await? => secret_key::make(config, &System)?,
        None => return Err(BootFault::OtherKey),
    };
    let clock = Arc::new(SystemClock::default());
    if let Some(distance) = readiness::clock_offset(&db).await.map_err(|cause| unreachable(&db::Told(&cause)))? {
        clock.set_measured(distance);
    }
    let keys = Keys::derive(&root);
    let ctx = Ctx::new(CtxParts {
        hasher: Hasher::new(Cost::STANDARD, &keys, &System)?,
        writer: db::connect_to_write(&url, &db).await.map_err(|cause| unreachable(&db::Told(&cause)))?,
        db,
        clock: clock.clone(),
        chance: Arc::new(System),
        keys,
        links: Links::new(config.base_url.clone()),
        outbox_has_work: Arc::new(Notify::new()),
    });
    // Whoever only looks at the installation goes on, and says so.
    if beside == Beside::Nobody && !readiness::key_fits(&ctx).await? {
        return Err(BootFault::OtherKey);
    }
    Ok(Booted { ctx, clock, _lock: lock })
}

/// The data folder; nobody else on the machine has business in it.
fn make_folder(config: &Config) -> Result<(), ConfigFault> {
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
    made.map_err(|_| ConfigFault::new(Key::Data, Problem::UnusableFolder { path: config.data.display().to_string() }))
}

/// The database's file, for its owner alone whatever the folder allows; SQLite gives the files beside it the same permissions.
fn make_database_file(path: &std::path::Path) -> Result<(), ConfigFault> {
    let made = OpenOptions::new().create(true).append(true).mode(0o600).open(path);
    made.map(drop).map_err(|_| ConfigFault::new(Key::DatabaseUrl, Problem::UnusableFolder { path: path.display().to_string() }))
}

fn locked(path: &std::path::Path, cause: &NotHeld) -> BootFault {
    let path = path.display().to_string();
    match cause {
        NotHeld::Taken => BootFault::Locked { path },
        NotHeld::Impossible(cause) => {
            tracing::error!(error = %cause, "the lock file could not be made");
            ConfigFault::new(Key::DatabaseUrl, Problem::UnusableFolder { path }).into()
        }
    }
}

fn unreachable(cause: &dyn std::fmt::Debug) -> BootFault {
    tracing::error!(error = ?cause, "the database does not answer");
    ConfigFault::new(Key::DatabaseUrl, Problem::DatabaseUnreachable).into()
}

fn not_migrated(cause: MigrationError) -> BootFault {
    match cause {
        MigrationError::NewerDatabase => BootFault::NewerDatabase,
        MigrationError::Database(cause) => BootFault::Refused(cause.into()),
    }
}
