//! Whose turn it is on a connection, and how long the client's may last.
//!
//! Between two requests a connection may rest for long, but headers that have begun to come are waited for ten seconds (AC-69).
//! hyper has one limit for both, which runs from the end of an answer to the end of the next headers. So the wire tells here what
//! comes, the service what has been asked and answered, and hyper's timer is ours ([`Clock`]).
//!
//! Time runs from the first byte of a request, or from the answer before it where it was sent ahead of its turn: what lies in
//! hyper's buffer already doesn't come again. Whoever has sent anything else than the request in hand, as its headers tell its
//! length, counts as sending ahead; so does a body in chunks, which no browser sends. Such a connection doesn't rest any more,
//! for where its next request begins is not known.

use hyper::rt::{Sleep, Timer};
use std::{
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll},
    time::Duration,
};
use tokio::time::{Instant, sleep_until};

/// Known to all who have to do with a connection. They are polled by its one task, so nobody waits for the lock.
#[derive(Clone)]
pub(super) struct Turn(Arc<Mutex<State>>);

struct State {
    whose: Whose,
    /// Since the answer before.
    come: Come,
    sends_ahead: bool,
}

enum Whose {
    /// A request is awaited. `begun`: since when its headers have been on their way. `awaited`: since when hyper has waited for them,
    /// which it doesn't while the answer before is on its own way.
    Client { begun: Option<Instant>, awaited: Option<Instant> },
    /// A request is in hand. `body`: how long what follows its headers is, if that was said.
    Ours { body: Option<u64> },
}

impl Turn {
    /// Whoever connects wants something: for the first request the time runs already.
    pub fn new() -> Self {
        let whose = Whose::Client { begun: Some(Instant::now()), awaited: None };
        Self(Arc::new(Mutex::new(State { whose, come: Come::default(), sends_ahead: false })))
    }

    /// Bytes have come.
    pub fn comes(&self, bytes: &[u8]) {
        let mut state = self.state();
        state.come.take(bytes);
        if let Whose::Client { begun, .. } = &mut state.whose
            && !bytes.is_empty()
        {
            begun.get_or_insert_with(Instant::now);
        }
    }

    /// A request's headers are in.
    pub fn is_asked(&self, body: Option<u64>) {
        self.state().whose = Whose::Ours { body };
    }

    /// Its answer is there.
    pub fn is_answered(&self) {
        let mut state = self.state();
        let Whose::Ours { body } = state.whose else { return };
        let come = std::mem::take(&mut state.come);
        state.sends_ahead |= !(come.has_headers() && Some(come.after_headers) == body);
        state.whose = Whose::Client { begun: state.sends_ahead.then(Instant::now), awaited: None };
    }

    /// The answer has left, and the next request is awaited.
    fn is_awaited(&self) {
        if let Whose::Client { awaited, .. } = &mut self.state().whose {
            *awaited = Some(Instant::now());
        }
    }

    /// Since when the connection has been resting: all that was asked has been answered, and nothing else has come.
    pub fn rests_since(&self) -> Option<Instant> {
        match self.state().whose {
            Whose::Client { begun: None, awaited } => awaited,
            _ => None,
        }
    }

