//! Configuration, exit codes, the lock and the commands, as an operator meets them.

use crate::program::{Running, complaint, development, folder, free_port, trousseau};
use domain::testing::TestContext;
use sea_orm::ConnectionTrait as _;

const KEY: &str = "q5yKcK5n0pTCUVPrn9qg8W3a1sZ7uVdFh0mBxJt2eLs=";

#[test]
fn ft_36_a_faulty_configuration_ends_with_exit_code_2_and_one_line_that_names_the_key() {
    let folder = folder();
    let good = [
        ("TROUSSEAU_BASE_URL", "https://staff.example.org"),
        ("SMTP_URL", "smtps://mail.example.org"),
        ("TROUSSEAU_MAIL_FROM", "staff@example.org"),
        ("TROUSSEAU_SECRET_KEY", KEY),
        ("TROUSSEAU_TRUSTED_PROXIES", "127.0.0.1/32"),
    ];
    let cases = [
        ("TROUSSEAU_BASE_URL", None),
        ("TROUSSEAU_BASE_URL", Some("http://staff.example.org")),
        ("SMTP_URL", None),
        ("SMTP_URL", Some("smtp://mail.example.org")),
        ("TROUSSEAU_MAIL_FROM", None),
        ("TROUSSEAU_SECRET_KEY", Some("c2hvcnQ=")),
        ("TROUSSEAU_SECRET_KEY", Some("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")),
        ("TROUSSEAU_LISTEN", Some("everywhere")),
        ("TROUSSEAU_ENV", Some("staging")),
        ("TROUSSEAU_TRUSTED_PROXIES", None),
        ("TROUSSEAU_TRUSTED_PROXIES", Some("proxy")),
        ("DATABASE_URL", Some("mysql://localhost/staff")),
        ("DATABASE_URL", Some("postgres://nobody@127.0.0.1:1/staff")),
        ("TROUSSEAU_DATA", Some("/proc/nowhere")),
    ];
    for (language, telling) in [("en_GB.UTF-8", "trousseau: "), ("fr_CA.UTF-8", "trousseau: ")] {
        for (key, value) in cases {
            let mut command = trousseau(folder.path());
            command.arg("serve").env("LANG", language).env("RUST_LOG", "off").envs(good).env_remove(key);
            if let Some(value) = value {
                command.env(key, value);
            }
            let output = command.output().unwrap();
            let complaint = complaint(&output);
            assert_eq!(output.status.code(), Some(2), "{key}={value:?}: {complaint}");
            assert!(complaint.starts_with(telling) && complaint.contains(key) && complaint.lines().count() == 1, "{complaint}");
        }
    }
}

#[test]
fn ft_36_a_relay_that_is_down_does_not_keep_the_server_from_starting() {
    let (folder, port) = (folder(), free_port());
    let mut command = development(folder.path(), port);
    command.env("SMTP_URL", "smtp://127.0.0.1:1");
    let mut server = Running::start(command, 3);
    assert!(server.greeting[0].contains(&format!("http://localhost:{port}")), "{:?}", server.greeting);
    assert_eq!(server.terminate(), 0);
}

#[test]
fn ft_13_a_second_server_on_the_same_data_refuses_to_start() {
    let folder = folder();
    let mut first = Running::start(development(folder.path(), free_port()), 3);
    assert!(first.greeting[2].contains("/setup/"), "{:?}", first.greeting);
    for command in ["serve", "migrate"] {
        let output = development(folder.path(), free_port()).arg(command).output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{command}: {}", complaint(&output));
        assert!(complaint(&output).contains("data/trousseau.db"), "{}", complaint(&output));
    }
    for beside in [&["doctor"][..], &["history", "verify"], &["setup-link"]] {
        let output = development(folder.path(), free_port()).args(beside).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{beside:?}: {}", complaint(&output));
    }
    assert_eq!(first.terminate(), 0);
    let again = development(folder.path(), free_port()).arg("migrate").output().unwrap();
    assert_eq!(again.status.code(), Some(0), "{}", complaint(&again));
}

/// A key made anew would fit no password and no link: better no server than one that refuses everybody.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_whose_key_is_gone_is_not_served_with_a_new_one() {
    let t = TestContext::new().await;
    t.administrator().await;
    let folder = folder();
    for key in [None, Some(KEY)] {
        let mut command = development(folder.path(), free_port());
        command.arg("migrate").env("DATABASE_URL", t.url()).envs(key.map(|key| ("TROUSSEAU_SECRET_KEY", key)));
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", complaint(&output));
        assert!(complaint(&output).contains("TROUSSEAU_SECRET_KEY"), "{}", complaint(&output));
    }
    assert!(!folder.path().join("data/secret.key").exists(), "no key was made");
}

