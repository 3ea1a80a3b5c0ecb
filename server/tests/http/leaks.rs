//! Secrets stay where they belong: one whole flow, then a look into every place that is kept.

use crate::program::{Running, ask, cookies, development, folder, free_port};

#[test]
fn ac_28_ac_92_no_secret_is_in_the_log_nor_in_the_database() {
    const PASSWORD: &str = "canary lantern by the quiet sea";
    let (folder, port) = (folder(), free_port());
    let mut command = development(folder.path(), port);
    command.env("RUST_LOG", "trace");
    let mut server = Running::start(command, 3);
    let set_up = server.greeting[2].rsplit('/').next().unwrap().to_owned();
    let opened = ask(port, "GET", &format!("/setup/{set_up}"), &[], "");
    assert!(opened.starts_with("HTTP/1.1 303 "), "{opened}");
    let form = format!(
        "form[token]={set_up}&form[organisation_name]=Laurier&form[default_locale]=fr&form[time_zone]=Europe/Paris&\
         form[support_address]=help@example.org&form[first_name]=Ada&form[email]=ada@example.org&form[password]={}",
        PASSWORD.replace(' ', "+")
    );
    let done = ask(port, "POST", "/api/setup/complete", &[], &form);
    assert!(done.starts_with("HTTP/1.1 303 ") && done.contains("set-cookie: sid="), "{done}");
    let signed_in = cookies(&done);
    let form = "form[first_name]=Camille&form[email]=camille@example.org&form[locale]=fr&form[send]=now";
    let invited = ask(port, "POST", "/api/staff/invite", &signed_in, form);
    assert!(invited.contains("done=invited"), "{invited}");
    let mailbox = folder.path().join("data/mailbox");
    let letters = || {
        std::fs::read_dir(&mailbox)
            .unwrap()
            .filter_map(Result::ok)
            .filter(|file| file.path().extension().is_some_and(|it| it == "eml"))
    };
    let patience = std::time::Instant::now();
    while letters().next().is_none() {
        assert!(patience.elapsed().as_secs() < 10, "no letter came");
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    let letter = std::fs::read(letters().next().unwrap().path()).unwrap();
    let link = domain::mail::ReadMail::parse(&letter).unwrap().link().unwrap();
    let activation = link.rsplit('/').next().unwrap().to_owned();
    assert!(ask(port, "GET", &format!("/activate/{activation}"), &[], "").starts_with("HTTP/1.1 303 "));
    let form = format!("form[token]={activation}&form[password]={}&form[locale]=fr", PASSWORD.replace(' ', "+"));
    let activated = ask(port, "POST", "/api/activation/activate", &[], &form);
    assert!(activated.contains("set-cookie: sid="), "{activated}");
    let wrong =
        ask(port, "POST", "/api/sessions/sign-in", &[], "form[sign_in_name]=ada@example.org&form[password]=canary+typed+wrongly");
    assert!(wrong.starts_with("HTTP/1.1 303 "), "{wrong}");
    let log = server.end();
    assert!(log.contains("/activate/…") && log.lines().count() >= 9, "the log was looked at: {log}");
    let key = std::fs::read_to_string(folder.path().join("data/secret.key")).unwrap().trim().to_owned();
    let mut secrets = vec![
        PASSWORD.to_owned(),
        PASSWORD.replace(' ', "+"),
        PASSWORD.replace(' ', "%20"),
        "canary typed".into(),
        "canary+typed".into(),
    ];
    secrets.extend([set_up, activation, key]);
    secrets.extend(
        signed_in
            .iter()
            .chain(&cookies(&activated))
            .filter_map(|cookie| cookie.split_once('='))
            .map(|(_, value)| value.to_owned()),
    );
    secrets.retain(|secret| secret.len() >= 10);
    assert!(secrets.len() >= 10, "{secrets:?}");
    let mut kept = vec![("the log".to_owned(), log.into_bytes())];
    for file in std::fs::read_dir(folder.path().join("data")).unwrap().filter_map(Result::ok) {
        let name = file.file_name().to_string_lossy().into_owned();
        if name.starts_with("trousseau.db") {
            kept.push((name, std::fs::read(file.path()).unwrap()));
        }
    }
    for (place, bytes) in &kept {
        let text = String::from_utf8_lossy(bytes);
        for secret in &secrets {
            assert!(!text.contains(secret.as_str()), "{secret} is in {place}");
        }
    }
}

/// Each name and each link is tried once: no account's budget and no history shows it.
#[test]
fn ac_32_ac_92_a_client_that_uses_its_attempts_up_leaves_one_line_without_an_address() {
    let (folder, port) = (folder(), free_port());
    let mut server = Running::start(development(folder.path(), port), 3);
    for n in 0..25 {
        ask(port, "GET", &format!("/activate/guessed-{n}"), &[], "");
    }
    for n in 0..33 {
        let form = format!("form[sign_in_name]=nobody{n}@example.org&form[password]=spring+2026");
        ask(port, "POST", "/api/sessions/sign-in", &[], &form);
    }
    let log = server.end();
    let lines: Vec<&str> = log.lines().filter(|line| line.contains("a client has used up its attempts")).collect();
    assert_eq!(lines.len(), 2, "{log}");
    for (line, budget) in lines.iter().zip(["link-guess", "sign-in-client"]) {
        assert!(line.contains(" WARN ") && line.contains(budget) && line.contains("client="), "{line}");
        assert!(!["127.0.0.1", "nobody", "guessed-", "spring"].iter().any(|told| line.contains(told)), "{line}");
    }
}
