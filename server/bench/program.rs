//! The released program, started as an operator would start it: in production, on a database of its own, its mail going to our sink.

use crate::{client::Connection, failure::Failure, sink::Sink};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::chance;
use std::{
    env, fs,
    fs::File,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tokio::time::{Instant, sleep};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// How often a start is asked whether it is done: seldom enough not to slow it down.
const ASK_EVERY: Duration = Duration::from_millis(1);
/// How long after the last request everything is at rest.
const SETTLES_WITHIN: Duration = Duration::from_secs(12);
/// The kernel counts a process's time in hundredths of a second.
const TICKS_PER_SECOND: f64 = 100.0;

/// What is measured, and where there is room for it.
pub struct Paths {
    /// The program.
    pub binary: PathBuf,
    /// What the build made for browsers.
    pub site: PathBuf,
    /// For the database and what else comes up; emptied at the start.
    pub folder: PathBuf,
    /// The installation's root key, drawn for this run.
    pub root_key: [u8; 32],
}

impl Paths {
    /// From the environment, which the recipe sets.
    pub fn find() -> Result<Self, Failure> {
        let path = |name: &str| {
            let value = env::var_os(name).map(PathBuf::from);
            value.ok_or_else(|| Failure::new(format!("{name} is not set: call `make bench`")))
        };
        let paths = Self {
            binary: path("TROUSSEAU_BINARY")?,
            site: path("LEPTOS_SITE_ROOT")?,
            folder: path("TROUSSEAU_BENCH_FOLDER")?,
            root_key: chance::bytes(&chance::System),
        };
        let _ = fs::remove_dir_all(paths.data());
        fs::create_dir_all(paths.data())?;
        Ok(paths)
    }

    /// The program's data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.join("data")
    }

    /// The database.
    pub fn database(&self) -> String {
        format!("sqlite://{}", self.data().join("trousseau.db").display())
    }

    /// Where the figures go.
    pub fn results(&self) -> PathBuf {
        self.folder.join("figures.json")
    }
}

/// A running server, ended with this.
pub struct Program {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub started_within: Duration,
}

impl Program {
    /// Starts it and waits until the sign-in page is there.
    pub async fn start(paths: &Paths, sink: &Sink) -> Result<Self, Failure> {
        // Taken and given back: the program takes it a moment later.
        let address = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?;
        let log = File::create(paths.folder.join("server.log"))?;
        let began = Instant::now();
        let child = Command::new(&paths.binary)
            .arg("serve")
            .env_clear()
            .current_dir(&paths.folder)
            .env("TROUSSEAU_BASE_URL", format!("http://localhost:{}", address.port()))
            .env("TROUSSEAU_LISTEN", address.to_string())
            .env("TROUSSEAU_DATA", paths.data())
            .env("TROUSSEAU_SECRET_KEY", STANDARD.encode(paths.root_key))
            .env("TROUSSEAU_MAIL_FROM", "trousseau@laurier.example")
            // So that one machine can be many clients.
            .env("TROUSSEAU_TRUSTED_PROXIES", "127.0.0.1/32")
            .env("SMTP_URL", sink.url())
            .env("LEPTOS_SITE_ROOT", &paths.site)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()?;
        let mut program = Self { child, address, started_within: Duration::ZERO };
        let request = program.get("/login", "");
        while Connection::to(address).ask(&request).await.map_or(0, |answer| answer.status) != 200 {
            if began.elapsed() > PATIENCE || program.child.try_wait()?.is_some() {
                return Err(Failure::new(format!(
                    "the server does not start: see {}",
                    paths.folder.join("server.log").display()
                )));
            }
            sleep(ASK_EVERY).await;
        }
        program.started_within = began.elapsed();
        Ok(program)
    }

    /// A page, asked for as a browser does, with what stands in its cookies.
    pub fn get(&self, path: &str, cookies: &str) -> Vec<u8> {
        let port = self.address.port();
        let cookies = if cookies.is_empty() { String::new() } else { format!("Cookie: {cookies}\r\n") };
        format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: text/html,*/*;q=0.8\r\nAccept-Language: fr-CA,en;q=0.5\r\n\
             Accept-Encoding: gzip, deflate, br\r\nSec-Fetch-Site: same-origin\r\n{cookies}\r\n"
        )
        .into_bytes()
    }

    /// A call of a server function, as the program in the page makes it, from a client with this address.
    pub fn call(&self, function: &str, fields: &[(&str, &str)], cookies: &str, client: &str) -> Vec<u8> {
        let port = self.address.port();
        let mut body = url::form_urlencoded::Serializer::new(String::new());
        for (field, value) in fields {
            body.append_pair(&format!("form[{field}]"), value);
        }
        let body = body.finish();
        let length = body.len();
        format!(
            "POST {function} HTTP/1.1\r\nHost: localhost:{port}\r\nAccept: application/json\r\nSec-Fetch-Site: same-origin\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\nX-Forwarded-For: {client}\r\n\
             Cookie: {cookies}\r\n\r\n{body}"
        )
        .into_bytes()
    }

    /// Bytes of memory that are really there.
    pub fn resident(&self) -> Result<u64, Failure> {
        let status = fs::read_to_string(self.proc("status"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kib = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
        kib.map(|kib| kib * 1024).ok_or_else(|| Failure::new("the kernel does not tell how much memory there is"))
    }

    /// The same, when nothing has happened for a while.
    pub async fn resident_once_settled(&self) -> Result<u64, Failure> {
        sleep(SETTLES_WITHIN).await;
        self.resident()
    }

    /// Seconds of a core that it has taken so far.
    pub fn processor_s(&self) -> Result<f64, Failure> {
        let stat = fs::read_to_string(self.proc("stat"))?;
        // The name, in brackets, may hold blanks; what follows it is the third field. The 14th and 15th are user's and system's time.
        let rest = stat.rsplit(") ").next().unwrap_or_default();
        let ticks = rest.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse::<f64>().ok());
        Ok(ticks.sum::<f64>() / TICKS_PER_SECOND)
    }

    fn proc(&self, file: &str) -> PathBuf {
        Path::new("/proc").join(self.child.id().to_string()).join(file)
    }

    /// Asks it to stop, and waits until it has.
    pub async fn stop(mut self) -> Result<(), Failure> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        let began = Instant::now();
        while self.child.try_wait()?.is_none() {
            if began.elapsed() > PATIENCE {
                return Err(Failure::new("the server does not stop"));
            }
            sleep(Duration::from_millis(10)).await;
        }
        Ok(())
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
