//! What must stand nowhere: passwords, links, sessions and keys, in no table, no file and no form of writing.

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
};
use domain::{
    actor::Actor,
    sessions, setup,
    testing::{Backend, Colleague, ROOT_KEY, TestContext, both},
};

const CANARIES: [&str; 3] = ["canary one under the bridge", "canary two über dem Fluß", "canary three, typed wrongly"];

/// A whole life, and every secret that came up in it.
async fn live(t: &TestContext) -> Vec<String> {
    let set_up = setup::link(&t.ctx, &Actor::Operator).await.unwrap();
    let form = setup::SetUpForm { password: CANARIES[0].into(), ..t.set_up_form(&set_up, "fr") };
    let mut new_sessions = vec![setup::complete(&t.ctx, &t.client(), form).await.unwrap()];
    let ada = t.actor(&new_sessions[0]).await;
    let (account, first) = t.invited(&ada, Colleague::CAMILLE).await;
    t.asks_again("camille@example.org").await.unwrap();
    t.deliver_mail().await;
    t.resends(&ada, account).await.unwrap();
    let second = t.deliver_mail().await.secret();
    let domain::activation::LinkPage::Open { drawn, .. } = t.looks(domain::passwords::Purpose::Activation, &second).await else {
        panic!("closed");
    };
    let _ = t.activates(&first, CANARIES[2]).await;
    new_sessions.push(t.activates(&second, &drawn).await.unwrap());
    t.accepts_policy(&t.actor(&new_sessions[1]).await).await.unwrap();
    let camille = t.actor(&new_sessions[1]).await;
    let _ = t.changes_password(&camille, CANARIES[2], CANARIES[0]).await;
    new_sessions.push(t.changes_password(&camille, &drawn, CANARIES[1]).await.unwrap());
    let _ = t.signs_in("camille@example.org", CANARIES[2]).await;
    let _ = t.signs_in(CANARIES[2], "a password typed into the wrong field").await;
    new_sessions.push(t.signs_in("camille@example.org", CANARIES[1]).await.unwrap());
    t.deliver_mail().await;
    let reset = t.reset_link("camille@example.org").await;
    t.resets(&reset, CANARIES[0]).await.unwrap();
    t.deliver_mail().await;
    let last = t.signs_in("camille@example.org", CANARIES[0]).await.unwrap();
    sessions::sign_out(&t.ctx, &t.actor(&last).await).await.unwrap();
    new_sessions.push(last);
    let mut secrets: Vec<String> = CANARIES.map(str::to_owned).into();
    secrets.extend([drawn, first, second, reset, set_up.rsplit('/').next().unwrap().to_owned()]);
    secrets.extend(new_sessions.iter().map(|session| session.secret.expose()));
    secrets.extend(new_sessions.iter().map(|session| session.device.rsplit('.').next().unwrap().to_owned()));
    secrets
}

/// All the ways in which such a secret could have been written down.
fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let mut raw = vec![secret.as_bytes().to_vec()];
    // Links and sessions are 32 bytes, told as base64url.
    raw.extend(URL_SAFE_NO_PAD.decode(secret).ok().filter(|bytes| bytes.len() == 32));
    raw.extend([secret.replace(' ', "%20"), secret.replace(' ', "+")].map(String::into_bytes));
    raw.iter()
        .flat_map(|bytes| {
            let hex = bytes.iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            [
                bytes.clone(),
                hex.to_uppercase().into_bytes(),
                hex.into_bytes(),
                STANDARD_NO_PAD.encode(bytes).into_bytes(),
                URL_SAFE_NO_PAD.encode(bytes).into_bytes(),
            ]
        })
        .collect()
}

/// Bytes as text, one character each: the standard library then searches at full speed even where this test is built without any.
fn as_text(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_92_no_secret_stands_in_any_table_or_file() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let secrets = live(&t).await;
        let mut places = vec![("the tables".to_owned(), as_text(t.dump().await.as_bytes()))];
        if backend == Backend::Sqlite {
            for entry in std::fs::read_dir(t.folder()).unwrap() {
                let path = entry.unwrap().path();
                places.push((path.display().to_string(), as_text(&std::fs::read(path).unwrap())));
            }
            assert!(places.iter().any(|(place, bytes)| place.ends_with("-wal") && !bytes.is_empty()), "the log was looked at");
        }
        let keys = [ROOT_KEY, *t.ctx.keys().pepper().expose()].map(|key| URL_SAFE_NO_PAD.encode(key));
        for secret in secrets.iter().chain(&keys) {
            for spelling in spellings(secret) {
                let spelling = as_text(&spelling);
                for (place, bytes) in &places {
                    assert!(!bytes.contains(&spelling), "{secret} stands in {place} as {spelling}");
                }
            }
        }
        let (place, dump) = &places[0];
        assert!(dump.contains("$argon2id$") && dump.contains("camille@example.org"), "{place} was looked at");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ac_92_what_prints_a_form_or_a_session_prints_no_secret() {
    both(async |backend| {
        let t = TestContext::on(backend).await;
        let ada = t.administrator().await;
        let (_, link) = t.invited(&ada, Colleague::CAMILLE).await;
        let session = t.activates(&link, CANARIES[0]).await.unwrap();
        let page = t.looks(domain::passwords::Purpose::Activation, &link).await;
        let printed = [
            format!("{:?}", t.set_up_form(&link, "fr")),
            format!(
                "{:?}",
                domain::activation::ActivateForm { token: link.clone(), password: CANARIES[0].into(), locale: String::new() }
            ),
            format!("{:?}", domain::activation::PageUsedForm { token: link.clone() }),
            format!("{:?}", domain::passwords::ResetForm { token: link.clone(), password: CANARIES[0].into() }),
            format!(
                "{:?}",
                domain::passwords::ChangePasswordForm { current_password: CANARIES[0].into(), password: CANARIES[1].into() }
            ),
            format!("{:?}", sessions::SignInForm { sign_in_name: "x".into(), password: CANARIES[0].into(), next: String::new() }),
            format!("{:?} {:?} {:?}", session.secret, page, t.ctx.keys()),
        ]
        .concat();
        for secret in [link.as_str(), CANARIES[0], CANARIES[1], &session.secret.expose()] {
            assert!(!printed.contains(secret), "{secret} in {printed}");
        }
    })
    .await;
}
