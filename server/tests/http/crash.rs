//! The program killed in the middle of its work, again and again: nothing that was acknowledged is lost, nothing is there by half.

use crate::program::{Running, asked, complaint, cookies, development, folder, free_port};
use domain::{
    chance::{System, below},
    db,
};
use sea_orm::{ConnectionTrait as _, DatabaseConnection};
use std::{
    collections::BTreeSet,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicU32, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const ROUNDS: u32 = 5;
const WRITERS: u32 = 8;
/// What has not come by then will not come.
const PATIENCE: Duration = Duration::from_secs(20);

/// What a client was told is done: the addresses of those it invited, and of those it merely added.
#[derive(Default)]
struct Acknowledged {
    invited: Mutex<BTreeSet<String>>,
    added: Mutex<BTreeSet<String>>,
    asked: AtomicU32,
}

#[tokio::test(flavor = "multi_thread")]
async fn ft_01_killed_at_any_moment_the_server_has_kept_what_it_acknowledged_and_nothing_by_half() {
    let (folder, port) = (folder(), free_port());
    let mut server = Running::start(development(folder.path(), port), 3);
    let session = set_up(port, &server.greeting[2]);
    let known = Acknowledged::default();
    for _ in 0..ROUNDS {
        write_until_killed(&mut server, port, &session, &known);
        server = Running::start(development(folder.path(), port), 2);
        wait_until("it is ready again", || asked(port, "GET", "/readyz", &[], "").is_ok_and(|told| told.contains("\nready")));
        assert_nothing_lost_and_nothing_by_half(folder.path(), &known).await;
    }
    assert!(known.invited.lock().unwrap().len() + known.added.lock().unwrap().len() >= 20, "too little was written to tell");
    assert_every_letter_leaves(port, folder.path()).await;
    assert_eq!(server.terminate(), 0);
}

/// The first run; the administrator's cookies.
fn set_up(port: u16, link: &str) -> Vec<String> {
    let token = link.rsplit('/').next().unwrap();
    let form = format!(
        "form[token]={token}&form[organisation_name]=Laurier&form[default_locale]=fr&form[time_zone]=Europe/Paris&\
         form[support_address]=help@example.org&form[first_name]=Ada&form[email]=ada@example.org&\
         form[password]=seven+herons+over+the+canal"
    );
    let done = asked(port, "POST", "/api/setup/complete", &[], &form).unwrap();
    assert!(done.starts_with("HTTP/1.1 303 ") && done.contains("set-cookie: sid="), "{done}");
    cookies(&done)
}

/// Eight clients write as fast as they are answered, until the server is gone: after 20 ms to two seconds.
fn write_until_killed(server: &mut Running, port: u16, session: &[String], known: &Acknowledged) {
    let moment = Duration::from_millis(u64::from(20 + below(&System, 1_981)));
    thread::scope(|scope| {
        for _ in 0..WRITERS {
            scope.spawn(|| while write(port, session, known) {});
        }
        thread::sleep(moment);
        server.kill();
    });
}

/// Adds a colleague, sending the invitation every other time. `false` when nobody answers any more.
fn write(port: u16, session: &[String], known: &Acknowledged) -> bool {
    let n = known.asked.fetch_add(1, Ordering::Relaxed);
    let (send, kept) = if n.is_multiple_of(2) { ("now", &known.invited) } else { ("later", &known.added) };
    let address = format!("person{n}@example.org");
    let form = format!("form[first_name]=Camille&form[email]={address}&form[locale]=fr&form[send]={send}");
    match asked(port, "POST", "/api/staff/invite", session, &form) {
        // An answer that was cut off tells nothing.
        Ok(answer) if answer.contains("\r\n\r\n") => {
            assert!(answer.starts_with("HTTP/1.1 303 ") && answer.contains("done="), "{answer}");
            kept.lock().unwrap().insert(address);
            true
        }
        _ => false,
    }
}

/// The invariants of an installation, looked at from beside it.
async fn assert_nothing_lost_and_nothing_by_half(folder: &Path, known: &Acknowledged) {
    let db = open(folder).await;
    assert_eq!(texts(&db, "PRAGMA integrity_check").await, ["ok"]);
    assert!(db.query_all_raw(statement("PRAGMA foreign_key_check")).await.unwrap().is_empty());
    let there = |condition: &'static str| {
        let db = &db;
        async move {
            let sql = format!("SELECT sign_in_key FROM accounts WHERE NOT is_administrator AND invited_at IS {condition}");
            texts(db, &sql).await.into_iter().collect::<BTreeSet<_>>()
        }
    };
    for (acknowledged, present) in [(&known.invited, there("NOT NULL").await), (&known.added, there("NULL").await)] {
        let lost: Vec<String> = acknowledged.lock().unwrap().difference(&present).cloned().collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
    for (told, broken) in BY_HALF {
        assert_eq!(texts(&db, broken).await, Vec::<String>::new(), "{told}");
    }
    db.close().await.unwrap();
    let verified = development(folder, 3000).args(["history", "verify"]).env("RUST_LOG", "off").output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", complaint(&verified));
}

/// What must not be there, each with a query that finds it: an account has its sign-in name and exactly one "created" in the history; an
/// invitation has its link, its letter and its line in the history, and each of them its account; and nobody holds a letter for longer
/// than a lease.
const BY_HALF: [(&str, &str); 6] = [
    (
        "an account without its name or its history",
        "SELECT a.sign_in_key FROM accounts a WHERE NOT a.is_administrator AND (
            NOT EXISTS (SELECT 1 FROM sign_in_names n WHERE n.account_id = a.id)
            OR 1 <> (SELECT count(*) FROM history h WHERE h.subject_id = a.id AND h.event = 'account-created'))",
    ),
    (
        "an invitation without its link, its letter or its history",
        "SELECT a.sign_in_key FROM accounts a WHERE a.invited_at IS NOT NULL AND (
            1 <> (SELECT count(*) FROM tokens t WHERE t.account_id = a.id)
            OR 1 <> (SELECT count(*) FROM outbox o WHERE o.account_id = a.id AND o.kind = 'activation')
            OR 1 <> (SELECT count(*) FROM history h WHERE h.subject_id = a.id AND h.event = 'invitation-queued'))",
    ),
    (
        "a letter for somebody who was not invited",
        "SELECT a.sign_in_key FROM accounts a WHERE a.invited_at IS NULL AND NOT a.is_administrator AND (
            EXISTS (SELECT 1 FROM outbox o WHERE o.account_id = a.id) OR EXISTS (SELECT 1 FROM tokens t WHERE t.account_id = a.id))",
    ),
    (
        "history of nobody",
        "SELECT h.event FROM history h WHERE h.subject_id IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM accounts a WHERE a.id = h.subject_id)",
    ),
    (
        "a letter that was sent and whose history does not say so, or says so twice",
        "SELECT o.address FROM outbox o WHERE o.state = 'sent'
            AND 1 <> (SELECT count(*) FROM history h WHERE h.subject_id = o.account_id AND h.event = 'letter-handed-over')",
    ),
    (
        "a lease without end",
        "SELECT o.address FROM outbox o WHERE o.state = 'queued' AND o.lease_until > strftime('%Y-%m-%dT%H:%M:%S', 'now', '+15 minutes', '+5 seconds')",
    ),
];

