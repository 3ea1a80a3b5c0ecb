//! Connections: accepting, bounding, ending them.
//!
//! axum's own loop sets no timer, so hyper's limits on slow headers never act; hence this one. A client has ten seconds for
//! its headers, 32 KiB for their size (431), and there is a bounded number of connections, beyond which new ones wait in the
//! system's queue. Who doesn't read the answer is let go ([`wire`]). Between two requests a connection may rest for longer than most proxies
//! keep theirs (a minute): were it closed on this side first, a request might just be on its way, and be lost. At the end the listener
//! goes first, requests under way get ten seconds (FT-34).

mod wire;

use crate::{client::Peer, security::headers};
use axum::{Router, body::Body, extract::Request};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, fs, future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    task::JoinSet,
};
use tower::ServiceExt as _;
use wire::{Turn, Wire};

/// How long a client is waited for.
#[derive(Clone, Copy)]
struct Waits {
    /// The headers of a request that has begun, and of the first one on a connection (AC-69).
    headers: Duration,
    /// A further request on the same connection.
    idle: Duration,
    /// Reading nothing of an answer.
    answer: Duration,
}

const WAITS: Waits = Waits { headers: Duration::from_secs(10), idle: Duration::from_secs(75), answer: Duration::from_secs(30) };
/// More than any browser sends with every cookie of ours.
const LARGEST_HEADERS: usize = 32 * 1024;
/// Connections at the same time, where the system grants as many descriptors.
const MOST_CONNECTIONS: usize = 2_000;
/// Descriptors for everything else: database, relay, files that are being sent, and what tokio needs.
const OTHER_DESCRIPTORS: usize = 100;
/// What is under way at the end may take this long.
const LAST_CALL: Duration = Duration::from_secs(10);

/// Serves until `stop`, then ends what is under way. `is_https`: whether browsers come by https, which some headers depend on.
pub async fn serve(listener: TcpListener, router: Router, is_https: bool, stop: impl Future<Output = ()>) {
    let headers: Arc<str> = headers::lines(is_https).into();
    let places = Arc::new(Semaphore::new(most_connections(fs::read_to_string("/proc/self/limits").ok().as_deref())));
    let (closing, is_closing) = watch::channel(false);
    let mut connections = JoinSet::new();
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
            accepted = accept(&listener, &places) => {
                if let Some(accepted) = accepted {
                    connections.spawn(attend(accepted, WAITS, router.clone(), Arc::clone(&headers), is_closing.clone()));
                }
            }
        }
    }
    drop(listener);
    let _ = closing.send(true);
    let done = async { while connections.join_next().await.is_some() {} };
    if tokio::time::timeout(LAST_CALL, done).await.is_err() {
        tracing::warn!("some requests were still under way and have been cut off");
    }
}

/// How many connections there may be: two thousand, unless the process may not open so many descriptors (1 024 is what most systems grant at
/// first). Without descriptors the database can't be opened either, nor a letter sent; so clients wait in the system's queue before that.
/// The limits are read where Linux shows them; elsewhere the usual one is assumed.
fn most_connections(limits: Option<&str>) -> usize {
    let line = limits.and_then(|limits| limits.lines().find_map(|line| line.strip_prefix("Max open files")));
    let descriptors = match line.and_then(|line| line.split_whitespace().next()) {
        Some("unlimited") => usize::MAX,
        soft => soft.and_then(|soft| soft.parse().ok()).unwrap_or(1_024),
    };
    // Few are better than none: with none the server would accept nobody and not say why.
    MOST_CONNECTIONS.min(descriptors.saturating_sub(OTHER_DESCRIPTORS)).max(16)
}

/// A connection and its place among those that there may be.
struct Accepted {
    stream: TcpStream,
    peer: SocketAddr,
    place: OwnedSemaphorePermit,
}

async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<Accepted> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => Some(Accepted { stream, peer, place }),
        Err(cause) => {
            // Usually too many open files: trying again at once would only burn a core.
            tracing::warn!(error = %cause, "a connection could not be accepted");
            tokio::time::sleep(Duration::from_millis(100)).await;
            None
        }
    }
}

