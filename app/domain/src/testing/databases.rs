//! A database for each test, on SQLite or on a PostgreSQL cluster that the tests start themselves.
//!
//! The schema is made once per test process and database system, and copied for each test: as a file, or as a template.

use crate::db;
use sea_orm::ConnectionTrait as _;
use std::{
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};
use tempfile::TempDir;
use tokio::sync::OnceCell;

/// Which database a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// A file in a temporary folder.
    Sqlite,
    /// A database of its own in the tests' cluster.
    Postgres,
}

impl Backend {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// Runs a test on both databases, one after the other.
pub async fn both<F: Future<Output = ()>>(test: impl Fn(Backend) -> F) {
    for backend in Backend::ALL {
        let _told = ToldWhenPanicking(backend);
        test(backend).await;
    }
}

/// Says which database it was: the panic's own message doesn't know.
pub(super) struct ToldWhenPanicking(pub Backend);

impl Drop for ToldWhenPanicking {
    #[expect(clippy::print_stderr, reason = "it belongs beside the panic's message, which goes there")]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("it failed on {:?}", self.0);
        }
    }
}

/// A URL for a database that nobody else uses, with the schema in it, and what has to stay alive meanwhile.
pub(super) async fn migrated(backend: Backend) -> (String, TempDir) {
    match backend {
        Backend::Sqlite => {
            let (url, folder) = empty(backend).await;
            std::fs::write(sqlite_file(folder.path()), sqlite_template().await).expect("a copy of the template");
            (url, folder)
        }
        Backend::Postgres => {
            let cluster = cluster();
            (cluster.database(Some(cluster.template().await)).await, tempfile::tempdir().expect("a temporary folder"))
        }
    }
}

/// The same without a schema.
pub(super) async fn empty(backend: Backend) -> (String, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let url = match backend {
        Backend::Sqlite => format!("sqlite://{}", sqlite_file(folder.path()).display()),
        Backend::Postgres => cluster().database(None).await,
    };
    (url, folder)
}

fn sqlite_file(folder: &Path) -> PathBuf {
    folder.join("test.sqlite")
}

/// A file with the schema in it, as bytes.
async fn sqlite_template() -> &'static [u8] {
    static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
    let made = async {
        let (url, folder) = empty(Backend::Sqlite).await;
        migrate_and_close(&url).await;
        std::fs::read(sqlite_file(folder.path())).expect("the template")
    };
    TEMPLATE.get_or_init(|| made).await
}

async fn migrate_and_close(url: &str) {
    let database = db::connect(url).await.expect("a database");
    db::migrate(&database).await.expect("a schema");
    // SQLite moves its log into the file; PostgreSQL copies no database that somebody is connected to.
    database.close().await.expect("a closed database");
}

/// The cluster of this test process.
struct Cluster {
    sockets: PathBuf,
    template: OnceCell<String>,
    next: AtomicU32,
}

static CLUSTER: OnceLock<Cluster> = OnceLock::new();

fn cluster() -> &'static Cluster {
    CLUSTER.get_or_init(Cluster::start)
}

/// Where Debian puts the programs; elsewhere they are on the path.
fn program(name: &str) -> String {
    let debian = format!("/usr/lib/postgresql/15/bin/{name}");
    if Path::new(&debian).exists() { debian } else { name.to_owned() }
}

/// PostgreSQL refuses to run as root: as root its programs are run as `postgres`.
fn as_unprivileged(name: &str) -> Command {
    let mut command;
    if is_root() {
        command = Command::new("runuser");
        command.args(["-u", "postgres", "--", &program(name)]);
    } else {
        command = Command::new(program(name));
    }
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).current_dir("/");
    command
}

/// A test's data need not survive a power cut.
const OPTIONS: &str = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c wal_level=minimal \
                       -c max_wal_senders=0 -c max_connections=400";

impl Cluster {
    fn start() -> Self {
        let folder = std::env::temp_dir().join(format!("trousseau-pg-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("a folder for the cluster");
        std::fs::set_permissions(&folder, std::os::unix::fs::PermissionsExt::from_mode(0o777)).expect("permissions");
        let data = folder.join("data");
        let made = as_unprivileged("initdb")
            .args(["--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8", "--username=postgres", "--pgdata"])
            .arg(&data)
            .status();
        assert!(made.is_ok_and(|status| status.success()), "initdb failed: is PostgreSQL 15 installed?");
        let options = format!("-k {} {OPTIONS}", folder.display());
        let started = as_unprivileged("pg_ctl").arg("start").arg("-w").arg("-D").arg(&data).args(["-o", &options]).status();
        assert!(started.is_ok_and(|status| status.success()), "the PostgreSQL cluster did not start");
        stop_when_this_process_ends(&data, &folder);
        Self { sockets: folder, template: OnceCell::new(), next: AtomicU32::new(0) }
    }

    /// The name of a database with the schema in it, to which nobody is connected.
    async fn template(&self) -> &str {
        let made = async {
            let url = self.database(None).await;
            migrate_and_close(&url).await;
            url.split(['/', '?']).nth(3).unwrap_or_default().to_owned()
        };
        self.template.get_or_init(|| made).await
    }

    /// A new database, as a copy or empty.
    async fn database(&self, template: Option<&str>) -> String {
        let name = format!("test{}", self.next.fetch_add(1, Ordering::Relaxed));
        let admin = db::connect(&self.url("postgres")).await.expect("the cluster");
        let sql = format!("CREATE DATABASE {name} TEMPLATE {}", template.unwrap_or("template1"));
        admin.execute_unprepared(&sql).await.expect("a new database");
        admin.close().await.expect("a closed connection");
        self.url(&name)
    }

    fn url(&self, database: &str) -> String {
        format!("postgres://postgres@localhost/{database}?host={}", self.sockets.display())
    }
}

/// A test process has no hook at its end, so a shell watches it and cleans up when it is gone.
fn stop_when_this_process_ends(data: &Path, folder: &Path) {
    let script = format!(
        "while kill -0 {pid} 2>/dev/null; do sleep 0.5; done; {pg_ctl} stop -m immediate -D {data}; rm -rf {folder}",
        pid = std::process::id(),
        pg_ctl = if program("pg_ctl").starts_with('/') && is_root() {
            format!("runuser -u postgres -- {}", program("pg_ctl"))
        } else {
            program("pg_ctl")
        },
        data = data.display(),
        folder = folder.display(),
    );
    let watcher = Command::new("setsid")
        .args(["sh", "-c", &script])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .current_dir("/")
        .spawn();
    assert!(watcher.is_ok(), "nobody would stop the cluster");
}

fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|it| std::os::unix::fs::MetadataExt::uid(&it) == 0)
}