/// A quarter of an hour later no lease of a killed worker is left in anybody's way: every invitation leaves.
async fn assert_every_letter_leaves(port: u16, folder: &Path) {
    asked(port, "POST", "/dev/clock", &[], "advance_s=960").unwrap();
    let db = open(folder).await;
    let begun = Instant::now();
    while !texts(&db, "SELECT address FROM outbox WHERE state <> 'sent'").await.is_empty() {
        assert!(begun.elapsed() < PATIENCE, "letters were left in the outbox");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let sent = texts(&db, "SELECT address FROM outbox").await.len();
    let letters = std::fs::read_dir(folder.join("data/mailbox")).unwrap().filter_map(Result::ok);
    let letters = letters.filter(|file| file.path().extension().is_some_and(|ending| ending == "eml"));
    assert_eq!(letters.count(), sent, "a letter for each row, each once");
    db.close().await.unwrap();
}

fn wait_until(what: &str, is_so: impl Fn() -> bool) {
    let begun = Instant::now();
    while !is_so() {
        assert!(begun.elapsed() < PATIENCE, "waited in vain until {what}");
        thread::sleep(Duration::from_millis(20));
    }
}

async fn open(folder: &Path) -> DatabaseConnection {
    db::connect(&format!("sqlite://{}", folder.join("data/trousseau.db").display())).await.unwrap()
}

fn statement(sql: &str) -> sea_orm::Statement {
    sea_orm::Statement::from_string(sea_orm::DatabaseBackend::Sqlite, sql)
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Vec<String> {
    let rows = db.query_all_raw(statement(sql)).await.unwrap();
    rows.into_iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}