#[test]
fn ac_96_the_server_listens_on_this_machine_only_unless_told_otherwise() {
    let config = crate::browser::config([]);
    assert!(config.listen.ip().is_loopback());
}

#[test]
fn ac_96_a_key_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = folder();
    let made = development(folder.path(), 3000).arg("migrate").output().unwrap();
    assert_eq!(made.status.code(), Some(0), "{}", complaint(&made));
    let key = folder.path().join("data/secret.key");
    assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o644)).unwrap();
    let output = development(folder.path(), 3000).arg("migrate").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(complaint(&output).contains("TROUSSEAU_SECRET_KEY") && complaint(&output).contains("secret.key"));
}

#[test]
fn the_commands_answer_in_the_terminals_language_and_with_their_exit_codes() {
    let folder = folder();
    let run = |arguments: &[&str], language: &str| {
        development(folder.path(), 3000).args(arguments).env("LANG", language).env("RUST_LOG", "off").output().unwrap()
    };
    assert_eq!(run(&["--help"], "fr_FR.UTF-8").status.code(), Some(0));
    assert!(String::from_utf8_lossy(&run(&["serve", "--help"], "fr_FR.UTF-8").stdout).contains("Lancer le serveur"));
    assert_eq!(run(&["dance"], "en").status.code(), Some(2));
    assert_eq!(run(&[], "en").status.code(), Some(2));
    assert_eq!(run(&["mail", "test"], "en").status.code(), Some(2));
    assert_eq!(run(&["doctor"], "en").status.code(), Some(1), "nothing is migrated yet");
    assert_eq!(run(&["migrate"], "en").status.code(), Some(0));
    assert_eq!(run(&["doctor"], "fr").status.code(), Some(0));
    assert_eq!(run(&["mail", "test", "me@example.org"], "en").status.code(), Some(2), "no relay is configured");
    let link = run(&["setup-link"], "en");
    assert!(String::from_utf8_lossy(&link.stdout).starts_with("http://localhost:3000/setup/"));
    assert!(String::from_utf8_lossy(&run(&["history", "verify"], "en").stdout).contains("empty"));
}

/// A mail system's pipe: whatever could be read is done, and what it was about stands on standard output without any of it.
#[test]
fn ac_17_a_bounce_is_taken_from_standard_input_and_ends_with_0_whatever_it_says() {
    let folder = folder();
    let bounce = |message: &[u8]| {
        let path = folder.path().join("message");
        std::fs::write(&path, message).unwrap();
        let mut command = development(folder.path(), 3000);
        command.args(["mail", "bounce"]).env("LANG", "en").env("RUST_LOG", "off");
        command.stdin(std::fs::File::open(path).unwrap()).output().unwrap()
    };
    let migrated = development(folder.path(), 3000).arg("migrate").output().unwrap();
    assert_eq!(migrated.status.code(), Some(0), "{}", complaint(&migrated));
    let nothing = bounce(b"");
    assert_eq!(nothing.status.code(), Some(1));
    assert!(complaint(&nothing).contains("standard input"), "{}", complaint(&nothing));
    let forged = "From: mailer-daemon@example.org\r\nContent-Type: message/delivery-status\r\n\r\n\
                  Reporting-MTA: dns; x\r\n\r\nFinal-Recipient: rfc822; ada@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n";
    let long = forged.to_owned() + &"x".repeat(3 << 20);
    for (message, said) in [
        ("Hello,\r\n\r\nI am away.", "no report"),
        (forged, "doesn’t prove"),
        (&long, "doesn’t prove"),
        ("\0\u{fe}", "no report"),
    ] {
        let done = bounce(message.as_bytes());
        let answer = String::from_utf8_lossy(&done.stdout).into_owned();
        assert_eq!(done.status.code(), Some(0), "{}", complaint(&done));
        assert!(answer.contains(said) && !answer.contains("ada@") && answer.lines().count() == 1, "{answer}");
    }
}

#[tokio::test]
async fn ft_32_a_database_of_a_newer_version_is_left_alone() {
    let folder = folder();
    let migrate = || development(folder.path(), 3000).arg("migrate").env("RUST_LOG", "off").output().unwrap();
    assert_eq!(migrate().status.code(), Some(0));
    let database = folder.path().join("data/trousseau.db");
    let opened = domain::db::connect(&format!("sqlite://{}", database.display())).await.unwrap();
    opened
        .execute_unprepared("INSERT INTO seaql_migrations (version, applied_at) VALUES ('m29990101_000001_later', 0)")
        .await
        .unwrap();
    opened.close().await.unwrap();
    let before = std::fs::read(&database).unwrap();
    let output = migrate();
    assert_eq!(output.status.code(), Some(2), "{}", complaint(&output));
    assert!(complaint(&output).contains("DATABASE_URL"), "{}", complaint(&output));
    assert_eq!(std::fs::read(&database).unwrap(), before);
}
