//! Connections: accepting, bounding, ending them.
//!
//! axum's own loop sets no timer, so hyper's limits on slow headers never act; hence this one. A client has ten seconds for
//! its headers, 32 KiB for their size (431), and there is a bounded number of connections, beyond which new ones wait in the
//! system's queue. Who doesn't read the answer is let go ([`wire`]). Between two requests a connection may rest for longer than
//! most proxies keep theirs (a minute): were it closed on this side first, a request might just be on its way, and be lost
//! ([`turn`]). Only when the places run out, those that rest make room for others ([`places`]). At the end the listener goes
//! first, requests under way get ten seconds (FT-34).

mod places;
mod turn;
mod wire;

use crate::{client::Peer, security::headers};
use axum::{Router, body::Body, extract::Request};
use hyper::{
    body::{Body as _, Incoming},
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use places::{Place, Places};
use std::{convert::Infallible, fs, future::Future, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
};
use tower::ServiceExt as _;
use turn::{Clock, Turn};
use wire::Wire;

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
    let places = Places::new(most_connections(fs::read_to_string("/proc/self/limits").ok().as_deref()));
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
    place: Place,
}

async fn accept(listener: &TcpListener, places: &Arc<Places>) -> Option<Accepted> {
    let place = places.take().await?;
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
    let Accepted { stream, peer, place } = accepted;
    let _ = stream.set_nodelay(true);
    let turn = Turn::new();
    let clock = Clock { turn: turn.clone(), headers: waits.headers };
    let wire = Wire::new(TokioIo::new(stream), waits.answer, headers, turn.clone());
    let asked = turn.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        asked.is_asked(request.body().size_hint().exact());
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(Peer(peer));
        let (router, asked) = (router.clone(), asked.clone());
        async move {
            let answer = router.oneshot(request).await.map_err(|never: Infallible| never);
            asked.is_answered();
            answer
        }
    });
    let connection = http1::Builder::new()
        .timer(clock)
        .header_read_timeout(waits.idle)
        .max_header_size(LARGEST_HEADERS)
        .serve_connection(wire, service);
    tokio::pin!(connection);
    tokio::select! {
        // A client that misbehaves or goes away is no fault of ours and not worth a line.
        has_ended = place.hold(connection.as_mut(), &turn) => if has_ended { return },
        _ = is_closing.wait_for(|closing| *closing) => {}
    }
    connection.as_mut().graceful_shutdown();
    let _ = connection.await;
}

#[cfg(test)]
mod tests;