async fn attend(accepted: Accepted, waits: Waits, router: Router, headers: Arc<str>, mut is_closing: watch::Receiver<bool>) {
    let Accepted { stream, peer, place: _place } = accepted;
    let _ = stream.set_nodelay(true);
    let turn = Turn::default();
    let wire = Wire::new(TokioIo::new(stream), waits.headers, waits.answer, headers, turn.clone());
    let service = service_fn(move |request: Request<Incoming>| {
        turn.passes();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        let (router, turn) = (router.clone(), turn.clone());
        async move {
            let answer = router.oneshot(request).await.map_err(|never: Infallible| never);
            turn.passes();
            answer
        }
    });
    // hyper's limit runs from the end of one answer to the end of the next headers: it is the one for resting connections. The wire knows
    // when a request begins to arrive.
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(waits.idle)
        .max_header_size(LARGEST_HEADERS)
        .serve_connection(wire, service);
    tokio::pin!(connection);
    tokio::select! {
        // A client that misbehaves or goes away is no fault of ours and not worth a line.
        _ = connection.as_mut() => return,
        _ = is_closing.wait_for(|closing| *closing) => connection.as_mut().graceful_shutdown(),
    }
    let _ = connection.await;
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::routing::get;
    use tokio::{
        io::{AsyncReadExt as _, AsyncWriteExt as _},
        time::{Instant, sleep, timeout},
    };

    const SHORT: Waits =
        Waits { headers: Duration::from_millis(300), idle: Duration::from_millis(1_200), answer: Duration::from_secs(30) };

    /// One end of a connection whose other end is attended to.
    async fn connected() -> TcpStream {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let client = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let accepted = accept(&listener, &Arc::new(Semaphore::new(1))).await.unwrap();
        let router = Router::new().route("/", get(|| async { "here" }).post(|body: String| async { body }));
        let (closing, is_closing) = watch::channel(false);
        tokio::spawn(async move {
            attend(accepted, SHORT, router, "".into(), is_closing).await;
            drop(closing);
        });
        client
    }

    async fn asks(client: &mut TcpStream, request: &str, answered_with: &str) {
        client.write_all(request.as_bytes()).await.unwrap();
        let (mut answer, mut part) = (String::new(), [0; 1024]);
        while !answer.ends_with(answered_with) {
            let read = timeout(Duration::from_secs(5), client.read(&mut part)).await.unwrap().unwrap();
            assert!(read > 0, "closed after {answer}");
            answer.push_str(std::str::from_utf8(&part[..read]).unwrap());
        }
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    }

    /// After how long the other end closes.
    async fn closed_after(client: &mut TcpStream) -> Duration {
        let begun = Instant::now();
        let read = timeout(Duration::from_secs(10), client.read(&mut [0; 1024])).await.unwrap();
        assert!(matches!(read, Ok(0) | Err(_)), "{read:?}");
        begun.elapsed()
    }

    #[tokio::test]
    async fn a_kept_connection_may_rest_for_longer_than_headers_may_take_and_not_for_ever() {
        let mut client = connected().await;
        for _ in 0..3 {
            asks(&mut client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here").await;
            sleep(SHORT.headers * 2).await;
        }
        // A form as well: its body is no beginning of a request.
        asks(&mut client, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ntold", "told").await;
        let rested = closed_after(&mut client).await;
        assert!(rested + Duration::from_millis(50) >= SHORT.idle && rested < SHORT.idle * 3, "{rested:?}");
    }

    #[tokio::test]
    async fn ac_69_headers_that_have_begun_are_waited_for_as_long_on_a_kept_connection_as_on_a_new_one() {
        for requests_before in 0..3 {
            for begins in ["", "GET / HTTP/1.1\r\nHost: "] {
                let mut client = connected().await;
                for _ in 0..requests_before {
                    asks(&mut client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here").await;
                }
                client.write_all(begins.as_bytes()).await.unwrap();
                let waited = closed_after(&mut client).await;
                let limit = if requests_before > 0 && begins.is_empty() { SHORT.idle } else { SHORT.headers };
                assert!(
                    waited + Duration::from_millis(50) >= limit && waited < limit * 3,
                    "{requests_before}, {begins:?}: {waited:?}"
                );
            }
        }
    }

    #[tokio::test]
    async fn ac_69_headers_that_trickle_in_are_not_waited_for_any_longer() {
        let mut client = connected().await;
        asks(&mut client, "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here").await;
        let begun = Instant::now();
        while client.write_all(b"G").await.is_ok() {
            sleep(Duration::from_millis(20)).await;
        }
        assert!(begun.elapsed() >= SHORT.headers && begun.elapsed() < SHORT.headers * 3, "{:?}", begun.elapsed());
    }

    #[test]
    fn there_are_never_more_connections_than_descriptors() {
        let most = |soft: &str| {
            most_connections(Some(&format!("Max processes   9 9 processes\nMax open files   {soft}   524288   files\n")))
        };
        assert_eq!(["1024", "2100", "2050", "1048576", "unlimited"].map(most), [924, 2_000, 1_950, 2_000, 2_000]);
        assert_eq!([most("nonsense"), most_connections(None), most("64")], [924, 924, 16]);
        let here = fs::read_to_string("/proc/self/limits").unwrap();
        assert!(here.lines().any(|line| line.starts_with("Max open files")), "{here}");
    }
}
