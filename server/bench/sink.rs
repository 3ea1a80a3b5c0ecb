//! A mail server that takes everything, notes when, and forgets it.

use crate::{failure::Failure, stats::Times};
use std::{
    collections::HashMap,
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufStream},
    net::{TcpListener, TcpStream},
    sync::Notify,
    time::{Instant, timeout},
};

/// A letter that takes longer has not come.
const PATIENCE: Duration = Duration::from_secs(10);

/// The server, listening until the program ends.
pub struct Sink {
    address: SocketAddr,
    arrivals: Arc<Arrivals>,
}

#[derive(Default)]
struct Arrivals {
    by_recipient: Mutex<HashMap<String, Instant>>,
    came: Notify,
}

impl Sink {
    /// On a free port.
    pub async fn start() -> Result<Self, Failure> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let (address, arrivals) = (listener.local_addr()?, Arc::<Arrivals>::default());
        let noted = Arc::clone(&arrivals);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // A client that breaks off is its own affair.
                tokio::spawn(converse(stream, Arc::clone(&noted)));
            }
        });
        Ok(Self { address, arrivals })
    }

    /// As an `SMTP_URL`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// When the letter to this recipient was here, whole.
    pub async fn arrival(&self, recipient: &str) -> Result<Instant, Failure> {
        let came = async {
            loop {
                let next = self.arrivals.came.notified();
                if let Some(at) = self.arrivals.of(recipient) {
                    return at;
                }
                next.await;
            }
        };
        timeout(PATIENCE, came).await.map_err(|_| Failure::new("a letter has not come within ten seconds"))
    }

    /// The bare conversation: one connection that is kept, so many letters of this size, one after the other.
    pub async fn bare_conversations(&self, letters: usize, size: usize) -> Result<Times, Failure> {
        let stream = TcpStream::connect(self.address).await?;
        stream.set_nodelay(true)?;
        let mut stream = BufStream::new(stream);
        hear(&mut stream).await?;
        say(&mut stream, "EHLO bench").await?;
        let letter = format!("Subject: bench\r\n\r\n{}\r\n.", "0123456789abcdef\r\n".repeat(size / 18));
        let mut times = Vec::with_capacity(letters);
        for number in 0..letters {
            let (began, recipient) = (Instant::now(), format!("bare{number}@laurier.example"));
            for line in ["MAIL FROM:<bench@laurier.example>", &format!("RCPT TO:<{recipient}>"), "DATA", &letter] {
                say(&mut stream, line).await?;
            }
            times.push(self.arrival(&recipient).await? - began);
        }
        Ok(Times::new(times))
    }
}

impl Arrivals {
    fn of(&self, recipient: &str) -> Option<Instant> {
        self.by_recipient.lock().unwrap_or_else(PoisonError::into_inner).get(recipient).copied()
    }

    fn note(&self, recipient: String) {
        self.by_recipient.lock().unwrap_or_else(PoisonError::into_inner).insert(recipient, Instant::now());
        self.came.notify_waiters();
    }
}

async fn converse(stream: TcpStream, arrivals: Arc<Arrivals>) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let (mut stream, mut line, mut recipient) = (BufStream::new(stream), String::new(), String::new());
    answer(&mut stream, "220 sink").await?;
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        match line.get(..4).unwrap_or_default().to_ascii_uppercase().as_str() {
            "EHLO" => answer(&mut stream, "250-sink\r\n250 8BITMIME").await?,
            "RCPT" => {
                recipient = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                answer(&mut stream, "250 yes").await?;
            }
            "DATA" => {
                answer(&mut stream, "354 go on").await?;
                while line.trim_end() != "." {
                    line.clear();
                    if stream.read_line(&mut line).await? == 0 {
                        return Ok(());
                    }
                }
                arrivals.note(std::mem::take(&mut recipient));
                answer(&mut stream, "250 taken").await?;
            }
            "QUIT" => return answer(&mut stream, "221 bye").await,
            _ => answer(&mut stream, "250 yes").await?,
        }
    }
}

async fn answer(stream: &mut BufStream<TcpStream>, line: &str) -> std::io::Result<()> {
    stream.write_all(line.as_bytes()).await?;
    stream.write_all(b"\r\n").await?;
    stream.flush().await
}

async fn say(stream: &mut BufStream<TcpStream>, line: &str) -> Result<(), Failure> {
    answer(stream, line).await?;
    hear(stream).await
}

/// One answer, which may have several lines.
async fn hear(stream: &mut BufStream<TcpStream>) -> Result<(), Failure> {
    let mut line = String::new();
    while line.get(3..4).is_none_or(|mark| mark != " ") {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Err(Failure::new("the mail server has hung up"));
        }
    }
    if line.starts_with(['2', '3']) { Ok(()) } else { Err(Failure::new(format!("the mail server refuses: {line}"))) }
}