    /// Since when the headers that are awaited have been on their way; `None` while nothing has come of them.
    fn begun(&self) -> Option<Instant> {
        match self.state().whose {
            Whose::Client { begun, .. } => begun,
            Whose::Ours { .. } => None,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How much has come of a request, and perhaps of those after it.
#[derive(Default)]
struct Come {
    line: Line,
    after_headers: u64,
}

/// Where in the headers.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Line {
    /// Before the first line; empty lines don't count there.
    #[default]
    None,
    /// In one.
    Within,
    /// At the beginning of another: an empty one ends them.
    Start,
    /// Behind the last.
    Over,
}

impl Come {
    fn take(&mut self, bytes: &[u8]) {
        let mut bytes = bytes.iter();
        while self.line != Line::Over
            && let Some(byte) = bytes.next()
        {
            self.line = match (byte, self.line) {
                (b'\r', line) | (b'\n', line @ Line::None) => line,
                (b'\n', Line::Start) => Line::Over,
                (b'\n', _) => Line::Start,
                _ => Line::Within,
            };
        }
        self.after_headers += bytes.len() as u64;
    }

    fn has_headers(&self) -> bool {
        self.line == Line::Over
    }
}

/// hyper's timer. hyper sets it when it begins to wait for headers, and looks at it whenever it finds that they aren't all in.
pub(super) struct Clock {
    pub turn: Turn,
    /// How long headers may take that have begun to come.
    pub headers: Duration,
}

impl Timer for Clock {
    fn sleep(&self, duration: Duration) -> Pin<Box<dyn Sleep>> {
        self.sleep_until(self.now() + duration)
    }

    fn sleep_until(&self, deadline: std::time::Instant) -> Pin<Box<dyn Sleep>> {
        self.turn.is_awaited();
        let end = deadline.into();
        Box::pin(Waiting { turn: self.turn.clone(), headers: self.headers, end, sleep: Box::pin(sleep_until(end)) })
    }
}

/// Waits for headers.
struct Waiting {
    turn: Turn,
    headers: Duration,
    /// How long nothing may come.
    end: Instant,
    sleep: Pin<Box<tokio::time::Sleep>>,
}

impl Sleep for Waiting {}

impl Future for Waiting {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<()> {
        let end = self.turn.begun().map_or(self.end, |begun| begun + self.headers);
        if self.sleep.deadline() != end {
            self.sleep.as_mut().reset(end);
        }
        self.sleep.as_mut().poll(task)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Is the time running for another request, once this has come, in pieces, and what was asked first has been answered?
    fn runs_after(come: &str, body: Option<u64>, piece: usize) -> bool {
        let turn = Turn::new();
        let (before, behind) = come.as_bytes().split_at(come.len() / 2);
        before.chunks(piece).for_each(|bytes| turn.comes(bytes));
        turn.is_asked(body);
        behind.chunks(piece).for_each(|bytes| turn.comes(bytes));
        turn.is_answered();
        turn.begun().is_some()
    }

    #[test]
    fn ac_69_a_connection_rests_when_what_has_come_is_what_was_answered() {
        for piece in [1, 3, 1_000] {
            for (come, body, rests) in [
                ("GET / HTTP/1.1\r\nHost: x\r\n\r\n", Some(0), true),
                ("\r\n\r\nGET / HTTP/1.1\r\nHost: x\r\n\r\n", Some(0), true),
                ("GET / HTTP/1.1\nHost: x\n\n", Some(0), true),
                ("POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\n\r\n\r\ntold", Some(8), true),
                ("GET / HTTP/1.1\r\nHost: x\r\n\r\nG", Some(0), false),
                ("GET / HTTP/1.1\nHost: x\n\n\n", Some(0), false),
                ("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\ntoldGET /", Some(4), false),
                ("POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\nto", Some(4), false),
                ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", None, false),
            ] {
                assert_eq!(!runs_after(come, body, piece), rests, "{come:?}, {piece} at a time");
            }
        }
    }

    #[test]
    fn ac_69_whoever_has_sent_ahead_once_does_not_rest_any_more() {
        let turn = Turn::new();
        // The second comes with the first, and the third in two pieces, of which one lies in hyper's buffer.
        turn.comes(b"GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n");
        for _ in 0..2 {
            turn.is_asked(Some(0));
            turn.is_answered();
            assert!(turn.begun().is_some());
        }
        turn.comes(b"\r\nGET / HTTP/1.1\r\nHost: ");
        turn.is_asked(Some(0));
        turn.is_answered();
        assert!(turn.begun().is_some());
    }

    #[test]
    fn ac_69_the_time_of_a_request_runs_from_its_first_byte_and_stops_when_its_headers_are_in() {
        let turn = Turn::new();
        assert!(turn.begun().is_some(), "whoever connects wants something");
        turn.comes(b"GET / HTTP/1.1\r\n\r\n");
        turn.is_asked(Some(0));
        assert!(turn.begun().is_none());
        turn.is_answered();
        assert!(turn.rests_since().is_none(), "the answer is on its way");
        turn.is_awaited();
        turn.comes(b"");
        assert!(turn.begun().is_none() && turn.rests_since().is_some());
        turn.comes(b"G");
        let begun = turn.begun();
        assert!(begun.is_some() && turn.rests_since().is_none());
        turn.comes(b"ET");
        assert_eq!(turn.begun(), begun);
    }
}
