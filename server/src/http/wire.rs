//! A connection as hyper writes to it.
//!
//! It lets go of clients that don't read: hyper bounds how long a request may take to arrive, but not how long an answer may take to be
//! fetched, and whoever asks for a large file and then reads nothing would hold the connection, and what lies in its buffers, for ever.
//! Time spent waiting is paid from a credit, and every byte that is taken pays some of it back: a slow line is no fault, standing still is
//! (AC-69).
//!
//! It tells what comes, so that headers that have begun are waited for less long than a connection may rest ([`Turn`]).
//!
//! And it adds our headers to the few answers that hyper gives by itself, before any layer sees a request: 400 to what is not HTTP, 431 to
//! headers too large (AC-67).

use super::turn::Turn;
use hyper::rt::{Read, ReadBuf, ReadBufCursor, Write};
use std::{
    io,
    mem::MaybeUninit,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, ready},
    time::Duration,
};
use tokio::time::{Instant, Sleep, sleep};

/// What a byte that is taken pays back: whoever reads a thousand in a second is never let go.
const PER_BYTE: Duration = Duration::from_millis(1);

/// How much is read at a time: as much as hyper asks for at first.
const AT_A_TIME: usize = 8 * 1024;

/// A stream that is written to with limited patience.
pub(super) struct Wire<S> {
    stream: S,
    patience: Patience,
    turn: Turn,
    headers: Arc<str>,
    own: Option<Own>,
}

/// One of hyper's own answers, completed, and how much of it has been written.
struct Own {
    bytes: Vec<u8>,
    written: usize,
}

impl<S> Wire<S> {
    /// `patience`: how long a client may stand still. `headers`: lines that every answer has, each with its line's end.
    pub fn new(stream: S, patience: Duration, headers: Arc<str>, turn: Turn) -> Self {
        Self { stream, patience: Patience::new(patience), turn, headers, own: None }
    }
}

impl<S: Write + Unpin> Wire<S> {
    fn write(&mut self, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let outcome = Pin::new(&mut self.stream).poll_write(task, bytes);
        self.patience.bounded(task, outcome)
    }

    /// Writes hyper's answer as completed; to hyper it has the length that it knows.
    fn write_own(&mut self, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let mut own = self.own.take().unwrap_or_else(|| Own { bytes: completed(bytes, &self.headers), written: 0 });
        while own.written < own.bytes.len() {
            match self.write(task, &own.bytes[own.written..]) {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Poll::Ready(Ok(written)) => own.written += written,
                Poll::Ready(Err(cause)) => return Poll::Ready(Err(cause)),
                Poll::Pending => {
                    self.own = Some(own);
                    return Poll::Pending;
                }
            }
        }
        Poll::Ready(Ok(bytes.len()))
    }
}

/// Is it an answer without a body that has not been through our layers?
fn is_hypers_own(bytes: &[u8]) -> bool {
    let holds = |part: &[u8]| bytes.windows(part.len()).any(|window| window.eq_ignore_ascii_case(part));
    bytes.starts_with(b"HTTP/1.")
        && bytes.len() < 512
        && bytes.ends_with(b"\r\n\r\n")
        && holds(b"\r\ncontent-length: 0\r\n")
        && !holds(b"\r\nx-content-type-options: ")
}

fn completed(answer: &[u8], headers: &str) -> Vec<u8> {
    // All but the empty line at the end.
    let (head, end) = answer.split_at(answer.len() - 2);
    [head, headers.as_bytes(), end].concat()
}

impl<S: Write + Unpin> Write for Wire<S> {
    fn poll_write(mut self: Pin<&mut Self>, task: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if self.own.is_some() || is_hypers_own(bytes) { self.write_own(task, bytes) } else { self.write(task, bytes) }
    }

    fn poll_flush(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(task)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(task)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        task: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        if let Some(first) = parts.first().filter(|first| self.own.is_some() || is_hypers_own(first)) {
            return self.write_own(task, first);
        }
        let outcome = Pin::new(&mut self.stream).poll_write_vectored(task, parts);
        self.patience.bounded(task, outcome)
    }
}

impl<S: Read + Unpin> Read for Wire<S> {
    fn poll_read(mut self: Pin<&mut Self>, task: &mut Context<'_>, mut into: ReadBufCursor<'_>) -> Poll<io::Result<()>> {
        // By way of a buffer of ours: hyper's can be written to and not be read.
        let mut room = [MaybeUninit::uninit(); AT_A_TIME];
        let room_there = into.remaining().min(AT_A_TIME);
        let mut come = ReadBuf::uninit(&mut room[..room_there]);
        let outcome = Pin::new(&mut self.stream).poll_read(task, come.unfilled());
        self.turn.comes(come.filled());
        into.put_slice(come.filled());
        outcome
    }
}

