//! Two kinds of load. They answer different questions, and neither can answer the other's.
//!
//! **Closed**: so many clients, each asks again as soon as it has its answer. Tells how much the server can do; not how long anybody waits,
//! for a slow server is asked less.
//!
//! **Open**: so many requests a second, whatever the server does. Each is counted from its appointed time, so that a pause of the
//! server shows in every request that fell into it, not in one.

use crate::{
    client::{Answer, Connection},
    failure::Failure,
    stats::Times,
};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};
use tokio::{
    sync::Mutex,
    task::JoinSet,
    time::{Instant, sleep_until},
};

/// Makes the request with this number.
pub type Requests = Arc<dyn Fn(usize) -> Vec<u8> + Send + Sync>;

/// The same request each time.
pub fn always(request: Vec<u8>) -> Requests {
    Arc::new(move |_| request.clone())
}

/// Which answers are right.
pub type Expected = u16;

/// What came of a load.
pub struct Answers {
    /// Right ones a second.
    pub per_second: f64,
    /// How long they took, with an open loop.
    pub times: Times,
    /// Refusals, and requests without an answer.
    pub wrong: u32,
}

/// How long clients are at it before anything is counted: until everyone has asked, and what a rush needs is in memory.
const LEAD: Duration = Duration::from_millis(300);

/// How many answers a second, with so many clients, each asking again at once. Counted is what comes in while all are at it: neither the
/// first moments, nor what is still out when the time is over, for then there is less and less to do.
pub async fn closed(
    server: SocketAddr,
    clients: usize,
    time: Duration,
    requests: &Requests,
    expected: Expected,
) -> Result<Answers, Failure> {
    let number = Arc::new(AtomicUsize::new(0));
    let begin = Instant::now() + LEAD;
    let end = begin + time;
    let mut tasks = JoinSet::new();
    for _ in 0..clients {
        let (number, requests) = (Arc::clone(&number), Arc::clone(requests));
        tasks.spawn(async move {
            let (mut connection, mut right, mut wrong) = (Connection::to(server), 0_u32, 0_u32);
            while Instant::now() < end {
                let request = requests(number.fetch_add(1, Ordering::Relaxed));
                let is_right = is_right(&connection.ask(&request).await, expected);
                wrong += u32::from(!is_right);
                right += u32::from(is_right && (begin..end).contains(&Instant::now()));
            }
            (right, wrong)
        });
    }
    let (mut right, mut wrong) = (0, 0);
    while let Some(done) = tasks.join_next().await {
        let (more_right, more_wrong) = done?;
        (right, wrong) = (right + more_right, wrong + more_wrong);
    }
    Ok(Answers { per_second: f64::from(right) / time.as_secs_f64(), times: Times::default(), wrong })
}

/// How long answers take, counted from when they were due, with so many requests a second.
pub async fn open(
    server: SocketAddr,
    per_second: u32,
    time: Duration,
    requests: &Requests,
    expected: Expected,
) -> Result<Answers, Failure> {
    let pause = Duration::from_secs(1) / per_second;
    let count = usize::try_from(time.as_nanos() / pause.as_nanos()).unwrap_or(0);
    // Idle connections, as browsers keep them. Is none idle, another one is opened.
    let idle: Arc<Mutex<Vec<Connection>>> = Arc::default();
    let (began, mut tasks) = (Instant::now(), JoinSet::new());
    for number in 0..count {
        let due = began + pause * u32::try_from(number).unwrap_or(u32::MAX);
        sleep_until(due).await;
        let (idle, requests) = (Arc::clone(&idle), Arc::clone(requests));
        tasks.spawn(async move {
            let mut connection = idle.lock().await.pop().unwrap_or_else(|| Connection::to(server));
            let is_right = is_right(&connection.ask(&requests(number)).await, expected);
            let took = due.elapsed();
            idle.lock().await.push(connection);
            is_right.then_some(took)
        });
    }
    let (mut times, mut wrong) = (Vec::with_capacity(count), 0);
    while let Some(done) = tasks.join_next().await {
        match done? {
            Some(took) => times.push(took),
            None => wrong += 1,
        }
    }
    Ok(Answers { per_second: per_second.into(), times: Times::new(times), wrong })
}

fn is_right(answer: &Result<Answer, Failure>, expected: Expected) -> bool {
    answer.as_ref().is_ok_and(|answer| answer.status == expected)
}
