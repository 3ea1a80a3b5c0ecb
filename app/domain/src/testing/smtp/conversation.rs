//! The server's half of the conversation.

use super::{Act, Encryption, Phase, Received, Shared};
use std::{future::pending, io};
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader};

/// Why a conversation does not go on.
enum End {
    /// The client or the network.
    Gone,
    /// The script.
    Dropped,
    /// To be encrypted from here.
    Encrypt,
}

impl From<io::Error> for End {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// From the greeting. Gives the stream back when it is to be encrypted.
pub(super) async fn hold<S: AsyncRead + AsyncWrite + Unpin>(shared: &Shared, stream: S, encrypted: bool) -> Option<S> {
    let mut talk = Talk { shared, stream: BufReader::new(stream), encrypted, from: String::new(), to: Vec::new() };
    if talk.step(Phase::Greet, "220 test.example ESMTP").await.is_err() {
        return None;
    }
    matches!(talk.commands().await, Err(End::Encrypt)).then(|| talk.stream.into_inner())
}

/// After the encryption: the client says hello again, the server does not greet again.
pub(super) async fn go_on<S: AsyncRead + AsyncWrite + Unpin>(shared: &Shared, stream: S) {
    let mut talk = Talk { shared, stream: BufReader::new(stream), encrypted: true, from: String::new(), to: Vec::new() };
    let _ = talk.commands().await;
}

struct Talk<'a, S> {
    shared: &'a Shared,
    stream: BufReader<S>,
    encrypted: bool,
    from: String,
    to: Vec<String>,
}

impl<S: AsyncRead + AsyncWrite + Unpin> Talk<'_, S> {
    async fn commands(&mut self) -> Result<(), End> {
        loop {
            let line = self.line().await?;
            self.shared.state().commands.push(line.clone());
            let verb = line.split([' ', ':']).next().unwrap_or_default().to_ascii_uppercase();
            match verb.as_str() {
                "EHLO" | "HELO" => {
                    let hello = self.hello();
                    self.step(Phase::Ehlo, &hello).await?;
                }
                "STARTTLS" => {
                    if self.step(Phase::StartTls, "220 go ahead").await? {
                        return Err(End::Encrypt);
                    }
                }
                "AUTH" => self.auth(&line).await?,
                "MAIL" => {
                    if self.step(Phase::Mail, "250 2.1.0 sender ok").await? {
                        (self.from, self.to) = (address(&line), Vec::new());
                    }
                }
                "RCPT" => {
                    if self.step(Phase::Rcpt, "250 2.1.5 recipient ok").await? {
                        self.to.push(address(&line));
                    }
                }
                "DATA" => {
                    if self.step(Phase::Data, "354 go ahead").await? {
                        self.message().await?;
                    }
                }
                "RSET" | "NOOP" => self.say("250 2.0.0 ok").await?,
                "QUIT" => {
                    self.say("221 2.0.0 bye").await?;
                    return Ok(());
                }
                _ => self.say("502 5.5.1 unknown command").await?,
            }
        }
    }

    fn hello(&self) -> String {
        let mut lines = vec!["test.example", "8BITMIME", "ENHANCEDSTATUSCODES", "AUTH PLAIN LOGIN"];
        if self.shared.encryption == Encryption::OnRequest && !self.encrypted {
            lines.push("STARTTLS");
        }
        let last = lines.len() - 1;
        let marked = lines.iter().enumerate().map(|(place, line)| format!("250{}{line}", if place == last { ' ' } else { '-' }));
        marked.collect::<Vec<_>>().join("\r\n")
    }

    async fn auth(&mut self, line: &str) -> Result<(), End> {
        if line.to_ascii_uppercase().starts_with("AUTH LOGIN") {
            for prompt in ["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"] {
                self.say(prompt).await?;
                self.line().await?;
            }
        }
        self.step(Phase::Auth, "235 2.7.0 welcome").await.map(|_| ())
    }

    async fn message(&mut self) -> Result<(), End> {
        let mut raw = Vec::new();
        loop {
            let mut line = Vec::new();
            if self.stream.read_until(b'\n', &mut line).await? == 0 {
                return Err(End::Gone);
            }
            if line == b".\r\n" {
                break;
            }
            raw.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
        }
        let message =
            Received { from: std::mem::take(&mut self.from), to: std::mem::take(&mut self.to), raw, encrypted: self.encrypted };
        match self.shared.act(Phase::Dot) {
            None => {
                self.shared.take(message);
                self.say("250 2.0.0 taken").await
            }
            Some(Act::Reply(line)) => {
                if line.starts_with('2') {
                    self.shared.take(message);
                }
                self.say(&line).await
            }
            Some(Act::TakeAndDrop) => {
                self.shared.take(message);
                Err(End::Dropped)
            }
            Some(Act::Drop) => Err(End::Dropped),
            Some(Act::Hang) => pending().await,
        }
    }

    /// Says the usual, or what the script wants. `true`: the usual was said.
    async fn step(&mut self, phase: Phase, usual: &str) -> Result<bool, End> {
        match self.shared.act(phase) {
            None => self.say(usual).await.map(|()| true),
            Some(Act::Reply(line)) => self.say(&line).await.map(|()| false),
            Some(Act::Drop | Act::TakeAndDrop) => Err(End::Dropped),
            Some(Act::Hang) => pending().await,
        }
    }

    async fn say(&mut self, line: &str) -> Result<(), End> {
        let stream = self.stream.get_mut();
        stream.write_all(format!("{line}\r\n").as_bytes()).await?;
        stream.flush().await?;
        // 421 announces the end of the conversation (RFC 5321 §3.8).
        if line.starts_with("421") { Err(End::Dropped) } else { Ok(()) }
    }

    async fn line(&mut self) -> Result<String, End> {
        let mut line = String::new();
        if self.stream.read_line(&mut line).await? == 0 {
            return Err(End::Gone);
        }
        Ok(line.trim_end().to_owned())
    }
}

/// What stands between the angle brackets.
fn address(command: &str) -> String {
    let start = command.find('<').map_or(0, |at| at + 1);
    let end = command.find('>').unwrap_or(command.len());
    command.get(start..end).unwrap_or_default().to_owned()
}
