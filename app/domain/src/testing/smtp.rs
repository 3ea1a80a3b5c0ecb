//! An SMTP server that does as it is told: for tests of any crate, and for measuring.
//!
//! It listens on loopback, takes letters like a relay, and misbehaves at any point of the conversation when asked to. Some of
//! what it can do no relay of good will does, which is the point.

mod certificates;
mod conversation;

pub use certificates::Certificate;

use certificates::Identity;
use std::{
    collections::{HashMap, VecDeque},
    net::{Ipv4Addr, SocketAddr},
    sync::{Arc, Mutex, MutexGuard},
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::Notify,
    task::{JoinHandle, JoinSet},
    time::timeout,
};

/// A point of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// The first word is the server's.
    Greet,
    /// Hello.
    Ehlo,
    /// "Let us encrypt."
    StartTls,
    /// Credentials.
    Auth,
    /// The sender.
    Mail,
    /// The recipient.
    Rcpt,
    /// May the message come?
    Data,
    /// The final dot.
    Dot,
}

/// What to do at a point of the conversation, instead of what is usual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Say this line. At [`Phase::Dot`] the message counts as taken only if it starts with a 2.
    Reply(String),
    /// Say nothing, for ever.
    Hang,
    /// Close the connection.
    Drop,
    /// At [`Phase::Dot`]: take the message, then close the connection without a word.
    TakeAndDrop,
}

impl Act {
    /// Say this line.
    pub fn reply(line: impl Into<String>) -> Self {
        Self::Reply(line.into())
    }
}

/// When the server encrypts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Never, and it does not offer to.
    Never,
    /// When asked to by STARTTLS.
    OnRequest,
    /// From the first byte.
    FromStart,
}

/// A message that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Envelope sender.
    pub from: String,
    /// Envelope recipients.
    pub to: Vec<String>,
    /// The message as it came over the wire, dots unstuffed.
    pub raw: Vec<u8>,
    /// Whether it came encrypted.
    pub encrypted: bool,
}

impl Received {
    /// What a mail program would show of it.
    pub fn read(&self) -> crate::mail::ReadMail {
        crate::mail::ReadMail::parse(&self.raw).expect("a message that can be read")
    }
}

/// The server. Gone when dropped.
pub struct SmtpServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    listening: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    state: Mutex<State>,
    arrived: Notify,
    encryption: Encryption,
    identity: Option<Identity>,
}

#[derive(Default)]
struct State {
    always: HashMap<Phase, Act>,
    once: HashMap<Phase, VecDeque<Act>>,
    received: Vec<Received>,
    commands: Vec<String>,
    connections: usize,
}

impl SmtpServer {
    /// Without encryption, on a free port.
    pub async fn start() -> Self {
        Self::listen(Encryption::Never, None).await
    }

    /// With encryption, under a certificate that may be wrong in some way.
    pub async fn start_encrypted(encryption: Encryption, certificate: Certificate) -> Self {
        Self::listen(encryption, Some(Identity::new(certificate))).await
    }

    async fn listen(encryption: Encryption, identity: Option<Identity>) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let shared = Arc::new(Shared { state: Mutex::default(), arrived: Notify::new(), encryption, identity });
        let listening = Mutex::new(Some(tokio::spawn(accept(listener, Arc::clone(&shared)))));
        Self { shared, address, listening }
    }

    /// As an `SMTP_URL`.
    pub fn url(&self) -> String {
        let port = self.address.port();
        match self.shared.encryption {
            Encryption::Never => format!("smtp://127.0.0.1:{port}"),
            Encryption::OnRequest => format!("smtp://localhost:{port}?tls=required"),
            Encryption::FromStart => format!("smtps://localhost:{port}"),
        }
    }

    /// The certificate (DER) of the authority that signs the good ones.
    pub fn authority(&self) -> Option<Vec<u8>> {
        self.shared.identity.as_ref().map(|identity| identity.authority.clone())
    }

    /// From now on, do this at this point.
    pub fn always(&self, phase: Phase, act: Act) {
        self.shared.state().always.insert(phase, act);
    }

    /// The next time, do this at this point. Several of them queue up.
    pub fn once(&self, phase: Phase, act: Act) {
        self.shared.state().once.entry(phase).or_default().push_back(act);
    }

    /// Behave again.
    pub fn clear(&self) {
        let mut state = self.shared.state();
        state.always.clear();
        state.once.clear();
    }

    /// What has been taken so far.
    pub fn received(&self) -> Vec<Received> {
        self.shared.state().received.clone()
    }

    /// Waits until so many messages have been taken, ten seconds at most.
    pub async fn wait_for(&self, messages: usize) -> Vec<Received> {
        let enough = async {
            loop {
                let arrived = self.shared.arrived.notified();
                let received = self.received();
                if received.len() >= messages {
                    return received;
                }
                arrived.await;
            }
        };
        let received = timeout(Duration::from_secs(10), enough).await;
        received.unwrap_or_else(|_| panic!("{messages} messages expected, {} came", self.received().len()))
    }

    /// Every command line so far, in the order in which they came.
    pub fn commands(&self) -> Vec<String> {
        self.shared.state().commands.clone()
    }

    /// How many connections there have been.
    pub fn connections(&self) -> usize {
        self.shared.state().connections
    }

    /// Closes the port and every connection.
    pub async fn go_down(&self) {
        let listening = self.listening.lock().expect("the listener").take();
        if let Some(listening) = listening {
            listening.abort();
            let _ = listening.await;
        }
    }

    /// Opens the same port again.
    pub async fn come_back(&self) {
        let listener = TcpListener::bind(self.address).await.expect("the same port");
        let listening = tokio::spawn(accept(listener, Arc::clone(&self.shared)));
        *self.listening.lock().expect("the listener") = Some(listening);
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        if let Ok(Some(listening)) = self.listening.lock().as_deref() {
            listening.abort();
        }
    }
}

/// The connections live in this task: when it is aborted, they end.
async fn accept(listener: TcpListener, shared: Arc<Shared>) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => if let Ok((stream, _)) = accepted {
                shared.state().connections += 1;
                connections.spawn(serve(stream, Arc::clone(&shared)));
            },
            Some(_) = connections.join_next() => {}
        }
    }
}

async fn serve(stream: TcpStream, shared: Arc<Shared>) {
    // Small answers must not wait for each other.
    let _ = stream.set_nodelay(true);
    match (&shared.identity, shared.encryption) {
        (Some(identity), Encryption::FromStart) => {
            if let Ok(stream) = identity.acceptor.accept(stream).await {
                conversation::hold(&shared, stream, true).await;
            }
        }
        (Some(identity), Encryption::OnRequest) => {
            if let Some(stream) = conversation::hold(&shared, stream, false).await
                && let Ok(stream) = identity.acceptor.accept(stream).await
            {
                conversation::go_on(&shared, stream).await;
            }
        }
        _ => {
            conversation::hold(&shared, stream, false).await;
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().expect("the server's state")
    }

    /// What to do at this point, if it is not the usual.
    fn act(&self, phase: Phase) -> Option<Act> {
        let mut state = self.state();
        let once = state.once.get_mut(&phase).and_then(VecDeque::pop_front);
        once.or_else(|| state.always.get(&phase).cloned())
    }

    fn take(&self, message: Received) {
        self.state().received.push(message);
        self.arrived.notify_waiters();
    }
}
