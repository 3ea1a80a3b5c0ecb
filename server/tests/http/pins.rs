//! PINs at the program's own door.

use crate::program::{Running, asked, cookies, development, folder, free_port};
use domain::db;
use sea_orm::{ConnectionTrait as _, DatabaseBackend, Statement};
use std::path::Path;

const PIN: &str = "820461";

/// The first run, with a housekeeper whose PIN was typed.
fn begin(port: u16, link: &str) {
    let send = |path: &str, session: &[String], form: &str| {
        let told = asked(port, "POST", &format!("/api/{path}"), session, form).unwrap();
        assert!(told.starts_with("HTTP/1.1 303 ") && !told.contains("set-cookie: form="), "{path}: {told}");
        told
    };
    let token = link.rsplit('/').next().unwrap();
    let form = format!(
        "form[token]={token}&form[organisation_name]=Laurier&form[default_locale]=fr&form[time_zone]=Europe/Paris&\
         form[support_address]=help@example.org&form[first_name]=Ada&form[email]=ada@example.org&\
         form[password]=seven+herons+over+the+canal"
    );
    let session = cookies(&send("setup/complete", &[], &form));
    send("settings/save", &session, "form[version]=1&form[default_locale]=fr&form[may_type_pins]=true");
    send("user-groups/save", &session, "form[names][fr]=M%C3%A9nage&form[signs_in]=pin");
    let page = asked(port, "GET", "/staff/new", &session, "").unwrap();
    let group = page.split("value=\"").filter_map(|rest| rest.split('"').next()).find(|value| {
        // The only choice of a user group there is.
        value.len() == 36 && page.contains(&format!("<option value=\"{value}\"")) && page.contains("M\u{e9}nage")
    });
    let group = group.expect("the user group on the form");
    let form = format!(
        "form[first_name]=Awa&form[last_name]=Diallo&form[locale]=fr&form[send]=now&form[user_group]={group}&form[pin]={PIN}"
    );
    send("staff/invite", &session, &form);
}

fn signs_in(port: u16, pin: &str) -> bool {
    let form = format!("form[sign_in_name]=awa.diallo&form[password]={pin}");
    let told = asked(port, "POST", "/api/sessions/sign-in", &[], &form).unwrap();
    told.contains("set-cookie: sid=")
}

fn advance(port: u16, minutes: u32) {
    asked(port, "POST", "/dev/clock", &[], &format!("advance_s={}", minutes * 60)).unwrap();
}

async fn count(folder: &Path, sql: &str) -> i64 {
    let db = db::connect(&format!("sqlite://{}", folder.join("data/trousseau.db").display())).await.unwrap();
    let row = db.query_one_raw(Statement::from_string(DatabaseBackend::Sqlite, sql)).await.unwrap().unwrap();
    let count = row.try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    count
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_51_killed_at_the_ninth_wrong_pin_the_server_still_locks_at_the_tenth() {
    let (folder, port) = (folder(), free_port());
    let mut server = Running::start(development(folder.path(), port), 3);
    begin(port, &server.greeting[2]);
    for minutes in [0, 0, 0, 0, 0, 1, 2, 4, 8] {
        advance(port, minutes);
        assert!(!signs_in(port, "730582"));
    }
    let locked = "SELECT count(*) FROM history WHERE event = 'sign-in-locked'";
    assert_eq!(count(folder.path(), locked).await, 0);
    server.kill();
    let mut server = Running::start(development(folder.path(), port), 2);
    advance(port, 60);
    for _ in 0..5 {
        assert!(!signs_in(port, "730582"));
    }
    assert_eq!(count(folder.path(), locked).await, 1);
    // And it stays so, for the right PIN too, until a manager decides.
    advance(port, 60);
    assert!(!signs_in(port, PIN));
    assert_eq!(count(folder.path(), locked).await, 1);
    assert_eq!(server.terminate(), 0);
}
