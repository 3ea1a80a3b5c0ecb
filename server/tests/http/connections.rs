//! Connections: slow ones, fat ones, and the end.

use crate::browser::{HOST, router_of};
use domain::testing::TestContext;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::{Instant, timeout},
};

struct Listening {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    served: JoinHandle<()>,
}

async fn listen(t: &TestContext) -> Listening {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let router = router_of(t);
    let served = tokio::spawn(server::http::serve(listener, router, true, async { stopped.await.unwrap_or_default() }));
    Listening { address, stop, served }
}

/// Sends bytes as they are and reads until the other end closes, or the patience is over.
async fn exchange(address: SocketAddr, bytes: &[u8], patience: Duration) -> (String, bool) {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The other end may close while we still write.
    let _ = stream.write_all(bytes).await;
    let mut answer = Vec::new();
    let closed = timeout(patience, stream.read_to_end(&mut answer)).await.is_ok();
    (String::from_utf8_lossy(&answer).into_owned(), closed)
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_69_oversized_headers_are_refused() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    let fat = format!("GET /login HTTP/1.1\r\nHost: {HOST}\r\nX-Fat: {}\r\n\r\n", "x".repeat(64 * 1024));
    let (answer, _) = exchange(server.address, fat.as_bytes(), Duration::from_secs(5)).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let many = "X-More: y\r\n".repeat(500);
    let (answer, _) =
        exchange(server.address, format!("GET /login HTTP/1.1\r\nHost: {HOST}\r\n{many}\r\n").as_bytes(), Duration::from_secs(5))
            .await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    assert_protected(&answer);
}

/// What hyper answers by itself, before any layer of ours, is protected like the rest.
fn assert_protected(answer: &str) {
    for header in [
        "x-content-type-options: nosniff",
        "strict-transport-security: max-age=",
        "referrer-policy: same-origin",
        "content-security-policy: default-src 'none'",
        "cross-origin-opener-policy: same-origin",
        "cache-control: no-store",
    ] {
        assert_eq!(answer.matches(&format!("\r\n{header}")).count(), 1, "{header}: {answer}");
    }
    assert!(answer.ends_with("\r\n\r\n") && !answer.contains("\r\nserver: "), "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_67_what_is_not_http_is_answered_with_the_protecting_headers_too() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    for nonsense in ["GET / HTTP/1.1\r\nno header at all\r\n\r\n", "\u{1}\u{2}\r\n\r\n", "GET /\u{7f} HTTP/9.9\r\n\r\n"] {
        let (answer, closed) = exchange(server.address, nonsense.as_bytes(), Duration::from_secs(5)).await;
        assert!(answer.starts_with("HTTP/1.1 4") && closed, "{answer}");
        assert_protected(&answer);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_69_headers_that_do_not_arrive_in_ten_seconds_end_the_connection() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    let begun = Instant::now();
    let (_, closed) = exchange(server.address, b"GET /login HTTP/1.1\r\nHost: ", Duration::from_secs(20)).await;
    assert!(closed && begun.elapsed() >= Duration::from_secs(9), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_69_a_body_that_does_not_arrive_is_timed_out_and_one_that_is_announced_too_large_is_refused() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    let head = |length: usize| {
        format!(
            "POST /api/sessions/sign-in HTTP/1.1\r\nHost: {HOST}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\nform"
        )
    };
    let (answer, closed) = exchange(server.address, head(2 << 20).as_bytes(), Duration::from_secs(5)).await;
    assert!(answer.starts_with("HTTP/1.1 413 ") && answer.contains("too-large") && closed, "{answer}");
    let (answer, closed) = exchange(server.address, head(100).as_bytes(), Duration::from_secs(20)).await;
    assert!(answer.starts_with("HTTP/1.1 408 ") && answer.contains("timed-out") && closed, "{answer}");
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_31_two_hosts_and_a_foreign_request_line_are_misdirected_on_the_wire_too() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    for request in [
        format!("GET /login HTTP/1.1\r\nHost: {HOST}\r\nHost: evil.example\r\nConnection: close\r\n\r\n"),
        format!("GET http://evil.example/login HTTP/1.1\r\nHost: {HOST}\r\nConnection: close\r\n\r\n"),
        "GET /login HTTP/1.0\r\nConnection: close\r\n\r\n".to_owned(),
    ] {
        let (answer, _) = exchange(server.address, request.as_bytes(), Duration::from_secs(5)).await;
        assert!(answer.contains(" 421 "), "{request}: {answer}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_34_told_to_stop_the_server_accepts_nothing_new_and_finishes_what_it_has() {
    let t = TestContext::new().await;
    let server = listen(&t).await;
    let mut under_way = TcpStream::connect(server.address).await.unwrap();
    under_way
        .write_all(
            format!(
                "POST /api/sessions/sign-in HTTP/1.1\r\nHost: {HOST}\r\nSec-Fetch-Site: same-origin\r\nAccept: application/json\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 4\r\n\r\n"
            )
            .as_bytes(),
        )
        .await
        .unwrap();
    // The request has to have reached the router before the stop; its first byte is not enough to tell from outside.
    tokio::time::sleep(Duration::from_millis(200)).await;
    server.stop.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(TcpStream::connect(server.address).await.is_err(), "nothing new");
    under_way.write_all(b"x=12").await.unwrap();
    let mut answer = String::new();
    timeout(Duration::from_secs(5), under_way.read_to_string(&mut answer)).await.unwrap().unwrap();
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    timeout(Duration::from_secs(5), server.served).await.unwrap().unwrap();
}
