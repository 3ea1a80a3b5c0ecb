//! The program itself, for tests: started as an operator starts it, spoken to over its port.

use std::{
    io::{self, BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread::JoinHandle,
};
use tempfile::TempDir;

/// The program with nothing of ours in its environment.
pub fn trousseau(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trousseau"));
    command.env_clear().current_dir(folder).stdin(Stdio::null());
    command
}

/// In development, on this port.
pub fn development(folder: &Path, port: u16) -> Command {
    let mut command = trousseau(folder);
    command
        .env("TROUSSEAU_ENV", "development")
        .env("TROUSSEAU_BASE_URL", format!("http://localhost:{port}"))
        .env("TROUSSEAU_LISTEN", format!("127.0.0.1:{port}"));
    command
}

/// A folder to start it in.
pub fn folder() -> TempDir {
    tempfile::tempdir().unwrap()
}

/// A port that nobody listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// What it has complained about.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// A running server, ended with the test.
pub struct Running {
    child: Child,
    pub greeting: Vec<String>,
    log: Option<JoinHandle<String>>,
}

impl Running {
    /// Starts it and reads the first lines that it says.
    pub fn start(mut command: Command, lines: usize) -> Self {
        let mut child = command.arg("serve").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap()).lines();
        let greeting = (0..lines).map_while(|_| said.next()).map(Result::unwrap).collect();
        // Whoever reads its words has to go on reading, or it stops at a full pipe.
        std::thread::spawn(move || said.for_each(drop));
        let mut log = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut text = Vec::new();
            let _ = log.read_to_end(&mut text);
            String::from_utf8_lossy(&text).into_owned()
        });
        Self { child, greeting, log: Some(log) }
    }

    /// Ends it and returns what it has logged.
    pub fn end(&mut self) -> String {
        assert_eq!(self.terminate(), 0);
        self.log.take().unwrap().join().unwrap()
    }

    /// Kills it on the spot (SIGKILL): it has no say in what it leaves behind.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asks it to stop and waits; its exit code.
    pub fn terminate(&mut self) -> i32 {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap().code().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One request to a running server, headers and all as they go over the wire; what came back.
pub fn ask(port: u16, method: &str, path: &str, cookies: &[String], form: &str) -> String {
    asked(port, method, path, cookies, form).unwrap()
}

/// The same where the server may be gone.
pub fn asked(port: u16, method: &str, path: &str, cookies: &[String], form: &str) -> io::Result<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let cookies = cookies.join("; ");
    let length = form.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nAccept: text/html\r\nSec-Fetch-Site: same-origin\r\n\
         User-Agent: tests\r\nReferer: http://localhost:{port}/login\r\nCookie: {cookies}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
    )?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// `name=value` of each cookie that an answer sets.
pub fn cookies(answer: &str) -> Vec<String> {
    let set = answer.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
    set.filter_map(|cookie| cookie.split(';').next().map(str::to_owned)).collect()
}