/// The credit of time that a client has.
struct Patience {
    most: Duration,
    left: Duration,
    /// Since when the client has been waited for, or hasn't.
    since: Instant,
    end: Option<Pin<Box<Sleep>>>,
}

impl Patience {
    fn new(most: Duration) -> Self {
        Self { most, left: most, since: Instant::now(), end: None }
    }

    fn bounded(&mut self, task: &mut Context<'_>, outcome: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        if let Poll::Ready(outcome) = outcome {
            self.taken(outcome.as_ref().copied().unwrap_or(0));
            return Poll::Ready(outcome);
        }
        ready!(self.waits(task));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }

    /// Ready when the credit is used up.
    fn waits(&mut self, task: &mut Context<'_>) -> Poll<()> {
        let end = self.end.get_or_insert_with(|| {
            self.left = (self.left + self.since.elapsed()).min(self.most);
            self.since = Instant::now();
            Box::pin(sleep(self.left))
        });
        end.as_mut().poll(task)
    }

    fn taken(&mut self, bytes: usize) {
        if self.end.take().is_some() {
            self.left = self.left.saturating_sub(self.since.elapsed());
            self.since = Instant::now();
        }
        let paid = PER_BYTE.saturating_mul(u32::try_from(bytes).unwrap_or(u32::MAX));
        self.left = self.left.saturating_add(paid).min(self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hyper_util::rt::TokioIo;
    use std::future::poll_fn;
    use tokio::io::{AsyncReadExt as _, DuplexStream, duplex};

    fn wire(stream: DuplexStream, patience: Duration) -> Wire<TokioIo<DuplexStream>> {
        Wire::new(TokioIo::new(stream), patience, "x-content-type-options: nosniff\r\n".into(), Turn::new())
    }

    async fn write_all(wire: &mut Wire<TokioIo<DuplexStream>>, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            let written = poll_fn(|task| Pin::new(&mut *wire).poll_write(task, bytes)).await?;
            bytes = &bytes[written..];
        }
        Ok(())
    }

    #[tokio::test]
    async fn ac_69_a_client_that_does_not_read_its_answer_is_let_go() {
        let (ours, _theirs) = duplex(64);
        let begun = Instant::now();
        let refused = write_all(&mut wire(ours, Duration::from_millis(100)), &[b'x'; 1_000]).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::TimedOut);
        assert!(begun.elapsed() >= Duration::from_millis(100));
    }

    #[tokio::test]
    async fn ac_69_one_that_takes_a_byte_now_and_then_is_let_go_and_a_slow_line_is_not() {
        for (chunk, comes_through) in [(1, false), (100, true)] {
            let (ours, mut theirs) = duplex(64);
            let reads = tokio::spawn(async move {
                let mut taken = vec![0; chunk];
                while theirs.read_exact(&mut taken).await.is_ok() {
                    tokio::time::sleep(Duration::from_millis(40)).await;
                }
            });
            let done = write_all(&mut wire(ours, Duration::from_millis(300)), &[b'x'; 2_000]).await;
            assert_eq!(done.is_ok(), comes_through, "{chunk} at a time: {done:?}");
            reads.abort();
        }
    }

    #[tokio::test]
    async fn ac_67_hypers_own_answers_get_our_headers_and_ours_are_left_alone() {
        let own = "HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\n\r\n";
        let ours = "HTTP/1.1 303 See Other\r\nx-content-type-options: nosniff\r\ncontent-length: 0\r\n\r\n";
        let body = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nabc";
        for (answer, expected) in [
            (own, "HTTP/1.1 431 Request Header Fields Too Large\r\ncontent-length: 0\r\nx-content-type-options: nosniff\r\n\r\n"),
            (ours, ours),
            (body, body),
        ] {
            // Less than the answer fits at a time.
            let (near, mut far) = duplex(16);
            let reads = tokio::spawn(async move {
                let mut all = String::new();
                far.read_to_string(&mut all).await.map(|_| all)
            });
            let mut near = wire(near, Duration::from_secs(5));
            write_all(&mut near, answer.as_bytes()).await.unwrap();
            drop(near);
            assert_eq!(reads.await.unwrap().unwrap(), expected);
        }
    }
}
