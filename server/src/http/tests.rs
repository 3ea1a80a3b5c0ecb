use super::*;
use axum::routing::get;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    time::{sleep, timeout},
};

/// Nobody waits for that long here: whatever ends was ended by the other limit.
const LONG: Duration = Duration::from_hours(1);
const SHORT: Duration = Duration::from_millis(300);

const SHORT_HEADERS: Waits = Waits { headers: SHORT, idle: LONG, answer: LONG };
const PATIENT: Waits = Waits { headers: LONG, idle: LONG, answer: LONG };
const SHORT_REST: Waits = Waits { headers: LONG, idle: SHORT, answer: LONG };

const FORM: &str = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\ntold";

/// One end of a connection whose other end is attended to.
struct Client(TcpStream);

impl Client {
    async fn waited_for(waits: Waits) -> Self {
        Self::at(&Places::new(8), waits).await
    }

    /// Takes one of these places.
    async fn at(places: &Arc<Places>, waits: Waits) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
        let accepted = timeout(Duration::from_secs(10), accept(&listener, places)).await.expect("a free place").unwrap();
        let router = Router::new().route("/", get(|| async { "here" }).post(|body: String| async { body }));
        let (closing, is_closing) = watch::channel(false);
        tokio::spawn(async move {
            attend(accepted, waits, router, "".into(), is_closing).await;
            drop(closing);
        });
        Self(stream)
    }

    async fn sends(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    /// Reads until the answer ends like this.
    async fn is_answered(&mut self, end: &str) {
        let (mut answer, mut part) = (String::new(), [0; 1024]);
        while !answer.ends_with(end) {
            let read = timeout(Duration::from_secs(10), self.0.read(&mut part)).await.unwrap().unwrap();
            assert!(read > 0, "closed after {answer:?}");
            answer.push_str(std::str::from_utf8(&part[..read]).unwrap());
        }
        assert!(answer.starts_with("HTTP/1.1 200 ") || answer.starts_with("HTTP/1.1 100 "), "{answer}");
    }

    async fn asks(&mut self) {
        self.sends("GET / HTTP/1.1\r\nHost: x\r\n\r\n").await;
        self.is_answered("here").await;
    }

    /// Sends a form whose body follows when its headers have been read: the server asks for it.
    async fn posts(&mut self) {
        self.begins_to_post().await;
        self.sends("told").await;
        self.is_answered("told").await;
    }

    async fn begins_to_post(&mut self) {
        self.sends("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n").await;
        self.is_answered("HTTP/1.1 100 Continue\r\n\r\n").await;
    }

    async fn is_closed(&mut self) {
        let read = timeout(Duration::from_secs(10), self.0.read(&mut [0; 1024])).await;
        assert!(matches!(read, Ok(Ok(0) | Err(_))), "{read:?}");
    }
}

#[tokio::test]
async fn a_kept_connection_may_rest_for_longer_than_headers_may_take() {
    let mut client = Client::waited_for(SHORT_HEADERS).await;
    for _ in 0..2 {
        client.asks().await;
        sleep(SHORT * 2).await;
        // A form as well: its body is no beginning of a request.
        client.posts().await;
        sleep(SHORT * 2).await;
    }
    client.asks().await;
}

#[tokio::test]
async fn a_kept_connection_does_not_rest_for_ever() {
    for posts in [false, true] {
        let mut client = Client::waited_for(SHORT_REST).await;
        client.asks().await;
        if posts {
            client.posts().await;
        }
        client.is_closed().await;
    }
}

#[tokio::test]
async fn ac_69_headers_that_have_begun_are_waited_for_no_longer_on_a_kept_connection_than_on_a_new_one() {
    for requests_before in 0..3 {
        let mut client = Client::waited_for(SHORT_HEADERS).await;
        for _ in 0..requests_before {
            client.asks().await;
        }
        client.sends("GET / HTTP/1.1\r\nHost: ").await;
        client.is_closed().await;
    }
    // As well where they came along with the request before, and lie in hyper's buffer.
    for (request, answer) in [("GET / HTTP/1.1\r\nHost: x\r\n\r\n", "here"), (FORM, "told")] {
        let mut client = Client::waited_for(SHORT_HEADERS).await;
        client.asks().await;
        client.sends(&format!("{request}GET / HTTP/1.1\r\nHost: ")).await;
        client.is_answered(answer).await;
        client.is_closed().await;
    }
    // Of the first request nothing need have come.
    Client::waited_for(SHORT_HEADERS).await.is_closed().await;
}

#[tokio::test]
async fn ac_69_headers_that_trickle_in_are_not_waited_for_any_longer() {
    let mut client = Client::waited_for(SHORT_HEADERS).await;
    client.asks().await;
    for _ in 0..500 {
        if client.0.write_all(b"G").await.is_err() {
            return;
        }
        sleep(Duration::from_millis(20)).await;
    }
    panic!("ten seconds were not enough");
}

#[tokio::test]
async fn when_places_run_out_whoever_has_rested_for_longest_makes_room_and_nobody_with_a_request_in_hand() {
    let places = Places::new(3);
    let comes = async || Client::at(&places, PATIENT).await;
    let (mut busy, mut first, mut second) = (comes().await, comes().await, comes().await);
    busy.asks().await;
    first.asks().await;
    second.asks().await;
    // Whoever asks again begins another rest.
    first.asks().await;
    busy.begins_to_post().await;
    let mut third = comes().await;
    second.is_closed().await;
    third.asks().await;
    let mut fourth = comes().await;
    first.is_closed().await;
    // Nobody rests for as long as a request is on its way.
    third.sends("GET / HTTP/1.1\r\n").await;
    fourth.asks().await;
    let _fifth = comes().await;
    fourth.is_closed().await;
    third.sends("Host: x\r\n\r\n").await;
    third.is_answered("here").await;
    busy.sends("told").await;
    busy.is_answered("told").await;
}

#[tokio::test]
async fn while_there_is_room_nobody_has_to_make_any() {
    let places = Places::new(16);
    let mut clients = Vec::new();
    for _ in 0..14 {
        let mut client = Client::at(&places, PATIENT).await;
        client.asks().await;
        clients.push(client);
    }
    for client in &mut clients {
        client.asks().await;
    }
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
