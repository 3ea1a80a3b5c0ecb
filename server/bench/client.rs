//! The smallest client that speaks HTTP/1.1 as a browser does: connections that are kept, bodies in chunks. What it takes of the machine is
//! taken from the server that is measured, so it does nothing besides.

use crate::failure::Failure;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufStream},
    net::TcpStream,
    time::timeout,
};

/// An answer that takes longer is none.
const PATIENCE: Duration = Duration::from_secs(30);

/// What came back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// How many bytes of body went over the wire.
    pub length: usize,
    /// When to come back, if it says so.
    pub retry_after: Option<String>,
}

/// A connection. One that the other side has closed is opened anew.
pub struct Connection {
    address: SocketAddr,
    stream: Option<BufStream<TcpStream>>,
}

impl Connection {
    /// To there, opened when it is needed.
    pub fn to(address: SocketAddr) -> Self {
        Self { address, stream: None }
    }

    /// Asks and waits for the whole answer.
    pub async fn ask(&mut self, request: &[u8]) -> Result<Answer, Failure> {
        let answer = timeout(PATIENCE, self.exchange(request)).await;
        let answer = answer.unwrap_or_else(|_| Err(Failure::new("an answer has not come within thirty seconds")));
        if answer.is_err() {
            self.stream = None;
        }
        answer
    }

    async fn exchange(&mut self, request: &[u8]) -> Result<Answer, Failure> {
        let stream = match &mut self.stream {
            Some(stream) => stream,
            none => {
                let stream = TcpStream::connect(self.address).await?;
                stream.set_nodelay(true)?;
                none.insert(BufStream::with_capacity(64 * 1024, 4 * 1024, stream))
            }
        };
        stream.write_all(request).await?;
        stream.flush().await?;
        let (answer, is_kept) = read(stream).await?;
        if !is_kept {
            self.stream = None;
        }
        Ok(answer)
    }
}

/// The answer, and whether the connection is kept.
async fn read(stream: &mut BufStream<TcpStream>) -> Result<(Answer, bool), Failure> {
    let (mut answer, mut line, mut is_kept, mut length) = (Answer::default(), String::new(), true, None);
    stream.read_line(&mut line).await?;
    let status = line.split(' ').nth(1).and_then(|status| status.parse().ok());
    answer.status = status.ok_or_else(|| Failure::new(format!("no answer in HTTP: {line:?}")))?;
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Err(Failure::new("an answer breaks off"));
        }
        let Some((name, value)) = line.split_once(':') else { break };
        match (name, value.trim()) {
            ("content-length", value) => length = value.parse().ok(),
            ("connection", value) => is_kept = value != "close",
            ("retry-after", value) => answer.retry_after = Some(value.to_owned()),
            _ => {}
        }
    }
    answer.length = match length {
        Some(length) => skip(stream, length).await?,
        None if matches!(answer.status, 204 | 304) => 0,
        None => chunks(stream).await?,
    };
    Ok((answer, is_kept))
}

async fn chunks(stream: &mut BufStream<TcpStream>) -> Result<usize, Failure> {
    let (mut whole, mut line) = (0, String::new());
    loop {
        line.clear();
        stream.read_line(&mut line).await?;
        let length = usize::from_str_radix(line.trim_end(), 16).map_err(|_| Failure::new(format!("no chunk: {line:?}")))?;
        whole += skip(stream, length).await?;
        line.clear();
        stream.read_line(&mut line).await?;
        if length == 0 {
            return Ok(whole);
        }
    }
}

async fn skip(stream: &mut BufStream<TcpStream>, length: usize) -> Result<usize, Failure> {
    let skipped = tokio::io::copy(&mut stream.take(length as u64), &mut tokio::io::sink()).await?;
    if skipped == length as u64 { Ok(length) } else { Err(Failure::new("an answer breaks off")) }
}
